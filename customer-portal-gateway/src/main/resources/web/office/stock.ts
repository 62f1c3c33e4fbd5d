import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Contact, StockItem } from '../shared/answers';
import { textInput } from '../shared/field';
import { count, firstName, money, quantity } from '../shared/format';
import { Load } from '../shared/load';
import { icon, Piece } from '../shared/piece';
import type { Page } from '../shared/shapes';
import { empty } from '../shared/states';
import { titled } from './titled';

/** What lies where: store and vans. */
@customElement('office-stock')
export class Stock extends Piece {
  @state() private search = '';
  @state() private low = false;
  private readonly stock = new Load<Page<StockItem>>(this, () => '/stock', { concerns: change => change.family === 'stock' || change.family === 'part' });
  private readonly people = new Load<Page<Contact>>(this, () => '/people', { concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    titled('Stock');
    return html`<div class="stack"><h1>Stock</h1>
      <div class="inline"><div class="search">${icon('search')}<label class="aside" for="part">Find a part</label>
          ${textInput({ id: 'part', type: 'search', value: this.search, placeholder: 'Find a part', input: value => { this.search = value; } })}</div>
        <button class="chip" type="button" aria-pressed=${this.low} @click=${() => { this.low = !this.low; }}>Running low</button></div>
      <section class="card list" aria-label="Stock">${this.stock.show('We could not load the stock.', page =>
        this.list(page.items))}</section></div>`;
  }

  private list(all: StockItem[]): TemplateResult {
    if (all.length === 0) return empty('Nothing in stock yet', 'Parts appear here when goods are booked in.', nothing, 'package');
    const wanted = this.search.trim().toLowerCase();
    const items = all.filter(item => (!this.low || item.low) && `${item.name} ${item.number}`.toLowerCase().includes(wanted));
    if (items.length === 0) return empty('No such part', this.low ? 'Nothing runs low among them.' : 'Try fewer letters.', nothing, 'package');
    return html`<table class="table rows"><caption class="aside">${count(items.length, 'entry', 'entries')}</caption>
      <thead><tr><th scope="col">Part</th><th scope="col">Where</th><th scope="col" class="number">On hand</th><th scope="col"
        class="number">Costs us each</th><th scope="col">State</th></tr></thead>
      <tbody>${items.map(item => html`<tr><td><span class="strong">${item.name || 'Name not known yet'}</span><div
        class="muted small">${item.number}</div></td><td>${this.place(item.location)}</td>
        <td class="number"><span class="column-name">On hand </span>${quantity({ amount: item.onHand, unit: item.unit })}</td><td
          class="number">${item.unitCost ? html`<span class="column-name">Costs us each </span>${money(item.unitCost)}` : nothing}</td>
        <td>${item.onHand < 0 ? html`<span class="tag warn">${icon('triangle-alert')}Used more than booked in</span>` : item.low
          ? html`<span class="tag warn">${icon('triangle-alert')}Running low</span>` : nothing}</td></tr>`)}</tbody></table>`;
  }

  private place(location: string): string {
    const owner = this.people.value?.items.find(person => location === `van-${person.id}`);
    return owner ? `${firstName(owner.name)}’s van` : location.startsWith('van-') ? 'A van' : location === 'store' ? 'Store' : location;
  }
}
