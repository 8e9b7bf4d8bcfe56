/**
 * Registers the service worker and says when it has a new version ready. The switch to that version happens only
 * when the reader asks for it, and then for the page as a whole.
 */
import { trustedScriptUrl } from '../state/trusted-url.ts';

export function keepOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const start = () => void register().catch(() => undefined); // a browser that forbids it still has the site online
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

async function register(): Promise<void> {
  // This module stands in assets/, one below the site's root, at whatever path the site is served. (Written in two
  // steps: the bundler would look for the file of a `new URL(…, import.meta.url)`, and this one is made after it.)
  const here = import.meta.url;
  const registration = await navigator.serviceWorker.register(trustedScriptUrl(new URL('../sw.js', here).href));
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
}

function offer(waiting: ServiceWorker): void {
  const notice = document.querySelector<HTMLElement>('[data-update]');
  if (!notice?.hidden) return;
  notice.hidden = false;
  notice.querySelector('button')!.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    waiting.postMessage('take-over');
  });
}
