// What a reader of an order has to know before anything else: a decision that is open, a wait, work that was complained of.
import { html, nothing } from 'lit';
import { button } from '../shared/actions';
import { fileHref } from '../shared/api';
import { policyName } from '../shared/facts';
import { dateIn, dayInWords, moment, money, timeIn } from '../shared/format';
import { labelOf } from '../shared/labels';
import type { Part } from '../shared/piece';
import type { Fact, Money, Order, Personal } from '../shared/shapes';
import { notice } from '../shared/states';
import { waitingFor } from '../shared/status';

const textOf = (value: unknown): string => (value as Personal | undefined)?.text ?? '';
const last = (facts: Fact[], type: string, is: (data: Record<string, unknown>) => boolean = () => true): Fact | undefined =>
  facts.findLast(fact => fact.type === type && is(fact.data ?? {}));

/** A decision: who is asked what since when, for how much, on which revision; with the answer's buttons where they are the reader's. */
export function question(order: Order, facts: Fact[], command: (name: string) => void): Part {
  const asked = order.approval;
  if (asked?.state !== 'REQUESTED') return nothing;
  const approve = order.allowed.find(one => one.command === 'approve');
  const deny = order.allowed.find(one => one.command === 'deny');
  const since = last(facts, 'workorder.approval-requested', data => data.approvalId === asked.approvalId);
  const isExtra = asked.kind === 'EXTRA_WORK';
  const names = asked.approvers.map(person => person.name).filter(Boolean).join(' or ');
  return html`<section class="card ${approve ?? deny ? 'ask' : ''}" aria-labelledby="asked"><h2 id="asked">${isExtra
      ? 'More work is proposed' : approve ?? deny ? 'This order needs an answer' : 'An answer is waited for'}</h2>
    <p>${asked.amount ? html`<strong>${money(asked.amount)}</strong> are to be agreed to. ` : order.estimate
      ? html`Estimate <strong>${money(order.estimate)}</strong>, not agreed yet. ` : 'No amount is estimated yet. '}
      ${names ? `Asked: ${names}` : 'The office is asked'}${since ? `, since ${moment(since.occurredAt, order.zone)}` : ''}. You see
        revision ${order.revision ?? asked.revision}.</p>
    ${isExtra ? extra(order, facts, asked.approvalId) : nothing}
    ${approve ?? deny ? html`<div class="two">${approve ? button(isExtra ? 'Agree to it' : approve.label, () => command('approve'), false, { kind: 'primary', icon: 'check' })
      : nothing}${deny ? button(isExtra ? 'Refuse it…' : `${deny.label}…`, () => command('deny'), false, { icon: 'x' })
      : nothing}</div>` : nothing}</section>`;
}

/** Why it is needed, what it is, and the photos that show it. */
function extra(order: Order, facts: Fact[], approvalId: string): Part {
  const data = last(facts, 'workorder.extra-work-proposed', each => each.approvalId === approvalId)?.data;
  if (!data) return nothing;
  const shown = order.photos.filter(photo => (data.photoIds as string[] | undefined)?.includes(photo.photoId));
  return html`<p>“${textOf(data.why)}”</p>
    ${(data.items as { description: Personal }[] | undefined)?.length ? html`<ul class="bulleted">${(data.items as
      { description: Personal }[]).map(item => html`<li>${textOf(item.description)}</li>`)}</ul>` : nothing}
    ${shown.length ? html`<div class="photos">${shown.map(photo => html`<a href=${fileHref(order.id, photo.file.sha256)} target="_blank"
      rel="noopener"><img src=${fileHref(order.id, photo.file.sha256)} alt="Photo ${photo.file.name}" /></a>`)}</div>` : nothing}`;
}

/** What is waited for, since when, until when, and what became of the visits. */
export function wait(order: Order): Part {
  const hold = order.hold;
  if (!hold) return nothing;
  const what = labelOf(order.policy, 'ON_HOLD', hold.reason) ?? (waitingFor(hold.reason) ? `On hold, ${waitingFor(hold.reason)}` : 'On hold');
  return notice('warn', 'circle-pause', html`<p><strong>${what}</strong> since ${moment(hold.since, order.zone)}, put on hold by
      ${hold.by.startsWith('policy:') ? policyName(hold.by) : hold.by}.${hold.until ? html` Until ${dayInWords(dateIn(order.zone, hold.until), order.zone)}, ${timeIn(order.zone, hold.until)}.`
      : hold.reason === 'WAITING_APPROVAL' ? ' Until the answer comes.' : ' Nobody knows yet until when.'}</p>
    ${hold.note && hold.reason !== 'WAITING_APPROVAL' ? html`<p>“${hold.note}”</p>` : nothing}
    <p class="small">${hold.visits === 'KEPT' ? 'Who is to come still comes.' : 'The time of its visits was given back.'}</p>`);
}

/** The order lives again: which time, and why. */
export function again(order: Order, facts: Fact[]): Part {
  const reopened = last(facts, 'workorder.reopened');
  if (!reopened) return nothing;
  return notice('', 'rotate-ccw', html`<p><strong>Reopened ${moment(reopened.occurredAt, order.zone)}</strong>${reopened.actorName
      ? ` by ${reopened.actorName}` : ''}, its ${ordinal(Number(reopened.data?.cycle))} round${reopened.data?.callback
      ? ': the work is complained of' : ''}.</p><p>“${textOf(reopened.data?.reason)}”</p>`);
}

const ordinal = (number: number): string => ['first', 'second', 'third', 'fourth', 'fifth'][number - 1] ?? `${number}th`;

export interface Sum { label: string; amount: Money }

/** An estimate is not agreed to until somebody said yes; after that there is one line for both, unless they differ. */
export function sums(order: Order): Sum[] {
  const { estimate, approval } = order;
  const asked = approval?.amount;
  const lines: Sum[] = [];
  const isYes = approval?.state === 'GRANTED';
  const isSame = isYes && approval.kind === 'INITIAL' && !!asked && estimate?.minor === asked.minor && estimate.currency === asked.currency;
  if (estimate && !isSame) lines.push({ label: isYes || order.status === 'CLOSED' ? 'Estimate' : approval?.kind === 'EXTRA_WORK' ? 'Estimate'
    : 'Estimate, not agreed', amount: estimate });
  if (asked) lines.push({ label: sumWords(approval.kind === 'EXTRA_WORK' ? 'Extra work, ' : '', approval.state), amount: asked });
  if (asked && approval.kind === 'EXTRA_WORK' && approval.state === 'REQUESTED' && estimate?.currency === asked.currency)
    lines.push({ label: 'Together, if they agree', amount: { minor: estimate.minor + asked.minor, currency: asked.currency } });
  return lines;
}

function sumWords(what: string, state: string): string {
  const words = state === 'GRANTED' ? 'agreed to' : state === 'DENIED' ? 'refused' : state === 'REQUESTED' ? what ? 'asked' : 'to be agreed to'
    : 'not answered';
  return what ? what + words : words.charAt(0).toUpperCase() + words.slice(1);
}
