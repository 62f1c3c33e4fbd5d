import { html, nothing } from 'lit';
import { icon, type Part } from '../shared/piece';
import type { Order } from '../shared/shapes';
import type { Lack } from './lacks';
import type { Step } from './steps';

/** One button, always the next step; while something is missing it is the way to the first of that, and each word is the way to its own. */
export function bottomBar(step: Step | undefined, lacking: Lack[], order: Order, take: (step: Step) => void, supply: (lack: Lack) => void): Part {
  const first = lacking[0];
  if (!step) return order.status === 'COMPLETED' || order.status === 'CLOSED' ? html`<div class="bottom"><div class="inner"><p
    class="missing">${order.outcome && order.outcome !== 'RESOLVED' ? html`${icon('circle-slash')} The job is over.`
      : html`${icon('circle-check-big')} The work is done.`}</p>
    <a class="button next" href="/technician">To the next job</a></div></div>` : nothing;
  return html`<div class="bottom"><div class="inner">
    ${first ? html`<p class="missing" role="status">To finish: ${lacking.map(lack => html` <button
      class="linklike" type="button" @click=${() => supply(lack)}>${icon(lack.icon)}${lack.words}</button>`)}</p>
      <button class="button primary next" type="button" @click=${() => supply(first)}>${icon(first.icon)}${first.act}</button>`
      : html`<button class="button primary next" type="button" @click=${() => take(step)}>${icon(step.icon)}${step.label}</button>`}</div></div>`;
}
