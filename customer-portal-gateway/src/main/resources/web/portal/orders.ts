import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get } from '../shared/api';
import { dayInWords, moment, titleOf, windowOf } from '../shared/format';
import { Labels } from '../shared/labels';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { OrderItem, Page } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { pill } from '../shared/status';
import { customersWord } from './whose-turn';

const PAGE = 20;

/** What one has asked for, newest first. */
@customElement('kept-my-orders')
export class MyOrders extends Piece {
  private readonly orders = new Load<Page<OrderItem>>(this, () => `/work-orders?limit=${PAGE}`, {
    concerns: change => change.family === 'workorder',
  });
  readonly labels = new Labels(this);
  @state() private older: OrderItem[] = [];
  @state() private next?: string;
  @state() private problem?: Problem;

  protected override render(): Part {
    return html`<div class="stack loose">
      <div class="stack"><h1>Your orders</h1>
        <a class="button primary wide" href="/portal/new">${icon('plus')}Ask for help</a></div>
      ${this.orders.show('We could not load your orders.', page => page.items.length === 0
        ? html`<div class="card">${empty('Nothing here yet', 'What you ask for stands here, with everything that happens to it.')}</div>`
        : this.list(page))}
      ${this.problem ? failed('We could not load the older ones.', this.problem, () => void this.more()) : ''}</div>`;
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
      const page = await get<Page<OrderItem>>(`/work-orders?limit=${PAGE}&cursor=${encodeURIComponent(cursor)}`);
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
