import { newKey } from '../shared/key';
import { commands, type KeptFile, type SavedCommand } from '../shared/phone-store';

/** Sent ones stay in sight for a while, so that one can see that they went. */
const KEPT_SENT = 20;
/** More than this on one phone means that something is wrong: say so instead of filling it up. */
const MOST_WAITING = 200;
const FIRST_PAUSE_MILLIS = 2_000;
const LONGEST_PAUSE_MILLIS = 20_000;
/** In one request; so many fit into it whatever stands in them, and Kept takes up to 100. */
const MOST_AT_ONCE = 50;
/** A network that says nothing is no network. Photos may take longer. */
const ANSWER_MILLIS = 20_000;
const UPLOAD_MILLIS = 120_000;

/** Why nothing goes out at the moment. */
export type Halt = 'none' | 'offline' | 'busy' | 'signed-out';

interface Problem {
  detail?: string;
  code?: string;
}

/** What became of one command of a batch. */
interface Result {
  result: 'accepted' | 'accepted-with-note' | 'refused' | 'not-tried';
  status: number;
  note?: string;
  problem?: Problem;
  version?: number;
  reference?: string;
}

/** Of a command that is not tried because the one before it was not taken; any other is tried again. */
const NOT_ITS_TURN = 424;

/**
 * Commands in the order in which they were given. Each is saved first; what waits is sent in one request, and each is answered on its own.
 * What a network or a service swallows is sent again under the same key, what Kept refuses stays with its reason until somebody decides.
 */
export class Outbox extends EventTarget {
  all: SavedCommand[] = [];
  halt: Halt = 'none';
  private person = '';
  private begun = false;
  private draining = false;
  private oneByOne = false;
  private pause = FIRST_PAUSE_MILLIS;
  private attempt: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows and saves for this person, and sends nothing yet; others' commands on this phone wait for their owner. */
  async open(person: string): Promise<void> {
    if (this.person !== person) this.all = [];
    this.person = person;
    await this.reload();
  }

  /** Begins to send for whoever is signed in. */
  async start(person: string): Promise<void> {
    await this.open(person);
    this.begun = true;
    addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.now);
    void this.drain();
  }

  /** There is a signal again, as it seems: what hangs in a network that went away begins anew. */
  readonly now = (): void => {
    if (document.hidden) return;
    this.pause = FIRST_PAUSE_MILLIS;
    if (this.draining) this.attempt?.abort();
    else void this.drain();
  };

  get waiting(): SavedCommand[] {
    return this.all.filter(command => command.state === 'waiting');
  }

  get refused(): SavedCommand[] {
    return this.all.filter(command => command.state === 'refused');
  }

  /** Saves a command and sends it as soon as it can; resolves when it is saved. */
  async add(command: Omit<SavedCommand, 'seq' | 'state' | 'person'>): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) throw new Error(`${MOST_WAITING} things wait on this phone already. Go where there is a signal first.`);
    await commands.put({ ...command, person: this.person, state: 'waiting' });
    await this.reload();
    void this.drain();
  }

  /** A refused one once more: a new try with a key of its own, behind what waits already. */
  async again(command: SavedCommand): Promise<void> {
    const { seq, sentence: _, ...rest } = command;
    await commands.remove(seq!);
    await commands.put({ ...rest, key: newKey(), state: 'waiting' });
    await this.reload();
    void this.drain();
  }

  async discard(command: SavedCommand): Promise<void> {
    await commands.remove(command.seq!);
    await this.reload();
  }

  async drain(): Promise<void> {
    if (!this.begun || this.draining) return;
    this.draining = true;
    clearTimeout(this.timer);
    try {
      while (this.waiting.length && (await this.send()));
    } finally {
      this.draining = false;
    }
  }

  /** What waits at the front; false when the rest has to wait. Two open tabs send the same keys: Kept takes each once. */
  private async send(): Promise<boolean> {
    const { signal } = (this.attempt = new AbortController());
    const [first] = this.waiting;
    let batch = [first!];
    try {
      await requireSessionOf(first!.person, signal);
      if (needsFile(first!)) {
        await withFile(first!, signal);
        await this.reload();
      }
      batch = this.together();
      const { results } = await post('/work-orders/commands', JSON.stringify({ commands: batch.map(queued) }), 'application/json', signal) as
        { results: Result[] };
      await this.heard(batch, results);
      return true;
    } catch (reason) {
      if (reason instanceof Refusal) {
        if (batch.length > 1) this.oneByOne = true;
        else await this.refusedWith(first!, reason.message);
        return true;
      }
      this.stop(reason instanceof SignedOut ? 'signed-out' : reason instanceof Busy ? 'busy' : 'offline');
      return false;
    }
  }

  /** Up to the next one whose file has to go first. A batch that cannot be read goes again one by one, to find out which it is. */
  private together(): SavedCommand[] {
    const waiting = this.waiting;
    const end = waiting.findIndex(needsFile);
    return waiting.slice(0, Math.max(1, Math.min(end < 0 ? waiting.length : end, this.oneByOne ? 1 : MOST_AT_ONCE)));
  }

  private async heard(batch: SavedCommand[], results: Result[]): Promise<void> {
    const last = new Map<string, Result>();
    try {
      for (const [at, command] of batch.entries()) {
        const result = results[at]!;
        if (result.result === 'refused' || result.status === NOT_ITS_TURN) await this.refusedWith(command, sentence(result.problem));
        else if (result.result === 'not-tried') throw new Busy();
        else {
          await this.answered(command, result);
          last.set(command.orderId, result);
        }
      }
    } finally {
      for (const [orderId, answer] of last) this.dispatchEvent(new CustomEvent('sent', { detail: { orderId, answer } }));
    }
  }

  private async answered(command: SavedCommand, answer: Result): Promise<void> {
    const { file: _, answerFiles: __, ...rest } = command;
    await commands.put({ ...rest, state: 'sent', sentAt: new Date().toISOString(), version: answer.version, note: answer.note });
    this.oneByOne = false;
    this.halt = 'none';
    this.pause = FIRST_PAUSE_MILLIS;
    const sent = this.all.filter(saved => saved.state === 'sent');
    for (const old of sent.slice(0, Math.max(0, sent.length - KEPT_SENT))) await commands.remove(old.seq!);
    await this.reload();
    if (answer.note) this.dispatchEvent(new CustomEvent('noted', { detail: { note: answer.note } }));
  }

  private async refusedWith(command: SavedCommand, sentence: string): Promise<void> {
    await commands.put({ ...command, state: 'refused', sentence });
    await this.reload();
    this.dispatchEvent(new CustomEvent('refused', { detail: { orderId: command.orderId, command, sentence } }));
  }

  private stop(why: Halt): void {
    this.halt = why;
    this.dispatchEvent(new Event('change'));
    if (why === 'signed-out') return;
    this.timer = setTimeout(() => void this.drain(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MILLIS);
  }

  private async reload(): Promise<void> {
    this.all = (await commands.all()).filter(command => command.person === this.person);
    this.dispatchEvent(new Event('change'));
  }
}

class Refusal extends Error {}
class Busy extends Error {}
class SignedOut extends Error {}

/** A session says who did it: what one person saved is never sent under the next one's. */
async function requireSessionOf(person: string, signal: AbortSignal): Promise<void> {
  const response = await fetch('/api/me', { credentials: 'same-origin', signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MILLIS)]) });
  if (response.status === 401) throw new SignedOut();
  if (!response.ok) throw new Busy();
  if (((await response.json()) as { person: { id: string } }).person.id !== person) throw new SignedOut();
}

/** True while any of its files has to go first. */
function needsFile({ file, answerFiles = [], body }: SavedCommand): boolean {
  const answers = answersIn(body);
  return (!!file && !body[file.into]) || answerFiles.some(one => !answers[one.into]);
}

/** Its body then has the files' references; a file is named by its content, so sending it twice changes nothing. */
async function withFile(command: SavedCommand, signal: AbortSignal): Promise<void> {
  const { file, answerFiles = [] } = command;
  if (file && !command.body[file.into]) await put(command, { [file.into]: await uploaded(file, signal) });
  for (const one of answerFiles) {
    const answers = answersIn(command.body);
    if (!answers[one.into]) await put(command, { answers: { ...answers, [one.into]: await uploaded(one, signal) } });
  }
}

function answersIn(body: Record<string, unknown>): Record<string, unknown> {
  return (body.answers ?? {}) as Record<string, unknown>;
}

function uploaded(file: KeptFile, signal: AbortSignal): Promise<unknown> {
  return post(`/files?name=${encodeURIComponent(file.name)}`, file.content, file.type, signal);
}

/** What is there is not sent again. */
async function put(command: SavedCommand, more: Record<string, unknown>): Promise<void> {
  command.body = { ...command.body, ...more };
  await commands.put(command);
}

function queued({ orderId, command, key, revision, occurredAt, body }: SavedCommand): unknown {
  return { orderId, command, key, revision, occurredAt, body };
}

function sentence(problem: Problem | undefined): string {
  return problem?.detail ?? 'Kept did not take it, and gave no reason.';
}

async function post(path: string, body: BodyInit, type: string, signal: AbortSignal): Promise<unknown> {
  const patience = AbortSignal.timeout(type === 'application/json' ? ANSWER_MILLIS : UPLOAD_MILLIS);
  const response = await fetch(`/api${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    signal: AbortSignal.any([signal, patience]),
    headers: { 'Content-Type': type, 'Kept-Channel': 'PHONE_APP' },
    body,
  });
  if (response.ok) return response.json();
  if (response.status === 401) throw new SignedOut();
  const problem = (await response.json().catch(() => ({}))) as Problem;
  if (response.status >= 500 || response.status === 429 || response.status === 408) throw new Busy();
  throw new Refusal(sentence(problem));
}
