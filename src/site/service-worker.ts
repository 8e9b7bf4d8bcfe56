/**
 * Keeps one whole version of the site for offline use. The list of files and their hashes is written in by the build.
 *
 * A version is fetched completely, each file checked against its hash, before it is used; pages and files with fixed
 * names come from that version only, so that no page mixes two. Must not touch requests outside its scope.
 */
interface Site {
  /** Name of the version: a hash over the list. */
  readonly version: string;
  /** Path below the root and subresource integrity of every file. */
  readonly files: readonly (readonly [path: string, integrity: string])[];
}

const worker = globalThis as unknown as ServiceWorkerGlobalScope & { readonly SITE: Site };
const { version, files } = worker.SITE;
const scope = worker.registration.scope;
const prefix = `frame-by-frame ${scope} `;
const cacheName = prefix + version;
const known = new Set(files.map(([path]) => new URL(path, scope).href));

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map(([path, integrity]) => new Request(new URL(path, scope), { integrity, cache: 'no-cache' })));
}

/** Forgets old versions except the one before this: a page of it may still be open in another tab and ask for its files. */
async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== cacheName);
  await Promise.all(ours.slice(0, -1).map((key) => caches.delete(key)));
  await worker.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  const cache = await caches.open(cacheName);
  if (request.mode === 'navigate' && !known.has(url.href) && known.has(url.href + '/')) return Response.redirect(url.href + '/', 301);
  const kept = (known.has(url.href) && (await cache.match(url.href))) || (await caches.match(url.href));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const lost = request.mode === 'navigate' ? await cache.match(new URL('404.html', scope)) : undefined;
    if (!lost) throw error;
    return new Response(lost.body, { status: 404, headers: lost.headers });
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(scope)) event.respondWith(answer(event.request));
});

export {};
