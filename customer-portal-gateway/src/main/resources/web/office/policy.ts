import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { PolicyVersion } from '../shared/answers';
import { command } from '../shared/api';
import { policyName } from '../shared/facts';
import { dateIn, plainDate, READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { Page } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';
import './dry-run';
import { lineDiff } from './line-diff';
import './numbered-text';
import './policy-words';
import { go, to } from './routes';
import { titled } from './titled';

/** One policy: a version as it was written, what it changed, and the place to write the next. */
@customElement('office-policy')
export class PolicyPage extends Piece {
  @property() policyId = '';
  /** The newest where it is empty. */
  @property() version = '';
  @state() private written?: string;
  private readonly doing = new Doing(this);
  private readonly versions = new Load<Page<PolicyVersion>>(this, () => `/directory/policies/${encodeURIComponent(this.policyId)}`, {
    concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    titled(policyName(this.policyId));
    return html`<div class="stack"><p class="muted small"><a href=${to.policies()}>Ways of working</a> / ${this.policyId}</p>
      <h1>${policyName(this.policyId)}</h1>
      ${this.versions.show('We could not load this policy.', page => this.page(page.items))}</div>`;
  }

  private page(versions: PolicyVersion[]): Part {
    const newest = versions.at(-1)!;
    const shown = versions.find(one => String(one.version) === this.version) ?? newest;
    const former = versions[versions.indexOf(shown) - 1];
    return html`<div class="chips" role="group" aria-label="Versions">${versions.toReversed().map(one => html`<a class="chip"
        href=${to.policy(this.policyId, String(one.version))} aria-current=${one === shown ? 'page' : nothing}>Version ${one.version}</a>`)}</div>
      <p class="muted">Version ${shown.version} ${shown.publishedAt ? `was published ${plainDate(dateIn(READER_ZONE, shown.publishedAt))}`
        : 'comes with Kept'}.</p>
      ${former ? this.changes(former, shown) : nothing}
      <section class="card" aria-labelledby="document"><h2 id="document">Version ${shown.version} as it was written</h2>
        <pre class="written" tabindex="0" role="region" aria-labelledby="document">${shown.document.trimEnd()}</pre></section>
      ${this.written === undefined ? html`<div>${button('Write the next version', () => { this.written = next(newest); }, false, { icon: 'pen-line' })}</div>`
        : this.writing(newest)}`;
  }

  private changes(former: PolicyVersion, shown: PolicyVersion): TemplateResult {
    const lines = lineDiff(former.document, shown.document);
    return html`<section class="card" aria-labelledby="changes"><h2 id="changes">What changed since version ${former.version}</h2>
      <office-policy-words .policyId=${this.policyId} .text=${shown.document} .with=${former.version}></office-policy-words>
      ${lines ? html`<pre class="written" tabindex="0" role="region" aria-labelledby="changes">${lines.filter((line, index) =>
        [-1, 0, 1].some(by => (lines[index + by] ?? line).kind !== 'same')).map(line => line.kind === 'same' ? html`<span>  ${line.text}
</span>` : line.kind === 'new' ? html`<ins>+ ${line.text}
</ins>` : html`<del>− ${line.text}
</del>`)}</pre>` : html`<p class="muted">They are too long to be compared here.</p>`}</section>`;
  }

  private writing(newest: PolicyVersion): TemplateResult {
    const wrong = this.doing.problem;
    const line = Number(/^Line (\d+)/.exec(wrong?.detail ?? '')?.[1] ?? 0);
    return html`<section class="card" aria-labelledby="next"><h2 id="next">The next version</h2>
      <p class="muted">It takes the place of version ${newest.version} for orders that are opened from then on. Orders that are under way keep theirs
        until somebody moves them. With another id, and version 1, it is a policy of its own.</p>
      <div class="pair"><div class="field"><label for="policy-text">The policy, as JSON</label><office-numbered-text .text=${this.written ?? ''}
          .wrong=${line} name="policy-text" @written=${(event: CustomEvent<string>) => { this.written = event.detail; }}></office-numbered-text></div>
        <div class="stack">${wrong ? html`<div role="alert" id="policy-text-wrong">${notice('danger', 'triangle-alert', html`<p>${wrong.detail}</p>${line
          ? html`<p><button class="linklike" type="button" @click=${() => this.toLine()}>Go to line ${line}</button></p>` : nothing}`)}</div>`
          : html`<p class="muted small">What cannot be meant is said here, with its line.</p>`}
        <div class="row">${button('Publish it', () => void this.publish(), this.doing.any, { kind: 'primary', busyLabel: 'Publishing' })}
          ${button('Not now', () => { this.written = undefined; this.doing.problem = undefined; })}</div>
        <section aria-labelledby="otherwise"><h3 id="otherwise">What it says otherwise than version ${newest.version}</h3>
          <office-policy-words .policyId=${this.policyId} .text=${this.written ?? ''} .with=${newest.version}></office-policy-words></section>
        <office-dry-run .policyId=${this.policyId} .text=${this.written ?? ''}></office-dry-run></div></div></section>`;
  }

  private toLine(): void {
    this.querySelector('office-numbered-text')?.toWrong();
  }

  private async publish(): Promise<void> {
    const body = { document: this.written };
    const answer = await this.doing.run('publish', key => command('/directory/policies', body, { key, channel: 'OFFICE' }), { said: body, quiet: true });
    if (!answer) return;
    this.written = undefined;
    await this.versions.now(answer.reference);
    toast('Published. Orders that are opened from now on run by it, where the rules choose it.');
    go(to.policy((JSON.parse(body.document ?? '') as { id: string }).id), true);
  }
}

/** The newest as it is, under the next number. */
function next(newest: PolicyVersion): string {
  return newest.document.replace(/("version"\s*:\s*)\d+/, (_, name: string) => name + (newest.version + 1));
}
