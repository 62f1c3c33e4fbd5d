// What each field of a command's body is called and how it is asked. A field that nobody has written down here goes by its name.
import { html } from 'lit';
import { fileHref } from '../shared/api';
import { clock, shortDay } from '../shared/format';
import { labelOf } from '../shared/labels';
import type { Order, Visit } from '../shared/shapes';
import { waitingFor } from '../shared/status';
import { approvers, laterVersions, locations, sites, technicians, type About } from './about';
import { choiceOf, dayOf, durationOf, fileOf, instantIn, lineOf, linesOf, moneyOf, quantityOf, textOf, ticksOf, wholeNumber, windowsOf, yesNo,
  type Choice, type Control } from './controls';
import { orderNumber } from './order-number';

const LONGEST_TEXT = 4000;
const LONGEST_REASON = 1000;
const PICTURES = 'image/jpeg,image/png,image/webp';
const FILES = `${PICTURES},application/pdf`;

/** @param said what stands in another field of the same command */
type Make = (about: About, said: (field: string) => unknown) => Control<never>;
export interface Kind { label: string; make: Make }

const kind = <T>(label: string, make: (about: About, said: (field: string) => unknown) => Control<T>): Kind =>
  ({ label, make: make as unknown as Make });
const text = (label: string, most = LONGEST_REASON): Kind => kind(label, () => textOf(most));
const why = text('Why');

const PRIORITIES: Choice[] = [{ value: 'ROUTINE', label: 'Routine' }, { value: 'URGENT', label: 'Urgent' }, { value: 'EMERGENCY', label: 'Emergency' }];
const AS_ASKED: Record<string, Kind> = {
  description: kind('What is wrong', ({ order }) => textOf(LONGEST_TEXT, order.description, 4)),
  priority: kind('How urgent', ({ order }) => choiceOf(PRIORITIES, order.priority)),
  asap: kind('As soon as possible', ({ order }) => yesNo(order.asap)),
  availability: kind('When it suits', ({ order }) => windowsOf(order.zone, order.availability)),
};

/** By command and field. */
const OF_COMMAND: Record<string, Record<string, Kind>> = {
  'edit-draft': { ...AS_ASKED, items: kind('What is to be fixed', ({ order }) => linesOf(order.items)) },
  'correct-details': AS_ASKED,
  'add-item': { description: kind('What is to be fixed', () => lineOf(500)) },
  submit: { approver: kind('Who is asked', about => choiceOf(approvers(about), undefined, 'All who may approve')) },
  'reassign-approver': { to: kind('Who is asked from now on', about => choiceOf(approvers(about))) },
  'log-time': { from: kind('From', ({ order }) => instantIn(order.zone)), to: kind('To', ({ order }) => instantIn(order.zone)) },
  'stop-timer': { attended: kind('Which timers', () => ({ ...choiceOf(TIMERS, undefined, 'All of them'), sent: value => value === 'attended' })) },
  'report-no-show': { by: kind('Who did not show', () => choiceOf([{ value: 'CUSTOMER', label: 'The customer was not there' },
    { value: 'ASSIGNEE', label: 'Who was to come did not' }])) },
  hold: { reason: kind('What is waited for', ({ order }) => choiceOf(reasons(order))), note: text('In words, for everybody who takes part'),
    until: kind('Until, as far as anybody knows', ({ order }) => instantIn(order.zone)),
    visits: kind('What becomes of the visits', ({ order }, said) => ({ ...choiceOf(HELD), draw: (place, value: string, keep) =>
      choiceOf(HELD, undefined, usual(order, String(said('reason')))).draw(place, value, keep) })) },
  amend: { words: text('The change, as people read it', LONGEST_TEXT), amount: kind('What it costs more', ({ currency }) => moneyOf(currency)) },
  'propose-extra-work': { why: text('Why it is needed', LONGEST_TEXT), items: kind('What is to be done', () => linesOf()),
    amount: kind('What it costs more, with VAT', ({ currency }) => moneyOf(currency)) },
  recommend: { text: text('What should be done next', LONGEST_TEXT), inMonths: kind('In how many months', () => wholeNumber(0, 120)) },
  complete: { summary: text('What was done', LONGEST_TEXT) }, 'report-late': { summary: text('What was done', LONGEST_TEXT) },
  'link-order': { other: kind('The other order', ({ orders, order }) => orderNumber(orders, order.id)), kind: kind('How they belong together', () => choiceOf(TIES)) },
  'flag-warranty': { covered: kind('A warranty pays', () => yesNo()), words: text('What covers the work, or why nothing does'),
    until: kind('Its last day', () => dayOf()) },
  'name-equipment': { assetIds: kind('What it is about', ({ assets, order }) => ticksOf(assets.map(one => ({ value: one.id, label: [one.name, one.model].filter(Boolean).join(', ') })), order.equipment.map(one => one.assetId))) },
  'change-site': { siteId: kind('Where the work is', about => choiceOf(sites(about))) },
  'use-part': { serial: kind('Serial number', () => lineOf(100)), warrantyUntil: kind('Its maker stands for it until', () => dayOf()), quantity: kind('How much', (about, said) => quantityOf(() => about.parts.find(part => part.id === said('partId'))?.unit ?? '')) },
  'return-part': { quantity: kind('How much of it, all where it is left out', ({ order }, said) =>
    quantityOf(() => order.parts.find(part => part.lineId === said('lineId'))?.quantity.unit ?? '')) },
  'create-follow-up': { kind: kind('As', () => choiceOf(FOLLOW_UPS)), text: text('What is to be done'), items: kind('What moves there', ({ order }) =>
    ticksOf(openItems(order))), inMonths: kind('In how many months, for a reminder', () => wholeNumber(0, 120)) },
  'decline-proposal': { wish: text('When it would suit, or why this does not') },
  'merge-into': { into: kind('The order that goes on', ({ orders, order }) => orderNumber(orders, order.id)) },
  'offer-to': { vendorId: kind('Who is asked', about => choiceOf(technicians(about))) },
  'assign-technician': { personId: kind('Who comes', about => choiceOf(technicians(about))) },
  'adopt-policy': { policy: kind('The rules from here on', about => choiceOf(laterVersions(about), laterVersions(about)[0]?.value)) },
};

const TIMERS: Choice[] = [{ value: 'attended', label: 'Those of people at work' }, { value: 'alone', label: 'Those that run by themselves' }];
const FOLLOW_UPS: Choice[] = [{ value: 'ORDER', label: 'An order of its own' }, { value: 'TASK', label: 'A task for the office' },
  { value: 'REMINDER', label: 'A reminder in some months' }];
const TIES: Choice[] = [{ value: 'RELATED', label: 'They belong together' }, { value: 'CALLBACK', label: 'This one complains of the other’s work' }];
const HELD: Choice[] = [{ value: 'KEPT', label: 'Who is to come still comes' }, { value: 'RELEASED', label: 'Their time is given back' }];

/** By field alone. */
const FIELDS: Record<string, Kind> = {
  reason: why, why, cause: why, note: text('Note', LONGEST_TEXT), text: text('Text', LONGEST_TEXT), words: text('In words', LONGEST_TEXT),
  summary: text('In short', LONGEST_TEXT), description: text('What is wrong', LONGEST_TEXT),
  estimate: kind('Estimate with VAT', ({ order, currency }) => moneyOf(currency, order.estimate)),
  amount: kind('Amount', ({ currency }) => moneyOf(currency)),
  items: kind('What is to be fixed', () => linesOf()), added: kind('To be done as well', () => linesOf()),
  dropped: kind('Not to be done any more', ({ order }) => ticksOf(openItems(order))),
  itemId: kind('Which thing', ({ order }) => choiceOf(openItems(order), openItems(order).length === 1 ? openItems(order)[0]!.value : undefined)),
  itemIds: kind('Which things', ({ order }) => ticksOf(openItems(order))),
  photoIds: kind('Photos that show why', ({ order }) => ticksOf(photos(order))),
  visitId: kind('Which visit', ({ order }) => choiceOf(openVisits(order).map(visitChoice))),
  recommendationId: kind('Which one', ({ order }) => choiceOf(order.recommendations.map(one => ({ value: one.recommendationId, label: one.text })))),
  lineId: kind('Which part', ({ order }) => choiceOf(order.parts.map(part => ({ value: part.lineId, label: part.name })))),
  partId: kind('Part', ({ parts }) => choiceOf(parts.map(part => ({ value: part.id, label: `${part.name}, ${part.number}` })))),
  location: kind('From where', about => choiceOf(locations(about))),
  attended: kind('Somebody stands by', () => yesNo()),
  eta: kind('Expected', ({ order }) => instantIn(order.zone)), newEta: kind('Expected now', ({ order }) => instantIn(order.zone)),
  phase: kind('It shows', () => choiceOf([{ value: 'PROBLEM', label: 'The problem' }, { value: 'IN_PROGRESS', label: 'The work' },
    { value: 'RESULT', label: 'The result' }])),
  signature: kind('The customer’s signature, as a picture', () => fileOf(PICTURES)), signedBy: kind('Signed by', () => lineOf(200)),
  billed: kind('Billed time', () => durationOf()), billedReason: text('Why less is billed'),
  role: kind('Comes as', () => choiceOf([{ value: 'LEAD', label: 'Lead' }, { value: 'HELPER', label: 'Helper' }])),
  course: kind('What is done', () => choiceOf([{ value: 'AS_STIPULATED', label: 'The work as it was agreed' },
    { value: 'AMEND', label: 'Other work than was agreed' }, { value: 'NOT_CARRIED_OUT', label: 'No work' }])),
};

/** By what the name says, for commands that came after this page was written. */
const GUESSES: { name: RegExp; make: Make }[] = ([
  { name: /person|technician|vendor|assignee|lead|helper/i, make: (about: About) => choiceOf(technicians(about)) },
  { name: /approver/i, make: (about: About) => choiceOf(approvers(about)) },
  { name: /site/i, make: (about: About) => choiceOf(sites(about)) },
  { name: /order|survivor|duplicate|^into$|parent/i, make: (about: About) => orderNumber(about.orders, about.order.id) },
  { name: /itemIds$/i, make: ({ order }: About) => ticksOf(openItems(order)) },
  { name: /^(from|to|until|at)$|(At|By|Until|Eta)$/, make: ({ order }: About) => instantIn(order.zone) },
  { name: /amount|estimate|price|limit$/i, make: ({ currency }: About) => moneyOf(currency) },
  { name: /file|photo|picture|signature/i, make: () => fileOf(FILES) },
  { name: /duration|within|after$/i, make: () => durationOf() },
  { name: /^(is|has|with)[A-Z]|asap|warranty|covered|replace|urgent/, make: () => yesNo() },
  { name: /priority/i, make: () => choiceOf(PRIORITIES) },
  { name: /availability/i, make: ({ order }: About) => windowsOf(order.zone, []) },
  { name: /reason|why|note|text|words|summary|description|comment|cause/i, make: () => textOf(LONGEST_REASON) },
  { name: /./, make: () => lineOf(200) },
] as { name: RegExp; make: unknown }[]).map(one => one as { name: RegExp; make: Make });

export function kindOf(command: string, name: string): Kind {
  return OF_COMMAND[command]?.[name] ?? FIELDS[name] ?? { label: plain(name), make: GUESSES.find(guess => guess.name.test(name))!.make };
}

/** `offerId` as "Offer", `newEta` as "New eta". */
function plain(name: string): string {
  const apart = name.replace(/Ids?$/, '').replace(/([A-Z])/g, ' $1').trim().toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

function reasons(order: Order): Choice[] {
  return Object.keys(order.holdReasons).sort().map(reason => ({ value: reason,
    label: labelOf(order.policy, 'ON_HOLD', reason) ?? capital(waitingFor(reason) ?? 'something else') }));
}

/** What the policy does with the visits where nobody says otherwise. */
function usual(order: Order, reason: string): string {
  const way = HELD.find(choice => choice.value === order.holdReasons[reason]);
  return way ? `As usual: ${way.label.charAt(0).toLowerCase()}${way.label.slice(1)}` : 'As usual for the reason';
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function openItems(order: Order): Choice[] {
  return order.items.filter(item => item.state === 'OPEN').map(item => ({ value: item.itemId, label: item.description }));
}

function photos(order: Order): Choice[] {
  return order.photos.map(photo => ({ value: photo.photoId, label: photo.file.name,
    picture: html`<img class="thumb" src=${fileHref(order.id, photo.file.sha256)} alt="" loading="lazy" />` }));
}

export function openVisits(order: Order): Visit[] {
  return order.visits.filter(visit => !['DONE', 'NOT_DONE', 'CANCELLED', 'MISSED'].includes(visit.status));
}

function visitChoice(visit: Visit): Choice {
  return { value: visit.visitId, label: `${shortDay(visit.appointment.start)}, ${clock(visit.appointment.start)}${visit.technicianName
    ? `, ${visit.technicianName}` : ''}` };
}
