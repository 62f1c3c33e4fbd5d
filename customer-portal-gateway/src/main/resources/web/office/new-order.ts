import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { Contact, Customer } from '../shared/answers';
import { command, get } from '../shared/api';
import { equipmentChoice } from '../shared/equipment-choice';
import { field, fieldSet, select, textArea, textInput, toFirstWrong } from '../shared/field';
import { addDays, dateIn, minorOf, READER_ZONE, titleOf } from '../shared/format';
import { newKey } from '../shared/key';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { Piece } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Asset } from '../shared/record';
import { organisation } from '../shared/session';
import type { Answer, OrderItem, Page, ServiceType, Site } from '../shared/shapes';
import { notice } from '../shared/states';
import { Suggested } from '../shared/suggested';
import { toast } from '../shared/toast';
import './before';
import './finder';
import './known-already';
import { lackingOf, newcomer, newcomerFields, onceKnown, register, type Newcomer } from './newcomer';
import { go, to } from './routes';
import { titled } from './titled';

const PRIORITIES = [
  { value: 'ROUTINE', label: 'Routine', about: 'In the next days' },
  { value: 'URGENT', label: 'Urgent', about: 'As soon as possible' },
  { value: 'EMERGENCY', label: 'Emergency', about: 'Danger to life or property' },
];
const LONGEST = 4000;
const MOST_ORDERS = 200;
const LONGEST_WARRANTY = 1000;

interface Draft {
  siteId: string; requesterId: string;
  serviceType: string; priority: string; description: string; estimate: string;
  day: string; from: string; to: string;
  /** An earlier order that it belongs to. */
  earlier: string; warranty: string; assetIds: string[];
}

/** A request that came by telephone: the office writes it down for the customer. */
@customElement('office-new-order')
export class NewOrder extends Piece {
  @state() private draft: Draft = { siteId: '', requesterId: '', serviceType: '', priority: 'ROUTINE', description: '',
    estimate: '', day: '', from: '09:00', to: '17:00', earlier: '', warranty: '', assetIds: [] };
  @state() private wrong: Record<string, string> = {};
  @state() private customer?: Customer;
  @state() private newcomer?: Newcomer;
  @state() private currency = 'EUR';
  private zone = READER_ZONE;
  private readonly doing = new Doing(this);
  private readonly sites = new Load<Page<Site>>(this, () => this.of('/sites'), { concerns: change => change.family === 'directory' });
  private readonly assets = new Load<Page<Asset>>(this, () => this.draft.siteId ? `/assets?site=${encodeURIComponent(this.draft.siteId)}` : undefined, {
    concerns: change => change.family === 'directory' });
  private readonly people = new Load<Page<Contact>>(this, () => this.of('/people'), { concerns: change => change.family === 'directory' });
  private readonly kinds = new Load<Page<ServiceType>>(this, () => '/service-types', { concerns: change => change.family === 'directory' });

  private readonly suggested = new Suggested(this, () => this.draft.description);
  private readonly orders = new Load<Page<OrderItem>>(this, () => this.customer && `/work-orders?customer=${encodeURIComponent(this.customer.id)}&limit=${MOST_ORDERS}`, { concerns: change => change.family === 'workorder' });

  override connectedCallback(): void {
    super.connectedCallback();
    this.atPlace(new URLSearchParams(location.search).get('site') ?? '').catch(() => undefined);
    organisation().then(house => {
      this.currency = house?.currency ?? this.currency;
      this.zone = house?.zone ?? this.zone;
    }, () => undefined);
  }

  protected override render(): TemplateResult {
    titled('New order');
    return html`<div class="stack"><p class="muted small"><a href=${to.orders()}>Orders</a> / new</p><h1>New order</h1>
      <div class="pair">${this.form()}<office-before .customer=${this.customer} .siteId=${this.draft.siteId} .words=${this.draft.description}></office-before></div></div>`;
  }

  private form(): TemplateResult {
    const { draft, wrong } = this;
    const zone = this.site?.zone ?? READER_ZONE;
    const today = dateIn(zone, now());
    return html`<form class="card" novalidate @submit=${this.send}>
      ${this.newcomer ? html`<div class="row apart"><h2>Somebody new</h2><button class="linklike" type="button" @click=${() => { this.newcomer = undefined; }}>Find
          somebody known</button></div>${newcomerFields(this.newcomer, wrong, change => { this.newcomer = { ...this.newcomer!, ...change }; })}
          <office-known-already .who=${this.newcomer} @chosen=${(event: CustomEvent<Customer>) => { this.newcomer = undefined; void this.choose(event.detail); }}></office-known-already>`
        : html`<office-finder .chosen=${this.customer} .wrong=${wrong.customer ?? ''} @chosen=${(event: CustomEvent<Customer | undefined>) => void this.choose(event.detail)}
          @newcomer=${(event: CustomEvent<string>) => { this.newcomer = newcomer(event.detail); }}></office-finder>`}
      ${this.customer && !this.newcomer ? html`<div class="two fits">${field({ id: 'site', label: 'Where', wrong: wrong.site }, select({ id: 'site',
        value: draft.siteId, wrong: wrong.site, required: true, input: value => this.at(value) },
          [{ value: '', label: 'Choose' }, ...(this.sites.value?.items ?? []).map(one => ({ value: one.id, label: one.address }))]))}
        ${field({ id: 'requester', label: 'Who asks' }, select({ id: 'requester', value: draft.requesterId, input: value =>
          this.set({ requesterId: value }) },
          [{ value: '', label: 'The primary contact' }, ...(this.people.value?.items ?? []).map(one => ({ value: one.id, label: one.name }))]))}</div>
        ${this.site?.accessNotes ? notice('', 'key-round', this.site.accessNotes) : nothing}
        ${equipmentChoice(this.assets.value?.items ?? [], draft.assetIds, assetIds => this.set({ assetIds }))}` : nothing}
      ${field({ id: 'description', label: 'What is wrong', hint: 'In the customer’s words. The technician reads it.', wrong: wrong.description },
        textArea({ id: 'description', value: draft.description, wrong: wrong.description, hint: true, required: true, most: LONGEST,
          rows: 4, input: value => {
            this.set({ description: value });
            this.suggested.typed();
          } }))}
      ${field({ id: 'kind', label: 'Kind of work', wrong: wrong.kind }, html`${select({ id: 'kind', value: draft.serviceType, wrong: wrong.kind,
        required: true, input: value => this.set({ serviceType: value }) },
        [{ value: '', label: 'Choose' }, ...(this.kinds.value?.items ?? []).map(one => ({ value: one.code, label: one.name }))])}
        ${this.suggested.offers(draft.serviceType, code => this.set({ serviceType: code }))}`)}
      ${field({ id: 'estimate', label: `Estimate with VAT, ${this.currency}`, aside: 'optional',
        hint: 'Above the customer’s limit, or without one, somebody is asked to approve.', wrong: wrong.estimate },
        textInput({ id: 'estimate', value: draft.estimate, wrong: wrong.estimate, hint: true, inputmode: 'decimal', most: 12,
          input: value => this.set({ estimate: value }) }))}
      ${this.earlierOrders.length ? field({ id: 'earlier', label: 'Belongs to an earlier order', aside: 'optional' }, select({ id: 'earlier',
        value: draft.earlier, input: value => this.set({ earlier: value }) }, [{ value: '', label: 'None' }, ...this.earlierOrders.map(one =>
          ({ value: one.id, label: `${one.number}, ${titleOf(one.description, 50)}` }))])) : nothing}
      ${field({ id: 'warranty', label: 'A warranty pays: which', aside: 'optional' }, textInput({ id: 'warranty', value: draft.warranty,
        most: LONGEST_WARRANTY, input: value => this.set({ warranty: value }) }))}
      ${fieldSet({ id: 'priority', label: 'How urgent' }, html`<div class="choice">${PRIORITIES.map(one => html`<label><input type="radio"
        name="priority" value=${one.value} .checked=${draft.priority === one.value} @change=${() => this.set({ priority: one.value })} />
        <span class="strong">${one.label}</span><span class="muted small">${one.about}</span></label>`)}</div>`)}
      ${fieldSet({ id: 'when', label: 'When it suits', aside: 'optional', wrong: wrong.when }, html`<div class="inline">
        ${field({ id: 'day', label: 'Day' }, html`<input class="input" type="date" id="day" min=${today} max=${addDays(today, 365)}
          .value=${draft.day} @change=${(event: Event) => this.set({ day: (event.target as HTMLInputElement).value })} />`)}
        ${field({ id: 'from', label: 'From' }, textInput({ id: 'from', type: 'time', value: draft.from, input: value => this.set({ from: value }) }))}
        ${field({ id: 'until', label: 'To' }, textInput({ id: 'until', type: 'time', value: draft.to, input: value =>
          this.set({ to: value }) }))}</div>`)}
      ${this.doing.problem ? html`<div role="alert">${notice('danger', 'triangle-alert', this.doing.problem.detail)}</div>` : nothing}
      <div class="row">${button('Open the order', undefined, this.doing.any, { kind: 'primary', type: 'submit', busyLabel: 'Opening',
        icon: 'check' })}<a class="button" href=${to.orders()}>Not now</a></div></form>`;
  }

  private get site(): Site | undefined {
    return this.sites.value?.items.find(one => one.id === this.draft.siteId);
  }

  private of(path: string): string | undefined {
    return this.customer && `${path}?customer=${encodeURIComponent(this.customer.id)}`;
  }

  private get earlierOrders(): OrderItem[] {
    return this.orders.value?.items ?? [];
  }

  /** Where the address names a place, the call is about that one. */
  private async atPlace(siteId: string): Promise<void> {
    const site = siteId ? (await get<Page<Site>>('/sites')).items.find(one => one.id === siteId) : undefined;
    const customer = site && (await get<Page<Customer>>(`/customers?id=${encodeURIComponent(site.customerId)}`)).items[0];
    if (customer) await this.choose(customer, site.id);
  }

  private set(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
  }

  /** With one site there is nothing to choose. */
  private async choose(customer?: Customer, siteId = ''): Promise<void> {
    this.customer = customer;
    this.at(siteId);
    this.set({ requesterId: '', earlier: '' });
    await Promise.all([this.sites.fresh(), this.people.fresh(), this.orders.fresh()]);
    if (!siteId && this.sites.value?.items.length === 1) this.at(this.sites.value.items[0]!.id);
  }

  /** What stands elsewhere is not what it is about. */
  private at(siteId: string): void {
    this.set({ siteId, assetIds: [] });
    void this.assets.fresh();
  }

  private check(): Record<string, string> {
    const { draft } = this;
    return {
      ...(this.newcomer ? lackingOf(this.newcomer) : this.customer ? {} : { customer: 'Choose for whom it is.' }),
      ...(this.newcomer || !this.customer || draft.siteId ? {} : { site: 'Choose where the work is.' }),
      ...(draft.serviceType ? {} : { kind: 'Choose the kind of work: skills and time follow from it.' }),
      ...(draft.description.trim() ? {} : { description: 'Write down what is wrong, in a sentence.' }),
      ...(draft.estimate.trim() && minorOf(draft.estimate, this.currency) === undefined ? { estimate: 'Write an amount such as 140 or 140.50.' } : {}),
      ...(draft.day && draft.from >= draft.to ? { when: `Ends before it starts. Set the end after ${draft.from}.` } : {}),
    };
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    this.wrong = this.check();
    if (Object.keys(this.wrong).length) return void this.updateComplete.then(() => toFirstWrong(this));
    const { draft } = this;
    const body = {
      description: draft.description.trim(), serviceType: draft.serviceType, siteId: this.newcomer?.siteId ?? draft.siteId,
        customerId: this.newcomer?.customerId ?? this.customer?.id, priority: draft.priority,
      asap: draft.priority !== 'ROUTINE', availability: draft.day ? [{ date: draft.day, from: draft.from, to: draft.to }] : [],
      ...(draft.estimate.trim() ? { estimate: { minor: minorOf(draft.estimate, this.currency), currency: this.currency } } : {}),
      ...(draft.requesterId ? { requesterId: draft.requesterId } : {}), ...(this.newcomer ? {} : { assetIds: draft.assetIds }),
    };
    const open = (key: string, after?: string): Promise<Answer> => command('/work-orders', { ...body, id: key }, { key, channel: 'OFFICE', after });
    const answer = await this.doing.run('open', async key => {
      if (!this.newcomer) return open(key);
      const known = await register(this.newcomer, this.zone);
      return onceKnown(() => open(key, known));
    }, { said: body, quiet: true });
    if (!answer) return;
    await this.beside(answer.id).catch((thrown: unknown) => toast(Problem.from(thrown).detail, { failure: true }));
    go(to.order(answer.id));
  }

  /** What is laid beside the new order: it is there, whatever becomes of these. */
  private async beside(id: string): Promise<void> {
    const { earlier, warranty } = this.draft;
    const lay = (name: string, body: object): Promise<unknown> => command(`/work-orders/${id}/${name}`, body, { key: newKey(), channel: 'OFFICE' });
    if (earlier) await lay('link-order', { other: earlier, kind: 'RELATED' });
    if (warranty.trim()) await lay('flag-warranty', { covered: true, words: warranty.trim() });
  }
}
