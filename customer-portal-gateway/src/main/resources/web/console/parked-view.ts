import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { count, moment, READER_ZONE } from '../shared/format';
import { icon, Piece, type Part } from '../shared/piece';
import { empty } from '../shared/states';
import { toast } from '../shared/toast';

export interface Parked { service: string; consumer: string; stream: string; since: string; reason: string; sequence: number; waiting: number; attempts: number; retryAt?: string }
interface Replayed { handled: number; waiting: number; reason?: string }

const key = (parked: Parked): string => `${parked.service}/${parked.consumer}/${parked.stream}`;

/** What stands still, why, and the way on. Fires `replayed`. */
@customElement('kept-parked')
export class ParkedStreams extends Piece {
  @property({ attribute: false }) parked: Parked[] = [];
  private readonly doing = new Doing(this);

  protected override render(): Part {
    return html`<div id="parked" class="stack">${this.parked.length === 0
      ? html`<section class="card" aria-label="Parked streams">${empty('Nothing is parked', 'A fact that cannot be handled stops its own stream here, and nothing else.', nothing, 'shield-check')}</section>`
      : this.parked.map(parked => this.card(parked))}</div>`;
  }

  private card(parked: Parked): Part {
    const timer = parked.sequence < 0;
    return html`<section class="card trouble" aria-label="Parked ${parked.stream}">
      <h2 class="danger-text">${icon('triangle-alert')}<span>Parked: ${parked.stream}</span></h2>
      <p class="muted">Only this ${timer ? 'timer' : 'stream'} of ${parked.service} waits. All others go on.</p>
      <dl class="facts"><dt>Since</dt><dd>${moment(parked.since, READER_ZONE)}${timer ? '' : `, ${count(parked.waiting, 'fact')} waiting`}</dd>
        ${timer ? nothing : html`<dt>Stopped at</dt><dd>sequence ${parked.sequence}, by ${parked.consumer}</dd>`}
        <dt>Why</dt><dd>${parked.reason}</dd>
        <dt>Tried</dt><dd>${count(parked.attempts, 'time')}, ${parked.retryAt ? `next ${moment(parked.retryAt, READER_ZONE)}` : 'not again by itself'}</dd></dl>
      <div class="row">${button('Try again', () => void this.replay(parked), this.doing.is(key(parked)), { kind: 'primary', icon: 'rotate-ccw', busyLabel: 'Trying' })}</div>
      <p class="muted small">Mend the cause first; then its facts are handled in their order, each once.</p></section>`;
  }

  private async replay(parked: Parked): Promise<void> {
    const path = `/console/parked/${[parked.service, parked.consumer, parked.stream].map(encodeURIComponent).join('/')}/replay`;
    const done = await this.doing.run(key(parked), () => command<Replayed>(path, {}));
    if (!done) return;
    if (done.waiting > 0) toast(`Still parked: ${done.reason ?? 'the cause is not mended'}`, { failure: true });
    else toast(`${parked.stream} goes on.`);
    this.dispatchEvent(new CustomEvent('replayed'));
  }
}
