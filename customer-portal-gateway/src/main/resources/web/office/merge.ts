import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button } from '../shared/actions';
import type { Contact, Customer } from '../shared/answers';
import { command } from '../shared/api';
import { askFirst } from '../shared/dialog';
import { fieldSet } from '../shared/field';
import { count } from '../shared/format';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { OrderItem, Page, Site } from '../shared/shapes';
import { empty } from '../shared/states';
import { toast } from '../shared/toast';
import './finder';
import { go, to } from './routes';
import { titled } from './titled';

const MOST_COUNTED = 200;

/** What is a customer's, asked for by its id. */
class Theirs {
  readonly customer: Load<Page<Customer>>;
  readonly people: Load<Page<Contact>>;
  readonly sites: Load<Page<Site>>;
  readonly orders: Load<Page<OrderItem>>;

  constructor(host: Merge, id: () => string) {
    const of = (path: string) => () => id() ? `${path}${encodeURIComponent(id())}` : undefined;
    const wish = { concerns: (change: { family: string }) => change.family === 'directory' };
    this.customer = new Load(host, of('/customers?id='), wish);
    this.people = new Load(host, of('/people?customer='), wish);
    this.sites = new Load(host, of('/sites?customer='), wish);
    this.orders = new Load(host, () => id() ? `/work-orders?limit=${MOST_COUNTED}&customer=${encodeURIComponent(id())}` : undefined);
  }

  get one(): Customer | undefined {
    return this.customer.value?.items[0];
  }

  /** What would go over. */
  get counted(): string {
    const orders = this.orders.value;
    return [count(this.sites.value?.items.length ?? 0, 'place'), count(this.people.value?.items.length ?? 0, 'person', 'people'),
      `${count(orders?.items.length ?? 0, 'order')}${orders?.next ? ' and more' : ''}`].join(', ');
  }
}

/** Two customers side by side who are one: `<office-merge .customerId=${id} .other=${id}>`. Which of them stays, the office says. */
@customElement('office-merge')
export class Merge extends Piece {
  @property() customerId = '';
  /** Empty: it is looked for. */
  @property() other = '';
  @state() private stays = '';
  private readonly first = new Theirs(this, () => this.customerId);
  private readonly second = new Theirs(this, () => this.other);

  protected override render(): TemplateResult {
    titled('Merge customers');
    return html`<div class="stack"><p class="muted small"><a href=${to.customers()}>Customers</a> / <a href=${to.customer(this.customerId)}>${this.first.one?.name ?? 'customer'}</a></p>
      <h1>The same customer, written down twice</h1>${this.first.customer.show('We could not load this customer.', page => page.items.length === 0
        ? empty('There is no such customer', 'Perhaps the address was copied in part.') : this.other ? this.pair() : this.search())}</div>`;
  }

  private search(): TemplateResult {
    return html`<section class="card" aria-label="The other one"><p>Which entry is the same customer as ${this.first.one?.name}?</p>
      <office-finder @chosen=${(event: CustomEvent<Customer | undefined>) => { if (event.detail) go(to.merge(this.customerId, event.detail.id), true); }}></office-finder></section>`;
  }

  private pair(): Part {
    const [one, other] = [this.first.one, this.second.one];
    if (!one || !other) return this.second.customer.show('We could not load the other customer.', () => empty('There is no such customer', 'It may have been merged already.'));
    if (one.id === other.id) return empty('This is one customer already', 'The two were merged before.', html`<a class="button" href=${to.customer(one.id)}>To the customer</a>`);
    const stays = [this.first, this.second].find(theirs => theirs.one?.id === this.stays) ?? this.first;
    const goes = stays === this.first ? this.second : this.first;
    return html`<form class="stack" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.merge(stays, goes); }}>
      ${fieldSet({ id: 'stays', label: 'Which one stays' }, html`<div class="two fits">${[this.first, this.second].map(theirs => this.side(theirs, theirs === stays))}</div>`)}
      <section class="card" aria-label="What happens"><p><span class="strong">${goes.one?.name}</span> becomes ${stays.one?.name}: ${goes.counted} go over, and bills of work that is not billed yet.</p>
        <p>Orders, bills and letters of the past read as they did. Name, billing address, primary contact and wishes are those of the one that stays: copy what you want to keep before.</p></section>
      <div class="row">${button('Merge…', undefined, false, { kind: 'primary', type: 'submit' })}<a class="button" href=${to.customer(this.customerId)}>Not now</a></div></form>`;
  }

  private side(theirs: Theirs, stays: boolean): TemplateResult {
    const one = theirs.one!;
    const contact = theirs.people.value?.items.find(person => person.id === one.primaryContactId);
    return html`<div class="card"><label class="row"><input type="radio" name="stays" value=${one.id} .checked=${stays} @change=${() => { this.stays = one.id; }} />
        <span class="strong">${one.name} stays</span></label>
      <p>Billed at ${one.billingAddress}</p>${contact ? html`<p>${contact.name}, ${[contact.phone, contact.email].filter(Boolean).join(', ')}</p>` : nothing}
      <p>${one.wishes ? html`Wishes: ${one.wishes}` : html`<span class="muted">No wishes written down</span>`}</p>
      ${theirs.sites.value?.items.map(site => html`<p class="small">${site.address}</p>`)}<p class="muted small">${theirs.counted}</p></div>`;
  }

  private async merge(stays: Theirs, goes: Theirs): Promise<void> {
    const [into, from] = [stays.one!, goes.one!];
    const isDone = await askFirst({ title: `Merge ${from.name} into ${into.name}?`, keep: 'Keep both', act: 'Merge for good', busyLabel: 'Merging', danger: true,
      body: html`<p>${goes.counted} go over. This is for good: nobody can take the two apart again.</p>` }, (_, key) =>
      command(`/directory/customers/${encodeURIComponent(from.id)}/merge`, { into: into.id }, { key, channel: 'OFFICE', ifVersion: from.version }));
    if (!isDone) return;
    toast(`${from.name} is ${into.name} now.`);
    go(to.customer(into.id));
  }
}
