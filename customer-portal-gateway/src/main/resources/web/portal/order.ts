import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command, fileHref, get, pathOf } from '../shared/api';
import type { Telling, Told } from '../shared/facts';
import { bytes, count, money, plainDate, titleOf } from '../shared/format';
import { Labels, labelOf } from '../shared/labels';
import { Load } from '../shared/load';
import { pathCard } from '../shared/path';
import { icon, Piece, type Part } from '../shared/piece';
import { promise } from '../shared/promise';
import { query } from '../shared/route';
import type { Fact, InvoiceItem, Order, Organisation, Page, Person } from '../shared/shapes';
import { notice } from '../shared/states';
import { invoicePill, pill } from '../shared/status';
import '../shared/thread';
import { tiesCard } from '../shared/ties';
import { toast } from '../shared/toast';
import './answer-card';
import './ask-card';
import { calendarEntry, download } from './calendar-entry';
import './change-form';
import './draft-card';
import './proposal-card';
import './time-card';
import { offered, take, type Offered } from './ways';
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
  @state() private correcting = false;
  @state() private moving = false;
  private readonly doing = new Doing(this);
  private names: ReadonlyMap<string, string> = new Map();
  private readonly concerns = { concerns: (change: { family: string; id: string }) => change.id === this.order || change.family !== 'workorder' };
  private readonly shown = new Load<Order>(this, () => `/work-orders/${this.order}`, this.concerns);
  private readonly facts = new Load<Page<Fact>>(this, () => `/work-orders/${this.order}/timeline?limit=200`, this.concerns);
  readonly labels = new Labels(this);
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
      ${this.turn(order)}${this.ended(order)}${this.appointment(order)}${this.recommended(order)}${tiesCard(order, id => `/portal/orders/${id}`)}${this.money()}${this.thread(order)}${this.documents(order)}${pathCard(order)}${this.ways(order)}</article>`)}`;
  }

  private head(order: Order): Part {
    document.title = `${titleOf(order.description)} · ${order.number}`;
    const step = stepOf(order);
    return html`<header class="stack">
      <div class="stack tight"><p class="muted small">${order.number} · <a href="/portal?site=${order.siteId}">${order.siteAddress}</a></p><h1 tabindex="-1">${titleOf(order.description)}</h1>
        <p>${pill(order.status, { outcome: order.outcome, word: customersWord(order.status, order.approval, this.person.id, order.hold?.reason), hold: order.hold?.reason,
          policy: order.policy })}</p></div>
      ${order.outcome && ENDED.includes(order.outcome) ? nothing : html`<ol class="steps" aria-label="How far it is">${STEPS.map((word, index) => html`<li
        class="${index < step.now ? 'done' : index === step.now ? `now ${step.complete ? 'done' : ''}` : ''}" aria-current=${index === step.now ? 'step' : nothing}>${word}</li>`)}</ol>`}
    </header>`;
  }

  /** What the order waits for this reader to do: the one thing that this state is for. */
  private turn(order: Order): Part {
    const allows = (name: string): boolean => order.allowed.some(allowed => allowed.command === name);
    const again = (event: CustomEvent<string>): void => this.again(event.detail);
    const reply = order.allowed.find(allowed => allowed.command === 'reply');
    if (allows('approve')) return html`<kept-ask-card .order=${order} reader=${this.person.id} .phone=${this.house?.phone} @answered=${again}></kept-ask-card>`;
    if (reply && order.hold?.reason === 'WAITING_CUSTOMER')
      return html`<kept-answer-card .order=${order} .allowed=${reply} .phone=${this.house?.phone} @answered=${again}></kept-answer-card>`;
    if (allows('submit')) return html`<kept-draft-card .order=${order} @changed=${again}></kept-draft-card>`;
    if (order.proposal && ['PROPOSED', 'DECLINED'].includes(order.proposal.state)) return html`<kept-proposal-card .order=${order} .phone=${this.house?.phone}
      @answered=${again}></kept-proposal-card>${allows('book') ? html`<kept-time-card .order=${order} @answered=${again}></kept-time-card>` : nothing}`;
    if (allows('book') && order.status === 'READY') return html`<kept-time-card .order=${order} @answered=${again}></kept-time-card>`;
    return offered(order).filter(way => way.primary).map(way => this.way(order, way)) as unknown as Part;
  }

  private ended(order: Order): Part {
    if (order.outcome === 'DENIED') return notice('danger', 'circle-x', html`<strong>Not approved.</strong> ${order.approval?.by ?? ''}${order.approval?.reason ? `: “${order.approval.reason}”` : ''}`);
    if (order.outcome === 'DUPLICATE') return notice('', 'circle-slash', html`<strong>This was asked twice.</strong> It goes on as ${order.ties?.mergedInto
      ? html`<a href="/portal/orders/${order.ties.mergedInto.orderId}">${order.ties.mergedInto.number}</a>` : 'the other order'}.`);
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
          `${order.number}.ics`), false, { icon: 'calendar' })}</div>`}
      ${visit?.arrivedAt ? nothing : offered(order, true).map(way => this.way(order, way))}</section>`;
  }

  private recommended(order: Order): Part {
    const dismiss = order.allowed.find(allowed => allowed.command === 'dismiss-recommendation');
    if (order.recommendations.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="recommended"><h2 id="recommended">What we recommend next</h2>
      ${order.recommendations.map(one => html`<div class="row apart"><div><p>“${one.text}”</p><p class="muted small">${one.by}${one.inMonths
        ? `, in ${count(one.inMonths, 'month')}` : ', soon'}</p></div>
        ${dismiss ? button('Not wanted', () => void this.dismiss(pathOf(dismiss.href), one.recommendationId), this.doing.is(one.recommendationId)) : nothing}</div>`)}</section>`;
  }

  private async dismiss(path: string, recommendationId: string): Promise<void> {
    const answer = await this.doing.run(recommendationId, key => command(path, { recommendationId }, { key, channel: 'PORTAL' }));
    if (!answer) return;
    toast('Good, we leave it at that.');
    this.again(answer.reference);
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
      ...(order.proposal?.technicianId ? [[order.proposal.technicianId, order.proposal.technicianName ?? ''] as const] : []),
      ...(order.offer ? [[order.offer.vendorId, order.offer.vendorName] as const] : []),
      ...(order.approval?.approvers ?? []).map(person => [person.id, person.name] as const)]);
    const telling: Telling = { zone: order.zone, reader: this.person.id, names, parts: new Map(order.parts.map(part => [part.partId, part.name])),
      policy: order.policy };
    return html`<section class="stack" aria-label="What happened"><h2>What happened</h2>
      ${this.facts.show('We could not load what happened.', page => html`<kept-thread .facts=${page.items} .telling=${telling} order=${order.id}
        .only=${this.whole ? undefined : essential}></kept-thread>
        <p><button class="linklike" type="button" aria-pressed=${this.whole ? 'true' : 'false'} @click=${() => { this.whole = !this.whole; }}>${this.whole ? 'Show the main steps' : 'Show every small step'}</button></p>`)}</section>`;
  }

  private documents(order: Order): Part {
    const newest = new Map(order.documents.map(document => [document.kind, document]));
    if (newest.size === 0) return nothing;
    return html`<section class="stack tight" aria-label="Documents"><h2>Documents</h2>${[...newest.values()].map(document => html`<p class="row close">${icon('file-text')}
      <a href=${fileHref(order.id, document.file.sha256)} target="_blank" rel="noopener">${document.kind === 'REPORT' ? 'Service report' : labelOf(order.policy, 'WORK_ORDER') ?? 'Work order'}${document.kind === 'OPENING' ? ', as opened' : ''} (PDF)</a>
      <span class="muted small">edition ${document.edition}, ${bytes(document.file.bytes)}</span></p>`)}</section>`;
  }

  /** What else can be done; each is asked about first. */
  private ways(order: Order): Part {
    const refused = order.notAllowed.find(one => one.command === 'cancel');
    return html`<div class="stack">
      ${this.house ? html`<p class="row close">${icon('phone')}<a href="tel:${this.house.phone.replace(/\s/g, '')}">Call ${this.house.name}, ${this.house.phone}</a></p>` : nothing}
      ${this.correct(order)}${this.another(order)}${offered(order).filter(way => !way.primary).map(way => this.way(order, way))}
      ${refused && order.status !== 'CLOSED' ? html`<p class="muted small row">${icon('lock')}<span><b class="strong">Cancel:</b> ${refused.sentence}</span></p>` : nothing}</div>`;
  }

  /** A draft is changed instead: there is one way to put the words right. */
  private correct(order: Order): Part {
    const allowed = order.allowed.find(one => one.command === 'correct-details');
    if (!allowed || order.allowed.some(one => one.command === 'edit-draft')) return nothing;
    const shut = (): void => { this.correcting = false; };
    return this.correcting ? html`<section class="card" aria-label="Correct what you wrote"><kept-change-form .order=${order} .allowed=${allowed} @left=${shut}
        @changed=${(event: CustomEvent<string>) => { shut(); this.again(event.detail); }}></kept-change-form></section>`
      : button('Correct what you wrote', () => { this.correcting = true; }, false, { icon: 'pen-line' });
  }

  /** Another time for the visit that is booked, where who asked for the work finds it. */
  private another(order: Order): Part {
    const planned = order.visits.find(visit => visit.visitId === order.visitId && (visit.status === 'SCHEDULED' || visit.status === 'DISPATCHED'));
    if (!planned || !order.allowed.some(one => one.command === 'move')) return nothing;
    return this.moving ? html`<kept-time-card .order=${order} .move=${planned} @answered=${(event: CustomEvent<string>) => {
      this.moving = false;
      this.again(event.detail);
    }}></kept-time-card>` : button('Find another time', () => { this.moving = true; }, false, { icon: 'calendar' });
  }

  private way(order: Order, way: Offered): Part {
    return button(way.label, () => void take(way, order, this.house).then(reference => { if (reference) this.again(reference); }), false,
      { kind: way.danger ? 'danger' : way.primary ? 'primary' : '', icon: way.icon });
  }

  /** Asks again after something was done here. Where the place that had the focus is gone, it goes to the order's name. */
  private again(reference?: string): void {
    void this.facts.now(reference);
    void this.shown.now(reference).then(() => this.updateComplete).then(() => {
      if (document.activeElement === document.body) this.querySelector('h1')?.focus();
    });
  }
}
