import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { command } from '../shared/api';
import { Piece } from '../shared/piece';

const SETTLE_MILLIS = 500;

interface Difference { about: string; before?: string; after?: string }
interface Compared { with: string; differences: Difference[] }

/**
 * What a policy says otherwise than a version of it, in words: `<office-policy-words .policyId=${id} .text=${document} .with=${version}>`.
 * While what is written cannot be read, the words of what could be stay: what is wrong is said where it is published.
 */
@customElement('office-policy-words')
export class PolicyWords extends Piece {
  @property() policyId = '';
  @property() text = '';
  /** The newest where there is none. */
  @property({ type: Number }) with?: number;
  @state() private compared?: Compared;
  private timer?: number;
  private asked = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('text') && !changed.has('with') && !changed.has('policyId')) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), this.compared ? SETTLE_MILLIS : 0);
  }

  protected override render(): TemplateResult {
    const { compared } = this;
    if (!compared) return html``;
    return html`<div role="status">${compared.differences.length === 0 ? html`<p class="muted">In words: orders run alike under both.</p>`
      : html`<dl class="facts">${compared.differences.map(one => html`<dt>${one.about}</dt><dd>${one.before ? html`<del>${one.before}</del> ` : nothing}${one.after
        ? html`<ins>${one.after}</ins>` : nothing}</dd>`)}</dl>`}</div>`;
  }

  /** Of answers that overtake each other, the last question's counts. */
  private async ask(): Promise<void> {
    const mine = ++this.asked;
    const compared = await command<Compared>(`/directory/policies/${encodeURIComponent(this.policyId)}/compare`, { document: this.text,
      ...(this.with === undefined ? {} : { with: this.with }) }).catch(() => undefined);
    if (compared && mine === this.asked) this.compared = compared;
  }
}
