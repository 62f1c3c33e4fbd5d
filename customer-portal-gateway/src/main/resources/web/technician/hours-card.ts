import { html, nothing } from 'lit';
import { span } from '../shared/format';
import { minutesOf, now } from '../shared/now';
import { icon, type Part } from '../shared/piece';
import type { Draft } from './draft';
import type { View } from './view';

const LONGEST = 1000;
/** As Kept has it: 1,000 hours. */
const MOST_MINUTES = 60_000;
/** So many minutes of an hour are an invoice's smallest piece. */
const QUARTER = 15;

/** How the hours of a completion stand, where somebody judges them. All in minutes. */
export interface Billing {
  worked: number;
  billed: number;
  least: number;
  step: number;
  isBelow: boolean;
  lacksReason: boolean;
}

/** Undefined where the policy bills what was worked. */
export function billing(shown: View, draft: Draft): Billing | undefined {
  const { completing } = shown.order;
  if (completing?.hours !== 'BILLED') return undefined;
  const worked = shown.worked + shown.timers.reduce((sum, timer) => sum + Math.max(0, (now().getTime() - Date.parse(timer.since)) / 60_000), 0);
  const least = minutesOf(completing.minBilled ?? 'PT0S');
  const step = minutesOf(completing.billedStep ?? '') || QUARTER;
  const billed = draft.billed ?? Math.min(MOST_MINUTES, Math.max(least, Math.ceil(Math.round(worked) / step) * step));
  return { worked, billed, least, step, isBelow: billed < least, lacksReason: billed < least && !draft.billedReason.trim() };
}

/** What was worked beside what is billed. */
export function hoursCard(shown: View, draft: Draft, keep: (change: Partial<Draft>) => void): Part {
  const it = billing(shown, draft);
  if (!it) return nothing;
  const to = (billed: number): void => keep({ billed: Math.min(MOST_MINUTES, Math.max(0, billed)) });
  return html`<section class="card" aria-labelledby="hours"><div class="row apart"><h2 id="hours">Hours</h2><span class="muted small">billed
    in steps of ${span(it.step)}</span></div>
    <dl class="hours"><div><dt>Worked</dt><dd>${span(it.worked)}</dd></div>
      <div><dt id="billed">Billed</dt><dd><div class="amount-step" role="group" aria-labelledby="billed">
        <button class="button icon-only" type="button" aria-label="Bill ${span(it.step)} less" @click=${() => to(it.billed
          - it.step)}>${icon('minus')}</button><output class="strong">${span(it.billed)}</output>
        <button class="button icon-only" type="button" aria-label="Bill ${span(it.step)} more" @click=${() => to(it.billed
          + it.step)}>${icon('plus')}</button></div></dd></div></dl>
    ${it.isBelow ? html`<div class="field"><label for="billed-reason">Why less than ${span(it.least)}</label><textarea class="input"
      id="billed-reason" rows="2" maxlength=${LONGEST} .value=${draft.billedReason} @input=${(event: InputEvent) =>
        keep({ billedReason: (event.target as HTMLTextAreaElement).value })}></textarea></div>`
      : it.least > 0 ? html`<p class="muted small">At least ${span(it.least)}, unless you say why.</p>` : nothing}</section>`;
}

/** For the completion's body: nothing where it is not asked. */
export function billedOf(shown: View, draft: Draft): Record<string, unknown> {
  const it = billing(shown, draft);
  if (!it) return {};
  return { billed: `PT${it.billed}M`, ...(it.isBelow ? { billedReason: draft.billedReason.trim() } : {}) };
}
