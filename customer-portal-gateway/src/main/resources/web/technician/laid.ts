import type { PhotoPhase } from '../shared/answers';
import type { SavedCommand } from '../shared/phone-store';
import type { Order, Quantity } from '../shared/shapes';
import { STEPS } from './steps';
import type { View } from './view';

/** What a command that Kept does not know yet changes of what is shown, by its name: until Kept has decided, it looks as if it were taken. */
export const LAID: Record<string, (shown: View, command: SavedCommand, waits: boolean) => void> = {
  'start-travel': step,
  arrive: step,
  'start-work': (shown, command, waits) => {
    step(shown, command, waits);
    start(shown, command.occurredAt, true);
    shown.stopped = false;
  },
  complete: step,
  'finish-visit': over,
  'report-not-done': over,
  'report-no-show': over,
  'close-not-carried-out': (shown, command) => ended(shown, command, 'NOT_CARRIED_OUT'),
  close: (shown, command) => ended(shown, command, 'RESOLVED'),
  'start-timer': (shown, { body, occurredAt }) => start(shown, occurredAt, body.attended !== false),
  'stop-timer': (shown, { body, occurredAt }, waits) => {
    stop(shown, occurredAt, waits, attended => body.attended === undefined || body.attended === attended);
    if (body.attended !== false) shown.stopped = true;
  },
  'log-time': (shown, { body }, waits) => time(shown, String(body.from), String(body.to), body.attended !== false, waits),
  'add-note': (shown, { body, occurredAt }, waits) => shown.notes.push({ text: String(body.text), by: 'You', at: occurredAt, waits }),
  'add-photo': (shown, { body, file, key }, waits) => shown.photos.push({ key, phase: body.phase as PhotoPhase, content: file?.content,
    sha256: (body.file as { sha256?: string } | undefined)?.sha256, waits }),
  'use-part': (shown, { body, key }, waits) => {
    const { amount, unit } = body.quantity as Quantity;
    shown.parts.push({ lineId: key, name: shown.part(String(body.partId)), amount, unit, waits });
  },
  'return-part': (shown, { body }, waits) => {
    const amount = (body.quantity as Quantity | undefined)?.amount;
    shown.parts = shown.parts.map(part => part.lineId === body.lineId ? { ...part, amount: amount === undefined ? 0
      : thousandths(part.amount - amount), waits } : part).filter(part => part.amount > 0);
  },
  'resolve-item': (shown, { body }) => item(shown, String(body.itemId), { state: 'RESOLVED' }),
  'close-item': (shown, { body }) => item(shown, String(body.itemId), { state: 'CLOSED', reason: body.reason as string | undefined }),
  'create-follow-up': (shown, { body, key }) => {
    for (const id of body.items as string[]) item(shown, id, { state: 'MOVED' });
    const { followUps = [], others = [] } = shown.order.ties ?? {};
    shown.order.ties = { ...shown.order.ties, others, followUps: [...followUps, { kind: body.kind as 'ORDER' | 'TASK', followUpId: key,
      text: String(body.text) }] };
  },
  amend: (shown, { body }) => {
    for (const id of body.dropped as string[] ?? []) item(shown, id, { state: 'CLOSED' });
    const added = (body.added as { itemId: string; description: string }[] ?? []).map(one => ({ ...one, state: 'OPEN' as const }));
    shown.order.items = [...shown.order.items, ...added];
  },
  recommend: (shown, { body, key, occurredAt }) => {
    shown.order.recommendations = [...shown.order.recommendations, { recommendationId: key, text: String(body.text),
      inMonths: Number(body.inMonths), by: 'You', at: occurredAt }];
  },
  'report-delay': (shown, { body }) => {
    shown.order.visits = shown.order.visits.map(visit => visit.visitId === shown.order.visitId
      ? { ...visit, newEta: String(body.newEta) } : visit);
  },
  hold: (shown, { body, occurredAt }, waits) => {
    stop(shown, occurredAt, waits, attended => attended);
    shown.order.hold = { reason: String(body.reason), note: String(body.note), visits: 'KEPT', until: body.until as string | undefined,
      by: 'You', since: occurredAt };
    shown.order.status = 'ON_HOLD';
    shown.ahead = true;
  },
  resume: goesOn,
  'withdraw-extra': goesOn,
};

function step(shown: View, command: SavedCommand, waits: boolean): void {
  shown.order.status = STEPS.find(one => one.command === command.command)!.to;
  shown.order.hold = undefined;
  shown.ahead = true;
  if (command.command === 'complete') stop(shown, command.occurredAt, waits, () => true);
}

function over(shown: View, command: SavedCommand, waits: boolean): void {
  shown.order.status = 'READY';
  shown.order.hold = undefined;
  shown.ahead = true;
  stop(shown, command.occurredAt, waits, () => true);
}

function ended(shown: View, command: SavedCommand, outcome: string): void {
  over(shown, command, command.state === 'waiting');
  shown.order.status = 'CLOSED';
  shown.order.outcome = outcome;
}

/** As far as the visit had come. */
const OF_VISIT: Record<string, string> = { WORKING: 'IN_PROGRESS' };

function goesOn(shown: View): void {
  const { order } = shown;
  const visit = order.visits.find(one => one.visitId === order.visitId);
  order.hold = undefined;
  order.status = visit ? OF_VISIT[visit.status] ?? visit.status : 'READY';
  shown.ahead = true;
}

function start(shown: View, since: string, attended: boolean): void {
  if (shown.timers.some(timer => timer.personId === shown.me && timer.attended === attended)) return;
  shown.timers = [...shown.timers, { personId: shown.me, since, attended }];
}

function stop(shown: View, at: string, waits: boolean, which: (attended: boolean) => boolean): void {
  const stopped = shown.timers.filter(timer => timer.personId === shown.me && which(timer.attended));
  shown.timers = shown.timers.filter(timer => !stopped.includes(timer));
  for (const timer of stopped) if (at > timer.since) time(shown, timer.since, at, timer.attended, waits);
}

function time(shown: View, from: string, to: string, attended: boolean, waits: boolean): void {
  shown.times.push({ from, to, attended, waits });
  shown.worked += (Date.parse(to) - Date.parse(from)) / 60_000;
}

function item(shown: View, id: string, change: Partial<Order['items'][number]>): void {
  shown.order.items = shown.order.items.map(one => one.itemId === id ? { ...one, ...change } : one);
}

/** Amounts have up to three places. */
function thousandths(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
