import { minutesOf } from '../shared/format';

let ahead = 0;

/** Now, as Kept's clock has it: an embedded run can be moved forward, and the phone goes along. */
export function now(): Date {
  return new Date(Date.now() + ahead);
}

/** Asks how far the clock was moved. Where it cannot be moved there is nothing to ask, and the phone's own clock counts. */
export async function goAlong(): Promise<void> {
  try {
    const response = await fetch('/api/dev/clock');
    if (response.ok) ahead = minutesOf(((await response.json()) as { offset: string }).offset) * 60_000;
  } catch {
    /* no signal: as it was */
  }
}
