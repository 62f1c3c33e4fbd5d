import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command, pathOf } from '../shared/api';
import { field, textArea, toFirstWrong } from '../shared/field';
import { dateIn, dayInWords } from '../shared/format';
import { icon, Piece, type Part } from '../shared/piece';
import type { Allowed, Order } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';

const LONGEST = 4000;

/** The work waits for the customer: what is asked, and the place for the answer. Fires `answered` with the answer's reference. */
@customElement('kept-answer-card')
export class AnswerCard extends Piece {
  @property({ attribute: false }) order!: Order;
  @property({ attribute: false }) allowed!: Allowed;
  @property() phone?: string;
  @state() private text = '';
  @state() private wrong = '';
  private readonly doing = new Doing(this);

  protected override render(): Part {
    const hold = this.order.hold!;
    const asks = hold.by && !hold.by.includes(':') ? hold.by : 'The office';
    return html`<form class="card ask" aria-labelledby="answer-title" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.send(); }}>
      <h2 id="answer-title">${icon('message-circle-question-mark')}${asks} asks you</h2>
      <p>“${hold.note}”</p>
      <p class="muted small">The work waits for your answer${hold.until ? `, until ${dayInWords(dateIn(this.order.zone, hold.until), this.order.zone)}` : ''}.</p>
      ${field({ id: 'answer', label: 'Your answer', hint: 'The office and the technician read it.', wrong: this.wrong },
        textArea({ id: 'answer', value: this.text, rows: 3, most: LONGEST, hint: true, wrong: this.wrong, required: true, input: text => { this.text = text; } }))}
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail} What you wrote is kept.</p>`) : nothing}
      ${button('Send the answer', undefined, this.doing.is('reply'), { kind: 'primary', size: 'wide', type: 'submit', busyLabel: 'Sending' })}
      ${this.phone ? html`<p class="row center">${icon('phone')}<a href="tel:${this.phone.replace(/\s/g, '')}">Call the office instead</a></p>` : nothing}</form>`;
  }

  private async send(): Promise<void> {
    const text = this.text.trim();
    this.wrong = text ? '' : 'Write your answer first, then send it.';
    if (this.wrong) {
      await this.updateComplete;
      return toFirstWrong(this);
    }
    const answer = await this.doing.run('reply', key => command(pathOf(this.allowed.href), { replyId: key, text }, { key, channel: 'PORTAL' }),
      { said: text, quiet: true });
    if (!answer) return;
    this.text = '';
    toast(answer.status === 'ON_HOLD' ? 'Your answer is sent. The office reads it and lets the work go on.' : 'Your answer is sent. The work goes on.');
    this.dispatchEvent(new CustomEvent('answered', { detail: answer.reference }));
  }
}
