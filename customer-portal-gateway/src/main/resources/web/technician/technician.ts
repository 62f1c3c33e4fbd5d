import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { get } from '../shared/api';
import '../shared/header';
import { onLiveState } from '../shared/live';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Person } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { toast } from '../shared/toast';
import './job';
import './jobs';
import './new-job';
import { Outbox } from './outbox';
import { goAlong } from '../shared/now';
import { belongsTo, forgetWhatWasLoaded, personBefore } from '../shared/phone-store';
import { savedList } from './saved';

const BASE = '/technician';

type Place = { page: 'jobs' } | { page: 'new' } | { page: 'job'; id: string } | { page: 'saved' } | { page: 'nowhere' };

function place(path: string): Place {
  const [first = '', id] = path.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent);
  if (first === '') return { page: 'jobs' };
  if (first === 'new' && !id) return { page: 'new' };
  if (first === 'saved' && !id) return { page: 'saved' };
  return first === 'jobs' && id ? { page: 'job', id } : { page: 'nowhere' };
}

/** The technician's face: on a phone, with one hand, with or without a signal. */
@customElement('kept-technician')
export class TechnicianFace extends Piece {
  @state() private at: Place = place(location.pathname);
  @state() private person?: Person;
  @state() private problem?: Problem;
  @state() private noSignal = !navigator.onLine;
  private readonly outbox = new Outbox();
  private stopLive?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.moved);
    addEventListener('online', this.signal);
    addEventListener('offline', this.signal);
    this.addEventListener('click', this.clicked);
    this.outbox.addEventListener('change', () => this.requestUpdate());
    this.outbox.addEventListener('refused', event => toast((event as CustomEvent<{ sentence: string }>).detail.sentence, { failure: true }));
    this.outbox.addEventListener('noted', event => toast((event as CustomEvent<{ note: string }>).detail.note));
    this.stopLive = onLiveState(live => {
      this.signal();
      if (live === 'live' && this.outbox.halt === 'offline') this.outbox.now();
    });
    void this.begin();
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.moved);
    removeEventListener('online', this.signal);
    removeEventListener('offline', this.signal);
    this.stopLive?.();
  }

  /** Without a signal it is still the phone of whoever was signed in last. */
  private async begin(): Promise<void> {
    this.problem = undefined;
    const before = await personBefore();
    if (before) {
      this.person = before;
      await this.outbox.open(before.id);
    }
    try {
      const { person } = await get<{ person: Person }>('/me');
      await belongsTo(person);
      await goAlong();
      this.person = person;
      void this.outbox.start(person.id);
    } catch (thrown) {
      const problem = Problem.from(thrown);
      if (problem.status === 401) await forgetWhatWasLoaded();
      else if (before) void this.outbox.start(before.id);
      if (!before) this.problem = problem;
    }
  }

  private readonly signal = (): void => {
    this.noSignal = !navigator.onLine;
  };

  private readonly moved = (): void => {
    this.at = place(location.pathname);
    scrollTo(0, 0);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true }));
  };

  private readonly clicked = (event: MouseEvent): void => {
    const link = (event.target as Element).closest('a');
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || link.target || link.origin !== location.origin) return;
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    this.moved();
  };

  protected override render(): TemplateResult {
    return html`${this.bar()}${this.at.page === 'job' ? nothing : html`<kept-header face="My jobs" home="/technician" showsLive></kept-header>`}
      <main id="main" tabindex="-1">${this.problem ? failed('We could not see who you are.', this.problem, () => void this.begin())
        : this.person ? this.page(this.person) : html`<h1 class="aside">My jobs</h1><kept-loading></kept-loading>`}</main>`;
  }

  /** No signal, or something that needs the reader: over everything, with counts. */
  private bar(): Part {
    const waiting = this.outbox.waiting.length;
    const refused = this.outbox.refused.length;
    const { halt } = this.outbox;
    const lost = this.noSignal || halt === 'offline';
    const why = halt === 'signed-out' ? 'Signed out.' : lost ? 'No signal.' : halt === 'busy' ? 'Kept does not answer.' : '';
    if (!why && refused === 0) return nothing;
    const counts = [waiting ? `${waiting} to send` : '', refused ? `${refused} refused` : ''].filter(Boolean).join(', ');
    return html`<section class="offline" aria-label="What waits on this phone"><span class="row" role="status">${icon(lost ? 'wifi-off'
      : 'cloud-off')}<span>${why} ${counts || 'You can go on working.'}</span></span>
      ${halt === 'signed-out' ? html`<a class="linklike" href="/sign-in?next=${encodeURIComponent(location.pathname)}" target="_self">Sign in</a>`
        : waiting + refused ? html`<a class="linklike" href="/technician/saved">See</a>` : nothing}</section>`;
  }

  private page(person: Person): Part {
    const at = this.at;
    switch (at.page) {
      case 'jobs': return html`<tech-jobs .outbox=${this.outbox}></tech-jobs>`;
      case 'new': return html`<tech-new-job></tech-new-job>`;
      case 'job': return html`${keyed(at.id, html`<tech-job .orderId=${at.id} .me=${person.id} .outbox=${this.outbox}></tech-job>`)}`;
      case 'saved': return html`<div class="stack"><a href="/technician">Back to the jobs</a><h1>Saved on this
        phone</h1>${savedList(this.outbox, this.outbox.all) === nothing
        ? empty('Nothing waits', 'What you do without a signal is kept here until it is sent.') : html`<section
          class="card">${savedList(this.outbox, this.outbox.all)}</section>`}</div>`;
      case 'nowhere': return html`<h1 class="aside">No such page</h1>${empty('There is no such page', 'The address may be incomplete.',
        html`<a class="button" href="/technician">To my jobs</a>`)}`;
    }
  }
}
