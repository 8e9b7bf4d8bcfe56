/** Brings the islands below the first view to life when somebody is about to see or use them. */
import { whenUsed } from '../ui/when-used.ts';

/** How far below the screen an island may be when its code is fetched. */
const NEAR = '400px';

/** Brings an island below the first view to life: when the page is used, when it is near, or at once where a link may be about it. */
export function wakeLater(target: HTMLElement, wake: (target: HTMLElement) => Promise<void>): void {
  let isAwake = false;
  const off = whenUsed(() => {
    start();
  });
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) start();
    },
    { rootMargin: NEAR },
  );
  function start(): void {
    off();
    observer.disconnect();
    if (isAwake) return;
    isAwake = true;
    void wake(target);
  }
  if (location.hash.length > 1) start();
  else observer.observe(target);
}
