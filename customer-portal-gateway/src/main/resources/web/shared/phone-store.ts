import type { Person } from './shapes';

/** What this phone keeps: commands that wait to be sent, and the last answer to each question. */
const NAME = 'kept-phone';
const VERSION = 1;
/** The photos of orders, as the service worker names what it keeps of them. */
const FILES = 'kept-files-1';
/** Whose answers these are. */
const WHO = '/me';

export type SavedState = 'waiting' | 'sent' | 'refused';

export interface KeptFile { content: Blob; name: string; type: string; into: string }

/** A command as it was given; it is sent with the same key and the same words until it has an answer. */
export interface SavedCommand {
  seq?: number;
  person: string;
  key: string;
  orderId: string;
  command: string;
  label: string;
  body: Record<string, unknown>;
  occurredAt: string;
  /** The order's content that was in sight. */
  revision?: number;
  state: SavedState;
  /** A file that goes first; its reference then stands in the body under `into`. */
  file?: KeptFile;
  /** The same for answers to a form: each then stands in the body's `answers`. */
  answerFiles?: KeptFile[];
  sentence?: string;
  /** What Kept had to say when it took it. */
  note?: string;
  sentAt?: string;
  /** The order's version that has it: an older answer of Kept does not know it yet. */
  version?: number;
}

/** An answer, and when it was given. */
export interface SavedAnswer {
  path: string;
  at: string;
  body: unknown;
}

let opened: Promise<IDBDatabase> | undefined;
/** Signed out: an answer that is still on its way is not kept any more. */
let closed = false;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('commands', { keyPath: 'seq', autoIncrement: true });
      request.result.createObjectStore('answers', { keyPath: 'path' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function ask<T>(store: 'commands' | 'answers', mode: IDBTransactionMode, what: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const transaction = (await database()).transaction(store, mode);
  const request = what(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

export const commands = {
  all: () => ask<SavedCommand[]>('commands', 'readonly', store => store.getAll()),
  put: (command: SavedCommand) => ask<number>('commands', 'readwrite', store => store.put(command)),
  remove: (seq: number) => ask<void>('commands', 'readwrite', store => store.delete(seq)),
};

export const answers = {
  /** Undefined as well where the browser keeps nothing for us: then it is asked each time. */
  get: (path: string) => ask<SavedAnswer | undefined>('answers', 'readonly', store => store.get(path)).catch(() => undefined),
  put: async (answer: SavedAnswer) => {
    if (!closed) await ask<void>('answers', 'readwrite', store => store.put(answer)).catch(() => undefined);
  },
};

/** Who was signed in here last, as far as this phone knows. */
export async function personBefore(): Promise<Person | undefined> {
  return (await answers.get(WHO))?.body as Person | undefined;
}

/** What was loaded for anybody but this person goes. */
export async function forgetOthers(person: Person): Promise<void> {
  const before = await personBefore();
  if (before && before.id !== person.id) await forgetWhatWasLoaded();
}

/** From now on it is this person's phone, without a signal, too. */
export async function belongsTo(person: Person): Promise<void> {
  await forgetOthers(person);
  await answers.put({ path: WHO, at: new Date().toISOString(), body: person });
}

/** For good on this page: what is still on its way is not kept either. */
export async function forgetAndClose(): Promise<void> {
  closed = true;
  await forgetWhatWasLoaded();
}

/**
 * All that was asked for, the photos, and what has been sent. What waits to be sent, was refused or was begun (`draft:…`) stays until
 * whoever did it is back. A browser that keeps nothing for us has nothing to forget.
 */
export async function forgetWhatWasLoaded(): Promise<void> {
  await ask<void>('answers', 'readwrite', store => store.delete(IDBKeyRange.bound('/', '0', false, true))).catch(() => undefined);
  for (const command of await commands.all().catch(() => [])) if (command.state === 'sent') await commands.remove(command.seq!).catch(() => undefined);
  if ('caches' in window) await caches.delete(FILES).catch(() => false);
}
