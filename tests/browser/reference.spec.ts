/** The reference: the filter in either language, links to entries, examples that open, paper, and no script at all. */
import { overflow, smallTargets } from './bench.ts';
import { at, expect, open, test } from './site.ts';

const entry = '[data-reference] [data-entry]';

test('the filter narrows by words of either language, by numbers and sections, and leads on by keyboard', async ({ page }) => {
  await open(page, 'reference/');
  const shown = page.locator(`${entry}:not([hidden])`);
  const all = await shown.count();
  const filter = page.getByRole('textbox', { name: 'Filter' });
  await filter.fill('1007');
  await expect(page.getByRole('status').filter({ hasText: `of ${all}` })).toBeVisible();
  await expect(page.locator('#close-1007')).toBeVisible();
  await expect(page.locator('#close-1001')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Opcodes' })).toBeHidden();
  await filter.fill('掩码键 ');
  await expect(page.locator('#term-masking-key')).toBeVisible();
  await filter.fill('unmasked zebra');
  await expect(page.getByText('No entry has “unmasked zebra”.')).toBeVisible();
  await filter.press('Escape');
  await expect(shown).toHaveCount(all);
  await filter.fill('mask-missing-from-client');
  await filter.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('#finding-mask-missing-from-client')).toBeVisible();
});

test('a link opens its entry, also while the filter hides it, and its example opens in the tool', async ({ page }) => {
  await open(page, 'reference/#finding-upgrade-not-websocket');
  const words = page.locator('#finding-upgrade-not-websocket');
  await expect(words).toBeInViewport();
  await page.getByRole('textbox', { name: 'Filter' }).fill('glossary of nothing');
  await page.evaluate(() => (location.hash = '#finding-text-not-utf8'));
  const text = page.locator('#finding-text-not-utf8');
  await expect(text).toBeInViewport();
  await text.getByRole('link', { name: 'Open in the dissector' }).click();
  await expect(page).toHaveURL(/\/frames\/#f=/);
  // And back from the card of the finding.
  await page.mouse.wheel(0, 50);
  await page.getByRole('link', { name: 'In the reference' }).first().click();
  await expect(page.locator('#finding-text-not-utf8')).toBeInViewport();
});

test('on a phone nothing is wider than the page, in both languages', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['reference/', 'zh/reference/']) {
    await page.goto('about:blank');
    await open(page, `${path}#finding-pmd-duplicate-parameter`);
    await expect(page.locator('#finding-pmd-duplicate-parameter')).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page, 24)).toEqual([]);
  }
});

test('without a script every finding can be opened, and paper has them all open', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('zh/reference/#finding-text-not-utf8'));
  await expect(page.locator('#finding-text-not-utf8')).toBeVisible();
  await expect(page.getByRole('textbox')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#finding-host-missing')).toBeVisible();
  await context.close();
});
