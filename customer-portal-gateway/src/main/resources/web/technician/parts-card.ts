import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StockItem } from '../shared/answers';
import { askFirst } from '../shared/dialog';
import { field, textInput } from '../shared/field';
import { quantity } from '../shared/format';
import { icon, Piece } from '../shared/piece';
import type { View } from './view';

/** Of a single piece, its serial number and the last day on which its maker stands for it, where they were noted. */
export interface Taken { item: StockItem; amount: number; serial?: string; warrantyUntil?: string }
/** `amount` is absent where all of the line comes back. */
export interface Returned { part: View['parts'][number]; amount?: number }

const MOST = 9_999;

/** What was used and may go back into the van, and what of it is used next. Fires `use` and `return`. */
@customElement('tech-parts')
export class PartsCard extends Piece {
  @property({ attribute: false }) shown!: View;
  /** What lies in the technician's van. */
  @property({ attribute: false }) stock: StockItem[] = [];
  @property({ type: Boolean }) locked = false;
  @property({ type: Boolean }) returns = false;
  @state() private chosen = '';
  @state() private amount = 1;
  @state() private serial = '';
  @state() private until = '';

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="parts"><div class="row apart"><h2 id="parts">Parts</h2><span
      class="muted small">from the van</span></div>
      ${this.shown.parts.length ? html`<ul class="used">${this.shown.parts.map(part => html`<li><span>${part.name}${part.waits
        ? html` <span class="muted small">${icon('clock')} waits to be sent</span>`
          : nothing}</span><span class="row"><strong>${quantity({ amount: part.amount, unit: part.unit })}</strong>${this.returns
            ? html`<button class="button quiet" type="button" aria-label="Return ${part.name}" @click=${() => void
              this.giveBack(part)}>${icon('rotate-ccw')}Return…</button>` : nothing}</span></li>`)}</ul>`
        : html`<p class="muted">None used yet.</p>`}
      ${this.locked ? nothing : this.form()}</section>`;
  }

  private form(): TemplateResult {
    if (this.stock.length === 0) return html`<p class="muted small">What lies in the van is not known here yet.</p>`;
    const item = this.stock.find(one => one.partId === this.chosen);
    return html`<form class="stack" @submit=${this.use}>
      <label class="label" for="part">Use a part</label>
      <select class="input" id="part" @change=${(event: Event) => { this.chosen = (event.target as HTMLSelectElement).value; this.amount = 1; }}>
        <option value="" ?selected=${!this.chosen}>Choose a part</option>
        ${this.stock.map(one => html`<option value=${one.partId} ?selected=${one.partId === this.chosen}>${one.name},
          ${quantity({ amount: one.onHand, unit: one.unit })} in van</option>`)}</select>
      ${item ? html`<div class="row apart"><div class="amount-step">
          <button class="button icon-only" type="button" aria-label="One less" @click=${() => this.step(-1)}>${icon('minus')}</button>
          <input class="input amount" inputmode="decimal" aria-label="How much, in ${item.unit}" .value=${String(this.amount)}
            @change=${this.typed} />
          <button class="button icon-only" type="button" aria-label="One more" @click=${() => this.step(1)}>${icon('plus')}</button></div>
        <button class="button" type="submit">Use ${quantity({ amount: this.amount, unit: item.unit })}</button></div>
        ${this.amount > item.onHand ? html`<p class="muted small" role="status">More than the list says is in the van. It is taken anyway,
          and the office is shown it.</p>` : nothing}${this.amount === 1 ? this.piece() : nothing}` : nothing}</form>`;
  }

  private piece(): TemplateResult {
    return html`<details class="more"><summary>${icon('shield-check')}Serial number, warranty</summary><div class="stack">
      ${field({ id: 'part-serial', label: 'Serial number', aside: 'if it has one' }, textInput({ id: 'part-serial', value: this.serial, most: 100,
        input: value => { this.serial = value; } }))}
      ${field({ id: 'part-until', label: 'Its maker stands for it until', aside: 'if you know' }, textInput({ id: 'part-until', type: 'date',
        value: this.until, input: value => { this.until = value; } }))}</div></details>`;
  }

  private giveBack(part: View['parts'][number]): Promise<boolean> {
    let written = String(part.amount);
    let wrong = '';
    const number = (): number => Number(written.replace(',', '.'));
    const body = (): TemplateResult => html`<p>${part.name}: what was not used goes back into the van, and is not billed.</p>
      ${field({ id: 'return', label: `How much, in ${part.unit}`, wrong }, textInput({ id: 'return', value: written, wrong, inputmode: 'decimal',
        most: 9, input: value => { written = value.trim(); } }))}`;
    const check = (): boolean => {
      wrong = number() > 0 && number() <= part.amount ? '' : `More than nothing, and at most ${part.amount}.`;
      return !wrong;
    };
    return askFirst({ title: 'Return it?', body, check, keep: 'It was used', act: 'Return it' }, async () => {
      this.dispatchEvent(new CustomEvent<Returned>('return', { detail: { part, amount: number() < part.amount ? number() : undefined } }));
    });
  }

  private step(by: number): void {
    this.amount = Math.min(MOST, Math.max(1, Math.round(this.amount + by)));
  }

  private typed(event: Event): void {
    const input = event.target as HTMLInputElement;
    const number = Number(input.value.replace(',', '.'));
    if (number > 0 && number <= MOST) this.amount = Math.round(number * 100) / 100;
    input.value = String(this.amount);
  }

  private use(event: Event): void {
    event.preventDefault();
    const item = this.stock.find(one => one.partId === this.chosen);
    if (!item) return;
    this.dispatchEvent(new CustomEvent<Taken>('use', { detail: { item, amount: this.amount,
      ...(this.amount === 1 && this.serial.trim() ? { serial: this.serial.trim() } : {}),
      ...(this.amount === 1 && this.until ? { warrantyUntil: this.until } : {}) } }));
    this.chosen = this.serial = this.until = '';
    this.amount = 1;
  }
}
