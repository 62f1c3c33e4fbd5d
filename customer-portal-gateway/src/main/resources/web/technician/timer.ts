import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { timeIn } from '../shared/format';
import { Piece, type Part } from '../shared/piece';
import { now } from '../shared/now';

/** How long the work runs. Read out once a minute at most: it is a clock, not an alarm. */
@customElement('tech-timer')
export class Timer extends Piece {
  @property() since = '';
  @property() zone = 'UTC';
  private tick?: number;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tick = window.setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.tick);
  }

  protected override render(): Part {
    if (!this.since) return nothing;
    const seconds = Math.max(0, Math.floor((now().getTime() - Date.parse(this.since)) / 1000));
    const two = (number: number): string => String(number).padStart(2, '0');
    return html`<span class="muted small since">timer<br />since ${timeIn(this.zone, this.since)}</span>
      <span class="clock" role="timer">${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}</span>`;
  }
}
