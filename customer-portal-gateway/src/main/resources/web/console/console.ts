import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get } from '../shared/api';
import '../shared/header';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import { me } from '../shared/session';
import { empty, failed, stale } from '../shared/states';
import './consumers-view';
import { BEHIND_SECONDS, summed, type Behind, type Consumer } from './consumers-view';
import './facts-view';
import './parked-view';
import type { Parked } from './parked-view';
import './rebuild-view';

interface Everywhere<T> { items: T[]; unreachable: string[] }

const LOOK_MILLIS = 3_000;
/** A quarter of an hour. */
const MOST_SAMPLES = 300;

/** The operator's face: what happens, who is behind, what stands still. Only trouble is coloured. */
@customElement('kept-console')
export class Console extends Piece {
  @state() private allowed?: boolean;
  @state() private rate = 0;
  @state() private live = false;
  @state() private behind?: Behind[];
  @state() private unreachable: string[] = [];
  @state() private parked: Parked[] = [];
  @state() private problem?: Problem;
  @state() private moved = '';
  private at?: Date;
  private readonly history = new Map<string, number[]>();
  private timer?: number;

  override connectedCallback(): void {
    super.connectedCallback();
    me().then(person => {
      this.allowed = person.roles.includes('OPERATOR');
      if (this.allowed) this.begin();
    }, thrown => { this.problem = Problem.from(thrown); });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private begin(): void {
    const look = (): void => { if (!document.hidden) void this.look(); };
    look();
    this.timer = window.setInterval(look, LOOK_MILLIS);
    get<{ offset: string }>('/dev/clock', { stay: true }).then(reading => { this.moved = reading.offset; }, () => undefined);
  }

  private async look(): Promise<void> {
    try {
      const [consumers, parked] = await Promise.all([get<Everywhere<Consumer>>('/console/consumers'), get<Everywhere<Parked>>('/console/parked')]);
      this.behind = summed(consumers.items);
      this.unreachable = consumers.unreachable;
      this.parked = parked.items;
      this.at = new Date();
      this.problem = undefined;
      this.behind.forEach(one => this.history.set(one.name, [...this.history.get(one.name) ?? [], one.events].slice(-MOST_SAMPLES)));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  protected override render(): Part {
    return html`<kept-header face="Console" home="/console" .places=${[{ href: '#facts', label: 'Facts' }, { href: '#consumers', label: 'Consumers' },
        { href: '#parked', label: 'Parked', count: this.parked.length }, { href: '#rebuild', label: 'Rebuild' }]} .more=${this.signs()}></kept-header>
      <main id="main" class="wide-page" tabindex="-1"><h1 class="aside">Console</h1>${this.page()}</main>`;
  }

  private signs(): Part {
    return html`${this.moved && !/^PT0(\.0+)?S$/.test(this.moved) ? html`<span class="tag">${icon('clock')}Clock moved</span>` : nothing}
      ${this.allowed ? html`<span class="live ${this.live ? '' : 'lost'}" role="status">${this.live ? 'Live' : 'Not live'}</span>` : nothing}`;
  }

  private page(): Part {
    if (this.allowed === false) return empty('This is the operators’ page', 'Your role does not include it. Ask whoever runs Kept if it should.', html`<a class="button" href="/">Choose another person</a>`, 'lock');
    if (!this.behind) return this.problem ? failed('We could not ask the services.', this.problem, () => void this.look()) : html`<kept-loading></kept-loading>`;
    return html`${this.problem ? stale(this.at!) : nothing}${this.figures(this.behind)}
      <div class="console-body"><kept-facts @rate=${(event: CustomEvent<number>) => { this.rate = event.detail; }} @live=${(event: CustomEvent<boolean>) => { this.live = event.detail; }}></kept-facts>
        <div class="stack"><kept-consumers .behind=${this.behind} .unreachable=${this.unreachable} .history=${new Map(this.history)} .parked=${this.parkedByConsumer()}></kept-consumers>
          <kept-parked .parked=${this.parked} @replayed=${() => void this.look()}></kept-parked><kept-rebuild></kept-rebuild></div></div>`;
  }

  private figures(behind: Behind[]): Part {
    const most = behind.reduce<Behind | undefined>((largest, one) => !largest || one.events > largest.events ? one : largest, undefined);
    const slowest = behind.reduce((seconds, one) => Math.max(seconds, one.seconds), 0);
    const late = slowest >= BEHIND_SECONDS;
    return html`<div class="figures"><div><b>${this.rate} /min</b><span class="muted small">facts recorded</span></div>
      <div><b class=${late ? 'behind' : ''}>${(most?.events ?? 0).toLocaleString('en-IE')}</b><span class="muted small">events behind${most?.events ? `, largest: ${most.name}` : ', nobody'}</span></div>
      <div><b class=${late ? 'behind' : ''}>${slowest} s</b><span class="muted small">behind, the slowest</span></div>
      <div><b class=${this.parked.length ? 'bad' : ''}>${this.parked.length}</b><span class="muted small">parked ${this.parked.length === 1 ? 'stream' : 'streams'}</span></div>
      <div><b class=${this.unreachable.length ? 'bad' : ''}>${this.unreachable.length}</b><span class="muted small">services without an answer</span></div></div>`;
  }

  private parkedByConsumer(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const one of this.parked) counts.set(`${one.service} · ${one.consumer}`, (counts.get(`${one.service} · ${one.consumer}`) ?? 0) + 1);
    return counts;
  }
}
