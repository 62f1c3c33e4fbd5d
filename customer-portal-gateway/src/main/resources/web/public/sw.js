// Keeps the technician's page for a place without a signal. It only keeps what was asked for anyway: the page, its scripts and icons, and
// the photos of orders. Commands and answers of the API are kept by the page itself.
const PAGES = 'kept-pages-1';
const FILES = 'kept-files-1';
const PAGE = '/technician';
const MOST = { [PAGES]: 80, [FILES]: 200 };
const PATIENCE_MILLIS = 4000;

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(keepPage());
});

self.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name !== PAGES && name !== FILES).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && isPage(url.pathname)) event.respondWith(page(request));
  else if (url.pathname.startsWith('/static/')) event.respondWith(keptFirst(request, PAGES));
  else if (/^\/api\/work-orders\/[^/]+\/files\/[0-9a-f]{64}$/.test(url.pathname)) event.respondWith(photo(event));
});

function isPage(path) {
  return path === PAGE || path.startsWith(PAGE + '/');
}

/** Kept for the technician's page alone, which forgets them when somebody signs out; the others ask each time. */
async function photo({ request, clientId }) {
  const asking = await self.clients.get(clientId);
  return asking && isPage(new URL(asking.url).pathname) ? keptFirst(request, FILES) : fetch(request);
}

/** The page as it is now, and all that it names; scripts name further ones. */
async function keepPage() {
  const answer = await fetch(PAGE);
  if (!answer.ok) return;
  const cache = await caches.open(PAGES);
  const text = await answer.clone().text();
  await cache.put(PAGE, answer);
  const wanted = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(found => found[1]).concat('/static/icons/lucide.svg');
  for (let next = 0; next < wanted.length && next < MOST[PAGES]; next++) {
    const further = await keepOne(cache, wanted[next]).catch(() => []);
    wanted.push(...further.filter(path => !wanted.includes(path)));
  }
}

/** Keeps a file, unless it is kept, and answers with the scripts that it names. */
async function keepOne(cache, path) {
  let answer = await cache.match(path);
  if (!answer) {
    answer = await fetch(path);
    if (!answer.ok) return [];
    await cache.put(path, answer.clone());
  }
  if (!path.endsWith('.js')) return [];
  return [...(await answer.text()).matchAll(/["'](\.{1,2}\/[^"']+\.js)["']/g)].map(found => new URL(found[1], new URL(path, location.origin)).pathname);
}

/** From the network while it answers in time, else the kept one. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    if (answer.ok) await keepPage().catch(() => undefined);
    return answer;
  } catch (lost) {
    const kept = await (await caches.open(PAGES)).match(PAGE);
    if (kept) return kept;
    throw lost;
  }
}

/** These names carry their content's hash, or change with a release at most: the kept one, and a fresh one for the next time. */
async function keptFirst(request, name) {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept && name === FILES) return kept;
  const fresh = fetch(request).then(async answer => {
    if (answer.ok) {
      await cache.put(request, answer.clone());
      await trim(cache, MOST[name]);
    }
    return answer;
  });
  if (!kept) return fresh;
  fresh.catch(() => undefined);
  return kept;
}

async function trim(cache, most) {
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}
