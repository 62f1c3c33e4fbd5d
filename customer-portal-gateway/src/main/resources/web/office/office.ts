import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '../shared/header';
import type { Place } from '../shared/header';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import { me } from '../shared/session';
import type { OrderItem, Page } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { Problem } from '../shared/problem';
import './board';
import './customer';
import './merge';
import './customers';
import './import';
import './invoice';
import './invoices';
import './kinds';
import './new-order';
import './new-plan';
import './order';
import './orders';
import './plan';
import './plans';
import './policies';
import './policy';
import { followLinks, go, route, to, type Route } from './routes';
import './sign';
import './stock';
import './technicians';
import './visit';

/** The office's face: whoever runs the day, and whoever writes the invoices. */
@customElement('kept-office')
export class Office extends Piece {
  @state() private at: Route = route(location.pathname);
  @state() private address = location.pathname + location.search;
  @state() private roles?: string[];
  @state() private problem?: Problem;
  private readonly asked = new Load<Page<OrderItem>>(this, () => '/work-orders?status=SUBMITTED&limit=50', {
    concerns: change => change.family === 'workorder',
  });

  override connectedCallback(): void {
    super.connectedCallback();
    followLinks(this);
    addEventListener('popstate', this.moved);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.moved);
  }

  private async begin(): Promise<void> {
    this.problem = undefined;
    try {
      this.roles = (await me()).roles;
      if (this.writesInvoices && /^\/office\/?$/.test(location.pathname)) go(to.invoices(), true);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  /** An accountant who does not run the day as well. */
  private get writesInvoices(): boolean {
    return !!this.roles?.includes('ACCOUNTANT') && !this.roles.includes('OFFICE');
  }

  private readonly moved = (): void => {
    const before = this.at;
    this.at = route(location.pathname);
    this.address = location.pathname + location.search;
    if (before.page === this.at.page && ('id' in before ? before.id : '') === ('id' in this.at ? this.at.id : '')) return;
    scrollTo(0, 0);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true }));
  };

  private get places(): Place[] {
    const orders = { href: to.orders(), label: 'Orders' };
    const money = { href: to.invoices(), label: 'Invoices' };
    const stock = { href: to.stock(), label: 'Stock' };
    if (this.writesInvoices) return [money, orders, stock];
    const count = this.asked.value?.items.length;
    return [orders, { href: to.orders({ status: 'SUBMITTED' }), label: 'To approve', count }, { href: to.board(), label: 'Board' }, { href: to.customers(), label: 'Customers' },
      { href: to.plans(), label: 'Plans' }, money, stock,
      { href: to.technicians(), label: 'Technicians' }, { href: to.kinds(), label: 'Kinds of work' }, { href: to.policies(), label: 'Ways of working' }];
  }

  private get current(): string {
    const at = this.at;
    switch (at.page) {
      case 'board': return to.board();
      case 'stock': return to.stock();
      case 'invoices':
      case 'invoice': return to.invoices();
      case 'import': return at.technicians ? to.technicians() : to.customers();
      case 'customers':
      case 'customer':
      case 'merge':
      case 'sign': return to.customers();
      case 'plans':
      case 'new-plan':
      case 'plan': return to.plans();
      case 'kinds': return to.kinds();
      case 'technicians': return to.technicians();
      case 'policies':
      case 'policy': return to.policies();
      case 'nowhere': return '';
      default: return this.address === to.orders({ status: 'SUBMITTED' }) ? this.address : to.orders();
    }
  }

  protected override render(): TemplateResult {
    return html`<kept-header face="Office" home="/office" .places=${this.places} .current=${this.current} showsLive
      .more=${this.search()}></kept-header>
      <main id="main" class="wide-page" tabindex="-1">${this.problem ? failed('We could not see who you are.', this.problem, () => void this.begin())
        : this.roles ? this.page() : html`<h1 class="aside">Office</h1><kept-loading></kept-loading>`}</main>`;
  }

  private search(): Part {
    const query = this.at.page === 'orders' ? new URLSearchParams(location.search).get('q') ?? '' : '';
    return html`<form class="search" role="search" @submit=${this.searched}>${icon('search')}
      <input class="input" type="search" name="q" maxlength="100" aria-label="Search orders, people, sites"
        placeholder="Search orders, people, sites" .value=${query} /></form>`;
  }

  private searched(event: SubmitEvent): void {
    event.preventDefault();
    const q = String(new FormData(event.target as HTMLFormElement).get('q')).trim();
    go(to.orders({ q }));
  }

  private page(): Part {
    const at = this.at;
    switch (at.page) {
      case 'orders': return html`<office-orders .query=${location.search}></office-orders>`;
      case 'new-order': return html`<office-new-order></office-new-order>`;
      case 'order': return html`${keyed(at.id, html`<office-order .orderId=${at.id}></office-order>`)}`;
      case 'visit': return html`${keyed(this.address, html`<office-visit .orderId=${at.id}
        .move=${new URLSearchParams(location.search).get('move') ?? ''}></office-visit>`)}`;
      case 'customers': return html`<office-customers></office-customers>`;
      case 'import': return html`${keyed(this.address, html`<office-import ?technicians=${at.technicians}></office-import>`)}`;
      case 'customer': return html`${keyed(at.id, html`<office-customer .customerId=${at.id}></office-customer>`)}`;
      case 'sign': return html`${keyed(at.id, html`<office-sign .formId=${at.id}></office-sign>`)}`;
      case 'merge': return html`${keyed(this.address, html`<office-merge .customerId=${at.id} .other=${new URLSearchParams(location.search).get('with') ?? ''}></office-merge>`)}`;
      case 'board': return html`<office-board .day=${new URLSearchParams(location.search).get('day') ?? ''}></office-board>`;
      case 'invoices': return html`<office-invoices .query=${location.search}></office-invoices>`;
      case 'invoice': return html`${keyed(at.id, html`<office-invoice .invoiceId=${at.id}></office-invoice>`)}`;
      case 'stock': return html`<office-stock></office-stock>`;
      case 'plans': return html`<office-plans></office-plans>`;
      case 'new-plan': return html`<office-new-plan></office-new-plan>`;
      case 'plan': return html`${keyed(at.id, html`<office-plan .planId=${at.id}></office-plan>`)}`;
      case 'kinds': return html`<office-kinds></office-kinds>`;
      case 'technicians': return html`<office-technicians></office-technicians>`;
      case 'policies': return html`<office-policies></office-policies>`;
      case 'policy': return html`${keyed(this.address, html`<office-policy .policyId=${at.id}
        .version=${new URLSearchParams(location.search).get('version') ?? ''}></office-policy>`)}`;
      case 'nowhere': return html`<h1 class="aside">No such page</h1>${empty('There is no such page', 'The address may be incomplete.',
        html`<a class="button" href=${to.orders()}>To the orders</a>`)}`;
    }
  }
}
