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
  const later = islands.filter((island) => island.dataset['later'] !== undefined);
  await Promise.all(islands.filter((island) => !later.includes(island)).map(wake));
  if (later.length > 0) {
    const { wakeLater } = await import('./wake-later.ts');
    for (const island of later) wakeLater(island, wake);
  }
}

if (import.meta.env.PROD) keepOffline();
