import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Doing } from '../shared/actions';
import type { Contact, PolicyDocument } from '../shared/answers';
import type { Telling } from '../shared/facts';
import { count, titleOf } from '../shared/format';
import { Labels } from '../shared/labels';
import { Load } from '../shared/load';
import { pathCard } from '../shared/path';
import { Piece, type Part } from '../shared/piece';
import { me } from '../shared/session';
import type { Fact, InvoiceItem, Order, Page } from '../shared/shapes';
import { failed } from '../shared/states';
import { forget, reserved, settled, type Reserved } from './reserved';
import { head, pastHead } from './order-head';
import { filesCard, moneyCard, peopleCard, placeCard, visitsCard } from './order-side';
import { composer, filters, matches, type Kind } from './order-thread';
import { run } from './commands';
import './proposal';
import './ties';
import { spentCard, Then } from './then';
import { titled } from './titled';
import '../shared/thread';

const LONGEST_TIMELINE = 200;

/** One order: how it stands and what can be done, what happened and why, who, where and for how much. */
@customElement('office-order')
export class OrderPage extends Piece {
  @property() orderId = '';
  @state() private kind: Kind = 'all';
  @state() private technical = false;
  @state() private reader = '';
  private isOffice = false;
  @state() private held?: Reserved;
  @state() private note = '';
  private readonly doing = new Doing(this);
  private readonly mine = { concerns: (change: { family: string; id: string }) => change.id === this.orderId || change.family === 'directory' };
  private readonly order = new Load<Order>(this, () => `/work-orders/${this.orderId}`, this.mine);
  private readonly timeline = new Load<Page<Fact>>(this, () => `/work-orders/${this.orderId}/timeline?limit=${LONGEST_TIMELINE}`, this.mine);
  private readonly people = new Load<Page<Contact>>(this, () => '/people', { concerns: change => change.family === 'directory' });
  private readonly parts = new Load<Page<{ id: string; name: string }>>(this, () => '/parts', { concerns: () => false });
  private readonly policies = new Load<Page<PolicyDocument>>(this, () => this.isOffice ? '/directory/policies' : undefined, {
    concerns: change => change.family === 'directory' });
  private readonly then = new Then(this, () => this.orderId);
  readonly labels = new Labels(this);
  private readonly invoices = new Load<Page<InvoiceItem>>(this, () => `/invoices?order=${encodeURIComponent(this.orderId)}`, {
    concerns: change => change.family === 'invoice',
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.held = reserved(this.orderId);
    me().then(person => {
      this.reader = person.id;
      this.isOffice = person.roles.includes('OFFICE');
      void this.policies.now();
    }, () => undefined);
  }

  /** Everything anew, once it shows what was just done. */
  private async done(reference: string): Promise<void> {
    await Promise.all([this.order.now(reference), this.timeline.now(reference)]);
  }

  private readonly command = (name: string): void => {
    const order = this.order.value;
    if (order) void run(this, name, order, reference => this.done(reference), () => void this.order.now());
  };

  protected override willUpdate(): void {
    if (this.held && settled(this.held, this.order.value, this.timeline.value?.items)) {
      forget(this.orderId);
      this.held = undefined;
    }
  }

  protected override render(): TemplateResult {
    if (this.order.value) titled(`${this.order.value.number} ${titleOf(this.order.value.description, 40)}`);
    return html`${this.order.value ? nothing : html`<h1 class="aside">Order</h1>`}${this.order.show('We could not load this order.',
      order => this.page(order), 'Still loading the order…')}`;
  }

  private page(now: Order): TemplateResult {
    const all = this.timeline.value?.items ?? [];
    const past = this.then.past;
    const order = past ?? now;
    const facts = past ? this.then.known(all) : all;
    return html`${this.then.banner(now)}
      ${past ? pastHead(past, this.then.card(now)) : head(now, all, this.held, this.newest(now), this.command, this.proposal(now))}
      <div class="office-body">
        <section class="card history" aria-labelledby="what-happened">${this.thread(now, order, facts)}</section>
        <div class="stack">
          ${visitsCard(order, facts, past ? undefined : this.held)}
          ${moneyCard(order, past ? undefined : this.invoices)}
          ${peopleCard(order, this.people.value?.items ?? [])}
          ${pathCard(order)}
          ${spentCard(order)}
          ${placeCard(order)}
          ${filesCard(order)}
          ${past ? nothing : html`<office-ties .order=${order} @changed=${(event: CustomEvent<string>) => void this.done(event.detail)}></office-ties>`}
        </div>
      </div>`;
  }

  private proposal(order: Order): Part {
    return this.held ? nothing : html`<office-proposal .order=${order} @let-go=${() => this.command('decline-proposal')}
      @confirmed=${(event: CustomEvent<string | undefined>) => {
        this.held = reserved(this.orderId);
        void (event.detail ? this.timeline.now() : this.order.now());
      }}></office-proposal>`;
  }

  private newest(order: Order): number | undefined {
    return this.policies.value?.items.find(one => one.policyId === order.policy.split('@')[0])?.version;
  }

  /** `facts` that count at the moment that is looked at. */
  private thread(now: Order, order: Order, facts: Fact[]): TemplateResult {
    const all = this.timeline.value?.items ?? [];
    const later = all.filter(fact => !facts.some(known => known.sequence === fact.sequence));
    const telling = this.telling(now);
    return html`${this.then.slider(now, all)}
      <div class="row apart"><h2 id="what-happened">What happened</h2>
        <label class="check small"><input type="checkbox" .checked=${this.technical} @change=${(event: Event) =>
          { this.technical = (event.target as HTMLInputElement).checked; }} />Show technical details</label></div>
      ${filters(facts, telling, this.kind, kind => { this.kind = kind; })}
      ${composer(order, this.doing, this.note, note => { this.note = note; this.requestUpdate(); }, reference => this.done(reference))}
      ${this.timeline.problem && !this.timeline.value ? failed('We could not load what happened. The order itself is safe and up to date.',
        this.timeline.problem, () => void this.timeline.now())
        : this.timeline.value ? html`${later.length ? html`<details class="folded"><summary>${count(later.length, 'later fact')}</summary>
          ${this.facts(now, later, telling)}</details>` : nothing}${this.facts(now, facts, telling)}` : html`<kept-loading></kept-loading>`}
      ${this.timeline.value?.next ? html`<p class="muted small">The first ${count(LONGEST_TIMELINE, 'fact')} are shown; there are
        more.</p>` : nothing}`;
  }

  private facts(order: Order, facts: Fact[], telling: Telling): TemplateResult {
    return html`<kept-thread by-days whole-why .order=${order.id} .facts=${facts} .telling=${telling} ?technical=${this.technical}
      .only=${this.kind === 'all' ? undefined : matches(this.kind)}></kept-thread>`;
  }

  private telling(order: Order): Telling {
    const names = new Map((this.people.value?.items ?? []).map(person => [person.id, person.name]));
    names.set(order.requesterId, order.requesterName);
    const parts = new Map((this.parts.value?.items ?? []).map(part => [part.id, part.name]));
    order.parts.forEach(part => parts.set(part.partId, part.name));
    return { zone: order.zone, reader: this.reader, names, parts, policy: order.policy };
  }
}
