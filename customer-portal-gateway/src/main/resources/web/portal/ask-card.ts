import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { field, textArea } from '../shared/field';
import { money } from '../shared/format';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, Order } from '../shared/shapes';
import { notice } from '../shared/states';
import { photos } from '../shared/thread';

/** When the reader must decide: what, why, the sum; yes and no equally easy. Fires `answered` with the answer's reference. */
@customElement('kept-ask-card')
export class AskCard extends Piece {
  @property({ attribute: false }) order!: Order;
  @property() reader = '';
  @property() phone?: string;
  @state() private refusing = false;
  @state() private reason = '';
  private readonly doing = new Doing(this);

  protected override render(): Part {
    const { order } = this;
    const amount = order.approval?.amount ?? order.estimate;
    return html`<section class="card ask" aria-labelledby="ask-title">
      <h2 id="ask-title">${icon('message-circle-question-mark')}${order.requesterId === this.reader ? 'Your yes is needed' : `${order.requesterName} asks for your yes`}</h2>
      <p>“${order.description}”</p>
      ${order.attachments.length ? photos(order.id, order.attachments) : nothing}
      ${amount ? html`<table class="lines"><tbody><tr class="sum"><th scope="row">Estimate</th><td class="amount">${money(amount)}</td></tr></tbody></table>`
        : html`<p class="muted">There is no estimate yet. Your yes lets us find a time; you see the invoice before you pay.</p>`}
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : nothing}
      ${this.refusing ? this.no() : html`
        ${button(amount ? `Agree to ${money(amount)}` : 'Yes, go ahead', () => void this.answer('approve'), this.doing.is('approve'), { kind: 'primary', size: 'wide', busyLabel: 'Agreeing' })}
        ${button('No, do not do it', () => { this.refusing = true; }, false, { size: 'wide' })}`}
      ${this.phone ? html`<p class="row center">${icon('phone')}<a href="tel:${this.phone.replace(/\s/g, '')}">Ask the office first</a></p>` : nothing}</section>`;
  }

  private no(): Part {
    return html`${field({ id: 'no-reason', label: 'Why not', aside: '(optional)', hint: `${this.order.requesterName} and the office read it.` },
      textArea({ id: 'no-reason', value: this.reason, rows: 2, most: 1000, hint: true, input: reason => { this.reason = reason; } }))}
      <div class="two">${button('Back', () => { this.refusing = false; })}${button('Say no', () => void this.answer('deny'), this.doing.is('deny'), { busyLabel: 'Saying no' })}</div>`;
  }

  private async answer(which: 'approve' | 'deny'): Promise<void> {
    const seen = { approvalId: this.order.approval?.approvalId, revision: this.order.revision };
    const body = which === 'approve' ? seen : { ...seen, reason: this.reason.trim() || 'No reason given.' };
    const answer = await this.doing.run(which, key => command<Answer>(`/work-orders/${this.order.id}/${which}`, body, { key, channel: 'PORTAL' }), { said: body, quiet: true });
    if (answer || ['stale-revision', 'replaced', 'already-answered'].includes(this.doing.problem?.code ?? ''))
      this.dispatchEvent(new CustomEvent('answered', { detail: answer?.reference }));
  }
}
