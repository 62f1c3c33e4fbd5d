import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button } from '../shared/actions';
import type { Plan } from '../shared/answers';
import { command, pathOf } from '../shared/api';
import { askFirst } from '../shared/dialog';
import { field, textInput } from '../shared/field';
import { plainDate, titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { Allowed, Page, Site } from '../shared/shapes';
import { toast } from '../shared/toast';
import { STAGES } from './plans';
import { rhythmInWords } from './rhythm';
import { to } from './routes';
import { titled } from './titled';

const STATES: Record<Plan['occurrences'][number]['state'], string> = { OPEN: 'open', DONE: 'done', MISSED: 'ended without the work', SKIPPED: 'left out',
  MERGED: 'done with the earlier one' };
const BESIDE: Record<Plan['previousOpen'], string> = { SKIP: 'left out while an earlier one is open', CREATE: 'also while an earlier one is open',
  MERGE: 'while an earlier one is open, one thing more to do in that' };

/** One plan: what comes next, and what came of each time. */
@customElement('office-plan')
export class PlanPage extends Piece {
  @property() planId = '';
  private readonly plan = new Load<Plan>(this, () => `/plans/${this.planId}`, { concerns: change => change.family === 'workorder' });
  private readonly sites = new Load<Page<Site>>(this, () => '/sites', { concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    titled('Plan');
    return html`<div class="stack narrow"><p class="muted small"><a href=${to.plans()}>Plans</a></p>
      ${this.plan.show('We could not load the plan.', plan => this.shown(plan))}</div>`;
  }

  private shown(plan: Plan): Part {
    const { next } = plan;
    return html`<h1>${titleOf(plan.description, 80)}</h1>
      <section class="card" aria-label="The plan"><dl class="facts"><dt>State</dt><dd>${STAGES[plan.status]}</dd>
        <dt>Where</dt><dd>${this.sites.value?.items.find(site => site.id === plan.siteId)?.address ?? ''}</dd>
        <dt>When</dt><dd>${rhythmInWords(plan.rhythm)}, from ${plainDate(plan.rhythm.startsOn)} to ${plainDate(plan.rhythm.until)},
          ${plan.from.slice(0, 5)}–${plan.to.slice(0, 5)} there</dd>
        <dt>Order</dt><dd>${plan.leadDays === 0 ? 'on the day' : `${plan.leadDays} days before`}; ${BESIDE[plan.previousOpen]}</dd>
        <dt>Next</dt><dd>${next ? html`<strong>${plainDate(next.dueOn)}</strong>` : plan.status === 'ACTIVE' ? 'counts from when the open order is done' : 'nothing'}</dd></dl>
        <div class="row">${plan.allowed.map(one => button(one.label, () => void this.run(one, plan), false, { kind: one.command === 'activate'
          || one.command === 'resume' ? 'primary' : '', size: 'small' }))}</div></section>
      <section class="card" aria-labelledby="times"><h2 id="times">What came of it</h2>${plan.occurrences.length === 0
        ? html`<p class="muted">Nothing yet.</p>` : html`<ol class="stack tight">${plan.occurrences.map(one => html`<li class="row apart"><span>${plainDate(one.dueOn)}
          ${one.orderNumber ? html`<a href=${to.order(one.orderId!)}>${one.orderNumber}</a>` : one.orderId ? html`<a href=${to.order(one.orderId)}>an
            earlier one was open</a>` : nothing}</span><span class="muted small">${STATES[one.state]}</span></li>`)}</ol>`}</section>`;
  }

  private async run(allowed: Allowed, plan: Plan): Promise<void> {
    const asks = allowed.fields.includes('reason');
    let day = plan.next?.dueOn ?? '';
    let reference = '';
    const did = await askFirst({ title: `${allowed.label}?`, keep: 'Not now', act: allowed.label, danger: allowed.command === 'end',
      body: allowed.fields.includes('to') ? field({ id: 'plan-to', label: 'To which day' }, textInput({ id: 'plan-to', type: 'date', value: day,
        input: value => { day = value; } })) : html`<p>${SAID[allowed.command] ?? ''}</p>`,
      ...(asks ? { reason: 'Why', reasonNeeded: true } : {}) }, async (reason, key) => {
      reference = (await command(pathOf(allowed.href), { ...(asks ? { reason } : {}), ...(allowed.fields.includes('number')
        ? { number: plan.next?.number } : {}), ...(allowed.fields.includes('to') ? { to: day } : {}) }, { key, channel: 'OFFICE' })).reference;
    });
    if (!did) return;
    toast('Done.');
    await this.plan.now(reference);
  }
}

/** What becomes of it. */
const SAID: Record<string, string> = {
  activate: 'From today on each time has its order by itself.', resume: 'It goes on from today. What was missed is not made up for.',
  pause: 'No order is opened until it goes on. Orders that are open stay.', end: 'Nothing comes any more. Orders that are open stay.',
  skip: 'This one time is left out. The ones after it stay.',
};
