import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button } from '../shared/actions';
import { command } from '../shared/api';
import { count, money, span } from '../shared/format';
import { minutesOf } from '../shared/now';
import { Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Money } from '../shared/shapes';
import { notice } from '../shared/states';
import { to } from './routes';

const AT_ONCE = 50;
const MOST_SHOWN = 50;

interface Difference { orderId: string; number: string; kind: 'INITIAL' | 'EXTRA_WORK'; amount?: Money; asked: boolean; because: string; waited?: string }
interface Tried { orders: number; seen: number; of: number; questions: number; asked: number; wouldAsk: number; waits: string[]; differences: Difference[]; next?: string }
interface Sum { orders: number; seen: number; of: number; questions: number; asked: number; wouldAsk: number; waits: number[]; differences: Difference[] }

/** Asks a draft what past orders were asked: `<office-dry-run .policyId=${id} .text=${draft}>`. Page by page, so that it can be stopped. */
@customElement('office-dry-run')
export class DryRun extends Piece {
  @property() policyId = '';
  @property() text = '';
  @state() private sum?: Sum;
  @state() private running = false;
  @state() private problem?: Problem;
  /** What was tried: once the draft reads otherwise, the result is another's. */
  private tried = '';

  protected override render(): TemplateResult {
    return html`<div class="stack"><div class="row">${this.running ? button('Stop', () => { this.running = false; }) : button('Try it on past orders', () => void this.run())}
      <span class="muted small">Nothing is recorded.</span></div>
      ${this.problem ? html`<div role="alert">${notice('danger', 'triangle-alert', this.problem.detail)}</div>` : nothing}
      ${this.sum ? this.result(this.sum) : nothing}</div>`;
  }

  private async run(): Promise<void> {
    this.sum = this.problem = undefined;
    this.running = true;
    this.tried = this.text;
    let cursor: string | undefined;
    try {
      do {
        const page: Tried = await command<Tried>(`/directory/policies/${encodeURIComponent(this.policyId)}/dry-run`, { document: this.tried, limit: AT_ONCE,
          ...(cursor ? { cursor } : {}) });
        this.sum = added(this.sum, page);
        cursor = page.next;
      } while (cursor && this.running && this.isConnected);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
    this.running = false;
  }

  private result(sum: Sum): Part {
    const isOld = this.tried !== this.text;
    return html`<div class="stack" role="status"><p>${this.running ? html`<progress max=${sum.of} value=${sum.seen}></progress> ` : nothing}${count(sum.seen, 'order')} of
        ${sum.of} looked at${isOld ? '; the draft has changed since' : ''}.</p>
      ${sum.orders === 0 ? html`<p class="muted">None of them was under this policy.</p>` : html`
      <dl class="facts"><dt>Under it</dt><dd>${count(sum.orders, 'order')}, ${count(sum.questions, 'time')} somebody might have had to say yes</dd>
        <dt>Were asked</dt><dd>${sum.asked}</dd><dt>Would be asked</dt><dd>${sum.wouldAsk}</dd>
        <dt>Waiting saved</dt><dd>${saved(sum)}</dd><dt>Waiting added</dt><dd>${more(sum)}</dd></dl>
      ${sum.differences.length ? html`<h3>Otherwise than it was</h3><ul class="stack tight">${sum.differences.slice(0, MOST_SHOWN).map(one => html`<li><a
        href=${to.order(one.orderId)}>${one.number}</a> ${one.kind === 'EXTRA_WORK' ? 'more work' : 'the order'}${one.amount ? `, ${money(one.amount)}` : ''}:
        ${one.asked ? 'nobody would be asked' : 'somebody would be asked'}. <span class="muted">${one.because}.</span></li>`)}</ul>
        ${sum.differences.length > MOST_SHOWN ? html`<p class="muted small">And ${sum.differences.length - MOST_SHOWN} more.</p>` : nothing}`
        : html`<p>Every question would have had the same answer.</p>`}`}</div>`;
  }
}

function added(sum: Sum | undefined, page: Tried): Sum {
  return { orders: (sum?.orders ?? 0) + page.orders, seen: page.seen, of: page.of, questions: (sum?.questions ?? 0) + page.questions, asked: (sum?.asked ?? 0) + page.asked,
    wouldAsk: (sum?.wouldAsk ?? 0) + page.wouldAsk, waits: [...(sum?.waits ?? []), ...page.waits.map(minutesOf)], differences: [...(sum?.differences ?? []), ...page.differences] };
}

/** As it was measured. */
function saved(sum: Sum): string {
  const spared = sum.differences.filter(one => one.asked && one.waited);
  return spared.length === 0 ? 'none' : `${span(spared.reduce((all, one) => all + minutesOf(one.waited!), 0))}, as measured in ${count(spared.length, 'answer')}`;
}

/** Nobody knows how long they would have taken: as long as half of the answers at most. */
function more(sum: Sum): string {
  const asked = sum.differences.filter(one => !one.asked).length;
  if (asked === 0) return 'none';
  if (sum.waits.length === 0) return `${count(asked, 'question')} more; nobody was asked yet, so nobody knows how long an answer takes`;
  const usual = sum.waits.toSorted((one, other) => one - other)[Math.floor(sum.waits.length / 2)]!;
  return `about ${span(asked * usual)}: ${count(asked, 'question')} more, at ${span(usual)} each, the middle of ${count(sum.waits.length, 'answer')}`;
}
