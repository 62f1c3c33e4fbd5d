import { html, nothing, type TemplateResult } from 'lit';
import { button, notNow } from '../shared/actions';
import { policyName } from '../shared/facts';
import { moment, money, titleOf } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import type { Allowed, Order } from '../shared/shapes';
import { invoicePill, pill, priorityTag } from '../shared/status';
import { commandsOf, iconOf, isElsewhere, isInPlace, rank } from './commands';
import type { Reserved } from './reserved';
import { to } from './routes';

/** What the order is, how it stands, what can be done with it, and what not yet. */
export function head(order: Order, held: Reserved | undefined, command: (name: string) => void): TemplateResult {
  return html`<header class="office-head">
    <div class="stack tight">
      <p class="muted small"><a href=${to.orders()}>Orders</a> / ${order.number} · ${order.serviceTypeName || order.serviceType} · policy
        ${policyName(order.policy)}</p>
      <h1>${titleOf(order.description, 90)}</h1>
      <div class="row">${pill(order.status, { outcome: order.outcome, hold: order.hold?.reason, large: true, policy: order.policy })}${priorityTag(order.priority)}
        ${order.billing ? html`<span class="row"><span class="muted small">Invoice</span> ${invoicePill(order.billing.state)}</span>`
          : html`<span class="tag">Not billed yet</span>`}</div>
      <p class="muted small">${turn(order, held)}</p>
    </div>
    <div class="stack">${order.approval?.state === 'REQUESTED' ? ask(order, command) : nothing}${buttons(order, !!held, command)}
      ${notNow(commandsOf(order).notAllowed, supply(order, command))}</div></header>`;
}

/** Whose turn it is. */
function turn(order: Order, held: Reserved | undefined): string {
  if (held) return 'A time is reserved, being confirmed.';
  const approvers = order.approval?.approvers.map(person => person.name).filter(Boolean).join(' or ');
  switch (order.status) {
    case 'SUBMITTED': return approvers ? `Waiting for ${approvers}.` : 'Waiting for the office.';
    case 'READY': return `Asked ${moment(order.openedAt, order.zone)}. The office picks a time.`;
    case 'OFFERED': return `${order.offer?.vendorName || 'Somebody'} is asked, until ${order.offer ? moment(order.offer.acceptBy, order.zone) : 'they answer'}.`;
    case 'ACCEPTED': return `${order.offer?.vendorName || 'Somebody'} accepted, and picks a time.`;
    case 'DISPATCHED': return `${order.technicianName ?? 'The technician'} has the job.`;
    case 'COMPLETED': return order.billing ? 'Closes by itself when the invoice is paid.' : 'The invoice is drafted by itself.';
    case 'CLOSED': return order.endedReason ? `“${order.endedReason}”` : '';
    default: return `Asked ${moment(order.openedAt, order.zone)}.`;
  }
}

/** A decision: what is asked, for how much, on which revision. */
function ask(order: Order, command: (name: string) => void): Part {
  const approve = order.allowed.find(one => one.command === 'approve');
  const deny = order.allowed.find(one => one.command === 'deny');
  if (!approve && !deny) return nothing;
  const asked = order.approval!;
  return html`<section class="card ask" aria-labelledby="asked"><h2 id="asked">${asked.kind === 'EXTRA_WORK' ? 'More work is proposed'
    : 'This order needs an answer'}</h2>
    <p>${asked.amount ? html`<strong>${money(asked.amount)}</strong> are to be agreed to. ` : order.estimate
      ? html`Estimate <strong>${money(order.estimate)}</strong>, not agreed yet. ` : 'No amount is estimated yet. '}
      ${asked.approvers.length ? `Asked: ${asked.approvers.map(person => person.name).join(', ')}.` : 'Nobody else is asked.'} You see
        revision ${order.revision ?? asked.revision}.</p>
    <div class="two">${approve ? button(approve.label, () => command('approve'), false, { kind: 'primary', icon: 'check' }) : nothing}
      ${deny ? button(deny.label.endsWith('…') ? deny.label : `${deny.label}…`, () => command('deny'), false, { icon: 'x' })
        : nothing}</div></section>`;
}

function buttons(order: Order, held: boolean, command: (name: string) => void): Part {
  const decided = order.approval?.state === 'REQUESTED' ? ['approve', 'deny'] : [];
  const shown = commandsOf(order).allowed.filter(one => !decided.includes(one.command) && !isInPlace(one.command) && !(held
    && one.command.startsWith('book'))).sort((one, other) => rank(one.command) - rank(other.command));
  if (shown.length === 0) return nothing;
  const primary = decided.length && order.allowed.some(one => one.command === 'approve') ? undefined : shown.find(one => rank(one.command) < 10);
  return html`<div class="row">${shown.map(one => one === primary || one.command !== 'cancel'
    ? actionButton(order, one, one === primary, command)
    : button(`${one.label}…`, () => command(one.command), false, { kind: 'danger', icon: iconOf(one.command) }))}</div>`;
}

function actionButton(order: Order, one: Allowed, primary: boolean, command: (name: string) => void): TemplateResult {
  const elsewhere = isElsewhere(one, order);
  return elsewhere ? html`<a class="button ${primary ? 'primary' : ''}" href=${elsewhere}>${icon(iconOf(one.command))}${one.label}</a>`
    : button(one.label, () => command(one.command), false, { kind: primary ? 'primary' : '', icon: iconOf(one.command) });
}

/** The way to what is missing, where this page knows it. */
function supply(order: Order, command: (name: string) => void): (name: string) => string | (() => void) | undefined {
  return name => {
    if (name === 'bookings') return to.visit(order.id);
    const allowed = commandsOf(order).allowed.find(one => one.command === name);
    if (isInPlace(name) && allowed) return () => focusOn(name);
    if (!allowed) return undefined;
    return isElsewhere(allowed, order) ?? (() => command(name));
  };
}

function focusOn(name: string): void {
  document.getElementById(name)?.focus();
}

