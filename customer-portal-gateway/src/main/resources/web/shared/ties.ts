// Other orders that belong to one, and what was left for another day: the same card for the office and for the customer.
import { html, nothing, type TemplateResult } from 'lit';
import { LINKED } from './facts';
import { count } from './format';
import type { Part } from './piece';
import type { Order, Ties } from './shapes';

/** Nothing where there are none. */
export function tiesCard(order: Order, to: (id: string) => string, more: Part = nothing): Part {
  const { ties } = order;
  const into = order.outcome === 'DUPLICATE' ? ties?.mergedInto : undefined;
  if (!into && !ties?.others.length && !ties?.followUps.length && more === nothing) return nothing;
  return html`<section class="card" aria-labelledby="ties"><h2 id="ties">Other orders</h2>
    ${into ? html`<p>Goes on as <a href=${to(into.orderId)}>${into.number}</a>.</p>` : nothing}
    ${ties?.others.map(one => html`<p>${linked(LINKED[one.kind] ?? LINKED.RELATED!, one.number, to(one.orderId))}</p>`)}
    ${ties?.followUps.map(one => html`<div><p>“${one.text}”</p><p class="muted small">${left(one, to)}</p></div>`)}${more}</section>`;
}

/** The sentence, with the number as a link. */
function linked(words: (number: string) => string, number: string, href: string): TemplateResult {
  const [before = '', after = ''] = words('\n').split('\n');
  return html`${before}<a href=${href}>${number}</a>${after}`;
}

function left(one: Ties['followUps'][number], to: (id: string) => string): Part {
  switch (one.kind) {
    case 'ORDER': return html`left for another day: <a href=${to(one.followUpId)}>${one.number}</a>`;
    case 'TASK': return 'a task for the office';
    case 'REMINDER': return one.inMonths ? `a reminder in ${count(one.inMonths, 'month')}` : 'a reminder, soon';
  }
}
