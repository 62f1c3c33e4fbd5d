import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button, notNow } from '../shared/actions';
import type { Contact, Invoice, InvoiceLine } from '../shared/answers';
import { command, fileHref, pathOf } from '../shared/api';
import { askFirst, type Question } from '../shared/dialog';
import { bytes, money, plainDate, quantity } from '../shared/format';
import { newKey } from '../shared/key';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import type { Allowed, InvoiceItem, Money, Page } from '../shared/shapes';
import { invoicePill } from '../shared/status';
import { toast } from '../shared/toast';
import { to } from './routes';
import { titled } from './titled';

const KINDS: Record<string, string> = { LABOUR: 'Labour', PART: 'Part', TRIP_CHARGE: 'Trip charge' };

/** One invoice, line by line, and what can be done with it. */
@customElement('office-invoice')
export class InvoicePage extends Piece {
  @property() invoiceId = '';
  private readonly invoice = new Load<Invoice>(this, () => `/invoices/${this.invoiceId}`, { concerns: change => change.family === 'invoice' });
  private readonly people = new Load<Page<Contact>>(this, () => '/people', { concerns: change => change.family === 'directory' });
  private readonly listed = new Load<Page<InvoiceItem>>(this, () => this.invoice.value
    && `/invoices?order=${encodeURIComponent(this.invoice.value.orderId)}`, { concerns: change => change.family === 'invoice' });

  protected override updated(): void {
    if (this.invoice.value && !this.listed.value && !this.listed.loading && !this.listed.problem) void this.listed.now();
  }

  protected override render(): TemplateResult {
    return html`${this.invoice.value ? nothing : html`<h1
      class="aside">Invoice</h1>`}${this.invoice.show('We could not load this invoice.', invoice => this.page(invoice),
        'Still loading the invoice…')}`;
  }

  private page(invoice: Invoice): TemplateResult {
    const name = invoice.number ? `Invoice ${invoice.number}` : 'Invoice, not numbered yet';
    titled(name);
    return html`<header class="office-head"><div class="stack tight">
        <p class="muted small"><a href=${to.invoices()}>Invoices</a> / <a href=${to.order(invoice.orderId)}>${invoice.orderNumber}</a></p>
        <h1>${name}</h1><div class="row">${invoicePill(invoice.status === 'ISSUED' ? 'APPROVED' : invoice.status)}</div>
        <p class="muted small">${this.standing(invoice)}</p></div>
      <div class="stack">${invoice.allowed.length ? html`<div class="row">${invoice.allowed.filter(one => one.command !== 'pay').map((one, index) =>
        button(one.label, () => void this.run(invoice, one), false, { kind: index === 0 ? 'primary' : '', icon: one.command === 'send'
          ? 'send' : 'check' }))}</div>` : nothing}
        ${notNow(invoice.notAllowed, name => { const allowed = invoice.allowed.find(one => one.command === name); return allowed
          ? () => void this.run(invoice, allowed) : undefined; })}</div></header>
      <div class="office-body"><section class="card" aria-labelledby="lines"><h2 id="lines">Lines</h2>${lines(invoice)}</section>
        <div class="stack">${this.facts(invoice)}</div></div>`;
  }

  private recipient(invoice: Invoice): string {
    return this.people.value?.items.find(person => person.id === invoice.recipientId)?.name ?? 'the customer';
  }

  private standing(invoice: Invoice): string {
    switch (invoice.status) {
      case 'DRAFT': return 'Drafted by itself from the work. Somebody has to look at it.';
      case 'APPROVED': return `Approved. When it is sent it gets its number and goes to ${this.recipient(invoice)}.`;
      case 'ISSUED': return 'It has its number. The PDF is being written and goes out by itself.';
      case 'SENT': return `Sent to ${this.recipient(invoice)}.`;
      case 'PART_PAID': return `${money(invoice.open)} are still open.`;
      default: return 'Paid. The order closes by itself.';
    }
  }

  private facts(invoice: Invoice): Part {
    const customer = this.listed.value?.items.find(one => one.id === invoice.id)?.customerName;
    return html`<section class="card" aria-labelledby="about"><h2 id="about">About it</h2><dl class="facts">
      ${customer ? html`<dt>Customer</dt><dd>${customer}</dd>` : nothing}
      <dt>Goes to</dt><dd>${this.recipient(invoice)}</dd>
      <dt>Order</dt><dd><a href=${to.order(invoice.orderId)}>${invoice.orderNumber}</a></dd>
      ${invoice.issuedOn ? html`<dt>Issued</dt><dd>${plainDate(invoice.issuedOn)}</dd>` : nothing}
      ${invoice.dueOn ? html`<dt>Due</dt><dd>${plainDate(invoice.dueOn)}</dd>` : nothing}
      <dt>Open</dt><dd class="strong">${money(invoice.open)}</dd></dl>
      ${invoice.file ? html`<p class="row">${icon('file-text')}<a href=${fileHref(invoice.orderId, invoice.file.sha256)} target="_blank"
        rel="noopener">The invoice as PDF</a><span class="muted small">${bytes(invoice.file.bytes)}</span></p>` : nothing}</section>`;
  }

  private async run(invoice: Invoice, allowed: Allowed): Promise<void> {
    const key = newKey();
    const question: Question = allowed.command === 'send'
      ? { title: `Send the invoice of ${money(invoice.totals.gross)}?`, body: html`<p>It gets its number and goes to
        ${this.recipient(invoice)} by mail, with the PDF and a link to pay. From then on it is not edited any more.</p>`, keep: 'Not now',
          act: 'Send the invoice', busyLabel: 'Sending' }
      : { title: `Approve ${money(invoice.totals.gross)}?`, body: html`<p>You say that the lines are right. Nothing goes out before it is
        sent.</p>`, keep: 'Not now', act: allowed.label, busyLabel: 'Approving' };
    let reference = '';
    const done = await askFirst(question, async () => {
      reference = (await command(pathOf(allowed.href), {}, { key, channel: 'OFFICE' })).reference;
    });
    if (!done) return this.invoice.soon();
    toast(allowed.command === 'send' ? 'The invoice is on its way.' : 'Approved. It can be sent.');
    await Promise.all([this.invoice.now(reference), this.listed.now(reference)]);
  }
}

function lines(invoice: Invoice): TemplateResult {
  return html`<table class="lines"><thead><tr><th scope="col">What</th><th scope="col" class="amount">Net</th></tr></thead>
    <tbody>${invoice.lines.map(line => html`<tr><td>${line.text}<div class="muted small">${kind(line)}${quantity(line.quantity)} at
      ${money(line.unitPrice)}, VAT ${line.vatPermille / 10} %</div></td><td class="amount">${money(line.net)}</td></tr>`)}</tbody>
    <tfoot>${sum('Net', invoice.totals.net)}${sum('VAT', invoice.totals.vat)}<tr class="sum"><th scope="row">Total with VAT</th><td
      class="amount">${money(invoice.totals.gross)}</td></tr></tfoot></table>`;
}

function sum(name: string, amount: Money): TemplateResult {
  return html`<tr><th scope="row">${name}</th><td class="amount">${money(amount)}</td></tr>`;
}

/** Said where the line does not begin with it. */
function kind(line: InvoiceLine): string {
  const words = KINDS[line.kind] ?? '';
  return words && !line.text.toLowerCase().startsWith(words.toLowerCase()) ? `${words}, ` : '';
}
