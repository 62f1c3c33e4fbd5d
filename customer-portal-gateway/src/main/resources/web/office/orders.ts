import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock, count, moment, shortDay, titleOf } from '../shared/format';
import { Labels } from '../shared/labels';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import type { OrderItem, Page, Site } from '../shared/shapes';
import { empty } from '../shared/states';
import { invoicePill, pill, priorityTag } from '../shared/status';
import { to } from './routes';
import { titled } from './titled';

const FILTERS: { label: string; status: string; proposed?: string }[] = [
  { label: 'All', status: '' },
  { label: 'To approve', status: 'SUBMITTED' },
  { label: 'To schedule', status: 'APPROVED,READY,ACCEPTED' },
  { label: 'To confirm', status: '', proposed: 'true' },
  { label: 'Planned', status: 'OFFERED,SCHEDULED,DISPATCHED' },
  { label: 'Under way', status: 'EN_ROUTE,ARRIVED,IN_PROGRESS,ON_HOLD' },
  { label: 'Work done', status: 'COMPLETED' },
  { label: 'Closed', status: 'CLOSED,DENIED' },
];

/** Orders, newest first; what is asked stands in the address. */
@customElement('office-orders')
export class Orders extends Piece {
  @property() query = '';
  private readonly orders = new Load<Page<OrderItem>>(this, () => `/work-orders${this.query}`, { concerns: change => change.family === 'workorder' });

  private readonly sites = new Load<Page<Site>>(this, () => this.asked('site') ? '/sites' : undefined, { concerns: change => change.family === 'directory' });

  readonly labels = new Labels(this);

  private asked(name: string): string {
    return new URLSearchParams(this.query).get(name) ?? '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query') || changed.get('query') === undefined) return;
    void this.orders.fresh();
    if (!this.sites.value) void this.sites.now();
  }

  protected override render(): TemplateResult {
    titled('Orders');
    const status = this.asked('status');
    const proposed = this.asked('proposed');
    const q = this.asked('q');
    const site = this.asked('site');
    const asset = this.asked('asset');
    const place = this.sites.value?.items.find(one => one.id === site)?.address;
    return html`<div class="stack">
      <div class="row apart"><h1>${place ? `Orders at ${place}` : 'Orders'}</h1><a class="button primary" href=${to.newOrder(site)}>${icon('plus')}New order</a></div>
      <nav class="chips" aria-label="Show">${FILTERS.map(filter => html`<a class="chip" href=${to.orders({ status: filter.status, proposed: filter.proposed ?? '', site, asset, q })}
        aria-current=${filter.status === status && (filter.proposed ?? '') === proposed ? 'true' : nothing}>${filter.label}</a>`)}</nav>
      ${site ? html`<p class="row">Of this place only <a href=${to.orders({ status, proposed, q })}>Show all places</a></p>` : nothing}
      ${asset ? html`<p class="row">Of one piece of equipment only <a href=${to.orders({ status, proposed, q })}>Show all</a></p>` : nothing}
      ${q ? html`<p class="row">Found for “${q}” <a href=${to.orders({ status, proposed, site, asset })}>Show all again</a></p>` : nothing}
      <section class="card list" aria-label="Orders">${this.orders.show('We could not load the orders.', page => this.list(page))}</section></div>`;
  }

  private list(page: Page<OrderItem>): TemplateResult {
    const later = this.asked('cursor') !== '';
    if (page.items.length === 0) return this.nothingHere();
    return html`<table class="table rows"><caption class="aside">${count(page.items.length, 'order')}, newest first</caption>
      <thead><tr><th scope="col">Order</th><th scope="col">Status</th><th scope="col">Customer</th><th scope="col">Visit</th><th
        scope="col">Asked</th></tr></thead>
      <tbody>${page.items.map(row)}</tbody></table>
      ${later || page.next ? html`<div class="row apart pages">
        ${later ? html`<a href=${this.paged('')}>${icon('arrow-left')} Newest orders</a>` : html`<span></span>`}
        ${page.next ? html`<a href=${this.paged(page.next)}>Older orders ${icon('arrow-right')}</a>` : nothing}</div>` : nothing}`;
  }

  private paged(cursor: string): string {
    return to.orders({ status: this.asked('status'), proposed: this.asked('proposed'), site: this.asked('site'), asset: this.asked('asset'), q: this.asked('q'), cursor });
  }

  private nothingHere(): TemplateResult {
    if (this.asked('q')) return empty('Nothing found', 'The search looks at numbers, descriptions, names and addresses.',
      html`<a class="button" href=${to.orders()}>Show all orders</a>`, 'search');
    if (this.asked('proposed')) return empty('No time waits for its confirmation', 'The orders of plans are proposed a time by themselves.',
      html`<a class="button" href=${to.plans()}>Look at the plans</a>`, 'calendar');
    if (this.asked('status')) return empty('No order stands here now', 'They come and go by themselves as work goes on.');
    if (this.asked('asset')) return empty('No orders about it yet', 'Who opens an order can say that it is about this piece of equipment.');
    if (this.asked('site')) return empty('No orders at this place yet', 'What is asked for there lands here by itself.');
    return empty('No orders yet', 'Requests from the portal land here by themselves.', html`<a class="button" href=${to.newOrder()}>Take a call</a>`);
  }
}

function row(order: OrderItem): TemplateResult {
  return html`<tr>
    <td><a class="strong" href=${to.order(order.id)}>${titleOf(order.description, 70)}</a>
      <div class="row muted small">${order.number}${priorityTag(order.priority)}</div></td>
    <td><div class="row">${pill(order.status, { outcome: order.outcome ?? undefined, hold: order.hold, policy: order.policyId })}${order.billing ? html`<span class="row"><span
      class="muted small">Invoice</span> ${invoicePill(order.billing)}</span>` : nothing}</div></td>
    <td>${order.customerName}<div class="muted small">${order.siteAddress}</div></td>
    <td>${visit(order)}</td>
    <td class="muted nowrap"><span class="column-name">Asked </span>${moment(order.openedAt)}</td></tr>`;
}

function visit(order: OrderItem): Part {
  const at = order.appointment ?? order.proposed;
  if (!at) return nothing;
  return html`<span class="nowrap">${shortDay(at.arrivalFrom)}, ${clock(at.arrivalFrom)}–${clock(at.arrivalTo)}</span>
    ${!order.appointment ? html`<div class="muted small">Proposed</div>` : order.technicianName ? html`<div class="muted small">${order.technicianName}</div>` : nothing}`;
}
