/**
 * What every page runs in the browser: bring its islands to life, connect the header's switches, keep the site for
 * offline use. A page without islands loads no component code at all.
 */
import { connectSwitches } from './switches.ts';
import { keepOffline } from './keep-offline.ts';

connectSwitches();

const islands = [...document.querySelectorAll<HTMLElement>('[data-island]')];
if (islands.length > 0) {
  const { wake } = await import('./wake.ts');
  await Promise.all(islands.map(wake));
}

if (import.meta.env.PROD) keepOffline();
