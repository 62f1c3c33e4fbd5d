import type { PhotoPhase } from '../shared/answers';
import type { Order } from '../shared/shapes';
import type { SavedCommand } from '../shared/phone-store';

/** A step of a job as the phone offers it. */
export interface Step {
  command: string;
  label: string;
  icon: string;
  /** The status that it leads to. */
  to: string;
  /** In the list of what is saved. */
  said: string;
}

export const STEPS: Step[] = [
  { command: 'start-travel', label: 'Start travelling', icon: 'truck', to: 'EN_ROUTE', said: 'On the way' },
  { command: 'arrive', label: 'I have arrived', icon: 'map-pin', to: 'ARRIVED', said: 'Arrived' },
  { command: 'start-work', label: 'Start work', icon: 'wrench', to: 'IN_PROGRESS', said: 'Work started' },
  { command: 'complete', label: 'Complete job', icon: 'circle-check-big', to: 'COMPLETED', said: 'Work done' },
];

const AFTER: Record<string, string> = { SCHEDULED: 'start-travel', DISPATCHED: 'start-travel', EN_ROUTE: 'arrive', ARRIVED: 'start-work' };

/** What the phone shows of an order: what Kept told, and on top what waits on this phone. */
export interface View {
  order: Order;
  /** Steps that were taken here and are not known to Kept yet. */
  ahead: boolean;
  notes: { text: string; by: string; at: string; waits: boolean }[];
  photos: { key: string; phase: PhotoPhase; sha256?: string; content?: Blob; waits: boolean }[];
  parts: { name: string; amount: number; unit: string; waits: boolean }[];
  running?: { since: string };
  /** The timer was stopped here, and Kept does not know it yet. */
  stopped: boolean;
}

/** Facts that Kept's last answer does not know yet look as if it did; those that are not sent are marked as waiting. */
export function view(order: Order, saved: SavedCommand[], me: string, partNames: ReadonlyMap<string, string>): View {
  const unknown = saved.filter(command => command.orderId === order.id && (command.state === 'waiting'
    || (command.state === 'sent' && (command.version ?? 0) > order.version)));
  const running = order.running?.personId === me && order.running.attended ? { since: order.running.since } : undefined;
  const shown: View = {
    order: { ...order }, ahead: false, stopped: false, running,
    notes: order.notes.map(note => ({ text: note.text, by: note.by, at: note.at, waits: false })),
    photos: order.photos.map(photo => ({ key: photo.photoId, phase: photo.phase as PhotoPhase, sha256: photo.file.sha256, waits: false })),
    parts: order.parts.map(part => ({ name: part.name, amount: Number(part.quantity.amount), unit: part.quantity.unit, waits: false })),
  };
  for (const command of unknown) lay(shown, command, partNames);
  return shown;
}

function lay(shown: View, command: SavedCommand, partNames: ReadonlyMap<string, string>): void {
  const { body } = command;
  const waits = command.state === 'waiting';
  const step = STEPS.find(one => one.command === command.command);
  if (step) {
    shown.order.status = step.to;
    shown.ahead = true;
    if (step.command === 'start-work') {
      shown.running = { since: command.occurredAt };
      shown.stopped = false;
    }
    if (step.command === 'complete') shown.running = undefined;
  } else if (command.command === 'finish-visit' || command.command === 'report-not-done') {
    shown.order.status = 'READY';
    shown.ahead = true;
    shown.running = undefined;
  } else if (command.command === 'stop-timer') {
    shown.running = undefined;
    shown.stopped = true;
  }
  else if (command.command === 'add-note') shown.notes.push({ text: String(body.text), by: 'You', at: command.occurredAt, waits });
  else if (command.command === 'add-photo') shown.photos.push({ key: command.key, phase: body.phase as PhotoPhase,
    content: command.file?.content, sha256: (body.file as { sha256?: string } | undefined)?.sha256, waits });
  else if (command.command === 'create-follow-up') {
    const moved = body.items as string[];
    shown.order.items = shown.order.items.map(item => moved.includes(item.itemId) ? { ...item, state: 'MOVED' } : item);
    const { followUps = [], others = [] } = shown.order.ties ?? {};
    shown.order.ties = { ...shown.order.ties, others, followUps: [...followUps, { kind: body.kind as 'ORDER' | 'TASK',
      followUpId: command.key, text: String(body.text) }] };
  } else if (command.command === 'use-part') {
    const quantity = body.quantity as { amount: number; unit: string };
    shown.parts.push({ name: partNames.get(String(body.partId)) ?? 'Part', amount: quantity.amount, unit: quantity.unit, waits });
  }
}

/** The one step that comes next: as Kept allows it, or, with steps waiting here, as it will. */
export function nextStep(shown: View): Step | undefined {
  const { order } = shown;
  if (order.status === 'IN_PROGRESS') return STEPS[3];
  const allowed = shown.ahead ? [] : STEPS.slice(0, 3).filter(step => order.allowed.some(one => one.command === step.command));
  const usual = STEPS.find(step => step.command === AFTER[order.status]);
  if (!shown.ahead) return allowed.find(step => step === usual) ?? allowed[0];
  return usual;
}

/** Whether Kept offers a command, or would once it knows what waits here. */
export function mayDo(shown: View, command: string): boolean {
  return shown.order.allowed.some(one => one.command === command) || (shown.ahead && shown.order.status !== 'COMPLETED');
}

/** Things without which the job cannot be completed. */
export interface Lack {
  /** `result-photo`, `signature`, `summary`, or the place of a question: `answer-pressure`. */
  what: string;
  words: string;
  icon: string;
  act: string;
}

const LACKS: Lack[] = [
  { what: 'result-photo', words: 'result photo', icon: 'camera', act: 'Take the result photo' },
  { what: 'summary', words: 'what was done', icon: 'pen-line', act: 'Write what was done' },
  { what: 'signature', words: 'signature', icon: 'signature', act: 'Let the customer sign' },
];

/** What this phone still needs. Where Kept has not said yet whether a photo is, one photo too many beats a second drive. */
export function lacks(shown: View, draft: { summary: string; signed: boolean }): Lack[] {
  const { allowed, notAllowed } = shown.order;
  const refusal = notAllowed.find(one => one.command === 'complete');
  const said = allowed.some(one => one.command === 'complete') || refusal?.code === 'incomplete';
  const asked = !said || !!refusal?.missing.some(one => one.what === 'result-photo');
  const photo = asked && !shown.photos.some(one => one.phase === 'RESULT');
  return LACKS.filter(lack => lack.what === 'result-photo' ? photo : lack.what === 'summary' ? !draft.summary.trim() : !draft.signed);
}
