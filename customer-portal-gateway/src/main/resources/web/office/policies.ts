import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { PolicyDocument, PolicyRule, PolicyVersion } from '../shared/answers';
import { command, get } from '../shared/api';
import { policyName } from '../shared/facts';
import { count, dateIn, plainDate, READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import type { Answer, Page, ServiceType, Site } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';
import { to } from './routes';
import { titled } from './titled';

const SOURCES: Record<string, string> = { PORTAL: 'from the portal', OFFICE: 'from the office', API: 'from other programs', TECHNICIAN: 'from technicians', FORM: 'from forms at the place' };
const isDirectory = (change: { family: string }): boolean => change.family === 'directory';

/** The ways in which orders run here, and the rules by which a new order gets one: the first that fits decides. */
@customElement('office-policies')
export class Policies extends Piece {
  @state() private published: ReadonlyMap<string, string> = new Map();
  /** As they are to be; undefined: nobody moved one. */
  @state() private order?: PolicyRule[];
  private readonly doing = new Doing(this);
  private readonly policies = new Load<Page<PolicyDocument>>(this, () => '/directory/policies', { concerns: isDirectory });
  private readonly rules = new Load<Page<PolicyRule>>(this, () => '/directory/policy-rules', { concerns: isDirectory });
  private readonly sites = new Load<Page<Site>>(this, () => '/sites', { concerns: isDirectory });
  private readonly kinds = new Load<Page<ServiceType>>(this, () => '/service-types', { concerns: isDirectory });
  private dated?: Page<PolicyDocument>;

  protected override updated(): void {
    if (this.policies.value && this.policies.value !== this.dated) void this.date(this.dated = this.policies.value);
  }

  /** When each that the company wrote itself was published. */
  private async date(page: Page<PolicyDocument>): Promise<void> {
    const own = page.items.filter(policy => !policy.comesWithKept);
    const versions = await Promise.all(own.map(policy => get<Page<PolicyVersion>>(`/directory/policies/${policy.policyId}`).catch(() => undefined)));
    this.published = new Map(own.map((policy, index) => [policy.policyId, versions[index]?.items.at(-1)?.publishedAt ?? '']));
  }

  protected override render(): TemplateResult {
    titled('Ways of working');
    return html`<div class="stack"><h1>Ways of working</h1>
      <p class="muted">A policy says how orders run: who approves, what has to be there when the work is done, what things are called. What is
        published holds for orders that are opened from then on.</p>
      <div class="pair"><section class="card list" aria-label="Policies">${this.policies.show('We could not load the policies.', page =>
        this.list(page.items))}</section>
      <section class="card" aria-labelledby="rules"><h2 id="rules">Which one a new order gets</h2>${this.rules.show(
        'We could not load the rules.', page => this.choosing(this.order ?? page.items))}</section></div></div>`;
  }

  private list(policies: PolicyDocument[]): TemplateResult {
    return html`<table class="table rows"><caption class="aside">${count(policies.length, 'policy', 'policies')}</caption><thead><tr><th
      scope="col">Policy</th><th scope="col" class="number">Version</th><th scope="col">Published</th></tr></thead>
      <tbody>${policies.map(policy => html`<tr><td><a class="strong" href=${to.policy(policy.policyId)}>${policyName(policy.policyId)}</a></td>
        <td class="number"><span class="column-name">Version </span>${policy.version}</td><td>${this.when(policy)}</td></tr>`)}</tbody></table>`;
  }

  private when(policy: PolicyDocument): string {
    const at = this.published.get(policy.policyId);
    return policy.comesWithKept ? 'Comes with Kept' : at ? plainDate(dateIn(READER_ZONE, at)) : '';
  }

  private choosing(rules: PolicyRule[]): Part {
    return html`<p class="muted small">The first that fits decides.</p>
      ${rules.length ? html`<ol class="rules">${rules.map((rule, index) => html`<li><span class="refusal">${this.words(rule)}:
        <a href=${to.policy(rule.policyId)}>${policyName(rule.policyId)}</a></span>
        ${this.mover(rules, index, -1, 'up')}${this.mover(rules, index, 1, 'down')}</li>`)}</ol>` : nothing}
      <p>${rules.length ? 'Everything else' : 'Every order'}: <a href=${to.policy('home-service')}>${policyName('home-service')}</a></p>
      ${this.doing.problem ? html`<div role="alert">${notice('danger', 'triangle-alert', this.doing.problem.detail)}</div>` : nothing}
      ${this.order ? html`<div class="row">${button('Keep this order', () => void this.save(), this.doing.any, { kind: 'primary', busyLabel: 'Saving' })}
        ${button('As it was', () => { this.order = undefined; })}</div>` : nothing}`;
  }

  private mover(rules: PolicyRule[], index: number, by: 1 | -1, way: 'up' | 'down'): Part {
    const goes = index + by >= 0 && index + by < rules.length;
    return goes ? html`<button class="button small icon-only" type="button" @click=${() => this.move(rules, index, by)}>${icon(way === 'up'
      ? 'chevron-up' : 'chevron-down', `Rule ${index + 1} ${way}`)}</button>` : html`<span class="button-room"></span>`;
  }

  private move(rules: PolicyRule[], index: number, by: 1 | -1): void {
    const moved = rules.toSpliced(index, 1);
    this.order = moved.toSpliced(index + by, 0, rules[index]!);
  }

  private words(rule: PolicyRule): string {
    const kinds = rule.serviceTypes.map(code => this.kinds.value?.items.find(kind => kind.code === code)?.name ?? code);
    const sites = rule.siteIds.map(id => this.sites.value?.items.find(site => site.id === id)?.address ?? 'a site');
    const parts = [kinds.join(' or '), sites.length ? `at ${sites.join(' or ')}` : '', rule.sources.map(source => SOURCES[source] ?? source).join(' or ')];
    return parts.filter(Boolean).join(', ') || 'Everything';
  }

  private async save(): Promise<void> {
    const body = { rules: this.order };
    const answer = await this.doing.run('rules', key => command<Answer>('/directory/policy-rules', body, { key, channel: 'OFFICE' }),
      { said: body, quiet: true });
    if (!answer) return;
    await this.rules.now(answer.reference);
    this.order = undefined;
    toast('The rules have a new order. It holds for orders that are opened from now on.');
  }
}
