/**
 * Every lesson that is written, in both languages: all of its exercises solved with keys alone, in the order of the page; wrong
 * answers and solutions on a phone and for axe; its words without a script; its answers on paper.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Exercise } from '../../src/lesson/exercise/schema.ts';
import type { Lesson } from '../../src/lesson/lesson-schema.ts';
import { overflow, smallTargets } from './bench.ts';
import { solve } from './solve-exercise.ts';
import { at, axe, expect, open, test, used } from './site.ts';

const folder = resolve(import.meta.dirname, '../../lessons');
const read = (...path: readonly string[]): string => readFileSync(resolve(folder, ...path), 'utf8');
const LESSONS = readdirSync(folder)
  .filter((name) => /^\d\d-/.test(name))
  .sort()
  .map((name) => {
    const lesson = JSON.parse(read(name, 'lesson.json')) as Lesson;
    const order = [...read(name, 'en.md').matchAll(/^:::exercise (\S+)$/gm)].map(([, id]) => id!);
    const exercises = order.map((id) => lesson.exercises.find((each) => each.id === id) as Exercise);
    return { slug: name.slice(3), lesson, exercises };
  });
const LOCALES = ['en', 'zh'] as const;
const pathOf = (slug: string, locale: 'en' | 'zh'): string => `${locale === 'en' ? '' : 'zh/'}lessons/${slug}/`;

/** The words that a lesson's data give its page, without those that only an answer calls forth. */
const SHOWN: readonly string[] = ['goal', 'prompt', 'text', 'task', 'right'];
function wordsOf(value: unknown, locale: 'en' | 'zh', name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(each, locale, name));
  if (typeof value !== 'object' || value === null) return [];
  const words = value as Record<string, unknown>;
  if (typeof words[locale] === 'string') return SHOWN.includes(name) ? [words[locale]] : [];
  return Object.entries(words).flatMap(([key, each]) => wordsOf(each, locale, key));
}
const plain = (text: string): string => text.replaceAll(/[`*\s]/g, '');

for (const { slug, lesson, exercises } of LESSONS) {
  for (const locale of LOCALES) {
    test(`the lesson ${slug} with keys alone, ${locale}`, async ({ page }) => {
      await open(page, pathOf(slug, locale));
      await used(page);
      for (const exercise of exercises) await solve(page, exercise);
      const [guess] = exercises.filter(({ kind }) => kind === 'predict');
      const wrong = guess?.kind === 'predict' && guess.options.find(({ right }) => !right)?.text[locale];
      await expect
        .poll(async () => plain(await page.locator('#recap').innerText()))
        .toContain({ en: 'Yourfirstguesswas:', zh: '你最初的猜测：' }[locale] + plain(wrong || ''));
      // No tool of the lesson has touched the address.
      expect(new URL(page.url()).hash).toBe('');
      await page.goto(at(locale === 'en' ? 'course/' : 'zh/course/'));
      const all = exercises.length - 1;
      await expect(page.locator('.parts')).toContainText({ en: `${all} of ${all} solved`, zh: `已完成 ${all}/${all}` }[locale]);
    });

    test(`the lesson ${slug}, answered wrongly twice, on a phone and for axe, ${locale}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 640 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open(page, pathOf(slug, locale));
      await used(page);
      for (const button of await page.locator('button.check').all()) {
        await button.click();
        await button.click();
      }
      const graded = exercises.length - 1;
      await expect(page.locator('.feedback.open')).toHaveCount(graded);
      const solutions = page.getByRole('button', { name: locale === 'zh' ? '看一种解法' : 'Show one solution' });
      await expect(solutions).toHaveCount(graded);
      while ((await solutions.count()) > 0) await solutions.first().click();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, 24)).toEqual([]);
      // Both languages have one structure (tests/lesson), and each page was judged as it opens.
      if (locale === 'zh') return;
      const { violations } = await axe(page, 'light').include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`)).toEqual([]);
    });

    test(`the lesson ${slug} without a script and on paper, ${locale}`, async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(at(pathOf(slug, locale)));
      const shown = plain(await page.locator('main').innerText());
      for (const text of wordsOf(lesson, locale)) expect(shown).toContain(plain(text));
      await expect(page.locator('button.check').first()).toBeHidden();
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('section.key')).toBeVisible();
      expect(await page.locator('section.key').evaluate((key) => getComputedStyle(key).breakBefore)).toBe('page');
      for (const button of await page.locator('.acts button').all()) await expect(button).toBeHidden();
      await context.close();
    });
  }
}
