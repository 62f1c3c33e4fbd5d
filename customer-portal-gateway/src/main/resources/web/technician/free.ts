import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { Answer, OrderItem, Page } from '../shared/shapes';
import { pill, priorityTag } from '../shared/status';
import { toast } from '../shared/toast';

/** Asked for only with a signal: who takes a job has to be the first. */
const OPEN = 'READY,ON_HOLD';

/** What has no booked time: jobs that the reader has, and those that whoever is first may take. Nothing where there are none. */
@customElement('tech-free')
export class FreeJobs extends Piece {
  /** Orders that stand among the jobs already. */
  @property({ attribute: false }) shown: readonly string[] = [];
  private readonly mine = new Load<Page<OrderItem>>(this, () => `/work-orders?mine=true&status=${OPEN}&limit=50`);
  private readonly free = new Load<Page<OrderItem>>(this, () => '/work-orders?free=true&limit=50');
  private readonly doing = new Doing(this);

  protected override render(): Part {
    const mine = (this.mine.value?.items ?? []).filter(order => !this.shown.includes(order.id));
    const free = this.free.value?.items ?? [];
    return html`${this.list('untimed', 'Yours, without a booked time', mine, () => nothing)}
      ${this.list('free', 'Free for whoever is first', free, order => button('Take it', () => void this.take(order),
        this.doing.is(order.id), { icon: 'wrench', busyLabel: 'Taking it' }))}`;
  }

  private list(id: string, title: string, orders: OrderItem[], act: (order: OrderItem) => Part): Part {
    if (orders.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby=${id}><h2 class="day" id=${id}>${title}</h2>
      <ul class="stack">${orders.map(order => this.card(order, act(order)))}</ul></section>`;
  }

  private card(order: OrderItem, act: Part): TemplateResult {
    return html`<li class="card stack tight"><div class="row apart">${pill(order.status, { hold: order.hold, policy: order.policyId })}${priorityTag(order.priority)}</div>
      <a class="strong" href="/technician/jobs/${encodeURIComponent(order.id)}">${titleOf(order.description, 60)}</a>
      <p>${order.customerName}</p><p class="muted">${order.siteAddress}</p>${act}</li>`;
  }

  private async take(order: OrderItem): Promise<void> {
    const answer = await this.doing.run(order.id, key => command<Answer>(`/work-orders/${order.id}/assign-technician`, {}, { key, channel: 'PHONE_APP' }), { quiet: true });
    const { problem } = this.doing;
    if (!answer && problem) toast(problem.status === 404 ? 'Somebody else has it already.' : problem.detail, { failure: true });
    await Promise.all([this.free.now(answer?.reference), this.mine.now(answer?.reference)]);
  }
}
