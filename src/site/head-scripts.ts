/**
 * The scripts that run before the page is parsed, as text: each is a function that uses nothing around it.
 */
import { MOTION_KEY, THEME_KEY } from '../state/preferences.svelte.ts';

/** Puts the kept theme and motion on `<html>` before the first paint, so that nothing flashes. */
function showPreferences(themeKey: string, motionKey: string): void {
  try {
    const theme = localStorage.getItem(themeKey);
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
    if (localStorage.getItem(motionKey) === 'reduced') document.documentElement.dataset['motion'] = 'reduced';
  } catch {
    // No storage, no kept choice: the system's setting applies.
  }
}

/**
 * A page for lost addresses stands at any depth and cannot know where the site begins: look upwards, folder by folder,
 * for the site's manifest, and point the links there.
 */
function findStart(manifest: string): void {
  const look = async (folder: URL): Promise<void> => {
    const answer = await fetch(new URL(manifest, folder)).catch(() => null);
    if (answer?.ok) {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-path]')) {
        link.href = new URL(link.dataset['path']!, folder).href;
        link.hidden = false;
      }
      for (const advice of document.querySelectorAll<HTMLElement>('[data-stuck]')) advice.hidden = true;
    } else if (folder.pathname !== '/') await look(new URL('..', folder));
  };
  if (/^https?:$/.test(location.protocol)) addEventListener('DOMContentLoaded', () => void look(new URL('.', location.href)));
}

/**
 * Asks for the rest once the page is painted: it is complete without, and a phone's first paint should wait for nothing else.
 * A page opened in a background tab is not painted until it is looked at, and need not wait for that.
 */
function enterAfterPaint(enter: () => void): void {
  addEventListener('DOMContentLoaded', () => {
    if (document.visibilityState === 'hidden') enter();
    // The second callback comes with the frame after the first one that was painted.
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(enter)));
  });
}

export const PREFERENCES_SCRIPT = `(${showPreferences.toString()})(${JSON.stringify(THEME_KEY)},${JSON.stringify(MOTION_KEY)})`;
export const FIND_START_SCRIPT = `(${findStart.toString()})("manifest.webmanifest")`;

/** The script in the head of every built page; `entry` is the address of the module that brings the page to life. */
export const headScript = (entry: string): string =>
  `${PREFERENCES_SCRIPT};(${enterAfterPaint.toString()})(()=>import(${JSON.stringify(entry)}))`;
