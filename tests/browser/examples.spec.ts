/** The gallery: every example opens without a complaint, and some in the other language; it is found, walked, built in and left by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { EXAMPLES } from '../../src/widgets/frame-bench/examples.ts';
import { examplesEn as en } from '../../src/i18n/frames/examples-en.ts';
import { examplesZh as zh } from '../../src/i18n/frames/examples-zh.ts';
import { box, counts, FRAMES, list, openBench, overflow, smallTargets, valueOf } from './bench.ts';
import { axe, expect, test, THEMES } from './site.ts';

const NAMES = { en, zh } as const;
/** Words that only a broken text has. */
const BROKEN = /undefined|\bNaN\b|\[object|null\b|\$\{|Infinity/;

/** Which step of the history the page is at. */
const entry = (page: Page): Promise<number> => page.evaluate(() => Number((history.state as { entry?: number } | null)?.entry ?? -1));

async function openGallery(page: Page): Promise<Locator> {
  await page.locator('.toolbar button').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toBeVisible();
  return dialog;
}

for (const locale of ['en', 'zh'] as const) {
  test(`${locale === 'en' ? 'every example opens' : 'examples open'}, /${FRAMES[locale]}`, async ({ page }) => {
    test.setTimeout(400_000);
    await page.setViewportSize({ width: 360, height: 640 });
    await openBench(page, FRAMES[locale]);
    const findings = new Set<string>();
    // The words of every finding are tried in both languages elsewhere: the second language opens one example in four.
    const opened = EXAMPLES.filter((_, at) => locale === 'en' || at % 4 === 0);
    for (const { id } of opened) {
      const before = await entry(page);
      const dialog = await openGallery(page);
      await dialog.getByRole('button', { name: NAMES[locale].names[id], exact: true }).click();
      await expect(dialog).toBeHidden();
      // An example is a step in the history, made when it is in its place.
      await expect.poll(() => entry(page), { message: id, intervals: [20] }).not.toBe(before);
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
    expect(findings.size).toBeGreaterThan(locale === 'en' ? 25 : 5);
  });

  test(`the gallery says something of every example, on a phone too, /${FRAMES[locale]}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await openBench(page, FRAMES[locale]);
    const dialog = await openGallery(page);
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page, 24)).toEqual([]);
    const inside = await dialog.evaluate((element) =>
      [...element.querySelectorAll('.body, .list')].map((each) => each.scrollWidth - each.clientWidth),
    );
    expect(Math.max(...inside), 'the list scrolls sideways').toBeLessThanOrEqual(0);
    const text = await dialog.innerText();
    expect(text).not.toMatch(BROKEN);
    // Everything typed is there before anything is pressed: bytes with letters, name, lesson.
    const entries = dialog.locator('[data-entry]');
    await expect(entries).toHaveCount(EXAMPLES.length);
    await expect(entries.first().locator('svg text.digits')).toHaveText(['81', '85', '37', 'fa', '21', '3d', '7f', '9f', '4d', '51', '58']);
    await expect(entries.first().locator('svg text.letters')).toHaveText(['FRO', 'ML', 'K', 'D']);
    for (const link of await dialog.locator('.issues a').all())
      expect(await link.getAttribute('href')).toMatch(/^https:\/\/github\.com\/.+\/issues\/\d+$/);
    // The form is behind its heading, so that the list is in sight.
    await expect(dialog.locator('textarea')).toBeHidden();
    await dialog.locator('summary').click();
    await expect(dialog.locator('textarea')).toBeVisible();
    expect(await smallTargets(page, 24)).toEqual([]);
    await dialog.getByRole('button', { name: locale === 'en' ? 'Close' : '关闭', exact: true }).click();
    await expect(dialog).toBeHidden();
  });
}

for (const theme of THEMES) {
  test(`axe in the gallery with the form open and a filter, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openBench(page);
    const dialog = await openGallery(page);
    await dialog.getByRole('searchbox').fill('bugs');
    const { violations } = await axe(page, theme).include('dialog[open]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
}

test('the gallery by keyboard alone', async ({ page }) => {
  await openBench(page);
  const button = page.getByRole('button', { name: 'Examples' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Examples' });
  const search = dialog.getByRole('searchbox');
  await expect(search).toBeFocused();
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-entry') ?? null);
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('rfc-masked-hello');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('rfc-hello');
  await page.keyboard.press('End');
  await expect.poll(focused).toBe('p-text');
  await expect(dialog.locator('[data-entry=p-text]')).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();
  // The list has one tab stop, which is where one was.
  await expect(dialog.locator('[data-entry][tabindex="0"]')).toHaveCount(1);
  await page.keyboard.type('thousand');
  await expect(dialog.locator('[data-entry]')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('thousand-frames');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(counts(page)).toContainText('1,000 frames');
  // Esc closes without choosing, also with words in the box, and the focus goes back.
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(search).toBeFocused();
  await page.keyboard.type('nothing has this name');
  await expect(dialog.getByText('No example has that')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await expect(counts(page)).toContainText('1,000 frames');
});

test('the list of a thousand frames by keyboard alone', async ({ page }) => {
  await openBench(page);
  await (await openGallery(page)).getByRole('button', { name: 'A thousand frames' }).click();
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
});

test('the filter finds by name, finding and bytes; a group is jumped to', async ({ page }) => {
  await openBench(page);
  const dialog = await openGallery(page);
  const search = dialog.getByRole('searchbox');
  const shown = (): Promise<string[]> =>
    dialog.locator('[data-entry]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['entry']!));
  await search.fill('88 02 e8');
  await expect.poll(shown).toEqual(['bug-close-little-endian']);
  await search.fill('masking key used again');
  await expect.poll(shown).toEqual([]);
  await dialog.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(search).toBeFocused();
  await expect.poll(async () => (await shown()).length).toBe(EXAMPLES.length);
  await search.fill('esp32-snippets');
  await expect.poll(shown).toEqual(['bug-length-little-endian']);
  await expect(dialog.getByText('1 of')).toBeVisible();
  await search.fill('');
  await dialog
    .getByRole('navigation')
    .getByRole('button', { name: /Famous bugs/ })
    .click();
  await expect(dialog.locator('[data-entry=bug-126-in-7]')).toBeFocused();
  await expect(dialog.getByRole('heading', { name: 'Famous bugs' })).toBeInViewport();
  // Enter in the box opens the first that was found.
  await search.fill('gbk');
  await search.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(box(page)).toHaveValue('81 04 c4 e3 ba c3');
});

test('a frame is built from text while one types, put on the page, and Back takes it away', async ({ page }) => {
  await openBench(page);
  const before = await box(page).inputValue();
  let dialog = await openGallery(page);
  const form = dialog.getByRole('form', { name: 'Build from text' });
  const digits = form.locator('svg text.digits');
  await expect(digits).toHaveText(['81', '80', '37', 'fa', '21', '3d']);
  await form.getByLabel('Message').fill('hi');
  await expect(digits).toHaveText(['81', '82', '37', 'fa', '21', '3d', '5f', '93']);
  await form.getByText('server', { exact: true }).click();
  await form.getByText('ping', { exact: true }).click();
  await expect(digits).toHaveText(['89', '02', '68', '69']);
  await form.getByText('close', { exact: true }).click();
  await form.getByLabel('Close code').fill('1006');
  await expect(form.locator('.said')).toContainText('1002');
  await form.getByLabel('Close code').fill('99999');
  await expect(form.locator('.said')).toContainText('0 to 65535');
  await expect(form.getByRole('button')).toBeDisabled();
  await form.getByLabel('Close code').fill('4001');
  // Nothing typed is lost when the gallery is closed.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  dialog = await openGallery(page);
  await expect(form.getByLabel('Reason')).toHaveValue('hi');
  await form.getByRole('button', { name: 'Put it on the page' }).click();
  await expect(dialog).toBeHidden();
  await expect(box(page)).toHaveValue('88 04 0f a1 68 69');
  expect(await valueOf(page, 'Close code')).toContain('4001');
  await expect.poll(() => page.url()).toContain('#f=88040fa16869&dir=s2c');
  await page.goBack();
  await expect(box(page)).toHaveValue(before);
  await page.goForward();
  await expect(box(page)).toHaveValue('88 04 0f a1 68 69');
});

test('with nothing pasted there are three examples and the form; half an emoji gets a sentence', async ({ page }) => {
  await openBench(page, FRAMES.zh);
  await page.getByRole('button', { name: '清空' }).click();
  const empty = page.locator('.empty');
  await expect(empty.locator('li svg')).toHaveCount(3);
  const form = empty.getByRole('form', { name: '用文本造帧' });
  // What a script, a paste or a slip of the Backspace key can leave behind.
  await form.locator('textarea').evaluate((area: HTMLTextAreaElement) => {
    area.value = 'a\ud83d';
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(form.locator('.said')).toContainText('第 2 个字符只是一对中的一半');
  await expect(form.locator('svg text.digits')).toHaveText(['81', '84', '37', 'fa', '21', '3d', '56', '15', '9e', '80']);
  await form.locator('textarea').fill('你好');
  await form.getByRole('button', { name: '放到页面上' }).click();
  await expect(box(page)).toHaveValue('81 86 37 fa 21 3d d3 47 81 d8 92 47');
  await expect(empty).toHaveCount(0);
  await page.goBack();
  await expect(empty).toBeVisible();
  await empty.locator('li button').nth(2).click();
  await expect(box(page)).toHaveValue('88 82 5c 1b 93 cf 5f f3');
});
