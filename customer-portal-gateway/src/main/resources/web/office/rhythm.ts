// How often work comes again: what the office picks, the rule that it stands for, and the rule in words.
import { count } from '../shared/format';
import type { Rhythm } from '../shared/answers';

const UNITS: Record<string, string> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };
const LATEST_IN_EVERY_MONTH = 28;

export interface Pick { every: number; unit: string; floating: boolean; startsOn: string; until: string }

/** The days after the 28th are the last of a month that has no such day. */
export function rhythmOf(pick: Pick): Rhythm {
  const { startsOn, until } = pick;
  if (pick.floating) return { every: `P${pick.unit === 'WEEKLY' ? pick.every * 7 : pick.every}${pick.unit === 'MONTHLY' ? 'M' : pick.unit === 'YEARLY' ? 'Y' : 'D'}`,
    startsOn, until };
  const day = Number(startsOn.slice(8));
  const clamped = pick.unit === 'MONTHLY' && day > LATEST_IN_EVERY_MONTH
    ? `;BYMONTHDAY=${Array.from({ length: day - LATEST_IN_EVERY_MONTH + 1 }, (_, index) => LATEST_IN_EVERY_MONTH + index).join(',')};BYSETPOS=-1` : '';
  return { calendar: `FREQ=${pick.unit};INTERVAL=${pick.every}${clamped}`, startsOn, until };
}

/** A rule that was not picked here is told as it is written. */
export function rhythmInWords(rhythm: Rhythm): string {
  if (rhythm.every) {
    const [, number = '1', unit = 'D'] = /^P(\d+)([DWMY])$/.exec(rhythm.every) ?? [];
    return `${count(Number(number), { D: 'day', W: 'week', M: 'month', Y: 'year' }[unit] ?? 'day')} after it was done last`;
  }
  const rule = rhythm.calendar ?? '';
  const [, unit = ''] = /^FREQ=(\w+)/.exec(rule) ?? [];
  const every = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1);
  const isPlain = /^FREQ=\w+(;INTERVAL=\d+)?(;BYMONTHDAY=[\d,]+;BYSETPOS=-1)?$/.test(rule);
  return isPlain && UNITS[unit] ? every === 1 ? `every ${UNITS[unit]}` : `every ${every} ${UNITS[unit]}s` : `by the rule ${rule}`;
}
