import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PlanItem } from '../shared/answers';
import { count, plainDate, titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { icon, Piece } from '../shared/piece';
import type { Page, Site } from '../shared/shapes';
import { empty } from '../shared/states';
import { to } from './routes';
import { titled } from './titled';

export const STAGES: Record<PlanItem['stage'], string> = { DRAFT: 'Not started', ACTIVE: 'Runs', PAUSED: 'Paused', ENDED: 'Ended' };

/** Work that comes again, what comes next first. */
@customElement('office-plans')
export class Plans extends Piece {
  private readonly plans = new Load<Page<PlanItem>>(this, () => '/plans', { concerns: change => change.family === 'workorder' });
  private readonly sites = new Load<Page<Site>>(this, () => '/sites', { concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    titled('Plans');
    return html`<div class="stack"><div class="row apart"><h1>Plans</h1><a class="button primary" href=${to.newPlan()}>${icon('plus')}New
        plan</a></div>
      <p class="muted">Work that comes again: each time its order is there by itself, some days before.</p>
      <section class="card list" aria-label="Plans">${this.plans.show('We could not load the plans.', page => this.list(page.items))}</section></div>`;
  }

  private list(plans: PlanItem[]): TemplateResult {
    if (plans.length === 0) return empty('No plans yet', 'A service each quarter, or a look at the roof each spring: write it down once.',
      html`<a class="button" href=${to.newPlan()}>Write one down</a>`, 'calendar');
    return html`<table class="table rows"><caption class="aside">${count(plans.length, 'plan')}</caption><thead><tr><th scope="col">Work</th>
      <th scope="col">Where</th><th scope="col">Next</th><th scope="col">State</th></tr></thead>
      <tbody>${plans.map(plan => html`<tr><td><a class="strong" href=${to.plan(plan.id)}>${titleOf(plan.description, 60)}</a></td>
        <td>${this.sites.value?.items.find(site => site.id === plan.siteId)?.address ?? nothing}</td>
        <td>${plan.nextOn ? plainDate(plan.nextOn) : plan.stage === 'ACTIVE' ? 'After the open order' : ''}</td>
        <td>${STAGES[plan.stage]}</td></tr>`)}</tbody></table>`;
  }
}
