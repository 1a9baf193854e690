/// <reference lib="webworker" />
import { answerTo, cacheName, outdated } from './shell-cache.js';

/** Put in by the build: see build/service-worker-plugin.ts. */
declare const SHELL_VERSION: string;
declare const SHELL_FILES: readonly string[];

declare const self: ServiceWorkerGlobalScope;

/** A network that has not answered a page by then counts as lost; the kept page is shown. */
const PATIENCE_MS = 3_000;
const files = new Set(SHELL_FILES);

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName(SHELL_VERSION))
      .then((cache) => cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: 'reload' }))))
      // All of a version is kept or none; pages of the version before hold no reference to files they have not read.
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request, self.location.origin, files);
  if (answer === 'page') event.respondWith(page(event.request));
  else if (answer === 'file') event.respondWith(file(event.request));
});

async function forgetOthers(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), SHELL_VERSION).map((name) => caches.delete(name)));
}

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok || answer.type === 'opaqueredirect') return answer;
    throw new TypeError(`The server answered ${answer.status}.`);
  } catch (error) {
    const kept = await keptFile(self.registration.scope);
    if (kept) return kept;
    throw error;
  }
}

async function file(request: Request): Promise<Response> {
  return (await keptFile(request)) ?? fetch(request);
}

async function keptFile(request: Request | string): Promise<Response | undefined> {
  const cache = await caches.open(cacheName(SHELL_VERSION));
  return cache.match(request, { ignoreVary: true });
}
