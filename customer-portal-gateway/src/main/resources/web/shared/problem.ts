import type { Allowed, Missing } from './shapes';

/** The API's own sentence for 503 is for programs: it speaks of keys. */
const AWAY = 'A part of Kept does not answer at the moment. Nothing was lost: try again in a few seconds.';

/** Why something was not done: a problem detail of the API, or our own words where the answer never came. */
export class Problem extends Error {
  readonly at = new Date();

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly missing: Missing[] = [],
    readonly allowed: Allowed[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
  }

  /** True where nobody knows whether it was done: the same key may be sent again. */
  get unanswered(): boolean {
    return this.status === 0 || this.status === 503;
  }

  static async of(response: Response): Promise<Problem> {
    const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
    try {
      const body = await response.json();
      const detail = response.status === 503 ? AWAY : body.detail ?? body.title ?? unclear(response.status);
      return new Problem(response.status, body.code ?? 'unknown', detail, body.missing ?? [],
        body.allowed ?? [], retryAfter);
    } catch {
      return new Problem(response.status, 'unknown', unclear(response.status), [], [], retryAfter);
    }
  }

  static noAnswer(): Problem {
    return new Problem(0, 'no-answer', 'There is no connection to Kept at the moment. What was saved is safe.');
  }

  /** Anything thrown, as a problem. */
  static from(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    console.error(thrown);
    return new Problem(-1, 'page-fault', 'This page met something it was not made for. Load it again.');
  }
}

function unclear(status: number): string {
  return status >= 500 ? 'Something went wrong at our side. Nothing was lost: try again in a few seconds.' : `The request was answered with ${status}.`;
}
