/**
 * What the reader chose once for all pages: the theme, and whether things may move.
 *
 * Knows where choices are kept and how they stand on the `<html>` element, where CSS reads them; src/site/head-scripts.ts
 * puts them there before the first paint. Must not know which control changes them.
 */
export type Theme = 'system' | 'light' | 'dark';
export type Motion = 'system' | 'reduced';

/** Keys in localStorage; the About page lists them. */
export const THEME_KEY = 'frame-by-frame:theme';
export const MOTION_KEY = 'frame-by-frame:motion';

/** Keeps a value, or forgets it when null. Storage can be full, forbidden or absent: then the choice lasts for this page. */
function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The page still shows the choice.
  }
}

export class Preferences {
  theme: Theme = $state('system');
  motion: Motion = $state('system');
  #systemReduces = $state(false);

  /** True when nothing should move, by the reader's choice here or in their system. */
  reducedMotion = $derived(this.motion === 'reduced' || this.#systemReduces);

  /** Takes over what stands on `<html>` and follows the system and other tabs from now on. Call once, in the browser. */
  connect(): void {
    this.#read();
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    this.#systemReduces = query.matches;
    query.addEventListener('change', () => (this.#systemReduces = query.matches));
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === THEME_KEY) this.#show('theme', newValue);
      if (key === MOTION_KEY) this.#show('motion', newValue);
      this.#read();
    });
  }

  chooseTheme(theme: Theme): void {
    this.theme = theme;
    const value = theme === 'system' ? null : theme;
    this.#show('theme', value);
    keep(THEME_KEY, value);
  }

  chooseMotion(motion: Motion): void {
    this.motion = motion;
    const value = motion === 'system' ? null : motion;
    this.#show('motion', value);
    keep(MOTION_KEY, value);
  }

  #read(): void {
    const { theme, motion } = document.documentElement.dataset;
    this.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
    this.motion = motion === 'reduced' ? motion : 'system';
  }

  #show(name: 'theme' | 'motion', value: string | null): void {
    if (value === null) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = value;
  }
}

/** The reader's preferences; one for the page. */
export const preferences = new Preferences();
