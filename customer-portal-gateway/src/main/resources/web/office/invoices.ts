import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { count, moment, money, plainDate } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { icon, Piece } from '../shared/piece';
import type { InvoiceItem, Page } from '../shared/shapes';
import { empty } from '../shared/states';
import { invoicePill } from '../shared/status';
import { to } from './routes';
import { titled } from './titled';

const STATES = [
  { label: 'All', state: '' },
  { label: 'To approve', state: 'DRAFT' },
  { label: 'To send', state: 'APPROVED' },
  { label: 'Sent', state: 'SENT' },
  { label: 'Part paid', state: 'PART_PAID' },
  { label: 'Paid', state: 'PAID' },
];

/** Invoices, newest first. They are drafted by themselves. */
@customElement('office-invoices')
export class Invoices extends Piece {
  @property() query = '';
  private readonly invoices = new Load<Page<InvoiceItem>>(this, () => `/invoices${this.query}`, { concerns: change =>
    change.family === 'invoice' });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') && changed.get('query') !== undefined) void this.invoices.fresh();
  }

  private asked(name: string): string {
    return new URLSearchParams(this.query).get(name) ?? '';
  }

  protected override render(): TemplateResult {
    titled('Invoices');
    const state = this.asked('state');
    return html`<div class="stack"><h1>Invoices</h1>
      <nav class="chips" aria-label="Show">${STATES.map(one => html`<a class="chip" href=${to.invoices({ state: one.state })}
        aria-current=${one.state === state ? 'true' : nothing}>${one.label}</a>`)}</nav>
      <section class="card list" aria-label="Invoices">${this.invoices.show('We could not load the invoices.', page =>
        this.list(page))}</section></div>`;
  }

  private list(page: Page<InvoiceItem>): TemplateResult {
    if (page.items.length === 0) return this.asked('state') ? empty('No invoice stands here now', 'They come and go by themselves.',
      nothing, 'receipt')
      : empty('No invoices yet', 'Each is drafted by itself when the work of an order is done.', nothing, 'receipt');
    const cursor = this.asked('cursor');
    return html`<table class="table rows"><caption class="aside">${count(page.items.length, 'invoice')}, newest first</caption>
      <thead><tr><th scope="col">Invoice</th><th scope="col">Customer</th><th scope="col">State</th><th scope="col" class="number">Total
        with VAT</th><th scope="col">Due</th></tr></thead>
      <tbody>${page.items.map(row)}</tbody></table>
      ${cursor || page.next ? html`<div class="row apart pages">${cursor ? html`<a
        href=${to.invoices({ state: this.asked('state') })}>${icon('arrow-left')} Newest invoices</a>` : html`<span></span>`}
        ${page.next ? html`<a href=${to.invoices({ state: this.asked('state'), cursor: page.next })}>Older invoices
          ${icon('arrow-right')}</a>` : nothing}</div>` : nothing}`;
  }
}

function row(invoice: InvoiceItem): TemplateResult {
  return html`<tr><td><a class="strong" href=${to.invoice(invoice.id)}>${invoice.number ?? `Draft of ${moment(invoice.draftedAt)}`}</a>
      <div class="muted small">for ${invoice.orderNumber}</div></td>
    <td>${invoice.customerName}</td><td>${invoicePill(invoice.state)}</td><td class="number strong"><span class="column-name">With VAT
      </span>${money(invoice.gross)}</td>
    <td class="nowrap">${invoice.dueOn ? due(invoice) : nothing}</td></tr>`;
}

function due(invoice: InvoiceItem): TemplateResult | string {
  if (invoice.state === 'PAID') return 'Paid';
  const late = invoice.dueOn! < now().toISOString().slice(0, 10);
  return late ? html`<span class="tag warn">${icon('clock-alert')}Was due ${plainDate(invoice.dueOn!)}</span>` : `Due ${plainDate(invoice.dueOn!)}`;
}
