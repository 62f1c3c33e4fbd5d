import { html, nothing } from 'lit';
import { dateIn } from '../shared/format';
import { now } from '../shared/now';
import type { Part } from '../shared/piece';
import { assetLine, entries, type Asset, type Entry } from '../shared/record';
import type { Order } from '../shared/shapes';

/** What was before at the place of an order. */
export const beforePath = (orderId: string): string => `/record?order=${orderId}&limit=50`;

/** What to know of the house before the work: wishes, what stands there, and what was said and done there before. */
export function beforeCards(order: Order, assets: Asset[], before: Entry[]): Part {
  return html`${order.customerWishes ? html`<section class="card" aria-labelledby="wishes"><h2 id="wishes">Wishes</h2><p>${order.customerWishes}</p></section>` : nothing}
    ${assets.length ? html`<section class="card" aria-labelledby="equipment"><h2 id="equipment">Equipment there</h2><ul class="stack tight">${assets.map(asset =>
      html`<li>${order.equipment.some(piece => piece.assetId === asset.id) ? html`<span class="tag">This job</span>` : nothing}${assetLine(asset,
        dateIn(order.zone, now()))}</li>`)}</ul></section>` : nothing}
    ${before.length ? html`<section class="card" aria-labelledby="before"><details class="folded"><summary><h2 id="before">What was before (${before.length})</h2></summary>
      ${entries(before, order.zone)}</details></section>` : nothing}`;
}
