/**
 * Brings the page to life: the header's switches, its islands, the copy for offline use. A page without islands loads no
 * component code.
 */
import { keepOffline } from './keep-offline.ts';
import { connectSwitches } from './switches.ts';

connectSwitches();

const islands = [...document.querySelectorAll<HTMLElement>('[data-island]')];
if (islands.length > 0) {
  const { wake } = await import('./wake.ts');
  await Promise.all(islands.map(wake));
}

if (import.meta.env.PROD) keepOffline();
