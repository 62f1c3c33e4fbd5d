import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { NO_TIME } from '../shared/facts';
import { clock, dayInWords, firstName } from '../shared/format';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, Order, Proposal } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';
import { reserve } from './reserved';
import { to } from './routes';

/** A time that Kept proposes for the order of a plan: confirmed as it is, or another one in its place. Fires `confirmed` and `let-go`. */
@customElement('office-proposal')
export class ProposalCard extends Piece {
  @property({ attribute: false }) order!: Order;
  private readonly doing = new Doing(this);

  protected override render(): Part {
    const it = this.order.proposal;
    if (!it) return nothing;
    switch (it.state) {
      case 'PROPOSED': return this.proposed(it);
      case 'WANTED': return notice('', 'hourglass', html`<p>A time is looked for.</p>`);
      case 'NOTHING_FREE': return notice('warn', 'calendar', html`<p><strong>There is no time to propose:</strong> ${NO_TIME[it.nothing ?? ''] ?? 'nobody is free'}.
        Pick one, or correct when it suits.</p>`);
      case 'DECLINED': return notice('warn', 'calendar', html`<p><strong>Another time is wanted.</strong> “${it.wish ?? ''}”</p>`);
      case 'LAPSED': return notice('warn', 'clock-alert', html`<p><strong>Nobody confirmed the proposed time before it began.</strong> Pick another one.</p>`);
    }
  }

  private proposed(it: Proposal): TemplateResult {
    const at = it.appointment!;
    const allows = (name: string): boolean => this.order.allowed.some(one => one.command === name);
    return html`<section class="card ask" aria-labelledby="proposed"><h2 id="proposed">Proposed: ${dayInWords(at.start, at.zone)},
        ${clock(at.arrivalFrom)}–${clock(at.arrivalTo)} with ${it.technicianName ?? 'a technician'}</h2>
      <p class="muted">${it.confirm === 'CUSTOMER' ? `${firstName(this.order.requesterName) || 'The customer'} is asked to confirm it; so may you.` : 'Nobody gets a mail before you confirm it.'}
        It is held until it begins.</p>
      <ul class="reasons">${it.reasons.map(reason => html`<li>${icon('check')} ${reason}</li>`)}</ul>
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<span role="alert">${this.doing.problem.detail}</span>`) : nothing}
      <div class="row">${allows('confirm-visit') ? button('Confirm', () => void this.confirm(it), this.doing.is('confirm'), { kind: 'primary', icon: 'check', busyLabel: 'Confirming' }) : nothing}
        ${allows('book') ? html`<a class="button" href=${to.visit(this.order.id)}>${icon('calendar')}Another time</a>` : nothing}
        ${allows('decline-proposal') ? button('Let it go…', () => this.dispatchEvent(new CustomEvent('let-go')), false, { kind: 'quiet' }) : nothing}</div></section>`;
  }

  private async confirm(it: Proposal): Promise<void> {
    const body = { visitId: it.visitId, orderId: this.order.id, technicianId: it.technicianId, appointment: it.appointment };
    const answer = await this.doing.run('confirm', key => command<Answer>('/bookings', body, { key, after: this.order.reference, channel: 'OFFICE' }),
      { said: body, quiet: true });
    if (answer) {
      reserve(this.order.id, { visitId: it.visitId!, appointment: it.appointment!, technician: it.technicianName ?? 'The technician' });
      toast('The time is reserved. Both are told when it is confirmed.');
    }
    this.dispatchEvent(new CustomEvent('confirmed', { detail: answer?.reference }));
  }
}
