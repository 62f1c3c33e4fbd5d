// Times in the site's zone with the day in words, money with two places. 24 hours, whatever the browser thinks.
import { minutesOf, now } from './now';
import type { Appointment, Money, Quantity } from './shapes';

const LANGUAGE = 'en-IE';
/** The zone of a page that knows no site yet. */
export const READER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, made = new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone, hourCycle: 'h23', ...options }));
  return made;
}

/** €190.68 */
export function money(amount: Money): string {
  return new Intl.NumberFormat(LANGUAGE, { style: 'currency', currency: amount.currency }).format(amount.minor / 10 ** digitsOf(amount.currency));
}

/** As somebody types it: `1158.90`. */
export function typed(amount: Money): string {
  const digits = digitsOf(amount.currency);
  return (amount.minor / 10 ** digits).toFixed(digits);
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat(LANGUAGE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function quantity(amount: Quantity): string {
  return `${new Intl.NumberFormat(LANGUAGE).format(amount.amount)} ${amount.unit}`;
}

/** `2026-11-26` of an instant, as the zone has it. */
export function dateIn(zone: string, instant: string | Date): string {
  const parts = Object.fromEntries(format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(instant))
    .map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** 10:06 */
export function timeIn(zone: string, instant: string | Date): string {
  return format(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** 10:06:12 */
export function secondsIn(zone: string, instant: string | Date): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));
}

/** A date or wall time as `Thursday 26 November`, with Today, Tomorrow or Yesterday before it. */
export function dayInWords(date: string, zone = READER_ZONE, at: Date = now()): string {
  const away = daysBetween(dateIn(zone, at), date.slice(0, 10));
  const near = away === 0 ? 'Today, ' : away === 1 ? 'Tomorrow, ' : away === -1 ? 'Yesterday, ' : '';
  return near + longDay(date);
}

/** Thursday 26 November, with the year where it is another. */
export function longDay(date: string): string {
  return dateWords(date, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Thu 26 Nov */
export function shortDay(date: string): string {
  return dateWords(date, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** 26 Nov 2026 */
export function plainDate(date: string): string {
  return dateWords(date, { day: 'numeric', month: 'short', year: 'numeric' });
}

function dateWords(date: string, options: Intl.DateTimeFormatOptions): string {
  const year = Number(date.slice(0, 4)) === now().getFullYear() ? {} : { year: 'numeric' as const };
  return format('UTC', { ...options, ...year }).format(new Date(date.slice(0, 10) + 'T00:00Z')).replace(/,/g, '');
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to + 'T00:00Z') - Date.parse(from + 'T00:00Z')) / 86_400_000);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date + 'T00:00Z') + days * 86_400_000).toISOString().slice(0, 10);
}

/** `10:00` of a wall time or local time. */
export function clock(wall: string): string {
  return wall.includes('T') ? wall.slice(11, 16) : wall.slice(0, 5);
}

/** 10:00 – 12:00, the promised arrival. */
export function windowOf(appointment: Appointment): string {
  return `${clock(appointment.arrivalFrom)} – ${clock(appointment.arrivalTo)}`;
}

/** Said where the reader's zone shows another time: `Dublin time`. */
export function zoneWords(zone: string, at: Date = now()): string {
  return timeIn(zone, at) === timeIn(READER_ZONE, at) ? '' : `${zone.slice(zone.lastIndexOf('/') + 1).replace(/_/g, ' ')} time`;
}

/** `10:06` today, `Tue 08:11` this week, `12 Mar 08:11` else. */
export function moment(instant: string, zone = READER_ZONE, at: Date = now()): string {
  const day = dateIn(zone, instant);
  const away = Math.abs(daysBetween(day, dateIn(zone, at)));
  const time = timeIn(zone, instant);
  if (away === 0) return time;
  return `${away < 7 ? format(zone, { weekday: 'short' }).format(new Date(instant)) : shortDay(day)} ${time}`;
}

/** 2 h 15 min, from an ISO duration or minutes. */
export function span(length: string | number): string {
  const minutes = typeof length === 'number' ? length : minutesOf(length);
  if (minutes > 0 && minutes < 1) return 'under a minute';
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export function bytes(count: number): string {
  return count < 1_000_000 ? `${Math.max(1, Math.round(count / 1000))} KB` : `${(count / 1_000_000).toFixed(1)} MB`;
}

/** MB of Maeve Brennan. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? words[words.length - 1]![0] : '')).toUpperCase();
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** 1 photo, 2 photos. */
export function count(number: number, one: string, many = one + 's'): string {
  return `${new Intl.NumberFormat(LANGUAGE).format(number)} ${number === 1 ? one : many}`;
}

/** The first sentence, as a title. */
export function titleOf(description: string, most = 80): string {
  const first = description.trim().split(/(?<=[.!?])\s|\n/)[0]!.replace(/\.$/, '');
  return first.length <= most ? first : first.slice(0, most - 1).replace(/\s+\S*$/, '') + '…';
}

/** The instant at which a place's clocks show this wall time; in the hour that a spring skips, the hour after. */
export function instantOf(zone: string, wall: string): string {
  const meant = Date.parse(`${wall}Z`);
  let instant = meant;
  for (let tries = 0; tries < 2; tries++)
    instant += meant - Date.parse(`${dateIn(zone, new Date(instant))}T${timeIn(zone, new Date(instant))}Z`);
  return new Date(instant).toISOString();
}

/** 14050 of `140.50`, `140,50` or `1 140.50` euros; undefined for what is no amount. */
export function minorOf(written: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const plain = written.trim().replace(/[€$£\s]/g, '').replace(',', '.');
  const wanted = digits === 0 ? /^\d{1,9}$/ : new RegExp(`^\\d{1,9}(\\.\\d{1,${digits}})?$`);
  return wanted.test(plain) ? Math.round(Number(plain) * 10 ** digits) : undefined;
}
