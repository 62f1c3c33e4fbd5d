import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { Slots } from '../shared/answers';
import { command } from '../shared/api';
import { askFirst } from '../shared/dialog';
import { clock, dayInWords, moment, titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, Order, OrderItem, Page } from '../shared/shapes';
import { notice } from '../shared/states';
import { pill } from '../shared/status';

/** So many free times are shown; the office knows of more. */
const BEST = 5;

/** Work that somebody is asked to do, or has accepted and not placed yet. Asked of Kept at once: an answer that waits on a phone may be too late. */
@customElement('tech-offers')
export class Offers extends Piece {
  private readonly orders = new Load<Page<OrderItem>>(this, () => '/work-orders?status=OFFERED,ACCEPTED', {
    concerns: change => change.family === 'workorder' });

  protected override render(): Part {
    const items = this.orders.value?.items ?? [];
    return items.length === 0 ? nothing : html`<section class="stack" aria-labelledby="offers"><h2 id="offers">Offered to you</h2>
      <ul class="stack">${items.map(order => html`<li class="card job"><div class="row apart">${pill(order.status,
        { policy: order.policyId })}</div><a class="whole strong" href="/technician/jobs/${encodeURIComponent(order.id)}">${titleOf(
        order.description, 60)}</a><p class="muted">${order.siteAddress}</p></li>`)}</ul></section>`;
  }
}

/** One offer: a yes or a no, then a time of one's own, and the way back. */
@customElement('tech-offer')
export class Offer extends Piece {
  @property({ attribute: false }) order!: Order;
  private readonly doing = new Doing(this);
  private readonly slots = new Load<Slots>(this, () => this.may('book')
    ? `/slots?order=${encodeURIComponent(this.order.id)}&days=7` : undefined, { concerns: change => change.family === 'booking' });
  private asked = false;

  protected override updated(): void {
    if (this.asked === this.may('book')) return;
    this.asked = this.may('book');
    if (this.asked) void this.slots.now();
  }

  protected override render(): Part {
    const { offer } = this.order;
    if (!offer || !(this.may('accept-offer') || this.may('book') || this.may('unassign-vendor'))) return nothing;
    return html`<section class="card ask" aria-labelledby="offer"><h2 id="offer">${this.may('accept-offer') ? 'Will you do this?'
      : this.may('book') ? 'When do you come?' : 'You accepted this work'}</h2>
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<span role="alert">${this.doing.problem.detail}</span>`) : nothing}
      ${this.may('accept-offer') ? this.question(offer.offerId, offer.acceptBy) : nothing}
      ${this.may('book') ? this.times() : nothing}
      ${this.may('unassign-vendor') ? button('Give it back…', () => void this.giveBack()) : nothing}</section>`;
  }

  private question(offerId: string, acceptBy: string): TemplateResult {
    return html`<p>Please answer by ${moment(acceptBy, this.order.zone, now())}; then somebody else is asked.</p>
      <div class="two">${button('Accept', () => void this.give('accept-offer', { offerId }), this.doing.is('accept-offer'),
        { kind: 'primary', icon: 'check', busyLabel: 'Accepting' })}
      ${button('Decline…', () => void this.decline(offerId), false, { icon: 'x' })}</div>`;
  }

  private times(): Part {
    const found = this.slots.value;
    if (!found) return this.slots.problem ? html`<p>${this.slots.problem.detail}</p>` : html`<kept-loading></kept-loading>`;
    if (found.items.length === 0) return html`<p>You have no free time in the next days. The office can place it later.</p>`;
    return html`<ul class="stack">${found.items.slice(0, BEST).map(slot => html`<li class="row apart"><span>${icon('calendar-check')}
      ${dayInWords(slot.appointment.start, slot.appointment.zone, now())}, ${clock(slot.appointment.start)}</span>${button('Take it', () =>
        void this.book(slot), this.doing.is(slot.appointment.start), { busyLabel: 'Booking' })}</li>`)}</ul>`;
  }

  private may(name: string): boolean {
    return this.order.allowed.some(one => one.command === name);
  }

  private async book(slot: Slots['items'][number]): Promise<void> {
    const body = { orderId: this.order.id, technicianId: slot.technicianId, appointment: slot.appointment };
    const answer = await this.doing.run(slot.appointment.start, key => command<Answer>('/bookings', { ...body, visitId: key },
      { key, after: this.order.reference, channel: 'PHONE_APP' }), { said: body, quiet: true });
    if (answer) this.told();
  }

  private async give(name: string, body: Record<string, unknown>): Promise<void> {
    const answer = await this.doing.run(name, key => this.send(name, body, key), { said: body, quiet: true });
    if (answer) this.told(answer.reference);
  }

  private send(name: string, body: Record<string, unknown>, key: string): Promise<Answer> {
    return command<Answer>(`/work-orders/${encodeURIComponent(this.order.id)}/${name}`, body, { key, channel: 'PHONE_APP' });
  }

  private async decline(offerId: string): Promise<void> {
    const done = await askFirst({ title: 'Decline this work?', body: html`<p>Somebody else is asked.</p>`, keep: 'Keep the offer',
      act: 'Decline', reason: 'Why', reasonNeeded: true }, (reason, key) => this.send('decline-offer', { offerId, reason }, key));
    if (done) this.leave();
  }

  private async giveBack(): Promise<void> {
    const done = await askFirst({ title: 'Give this work back?', body: html`<p>Your visit is cancelled, and somebody else is asked.</p>`,
      keep: 'Keep the work', act: 'Give it back', danger: true, reason: 'Why', reasonNeeded: true }, (reason, key) =>
      this.send('unassign-vendor', { reason }, key));
    if (done) this.leave();
  }

  /** The job's page asks anew. */
  private told(reference?: string): void {
    this.dispatchEvent(new CustomEvent('told', { detail: reference }));
  }

  /** The order is not theirs to see any more. */
  private leave(): void {
    history.pushState(null, '', '/technician');
    dispatchEvent(new PopStateEvent('popstate'));
  }
}
