import { html, type TemplateResult } from 'lit';
import { labelOf } from './labels';
import { icon } from './piece';

interface Look { css: string; icon: string; word: string }

const LOOKS: Record<string, Look> = {
  DRAFT: { css: 'draft', icon: 'pencil-line', word: 'Draft' },
  SUBMITTED: { css: 'submitted', icon: 'hourglass', word: 'Waiting for approval' },
  DENIED: { css: 'denied', icon: 'circle-x', word: 'Not approved' },
  APPROVED: { css: 'approved', icon: 'stamp', word: 'Approved' },
  READY: { css: 'ready', icon: 'calendar-plus', word: 'Ready to schedule' },
  OFFERED: { css: 'offered', icon: 'message-circle-question-mark', word: 'Offered' },
  ACCEPTED: { css: 'accepted', icon: 'handshake', word: 'Accepted' },
  SCHEDULED: { css: 'scheduled', icon: 'calendar-check', word: 'Scheduled' },
  DISPATCHED: { css: 'dispatched', icon: 'send', word: 'With technician' },
  EN_ROUTE: { css: 'en-route', icon: 'truck', word: 'On the way' },
  ARRIVED: { css: 'arrived', icon: 'map-pin', word: 'On site' },
  IN_PROGRESS: { css: 'in-progress', icon: 'wrench', word: 'Working' },
  ON_HOLD: { css: 'on-hold', icon: 'circle-pause', word: 'On hold' },
  COMPLETED: { css: 'completed', icon: 'circle-check-big', word: 'Work done' },
  CLOSED: { css: 'closed', icon: 'archive', word: 'Closed' },
};

const OUTCOMES: Record<string, string> = {
  RESOLVED: 'resolved', DENIED: 'not approved', NOT_CARRIED_OUT: 'not carried out', CANCELLED: 'cancelled', DUPLICATE: 'duplicate',
};

const HOLDS: Record<string, string> = {
  WAITING_PARTS: 'waiting for parts', WAITING_VENDOR: 'waiting for a supplier', WAITING_CUSTOMER: 'waiting for the customer',
  WAITING_APPROVAL: 'waiting for approval',
};

/** What is waited for; nothing where the hold's note alone says it. */
export function waitingFor(hold: string | null | undefined): string | undefined {
  return hold ? HOLDS[hold] : undefined;
}

export interface PillWish { outcome?: string; /** the reason of a hold */ hold?: string | null; large?: boolean; /** in place of Kept's usual word */ word?: string; /** the order's: what the company calls it comes before all others */ policy?: string }

/** Class, icon and word of a status; on hold with what is waited for. Under a policy, in the company's words. */
export function lookOf(status: string, outcome?: string, hold?: string | null, policy?: string): Look {
  const look = keptsLook(status, outcome, hold);
  const word = labelOf(policy, status, status === 'ON_HOLD' ? hold : status === 'CLOSED' ? outcome : undefined);
  return word ? { ...look, word } : look;
}

function keptsLook(status: string, outcome?: string, hold?: string | null): Look {
  const look = LOOKS[status] ?? LOOKS.DRAFT!;
  if (status === 'ON_HOLD' && waitingFor(hold)) return { ...look, word: `${look.word} · ${waitingFor(hold)}` };
  if (status !== 'CLOSED' || !outcome) return look;
  return { css: look.css, icon: outcome === 'RESOLVED' ? 'archive' : 'circle-slash', word: `Closed · ${OUTCOMES[outcome] ?? outcome}` };
}

/** A status: word, icon and colour, always all three. */
export function pill(status: string, wish: PillWish = {}): TemplateResult {
  const usual = keptsLook(status, wish.outcome, wish.hold);
  const look = lookOf(status, wish.outcome, wish.hold, wish.policy);
  return html`<span class="pill ${look.css} ${wish.large ? 'large' : ''}">${icon(look.icon)}${look.word === usual.word
    ? wish.word ?? usual.word : look.word}</span>`;
}

const INVOICE: Record<string, Look> = {
  DRAFT: { css: 'draft', icon: 'pencil-line', word: 'Draft' },
  APPROVED: { css: 'approved', icon: 'stamp', word: 'Approved' },
  SENT: { css: 'scheduled', icon: 'send', word: 'Sent' },
  PART_PAID: { css: 'arrived', icon: 'credit-card', word: 'Part paid' },
  PAID: { css: 'completed', icon: 'circle-check-big', word: 'Paid' },
};

/** An invoice's state. */
export function invoicePill(state: string): TemplateResult {
  const look = INVOICE[state] ?? INVOICE.DRAFT!;
  return html`<span class="pill ${look.css}">${icon(look.icon)}${look.word}</span>`;
}

/** Urgency, where there is any. */
export function priorityTag(priority: string): TemplateResult | string {
  if (priority === 'EMERGENCY') return html`<span class="tag warn">${icon('triangle-alert')}Emergency</span>`;
  return priority === 'URGENT' ? html`<span class="tag warn">${icon('zap')}Urgent</span>` : '';
}
