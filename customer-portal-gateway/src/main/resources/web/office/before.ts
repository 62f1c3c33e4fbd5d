import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Customer } from '../shared/answers';
import { dateIn, moment, READER_ZONE, titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { Piece, type Part } from '../shared/piece';
import { assetLine, entries, type Asset, type Entry } from '../shared/record';
import type { OrderItem, Page } from '../shared/shapes';
import { pill } from '../shared/status';
import { to } from './routes';

const SHORTEST = 8;
const SETTLE_MILLIS = 400;

/** Beside the form, while somebody is on the telephone: what the customer wishes, what stands there, what was before and what reads alike. */
@customElement('office-before')
export class Before extends Piece {
  @property({ attribute: false }) customer?: Customer;
  @property() siteId = '';
  @property() words = '';
  private readonly record = new Load<Page<Entry>>(this, () => this.customer
    && `/record?customer=${encodeURIComponent(this.customer.id)}&kind=REQUEST,DONE,NOTE,REPLY,RECOMMENDATION&limit=8`);
  private readonly alike = new Load<Page<OrderItem>>(this, () => this.customer && this.words.trim().length >= SHORTEST
    ? `/similar-orders?customer=${encodeURIComponent(this.customer.id)}&words=${encodeURIComponent(this.words.trim())}` : undefined, { concerns: () => false });
  private readonly assets = new Load<Page<Asset>>(this, () => this.siteId ? `/assets?site=${encodeURIComponent(this.siteId)}` : undefined, {
    concerns: change => change.family === 'directory' });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('customer')) void this.record.fresh();
    if (changed.has('siteId')) void this.assets.fresh();
    if (changed.has('words') || changed.has('customer')) this.alike.soon(SETTLE_MILLIS);
  }

  protected override render(): TemplateResult {
    const { customer } = this;
    if (!customer) return html``;
    return html`<div class="stack">${customer.wishes ? html`<section class="card" aria-labelledby="wishes"><h2 id="wishes">Wishes</h2><p>${customer.wishes}</p></section>` : nothing}
      ${this.equipment()}${this.readsAlike()}
      <section class="card" aria-labelledby="before"><h2 id="before">What was before</h2>${this.record.show('We could not load what was before.', page =>
        page.items.length ? html`${entries(page.items, READER_ZONE, to.order)}<a href=${to.customer(customer.id)}>The whole record</a>`
          : html`<p class="muted">Nothing: it is the first order.</p>`)}</section></div>`;
  }

  private equipment(): Part {
    const all = this.assets.value?.items ?? [];
    if (!this.siteId || all.length === 0) return nothing;
    const today = dateIn(READER_ZONE, now());
    return html`<section class="card" aria-labelledby="equipment"><h2 id="equipment">Equipment there</h2><ul class="stack tight">${all.map(asset =>
      html`<li>${assetLine(asset, today)}</li>`)}</ul></section>`;
  }

  private readsAlike(): Part {
    const all = this.alike.value?.items ?? [];
    if (this.words.trim().length < SHORTEST || all.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="alike"><h2 id="alike">Reads alike</h2><ul class="stack tight">${all.map(one => html`<li class="row apart"><span><a
      href=${to.order(one.id)}>${titleOf(one.description, 60)}</a> <span class="muted small">${one.number}, ${moment(one.openedAt)}</span></span>${pill(one.status, {
        outcome: one.outcome, hold: one.hold, policy: one.policyId })}</li>`)}</ul></section>`;
  }
}
