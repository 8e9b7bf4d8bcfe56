/**
 * The test of every browser spec: a page of the built site that must stay silent on the console and must ask
 * nobody else for anything.
 */
import { readdirSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

const dist = resolve(import.meta.dirname, '../../dist');

/** Address of a path of the site, for instance `zh/frames/`. */
export const at = (path: string): string => new URL(path, process.env['SITE']).href;

/** Every prerendered route as a path below the root: '' is the English home page. Read from what was built. */
export const ROUTES: readonly string[] = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === 'index.html')
  .map((entry) => relative(dist, entry.parentPath).split(sep).join('/'))
  .map((path) => (path === '' ? '' : path + '/'))
  .sort();

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * The theme in which a tool is judged in all its states: each language in one of them. Themes differ in colours, languages in words;
 * every route is judged in all four as it opens (shell.spec.ts).
 */
export const themesOf = (path: string): readonly Theme[] => (path.startsWith('zh/') ? ['dark'] : ['light']);

/** axe on a page in a theme. The dark one changes colours alone, so there only their contrast is judged once more. */
export function axe(page: Page, theme: Theme): AxeBuilder {
  const builder = new AxeBuilder({ page });
  return theme === 'dark' ? builder.withRules('color-contrast') : builder;
}

/** Loads a page and waits until its islands answer (the shell marks them when they are hydrated). */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(at(path));
  await settled(page);
}

/** Every island of the first view is hydrated. Those below it wait until somebody uses the page (`used`). */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-island]:not([data-later])')].every((island) => island.hasAttribute('data-hydrated')),
  );
}

/** Somebody uses the page until all of it answers: a hand that moves before anybody listens moves again. */
export async function used(page: Page): Promise<void> {
  let x = 5;
  await expect
    .poll(async () => {
      await page.mouse.move((x = 13 - x), 5);
      return page.locator('[data-island]:not([data-hydrated])').count();
    })
    .toBe(0);
}

export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(process.env['SITE']!).origin)
          complaints.push(`foreign request: ${url.href}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
