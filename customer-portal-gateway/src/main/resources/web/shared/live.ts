// One stream of changes per browser, however many tabs are open: the tab that holds the lock listens and tells the others.

export interface Change { family: string; id: string; version: number }
/** `undefined`: anything may have changed, look again. */
export type Listener = (change: Change | undefined) => void;
export type LiveState = 'joining' | 'live' | 'lost';

type Said = { kind: 'change'; change: Change; number: string } | { kind: 'anything' } | { kind: 'state'; state: LiveState } | { kind: 'who' };

const POLL_MILLIS = 10_000;
const JOIN_AGAIN_MILLIS = 5_000;
const listeners = new Set<Listener>();
const watchers = new Set<(state: LiveState) => void>();
let channel: BroadcastChannel | undefined;
let state: LiveState = 'joining';
let last: string | undefined;
let leading = false;
let started = false;
let poll: number | undefined;

/** Tells of every change that this person may see, until the returned function is called. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  start();
  return () => listeners.delete(listener);
}

/** Tells at once and from then on whether changes arrive by themselves. */
export function onLiveState(watcher: (state: LiveState) => void): () => void {
  watchers.add(watcher);
  watcher(state);
  start();
  return () => watchers.delete(watcher);
}

function start(): void {
  if (started) return;
  started = true;
  channel = 'BroadcastChannel' in window ? new BroadcastChannel('kept-live') : undefined;
  if (channel) channel.onmessage = event => heard(event.data as Said);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && state === 'lost') tell(undefined); });
  if (channel && navigator.locks) {
    channel.postMessage({ kind: 'who' } satisfies Said);
    void navigator.locks.request('kept-live', () => { leading = true; return new Promise<never>(() => listen()); });
  } else {
    leading = true;
    listen();
  }
}

function listen(): void {
  const source = new EventSource(`/api/changes${last ? `?from=${last}` : ''}`);
  source.addEventListener('hello', event => { last = event.lastEventId; become('live'); });
  source.addEventListener('change', event => {
    last = event.lastEventId;
    const change = JSON.parse(event.data) as Change;
    channel?.postMessage({ kind: 'change', change, number: event.lastEventId } satisfies Said);
    tell(change);
  });
  source.addEventListener('reset', event => {
    last = event.lastEventId;
    channel?.postMessage({ kind: 'anything' } satisfies Said);
    tell(undefined);
  });
  source.onerror = () => {
    become('lost');
    if (source.readyState !== EventSource.CLOSED) return; // it comes back by itself
    setTimeout(listen, JOIN_AGAIN_MILLIS);
  };
}

function heard(said: Said): void {
  if (said.kind === 'change') { last = said.number; tell(said.change); }
  else if (said.kind === 'anything') tell(undefined);
  else if (said.kind === 'state') become(said.state);
  else if (leading) channel?.postMessage({ kind: 'state', state } satisfies Said);
}

function become(now: LiveState): void {
  if (state === now) return;
  const before = state;
  state = now;
  if (leading) channel?.postMessage({ kind: 'state', state } satisfies Said);
  clearInterval(poll);
  poll = now === 'lost' ? window.setInterval(() => { if (!document.hidden) tell(undefined); }, POLL_MILLIS) : undefined;
  if (before === 'lost' && now === 'live') tell(undefined);
  watchers.forEach(watcher => watcher(state));
}

function tell(change: Change | undefined): void {
  listeners.forEach(listener => listener(change));
}
