import type { PhotoPhase } from '../shared/answers';
import { minutesOf } from '../shared/now';
import type { Order } from '../shared/shapes';
import type { SavedCommand } from '../shared/phone-store';
import { LAID } from './laid';

/** What the phone shows of an order: what Kept told, and on top what waits on this phone. */
export interface View {
  order: Order;
  /** The reader. */
  me: string;
  /** Steps that were taken here and are not known to Kept yet. */
  ahead: boolean;
  notes: { text: string; by: string; at: string; waits: boolean }[];
  photos: { key: string; phase: PhotoPhase; sha256?: string; content?: Blob; waits: boolean }[];
  parts: { lineId: string; name: string; amount: number; unit: string; waits: boolean }[];
  /** Of everybody. */
  timers: { personId: string; since: string; attended: boolean }[];
  /** The reader's own, stopped and logged. */
  times: { from: string; to: string; attended: boolean; waits: boolean }[];
  /** Minutes of everybody that a completion tells of, without what still runs. */
  worked: number;
  /** The reader's own timer that they stand by, and the one that runs by itself. */
  running?: { since: string };
  alone?: { since: string };
  /** The timer was stopped here, and Kept does not know it yet. */
  stopped: boolean;
  /** The part of this id, in the words of the list. */
  part: (id: string) => string;
}

/** Facts that Kept's last answer does not know yet look as if it did; those that are not sent are marked as waiting. */
export function view(order: Order, saved: SavedCommand[], me: string, partNames: ReadonlyMap<string, string>): View {
  const unknown = saved.filter(command => command.orderId === order.id && (command.state === 'waiting'
    || (command.state === 'sent' && (command.version ?? 0) > order.version)));
  const shown: View = {
    order: { ...order }, me, ahead: false, stopped: false, worked: minutesOf(order.completing?.worked ?? order.worked),
    notes: order.notes.map(note => ({ text: note.text, by: note.by, at: note.at, waits: false })),
    photos: order.photos.map(photo => ({ key: photo.photoId, phase: photo.phase as PhotoPhase, sha256: photo.file.sha256, waits: false })),
    parts: order.parts.map(part => ({ lineId: part.lineId, name: part.name, amount: Number(part.quantity.amount),
      unit: part.quantity.unit, waits: false })),
    timers: order.timers ?? (order.running ? [order.running] : []),
    times: (order.times ?? []).filter(time => time.personId === me).map(time => ({ ...time, waits: false })),
    part: id => partNames.get(id) ?? 'Part',
  };
  for (const command of unknown) LAID[command.command]?.(shown, command, command.state === 'waiting');
  const own = (attended: boolean): View['running'] => shown.timers.find(timer => timer.personId === me && timer.attended === attended);
  return { ...shown, running: own(true), alone: own(false) };
}
