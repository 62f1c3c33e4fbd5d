// Each fact of an order as a sentence. A fact that this page does not know yet is still shown, by its stored name.
import { clock, count, dateIn, dayInWords, money, plainDate, quantity, span, timeIn, windowOf } from './format';
import { labelOf } from './labels';
import { waitingFor } from './status';
import type { Appointment, Fact, FileRef, Money, Personal, Quantity } from './shapes';

export interface Telling {
  zone: string;
  /** The reader's own id: their facts are told as "You". */
  reader?: string;
  /** Names by person's id. */
  names: ReadonlyMap<string, string>;
  /** The order's: what the company calls things. */
  policy?: string;
  /** Names by part's id. */
  parts?: ReadonlyMap<string, string>;
  now?: Date;
}

export interface Told {
  title: string;
  detail?: string;
  files?: FileRef[];
  /** Of little weight: several in a row fold into one line. */
  small?: boolean;
  /** For the filters of the office. */
  kind: 'decision' | 'visit' | 'work' | 'money' | 'message' | 'document';
}

type Data = Record<string, unknown>;
type Sentence = (data: Data, fact: Fact, telling: Telling) => Told;

/** Why there was no time to propose, in a sentence without its point. */
export const NO_TIME: Record<string, string> = {
  PAST: 'its day is over', NOBODY_ABLE: 'nobody in the calendar has the skills', NOBODY_WORKS: 'nobody who can do it works in its hours',
  ALL_BOOKED: 'everybody who can do it is taken in its hours',
};
const PROPOSAL_ENDS: Record<string, string> = {
  BOOKED: 'Another time was booked in place of the proposal', DECLINED: 'Another time is wanted', LET_GO: 'The office finds another time',
  LAPSED: 'Nobody confirmed the proposed time before it began', ON_HOLD: 'The proposed time is free again: the order waits',
  CHANGED: 'The proposed time is free again: the hours or the place changed', ENDED: 'The proposed time is free again',
};

export function tell(fact: Fact, telling: Telling): Told {
  const sentence = SENTENCES[fact.type];
  return sentence ? sentence(fact.data ?? {}, fact, telling) : { title: plainName(fact.type), small: true, kind: 'document' };
}

/** `workorder.approval-granted` as "Approval granted". */
export function plainName(type: string): string {
  const words = type.slice(type.indexOf('.') + 1).replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const text = (value: unknown): string => (value as Personal | undefined)?.text ?? '';
const quoted = (value: unknown): string | undefined => text(value) ? `“${text(value)}”` : undefined;
const sum = (value: unknown): string => value ? money(value as Money) : '';
const list = (value: unknown): unknown[] => Array.isArray(value) ? value : [];
const files = (value: unknown): FileRef[] => list(value) as FileRef[];
const name = (id: unknown, telling: Telling): string => telling.names.get(String(id)) ?? 'somebody';
const when = (value: unknown, telling: Telling): string => {
  const appointment = value as Appointment | undefined;
  return appointment ? `${dayInWords(appointment.arrivalFrom, appointment.zone, telling.now)}, ${windowOf(appointment)}` : '';
};
/** Who answers, and in whose place. */
const asked = (id: unknown, standIns: unknown, telling: Telling): string => {
  const away = (list(standIns) as { personId: string; inPlaceOf: string }[]).find(one => one.personId === id)?.inPlaceOf;
  return name(id, telling) + (away ? ` (in place of ${name(away, telling)})` : '');
};
const isYou = (fact: Fact, telling: Telling): boolean => !!telling.reader && fact.actor === `person:${telling.reader}`;
const joined = (...words: (string | undefined)[]): string | undefined => words.filter(Boolean).join(' · ') || undefined;
const alone = (data: Data): string | undefined => data.attended === false ? 'ran by itself' : undefined;
const fromTo = (data: Data, telling: Telling): string | undefined => data.from && data.to
  ? `${timeIn(telling.zone, String(data.from))} – ${timeIn(telling.zone, String(data.to))}` : undefined;
const until = (day: unknown): string | undefined => day ? `until ${plainDate(String(day))}` : undefined;
const late = (data: Data): string | undefined => data.late ? 'added after the work was done' : undefined;

const change = (number: string, telling: Telling): string => {
  const label = labelOf(telling.policy, 'AMENDMENT');
  return label ? `${label} ${number}` : `Change ${number} of what is to be done`;
};

const SENTENCES: Record<string, Sentence> = {
  'workorder.opened': (data, fact, telling) => ({
    title: opening(data, fact, telling),
    detail: joined(quoted(data.description), list(data.attachments).length ? count(list(data.attachments).length, 'photo') : undefined,
      list(data.availability).length ? `${count(list(data.availability).length, 'time')} that would suit` : undefined),
    files: files(data.attachments), kind: 'decision',
  }),
  'workorder.draft-changed': data => ({ title: 'Draft changed', detail: quoted(data.description), small: true, kind: 'decision' }),
  'workorder.action-item-added': data => ({ title: 'One thing more to fix', detail: quoted((data.item as Data | undefined)?.description), kind: 'decision' }),
  'workorder.estimate-set': data => ({ title: data.estimate ? `Estimate: ${sum(data.estimate)}` : 'No estimate any more', kind: 'decision' }),
  'workorder.submitted': () => ({ title: 'Request sent', small: true, kind: 'decision' }),
  'workorder.approval-requested': (data, _, telling) => ({
    title: data.kind === 'EXTRA_WORK' ? `Asked to agree to more work${data.amount ? `, ${sum(data.amount)}` : ''}` : 'Asked for approval',
    detail: list(data.approvers).length ? `To answer: ${list(data.approvers).map(id => asked(id, data.standIns, telling)).join(data.need === 'ALL' ? ' and ' : ' or ')}` : undefined, kind: 'decision',
  }),
  'workorder.approval-granted': (data, fact, telling) => ({
    title: fact.actor.startsWith('policy:') ? 'Approved, no answer needed'
      : `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} approved${data.amount ? ` ${sum(data.amount)}` : ' the order'}`, kind: 'decision',
  }),
  'workorder.approval-denied': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} said no`, detail: quoted(data.reason), kind: 'decision',
  }),
  'workorder.approval-withdrawn': (data, fact, telling) => ({
    title: WITHDRAWN[String(data.cause)] ?? `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} took the question back`,
    small: data.cause !== 'RECALLED', kind: 'decision',
  }),
  'workorder.approval-reassigned': (data, _, telling) => ({ title: `${name(data.to, telling)} is asked instead`, detail: quoted(data.why), kind: 'decision' }),
  'workorder.approval-voted': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} approved${data.amount ? ` ${sum(data.amount)}` : ''}; others are still asked`, kind: 'decision',
  }),
  'workorder.approval-reminded': (data, _, telling) => ({
    title: data.times === 1 ? 'Asked again: no answer yet' : `Asked again (${String(data.times)} times now): no answer yet`,
    detail: list(data.approvers).length ? `To answer: ${list(data.approvers).map(id => name(id, telling)).join(', ')}` : undefined, small: true, kind: 'decision',
  }),
  'workorder.approval-expired': data => ({
    title: data.kind === 'EXTRA_WORK' ? 'Nobody answered about more work in time' : 'Nobody answered in time: it is a draft again', kind: 'decision',
  }),
  'workorder.reset': (_, fact, telling) => ({ title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} made it a draft again`, kind: 'decision' }),
  'workorder.extra-work-proposed': (data, _, telling) => ({
    title: `${name(data.proposedBy, telling)} proposed more work, ${sum(data.amount)}`, detail: quoted(data.why), kind: 'decision',
  }),
  'workorder.limit-raised': data => ({ title: `Up to ${sum(data.ceiling)} nobody is asked`, small: true, kind: 'decision' }),
  'workorder.amended': (data, _, telling) => ({
    title: `${change(String(data.number), telling)}${data.amount ? `, ${sum(data.amount)} more` : ''}`, detail: quoted(data.words), kind: 'decision',
  }),
  'workorder.released': (data, _, telling) => ({ title: labelOf(telling.policy, 'READY') ?? 'Ready to schedule', detail: data.expectedDuration ? `About ${span(String(data.expectedDuration))} of work` : undefined, kind: 'decision' }),
  'workorder.vendor-wanted': () => ({ title: 'Somebody is looked for', small: true, kind: 'decision' }),
  'workorder.offer-sent': (data, _, telling) => ({
    title: `${name(data.vendorId, telling)} is asked whether they do it`, detail: list(data.reasons).join('; ') || undefined, small: true, kind: 'decision',
  }),
  'workorder.offer-accepted': (data, _, telling) => ({ title: `${name(data.vendorId, telling)} accepted`, kind: 'decision' }),
  'workorder.offer-declined': (data, _, telling) => ({ title: `${name(data.vendorId, telling)} declined`, detail: quoted(data.reason), small: true, kind: 'decision' }),
  'workorder.offer-expired': (data, _, telling) => ({ title: `${name(data.vendorId, telling)} did not answer in time`, small: true, kind: 'decision' }),
  'workorder.offer-withdrawn': (data, _, telling) => ({
    title: `${name(data.vendorId, telling)} is not asked any more`, small: true, kind: 'decision',
  }),
  'workorder.vendor-unassigned': (data, _, telling) => ({
    title: `${name(data.vendorId, telling)} does not do it after all`, detail: quoted(data.reason), kind: 'decision',
  }),
  'workorder.assignment-exhausted': () => ({ title: 'Nobody else can be asked', detail: 'The office finds somebody', kind: 'decision' }),
  'workorder.visit-wanted': () => ({ title: 'A time is looked for', small: true, kind: 'visit' }),
  'workorder.visit-proposed': (data, _, telling) => ({
    title: 'A time is proposed', detail: joined(when(data.appointment, telling), name(data.technicianId, telling)), kind: 'visit',
  }),
  'workorder.no-time-found': data => ({ title: 'There was no time to propose', detail: NO_TIME[String(data.reason)], kind: 'visit' }),
  'workorder.proposal-withdrawn': data => ({ title: PROPOSAL_ENDS[String(data.cause)] ?? 'The proposed time is not meant any more', detail: quoted(data.wish), kind: 'visit' }),
  'workorder.visit-scheduled': (data, _, telling) => ({ title: 'Appointment booked', detail: joined(when(data.appointment, telling)), kind: 'visit' }),
  'workorder.visit-rescheduled': (data, _, telling) => ({
    title: 'Appointment moved', detail: joined(when(data.appointment, telling), `before: ${when(data.previous, telling)}`), kind: 'visit',
  }),
  'workorder.visit-refused': data => ({ title: 'A booking was given back', detail: String(data.reason ?? ''), kind: 'visit' }),
  'workorder.technician-assigned': (data, _, telling) => ({
    title: data.replaced ? `${name(data.personId, telling)} comes in place of ${name(data.replaced, telling)}` : `${name(data.personId, telling)} will come`, kind: 'visit',
  }),
  'workorder.visit-opened': (data, _, telling) => ({
    title: `${name(list(data.personIds)[0], telling)} came without an appointment`, small: true, kind: 'visit',
  }),
  'workorder.assigned': (data, fact, telling) => ({
    title: data.replaced ? `${name(data.personId, telling)} has the job now, in place of ${name(data.replaced, telling)}`
      : fact.actor === `person:${String(data.personId)}` ? `${name(data.personId, telling)} took the job` : `${name(data.personId, telling)} has the job`, kind: 'visit',
  }),
  'workorder.unassigned': (data, _, telling) => ({ title: `${name(data.personId, telling)} does not have the job any more`, kind: 'visit' }),
  'workorder.visit-dispatched': (data, _, telling) => ({ title: `Job handed to ${name(data.personId, telling)}`, small: true, kind: 'visit' }),
  'workorder.visit-cancelled': data => ({ title: 'Appointment cancelled', detail: cause(data.cause), kind: 'visit' }),
  'workorder.travel-started': (data, _, telling) => ({
    title: `${name(data.personId, telling)} is on the way`, detail: data.eta ? `Expected ${timeIn(telling.zone, String(data.eta))}` : undefined, kind: 'visit',
  }),
  'workorder.arrived': (data, _, telling) => ({ title: `${name(data.personId, telling)} arrived`, kind: 'visit' }),
  'workorder.work-started': () => ({ title: 'Work started', kind: 'work' }),
  'workorder.timer-started': data => ({ title: 'Timer started', detail: alone(data), small: true, kind: 'work' }),
  'workorder.timer-stopped': (data, _, telling) => ({
    title: 'Timer stopped', detail: joined(fromTo(data, telling), alone(data)), small: true, kind: 'work',
  }),
  'workorder.time-logged': (data, _, telling) => ({
    title: `${name(data.personId, telling)} logged ${fromTo(data, telling) ?? 'time'}`, detail: joined(alone(data), late(data)), kind: 'work',
  }),
  'workorder.note-added': data => ({ title: 'Note', detail: joined(quoted(data.text), late(data)), kind: 'work' }),
  'workorder.hold-placed': (data, _, telling) => ({
    title: labelOf(telling.policy, 'ON_HOLD', String(data.reason))
      ?? ['On hold', waitingFor(String(data.reason))].filter(Boolean).join(', '), detail: joined(quoted(data.note),
      data.until ? `until ${dayInWords(dateIn(telling.zone, String(data.until)), telling.zone, telling.now)}` : undefined), kind: 'work',
  }),
  'workorder.hold-released': data => ({ title: 'No longer on hold', detail: data.heldFor ? `It waited ${span(String(data.heldFor))}` : undefined, kind: 'work' }),
  'workorder.customer-replied': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} answered`, detail: joined(quoted(data.text), late(data)), kind: 'work',
  }),
  'workorder.photo-added': data => ({
    title: data.phase === 'RESULT' ? 'Photo of the result' : data.phase === 'PROBLEM' ? 'Photo of the problem' : 'Photo of the work',
    detail: late(data), files: data.file ? [data.file as FileRef] : [], kind: 'work',
  }),
  'workorder.part-used': (data, _, telling) => ({
    title: `Used ${data.quantity ? quantity(data.quantity as Quantity) : ''} ${telling.parts?.get(String(data.partId)) ?? 'of a part'}`.replace(' pcs', ' ×'),
    detail: joined(data.location ? `from ${String(data.location).startsWith('van') ? 'the van' : 'the store'}` : undefined,
      data.serial ? `serial number ${String(data.serial)}` : undefined, data.warrantyUntil ? `under warranty ${until(data.warrantyUntil)}` : undefined, late(data)), kind: 'work',
  }),
  'workorder.part-returned': (data, _, telling) => ({
    title: `Returned ${data.quantity ? quantity(data.quantity as Quantity) : ''} ${telling.parts?.get(String(data.partId)) ?? 'of a part'}`.replace(' pcs', ' ×'),
    detail: joined(data.location ? `to ${String(data.location).startsWith('van') ? 'the van' : 'the store'}` : undefined, late(data)), kind: 'work',
  }),
  'workorder.visit-finished': () => ({ title: 'Visit finished', small: true, kind: 'visit' }),
  'workorder.visit-not-done': data => ({ title: 'The visit could not be done', detail: cause(data.cause), kind: 'visit' }),
  'workorder.visit-missed': data => ({ title: data.by === 'CUSTOMER' ? 'Nobody was there' : 'Nobody came', kind: 'visit' }),
  'workorder.delay-reported': (data, _, telling) => ({
    title: `${name(data.personId, telling)} comes later, ${timeIn(telling.zone, String(data.newEta))}`, detail: joined(quoted(data.reason), late(data)), kind: 'visit',
  }),
  'workorder.recommendation-made': data => ({
    title: data.inMonths ? `Recommended in ${count(Number(data.inMonths), 'month')}` : 'Recommended', detail: joined(quoted(data.text), late(data)), kind: 'work',
  }),
  'workorder.recommendation-dismissed': () => ({ title: 'A recommendation is not wanted', small: true, kind: 'decision' }),
  'workorder.late-report-received': data => ({
    title: 'The work was reported late', detail: joined(quoted(data.summary), data.signedBy ? `signed by ${text(data.signedBy)}` : undefined),
    files: data.signature ? [data.signature as FileRef] : [], kind: 'work',
  }),
  'workorder.details-corrected': data => ({ title: 'Details corrected', detail: quoted(data.description), kind: 'decision' }),
  'workorder.form-answered': data => {
    const given = data.answers as { label: string; text?: Personal; ticked: string[]; file?: FileRef }[];
    return {
      title: 'Questions answered', detail: given.filter(one => one.text || one.ticked.length)
        .map(one => `${one.label}: ${one.text ? text(one.text) : one.ticked.join(', ')}`).join('; '),
      files: given.flatMap(one => one.file ?? []), kind: 'work',
    };
  },
  'workorder.course-chosen': data => ({ title: COURSE[String(data.course)] ?? 'The course was chosen', kind: 'work' }),
  'workorder.signature-captured': data => ({
    title: `Signed by ${text(data.signedBy) || 'the customer'}`, files: data.image ? [data.image as FileRef] : [], kind: 'work',
  }),
  'workorder.action-item-resolved': () => ({ title: 'One thing done', small: true, kind: 'work' }),
  'workorder.action-item-closed': data => ({ title: 'One thing closed', detail: quoted(data.reason), small: true, kind: 'work' }),
  'workorder.action-item-moved': () => ({ title: 'One thing is done elsewhere', small: true, kind: 'work' }),
  'workorder.follow-up-created': data => ({
    title: data.kind === 'ORDER' ? `Left for another day, as order ${String(data.childNumber)}` : data.kind === 'TASK' ? 'A task for the office'
      : `A reminder ${data.dueInMonths ? `in ${count(Number(data.dueInMonths), 'month')}` : 'soon'}`,
    detail: joined(quoted(data.text), list(data.itemsMoved).length ? `${count(list(data.itemsMoved).length, 'thing')} moved there` : undefined), kind: 'work',
  }),
  'workorder.file-attached': data => ({ title: 'File attached', files: data.file ? [data.file as FileRef] : [], kind: 'document' }),
  'workorder.equipment-named': data => {
    const names = list(data.pieces).map(piece => String((piece as { name: string }).name));
    return { title: names.length ? `It is about ${names.join(', ')}` : 'It is about no equipment', kind: 'work' };
  },
  'workorder.warranty-flagged': data => ({
    title: data.covered ? 'Under warranty' : 'Not under warranty', detail: joined(quoted(data.words), until(data.until)), kind: 'money',
  }),
  'workorder.site-changed': () => ({ title: 'The work is at another place', kind: 'decision' }),
  'workorder.order-linked': data => ({ title: LINKED[String(data.kind)]?.(String(data.otherNumber)) ?? `Belongs to ${String(data.otherNumber)}`, kind: 'decision' }),
  'workorder.merged': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} merged it into ${String(data.intoNumber)}`, kind: 'decision',
  }),
  'workorder.work-completed': data => ({
    title: 'Work done', detail: joined(quoted(data.summary), data.worked ? `${span(String(data.worked))} worked` : undefined,
      data.billed ? `${span(String(data.billed))} billed` : undefined, quoted(data.billedReason)), kind: 'work',
  }),
  'workorder.work-verified': (data, fact, telling) => ({ title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} accepted the work`, kind: 'decision' }),
  'workorder.work-sent-back': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} sent the work back`, detail: quoted(data.reason), kind: 'decision',
  }),
  'workorder.not-carried-out': data => ({ title: 'The work will not be done', detail: quoted(data.reason), kind: 'decision' }),
  'workorder.reopened': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} reopened the order`, detail: quoted(data.reason), kind: 'decision',
  }),
  'workorder.ready-to-bill': () => ({ title: 'Ready to bill', small: true, kind: 'money' }),
  'workorder.billing-noted': data => ({ title: BILLING[String(data.state)]?.(sum(data.amount)) ?? 'Invoice', kind: 'money' }),
  'workorder.document-issued': (data, _, telling) => ({
    title: `${data.kind === 'REPORT' ? 'Service report' : (labelOf(telling.policy, 'WORK_ORDER') ?? 'Work order') + (data.kind === 'OPENING' ? ', as opened,' : '')} written`, detail: data.edition ? `Edition ${data.edition}` : undefined,
    files: data.file ? [data.file as FileRef] : [], small: true, kind: 'document',
  }),
  'workorder.policy-adopted': data => ({
    title: `Other rules from here on: ${String(data.to)} in place of ${String(data.from)}`, detail: String(data.reason ?? ''), kind: 'decision',
  }),
  'workorder.cancelled': (data, fact, telling) => ({
    title: `${isYou(fact, telling) ? 'You' : actorOf(fact, telling.names)} cancelled the order`, detail: quoted(data.reason), kind: 'decision',
  }),
  'workorder.closed': data => ({ title: `Closed${OUTCOME[String(data.outcome)] ?? ''}`, kind: 'decision' }),
  'notification.message-sent': (data, _, telling) => ({
    title: `${data.medium === 'SMS' ? 'Text' : 'Mail'} sent to ${name(data.recipientId, telling)}`, small: true, kind: 'message',
  }),
  'notification.reminder-sent': (data, _, telling) => ({ title: `Reminder sent to ${name(data.recipientId, telling)}`, kind: 'message' }),
};

/** How another order belongs to this one; `shared/ties` tells it in the same words. */
export const LINKED: Record<string, (number: string) => string> = {
  RELATED: number => `Belongs to ${number}`, FOLLOW_UP: number => `Came out of ${number}`, DUPLICATE: number => `${number} asked for the same`,
  CALLBACK: number => `Complains of the work of ${number}`,
};

/** Who asked, and for whom where that is somebody else. */
function opening(data: Data, fact: Fact, telling: Telling): string {
  const you = isYou(fact, telling);
  if (fact.actor === `person:${data.requesterId}`) return you ? 'You asked for help' : `Requested by ${name(data.requesterId, telling)}`;
  if (fact.actor.startsWith('form:')) return `Asked for by ${name(data.requesterId, telling)}`;
  const whom = data.requesterId === telling.reader ? 'you' : name(data.requesterId, telling);
  return `${you ? 'You' : actorOf(fact, telling.names)} opened the order for ${whom}`;
}

const BILLING: Record<string, (amount: string) => string> = {
  DRAFT: amount => `Invoice drafted, ${amount}`,
  APPROVED: amount => `Invoice approved, ${amount}`,
  SENT: amount => `Invoice sent, ${amount}`,
  PART_PAID: amount => `Part of the invoice paid, ${amount}`,
  PAID: amount => `Paid ${amount}`,
  COVERED: () => 'Covered, nothing to pay',
  CREDITED: amount => `Credit of ${amount}`,
  VOID: () => 'Invoice withdrawn',
  NOT_BILLABLE: () => 'Nothing to bill',
};

/** How it goes on, seen from the site. */
const COURSE: Record<string, string> = {
  AS_STIPULATED: 'On site: it is done as stipulated', AMEND: 'On site: it is done with changes', NOT_CARRIED_OUT: 'On site: it cannot be carried out',
};

/** Why nobody has to answer any more, where it was not the one who asked. */
const WITHDRAWN: Record<string, string> = {
  SUPERSEDED: 'A newer question took the place of this one', ORDER_ENDED: 'The order ended before anybody answered',
};

const OUTCOME: Record<string, string> = {
  RESOLVED: ', done and settled', DENIED: ', not approved', NOT_CARRIED_OUT: ', not carried out', CANCELLED: ', cancelled', DUPLICATE: ', asked twice',
};

/** Causes are written `order-cancelled`, or are sentences already. */
function cause(value: unknown): string | undefined {
  if (!value) return undefined;
  const words = String(value);
  return words.includes(' ') ? words : plainName(`x.${words.toLowerCase().replace(/_/g, '-')}`);
}

/** Who did it, by name. */
export function actorOf(fact: Pick<Fact, 'actor' | 'actorName'>, names: ReadonlyMap<string, string>): string {
  const [kind, id = ''] = [fact.actor.slice(0, fact.actor.indexOf(':')), fact.actor.slice(fact.actor.indexOf(':') + 1)];
  if (kind === 'person') return fact.actorName ?? names.get(id) ?? 'Somebody';
  if (kind === 'policy') return policyName(id);
  if (kind === 'timer') return 'A timer';
  if (kind === 'form') return 'Somebody at the place';
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** `home-service@1` as "Home service v1". */
export function policyName(policy: string): string {
  const [id = '', version] = policy.replace(/^policy:/, '').split('@');
  return plainName(`x.${id}`).replace(/^It\b/, 'IT') + (version ? ` v${version}` : '');
}

const CHANNELS: Record<string, string> = {
  PORTAL: 'in the portal', OFFICE: 'in the office', PHONE_APP: 'on the phone', API: 'by another program', MAIL_LINK: 'from the mail',
};

/** "Tomasz Nowak, on the phone · happened 15:31, received 15:44": who, on whose behalf, by which channel, and when it was late. */
export function byLine(fact: Fact, telling: Telling): string {
  const behalf = fact.onBehalfOf ? `, for ${behalfOf(fact.onBehalfOf.replace(/^person:/, ''), fact, telling)}` : '';
  if (fact.actor.startsWith('form:')) return `By the form at the place${behalf}`;
  if (!fact.actor.startsWith('person:'))
    return (fact.actor.startsWith('service:workorder') ? 'By Kept itself' : fact.actor.startsWith('service:')
      ? `Reported by ${actorOf(fact, telling.names).toLowerCase()}` : 'By itself, when its time had come') + behalf;
  const who = isYou(fact, telling) ? 'You' : actorOf(fact, telling.names);
  const channel = fact.channel && CHANNELS[fact.channel] ? `, ${CHANNELS[fact.channel]}` : '';
  const apart = (Date.parse(fact.recordedAt) - Date.parse(fact.occurredAt)) / 60_000;
  const received = apart >= 2 ? ` · happened ${clock(timeIn(telling.zone, fact.occurredAt))}, received ${timeIn(telling.zone, fact.recordedAt)}` : '';
  return who + behalf + channel + received;
}

function behalfOf(id: string, fact: Fact, telling: Telling): string {
  return id === telling.reader ? 'you' : fact.onBehalfOfName ?? telling.names.get(id) ?? 'somebody';
}
