import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { READER_ZONE, secondsIn } from '../shared/format';
import { icon, Piece, type Part } from '../shared/piece';
import { empty, notice } from '../shared/states';
import { className, familyOf, idOf, recordedAt, symbolOf, type Seen } from './seen';

const MOST = 300;
const SHOWN = 60;
const DRAW_MILLIS = 250;
const JOIN_AGAIN_MILLIS = 5_000;

/** All topics as they happen. Fires `rate` with the facts of the last minute, and `live` with whether the stream stands. */
@customElement('kept-facts')
export class Facts extends Piece {
  @state() private facts: Seen[] = [];
  @state() private topic = '';
  @state() private stream = '';
  @state() private paused = false;
  @state() private waiting: Seen[] = [];
  @state() private chosen?: string;
  @state() private lost = '';
  private source?: EventSource;
  private arrived: Seen[] = [];
  private known = new Set<string>();
  private timer?: number;
  private again?: number;
  private arrivals: number[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen();
    this.timer = window.setInterval(() => this.take(), DRAW_MILLIS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.source?.close();
    clearInterval(this.timer);
    clearTimeout(this.again);
  }

  private listen(): void {
    this.source = new EventSource('/api/console/stream');
    this.source.onopen = () => { this.lost = ''; this.tell('live', true); };
    this.source.onmessage = event => { this.arrived.push(JSON.parse(event.data as string) as Seen); };
    this.source.onerror = () => {
      this.lost = 'The stream stopped. We join again by ourselves; facts in between are in the log.';
      this.tell('live', false);
      if (this.source?.readyState === EventSource.CLOSED) this.again = window.setTimeout(() => this.listen(), JOIN_AGAIN_MILLIS);
    };
  }

  /** What arrived since the last look, in one drawing. */
  private take(): void {
    const now = Date.now();
    const fresh = this.arrived.filter(seen => !this.known.has(idOf(seen)));
    this.arrived = [];
    fresh.forEach(seen => this.known.add(idOf(seen)));
    this.arrivals = [...this.arrivals, ...fresh.map(seen => Date.parse(recordedAt(seen)))].filter(at => now - at < 60_000);
    this.tell('rate', this.arrivals.length);
    if (fresh.length === 0) return;
    if (this.paused) this.waiting = [...this.waiting, ...fresh].slice(-MOST);
    else this.add(fresh);
  }

  /** The newest first, also of those that were recorded in one moment. */
  private add(fresh: Seen[]): void {
    this.facts = [...fresh.toReversed(), ...this.facts].sort((a, b) => recordedAt(b).localeCompare(recordedAt(a))).slice(0, MOST);
    if (this.known.size > 4 * MOST) this.known = new Set(this.facts.map(idOf));
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private turnPause(): void {
    this.paused = !this.paused;
    if (!this.paused) {
      this.add(this.waiting);
      this.waiting = [];
    }
  }

  protected override render(): Part {
    const shown = this.facts.filter(seen => (!this.topic || seen.topic === this.topic) && (!this.stream || seen.stream.includes(this.stream))).slice(0, SHOWN);
    return html`<section class="card" id="facts" aria-labelledby="facts-title">
      <div class="row apart"><h2 id="facts-title">${icon('activity')}Facts as they happen</h2>${this.filters()}</div>
      ${this.lost ? notice('warn', 'clock-alert', html`<p role="status">${this.lost}</p>`) : nothing}
      ${shown.length === 0 ? empty('Nothing yet', this.topic || this.stream ? 'No fact of the last ones fits the filter.' : 'The next fact of any topic stands here.', nothing, 'activity')
        : html`<div class="facts-scroll" tabindex="0" role="region" aria-label="Facts"><table class="table"><thead><tr><th scope="col">Recorded</th><th scope="col">Fact</th><th scope="col">Stream</th>
            <th scope="col">By</th><th scope="col" class="number">Seq</th></tr></thead><tbody>${shown.map(seen => this.row(seen))}</tbody></table></div>`}
      ${this.detail(this.facts.find(seen => idOf(seen) === this.chosen))}</section>`;
  }

  private filters(): Part {
    const topics = [...new Set(this.facts.map(seen => seen.topic))].sort();
    return html`<div class="row">
      <select class="input compact" aria-label="Topic" @change=${(event: Event) => { this.topic = (event.target as HTMLSelectElement).value; }}>
        <option value="">All topics</option>${topics.map(topic => html`<option value=${topic} ?selected=${topic === this.topic}>${familyOf(topic)}</option>`)}</select>
      <input class="input compact" type="search" placeholder="All streams" aria-label="Stream, or a part of its id" .value=${this.stream}
        @input=${(event: Event) => { this.stream = (event.target as HTMLInputElement).value.trim(); }} />
      <button class="button" type="button" aria-pressed=${this.paused ? 'true' : 'false'} @click=${() => this.turnPause()}>
        ${icon(this.paused ? 'play' : 'pause')}${this.paused ? `Go on${this.waiting.length ? `, ${this.waiting.length} waiting` : ''}` : 'Pause view'}</button></div>`;
  }

  private row(seen: Seen): Part {
    const id = idOf(seen);
    const { headers } = seen;
    return html`<tr class=${id === this.chosen ? 'chosen' : ''}>
      <td class="mono">${recordedAt(seen) ? secondsIn(READER_ZONE, recordedAt(seen)) : ''}</td>
      <td><button class="linklike plain" type="button" aria-expanded=${id === this.chosen ? 'true' : 'false'} @click=${() => { this.chosen = id === this.chosen ? undefined : id; }}>
        ${icon(symbolOf(headers.actor))} <span class="strong">${className(headers.type)}</span></button></td>
      <td class="mono" title=${seen.stream}>${familyOf(seen.topic)}/${short(seen.stream)}</td><td class="mono" title=${headers.actor ?? ''}>${short(headers.actor ?? '')}</td>
      <td class="number">${headers.sequence}</td></tr>`;
  }

  private detail(seen: Seen | undefined): Part {
    if (!seen) return nothing;
    const caused = this.facts.filter(other => other.headers.causationid === seen.headers.id && other !== seen);
    const cause = this.facts.find(other => other.headers.id === seen.headers.causationid && other !== seen);
    const order = familyOf(seen.topic) === 'workorder' ? seen.stream : undefined;
    return html`<div class="row apart"><h3>${className(seen.headers.type)}, sequence ${seen.headers.sequence}</h3><span class="row">
        ${cause ? html`<button class="button small" type="button" @click=${() => { this.chosen = idOf(cause); }}>Caused by ${className(cause.headers.type)}</button>` : nothing}
        ${caused.map(other => html`<button class="button small" type="button" @click=${() => { this.chosen = idOf(other); }}>Caused ${className(other.headers.type)}</button>`)}
        ${order ? html`<button class="button small" type="button" @click=${() => { this.stream = order; }}>Only this order</button>` : nothing}</span></div>
      <pre class="json" tabindex="0" aria-label="The fact">${Object.entries({ topic: seen.topic, partition: seen.partition, offset: seen.offset, stream: seen.stream, ...seen.headers })
        .sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => `${name.padEnd(15)} ${value}`).join('\n')}

${JSON.stringify(seen.data, null, 2)}</pre>`;
  }
}

/** The end of a long id tells more than its beginning. */
function short(text: string): string {
  return text.length <= 26 ? text : `${text.slice(0, 12)}…${text.slice(-10)}`;
}
