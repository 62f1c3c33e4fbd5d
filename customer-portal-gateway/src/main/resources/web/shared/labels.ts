import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { get } from './api';
import { onChange } from './live';
import type { SavedAnswer } from './phone-store';
import type { Page } from './shapes';

interface OfPolicy { policyId: string; labels: Record<string, string> }
/** What a phone keeps for when there is no signal. */
interface Kept { get: (path: string) => Promise<SavedAnswer | undefined>; put: (answer: SavedAnswer) => Promise<void> }

const PATH = '/directory/labels';
let known: ReadonlyMap<string, Record<string, string>> = new Map();
let asked: Promise<void> | undefined;

/**
 * What the company calls it, if not as Kept does: a status or a thing, under the policy of an order (by its id or its name);
 * `more` is the reason of a hold, or how an order ended.
 */
export function labelOf(policy: string | undefined, what: string, more?: string | null): string | undefined {
  const labels = known.get(policy?.split('@')[0] ?? '');
  return more ? labels?.[`${what}(${more})`] : labels?.[what];
}

/** For a page that shows such words: asks for them, once for all pages, and draws the page anew when they have come. */
export class Labels implements ReactiveController {
  private stop?: () => void;

  constructor(private readonly host: ReactiveControllerHost, private readonly kept?: Kept) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onChange(change => { if (change?.family === 'directory') { asked = undefined; void this.come(); } });
    void this.come();
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  private async come(): Promise<void> {
    await (asked ??= learn(this.kept));
    this.host.requestUpdate();
  }
}

/** Without an answer it is as this phone had them last; the next page asks again. */
async function learn(kept?: Kept): Promise<void> {
  try {
    const page = await get<Page<OfPolicy>>(PATH);
    learnt(page);
    await kept?.put({ path: PATH, at: new Date().toISOString(), body: page });
  } catch {
    asked = undefined;
    const saved = await kept?.get(PATH);
    if (saved) learnt(saved.body as Page<OfPolicy>);
  }
}

function learnt(page: Page<OfPolicy>): void {
  known = new Map(page.items.map(one => [one.policyId, one.labels]));
}
