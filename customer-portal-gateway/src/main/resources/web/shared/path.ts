import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Part } from './piece';
import type { Order } from './shapes';
import { pill } from './status';

/**
 * The path that the order can take under its policy, and where on it the order is. What most orders pass by is drawn only where this
 * one is there.
 */
export function pathCard(order: Order): Part {
  const path = order.path;
  if (!path) return nothing;
  const stops = path.stops.filter(stop => !stop.optional || stop.status === order.status);
  const at = stops.findIndex(stop => stop.status === order.status);
  const passed = order.outcome && order.outcome !== 'RESOLVED' ? 0 : at; // who ended otherwise did not come by them all
  return html`<section class="card" aria-labelledby="path"><h2 id="path">The path of this order</h2>
    <ol class="path">${stops.map((stop, index) => html`<li class=${index < passed ? 'passed' : ''} aria-current=${index === at ? 'step' : nothing}>
      ${stopPill(order, stop.status)}${index < passed ? icon('check', 'Passed') : nothing}
      ${stop.status === 'SUBMITTED' && path.afterNo.length ? afterNo(order, path.afterNo) : nothing}</li>`)}</ol>
    ${path.mayWait ? html`<p class="row small" aria-current=${order.status === 'ON_HOLD' ? 'step' : nothing}><span class="muted">On the way it may wait:</span>
      ${order.status === 'ON_HOLD' ? stopPill(order, 'ON_HOLD') : pill('ON_HOLD')}</p>` : nothing}</section>`;
}

/** The turn that a no takes. */
function afterNo(order: Order, to: string[]): TemplateResult {
  return html`<span class="turn" aria-current=${order.status === 'DENIED' ? 'step' : nothing}><span class="muted">or</span> ${stopPill(order, 'DENIED')}
    <span class="muted">and then</span> ${to.map((status, index) => html`${index ? html`<span class="muted">or</span>` : nothing}
      ${pill(status, { policy: order.policy, outcome: status === 'CLOSED' ? 'DENIED' : undefined })}`)}</span>`;
}

/** An order that is not over yet is drawn to its good end. */
function stopPill(order: Order, status: string): TemplateResult {
  return pill(status, { policy: order.policy, hold: order.hold?.reason, outcome: status === 'CLOSED' ? order.outcome ?? 'RESOLVED' : undefined });
}
