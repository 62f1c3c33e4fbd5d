import { newKey } from './key';
import { Problem } from './problem';
import type { Answer, FileRef } from './shapes';

const BASE = '/api';
const LONGEST_MILLIS = 20_000;
const TRIES = 3;

export interface Asking {
  /** A reference such as `workorder/<id>@17`: wait, at most two seconds, until that fact is seen. */
  after?: string;
  signal?: AbortSignal;
  /** Pages behind a link from a mail answer 401 themselves. */
  stay?: boolean;
  /** For what takes longer than 20 s. */
  patienceMillis?: number;
}

export interface Commanding extends Asking {
  /** Keep it, and a repetition cannot do the thing twice; a new one by default. */
  key?: string;
  /** When it happened, where that is not now (ISO instant). */
  occurredAt?: string;
  channel?: 'PORTAL' | 'OFFICE' | 'PHONE_APP';
  /** The version that was looked at: who looked at an older one is refused. */
  ifVersion?: number;
}

/** An answer, and whether it shows what `after` named. */
export interface Shown<T> { value: T; stale: boolean }

export async function get<T>(path: string, asking: Asking = {}): Promise<T> {
  return (await ask<T>(path, asking)).value;
}

/** A question. It is repeated by itself where the answer never came. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<Shown<T>> {
  const after = asking.after ? `${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(asking.after)}` : '';
  const response = await repeated(() => send(path + after, { method: 'GET' }, asking));
  return { value: await response.json() as T, stale: response.headers.get('Kept-Stale') === 'true' };
}

/** A command. Where the answer never came it is repeated under the same key, so that it happens once. */
export async function command<T = Answer>(path: string, body: unknown = {}, commanding: Commanding = {}): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'Idempotency-Key': commanding.key ?? newKey() };
  if (commanding.after) headers['Kept-After'] = commanding.after;
  if (commanding.occurredAt) headers['Kept-Occurred-At'] = commanding.occurredAt;
  if (commanding.ifVersion !== undefined) headers['If-Match'] = `"${commanding.ifVersion}"`;
  if (commanding.channel) headers['Kept-Channel'] = commanding.channel;
  const response = await repeated(() => send(path, { method: 'POST', headers, body: JSON.stringify(body) }, commanding));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Sends a file of rows as it is. Where the answer never came it is sent once more under the same key. */
export async function sendRows<T>(path: string, file: ArrayBuffer, key: string): Promise<T> {
  const headers = { 'Content-Type': 'text/csv', 'Idempotency-Key': key, 'Kept-Channel': 'OFFICE' };
  const response = await repeated(() => send(path, { method: 'POST', headers, body: file }, {}));
  return await response.json() as T;
}

/** Keeps a photo or PDF of at most 20 MB and tells its name, which a command then mentions. `to`: below `/api`. */
export function upload(file: Blob, name: string, progress?: (share: number) => void, to = '/files'): Promise<FileRef> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${BASE}${to}?name=${encodeURIComponent(name)}`);
    request.setRequestHeader('Content-Type', file.type);
    request.setRequestHeader('Idempotency-Key', newKey());
    request.timeout = 120_000;
    request.upload.onprogress = event => progress?.(event.total ? event.loaded / event.total : 0);
    request.onerror = request.ontimeout = () => fail(Problem.noAnswer());
    request.onload = () => {
      if (request.status === 201 || request.status === 200) done(JSON.parse(request.responseText) as FileRef);
      else void Problem.of(new Response(request.responseText, { status: request.status })).then(fail);
    };
    request.send(file);
  });
}

/** Where a file of an order is served. */
export function fileHref(orderId: string, sha256: string): string {
  return `${BASE}/work-orders/${encodeURIComponent(orderId)}/files/${sha256}`;
}

/** The path of a command as an answer names it, for [command]. */
export function pathOf(href: string): string {
  return href.startsWith(BASE + '/') ? href.slice(BASE.length) : href;
}

async function send(path: string, init: RequestInit, asking: Asking): Promise<Response> {
  const clock = AbortSignal.timeout(asking.patienceMillis ?? LONGEST_MILLIS);
  const signal = asking.signal ? AbortSignal.any([asking.signal, clock]) : clock;
  let response: Response;
  try {
    response = await fetch(BASE + path, { ...init, signal, headers: { Accept: 'application/json, application/problem+json', ...init.headers } });
  } catch (thrown) {
    if (asking.signal?.aborted) throw thrown;
    throw Problem.noAnswer();
  }
  if (response.ok) return response;
  if (response.status === 401 && !asking.stay) signInFirst();
  throw await Problem.of(response);
}

async function repeated(attempt: () => Promise<Response>): Promise<Response> {
  for (let tried = 1; ; tried++)
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !thrown.unanswered || tried >= TRIES) throw thrown;
      await new Promise(wake => setTimeout(wake, Math.min(thrown.retryAfterSeconds ?? tried, 5) * 1000));
    }
}

let leaving = false;

/**
 * Ends the session. From the moment of asking on, what else is asked and refused for it takes nobody elsewhere: the phone forgets first.
 * Where the session did not end, all is as before.
 */
export async function endSession(key: string): Promise<void> {
  leaving = true;
  try {
    await send('/sessions', { method: 'DELETE', headers: { 'Idempotency-Key': key } }, {});
  } catch (thrown) {
    leaving = false;
    throw thrown;
  }
}

/** To the sign-in page, and from there back to where one was. */
export function signInFirst(): void {
  if (leaving) return;
  const here = location.pathname + location.search + location.hash;
  if (!location.pathname.startsWith('/sign-in')) location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
