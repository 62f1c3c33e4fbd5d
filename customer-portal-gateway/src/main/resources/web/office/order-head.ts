import { html, type TemplateResult } from 'lit';
import { policyName } from '../shared/facts';
import { moment, titleOf } from '../shared/format';
import type { Part } from '../shared/piece';
import type { Fact, Order } from '../shared/shapes';
import { invoicePill, pill, priorityTag } from '../shared/status';
import { actions } from './order-actions';
import { again, question, wait } from './order-state';
import type { Reserved } from './reserved';
import { to } from './routes';

/** What the order is, how it stands, what can be done with it, and what not yet. `newest`: the newest version of its policy. */
export function head(order: Order, facts: Fact[], held: Reserved | undefined, newest: number | undefined,
  command: (name: string) => void, proposal: Part): TemplateResult {
  return titleWith(order, turn(order, held), html`${proposal}${question(order, facts, command)}${wait(order)}${again(order, facts)}${actions(order, !!held,
    newest, command)}`);
}

/** The same of a past moment, from which nothing can be done; `beside` stands where the commands are else. */
export function pastHead(order: Order, beside: Part): TemplateResult {
  return titleWith(order, '', beside);
}

function titleWith(order: Order, turn: string, beside: Part): TemplateResult {
  return html`<header class="office-head">
    <div class="stack tight">
      <p class="muted small"><a href=${to.orders()}>Orders</a> / ${order.number} · ${order.serviceTypeName || order.serviceType} · policy
        ${policyName(order.policy)}${order.asOf ? ', as it was then' : ''}${order.plan ? html` · <a href=${to.plan(order.plan.planId)}>the
        ${nth(order.plan.number)} time of this plan</a>` : ''}</p>
      <h1>${titleOf(order.description, 90)}</h1>
      <div class="row">${pill(order.status, { outcome: order.outcome, hold: order.hold?.reason, large: true, policy: order.policy })}${priorityTag(order.priority)}
        ${order.billing ? html`<span class="row"><span class="muted small">Invoice</span> ${invoicePill(order.billing.state)}</span>`
          : html`<span class="tag">Not billed yet</span>`}</div>
      <p class="muted small">${turn}</p>
    </div>
    <div class="stack">${beside}</div></header>`;
}

/** "third", "21st". */
function nth(number: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th';
  return ['first', 'second', 'third', 'fourth', 'fifth'][number - 1] ?? `${number}${ending}`;
}

/** Whose turn it is. */
function turn(order: Order, held: Reserved | undefined): string {
  if (held) return 'A time is reserved, being confirmed.';
  const approvers = order.approval?.approvers.map(person => person.name).filter(Boolean).join(' or ');
  switch (order.status) {
    case 'DRAFT': return 'Not sent in yet.';
    case 'DENIED': return order.approval?.reason ? `“${order.approval.reason}”` : '';
    case 'APPROVED': return 'Approved. Somebody releases it.';
    case 'SUBMITTED': return approvers ? `Waiting for ${approvers}.` : 'Waiting for the office.';
    case 'READY': return order.proposal?.state === 'PROPOSED' ? `Asked ${moment(order.openedAt, order.zone)}. A time is proposed.` : `Asked ${moment(order.openedAt, order.zone)}. The office picks a time.`;
    case 'OFFERED': return `${order.offer?.vendorName || 'Somebody'} is asked, until ${order.offer ? moment(order.offer.acceptBy, order.zone) : 'they answer'}.`;
    case 'ACCEPTED': return `${order.offer?.vendorName || 'Somebody'} accepted, and picks a time.`;
    case 'DISPATCHED': return `${order.technicianName ?? 'The technician'} has the job.`;
    case 'COMPLETED': return order.billing ? 'Closes by itself when the invoice is paid.' : 'The invoice is drafted by itself.';
    case 'CLOSED': return order.endedReason ? `“${order.endedReason}”` : '';
    default: return `Asked ${moment(order.openedAt, order.zone)}.`;
  }
}
