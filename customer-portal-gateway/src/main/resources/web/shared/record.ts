import { html, nothing, type TemplateResult } from 'lit';
import { fileHref } from './api';
import { dateIn, plainDate, timeIn } from './format';
import { icon, type Part } from './piece';

/** What was asked, said, done, sent or paid before. Of a message `words` is its row of the message plan, and `byName` who got it. */
export interface Entry {
  id: string; orderId: string; orderNumber: string;
  kind: 'REQUEST' | 'NOTE' | 'REPLY' | 'PART' | 'WARRANTY' | 'RECOMMENDATION' | 'DONE' | 'ENDED' | 'REOPENED' | 'DOCUMENT' | 'MESSAGE' | 'INVOICE' | 'PAYMENT';
  at: string; words: string; byId?: string; byName?: string; partName?: string; sha256?: string;
}
/** What stands at a site. Both days may be absent. */
export interface Asset {
  id: string; siteId: string; name: string; model: string; serial: string; installedOn?: string; warrantyUntil?: string; version: number;
}

const KINDS: Record<Entry['kind'], { label: string; icon: string }> = {
  REQUEST: { label: 'Asked for', icon: 'message-square' },
  NOTE: { label: 'Note', icon: 'pen-line' },
  REPLY: { label: 'The customer answered', icon: 'message-square' },
  PART: { label: 'Part', icon: 'package' },
  WARRANTY: { label: 'Warranty', icon: 'shield-check' },
  RECOMMENDATION: { label: 'Recommended', icon: 'clock' },
  DONE: { label: 'Done', icon: 'circle-check-big' },
  ENDED: { label: 'Not done', icon: 'circle-slash' },
  REOPENED: { label: 'Reopened', icon: 'rotate-ccw' },
  DOCUMENT: { label: 'Document', icon: 'file-text' },
  MESSAGE: { label: 'Message', icon: 'mail' },
  INVOICE: { label: 'Invoice sent', icon: 'receipt' },
  PAYMENT: { label: 'Paid', icon: 'credit-card' },
};

/** By the rows of the message plan; those that say the same to somebody else have a letter more. */
const MESSAGES: Record<string, string> = {
  M01: 'the request was received', M02: 'the order was opened', M03: 'the order waits for a yes', M04: 'the order was approved', M05: 'the order was approved',
  M06: 'the order was not approved', M07: 'the work was offered', M08: 'the offer is over', M09: 'a time was found', M10: 'the appointment', M11: 'the job',
  M12: 'the day before', M13: 'the morning of the visit', M14: 'somebody is on the way', M15: 'the work waits', M16: 'an answer is awaited',
  M17: 'the order is still open', M19: 'more work was agreed to', M20: 'the order was changed', M21: 'the work is done', M22: 'the report', M23: 'the invoice',
  M25: 'what was recommended is due', M27: 'a time is proposed', M28: 'the order was cancelled', M29: 'the appointment was moved', M30: 'a yes is still awaited', M31: 'more work was not agreed to',
  T2: 'the day before', T3: 'the morning of the visit', T4: 'an answer is awaited', T5: 'the order is still open', T6: 'what was recommended is due',
  M32: 'somebody is late', M33: 'the order was reopened', M34: 'nobody was found', M35: 'the payment', M36: 'the order was merged', M37: 'a time of a plan was left out',
};

/** What a message told: "the appointment". */
export function messageName(rule: string): string {
  return MESSAGES[rule.slice(0, 3)] ?? 'news of the order';
}

/** Newest first; `href` leads to an order, where the reader may go there. */
export function entries(all: Entry[], zone: string, href?: (order: string) => string): TemplateResult {
  return html`<ol class="record">${all.map(entry => html`<li>${icon(KINDS[entry.kind].icon)}
    <div><p><span class="strong">${KINDS[entry.kind].label}${entry.kind === 'MESSAGE' ? html`: ${messageName(entry.words)}` : nothing}</span>
      <span class="muted small">${href ? html`<a href=${href(entry.orderId)}>${entry.orderNumber}</a>` : entry.orderNumber}</span></p>
      ${words(entry, !!href)}${by(entry)}</div>
    <time class="muted small nowrap" datetime=${entry.at} title=${timeIn(zone, entry.at)}>${plainDate(dateIn(zone, entry.at))}</time></li>`)}</ol>`;
}

/** `opens`: the reader may open files of those orders. */
function words(entry: Entry, opens: boolean): Part {
  switch (entry.kind) {
    case 'MESSAGE': return nothing;
    case 'PART': return html`<p>${entry.partName ?? 'A part'}, ${entry.words}</p>`;
    case 'DOCUMENT':
    case 'INVOICE': return html`<p>${entry.sha256 && opens ? html`<a href=${fileHref(entry.orderId, entry.sha256)} target="_blank" rel="noopener">${entry.words}</a>`
      : entry.words}</p>`;
    case 'PAYMENT':
    case 'WARRANTY':
    case 'RECOMMENDATION': return html`<p>${entry.words}</p>`;
    default: return html`<p>“${entry.words}”</p>`;
  }
}

function by(entry: Entry): Part {
  if (!entry.byName) return nothing;
  return html`<p class="muted small">${entry.kind === 'MESSAGE' || entry.kind === 'INVOICE' ? 'To ' : ''}${entry.byName}</p>`;
}

/** What stands there, and who stands for it. */
export function assetLine(asset: Asset, today: string): TemplateResult {
  const about = [asset.model, asset.serial && `no. ${asset.serial}`, asset.installedOn && `since ${plainDate(asset.installedOn)}`].filter(Boolean).join(', ');
  return html`<p><span class="strong">${asset.name}</span>${about ? html`<br /><span class="muted small">${about}</span>` : nothing}${asset.warrantyUntil
    ? html`<br /><span class="small">${asset.warrantyUntil >= today ? 'Under warranty until ' : 'Warranty ended '}${plainDate(asset.warrantyUntil)}</span>`
    : nothing}</p>`;
}
