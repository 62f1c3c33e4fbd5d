import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { command } from '../shared/api';
import { money, plainDate } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import type { Answer } from '../shared/shapes';
import { notice } from '../shared/states';
import { LinkPage, type About } from '../approve/link-page';
import './card-form';

/** An invoice behind the link of a mail: the sum, the card, and what came of it. */
@customElement('kept-pay')
export class Pay extends LinkPage {
  @state() private paidNow = false;

  protected override content(about: About): Part {
    const invoice = about.invoice;
    if (!invoice) return this.ended();
    document.title = `Invoice ${invoice.number ?? ''}`;
    const paid = this.paidNow || about.answered;
    return html`<div class="stack tight"><p class="muted small">Order ${invoice.orderNumber}</p><h1>Invoice ${invoice.number}</h1></div>
      <section class="card" aria-label="Invoice">
        <table class="lines"><tbody>
          <tr><th scope="row">For</th><td class="amount">${invoice.customerName}</td></tr>
          <tr><th scope="row">Net</th><td class="amount">${money(invoice.net)}</td></tr>
          <tr><th scope="row">VAT</th><td class="amount">${money(invoice.vat)}</td></tr>
          <tr class="sum"><th scope="row">In all</th><td class="amount">${money(invoice.gross)}</td></tr></tbody></table>
        <p class="muted">${invoice.issuedOn ? `Issued ${plainDate(invoice.issuedOn)}. ` : ''}${invoice.dueOn && !paid ? `Please pay by ${plainDate(invoice.dueOn)}. ` : ''}The PDF is in the mail.</p></section>
      ${paid ? notice('ok', 'circle-check', html`<p role="status"><strong>Paid ${money(invoice.gross)}. Thank you.</strong> The receipt comes by mail; nothing more is to be done.</p>`)
        : html`<section class="card"><h2>${icon('credit-card')}Pay by card</h2>
          <kept-card-form .amount=${invoice.gross} .pay=${this.pay} @paid=${() => { this.paidNow = true; }}></kept-card-form></section>`}
      ${paid ? nothing : this.ask(about)}`;
  }

  private readonly pay = (card: string, key: string): Promise<Answer> => command<Answer>(`/links/${this.token}/pay`, { method: 'CARD', card }, { key, stay: true });
}
