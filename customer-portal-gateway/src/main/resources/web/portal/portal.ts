import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../shared/header';
import { companyFoot } from '../shared/header';
import { Piece, type Part } from '../shared/piece';
import { rest } from '../shared/route';
import { me, organisation } from '../shared/session';
import type { Organisation, Person } from '../shared/shapes';
import { empty } from '../shared/states';
import './away';
import './invoice';
import './order';
import './orders';
import './request';

/** The customer's face: one column, the company's name, what they asked for and what became of it. */
@customElement('kept-portal')
export class Portal extends Piece {
  @state() private person?: Person;
  @state() private house?: Organisation;

  override connectedCallback(): void {
    super.connectedCallback();
    me().then(person => { this.person = person; }, () => undefined);
    organisation().then(house => { this.house = house; }, () => undefined);
  }

  protected override render(): Part {
    return html`<kept-header face="Portal" home="/portal" company></kept-header>
      <main id="main" class="column" tabindex="-1">${this.person ? this.page(this.person) : html`<kept-loading></kept-loading>`}
        ${companyFoot(this.house?.name)}</main>`;
  }

  private page(person: Person): Part {
    const [place, id] = rest();
    if (!person.customerId)
      return empty('This is the customers’ page', `You are signed in as ${person.name}, who works for the company.`,
        html`<a class="button" href="/">Choose another person</a>`, 'users');
    if (place === undefined) return html`<kept-my-orders></kept-my-orders>`;
    if (place === 'away') return html`<kept-away></kept-away>`;
    if (place === 'new') return html`<kept-request .person=${person} .house=${this.house}></kept-request>`;
    if (place === 'orders' && id) return html`<kept-my-order order=${id} .person=${person} .house=${this.house}></kept-my-order>`;
    if (place === 'invoices' && id) return html`<kept-my-invoice invoice=${id}></kept-my-invoice>`;
    return empty('There is no such page', 'The address may have been cut off.', html`<a class="button" href="/portal">Your orders</a>`, 'search');
  }
}
