import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Contact, Customer } from '../shared/answers';
import { field, textInput } from '../shared/field';
import { dateIn, initials, READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { avatar, icon, Piece, type Part } from '../shared/piece';
import { entries, type Entry } from '../shared/record';
import type { Page, Site } from '../shared/shapes';
import { empty } from '../shared/states';
import { alikeNote, type Alike } from './alike';
import { changeCustomer, changePerson, changeSite } from './customer-forms';
import './equipment';
import './request-forms';
import { go, to } from './routes';
import { titled } from './titled';

const SETTLE_MILLIS = 200;
const KINDS = [
  { label: 'All', kind: '' },
  { label: 'Said', kind: 'REQUEST,NOTE,REPLY' },
  { label: 'Done', kind: 'DONE,ENDED,REOPENED,PART,RECOMMENDATION,WARRANTY' },
  { label: 'Sent', kind: 'MESSAGE,DOCUMENT' },
  { label: 'Money', kind: 'INVOICE,PAYMENT' },
];

/** The record of a customer: who they are, what they wish, and everything that was asked, said, done, sent and paid. */
@customElement('office-customer')
export class CustomerPage extends Piece {
  @property() customerId = '';
  @state() private typed = '';
  @state() private kind = '';
  @state() private cursor = '';
  private readonly mine = { concerns: (change: { family: string }) => change.family === 'directory' };
  private readonly of = (path: string): string => `${path}${encodeURIComponent(this.customerId)}`;
  private readonly customer = new Load<Page<Customer>>(this, () => this.of('/customers?id='), this.mine);
  private readonly people = new Load<Page<Contact>>(this, () => this.of('/people?customer='), this.mine);
  private readonly sites = new Load<Page<Site>>(this, () => this.of('/sites?customer='), this.mine);
  private readonly alike = new Load<Page<Alike>>(this, () => this.of('/similar-customers?customer='), this.mine);
  private readonly technicians = new Load<Page<{ id: string; name: string }>>(this, () => '/technician-names', this.mine);
  private readonly record = new Load<Page<Entry>>(this, () => `${this.of('/record?customer=')}&limit=50&kind=${this.kind}${this.typed.trim()
    ? `&q=${encodeURIComponent(this.typed.trim())}` : ''}${this.cursor ? `&cursor=${encodeURIComponent(this.cursor)}` : ''}`);

  private readonly again = async (reference: string): Promise<void> => {
    await Promise.all([this.customer.now(reference), this.people.now(reference), this.sites.now(reference)]);
  };

  protected override render(): TemplateResult {
    return html`${this.customer.show('We could not load this customer.', page => page.items[0] ? this.page(page.items[0])
      : empty('There is no such customer', 'Perhaps the address was copied in part.', html`<a class="button" href=${to.customers()}>All customers</a>`, 'search'))}`;
  }

  private page(customer: Customer): TemplateResult {
    // Somebody followed a link to an entry that was merged: this is where it went.
    if (customer.id !== this.customerId) queueMicrotask(() => go(to.customer(customer.id), true));
    titled(customer.name);
    return html`<header class="office-head"><div class="stack tight"><p class="muted small"><a href=${to.customers()}>Customers</a></p>
        <h1>${customer.name}</h1><p class="muted">Billed at ${customer.billingAddress}</p></div>
        <div class="row">${(this.sites.value?.items.length ?? 0) > 0 ? html`<a class="button primary" href=${to.newOrder(this.sites.value!.items[0]!.id)}>${icon('plus')}New order</a>` : nothing}
          <button class="button" type="button" @click=${() => void changeCustomer(customer, this.technicians.value?.items ?? [], this.again)}>Change…</button>
          <a class="button" href=${to.merge(customer.id)}>Merge…</a></div></header>
      ${alikeNote('May be doubled', this.alike.value?.items ?? [], one => html`<a href=${to.merge(customer.id, one.id)}>Compare and merge<span class="aside"> with ${one.name}</span></a>`)}
      <div class="office-body"><section class="card history" aria-labelledby="record"><h2 id="record">Record</h2>
          ${field({ id: 'find-entry', label: 'Find in the record' }, textInput({ id: 'find-entry', type: 'search', value: this.typed, most: 100,
            input: value => { this.typed = value; this.asked(); } }))}
          <div class="chips" role="group" aria-label="Show">${KINDS.map(one => html`<button class="chip" type="button" aria-pressed=${one.kind === this.kind}
            @click=${() => { this.kind = one.kind; this.asked(); }}>${one.label}</button>`)}</div>
          ${this.record.show('We could not load the record.', page => this.list(page))}</section>
        <div class="stack">${this.wishes(customer)}${this.contacts(customer)}${this.places()}</div></div>`;
  }

  private asked(): void {
    this.cursor = '';
    this.record.soon(SETTLE_MILLIS);
  }

  private list(page: Page<Entry>): TemplateResult {
    if (page.items.length === 0) return html`<p class="muted">${this.typed || this.kind ? 'Nothing of that kind is on record.' : 'Nothing yet: it begins with the first order.'}</p>`;
    return html`${entries(page.items, READER_ZONE, to.order)}
      <div class="row apart">${this.cursor ? html`<button class="button" type="button" @click=${() => this.turn('')}>Newest</button>` : html`<span></span>`}
        ${page.next ? html`<button class="button" type="button" @click=${() => this.turn(page.next!)}>Earlier</button>` : nothing}</div>`;
  }

  private turn(cursor: string): void {
    this.cursor = cursor;
    void this.record.fresh();
  }

  private wishes(customer: Customer): Part {
    const preferred = this.technicians.value?.items.find(one => one.id === customer.preferredTechnicianId);
    if (!customer.wishes && !preferred) return nothing;
    return html`<section class="card" aria-labelledby="wishes"><h2 id="wishes">Wishes</h2>${customer.wishes ? html`<p>${customer.wishes}</p>` : nothing}
      ${preferred ? html`<p>${preferred.name} should come, where it can be.</p>` : nothing}</section>`;
  }

  private contacts(customer: Customer): TemplateResult {
    return html`<section class="card" aria-labelledby="contacts"><h2 id="contacts">People</h2>${this.people.show('We could not load the people.', page =>
      html`${page.items.map(one => html`<div class="who">${avatar(one.name, initials(one.name))}<div><p><span class="strong">${one.name}</span>${one.id === customer.primaryContactId
        ? ', primary contact' : one.roles.includes('OCCUPANT') ? ', reported through a form' : ''}</p><p class="small links">${one.phone ? html`<a
          href="tel:${one.phone.replace(/\s/g, '')}">${one.phone}</a>` : nothing}${one.phone && one.email ? ' · ' : ''}${one.email ? html`<a
          href="mailto:${one.email}">${one.email}</a>` : nothing}</p><button class="button quiet small" type="button" @click=${() => void changePerson(one, this.again)}>Change<span
            class="aside"> ${one.name}</span></button></div></div>`)}`)}</section>`;
  }

  private places(): TemplateResult {
    const today = dateIn(READER_ZONE, now());
    return html`<section class="card" aria-labelledby="places"><h2 id="places">Places</h2>${this.sites.show('We could not load the places.', page =>
      html`${page.items.map(site => html`<div class="stack tight past"><p class="strong">${site.address}</p>${site.accessNotes ? html`<p class="small">${site.accessNotes}</p>` : nothing}
        <p class="row small"><a href=${to.orders({ site: site.id })}>All orders there</a><button class="button quiet small" type="button" @click=${() => void changeSite(site, this.again)}>Change<span
          class="aside"> ${site.address}</span></button></p>
        <office-equipment .siteId=${site.id} .today=${today}></office-equipment>
        <office-request-forms .siteId=${site.id}></office-request-forms></div>`)}`)}</section>`;
  }
}
