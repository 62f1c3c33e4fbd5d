import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Customer } from '../shared/answers';
import { field, textInput } from '../shared/field';
import { Load } from '../shared/load';
import { Piece } from '../shared/piece';
import type { Page } from '../shared/shapes';

const SETTLE_MILLIS = 200;
const SHORTEST = 2;
const MOST_SHOWN = 6;

/**
 * Finds a customer while somebody types: `<office-finder .chosen=${customer} @chosen=${…} @newcomer=${…}>`. `chosen` tells of a customer, or
 * of none any more; `newcomer` of what was typed, where it is somebody new.
 */
@customElement('office-finder')
export class Finder extends Piece {
  @property({ attribute: false }) chosen?: Customer;
  @property() wrong = '';
  @state() private typed = '';
  private readonly found = new Load<Page<Customer>>(this, () => this.words.length < SHORTEST ? undefined
    : `/customers?q=${encodeURIComponent(this.words)}`, { concerns: change => change.family === 'directory' });

  private get words(): string {
    return this.typed.trim();
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private choose(customer?: Customer): void {
    this.typed = '';
    this.found.value = undefined;
    this.tell('chosen', customer);
  }

  protected override render(): TemplateResult {
    const { chosen } = this;
    if (chosen) return html`<div class="field"><span class="label">Customer</span><div class="row apart"><span><span class="strong">${chosen.name}</span>, ${chosen.billingAddress}</span>
      <button class="linklike" type="button" @click=${() => this.choose()}>Somebody else</button></div></div>`;
    return html`${field({ id: 'customer', label: 'Customer', wrong: this.wrong, hint: 'Type a name, phone number, mail address or place.' }, textInput({ id: 'customer',
      value: this.typed, type: 'search', wrong: this.wrong, hint: true, required: true, most: 100, autocomplete: 'off', input: value => {
        this.typed = value;
        this.found.soon(SETTLE_MILLIS);
      } }))}
      ${this.words.length < SHORTEST ? nothing : html`<div class="stack tight" role="group" aria-label="Found">
        ${(this.found.value?.items ?? []).slice(0, MOST_SHOWN).map(one => html`<button class="button found" type="button" @click=${() => this.choose(one)}><span
          class="strong">${one.name}</span><span class="muted small">${one.billingAddress}</span></button>`)}
        ${this.found.value?.items.length === 0 ? html`<p class="muted small" role="status">Nobody is known by that.</p>` : nothing}
        <button class="linklike" type="button" @click=${() => this.tell('newcomer', this.words)}>Somebody new: “${this.words}”</button></div>`}`;
  }
}
