import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { actorOf } from '../shared/facts';
import { count, dateIn, longDay, shortDay, span, timeIn } from '../shared/format';
import { Load } from '../shared/load';
import { icon, type Part } from '../shared/piece';
import type { Fact, Order, Page } from '../shared/shapes';
import { failed } from '../shared/states';
import { pill } from '../shared/status';

const LONGEST_TIMELINE = 200;
const SETTLE_MILLIS = 150;

interface Compared {
  facts: number;
  by: { actor: string; actorName?: string; facts: number }[];
  differences: { about: string; before?: string; after?: string }[];
}
/** A moment at which something was written down, and how many facts there were then. */
interface Stop { at: string; facts: number }

/**
 * A past moment of an order, where one is looked at: `at`, compared with `to` (undefined: with now). It stands in the address, so that it
 * can be sent to a colleague.
 */
export class Then {
  at?: string;
  to?: string;
  /** As it really was, with what was told later; else as it was known. */
  hindsight = false;
  private readonly order: Load<Order>;
  private readonly timeline: Load<Page<Fact>>;
  private readonly compared: Load<Compared>;

  constructor(private readonly host: ReactiveControllerHost, id: () => string) {
    const never = { concerns: () => false };
    const query = new URLSearchParams(location.search);
    this.at = query.get('at') ?? undefined;
    this.to = query.get('to') ?? undefined;
    this.hindsight = query.get('hindsight') === 'true';
    this.order = new Load<Order>(host, () => this.at && `/work-orders/${id()}?${this.asked({ at: this.at })}`, never);
    this.timeline = new Load<Page<Fact>>(host, () => this.at
      && `/work-orders/${id()}/timeline?${this.asked({ at: this.at, limit: String(LONGEST_TIMELINE) })}`, never);
    this.compared = new Load<Compared>(host, () => this.at && `/work-orders/${id()}/differences?${this.asked({ from: this.at, to: this.to })}`, {
      concerns: change => change.id === id() });
  }

  private asked(query: Record<string, string | undefined>): string {
    const all = { ...query, hindsight: this.hindsight ? 'true' : undefined };
    return new URLSearchParams(Object.entries(all).filter((pair): pair is [string, string] => !!pair[1])).toString();
  }

  /** The order as it was; undefined: as it is now, or not loaded yet. */
  get past(): Order | undefined {
    return this.at ? this.order.value : undefined;
  }

  /** Those of its facts that count at the moment that is looked at. */
  known(facts: Fact[]): Fact[] {
    return this.at ? this.timeline.value?.items ?? [] : facts;
  }

  private look(change: { at?: string; to?: string; hindsight?: boolean }): void {
    Object.assign(this, change);
    if (!this.at) {
      this.to = undefined;
      this.hindsight = false;
      this.order.value = this.timeline.value = this.compared.value = undefined;
    } else for (const load of [this.order, this.timeline, this.compared]) load.soon(SETTLE_MILLIS);
    const query = this.at ? `?${this.asked({ at: this.at, to: this.to })}` : '';
    history.replaceState(history.state, '', location.pathname + query);
    this.host.requestUpdate();
  }

  /** Says that this is not now, and leads back. */
  banner(now: Order): Part {
    if (!this.at) return nothing;
    const asOf = this.past?.asOf;
    return html`<div class="notice then" role="status">${icon('history')}<div class="row apart">
      <p><strong>You are looking at ${whole(this.at, now.zone)}.</strong>
        ${asOf ? html`${this.hindsight ? `${asOf.facts} of ${count(asOf.of, 'fact')} had happened` : `${asOf.facts} of ${count(asOf.of, 'fact')} were known`}.`
          : nothing} Nothing can be changed from here.</p>
      <div class="row"><label class="check small"><input type="checkbox" .checked=${this.hindsight} @change=${(event: Event) =>
        this.look({ hindsight: (event.target as HTMLInputElement).checked })} />With what was told later</label>
        <button class="button primary" type="button" @click=${() => this.look({ at: undefined })}>Back to now</button></div></div></div>
      ${this.order.problem && !this.past ? failed('We could not load that moment. The order itself is safe and up to date.', this.order.problem,
        () => void this.order.now()) : nothing}`;
  }

  /** Along the moments of an order. */
  slider(now: Order, facts: Fact[]): Part {
    const all = stops(facts);
    if (all.length < 2) return nothing;
    const end = this.at ? index(all, this.at) : all.length - 1;
    return html`<div class="moments">
      ${this.range('moment', 'Order as of', all, end, now, facts, place => this.look({ at: place === all.length - 1 && this.to === undefined
        ? undefined : all[place]!.at }))}
      ${this.at && this.to !== undefined ? this.range('moment-to', 'Compared with', all, index(all, this.to), now, facts,
        place => this.look({ to: all[place]!.at })) : nothing}
      ${this.at === undefined || this.to === undefined ? html`<button class="button small" type="button" @click=${() => this.look({
        at: this.at ?? all[0]!.at, to: all[all.length - 1]!.at })}>Compare two moments</button>`
        : html`<button class="button small" type="button" @click=${() => this.look({ to: undefined })}>Compare with now</button>`}</div>`;
  }

  private range(id: string, label: string, all: Stop[], place: number, now: Order, facts: Fact[], moved: (place: number) => void): TemplateResult {
    const stop = all[place]!;
    const words = `${shortDay(dateIn(now.zone, stop.at))} ${timeIn(now.zone, stop.at)}, fact ${stop.facts} of ${facts.length}`;
    return html`<div class="moment"><label class="strong" for=${id}>${icon('history')} ${label}</label>
      <input id=${id} type="range" min="0" max=${all.length - 1} step="1" .value=${String(place)} aria-valuetext=${words} list="moments"
        @input=${(event: Event) => moved(Number((event.target as HTMLInputElement).value))} />
      <span class="strong">${words}</span></div>
      <datalist id="moments">${all.map((_, number) => html`<option value=${number}></option>`)}</datalist>`;
  }

  /** What came between the two moments. */
  card(now: Order): Part {
    if (!this.at) return nothing;
    const title = this.to ? `From ${whole(this.at, now.zone)} to ${whole(this.to, now.zone)}` : 'From then to now';
    return html`<section class="card" aria-labelledby="from-then"><h2 id="from-then">${title}</h2>
      ${this.compared.show('We could not compare the two moments.', compared => compared.facts === 0
        ? html`<p class="muted">Nothing happened in between.</p>` : this.differences(compared, now), 'Still comparing…')}</section>`;
  }

  private differences(compared: Compared, now: Order): TemplateResult {
    const rows = compared.differences.map(one => one.about === 'Status' && this.past && !this.to
      ? { about: one.about, before: statusPill(this.past), after: statusPill(now) } : one);
    return html`<dl class="facts differences">${rows.map(({ about, before, after }) => html`<dt>${about}</dt><dd>${before ?? html`<span
      class="muted">nothing</span>`} ${icon('arrow-right', 'became')} ${after ?? html`<span class="muted">nothing</span>`}</dd>`)}
      <dt>By</dt><dd>${compared.by.map(one => `${one.actor.startsWith('service:workorder') ? 'Kept itself' : actorOf(one, new Map())} ${count(one.facts, 'fact')}`).join(', ')}</dd></dl>`;
  }
}

/** Where its time went. */
export function spentCard(order: Order): Part {
  const spent = order.spent ?? [];
  if (spent.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="spent"><h2 id="spent">Where the time went</h2>
    <ul class="stack tight">${spent.map(one => html`<li class="row apart">${pill(one.status, { hold: one.reason, policy: order.policy })}
      <span>${span(one.length)}${one.now ? order.asOf ? ' until then' : ' so far' : ''}</span></li>`)}</ul></section>`;
}

function statusPill(order: Order): TemplateResult {
  return pill(order.status, { outcome: order.outcome, hold: order.hold?.reason, policy: order.policy });
}

/** Tuesday 24 November 2026, 08:11 */
function whole(at: string, zone: string): string {
  return `${longDay(dateIn(zone, at))} ${dateIn(zone, at).slice(0, 4)}, ${timeIn(zone, at)}`;
}

/** Facts of one command were written down at once. */
function stops(facts: Fact[]): Stop[] {
  const moments = [...new Set(facts.map(fact => fact.recordedAt))].sort((one, other) => Date.parse(one) - Date.parse(other) || one.localeCompare(other));
  return moments.map(at => ({ at, facts: facts.filter(fact => Date.parse(fact.recordedAt) <= Date.parse(at)).length }));
}

/** The last stop that is not after a moment. */
function index(all: Stop[], at: string): number {
  return Math.max(0, all.findLastIndex(stop => Date.parse(stop.at) <= Date.parse(at)));
}
