let ahead = 0;
let movable = false;

/** Now, as Kept's clock has it: an embedded run can be moved forward, and its pages go along. */
export function now(): Date {
  return new Date(Date.now() + ahead);
}

/** Asks how far the clock was moved. Where it cannot be moved there is nothing to ask, and the reader's own clock counts. */
export async function goAlong(): Promise<void> {
  try {
    const response = await fetch('/api/dev/clock');
    if (!response.ok) return;
    ahead = minutesOf(((await response.json()) as { offset: string }).offset) * 60_000;
    movable = true;
  } catch {
    /* no signal: as it was */
  }
}

// It is moved on another page: asked again when the reader comes back from there.
document.addEventListener('visibilitychange', () => { if (movable && !document.hidden) void goAlong(); });

/** Minutes of an ISO duration, `PT2H15M`. */
export function minutesOf(iso: string): number {
  const found = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(iso);
  return found ? Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0) + Number(found[3] ?? 0) / 60 : 0;
}
