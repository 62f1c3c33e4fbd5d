import type { ReactiveControllerHost } from 'lit';
import { html, nothing } from 'lit';
import { Load } from './load';
import type { Part } from './piece';
import type { Page } from './shapes';

/** A kind of work, and why: "because of “boiler”, as in 14 earlier orders". */
export interface SuggestedKind { code: string; name: string; why: string }

const SHORTEST = 3;
/** What it is about is said at the beginning. */
const LONGEST = 1000;
const SETTLE_MILLIS = 300;

/** Of which kind the work may be that somebody describes, asked while they type. Where the answer never comes, they choose by themselves. */
export class Suggested extends Load<Page<SuggestedKind>> {
  constructor(host: ReactiveControllerHost, private readonly words: () => string) {
    super(host, () => words().trim().length < SHORTEST ? undefined
      : `/service-types/suggested?words=${encodeURIComponent(words().trim().slice(0, LONGEST))}`, { concerns: () => false });
  }

  typed(): void {
    this.soon(SETTLE_MILLIS);
  }

  /** The best first. */
  get kinds(): SuggestedKind[] {
    return this.words().trim().length < SHORTEST ? [] : this.value?.items ?? [];
  }

  /** To take one up; nothing where `chosen` says one. */
  offers(chosen: string, take: (code: string) => void): Part {
    const [best, ...others] = chosen ? [] : this.kinds;
    const one = (kind: SuggestedKind): Part => html`<button class="linklike" type="button" @click=${() => take(kind.code)}>${kind.name}</button>`;
    return html`<p class="hint" role="status">${best ? html`Looks like ${one(best)}, ${best.why}.${others.length
      ? html` Or ${others.map((kind, index) => html`${index ? ' or ' : ''}${one(kind)}`)}?` : nothing}` : nothing}</p>`;
  }
}
