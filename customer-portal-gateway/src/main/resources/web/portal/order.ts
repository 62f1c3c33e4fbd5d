import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button } from '../shared/actions';
import { command, fileHref, get } from '../shared/api';
import { askFirst } from '../shared/dialog';
import type { Telling, Told } from '../shared/facts';
import { bytes, money, plainDate, titleOf } from '../shared/format';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import { promise } from '../shared/promise';
import { query } from '../shared/route';
import type { Fact, InvoiceItem, Order, Organisation, Page, Person } from '../shared/shapes';
import { notice } from '../shared/states';
import { invoicePill, pill } from '../shared/status';
import '../shared/thread';
import { toast } from '../shared/toast';
import './ask-card';
import { calendarEntry, download } from './calendar-entry';
import { customersWord, stepOf, STEPS } from './whose-turn';

const ENDED = ['CANCELLED', 'DENIED', 'NOT_CARRIED_OUT', 'DUPLICATE'];

const essential = (told: Told): boolean => !told.small;

/** One order, as its customer sees it. */
@customElement('kept-my-order')
export class MyOrder extends Piece {
  @property() order = '';
  @property({ attribute: false }) person!: Person;
  @property({ attribute: false }) house?: Organisation;
  @state() private whole = false;
  private names: ReadonlyMap<string, string> = new Map();
  private readonly concerns = { concerns: (change: { family: string; id: string }) => change.id === this.order || change.family !== 'workorder' };
  private readonly shown = new Load<Order>(this, () => `/work-orders/${this.order}`, this.concerns);
  private readonly facts = new Load<Page<Fact>>(this, () => `/work-orders/${this.order}/timeline?limit=200`, this.concerns);
  private readonly invoices = new Load<Page<InvoiceItem>>(this, () => `/invoices?order=${this.order}`, this.concerns);

  override connectedCallback(): void {
    super.connectedCallback();
    get<Page<Person>>('/people').then(page => {
      this.names = new Map([...page.items.map(person => [person.id, person.name] as const)]);
      this.requestUpdate();
    }, () => undefined);
  }

  protected override render(): Part {
    return html`${this.shown.value ? nothing : html`<h1 class="aside">Order</h1>`}${this.shown.show('We could not load this order.', order => html`<article class="stack loose">
      ${query('sent') === null || order.status !== 'SUBMITTED' ? nothing : notice('ok', 'circle-check', html`<strong>We have it.</strong> You hear from us by mail, and it all stands here.`)}
      ${this.head(order)}
      ${order.allowed.some(allowed => allowed.command === 'approve')
        ? html`<kept-ask-card .order=${order} reader=${this.person.id} .phone=${this.house?.phone} @answered=${(event: CustomEvent<string>) => this.again(event.detail)}></kept-ask-card>` : nothing}
      ${this.ended(order)}${this.appointment(order)}${this.money()}${this.thread(order)}${this.documents(order)}${this.ways(order)}</article>`)}`;
  }

  private head(order: Order): Part {
    document.title = `${titleOf(order.description)} · ${order.number}`;
    const step = stepOf(order.status);
    return html`<header class="stack">
      <div class="stack tight"><p class="muted small">${order.number} · ${order.siteAddress}</p><h1>${titleOf(order.description)}</h1>
        <p>${pill(order.status, { outcome: order.outcome, word: customersWord(order.status, order.approval, this.person.id) })}</p></div>
      ${order.outcome && ENDED.includes(order.outcome) ? nothing : html`<ol class="steps" aria-label="How far it is">${STEPS.map((word, index) => html`<li
        class="${index < step.now ? 'done' : index === step.now ? `now ${step.complete ? 'done' : ''}` : ''}" aria-current=${index === step.now ? 'step' : nothing}>${word}</li>`)}</ol>`}
    </header>`;
  }

  private ended(order: Order): Part {
    if (order.outcome === 'DENIED') return notice('danger', 'circle-x', html`<strong>Not approved.</strong> ${order.approval?.by ?? ''}${order.approval?.reason ? `: “${order.approval.reason}”` : ''}`);
    if (order.outcome === 'CANCELLED') return notice('', 'circle-slash', html`<strong>This order was cancelled.</strong> ${order.endedReason ? `“${order.endedReason}”` : ''}`);
    return nothing;
  }

  private appointment(order: Order): Part {
    if (!order.appointment || order.outcome && ENDED.includes(order.outcome)) return nothing;
    const visit = order.visits.find(one => one.visitId === order.visitId);
    const over = order.status === 'COMPLETED' || order.status === 'CLOSED';
    return html`<section class="card" aria-label="Appointment">
      ${promise(order.appointment, { name: order.technicianName, arrivedAt: visit?.arrivedAt })}
      ${over || visit?.arrivedAt ? nothing : html`<div class="two">
        ${this.house ? html`<a class="button" href="tel:${this.house.phone.replace(/\s/g, '')}">Call to move it</a>` : nothing}
        ${button('Calendar', () => download(calendarEntry(order.visitId ?? order.id, `${order.serviceTypeName}, ${order.number}`, order.siteAddress, order.appointment!),
          `${order.number}.ics`), false, { icon: 'calendar' })}</div>`}</section>`;
  }

  private money(): Part {
    return (this.invoices.value?.items ?? []).map(invoice => html`<section class="card" aria-label="Invoice">
      <div class="row apart"><h2>${icon('receipt')}Invoice ${invoice.number}</h2>${invoicePill(invoice.state)}</div>
      <div class="row apart"><span>In all, with VAT</span><b class="strong">${money(invoice.gross)}</b></div>
      ${invoice.state === 'PAID' ? html`<p class="muted">Paid. Thank you.</p>` : html`${invoice.dueOn ? html`<p class="muted">Please pay by ${plainDate(invoice.dueOn)}.</p>` : nothing}
        <a class="button primary wide" href="/portal/invoices/${invoice.id}">${icon('credit-card')}Pay ${money(invoice.gross)}</a>`}
      ${invoice.sha256 ? html`<a href=${fileHref(invoice.orderId, invoice.sha256)} target="_blank" rel="noopener">Invoice (PDF)</a>` : nothing}</section>`) as unknown as Part;
  }

  private thread(order: Order): Part {
    const names = new Map([...this.names, [this.person.id, this.person.name], [order.requesterId, order.requesterName],
      ...order.visits.flatMap(visit => visit.technicianId && visit.technicianName ? [[visit.technicianId, visit.technicianName] as const] : []),
      ...(order.approval?.approvers ?? []).map(person => [person.id, person.name] as const)]);
    const telling: Telling = { zone: order.zone, reader: this.person.id, names, parts: new Map(order.parts.map(part => [part.partId, part.name])) };
    return html`<section class="stack" aria-label="What happened"><h2>What happened</h2>
      ${this.facts.show('We could not load what happened.', page => html`<kept-thread .facts=${page.items} .telling=${telling} order=${order.id}
        .only=${this.whole ? undefined : essential}></kept-thread>
        <p><button class="linklike" type="button" aria-pressed=${this.whole ? 'true' : 'false'} @click=${() => { this.whole = !this.whole; }}>${this.whole ? 'Show the main steps' : 'Show every small step'}</button></p>`)}</section>`;
  }

  private documents(order: Order): Part {
    const newest = new Map(order.documents.map(document => [document.kind, document]));
    if (newest.size === 0) return nothing;
    return html`<section class="stack tight" aria-label="Documents"><h2>Documents</h2>${[...newest.values()].map(document => html`<p class="row close">${icon('file-text')}
      <a href=${fileHref(order.id, document.file.sha256)} target="_blank" rel="noopener">${document.kind === 'REPORT' ? 'Service report' : 'Work order'} (PDF)</a>
      <span class="muted small">edition ${document.edition}, ${bytes(document.file.bytes)}</span></p>`)}</section>`;
  }

  /** What else can be done; cancelling is asked about, and where it is over it says why not. */
  private ways(order: Order): Part {
    const refused = order.notAllowed.find(one => one.command === 'cancel');
    return html`<div class="stack">
      ${this.house ? html`<p class="row close">${icon('phone')}<a href="tel:${this.house.phone.replace(/\s/g, '')}">Call ${this.house.name}, ${this.house.phone}</a></p>` : nothing}
      ${order.allowed.some(allowed => allowed.command === 'cancel') ? button('Cancel the order…', () => void this.cancel(order), false, { kind: 'danger' }) : nothing}
      ${refused && order.status !== 'CLOSED' ? html`<p class="muted small row">${icon('lock')}<span><b class="strong">Cancel:</b> ${refused.sentence}</span></p>` : nothing}</div>`;
  }

  private async cancel(order: Order): Promise<void> {
    const whoElse = order.technicianName ? `${this.house?.name ?? 'The office'} and ${order.technicianName} are told at once.` : `${this.house?.name ?? 'The office'} is told at once.`;
    const done = await askFirst({
      title: `Cancel order ${order.number}?`,
      body: html`<p>${whoElse} ${order.appointment ? 'Your appointment becomes free.' : ''} No fee applies.</p>`,
      reason: 'Why', reasonNeeded: true, keep: 'Keep the order', act: 'Cancel the order', busyLabel: 'Cancelling', danger: true,
    }, (reason, key) => command(`/work-orders/${order.id}/cancel`, { reason }, { key, channel: 'PORTAL' }));
    if (!done) return;
    toast('The order is cancelled.');
    this.again();
  }

  private again(reference?: string): void {
    void this.shown.now(reference);
    void this.facts.now(reference);
  }
}
