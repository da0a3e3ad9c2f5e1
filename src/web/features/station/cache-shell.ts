/**
 * Makes the station open without a connection: its worker answers for the page,
 * and everything this page has loaded, with what it loads later (the camera's
 * reader), is put into the worker's cache. Only files; never an answer of the API.
 */
const cacheName = 'handback-station';

const isShell = (address: string): boolean => {
  const url = new URL(address, location.href);
  return url.origin === location.origin && !url.pathname.startsWith('/api/') && !url.pathname.startsWith('/healthz');
};

/** The page itself answers to those who ask for a page, and is always taken anew. */
const isPage = (address: string): boolean => new URL(address).pathname === '/station';

/** What the page runs on: everything loaded so far, and what `later` names. */
function filesInUse(later: readonly string[]): Set<string> {
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  return new Set([location.origin + '/station', ...loaded, ...later.map((path) => new URL(path, location.href).href)].filter(isShell));
}

/** Resolves when the station would open with the Wi-Fi down; false where the browser has no such thing. */
export async function cacheShell(later: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return false;
  try {
    await navigator.serviceWorker.register('/station-worker.js', { scope: '/station' });
    const cache = await caches.open(cacheName);
    const wanted = filesInUse(later);
    for (const file of wanted) if (isPage(file) || (await cache.match(file)) === undefined) await cache.add(new Request(file, isPage(file) ? { headers: { accept: 'text/html' } } : {}));
    // What an older build left behind; the page that runs now needs none of it.
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
    return true;
  } catch {
    return false;
  }
}
