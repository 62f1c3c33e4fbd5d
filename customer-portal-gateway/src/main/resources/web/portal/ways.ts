import { html } from 'lit';
import { command, pathOf } from '../shared/api';
import { askFirst, type Question } from '../shared/dialog';
import { clock } from '../shared/format';
import type { Allowed, Order, Organisation } from '../shared/shapes';
import { toast } from '../shared/toast';

/** What a customer can do with an order besides answering: how it is called, what is asked before it is done, and what is said then. */
interface Way {
  label: string;
  icon: string;
  danger?: boolean;
  question: (order: Order, office: string) => Question;
  body?: (order: Order, reason: string) => Record<string, unknown>;
  done: string;
}

const WAYS: Record<string, Way> = {
  verify: { label: 'Accept the work', icon: 'circle-check', done: 'Thank you. The work is accepted.', question: (_, office) => ({
    title: 'Is the work as it should be?', body: html`<p>${office} is told, and writes the invoice.</p>`, keep: 'Not yet', act: 'Accept the work',
    busyLabel: 'Accepting' }) },
  'send-back': { label: 'There is more to do…', icon: 'rotate-ccw', done: 'The office is told, and finds another time.', body: because,
    question: (_, office) => ({ title: 'What is still to be done?', body: html`<p>${office} reads it and finds another time.</p>`, reason: 'What is missing',
      reasonNeeded: true, keep: 'Leave it', act: 'Send it back', busyLabel: 'Sending' }) },
  'reset-to-draft': { label: 'Make it a draft again', icon: 'pencil-line', done: 'It is a draft again. Change it, then send it in.', question: () => ({
    title: 'Make it a draft again?', body: html`<p>You can change the order and send it in once more.</p>`, keep: 'Leave it', act: 'Make it a draft' }) },
  'withdraw-submission': { label: 'Take it back…', icon: 'arrow-left', done: 'The order is a draft again. Nobody is asked any more.', question: order => ({
    title: 'Take the order back?', body: html`<p>${asked(order)} not asked any more. The order is a draft then: you can change it and send it in again.</p>`,
    keep: 'Leave it as it is', act: 'Take it back', busyLabel: 'Taking it back' }) },
  resume: { label: 'Let it go on…', icon: 'play', done: 'The work goes on.', question: (order, office) => ({ title: 'Let the work go on?',
    body: html`<p>It waits because of this: “${order.hold?.note ?? ''}” ${office} is told that you want it to go on.</p>`, keep: 'Let it wait', act: 'Let it go on' }) },
  'report-no-show': { label: 'Nobody came…', icon: 'circle-alert', done: 'We are sorry. The office is told, and finds another time.',
    body: order => ({ visitId: order.visitId, by: 'ASSIGNEE' }), question: (order, office) => ({ title: 'Did nobody come?',
      body: html`<p>${order.appointment ? `You were promised ${clock(order.appointment.arrivalFrom)}–${clock(order.appointment.arrivalTo)}. ` : ''}${office} is
        told at once and finds another time. This visit is over then.</p>`, keep: 'Wait on', act: 'Nobody came', busyLabel: 'Reporting' }) },
  reopen: { label: 'Something is still wrong…', icon: 'rotate-ccw', done: 'The order is open again. We find a time.', body: because,
    question: (_, office) => ({ title: 'What is still wrong?', body: html`<p>The order is opened again, and ${office} finds a time.</p>`, reason: 'What is wrong',
      reasonNeeded: true, keep: 'Leave it closed', act: 'Open it again', busyLabel: 'Opening' }) },
  close: { label: 'Close the order', icon: 'archive', done: 'The order is closed.', question: () => ({ title: 'Close the order?',
    body: html`<p>Nothing more is to be done for it. What happened stays on record.</p>`, keep: 'Leave it open', act: 'Close the order' }) },
  'close-denied': { label: 'Close the order', icon: 'archive', done: 'The order is closed.', question: () => ({ title: 'Close the order?',
    body: html`<p>It was not approved, and stays so.</p>`, keep: 'Leave it open', act: 'Close the order' }) },
  cancel: { label: 'Cancel the order…', icon: 'circle-slash', danger: true, done: 'The order is cancelled.', body: because, question: (order, office) => ({
    title: `Cancel order ${order.number}?`, body: html`<p>${order.technicianName ? `${office} and ${order.technicianName} are` : `${office} is`} told at once.
      ${order.appointment ? 'Your appointment becomes free.' : ''} No fee applies.</p>`, reason: 'Why', reasonNeeded: true, keep: 'Keep the order',
    act: 'Cancel the order', busyLabel: 'Cancelling', danger: true }) },
};

/** In this order; a visit's own stand with the visit. */
const OF_THE_VISIT = ['report-no-show'];
/** Of these the first that is allowed is what this state is for. */
const FIRST = ['verify', 'reset-to-draft'];

export interface Offered { allowed: Allowed; label: string; icon: string; danger: boolean; primary: boolean }

/** What this customer is offered, in the page's words. */
export function offered(order: Order, ofTheVisit = false): Offered[] {
  const names = Object.keys(WAYS).filter(name => OF_THE_VISIT.includes(name) === ofTheVisit);
  const first = FIRST.find(name => order.allowed.some(one => one.command === name));
  return names.flatMap(name => order.allowed.filter(one => one.command === name)
    .map(allowed => ({ allowed, label: WAYS[name]!.label, icon: WAYS[name]!.icon, danger: !!WAYS[name]!.danger, primary: name === first })));
}

/** Asks first, does it, and says so; the reference of what was done, or nothing where it was not. */
export async function take(way: Offered, order: Order, house: Organisation | undefined): Promise<string | undefined> {
  const { question, body, done } = WAYS[way.allowed.command]!;
  let reference: string | undefined;
  const did = await askFirst(question(order, house?.name ?? 'The office'), async (reason, key) => {
    reference = (await command(pathOf(way.allowed.href), body?.(order, reason) ?? {}, { key, channel: 'PORTAL' })).reference;
  });
  if (!did) return undefined;
  toast(done);
  return reference;
}

function because(_: Order, reason: string): Record<string, unknown> {
  return { reason };
}

function asked(order: Order): string {
  const names = (order.approval?.approvers ?? []).map(person => person.name).filter(Boolean);
  return names.length === 0 ? 'The office is' : `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'}`;
}
