import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Customer } from '../shared/answers';
import { field, textInput } from '../shared/field';
import { count } from '../shared/format';
import { Load } from '../shared/load';
import { Piece } from '../shared/piece';
import type { Page } from '../shared/shapes';
import { empty } from '../shared/states';
import { to } from './routes';
import { titled } from './titled';

const SETTLE_MILLIS = 200;

/** Customers, found while somebody types. */
@customElement('office-customers')
export class Customers extends Piece {
  @state() private typed = '';
  private readonly customers = new Load<Page<Customer>>(this, () => `/customers${this.typed.trim().length > 1
    ? `?q=${encodeURIComponent(this.typed.trim())}` : ''}`, { concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    titled('Customers');
    return html`<div class="stack"><div class="row apart"><h1>Customers</h1><div class="row"><a class="button" href=${to.importing()}>Import…</a>
        <a class="button primary" href=${to.newOrder()}>Take a call</a></div></div>
      ${field({ id: 'find', label: 'Find a customer', hint: 'By name, phone number, mail address or place. Typing errors do no harm.' },
        textInput({ id: 'find', value: this.typed, type: 'search', hint: true, most: 100, input: value => {
          this.typed = value;
          this.customers.soon(SETTLE_MILLIS);
        } }))}
      <section class="card list" aria-label="Customers">${this.customers.show('We could not load the customers.', page => this.list(page.items))}</section></div>`;
  }

  private list(customers: Customer[]): TemplateResult {
    if (customers.length === 0) return this.typed ? empty('Nobody found', 'Somebody new is written down with their first order.',
      html`<a class="button" href=${to.newOrder()}>Take a call</a>`, 'search') : empty('No customers yet', 'They are written down with their first order, or come from a file.',
      html`<a class="button" href=${to.importing()}>Import a file</a>`);
    return html`<table class="table rows"><caption class="aside">${count(customers.length, 'customer')}</caption><thead><tr><th scope="col">Customer</th>
      <th scope="col">Billed at</th><th scope="col">Wishes</th></tr></thead><tbody>${customers.map(one => html`<tr>
        <td><a class="strong" href=${to.customer(one.id)}>${one.name}</a></td><td>${one.billingAddress}</td>
        <td class="muted">${one.wishes || nothing}</td></tr>`)}</tbody></table>`;
  }
}
