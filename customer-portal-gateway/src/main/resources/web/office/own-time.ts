import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button } from '../shared/actions';
import { field, select, textInput, toFirstWrong } from '../shared/field';
import { addDays, dateIn } from '../shared/format';
import { now } from '../shared/now';
import { Piece } from '../shared/piece';

/** The arrival that is promised, from the planned start on. */
const PROMISED_HOURS = 2;

/** Places a visit at a time of one's own; the calendar may still say no. Fires `pick`. */
@customElement('office-own-time')
export class OwnTime extends Piece {
  @property() zone = 'UTC';
  @property({ type: Number }) minutes = 60;
  @property({ attribute: false }) technicians: { value: string; label: string }[] = [];
  @property() technician = '';
  /** The technician is given. */
  @property({ type: Boolean }) fixed = false;
  @property({ type: Boolean }) busy = false;
  @state() private day = '';
  @state() private time = '';
  @state() private wrong: Record<string, string> = {};

  protected override render(): TemplateResult {
    const today = dateIn(this.zone, now());
    return html`<section class="card" aria-labelledby="own"><h2 id="own">Or place it yourself</h2>
      <form class="stack" novalidate @submit=${this.placed}>
        ${this.fixed ? nothing : field({ id: 'own-who', label: 'Technician', wrong: this.wrong.who }, select({ id: 'own-who',
          value: this.technician, wrong: this.wrong.who, input: value => { this.technician = value; } },
          [{ value: '', label: 'Choose' }, ...this.technicians]))}
        <div class="two">${field({ id: 'own-day', label: 'Day', wrong: this.wrong.day }, html`<input class="input" type="date" id="own-day"
          min=${today} max=${addDays(today, 365)} .value=${this.day}
            aria-invalid=${this.wrong.day ? 'true' : nothing} aria-describedby=${this.wrong.day ? 'own-day-wrong' : nothing}
              @change=${(event: Event) => { this.day = (event.target as HTMLInputElement).value; }} />`)}
          ${field({ id: 'own-time', label: 'Start', wrong: this.wrong.time }, textInput({ id: 'own-time', type: 'time', value: this.time,
            wrong: this.wrong.time, input: value => { this.time = value; } }))}</div>
        <p class="muted small">Arrival is promised within ${PROMISED_HOURS} hours of the start.</p>
        ${button('Reserve this time', undefined, this.busy, { type: 'submit', busyLabel: 'Reserving' })}
      </form></section>`;
  }

  private placed(event: Event): void {
    event.preventDefault();
    this.wrong = {
      ...(this.fixed || this.technician ? {} : { who: 'Choose who goes.' }),
      ...(this.day ? {} : { day: 'Choose a day.' }),
      ...(this.time ? {} : { time: 'Choose a time such as 09:30.' }),
    };
    if (Object.keys(this.wrong).length) return void this.updateComplete.then(() => toFirstWrong(this));
    const start = `${this.day}T${this.time}`;
    const appointment = { zone: this.zone, start, end: later(start, this.minutes), arrivalFrom: start, arrivalTo: later(start, PROMISED_HOURS * 60) };
    this.dispatchEvent(new CustomEvent('pick', { detail: { technicianId: this.technician, appointment } }));
  }
}

/** A wall time some minutes later, on the clock's face. */
export function later(wall: string, minutes: number): string {
  return new Date(Date.parse(`${wall.slice(0, 16)}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}
