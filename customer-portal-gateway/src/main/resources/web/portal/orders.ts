import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get } from '../shared/api';
import { dayInWords, moment, titleOf, windowOf } from '../shared/format';
import { Labels } from '../shared/labels';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import { query } from '../shared/route';
import type { OrderItem, Page, Site } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { pill } from '../shared/status';
import { customersWord } from './whose-turn';
import '../shared/calendar-link';

const PAGE = 20;

/** What one has asked for, newest first. */
@customElement('kept-my-orders')
export class MyOrders extends Piece {
  private readonly orders = new Load<Page<OrderItem>>(this, () => this.path(), {
    concerns: change => change.family === 'workorder',
  });
  private readonly sites = new Load<Page<Site>>(this, () => '/sites', { concerns: change => change.family === 'directory' });
  readonly labels = new Labels(this);
  @state() private older: OrderItem[] = [];
  @state() private next?: string;
  @state() private problem?: Problem;

  protected override render(): Part {
    return html`<div class="stack loose">
      <div class="stack"><h1>${this.place ? `Your orders at ${this.place}` : 'Your orders'}</h1>
        ${this.site ? html`<p><a href="/portal">Show all your orders</a></p>` : ''}
        <a class="button primary wide" href="/portal/new${this.site ? `?site=${encodeURIComponent(this.site)}` : ''}">${icon('plus')}Ask for help</a></div>
      ${this.orders.show('We could not load your orders.', page => page.items.length === 0
        ? html`<div class="card">${empty('Nothing here yet', 'What you ask for stands here, with everything that happens to it.')}</div>`
        : this.list(page))}
      <p class="small"><a href="/portal/away">While you are away, somebody else can answer</a></p>
      <kept-calendar-link></kept-calendar-link>
      ${this.problem ? failed('We could not load the older ones.', this.problem, () => void this.more()) : ''}</div>`;
  }

  /** The place whose orders alone are shown, where the address names one. */
  private get site(): string {
    return query('site') ?? '';
  }

  private get place(): string | undefined {
    return this.sites.value?.items.find(one => one.id === this.site)?.address;
  }

  private path(cursor = ''): string {
    return `/work-orders?limit=${PAGE}${this.site ? `&site=${encodeURIComponent(this.site)}` : ''}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
  }

  private list(page: Page<OrderItem>): Part {
    const shown = new Set(page.items.map(order => order.id));
    const next = this.older.length ? this.next : page.next;
    return html`<div class="card flush">${[...page.items, ...this.older.filter(order => !shown.has(order.id))].map(order => row(order))}</div>
      ${next ? html`<button class="button wide" type="button" @click=${() => void this.more(next)}>Show older orders</button>` : ''}`;
  }

  private async more(cursor = this.next): Promise<void> {
    if (!cursor) return;
    this.next = cursor;
    try {
      const page = await get<Page<OrderItem>>(this.path(cursor));
      this.problem = undefined;
      this.older = [...this.older, ...page.items];
      this.next = page.next;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

function row(order: OrderItem): Part {
  const appointment = order.status === 'CLOSED' || order.status === 'COMPLETED' ? undefined : order.appointment;
  return html`<a class="order-row" href="/portal/orders/${order.id}">
    <span class="strong">${titleOf(order.description)}</span>
    <span>${pill(order.status, { outcome: order.outcome, word: customersWord(order.status, undefined, '', order.hold), hold: order.hold, policy: order.policyId })}</span>
    ${appointment
      ? html`<span>${dayInWords(appointment.arrivalFrom, appointment.zone)}, <b class="nowrap">${windowOf(appointment)}</b>${order.technicianName ? `, ${order.technicianName}` : ''}</span>`
      : ''}
    <span class="muted small">${order.number} · ${order.siteAddress} · asked ${moment(order.openedAt)}</span></a>`;
}
