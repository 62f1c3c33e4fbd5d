import { html } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import { command as send, pathOf } from '../shared/api';
import { askFirst, type Question } from '../shared/dialog';
import { clock, dayInWords, firstName, money } from '../shared/format';
import { Problem } from '../shared/problem';
import type { Allowed, NotAllowed, Order } from '../shared/shapes';
import { toast } from '../shared/toast';
import { aboutOf } from './about';
import { openVisits } from './command-fields';
import { CommandForm } from './command-form';
import { to } from './routes';

/** How a command asks; what is not named here asks plainly. */
interface Way {
  question: (order: Order) => Omit<Question, 'keep' | 'body'> & { body: Question['body']; keep?: string };
  done: string;
}

const WAYS: Record<string, Way> = {
  approve: { question: approve, done: 'Approved. The customer is told by mail.' },
  deny: { question: deny, done: 'Not approved. The customer is told by mail.' },
  'cancel-visit': { question: cancelVisit, done: 'The visit is cancelled. The time is free again.' },
  cancel: { question: cancel, done: 'The order is cancelled.' },
};

/** Moves the order to a later version of its policy; the answer does not name it, since which version is the page's to ask. */
export const ADOPT = 'adopt-policy';

/** What the office can do with an order: as Kept answered, told for this page. */
export function commandsOf(order: Order): { allowed: Allowed[]; notAllowed: NotAllowed[] } {
  const allowed = order.allowed.map(one => one.command === 'book' && openVisits(order).length > 0
    ? { ...one, command: 'book-another', label: 'Book another visit' } : one);
  return { allowed, notAllowed: order.notAllowed.filter(one => !isInPlace(one.command)) };
}

export function adopting(order: Order): Allowed {
  return { command: ADOPT, label: 'Move to other rules', method: 'POST', href: `/api/work-orders/${order.id}/${ADOPT}`,
    fields: ['policy', 'reason'], required: ['policy', 'reason'] };
}

/** Done where it stands on the page: in the thread, among the files and with the other orders. */
export function isInPlace(command: string): boolean {
  return ['add-note', 'add-photo', 'create-follow-up', 'merge-into', 'confirm-visit', 'decline-proposal'].includes(command);
}

/** Commands of the calendar have a page of their own: a time has to be picked. */
export function isElsewhere(allowed: Allowed, order: Order): string | undefined {
  const moves = /\/bookings\/([^/]+)\/move$/.exec(allowed.href);
  if (moves || allowed.command === 'move' || allowed.command === 'move-visit') return to.visit(order.id, moves?.[1] ?? order.visitId ?? '');
  return /\/(slots|bookings)\b/.test(allowed.href) || allowed.command.startsWith('book') ? to.visit(order.id) : undefined;
}

/** Asks, where there is something to ask, and does it. What was refused is said in the dialog, and the page looks again. */
export async function run(host: ReactiveControllerHost, name: string, order: Order, done: (reference: string) =>
  Promise<void>, changed: () => void): Promise<void> {
  const allowed = name === ADOPT ? adopting(order) : commandsOf(order).allowed.find(one => one.command === name);
  if (!allowed) return;
  let form: CommandForm;
  try {
    form = new CommandForm(await aboutOf(allowed, order));
  } catch (thrown) {
    return toast(Problem.from(thrown).detail, { failure: true });
  }
  const way = WAYS[name];
  const question = way?.question(order) ?? plain(allowed, order, form);
  let reference = '';
  const did = await askFirst({ keep: 'Not now', ...question, check: () => form.check(),
    body: redraw => html`${question.body}${form.draw(redraw)}` }, async (_, key) => {
    try {
      reference = (await send(pathOf(allowed.href), await form.body(), { key, channel: 'OFFICE' })).reference;
    } catch (thrown) {
      const problem = Problem.from(thrown);
      if (problem.status === 409 || problem.status === 412) changed();
      throw problem.code === 'stale-revision' ? new Problem(problem.status, problem.code,
        `It has changed meanwhile. ${problem.detail} Look at it again before you decide.`) : problem;
    }
  });
  host.requestUpdate();
  if (!did) return;
  toast(way?.done ?? `${allowed.label}: done.`);
  await done(reference);
}

function approve(order: Order): ReturnType<Way['question']> {
  const amount = order.approval?.amount ?? order.estimate;
  const extra = order.approval?.kind === 'EXTRA_WORK';
  return {
    title: extra ? `Agree to the extra work on ${order.number}?` : `Approve ${order.number}?`,
    body: html`<p>${order.customerName}: “${order.description}”</p>
      <p>${amount ? html`Agreed to: <strong>${money(amount)}</strong>${extra ? ' more' : ''}. ` : 'No amount is agreed to. '}${firstName(order.requesterName)
        || 'The customer'} is told by mail, and ${extra ? 'the work goes on' : 'the order can be scheduled'}.</p>`,
    act: extra ? 'Agree to the extra work' : 'Approve the order', busyLabel: 'Approving',
  };
}

function deny(order: Order): ReturnType<Way['question']> {
  const extra = order.approval?.kind === 'EXTRA_WORK';
  return {
    title: extra ? `Refuse the extra work on ${order.number}?` : `Do not approve ${order.number}?`,
    body: html`<p>${extra ? 'What was agreed before stays agreed. ' : 'The order is not carried out as it stands. '}${order.requesterName
      || 'The customer'} is told by mail, with what you write.</p>`,
    act: extra ? 'Refuse the extra work' : 'Do not approve', busyLabel: 'Sending', danger: true,
  };
}

function cancelVisit(order: Order): ReturnType<Way['question']> {
  return {
    title: 'Cancel the visit?', body: html`<p>${openVisits(order).length > 1 ? 'The time' : visitWords(order)} becomes free.
      ${order.customerName || 'The customer'} and ${order.technicianName ?? 'the technician'} are told at once. The order stays and can be
      booked again.</p>`,
    keep: 'Keep the visit', act: 'Cancel the visit', busyLabel: 'Cancelling', danger: true,
  };
}

function cancel(order: Order): ReturnType<Way['question']> {
  const visit = order.appointment ? ` ${visitWords(order)} becomes free.` : '';
  return {
    title: `Cancel order ${order.number}?`, body: html`<p>${order.customerName || 'The customer'}${order.technicianName
      ? ` and ${order.technicianName}` : ''} ${order.technicianName ? 'are' : 'is'} told at once.${visit} What has happened stays on record.</p>`,
    keep: 'Keep the order', act: 'Cancel the order', busyLabel: 'Cancelling', danger: true,
  };
}

function visitWords(order: Order): string {
  const at = order.appointment;
  return at ? `${order.technicianName ?? 'The'}${order.technicianName ? '’s' : ''} time, ${inside(dayInWords(at.start,
    at.zone))} ${clock(at.start)}–${clock(at.end)},` : 'The time';
}

/** Today and tomorrow within a sentence. */
function inside(day: string): string {
  return day.replace(/^(Today|Tomorrow|Yesterday)/, word => word.toLowerCase());
}

/** Any other command. */
function plain(allowed: Allowed, order: Order, form: CommandForm): ReturnType<Way['question']> {
  return {
    title: `${allowed.label}?`, act: allowed.label, busyLabel: 'Sending',
    body: form.isEmpty ? html`<p>${order.number}, ${order.customerName}. Everybody who takes part sees it.</p>` : '',
  };
}
