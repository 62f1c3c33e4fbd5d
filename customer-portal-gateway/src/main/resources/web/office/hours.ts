// Working hours as people write them, a line each: "Mon-Fri 08:00-16:30".
import type { Shift } from '../shared/answers';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const LINE = /^([a-z,\s–-]+?)\s+(\d{1,2}:\d{2})\s*[–-]\s*(\d{1,2}:\d{2})$/i;

export function writeHours(shifts: Shift[]): string {
  return shifts.map(one => `${writeDays(one.days)} ${one.from.slice(0, 5)}-${one.to.slice(0, 5)}`).join('\n');
}

/** Three or more days in a row are a range. */
function writeDays(days: string[]): string {
  const numbers = days.map(day => DAYS.indexOf(day)).sort((one, other) => one - other);
  const runs: number[][] = [];
  for (const day of numbers) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs.map(run => run.length > 2 ? `${short(run[0]!)}-${short(run.at(-1)!)}` : run.map(short).join(', ')).join(', ');
}

function short(day: number): string {
  return DAYS[day]!.charAt(0) + DAYS[day]!.slice(1, 3).toLowerCase();
}

/** The shifts, or the line that could not be read. */
export function readHours(text: string): Shift[] | { unread: string } {
  const shifts: Shift[] = [];
  for (const line of text.split('\n').map(one => one.trim()).filter(Boolean)) {
    const [, days = '', from = '', to = ''] = LINE.exec(line) ?? [];
    const named = readDays(days);
    if (!named || !isTime(from) || !isTime(to)) return { unread: line };
    shifts.push({ days: named, from: padded(from), to: padded(to) });
  }
  return shifts;
}

function readDays(text: string): string[] | undefined {
  const days = new Set<number>();
  for (const part of text.split(',').map(one => one.trim()).filter(Boolean)) {
    const [first = -1, last = first, more] = part.split(/\s*[–-]\s*/).map(dayOf);
    if (first < 0 || last < 0 || more !== undefined) return undefined;
    for (let day = first; ; day = (day + 1) % DAYS.length) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size ? [...days].sort((one, other) => one - other).map(day => DAYS[day]!) : undefined;
}

function dayOf(word: string): number {
  return word.length < 3 ? -1 : DAYS.findIndex(day => day.startsWith(word.toUpperCase()));
}

function isTime(text: string): boolean {
  const [hours = 99, minutes = 99] = text.split(':').map(Number);
  return hours < 24 && minutes < 60;
}

function padded(time: string): string {
  return time.padStart(5, '0');
}
