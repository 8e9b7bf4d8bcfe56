/** Every example of the menu opens in both languages, without a complaint on the console; the menu works by keyboard. */
import { EXAMPLES } from '../../src/widgets/frame-bench/examples.ts';
import { examplesEn as en } from '../../src/i18n/frames/examples-en.ts';
import { examplesZh as zh } from '../../src/i18n/frames/examples-zh.ts';
import { FRAMES, list, openBench, overflow } from './bench.ts';
import { expect, test } from './site.ts';

const NAMES = { en, zh } as const;
const MENU = { en: 'Examples', zh: '示例' } as const;
/** Words that only a broken text has. */
const BROKEN = /undefined|\bNaN\b|\[object|null\b|\$\{|Infinity/;

for (const locale of ['en', 'zh'] as const) {
  test(`every example opens, /${FRAMES[locale]}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 360, height: 640 });
    await openBench(page, FRAMES[locale]);
    const findings = new Set<string>();
    for (const { id } of EXAMPLES) {
      await page.locator('.toolbar button').first().click();
      const dialog = page.getByRole('dialog', { name: MENU[locale] });
      await dialog.getByRole('button', { name: NAMES[locale].names[id], exact: true }).click();
      await expect(dialog).toBeHidden();
      // Bytes, a handshake, or content: something is shown of every one of them.
      await expect(page.locator('[data-testid=counts], ol li').first(), id).toBeVisible();
      await expect(page.locator('progress')).toHaveCount(0);
      const text = await page.locator('main').innerText();
      // The one example with the word in its own bytes is JSON.
      if (id !== 'text-json') expect(text, id).not.toMatch(BROKEN);
      expect(await overflow(page), `${id} scrolls sideways`).toBeLessThanOrEqual(0);
      for (const card of await page.locator('.finding').all()) {
        findings.add(await card.locator('.title').innerText());
        expect(await card.locator('.foot a').getAttribute('href'), `${id}: a finding without its section`).toMatch(/^https:/);
        expect((await card.locator('p').first().innerText()).length, `${id}: a finding without words`).toBeGreaterThan(10);
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
