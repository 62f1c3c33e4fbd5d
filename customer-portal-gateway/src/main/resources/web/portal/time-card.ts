import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { Slot, Slots } from '../shared/answers';
import { command } from '../shared/api';
import { clock, dayInWords, firstName } from '../shared/format';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, Order, Page } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';

/** So many free times are shown at first, and so many more each time. */
const SOME = 5;

/** Where who asked for the work finds the time and who comes. Fires `answered`. */
@customElement('kept-time-card')
export class TimeCard extends Piece {
  @property({ attribute: false }) order!: Order;
  /** A visit that gets another time; who comes stays. */
  @property({ attribute: false }) move?: Order['visits'][number];
  @state() private shown = SOME;
  private readonly doing = new Doing(this);
  private readonly slots = new Load<Slots>(this, () => `/slots?order=${encodeURIComponent(this.order.id)}&days=14`,
    { concerns: change => change.family === 'booking' });
  private readonly names = new Load<Page<{ id: string; name: string }>>(this, () => '/technician-names',
    { concerns: change => change.family === 'directory' });

  protected override render(): Part {
    return html`<section class="card ask" aria-labelledby="time-title"><h2 id="time-title">${icon('calendar')}${this.move ? 'Another time' : 'When, and who comes?'}</h2>
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : ''}
      ${this.slots.show('We could not look for free times.', found => this.times(found))}</section>`;
  }

  private times(found: Slots): Part {
    const fitting = toTell(found.items.filter(slot => !this.move || slot.technicianId === this.move.technicianId));
    if (fitting.length === 0) return html`<p>Nobody is free in the next two weeks. The office can find another way.</p>`;
    return html`<ul class="stack">${fitting.slice(0, this.shown).map(slot => this.time(slot))}</ul>
      ${fitting.length > this.shown ? button('Show more times', () => { this.shown += SOME; }) : ''}`;
  }

  private time(slot: Slot): Part {
    const at = slot.appointment;
    const name = this.names.value?.items.find(one => one.id === slot.technicianId)?.name;
    const who = name ? firstName(name) : 'a technician';
    return html`<li class="row apart"><span>${dayInWords(at.start, at.zone)}, ${clock(at.arrivalFrom)}–${clock(at.arrivalTo)} · ${who}</span>
      ${button(this.move ? 'Move here' : 'Book', () => void this.book(slot), this.doing.is(`${slot.technicianId} ${at.start}`), { busyLabel: this.move ? 'Moving' : 'Booking' })}</li>`;
  }

  private async book(slot: Slot): Promise<void> {
    const { technicianId, appointment } = slot;
    const path = this.move ? `/bookings/${this.move.visitId}/move` : '/bookings';
    const body = this.move ? { appointment } : { orderId: this.order.id, technicianId, appointment };
    const answer = await this.doing.run(`${technicianId} ${appointment.start}`, key => command<Answer>(path,
      this.move ? body : { ...body, visitId: key }, { key, after: this.order.reference, channel: 'PORTAL' }), { said: body, quiet: true });
    if (!answer) return this.slots.soon();
    toast('The time is reserved. You both get a mail as soon as it is confirmed.');
    this.dispatchEvent(new CustomEvent('answered', { detail: answer.reference }));
  }
}

/** Of those that promise the same person at the same hours, the first: nobody could tell them apart. */
function toTell(slots: Slot[]): Slot[] {
  const promised = ({ technicianId, appointment: at }: Slot): string => `${technicianId} ${at.arrivalFrom} ${at.arrivalTo}`;
  return slots.filter((slot, index) => slots.findIndex(one => promised(one) === promised(slot)) === index);
}
