import { html, nothing, type TemplateResult } from 'lit';
import type { Contact } from '../shared/answers';
import { fileHref } from '../shared/api';
import { bytes, clock, dateIn, dayInWords, initials, money, plainDate, quantity, shortDay, span, timeIn } from '../shared/format';
import { minutesOf, now } from '../shared/now';
import type { Load } from '../shared/load';
import { avatar, icon, type Part } from '../shared/piece';
import { keptLine, promise } from '../shared/promise';
import type { Fact, InvoiceItem, Order, Page, Visit } from '../shared/shapes';
import { labelOf } from '../shared/labels';
import { failed } from '../shared/states';
import { invoicePill, pill } from '../shared/status';
import { photos } from '../shared/thread';
import './add-photo';
import './equipment';
import { sums } from './order-state';
import type { Reserved } from './reserved';
import { to } from './routes';

const ENDED = ['DONE', 'NOT_DONE', 'CANCELLED', 'MISSED'];
const VISIT_WORDS: Record<string, string> = { NOT_DONE: 'Not done', CANCELLED: 'Cancelled', MISSED: 'Missed' };

/** When somebody comes or came, and whether the promise was kept. */
export function visitsCard(order: Order, facts: Fact[], held: Reserved | undefined): TemplateResult {
  const next = order.visits.find(visit => !ENDED.includes(visit.status));
  const others = order.visits.filter(visit => visit !== next).reverse();
  return html`<section class="card" aria-labelledby="visits"><h2 id="visits">Visits</h2>
    ${held ? html`<div class="held stack">${promise(held.appointment, { note: 'Reserved, being confirmed', name: held.technician })}</div>` : nothing}
    ${next && next.visitId !== held?.visitId ? html`<div class="stack">${promise(next.appointment, { name: next.technicianName,
      arrivedAt: next.arrivedAt, about: planned(next) })}
      <div class="row">${pill(next.status === 'WORKING' ? 'IN_PROGRESS' : next.status, { policy: order.policy })}${next.newEta
        ? html`<span class="tag warn">${icon('clock-alert')}Delayed, expected ${timeIn(order.zone, next.newEta)}</span>` : nothing}</div></div>` : nothing}
    ${others.map(visit => past(visit, facts))}
    ${!next && !held && others.length === 0 ? html`<p class="muted">${order.availability.length ? html`Would suit: ${windows(order)}`
      : 'No time is picked yet.'}</p>` : nothing}
    ${!next && !held && order.availability.length && others.length ? html`<p class="muted small">Would suit: ${windows(order)}</p>`
      : nothing}</section>`;
}

function planned(visit: Visit): string {
  return `Planned ${clock(visit.appointment.start)}–${clock(visit.appointment.end)}.`;
}

/** Of a visit that came to nothing, who did not show. */
function missed(visit: Visit, facts: Fact[]): string {
  const fact = facts.findLast(one => one.type === 'workorder.visit-missed' && one.data?.visitId === visit.visitId);
  return !fact ? '' : fact.data?.by === 'CUSTOMER' ? ', and nobody was there' : ' did not come';
}

function past(visit: Visit, facts: Fact[]): TemplateResult {
  return html`<div class="past stack tight"><div class="row apart"><span class="strong">${shortDay(visit.appointment.start)},
    ${clock(visit.appointment.arrivalFrom)}–${clock(visit.appointment.arrivalTo)}</span>
    ${visit.status === 'DONE' ? pill('COMPLETED', { word: 'Done' }) : pill('CLOSED', { word: VISIT_WORDS[visit.status] ?? visit.status })}</div>
    <span class="muted small">${visit.technicianName ?? ''}${missed(visit, facts)}</span>${visit.arrivedAt ? keptLine(visit.appointment, visit.arrivedAt) : nothing}</div>`;
}

function windows(order: Order): Part {
  return html`${order.availability.map((window, index) => html`${index ? ', ' : ''}${dayInWords(window.date, order.zone)}
    ${clock(window.from)}–${clock(window.to)}`)}${order.asap ? ' As soon as possible.' : ''}`;
}

/** Without `invoices`, as of a past moment: what they are now would not belong there. */
export function moneyCard(order: Order, invoices?: Load<Page<InvoiceItem>>): TemplateResult {
  const worked = minutesOf(order.worked);
  const known = order.estimate || order.approval?.amount || worked >= 1 || order.parts.length > 0;
  return html`<section class="card" aria-labelledby="money"><h2 id="money">Money</h2>
    ${known ? html`<table class="lines"><tbody>
      ${sums(order).map(sum => line(sum.label, money(sum.amount)))}
      ${worked >= 1 ? line('Worked', span(worked)) : nothing}
      ${order.parts.map(part => line([part.name, part.serial, part.warrantyUntil ? `under warranty until ${plainDate(part.warrantyUntil)}` : undefined].filter(Boolean).join(', '),
        quantity(part.quantity)))}
    </tbody></table>` : nothing}
    ${!known && !invoices ? html`<p class="muted">No sum was known.</p>` : nothing}
    ${invoices?.problem && !invoices.value ? failed('We could not load the invoices. The order itself is safe and up to date.',
      invoices.problem, () => void invoices.now()) : nothing}
    ${invoices?.value?.items.map(invoice => html`<div class="row apart"><a href=${to.invoice(invoice.id)}>${invoice.number
      ? `Invoice ${invoice.number}` : 'Invoice, draft'}</a>
      <span class="row">${invoicePill(invoice.state)}<strong>${money(invoice.gross)}</strong></span></div>`)}
    ${invoices?.value?.items.length === 0 ? html`<p class="muted small">${order.status === 'CLOSED' ? 'Nothing was billed.'
      : 'The invoice is drafted by itself when the work is done.'}</p>` : nothing}</section>`;
}

function line(name: string, value: string): TemplateResult {
  return html`<tr><th scope="row">${name}</th><td class="amount">${value}</td></tr>`;
}

export function peopleCard(order: Order, contacts: Contact[]): TemplateResult {
  const by = (id: string | undefined): Contact | undefined => contacts.find(one => one.id === id);
  const approvers = (order.approval?.approvers ?? []).filter(one => one.id !== order.requesterId);
  return html`<section class="card" aria-labelledby="people"><h2 id="people">People</h2>
    ${person(order.requesterName, order.customerName && order.customerName !== order.requesterName ? `for ${order.customerName}`
      : 'customer', by(order.requesterId))}
    ${order.customerWishes ? html`<p class="small"><span class="strong">Wishes:</span> ${order.customerWishes}</p>` : nothing}
    <p class="small"><a href=${to.customer(order.customerId)}>The customer’s record</a></p>
    ${approvers.map(one => person(one.name, 'approves', by(one.id)))}
    ${order.technicianId ? person(order.technicianName ?? '', 'technician', by(order.technicianId)) : nothing}</section>`;
}

function person(name: string, role: string, contact: Contact | undefined): TemplateResult {
  const shown = name || contact?.name || 'Name not known yet';
  return html`<div class="who">${avatar(shown, initials(shown))}<div><p><span class="strong">${shown}</span>, ${role}</p>
    ${contact ? html`<p class="small links">${contact.phone ? html`<a href="tel:${contact.phone.replace(/\s/g, '')}">${contact.phone}</a> · `
      : nothing}<a href="mailto:${contact.email}">${contact.email}</a></p>` : nothing}</div></div>`;
}

export function placeCard(order: Order): TemplateResult {
  return html`<section class="card" aria-labelledby="place"><h2 id="place">Place</h2><dl class="facts">
    <dt>Site</dt><dd>${order.siteAddress || 'Not known yet'} <a class="nowrap" href=${to.orders({ site: order.siteId })}>All orders there</a></dd>
    ${order.accessNotes ? html`<dt>Access</dt><dd>${order.accessNotes}</dd>` : nothing}
    ${order.warranty ? html`<dt>Warranty</dt><dd>${order.warranty.covered ? 'It pays' : 'None pays'}: ${order.warranty.words}${order.warranty.until
      ? `, until ${plainDate(order.warranty.until)}` : ''}</dd>` : nothing}
    <dt>Asked for</dt><dd>${order.description}</dd>
    ${order.equipment.length ? html`<dt>About</dt><dd><ul>${order.equipment.map(piece => html`<li>${piece.name} <a class="nowrap"
      href=${to.orders({ asset: piece.assetId })}>All its orders</a></li>`)}</ul></dd>` : nothing}
    ${order.asOf ? nothing : html`<dt>Equipment</dt><dd><office-equipment .siteId=${order.siteId} .today=${dateIn(order.zone, now())}></office-equipment></dd>`}
    ${order.items.length > 1 ? html`<dt>Items</dt><dd><ul>${order.items.map(item => html`<li>${item.state === 'OPEN' ? ''
      : item.state === 'MOVED' ? html`${icon('arrow-right', 'Done elsewhere')} ` : html`${icon('check', 'Done')} `}${item.description}</li>`)}</ul></dd>` : nothing}</dl></section>`;
}

/** What lies with the order; photos are added here. */
export function filesCard(order: Order): TemplateResult {
  const isPicture = (file: { contentType: string }): boolean => file.contentType.startsWith('image/');
  const papers = order.attachments.filter(file => !isPicture(file));
  const pictures = [...order.attachments.filter(isPicture).map(file => ({ file, words: 'Problem' })), ...order.photos.map(photo => ({ file: photo.file,
    words: photo.phase === 'RESULT' ? 'Result' : photo.phase === 'PROBLEM' ? 'Problem' : 'During' }))];
  const signature = order.completion?.signature;
  const allowed = order.allowed.find(one => one.command === 'add-photo');
  return html`<section class="card" aria-labelledby="files"><h2 id="files">Documents and photos</h2>
    ${order.documents.length + papers.length + pictures.length === 0 ? html`<p class="muted">None yet. The work order is written by itself when it is
      approved.</p>` : nothing}
    ${order.documents.map(one => html`<p class="row">${icon('file-text')}<a href=${fileHref(order.id, one.file.sha256)} target="_blank"
      rel="noopener">${one.kind === 'REPORT' ? 'Service report' : labelOf(order.policy, 'WORK_ORDER') ?? 'Work order'}${one.kind === 'OPENING' ? ', as opened,' : ''} v${one.edition}</a>
      <span class="muted small">${plainDate(one.issuedAt)}, PDF, ${bytes(one.file.bytes)}</span></p>`)}
    ${photos(order.id, papers)}
    ${pictures.length ? html`<div class="photos">${pictures.map(({ file, words }) => html`<a href=${fileHref(order.id, file.sha256)}
      target="_blank" rel="noopener"><img src=${fileHref(order.id, file.sha256)} alt="Photo ${file.name}" loading="lazy" /><span
        class="caption">${words}</span></a>`)}</div>` : nothing}
    ${signature ? html`<p class="row">${icon('signature')}<a href=${fileHref(order.id, signature.sha256)} target="_blank"
      rel="noopener">Signature</a> <span class="muted small">${order.completion?.signedBy ?? ''}</span></p>` : nothing}
    ${allowed ? html`<office-add-photo .allowed=${allowed}></office-add-photo>` : nothing}</section>`;
}
