import { html, nothing } from 'lit';
import { icon, type Part } from '../shared/piece';
import type { Order } from '../shared/shapes';
import type { Lack, Step } from './steps';

/** One button, always the next step; while something is missing it is the way to that. */
export function bottomBar(step: Step | undefined, lacking: Lack[], order: Order, take: (step: Step) => void, supply: (lack: Lack) => void): Part {
  const first = lacking[0];
  if (!step) return order.status === 'COMPLETED' || order.status === 'CLOSED' ? html`<div class="bottom"><div class="inner"><p
    class="missing">${icon('circle-check-big')} The work is done.</p>
    <a class="button next" href="/technician">To the next job</a></div></div>` : nothing;
  return html`<div class="bottom"><div class="inner">
    ${first ? html`<p class="missing" role="status">To finish: ${lacking.map(lack => html` <span
      class="row">${icon(lack.icon)}${lack.words}</span>`)}</p>
      <button class="button primary next" type="button" @click=${() => supply(first)}>${icon(first.icon)}${first.act}</button>`
      : html`<button class="button primary next" type="button" @click=${() => take(step)}>${icon(step.icon)}${step.label}</button>`}</div></div>`;
}
