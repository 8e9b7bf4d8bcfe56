/** The frames page in the states that people bring it to: axe, phone width, targets, reduced motion, zoom, forced colours. */
import type { Page } from '@playwright/test';
import { counts, list, openBench, overflow, smallTargets } from './bench.ts';
import { axe, expect, test, type Theme, themesOf } from './site.ts';

const FAULTY = 'f=49fe000537fa213d7f9f4d5158&dir=c2s';
/** A Close with a long reason in one word, a long text in one word, both ways. */
const LONG_WORD = 'f=' + '8164' + '61'.repeat(100) + '887d03e8' + '7a'.repeat(123);

/** The frame around the page has its own test (shell.spec.ts). */
async function judge(page: Page, theme: Theme, state: string): Promise<void> {
  const { violations } = await axe(page, theme).include('main').analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    state,
  ).toEqual([]);
}

for (const path of ['frames/', 'zh/frames/']) {
  for (const theme of themesOf(path)) {
    test(`axe in every state of /${path}, ${theme}`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme: theme });
      await openBench(page, `${path}#${FAULTY}`);
      await judge(page, theme, 'the first problem pinned');
      await page.locator('table[role=grid] [data-bit="1"]').hover();
      await page.locator('table[role=grid] [tabindex="0"]').focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await judge(page, theme, 'the list of keys open');
      await page.keyboard.press('Escape');
      await page.keyboard.press('c');
      await judge(page, theme, 'the copy menu open');
      await page.keyboard.press('Escape');
      await page.locator('.toolbar button').first().click();
      await expect(page.getByRole('dialog').getByRole('searchbox')).toBeVisible();
      await judge(page, theme, 'the examples open');
      await page.getByRole('dialog').locator('[data-entry=thousand-frames]').click();
      await expect(list(page)).toBeVisible();
      await page.getByRole('search').getByRole('searchbox').fill('99');
      await expect(page.getByRole('search').getByRole('button')).toBeVisible();
      await judge(page, theme, 'the list filtered');
      await page.locator('.toolbar .share button').first().click();
      await expect(page.locator('.share input, .share p').first()).toBeVisible();
      await judge(page, theme, 'the share panel open');
      await page.locator('.toolbar button').last().click();
      await expect(counts(page)).toHaveCount(0);
      await judge(page, theme, 'nothing pasted');
    });
  }

  test(`no sideways scroll and no small target at 360 px in any state, /${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    const check = async (state: string, least = 24): Promise<void> => {
      expect(await overflow(page), `${state} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, least), state).toEqual([]);
    };
    for (const link of [FAULTY, LONG_WORD, `${FAULTY}&view=figure`, 'f=827fffffffffffffffff01', 'f=8154' + 'e4bda0'.repeat(28)]) {
      await page.goto('about:blank');
      await openBench(page, `${path}#${link}`);
      await check(link);
    }
    await page.locator('label', { hasText: /Place values|位权/ }).click();
    await check('place values');
    await page.locator('table[role=grid] [tabindex="0"]').focus();
    await page.keyboard.press('?');
    await check('the list of keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await check('the copy menu');
    await page.keyboard.press('Escape');
    await page.locator('.toolbar button').first().click();
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeVisible();
    await check('the examples');
    await page.getByRole('dialog').locator('[data-entry=thousand-frames]').click();
    await expect(list(page)).toBeVisible();
    await check('the list');
    await page.locator('.toolbar .share button').first().click();
    await expect(page.locator('.share input, .share p').first()).toBeVisible();
    await check('the share panel');
    // What a thumb uses all the time is larger.
    const primary = await page
      .locator('.toolbar > button, .toolbar .share > button, .thumbs button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(Math.min(...primary)).toBeGreaterThanOrEqual(44);
  });

  test(`zoomed to 200 %, a page of 1280 px loses nothing, /${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 450 });
    await openBench(page, `${path}#${FAULTY}&view=figure`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await expect(page.locator('table[role=grid] [data-bit="0"]')).toBeVisible();
    // The line that explains never covers all of the screen.
    const line = await page.locator('.dock').boundingBox();
    expect(line!.height).toBeLessThan(225);
  });
}

test('a change of value does not move where motion is reduced', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openBench(page, `frames/#${FAULTY}`);
  await page.locator('.toolbar button').first().click();
  await page.getByRole('dialog').locator('li button').nth(1).click();
  await page.locator('table[role=grid] [data-bit="5"]').hover();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('with forced colours, set bits, the pin and the hover can still be told', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBench(page, 'frames/#f=818537fa213d7f9f4d5158&dir=c2s&sel=opcode');
  const style = (bit: number) =>
    page.locator(`table[role=grid] [data-bit="${bit}"]`).evaluate((cell) => {
      const { backgroundColor, color, borderTopStyle } = getComputedStyle(cell);
      return { text: cell.textContent, backgroundColor, color, borderTopStyle };
    });
  const [set, clear] = [await style(0), await style(1)];
  expect([set.text, clear.text]).toEqual(['1', '0']);
  expect(set.borderTopStyle).not.toBe('none');
  const ring = page.locator('table[role=grid] .ring.pin').first();
  expect(await ring.evaluate((each) => getComputedStyle(each).outlineStyle + getComputedStyle(each).borderTopStyle)).toMatch(/solid/);
  expect(
    await page
      .locator('input[type=radio]:checked + span')
      .first()
      .evaluate((each) => getComputedStyle(each).backgroundColor),
  ).not.toBe(
    await page
      .locator('input[type=radio]:not(:checked) + span')
      .first()
      .evaluate((each) => getComputedStyle(each).backgroundColor),
  );
});
