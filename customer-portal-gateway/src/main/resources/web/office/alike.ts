// Who may be written down twice: found by number, mail address, or a very alike name and place.
import { html, nothing } from 'lit';
import type { Part } from '../shared/piece';
import { notice } from '../shared/states';
import { to } from './routes';

export interface Alike { id: string; name: string; billingAddress: string; because: ('PHONE' | 'EMAIL' | 'NAME_AND_PLACE')[] }

const WHY = { PHONE: 'the same phone number', EMAIL: 'the same mail address', NAME_AND_PLACE: 'a very alike name and place' };

/** `lead` = "May be doubled". `also` is what can be done about one of them. */
export function alikeNote(lead: string, all: Alike[], also: (one: Alike) => Part = () => nothing): Part {
  if (all.length === 0) return nothing;
  return html`<div role="status">${notice('warn', 'triangle-alert', html`${lead}: <ul class="stack tight">${all.map(one => html`<li><a href=${to.customer(one.id)}>${one.name}</a>,
    ${one.billingAddress} (${one.because.map(why => WHY[why]).join(', ')}) ${also(one)}</li>`)}</ul>`)}</div>`;
}
