// Commands as a person meets them: buttons, what they are doing, what is missing, what went wrong.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, nothing, type TemplateResult } from 'lit';
import { newKey } from './key';
import { icon, type Part } from './piece';
import { Problem } from './problem';
import type { NotAllowed } from './shapes';
import { toast } from './toast';

export interface ButtonWish {
  kind?: '' | 'primary' | 'danger' | 'quiet';
  icon?: string;
  size?: '' | 'small' | 'next' | 'wide';
  /** Said in place of the label while it runs: "Sending". */
  busyLabel?: string;
  type?: 'button' | 'submit';
}

/** A button; while `busy` it keeps its width, says what it does, and takes no second press. */
export function button(label: string, press: (() => void) | undefined, busy = false, wish: ButtonWish = {}): TemplateResult {
  return html`<button class="button ${wish.kind ?? ''} ${wish.size ?? ''}" type=${wish.type ?? 'button'} aria-busy=${busy ? 'true' : nothing}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${(event: Event) => { if (busy) event.preventDefault(); else press?.(); }}>
    ${busy ? icon('hourglass') : wish.icon ? icon(wish.icon) : nothing}${busy ? wish.busyLabel ?? label : label}</button>`;
}

/**
 * What cannot be done now: a lock, what would allow it, and everything that waits for that on the same line. `supply` makes a link of a
 * missing thing's command. What the order's policy never allows is not among the items.
 */
export function notNow(items: NotAllowed[], supply: (command: string) => string | (() => void) | undefined = () => undefined): Part {
  if (items.length === 0) return nothing;
  return html`<ul class="not-now">${byNeed(items).map(group => html`<li>${icon('lock', 'Not now')}<span><span
    class="what">${group.map(item => item.label).join(', ')}</span> <span class="how">${need(group[0]!, supply)}</span></span></li>`)}</ul>`;
}

function byNeed(items: NotAllowed[]): NotAllowed[][] {
  const groups = new Map<string, NotAllowed[]>();
  for (const item of items) {
    const needed = item.missing.map(missing => missing.what).join() || item.sentence;
    groups.set(needed, [...(groups.get(needed) ?? []), item]);
  }
  return [...groups.values()];
}

function need(item: NotAllowed, supply: (command: string) => string | (() => void) | undefined): Part {
  return item.missing.length === 0 ? item.sentence : html`Needs: ${item.missing.map((missing, index) =>
    html`${index ? ', ' : ''}${way(missing.sentence || missing.what, missing.command ? supply(missing.command) : undefined)}`)}`;
}

function way(words: string, to: string | (() => void) | undefined): Part {
  if (typeof to === 'string') return html`<a href=${to}>${words}</a>`;
  return to ? html`<button class="linklike" type="button" @click=${to}>${words}</button>` : words;
}

/**
 * Commands that are running. A command that was not answered keeps its key, so that pressing again cannot do it twice;
 * the key is given up when it was answered or when what is sent changes.
 */
export class Doing implements ReactiveController {
  private readonly names = new Set<string>();
  private readonly keys = new Map<string, { key: string; said: string }>();
  /** The last refusal, for the place beside the button. */
  problem?: Problem;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void { /* nothing to begin */ }

  is(name: string): boolean {
    return this.names.has(name);
  }

  get any(): boolean {
    return this.names.size > 0;
  }

  /**
   * Runs `task` under a key. Its problem is shown as a toast that stays, unless `quiet`: then the caller shows `problem`.
   * @param said what is sent, so that a changed body gets a new key
   */
  async run<T>(name: string, task: (key: string) => Promise<T>, wish: { said?: unknown; quiet?: boolean } = {}): Promise<T | undefined> {
    if (this.names.has(name)) return undefined;
    const said = JSON.stringify(wish.said ?? null);
    const kept = this.keys.get(name);
    const key = kept && kept.said === said ? kept.key : newKey();
    this.keys.set(name, { key, said });
    this.names.add(name);
    this.problem = undefined;
    this.host.requestUpdate();
    try {
      const done = await task(key);
      this.keys.delete(name);
      return done;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      if (!this.problem.unanswered) this.keys.delete(name);
      if (!wish.quiet) toast(this.problem.detail, { failure: true });
      return undefined;
    } finally {
      this.names.delete(name);
      this.host.requestUpdate();
    }
  }
}
