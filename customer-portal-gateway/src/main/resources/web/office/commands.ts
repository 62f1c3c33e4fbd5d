import { html, type TemplateResult } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import { command as send, pathOf } from '../shared/api';
import { askFirst, type Question } from '../shared/dialog';
import { field, select, textInput } from '../shared/field';
import { questions, sentAnswers, type Given } from '../shared/form';
import { clock, dayInWords, firstName, money } from '../shared/format';
import { newKey } from '../shared/key';
import { Problem } from '../shared/problem';
import type { Allowed, NotAllowed, Order, Visit } from '../shared/shapes';
import { toast } from '../shared/toast';
import { to } from './routes';

/** How a command looks and asks; what is not named here still works, with a plain question for its fields. */
interface Way {
  icon: string;
  /** Below ten it may be the one primary button, the lowest first. */
  rank: number;
  question?: (order: Order) => Omit<Question, 'keep'> & { keep?: string };
  body?: (order: Order, reason: string) => Record<string, unknown>;
  done?: string;
}

const WAYS: Record<string, Way> = {
  approve: { icon: 'check', rank: 1, question: approve, body: order => ({ approvalId: order.approval?.approvalId, revision: order.revision }),
    done: 'Approved. The customer is told by mail.' },
  book: { icon: 'calendar-plus', rank: 2 },
  move: { icon: 'calendar', rank: 20 },
  'book-another': { icon: 'calendar-plus', rank: 25 },
  deny: { icon: 'x', rank: 30, question: deny, body: (order, reason) => ({ approvalId: order.approval?.approvalId, revision: order.revision, reason }),
    done: 'Not approved. The customer is told by mail.' },
  'cancel-visit': { icon: 'calendar', rank: 40, question: cancelVisit, body: (order, reason) => ({ visitId: order.visitId,
    cause: reason }), done: 'The visit is cancelled. The time is free again.' },
  cancel: { icon: 'circle-slash', rank: 90, question: cancel, body: (_, reason) => ({ reason }), done: 'The order is cancelled.' },
};

/** Fields with a few answers only, by command; an empty answer leaves the field out. */
const CHOICES: Record<string, Record<string, { value: string; label: string }[]>> = {
  hold: {
    reason: [{ value: 'WAITING_PARTS', label: 'Parts' }, { value: 'WAITING_VENDOR', label: 'A supplier' },
      { value: 'WAITING_CUSTOMER', label: 'The customer' }, { value: 'OTHER', label: 'Something else' }],
    visits: [{ value: '', label: 'As usual for the reason' }, { value: 'KEPT', label: 'Still come' }, { value: 'RELEASED', label: 'Give the time back' }],
  },
};

const ICONS: Record<string, string> = {
  'start-travel': 'truck', arrive: 'map-pin', 'start-work': 'wrench', 'stop-timer': 'pause', complete: 'circle-check-big', 'finish-visit': 'check',
  'report-not-done': 'circle-x', hold: 'circle-pause', resume: 'play',
};

export function iconOf(command: string): string {
  return WAYS[command]?.icon ?? ICONS[command] ?? 'chevron-right';
}

export function rank(command: string): number {
  return WAYS[command]?.rank ?? 50;
}

/** What the office can do with an order: as Kept answered, told for this page. */
export function commandsOf(order: Order): { allowed: Allowed[]; notAllowed: NotAllowed[] } {
  const allowed = order.allowed.filter(one => one.command !== 'complete')
    .map(one => one.command === 'book' && order.visits.some(isOpen) ? { ...one, command: 'book-another', label: 'Book another visit' } : one);
  const complete = order.allowed.find(one => one.command === 'complete');
  const signs: NotAllowed[] = complete ? [{ command: 'complete', label: complete.label, code: 'on-the-phone',
    sentence: `${order.technicianName ?? 'The technician'} completes it on the phone, with the customer’s signature.`, missing: [] }] : [];
  return { allowed, notAllowed: [...order.notAllowed.filter(one => !isInPlace(one.command)), ...signs] };
}

function isOpen(visit: Visit): boolean {
  return !['DONE', 'NOT_DONE', 'CANCELLED', 'MISSED'].includes(visit.status);
}

/** Done where it stands on the page: in the thread, among the files and with the other orders. */
export function isInPlace(command: string): boolean {
  return ['add-note', 'add-photo', 'use-part', 'create-follow-up', 'merge-into'].includes(command);
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
  const allowed = commandsOf(order).allowed.find(one => one.command === name);
  if (!allowed) return;
  const way = WAYS[name];
  const fields: Record<string, string> = {};
  const key = newKey();
  const form = order.forms?.[name] ?? [];
  const answers: Given = {};
  const question: Question = { keep: 'Not now', ...(way?.question?.(order) ?? plain(allowed, order, fields, answers)) };
  let reference = '';
  const did = await askFirst(question, async reason => {
    try {
      const body = way?.body?.(order, reason) ?? { ...given(fields), ...(allowed.fields.includes('reason') && !CHOICES[allowed.command]?.reason
        ? { reason } : {}), ...(allowed.fields.includes('revision') ? { revision: order.revision } : {}),
        ...(form.length ? { answers: await sentAnswers(form, answers) } : {}) };
      reference = (await send(pathOf(allowed.href), body, { key, channel: 'OFFICE' })).reference;
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

function approve(order: Order): Omit<Question, 'keep'> {
  const amount = order.approval?.amount ?? order.estimate;
  return {
    title: `Approve ${order.number}?`,
    body: html`<p>${order.customerName}: “${order.description}”</p>
      <p>${amount ? html`Agreed to: <strong>${money(amount)}</strong>. ` : 'No amount is agreed to. '}${firstName(order.requesterName)
        || 'The customer'} is told by mail, and the order can be scheduled.</p>`,
    act: 'Approve the order', busyLabel: 'Approving',
  };
}

function deny(order: Order): Omit<Question, 'keep'> {
  return {
    title: `Do not approve ${order.number}?`, body: html`<p>The order ends here. ${order.requesterName || 'The customer'} is told by mail,
      with what you write.</p>`,
    act: 'Do not approve', busyLabel: 'Sending', danger: true, reason: 'Why', reasonNeeded: true,
  };
}

function cancelVisit(order: Order): Omit<Question, 'keep'> & { keep: string } {
  return {
    title: 'Cancel the visit?', body: html`<p>${visitWords(order)} becomes free. ${order.customerName || 'The customer'} and
      ${order.technicianName ?? 'the technician'} are told at once. The order stays and can be booked again.</p>`,
    keep: 'Keep the visit', act: 'Cancel the visit', busyLabel: 'Cancelling', danger: true, reason: 'Why', reasonNeeded: true,
  };
}

function cancel(order: Order): Omit<Question, 'keep'> & { keep: string } {
  const visit = order.appointment ? ` ${visitWords(order)} becomes free.` : '';
  return {
    title: `Cancel order ${order.number}?`, body: html`<p>${order.customerName || 'The customer'}${order.technicianName
      ? ` and ${order.technicianName}` : ''} ${order.technicianName ? 'are' : 'is'} told at once.${visit} What has happened stays on record.</p>`,
    keep: 'Keep the order', act: 'Cancel the order', busyLabel: 'Cancelling', danger: true, reason: 'Why', reasonNeeded: true,
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

/** A command that came after this page was written. */
function plain(allowed: Allowed, order: Order, fields: Record<string, string>, answers: Given): Omit<Question, 'keep'> {
  const choices = CHOICES[allowed.command] ?? {};
  const asked = allowed.fields.filter(name => name in choices || (!['revision', 'visitId', 'reason', 'eta', 'until'].includes(name)
    && !name.startsWith('answers.')));
  const form = order.forms?.[allowed.command] ?? [];
  for (const [name, answers] of Object.entries(choices)) if (answers[0]?.value) fields[name] = answers[0].value;
  if (allowed.fields.includes('visitId') && order.visitId) fields.visitId = order.visitId;
  const reason = allowed.fields.includes('reason') && !choices.reason ? { reason: 'Why', reasonNeeded: true } : {};
  return {
    ...reason,
    title: `${allowed.label}?`,
    body: asked.length + form.length === 0 ? html`<p>${order.number}, ${order.customerName}. Everybody who takes part sees it.</p>`
      : html`${asked.map(name => field({ id: `field-${name}`, label: words(name) },
        answer(name, choices[name], value => { fields[name] = value; })))}${questions(form, answers, given => { Object.assign(answers, given); })}`,
    act: allowed.label, busyLabel: 'Sending',
  };
}

function answer(name: string, choices: { value: string; label: string }[] | undefined, input: (value: string) => void): TemplateResult {
  const wish = { id: `field-${name}`, value: choices?.[0]?.value ?? '', input };
  return choices ? select(wish, choices) : textInput(wish);
}

function given(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}

/** `newEta` as "New eta". */
function words(field: string): string {
  const apart = field.replace(/([A-Z])/g, ' $1').toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}
