import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { Contact, Slot, Slots, Technician } from '../shared/answers';
import { command } from '../shared/api';
import { field, select } from '../shared/field';
import { addDays, clock, dateIn, dayInWords, firstName, span, titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, Appointment, Order, Page, ServiceType } from '../shared/shapes';
import { empty, notice } from '../shared/states';
import { toast } from '../shared/toast';
import './own-time';
import { reserve } from './reserved';
import { go, to } from './routes';
import { titled } from './titled';

const BEST = 3;
const DAYS = 7;
const MOST_IN_A_ROW = 10;
const IN_A_ROW = Array.from({ length: MOST_IN_A_ROW }, (_, days) => ({ value: String(days + 1), label: days ? `${days + 1} days in a row` : 'One day' }));

/** When, and who: the best times with what speaks for and against each, why the others have none, or a time of one's own. */
@customElement('office-visit')
export class PickVisit extends Piece {
  @property() orderId = '';
  /** A visit that gets another time; its people stay. */
  @property() move = '';
  @state() private from = '';
  @state() private technician = '';
  /** Who comes along; their time is reserved with the leader's, or nobody's is. */
  @state() private helper = '';
  /** On how many days they work in a row, at the same hours. */
  @state() private days = 1;
  @state() private all = false;
  private readonly doing = new Doing(this);
  private readonly order = new Load<Order>(this, () => `/work-orders/${this.orderId}`, { concerns: change => change.id === this.orderId });
  private readonly slots = new Load<Slots>(this, () => `/slots?order=${encodeURIComponent(this.orderId)}&days=${DAYS}${this.from
    ? `&from=${this.from}` : ''}`, {
    concerns: change => change.family === 'booking' || change.family === 'technician' || change.id === this.orderId,
  });
  private readonly technicians = new Load<Page<Technician>>(this, () => '/technicians', { concerns: () => false });
  private readonly people = new Load<Page<Contact>>(this, () => '/people', { concerns: change => change.family === 'directory' });
  private readonly kinds = new Load<Page<ServiceType>>(this, () => '/service-types', { concerns: () => false });

  protected override render(): TemplateResult {
    titled(this.move ? 'Move the visit' : 'Book a visit');
    return html`${this.order.value ? nothing : html`<h1 class="aside">Book a visit</h1>`}${this.order.show('We could not load this order.',
      order => this.page(order))}`;
  }

  private page(order: Order): TemplateResult {
    const moved = order.visits.find(visit => visit.visitId === this.move);
    return html`<div class="stack"><p class="muted small"><a href=${to.orders()}>Orders</a> / <a href=${to.order(order.id)}>${order.number}</a></p>
      <h1>${moved ? 'Move the visit' : 'Book a visit'}: ${titleOf(order.description, 60)}</h1>
      <p class="muted">${order.customerName}, ${order.siteAddress}. ${this.minutes(order) ? `About ${span(this.minutes(order)!)} of work. `
        : ''}${moved
        ? `Now ${dayInWords(moved.appointment.start,
          order.zone)}, ${clock(moved.appointment.start)}. ${firstName(moved.technicianName ?? 'The technician')} stays.` : this.suits(order)}</p>
      <div class="pair"><section class="card" aria-labelledby="free"><h2 id="free">Free times</h2>
        ${this.narrowing(order, !!moved)}
        ${this.slots.show('We could not look for free times.', found => this.list(found, order, moved?.technicianId))}</section>
        <div class="stack">${this.refused()}
          <office-own-time .zone=${order.zone} .minutes=${this.minutes(order) ?? 60} .technicians=${this.choices()}
            .technician=${moved?.technicianId ?? ''} .fixed=${!!moved}
            .busy=${this.doing.any} @pick=${(event: CustomEvent<{ technicianId: string; appointment: Appointment }>) =>
              void this.pick(order, event.detail)}></office-own-time></div></div></div>`;
  }

  private suits(order: Order): string {
    if (order.availability.length === 0) return order.asap ? 'As soon as possible.' : '';
    return `Would suit: ${order.availability.map(window => `${dayInWords(window.date,
      order.zone)} ${clock(window.from)}–${clock(window.to)}`).join(', ')}.`;
  }

  /** As such jobs really went, once the free times are there. */
  private minutes(order: Order): number | undefined {
    return this.slots.value?.minutes ?? this.kinds.value?.items.find(kind => kind.code === order.serviceType)?.expectedMinutes;
  }

  private name(id: string): string {
    return this.people.value?.items.find(person => person.id === id)?.name ?? 'Technician';
  }

  private choices(): { value: string; label: string }[] {
    return (this.technicians.value?.items ?? []).map(one => ({ value: one.id, label: this.name(one.id) }));
  }

  private narrowing(order: Order, moving: boolean): Part {
    const today = dateIn(order.zone, now());
    return html`<div class="narrowing">${field({ id: 'from', label: 'From' }, html`<input class="input" type="date" id="from"
      .value=${this.from || today} min=${today} max=${addDays(today, 365)}
        @change=${(event: Event) => { this.from = (event.target as HTMLInputElement).value; void this.slots.fresh(); }} />`)}
      ${moving ? nothing : field({ id: 'who', label: 'Technician' }, select({ id: 'who', value: this.technician, input: value =>
        { this.technician = value; } }, [{ value: '', label: 'Anybody' }, ...this.choices()]))}
      ${moving ? nothing : field({ id: 'helper', label: 'Comes along' }, select({ id: 'helper', value: this.helper, input: value =>
        { this.helper = value; } }, [{ value: '', label: 'Nobody' }, ...this.choices()]))}
      ${moving || order.proposal ? nothing : field({ id: 'days', label: 'How long', hint: this.days > 1 ? 'Days on which they work, at the same hours.' : '' },
        select({ id: 'days', value: String(this.days), input: value => { this.days = Number(value); } }, IN_A_ROW))}</div>`;
  }

  private list(found: Slots, order: Order, stays: string | undefined): TemplateResult {
    const who = stays ?? this.technician;
    const fitting = found.items.filter(slot => !who || slot.technicianId === who);
    if (fitting.length === 0) return empty('No free time in these days', 'Look from a later day, or place it yourself.', nothing, 'calendar');
    const shown = this.all ? fitting : fitting.slice(0, BEST);
    return html`${this.doing.problem ? notice('danger', 'triangle-alert', html`<span role="alert">${this.doing.problem.detail}</span>`) : nothing}
      <ol class="stack">${shown.map((slot, index) => this.free(slot, order, index === 0))}</ol>
      ${fitting.length > shown.length ? html`<button class="button" type="button" @click=${() => { this.all = true; }}>Show
        ${fitting.length - shown.length} more</button>` : nothing}`;
  }

  private free(slot: Slot, order: Order, best: boolean): TemplateResult {
    const at = slot.appointment;
    const name = `slot ${slot.technicianId} ${at.start}`;
    return html`<li class="slot ${best ? 'best' : ''}">
      <div class="stack tight"><p class="strong">${dayInWords(at.start, at.zone)}, ${clock(at.start)} · ${this.name(slot.technicianId)}</p>
        <p class="muted small">Promise ${clock(at.arrivalFrom)}–${clock(at.arrivalTo)}, planned to ${clock(at.end)}${way(slot)}</p>
        <ul class="reasons">${slot.reasons.map(reason => html`<li class=${reason.plus ? 'plus' : 'minus'}>${icon(reason.plus ? 'check'
          : 'minus', reason.plus ? 'For it' : 'Against it')} ${reason.text}</li>`)}</ul></div>
      ${button(this.move ? 'Move here' : 'Book', () => void this.pick(order, slot, name), this.doing.is(name), { kind: best ? 'primary'
        : '', busyLabel: this.move ? 'Moving' : 'Booking' })}</li>`;
  }

  private refused(): Part {
    const none = this.slots.value?.refused ?? [];
    if (none.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="why-not"><h2 id="why-not">Why not the others</h2>
      <ul class="stack">${none.map(one => html`<li class="row top">${icon('x')}<span
        class="refusal"><strong>${this.name(one.technicianId)}</strong>: ${one.sentence}</span></li>`)}</ul></section>`;
  }

  /** Reserves the time; the order confirms it by itself a moment later. */
  private async pick(order: Order, slot: Picked, name = 'own'): Promise<void> {
    if (this.doing.any) return;
    const body = this.asked(order, slot);
    const answer = await this.doing.run(name, key => command<{ id?: string; visitIds?: string[] }>(this.path(), 'days' in body || this.move
      ? body : { ...body, visitId: order.proposal?.visitId ?? key },
      { key, after: order.reference, channel: 'OFFICE' }), { said: body, quiet: true });
    if (!answer) {
      this.slots.soon();
      void this.updateComplete.then(() => this.querySelector('.notice.danger')?.scrollIntoView({ block: 'center' }));
      return;
    }
    reserve(order.id, { visitId: answer.id ?? answer.visitIds![0]!, appointment: slot.appointment, technician: this.name(slot.technicianId) });
    toast(`${dayInWords(slot.appointment.start, order.zone)}, ${clock(slot.appointment.start)} is reserved${this.days > 1
      ? `, and ${this.days - 1} more ${this.days > 2 ? 'days' : 'day'}` : ''}. Both are told when it is confirmed.`);
    go(to.order(order.id));
  }

  private path(): string {
    if (this.move) return `/bookings/${this.move}/move`;
    return this.days > 1 ? '/bookings/days' : '/bookings';
  }

  private asked(order: Order, { technicianId, appointment }: Picked): object {
    if (this.move) return { appointment };
    const all = { orderId: order.id, technicianId, ...(this.helper ? { helperIds: [this.helper] } : {}) };
    return this.days === 1 ? { ...all, appointment } : { ...all, days: this.worked(technicianId, appointment).map(day => ({ appointment: day })) };
  }

  /** The next days on which this technician works, at the same hours. Who has no days of work is asked for any. */
  private worked(technicianId: string, first: Appointment): Appointment[] {
    const works = new Set(this.technicians.value?.items.find(one => one.id === technicianId)?.profile.shifts.flatMap(shift => shift.days));
    const later = Array.from({ length: 7 * MOST_IN_A_ROW }, (_, ahead) => ahead).filter(ahead => ahead === 0 || works.size === 0
      || works.has(weekday(addDays(first.start.slice(0, 10), ahead))));
    return later.slice(0, this.days).map(ahead => onAnotherDay(first, ahead));
  }
}

interface Picked {
  technicianId: string;
  appointment: Appointment;
}

function weekday(date: string): string {
  return new Date(`${date}T00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }).toUpperCase();
}

function onAnotherDay(it: Appointment, ahead: number): Appointment {
  const moved = (wall: string): string => addDays(wall.slice(0, 10), ahead) + wall.slice(10);
  return { ...it, start: moved(it.start), end: moved(it.end), arrivalFrom: moved(it.arrivalFrom), arrivalTo: moved(it.arrivalTo) };
}

function way(slot: Slot): string {
  const there = slot.minutesThere === undefined ? '' : `, ${slot.minutesThere} min to get there`;
  return slot.minutesOnwards === undefined ? there : `${there}, ${slot.minutesOnwards} min onwards`;
}
