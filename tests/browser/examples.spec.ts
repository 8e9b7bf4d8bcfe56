/** Every example of the menu opens in both languages, without a complaint on the console; the menu works by keyboard. */
import type { Page } from '@playwright/test';
import { EXAMPLES } from '../../src/widgets/frame-bench/examples.ts';
import { examplesEn as en } from '../../src/i18n/frames/examples-en.ts';
import { examplesZh as zh } from '../../src/i18n/frames/examples-zh.ts';
import { FRAMES, list, openBench, overflow } from './bench.ts';
import { expect, test } from './site.ts';

const NAMES = { en, zh } as const;
const MENU = { en: 'Examples', zh: '示例' } as const;
/** Words that only a broken text has. */
const BROKEN = /undefined|\bNaN\b|\[object|null\b|\$\{|Infinity/;

/** Which step of the history the page is at. */
const entry = (page: Page): Promise<number> => page.evaluate(() => Number((history.state as { entry?: number } | null)?.entry ?? -1));

for (const locale of ['en', 'zh'] as const) {
  test(`every example opens, /${FRAMES[locale]}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width: 360, height: 640 });
    await openBench(page, FRAMES[locale]);
    const findings = new Set<string>();
    for (const { id } of EXAMPLES) {
      const before = await entry(page);
      await page.locator('.toolbar button').first().click();
      const dialog = page.getByRole('dialog', { name: MENU[locale] });
      await dialog.getByRole('button', { name: NAMES[locale].names[id], exact: true }).click();
      await expect(dialog).toBeHidden();
      // An example is a step in the history, made when it is in its place.
      await expect.poll(() => entry(page), id).not.toBe(before);
      // Bytes, a handshake, or content: something is shown of every one of them.
      await expect(page.locator('[data-testid=counts], ol li').first(), id).toBeVisible();
      await expect(page.locator('progress')).toHaveCount(0);
      const text = await page.locator('main').innerText();
      // The one example with the word in its own bytes is JSON.
      if (id !== 'text-json') expect(text, id).not.toMatch(BROKEN);
      expect(await overflow(page), `${id} scrolls sideways`).toBeLessThanOrEqual(0);
      const cards = await page.locator('.finding').evaluateAll((all) =>
        all.map((card) => ({
          title: card.querySelector('.title')?.textContent.trim() ?? '',
          link: card.querySelector('.foot a')?.getAttribute('href') ?? '',
          words: card.querySelector('p')?.textContent.trim() ?? '',
        })),
      );
      for (const { title, link, words } of cards) {
        findings.add(title);
        expect(link, `${id}: a finding without its section`).toMatch(/^https:/);
        expect(words.length, `${id}: a finding without words`).toBeGreaterThan(10);
      }
    }
    expect(findings.size).toBeGreaterThan(25);
  });
}

test('the examples menu and the list of frames by keyboard alone', async ({ page }) => {
  await openBench(page);
  const button = page.getByRole('button', { name: 'Examples' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Examples' });
  const search = dialog.getByRole('searchbox');
  await search.focus();
  await page.keyboard.type('thousand');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const rows = list(page);
  await rows.focus();
  const selected = rows.locator('[aria-selected=true]');
  await expect(selected).toHaveAttribute('aria-posinset', '1');
  for (const [key, place] of [
    ['ArrowDown', '2'],
    ['PageDown', '12'],
    ['ArrowUp', '11'],
    ['End', '1000'],
    ['PageUp', '990'],
    ['Home', '1'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(selected).toHaveAttribute('aria-posinset', place);
    await expect(selected).toBeInViewport();
    await expect(page.locator('#frame-heading')).toContainText(`Frame ${Number(place).toLocaleString('en')} of 1,000`);
    const active = (await rows.getAttribute('aria-activedescendant'))!;
    await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-posinset', place);
  }
  // Esc closes the menu without choosing, and the focus goes back.
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});
