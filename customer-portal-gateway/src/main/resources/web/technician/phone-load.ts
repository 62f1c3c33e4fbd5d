import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ask } from '../shared/api';
import { onChange } from '../shared/live';
import { Problem } from '../shared/problem';
import { answers } from '../shared/phone-store';

/** Several changes at once are one question. */
const SETTLE_MILLIS = 250;

/** A question whose last answer stays on the phone: shown at once, with its age where there is no newer one. */
export class PhoneLoad<T> implements ReactiveController {
  value?: T;
  /** When the value was given. */
  at?: Date;
  problem?: Problem;
  loading = false;
  private stop?: () => void;
  private timer?: number;

  constructor(private readonly host: ReactiveControllerHost, private readonly path: () => string) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onChange(() => this.soon());
    addEventListener('online', this.again);
    void this.begin();
  }

  hostDisconnected(): void {
    this.stop?.();
    removeEventListener('online', this.again);
    clearTimeout(this.timer);
  }

  private readonly again = (): void => this.soon();

  soon(millis = SETTLE_MILLIS): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now(), millis);
  }

  private async begin(): Promise<void> {
    const saved = await answers.get(this.path());
    if (saved && !this.value) {
      this.value = saved.body as T;
      this.at = new Date(saved.at);
      this.host.requestUpdate();
    }
    await this.now();
  }

  /** True when what is shown is not of now and asking failed. */
  get old(): boolean {
    return !!this.value && !!this.problem;
  }

  async now(after?: string): Promise<void> {
    const path = this.path();
    this.loading = true;
    try {
      const { value } = await ask<T>(path, { after });
      this.value = value;
      this.at = new Date();
      this.problem = undefined;
      await answers.put({ path, at: this.at.toISOString(), body: value });
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
    this.loading = false;
    this.host.requestUpdate();
  }
}

/** Asks for later, so that the answer is there without a signal. */
export async function keepForLater(path: string): Promise<void> {
  try {
    const { value } = await ask(path);
    await answers.put({ path, at: new Date().toISOString(), body: value });
  } catch {
    /* the next look tries again */
  }
}
