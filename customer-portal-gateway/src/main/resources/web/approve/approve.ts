import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { field, textArea } from '../shared/field';
import { moment, money, titleOf } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import type { Answer } from '../shared/shapes';
import { notice } from '../shared/states';
import { priorityTag } from '../shared/status';
import { LinkPage, type About } from './link-page';

/** A yes or no from a mail: what, why, the sum; both answers equally easy. Nothing is decided by opening it. */
@customElement('kept-approve')
export class Approve extends LinkPage {
  @state() private said?: 'approve' | 'deny';
  @state() private refusing = false;
  @state() private reason = '';
  private readonly doing = new Doing(this);

  protected override content(about: About): Part {
    const order = about.order;
    if (!order) return this.ended();
    document.title = `${titleOf(order.description)} · ${order.number}`;
    return html`<div class="stack tight"><p class="muted small">${order.number} · ${order.siteAddress}</p><h1>${titleOf(order.description)}</h1></div>
      ${this.said ? this.thanks(about) : about.answered ? this.answered(about) : this.question(about)}
      ${this.said ? nothing : this.ask(about)}`;
  }

  private question(about: About): Part {
    const order = about.order!;
    return html`${about.stale ? notice('warn', 'clock-alert', html`<strong>The order has changed since the mail was written.</strong> This is how it stands now. A newer mail is on its way; answer from that one.`) : nothing}
      <section class="card ask" aria-labelledby="ask-title">
        <h2 id="ask-title">${icon('message-circle-question-mark')}${order.customerName} asks for your yes</h2>
        <dl class="facts"><dt>What</dt><dd>${order.description}</dd><dt>Where</dt><dd>${order.siteAddress}</dd>
          ${order.priority === 'ROUTINE' ? nothing : html`<dt>How soon</dt><dd>${priorityTag(order.priority)}</dd>`}
          <dt>Estimate</dt><dd>${about.amount ? html`<b class="strong">${money(about.amount)}</b>` : 'None yet. You see the invoice before anybody pays.'}</dd>
          <dt>Answer by</dt><dd>${moment(about.expiresAt)}</dd></dl>
        ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : nothing}
        ${about.stale ? nothing : this.refusing ? this.no(order.customerName) : html`
          ${button(about.amount ? `Agree to ${money(about.amount)}` : 'Yes, go ahead', () => void this.answer('approve'), this.doing.is('approve'), { kind: 'primary', size: 'wide', busyLabel: 'Agreeing' })}
          ${button('No, do not do it', () => { this.refusing = true; }, false, { size: 'wide' })}`}</section>`;
  }

  private no(who: string): Part {
    return html`${field({ id: 'reason', label: 'Why not', aside: '(optional)', hint: `${who} and the office read it.` },
      textArea({ id: 'reason', value: this.reason, rows: 2, most: 1000, hint: true, input: reason => { this.reason = reason; } }))}
      <div class="two">${button('Back', () => { this.refusing = false; })}${button('Say no', () => void this.answer('deny'), this.doing.is('deny'), { busyLabel: 'Saying no' })}</div>`;
  }

  private thanks(about: About): Part {
    return this.said === 'approve'
      ? notice('ok', 'circle-check', html`<p role="status"><strong>Thank you, that is a yes.</strong> ${about.organisation?.name ?? 'The office'} now finds a time, and ${about.order!.customerName} is told. You can close this page.</p>`)
      : notice('', 'info', html`<p role="status"><strong>Your no is recorded.</strong> ${about.order!.customerName} and the office are told. You can close this page.</p>`);
  }

  private answered(about: About): Part {
    if (about.answer === 'GRANTED') return notice('ok', 'circle-check', html`<strong>This was answered with yes.</strong> An answer counts once; there is nothing more to do.`);
    if (about.answer === 'DENIED') return notice('', 'circle-x', html`<strong>This was answered with no.</strong> An answer counts once; there is nothing more to do.`);
    if (about.answer === 'LAPSED') return notice('', 'info', html`<strong>The order has ended.</strong> Nobody has to answer any more.`);
    return notice('', 'info', html`<strong>This question is over.</strong> The order went on without it. Sign in to see where it is.`);
  }

  private async answer(which: 'approve' | 'deny'): Promise<void> {
    const body = which === 'approve' ? {} : { reason: this.reason.trim() };
    const done = await this.doing.run(which, key => command<Answer>(`/links/${this.token}/${which}`, body, { key, stay: true }), { said: body, quiet: true });
    if (done) this.said = which;
    else if (this.doing.problem?.status === 409) await this.load(); // somebody was faster, or it has changed
  }
}
