import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { command, fileHref } from '../shared/api';
import { money, plainDate, quantity } from '../shared/format';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, FileRef, Money, Quantity } from '../shared/shapes';
import { notice } from '../shared/states';
import '../pay/card-form';
import type { PayEvent } from '../pay/card-form';

interface Invoice extends Answer {
  orderId: string; orderNumber: string; number?: string; dueOn?: string;
  lines: { kind: string; text: string; quantity: Quantity; unitPrice: Money; net: Money; vatPermille: number }[];
  totals: { net: Money; vat: Money; gross: Money };
  open: Money; file?: FileRef;
}

/** An invoice with its lines, and the way to pay it. */
@customElement('kept-my-invoice')
export class MyInvoice extends Piece {
  @property() invoice = '';
  private readonly shown = new Load<Invoice>(this, () => `/invoices/${this.invoice}`, { concerns: change => change.id === this.invoice });

  protected override render(): Part {
    return html`${this.shown.value ? nothing : html`<h1 class="aside">Invoice</h1>`}${this.shown.show('We could not load this invoice.', invoice => html`<div class="stack loose">
      <div class="stack tight"><p class="muted small"><a href="/portal/orders/${invoice.orderId}">Order ${invoice.orderNumber}</a></p><h1>Invoice ${invoice.number}</h1></div>
      <section class="card"><table class="lines"><tbody>
        ${invoice.lines.map(line => html`<tr><th scope="row">${line.text}<br /><span class="muted small">${quantity(line.quantity)} at ${money(line.unitPrice)}</span></th><td class="amount">${money(line.net)}</td></tr>`)}
        <tr><th scope="row">Net</th><td class="amount">${money(invoice.totals.net)}</td></tr>
        <tr><th scope="row">VAT</th><td class="amount">${money(invoice.totals.vat)}</td></tr>
        <tr class="sum"><th scope="row">In all</th><td class="amount">${money(invoice.totals.gross)}</td></tr></tbody></table>
        ${invoice.file ? html`<p class="row">${icon('file-text')}<a href=${fileHref(invoice.orderId, invoice.file.sha256)} target="_blank" rel="noopener">Invoice (PDF)</a></p>` : nothing}</section>
      ${invoice.status === 'PAID' ? notice('ok', 'circle-check', html`<strong>Paid ${money(invoice.totals.gross)}.</strong> Thank you. The receipt is in your mail.`)
        : invoice.allowed.some(allowed => allowed.command === 'pay') ? html`<section class="card"><h2>${icon('credit-card')}Pay by card</h2>
            ${invoice.dueOn ? html`<p class="muted">Please pay by ${plainDate(invoice.dueOn)}.</p>` : nothing}
            <kept-card-form .amount=${invoice.open} .pay=${this.pay} @paid=${(event: PayEvent) => void this.shown.now(event.detail)}></kept-card-form></section>` : nothing}</div>`)}`;
  }

  private readonly pay = (card: string, key: string): Promise<Answer> => command<Answer>(`/invoices/${this.invoice}/pay`, { method: 'CARD', card }, { key });
}
