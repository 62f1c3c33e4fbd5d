import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command, pathOf } from '../shared/api';
import { field, textArea, toFirstWrong } from '../shared/field';
import { icon, Piece, type Part } from '../shared/piece';
import { promise } from '../shared/promise';
import type { Answer, Order, Proposal } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';

const LONGEST = 1000;

/** A time that is proposed for work that comes again: where it is the reader's to say, yes or another time. Fires `answered`. */
@customElement('kept-proposal-card')
export class ProposalCard extends Piece {
  @property({ attribute: false }) order!: Order;
  @property() phone?: string;
  @state() private wishing = false;
  @state() private wish = '';
  @state() private wrong = '';
  private readonly doing = new Doing(this);

  protected override render(): Part {
    const it = this.order.proposal;
    if (it?.state === 'DECLINED') return notice('', 'calendar', html`<p><strong>You asked for another time.</strong> The office finds one, and you get a mail.</p>`);
    if (it?.state !== 'PROPOSED' || !it.appointment) return nothing;
    const confirms = this.order.allowed.some(one => one.command === 'confirm-visit');
    return html`<section class="card ${confirms ? 'ask' : ''}" aria-labelledby="proposal-title">
      <h2 id="proposal-title">${icon('calendar')}${confirms ? 'Does this time suit you?' : 'A time is proposed'}</h2>
      ${promise(it.appointment, { note: 'Held, not booked yet', name: it.technicianName })}
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : nothing}
      ${!confirms ? html`<p>The office confirms it. You get a mail then.</p>` : this.wishing ? this.another(it) : html`
        ${button('Confirm this time', () => void this.confirm(it), this.doing.is('confirm'), { kind: 'primary', size: 'wide', busyLabel: 'Confirming' })}
        ${button('Another time', () => { this.wishing = true; }, false, { size: 'wide' })}`}
      ${this.phone ? html`<p class="row center">${icon('phone')}<a href="tel:${this.phone.replace(/\s/g, '')}">Call the office instead</a></p>` : nothing}</section>`;
  }

  private another(it: Proposal): Part {
    return html`<form class="stack" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.decline(it); }}>
      ${field({ id: 'wish', label: 'When would suit you?', hint: 'The office reads it and finds a time.', wrong: this.wrong },
        textArea({ id: 'wish', value: this.wish, rows: 2, most: LONGEST, hint: true, wrong: this.wrong, required: true, input: wish => { this.wish = wish; } }))}
      <div class="two">${button('Back', () => { this.wishing = false; })}${button('Ask for another time', undefined, this.doing.is('decline'),
        { kind: 'primary', type: 'submit', busyLabel: 'Asking' })}</div></form>`;
  }

  private async confirm(it: Proposal): Promise<void> {
    const body = { visitId: it.visitId, orderId: this.order.id, technicianId: it.technicianId, appointment: it.appointment };
    const answer = await this.doing.run('confirm', key => command<Answer>('/bookings', body, { key, after: this.order.reference, channel: 'PORTAL' }), { said: body, quiet: true });
    if (answer) toast('The time is reserved. You get a mail as soon as it is booked.');
    this.answered(answer);
  }

  private async decline(it: Proposal): Promise<void> {
    const wish = this.wish.trim();
    this.wrong = wish ? '' : 'Say when it would suit you.';
    if (this.wrong) {
      await this.updateComplete;
      return toFirstWrong(this);
    }
    const decline = this.order.allowed.find(one => one.command === 'decline-proposal')!;
    const body = { visitId: it.visitId, wish };
    const answer = await this.doing.run('decline', key => command<Answer>(pathOf(decline.href), body, { key, channel: 'PORTAL' }), { said: body, quiet: true });
    if (answer) toast('The office is told, and finds another time.');
    this.answered(answer);
  }

  /** What was refused changed meanwhile: the page looks again. */
  private answered(answer: Answer | undefined): void {
    this.dispatchEvent(new CustomEvent('answered', { detail: answer?.reference }));
  }
}
