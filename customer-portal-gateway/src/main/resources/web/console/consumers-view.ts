import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, Piece, type Part } from '../shared/piece';
import { notice } from '../shared/states';

export interface Consumer { service: string; consumer: string; topic: string; lagEvents: number; lagSeconds: number }
/** One service's consumer over all its topics. */
export interface Behind { name: string; events: number; seconds: number; topics: Consumer[] }

/** Behind is worth a colour from here on. */
export const BEHIND_SECONDS = 10;

export function summed(consumers: Consumer[]): Behind[] {
  const byName = new Map<string, Behind>();
  for (const one of consumers) {
    const name = `${one.service} · ${one.consumer}`;
    const before = byName.get(name) ?? { name, events: 0, seconds: 0, topics: [] };
    byName.set(name, { name, events: before.events + one.lagEvents, seconds: Math.max(before.seconds, one.lagSeconds), topics: [...before.topics, one] });
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** How far each consumer is behind, with its last quarter of an hour as far as this page saw it. */
@customElement('kept-consumers')
export class Consumers extends Piece {
  @property({ attribute: false }) behind: Behind[] = [];
  @property({ attribute: false }) unreachable: string[] = [];
  @property({ attribute: false }) history: ReadonlyMap<string, number[]> = new Map();
  @property({ attribute: false }) parked: ReadonlyMap<string, number> = new Map();

  protected override render(): Part {
    return html`<section class="card" id="consumers" aria-labelledby="consumers-title"><h2 id="consumers-title">${icon('layers')}Consumers, behind by</h2>
      ${this.unreachable.length ? notice('danger', 'triangle-alert', html`<p role="alert"><strong>No answer from ${this.unreachable.join(', ')}.</strong> How far they are is not known; they go on where they stopped.</p>`) : nothing}
      <div class="scrolls" tabindex="0" role="region" aria-label="Consumers"><table class="table"><thead><tr><th scope="col">Consumer</th><th scope="col" class="number">Events</th>
        <th scope="col" class="number">Seconds</th><th scope="col">Last 15 min</th></tr></thead><tbody>${this.behind.map(one => this.row(one))}</tbody></table></div></section>`;
  }

  private row(one: Behind): Part {
    const late = one.seconds >= BEHIND_SECONDS;
    const parked = this.parked.get(one.name) ?? 0;
    return html`<tr title=${one.topics.map(topic => `${topic.topic}: ${topic.lagEvents}`).join(', ')}>
      <td class=${late ? 'late' : ''}>${icon(parked ? 'circle-x' : late ? 'clock-alert' : 'circle-check')} ${one.name}${parked ? html` <span class="muted">${parked} parked</span>` : late ? ' catching up' : nothing}</td>
      <td class="number">${one.events.toLocaleString('en-IE')}</td><td class="number">${one.seconds}</td>
      <td class=${late ? 'late' : 'level'}>${spark(this.history.get(one.name) ?? [])}</td></tr>`;
  }
}

/** A line of the last values, 88 by 18. */
function spark(values: number[]): Part {
  if (values.length < 2) return nothing;
  const top = Math.max(4, ...values);
  const points = values.map((value, index) => `${(index / (values.length - 1) * 88).toFixed(1)},${(16 - value / top * 14).toFixed(1)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 88 18" aria-hidden="true">${svg`<polyline points=${points}></polyline>`}</svg>`;
}
