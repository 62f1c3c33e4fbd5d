import { html, nothing } from 'lit';
import { get } from '../shared/api';
import { field } from '../shared/field';
import { titleOf } from '../shared/format';
import { Problem } from '../shared/problem';
import type { OrderItem, Page } from '../shared/shapes';
import type { Control } from './controls';

/** Another order, found by its number; the newest are offered as one types. */
export function orderNumber(known: OrderItem[], self: string): Control<string> {
  return { first: '', isEmpty: value => !value.trim(), sent: value => idOf(value.trim(), known, self),
    draw: (place, value, keep) => field({ ...place, label: `${place.label}, by its number`, aside: place.required ? undefined : 'optional' },
      html`<input class="input" id=${place.id} list="${place.id}-known" maxlength="40" autocomplete="off" .value=${value}
        aria-required=${place.required ? 'true' : nothing} aria-invalid=${place.wrong ? 'true' : nothing}
        @input=${(event: Event) => keep((event.target as HTMLInputElement).value)} />
        <datalist id="${place.id}-known">${known.filter(order => order.id !== self).map(order => html`<option
          value=${order.number}>${order.customerName}: ${titleOf(order.description, 50)}</option>`)}</datalist>`) };
}

/** An older order than those that were offered is looked for. */
async function idOf(number: string, known: OrderItem[], self: string): Promise<string> {
  const among = (orders: OrderItem[]): OrderItem | undefined =>
    orders.find(order => order.number.toLowerCase() === number.toLowerCase() && order.id !== self);
  const found = among(known) ?? among((await get<Page<OrderItem>>(`/work-orders?q=${encodeURIComponent(number)}`)).items);
  if (!found) throw new Problem(404, 'unknown-order', `There is no other order ${number}. Look for its number in the list of orders.`);
  return found.id;
}
