import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Absence, Contact, Technician } from '../shared/answers';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { addDays, count, dateIn, money, plainDate, READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import { organisation } from '../shared/session';
import type { Answer, Page } from '../shared/shapes';
import { empty, notice } from '../shared/states';
import { writeHours } from './hours';
import { to } from './routes';
import { addTechnician, changeTechnician, followCalendar, recordAbsence } from './technician-forms';
import { titled } from './titled';

const ABSENT: Record<Absence['kind'], string> = { LEAVE: 'Leave', TRAINING: 'Training', OTHER: 'Away' };
const SOON_DAYS = 60;

/** Who can be booked: what they can do, when they work, where they go, and when they are away. */
@customElement('office-technicians')
export class Technicians extends Piece {
  private zone = READER_ZONE;
  private currency = 'EUR';
  private readonly doing = new Doing(this);
  private readonly technicians = new Load<Page<Technician>>(this, () => '/technicians', { concerns: change => change.family === 'technician' });
  private readonly people = new Load<Page<Contact>>(this, () => '/people', { concerns: change => change.family === 'directory' });
  private readonly again = (reference: string): Promise<void> => this.technicians.now(reference);

  override connectedCallback(): void {
    super.connectedCallback();
    organisation().then(house => { this.zone = house?.zone ?? READER_ZONE; this.currency = house?.currency ?? this.currency; this.requestUpdate(); }, () => undefined);
  }

  protected override render(): TemplateResult {
    titled('Technicians');
    return html`<div class="stack"><div class="row apart"><h1>Technicians</h1><div class="row"><a class="button" href=${to.importingTechnicians()}>Import…</a>
        ${button('Add a technician', () => void addTechnician(this.others(), this.zone, this.again), false, { kind: 'primary' })}</div></div>
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<span role="alert">${this.doing.problem.detail}</span>`) : nothing}
      ${this.technicians.show('We could not load the technicians.', page => this.list(page.items))}</div>`;
  }

  private name(id: string): string {
    return this.people.value?.items.find(person => person.id === id)?.name ?? 'Technician';
  }

  /** Technicians of the directory who are in no calendar yet. */
  private others(): { id: string; name: string }[] {
    const known = new Set((this.technicians.value?.items ?? []).map(one => one.id));
    return (this.people.value?.items ?? []).filter(person => person.roles.includes('TECHNICIAN') && !known.has(person.id));
  }

  private list(technicians: Technician[]): Part {
    if (technicians.length === 0) return html`<section class="card">${empty('Nobody to plan yet', 'Whoever is added here can be booked.', nothing, 'users')}</section>`;
    return html`<p class="muted">${count(technicians.length, 'technician')}. Free times are looked for in these hours; what is written down
      here counts from the next search on.</p>
      <ul class="stack" aria-label="Technicians">${technicians.map(one => html`<li class="card">${this.one(one)}</li>`)}</ul>`;
  }

  private one(technician: Technician): TemplateResult {
    const name = this.name(technician.id);
    const it = technician.profile;
    const today = dateIn(it.zone, now());
    return html`<div class="row apart"><h2>${name}</h2><div class="row">
        ${button('Away…', () => void recordAbsence(technician, name, today, this.again), false, { size: 'small' })}
        ${technician.feed ? button('Leave the calendar', () => void this.leave(technician), this.doing.is(`leave ${technician.id}`), { size: 'small' })
          : button('Calendar…', () => void followCalendar(technician, name, this.again), false, { size: 'small' })}
        ${button('Change…', () => void changeTechnician(technician, name, this.currency, this.again), false, { size: 'small' })}</div></div>
      <dl class="facts">
        <dt>Can do</dt><dd>${it.skills.length ? it.skills.map(one => html`<span class="tag">${one.name}${one.level > 1 ? ` ${one.level}` : ''}</span> `)
          : html`<span class="muted">Nothing that a kind of work asks for</span>`}</dd>
        <dt>Works</dt><dd>${writeHours(it.shifts).split('\n').map(line => html`<span class="line">${line}</span>`)}${it.breaks.length
          ? html`<span class="line muted">Breaks ${writeHours(it.breaks).split('\n').join('; ')}</span>` : nothing}</dd>
        ${it.certificates.length ? html`<dt>Holds</dt><dd>${it.certificates.map(one => this.certificate(one, today))}</dd>` : nothing}
        ${it.start || it.mostVisitsADay || it.costPerHour ? html`<dt>Limits</dt><dd>${[it.reachKm ? `goes ${it.reachKm} km far` : it.start
          ? 'goes anywhere' : '', it.mostVisitsADay ? `${count(it.mostVisitsADay, 'visit')} a day at most` : '', it.costPerHour
          ? `${money(it.costPerHour)} an hour` : ''].filter(Boolean).join(', ')}</dd>` : nothing}
        ${technician.feed ? html`<dt>Calendar</dt><dd>${technician.feed.host}, ${count(technician.feed.busyTimes, 'busy time')} to come${technician.feed.trouble
          ? html` <span class="tag warn">${icon('triangle-alert')}${technician.feed.trouble}</span>` : nothing}</dd>` : nothing}
        ${technician.absences.length ? html`<dt>Away</dt><dd><ul>${technician.absences.map(one => this.absence(technician, one))}</ul></dd>` : nothing}
      </dl>`;
  }

  private certificate(one: { name: string; validUntil: string }, today: string): TemplateResult {
    const soon = one.validUntil <= addDays(today, SOON_DAYS);
    const words = one.validUntil < today ? `ran out on ${plainDate(one.validUntil)}` : `until ${plainDate(one.validUntil)}`;
    return html`<span class="line">${one.name} ${soon ? html`<span class="tag warn">${icon('clock-alert')}${words}</span>` : words}</span>`;
  }

  private absence(technician: Technician, one: Absence): TemplateResult {
    const days = `${plainDate(one.from.slice(0, 10))} to ${plainDate(addDays(one.until.slice(0, 10), one.until.endsWith('T00:00') ? -1 : 0))}`;
    const name = `cancel ${one.absenceId}`;
    return html`<li class="row">${ABSENT[one.kind]}, ${days} ${button(`Cancel`, () => void this.cancel(technician, one, name),
      this.doing.is(name), { kind: 'quiet', size: 'small', busyLabel: 'Cancelling' })}</li>`;
  }

  private async leave(technician: Technician): Promise<void> {
    const answer = await this.doing.run(`leave ${technician.id}`, key => command<Answer>(`/technicians/${technician.id}/leave-calendar`, {}, {
      key, channel: 'OFFICE' }), { said: {} });
    if (answer) await this.again(answer.reference);
  }

  private async cancel(technician: Technician, one: Absence, name: string): Promise<void> {
    const body = { absenceId: one.absenceId };
    const answer = await this.doing.run(name, key => command<Answer>(`/technicians/${technician.id}/cancel-absence`, body, { key, channel: 'OFFICE' }),
      { said: body });
    if (answer) await this.again(answer.reference);
  }
}
