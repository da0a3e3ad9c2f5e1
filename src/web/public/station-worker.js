/**
 * Answers for the station's page and its files when the network does not.
 * The page is asked for first and taken from the cache when nobody answers in
 * time; files carry a hash in their names, so the cache is asked first.
 * The API is never cached: what was scanned waits in the page's own queue.
 */
const cacheName = 'handback-station';
const patienceMs = 3000;

self.addEventListener('install', () => { void self.skipWaiting(); });
self.addEventListener('activate', (event) => { event.waitUntil(self.clients.claim()); });

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/') || url.pathname.startsWith('/healthz')) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request));
});

async function page(request) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) await cache.put('/station', answer.clone());
    return answer;
  } catch {
    return (await cache.match('/station')) ?? Response.error();
  }
}

async function file(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.startsWith('/built/')) await cache.put(request, answer.clone());
  return answer;
}
