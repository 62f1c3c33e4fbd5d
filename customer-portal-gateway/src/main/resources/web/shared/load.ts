import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { Part } from './piece';
import { ask } from './api';
import { onChange, type Change } from './live';
import { Problem } from './problem';
import { failed, stale } from './states';

const SETTLE_MILLIS = 120;
const AGAIN_MILLIS = 1500;
const MOST_AGAIN = 4;
/** Asking again would be answered alike. */
const GONE = [403, 404];

export interface LoadWish {
  /** Which changes concern this question; all by default. */
  concerns?: (change: Change) => boolean;
}

/**
 * A question of a page: asked when the page comes, again when something changed, and kept on the page, marked as old,
 * where asking again fails. `path` undefined = nothing to ask yet.
 */
export class Load<T> implements ReactiveController {
  value?: T;
  problem?: Problem;
  /** When the value was asked for. */
  at?: Date;
  loading = false;
  /** The value does not show yet what was just done. */
  behind = false;
  private stop?: () => void;
  private running?: AbortController;
  private timer?: number;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly path: () => string | undefined,
    private readonly wish: LoadWish = {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onChange(change => {
      if (!change || !this.wish.concerns || this.wish.concerns(change)) this.soon();
    });
    void this.now();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.running?.abort();
    clearTimeout(this.timer);
  }

  /** Several changes at once are one question. */
  soon(millis = SETTLE_MILLIS): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now(), millis);
  }

  /** Asks now; `after` is the reference of what was just done. */
  async now(after?: string, again = 0): Promise<void> {
    const path = this.path();
    if (!path) return;
    this.running?.abort();
    const running = this.running = new AbortController();
    this.loading = true;
    this.host.requestUpdate();
    try {
      const shown = await ask<T>(path, { after, signal: running.signal });
      this.value = shown.value;
      this.behind = shown.stale;
      this.problem = undefined;
      this.at = new Date();
    } catch (thrown) {
      if (running.signal.aborted) return;
      this.problem = Problem.from(thrown);
    }
    if (this.running !== running) return;
    this.loading = false;
    this.host.requestUpdate();
    if (this.behind && again < MOST_AGAIN) this.timer = window.setTimeout(() => void this.now(after, again + 1), AGAIN_MILLIS);
  }

  /** Forgets what was shown: another thing is asked for. */
  fresh(): Promise<void> {
    this.value = this.problem = this.at = undefined;
    return this.now();
  }

  /** The value drawn, or what stands in its place. `what` = "We could not load your orders." */
  show(what: string, draw: (value: T) => Part, words?: string): TemplateResult {
    if (this.value !== undefined)
      return html`${this.problem ? stale(this.at!) : ''}${draw(this.value)}`;
    if (this.problem) return failed(what, this.problem, GONE.includes(this.problem.status) ? undefined : () => void this.now());
    return html`<kept-loading .words=${words ?? 'Still loading…'}></kept-loading>`;
  }
}
