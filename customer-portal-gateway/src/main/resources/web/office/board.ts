import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CalendarItem, Contact, Shift, Technician } from '../shared/answers';
import { addDays, clock, count, dateIn, dayInWords, READER_ZONE, timeIn, titleOf } from '../shared/format';
import { Labels } from '../shared/labels';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import { organisation } from '../shared/session';
import type { OrderItem, Page } from '../shared/shapes';
import { empty } from '../shared/states';
import { lookOf, priorityTag } from '../shared/status';
import { go, to } from './routes';
import { titled } from './titled';

const EARLIEST = 8;
const LATEST = 18;
/** Orders that may stand on the board or wait beside it. */
const OPEN = 'READY,ACCEPTED,SCHEDULED,DISPATCHED,EN_ROUTE,ARRIVED,IN_PROGRESS,ON_HOLD,COMPLETED';

/** One day of all technicians, as the calendar has it, and what is still to be placed. */
@customElement('office-board')
export class Board extends Piece {
  @property() day = '';
  readonly labels = new Labels(this);
  private zone = READER_ZONE;
  private asked = '';
  private readonly calendar = new Load<Page<CalendarItem>>(this, () => `/calendar?from=${this.date}&days=1`);
  private readonly technicians = new Load<Page<Technician>>(this, () => '/technicians', { concerns: change => change.family === 'technician' });
  private readonly people = new Load<Page<Contact>>(this, () => '/people', { concerns: change => change.family === 'directory' });
  private readonly orders = new Load<Page<OrderItem>>(this, () => `/work-orders?status=${OPEN}&limit=200`, { concerns: change =>
    change.family === 'workorder' });

  override connectedCallback(): void {
    super.connectedCallback();
    organisation().then(house => { this.zone = house?.zone ?? READER_ZONE; this.requestUpdate(); }, () => undefined);
  }

  private get date(): string {
    return this.day || dateIn(this.zone, now());
  }

  protected override willUpdate(): void {
    if (this.asked && this.asked !== this.date) void this.calendar.fresh();
    this.asked = this.date;
  }

  protected override render(): TemplateResult {
    titled('Board');
    const visits = (this.calendar.value?.items ?? []).filter(item => item.status !== 'RELEASED');
    return html`<div class="stack"><div class="row apart"><div class="row day-head">
        <a class="button icon-only" href=${to.board(addDays(this.date, -1))} aria-label="The day before">${icon('arrow-left')}</a>
        <h1>${dayInWords(this.date, this.zone)}</h1>
        <a class="button icon-only" href=${to.board(addDays(this.date, 1))} aria-label="The day after">${icon('arrow-right')}</a>
        <a class="button" href=${to.board()}>Today</a>
        <label class="aside" for="board-day">Another day</label>
        <input class="input day" type="date" id="board-day" .value=${this.date} @change=${(event: Event) =>
          go(to.board((event.target as HTMLInputElement).value))} /></div>
      <p class="muted">${count(visits.length, 'visit')}</p></div>
      <div class="board">${this.tray()}<section aria-label="Technicians">${this.calendar.show('We could not load the calendar.', page =>
        this.lanes(page.items))}</section></div></div>`;
  }

  private tray(): Part {
    const waiting = (this.orders.value?.items ?? []).filter(order => order.status === 'READY' || order.status === 'ACCEPTED');
    return html`<section class="tray stack" aria-labelledby="to-place"><h2 id="to-place">To place ${waiting.length || ''}</h2>
      ${this.orders.value && waiting.length === 0 ? html`<p class="muted small">Nothing to place. Approved orders land here by
        themselves.</p>` : nothing}
      ${waiting.map(order => html`<div class="card"><a class="strong" href=${to.visit(order.id)}>${titleOf(order.description, 50)}</a>
        <span class="small">${order.customerName}</span><span class="row small muted">${order.number}
          ${priorityTag(order.priority)}</span></div>`)}</section>`;
  }

  private lanes(items: CalendarItem[]): TemplateResult {
    const people = this.technicians.value?.items ?? [];
    if (people.length === 0) return this.technicians.value ? empty('Nobody to plan yet', 'Technicians are added by an administrator.',
      nothing, 'users') : html`<kept-loading></kept-loading>`;
    const from = Math.min(EARLIEST, ...items.map(item => hour(item.appointment.start)).map(Math.floor));
    const until = Math.max(LATEST, ...items.map(item => end(item)).map(Math.ceil));
    const hours = until - from;
    return html`<div class="lanes" style="--hours: ${hours}">
      <div class="hours" aria-hidden="true"><span></span><div class="scale">${Array.from({ length: hours + 1 }, (_, index) => html`<span
        style="left: ${(index / hours) * 100}%">${String(from + index).padStart(2, '0')}:00</span>`)}</div></div>
      ${people.map(one => this.lane(one, items.filter(item => item.technicianId === one.id && item.status !== 'RELEASED'), from, hours))}</div>`;
  }

  private lane(one: Technician, visits: CalendarItem[], from: number, hours: number): TemplateResult {
    const name = this.people.value?.items.find(person => person.id === one.id)?.name ?? 'Technician';
    const booked = visits.reduce((sum, visit) => sum + end(visit) - hour(visit.appointment.start), 0);
    const shift = hoursOn(one, this.date);
    const away = one.absences.find(absence => absence.from.slice(0, 10) <= this.date && absence.until > `${this.date}T00:00`);
    const hand = this.date === dateIn(this.zone, now()) ? hour(`T${timeIn(this.zone, now())}`) : -1;
    return html`<div class="lane"><div class="name"><h3>${name}</h3><p class="muted small">${one.profile.skills.map(skill => skill.name).join(', ')}</p>${away
      ? html`<p class="tag warn">${icon('clock-alert')}Away</p>` : shift > 0
      ? html`<p class="muted small load">${Math.round((booked / shift) * 100)} % booked</p>` : nothing}</div>
      <ul class="visits" aria-label="Visits of ${name}">${hand >= from && hand <= from + hours ? html`<li class="now-line" aria-hidden="true"
        style="left: ${((hand - from) / hours) * 100}%"></li>` : nothing}
        ${[...visits].sort((a, b) => a.appointment.start.localeCompare(b.appointment.start)).map(visit => this.visit(visit, from, hours))}
        ${visits.length === 0 ? html`<li class="free muted small">${away ? 'Away' : shift > 0 ? 'Free all day' : 'No shift'}</li>` : nothing}</ul></div>`;
  }

  private visit(item: CalendarItem, from: number, hours: number): TemplateResult {
    const order = this.orders.value?.items.find(one => one.id === item.orderId);
    const held = item.status === 'RESERVED' || item.status === 'PROPOSED';
    const look = held ? { ...lookOf('SCHEDULED'), icon: 'hourglass', word: item.status === 'PROPOSED' ? 'Proposed' : 'Being confirmed' } : lookOf(order?.status ?? 'SCHEDULED', order?.outcome, order?.hold, order?.policyId);
    const at = item.appointment;
    const left = ((hour(at.start) - from) / hours) * 100;
    const width = ((end(item) - hour(at.start)) / hours) * 100;
    const words = `${clock(at.start)}–${clock(at.end)} ${order?.customerName ?? ''}`;
    const late = item.away.length > 0;
    return html`<li><a class="on-lane ${look.css} ${held ? 'held-time' : ''} ${late ? 'clash' : ''}" style="left: ${left}%; width: ${width}%" href=${to.order(item.orderId)}
      title="${late ? 'Away then: give it to somebody else, or find another time. ' : ''}${words}. ${look.word}. ${order ? titleOf(order.description) : ''}"><b>${late ? icon('triangle-alert', 'Away then') : nothing}${words}</b><span>${icon(look.icon, look.word)} ${order
        ? titleOf(order.description, 60) : 'Visit'}</span></a></li>`;
  }
}

/** How long somebody works on a day, in hours. */
function hoursOn(one: Technician, date: string): number {
  const day = new Date(`${date}T12:00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }).toUpperCase();
  const sum = (shifts: Shift[]): number => shifts.filter(shift => shift.days.includes(day)).reduce((hours, shift) =>
    hours + hour(`T${shift.to}`) - hour(`T${shift.from}`), 0);
  return sum(one.profile.shifts) - sum(one.profile.breaks);
}

/** 9.5 for `…T09:30`. */
function hour(wall: string): number {
  const [hours = '0', minutes = '0'] = wall.slice(wall.indexOf('T') + 1).split(':');
  return Number(hours) + Number(minutes) / 60;
}

/** Where it ends on its own day. */
function end(item: CalendarItem): number {
  const { start, end: until } = item.appointment;
  return start.slice(0, 10) === until.slice(0, 10) ? hour(until) : 24;
}
