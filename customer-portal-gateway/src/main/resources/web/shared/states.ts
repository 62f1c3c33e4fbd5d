// Empty, loading, failed, stale: what a page says when it has nothing (new) to show.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { READER_ZONE, secondsIn, timeIn } from './format';
import { icon, Piece, type Part } from './piece';
import type { Problem } from './problem';

/** What belongs here and how it comes. */
export function empty(title: string, how: string, action: Part = nothing, symbol = 'inbox'): TemplateResult {
  return html`<div class="empty">${icon(symbol)}<strong>${title}</strong><span>${how}</span>${action}</div>`;
}

/** What failed, what is safe, what to do. */
export function failed(what: string, problem: Problem, again?: () => void): TemplateResult {
  return html`<div class="notice danger" role="alert">${icon('triangle-alert')}<div>
    <p><strong>${what}</strong> ${problem.detail}
      ${again ? html`<button class="linklike" type="button" @click=${again}>Try again</button>` : nothing}</p>
    <p class="muted small">${problem.code}, ${secondsIn(READER_ZONE, problem.at)}</p></div></div>`;
}

/** Something that the reader should know. */
export function notice(kind: '' | 'ok' | 'warn' | 'danger', symbol: string, text: Part): TemplateResult {
  return html`<div class="notice ${kind}">${icon(symbol)}<div>${text}</div></div>`;
}

/** The value on the page is older than it should be. */
export function stale(at: Date, zone = READER_ZONE): TemplateResult {
  return html`<div class="notice warn" role="status">${icon('clock-alert')}<div><strong>Shown as of ${timeIn(zone, at)}.</strong>
    The connection was lost, we are trying again. You can read; commands wait.</div></div>`;
}

/** Nothing for 300 ms, then the shape of what comes, after 3 s words. */
@customElement('kept-loading')
export class Loading extends Piece {
  @property() words = 'Still loading…';
  @state() private stage = 0;
  private timers: number[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.stage = 0;
    this.timers = [window.setTimeout(() => { this.stage = 1; }, 300), window.setTimeout(() => { this.stage = 2; }, 3000)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.timers.forEach(timer => clearTimeout(timer));
  }

  protected override render(): Part {
    if (this.stage === 0) return nothing;
    return html`<div class="skeleton"><i></i><i></i><i></i>
      <p class="muted small" role="status">${this.stage === 2 ? this.words : nothing}</p></div>`;
  }
}
