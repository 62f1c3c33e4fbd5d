import { html, nothing, type TemplateResult } from 'lit';
import { clock, dateIn, dayInWords, firstName, initials, shortDay, timeIn, windowOf, zoneWords } from './format';
import { avatar, icon, type Part } from './piece';
import type { Appointment } from './shapes';

export interface PromiseWish {
  /** Above the day: "Held for you until 12:00". */
  note?: string;
  /** Who comes. */
  name?: string;
  /** What to know about them. */
  about?: Part;
  /** Instant of the arrival, when it happened. */
  arrivedAt?: string;
  /** Not yet fixed: said in place of the window. */
  now?: Date;
}

/** An appointment, alike on every face: with whom, the day in words, the window large; kept or not when it is over. */
export function promise(appointment: Appointment, wish: PromiseWish = {}): TemplateResult {
  const zone = zoneWords(appointment.zone, wish.now);
  return html`<div class="promise">
    ${wish.note ? html`<p class="muted row">${icon('calendar-check')}${wish.note}</p>` : nothing}
    <p class="strong">${dayInWords(appointment.arrivalFrom, appointment.zone, wish.now)}</p>
    <p class="window">${windowOf(appointment)}</p>
    ${zone ? html`<p class="muted small">${zone}</p>` : nothing}
    ${wish.name ? html`<div class="who">${avatar(wish.name, initials(wish.name))}<div><p class="strong">${wish.name}</p>
      ${wish.about || !wish.arrivedAt ? html`<p class="muted small">${wish.about ?? `${firstName(wish.name)} arrives in this time.`}</p>` : nothing}</div></div>` : nothing}
    ${wish.arrivedAt ? keptLine(appointment, wish.arrivedAt) : nothing}
  </div>`;
}

/** "Kept: arrived 10:06, promised 10:00–12:00", or by how much it was missed; with the days where it was another day. */
export function keptLine(appointment: Appointment, arrivedAt: string): TemplateResult {
  const day = dateIn(appointment.zone, arrivedAt);
  const [on, off] = day === appointment.arrivalFrom.slice(0, 10) ? ['', ''] : [`${shortDay(day)} `, `${shortDay(appointment.arrivalFrom)} `];
  const arrived = on + timeIn(appointment.zone, arrivedAt);
  const promised = `${off}${clock(appointment.arrivalFrom)}–${clock(appointment.arrivalTo)}`;
  return wasKept(appointment, arrivedAt)
    ? html`<p class="kept">${icon('circle-check')}<span>Kept: arrived ${arrived}, promised ${promised}.</span></p>`
    : html`<p class="notice warn">${icon('clock-alert')}<span>Arrived ${arrived}, promised ${promised}.</span></p>`;
}

/** Early is kept as well: the customer waits for nobody. */
export function wasKept(appointment: Appointment, arrivedAt: string): boolean {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: appointment.zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  return day.format(new Date(arrivedAt)).replace(' ', 'T') <= appointment.arrivalTo.slice(0, 16);
}
