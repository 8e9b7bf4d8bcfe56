/** Lessons: toured by keyboard with every exercise solved, in both languages; what is kept; links; phone; paper; no script. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as plainTest, type Locator, type Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, test, THEMES, used } from './site.ts';

const LESSON = { en: 'lessons/frame-header/', zh: 'zh/lessons/frame-header/' } as const;
const LENGTH = { en: 'lessons/payload-length/', zh: 'zh/lessons/payload-length/' } as const;
const card = (page: Page, id: string): Locator => page.locator(`#${id}`);
const check = (page: Page, id: string): Locator => card(page, id).locator('button.check');
const solved = (page: Page, id: string): Locator => card(page, id).locator('.feedback.ok');
const saved = (page: Page): Promise<string> => page.evaluate(() => localStorage.getItem('frame-by-frame:course') ?? '');

async function openLesson(page: Page, path: string): Promise<void> {
  await open(page, path);
  await used(page);
}

/** Moves the focus with the Tab key until `wanted` has it. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

for (const locale of ['en', 'zh'] as const) {
  test(`a whole lesson with keys alone, ${locale}`, async ({ page }) => {
    await openLesson(page, LESSON[locale]);
    // The guess.
    const guess = card(page, 'how-many-fields');
    await guess.locator('input').first().focus();
    await page.keyboard.press('Space');
    await tabTo(page, guess.locator('button'));
    await page.keyboard.press('Enter');
    await expect(guess.getByRole('status')).not.toBeEmpty();
    // A number, as bits.
    await tabTo(page, card(page, 'read-89').locator('input'));
    await page.keyboard.type('0b1001');
    await page.keyboard.press('Enter');
    await expect(solved(page, 'read-89')).toBeVisible();
    // Eight lists, by what their entries are called.
    const names = { en: ['cont', 'text', 'bin', 'reserved, d', 'clo', 'pi', 'po', 'reserved, c'], zh: null }[locale];
    const selects = card(page, 'opcodes').locator('select');
    const order = ['continuation', 'text', 'binary', 'reserved-data', 'close', 'ping', 'pong', 'reserved-control'];
    for (const [index, value] of order.entries()) {
      await tabTo(page, selects.nth(index));
      if (names) await page.keyboard.type(names[index]!);
      else await selects.nth(index).selectOption(value);
      await expect(selects.nth(index)).toHaveValue(value);
    }
    await tabTo(page, check(page, 'opcodes'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'opcodes')).toBeVisible();
    // Bytes, typed over the strip: the first digit is right already.
    await tabTo(page, card(page, 'ping-hi').locator('.pill[data-byte="0"]'));
    await page.keyboard.type('89');
    await tabTo(page, check(page, 'ping-hi'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'ping-hi')).toBeVisible();
    await expect(solved(page, 'ping-hi')).toContainText({ en: 'You made 1 edit.', zh: '你改了 1 次。' }[locale]);
    // One bit, to the right of the first.
    await tabTo(page, card(page, 'reserved-bit').locator('[data-bit="0"]'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await tabTo(page, check(page, 'reserved-bit'));
    await page.keyboard.press('Space');
    await expect(solved(page, 'reserved-bit')).toBeVisible();
    // An option: the second.
    await tabTo(page, card(page, 'no-delimiters').locator('input').first());
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, check(page, 'no-delimiters'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'no-delimiters')).toBeVisible();
    // Another valid answer than the one that is shown.
    await tabTo(page, card(page, 'smallest').locator('.type input'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('8a00');
    await tabTo(page, check(page, 'smallest'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'smallest')).toBeVisible();
    // What was guessed comes back at the end, and the map knows.
    await expect(page.locator('#recap')).toContainText({ en: 'Your first guess was: Two', zh: '你最初的猜测：两个' }[locale]);
    await page.goto(at(locale === 'en' ? 'course/' : 'zh/course/'));
    await expect(page.locator('.parts')).toContainText({ en: '6 of 6 solved', zh: '已完成 6/6' }[locale]);
  });
}

for (const locale of ['en', 'zh'] as const) {
  test(`lengths, with keys alone: text, build, number, order, bytes, options, bit, ${locale}`, async ({ page }) => {
    await openLesson(page, LENGTH[locale]);
    // The tool stands at its preset and leaves the address alone.
    await tabTo(page, page.locator('#encoder .slider input'));
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('#encoder .controls input').first()).toHaveValue('126');
    await tabTo(page, card(page, 'write-300').locator('input'));
    await page.keyboard.type('7e 01 2c');
    await page.keyboard.press('Enter');
    await expect(solved(page, 'write-300')).toBeVisible();
    await tabTo(page, card(page, 'binary-256').locator('.type input'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('827e0100');
    await tabTo(page, check(page, 'binary-256'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'binary-256')).toBeVisible();
    await tabTo(page, card(page, 'masked-200').locator('input'));
    await page.keyboard.type('0xFE');
    await page.keyboard.press('Enter');
    await expect(solved(page, 'masked-200')).toBeVisible();
    // key, type, payload, extended, code -> type, code, extended, key, payload
    const order = card(page, 'header-order');
    for (const [item, presses] of [
      [1, 1],
      [4, 3],
      [4, 2],
    ] as const) {
      await tabTo(page, order.locator('ol li').nth(item).locator('button').first());
      for (let press = 0; press < presses; press++) await page.keyboard.press('Enter');
    }
    await tabTo(page, check(page, 'header-order'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'header-order')).toBeVisible();
    await tabTo(page, card(page, 'too-long').locator('.bytes button').first());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await tabTo(page, check(page, 'too-long'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'too-long')).toBeVisible();
    for (const index of [0, 2, 4]) {
      await tabTo(page, card(page, 'legal-spellings').locator('input').nth(index));
      await page.keyboard.press('Space');
    }
    await tabTo(page, check(page, 'legal-spellings'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'legal-spellings')).toBeVisible();
    await tabTo(page, card(page, 'top-bit').locator('[data-bit="0"]'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, check(page, 'top-bit'));
    await page.keyboard.press('Enter');
    await expect(solved(page, 'top-bit')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    await page
      .getByRole('link', { name: { en: /The first two bytes$/, zh: /最前面的两个字节$/ }[locale] })
      .last()
      .click();
    await expect(page).toHaveURL(/lessons\/frame-header\/$/);
  });
}

test('a wrong answer says what is there, the rule and the next move; after two failures a solution may be seen', async ({ page }) => {
  await openLesson(page, LESSON.en);
  const build = card(page, 'ping-hi');
  await build.locator('[data-bit="8"]').click();
  await check(page, 'ping-hi').click();
  await expect(build.locator('.feedback')).toContainText('The opcode is 0x1 (text). Ping is 0x9');
  await expect(build.locator('.feedback')).toContainText('MASK is 1');
  // What only follows from these is not said yet.
  await expect(build.locator('.feedback li')).toHaveCount(2);
  await expect(build.getByRole('button', { name: 'Show one solution' })).toBeHidden();
  await check(page, 'ping-hi').click();
  await build.getByRole('button', { name: 'Show one solution' }).click();
  await expect(build.locator('td.differs')).toHaveText(['81', '82', '89', '02']);
  await build.getByRole('button', { name: 'Hint 1 of 3' }).click();
  await build.getByRole('button', { name: 'Hint 2 of 3' }).click();
  await expect(build.locator('.hints li')).toHaveCount(2);
  await build.getByRole('button', { name: 'Undo' }).click();
  await expect(build.locator('.type input')).toHaveValue('81 02 48 69');
  await build.locator('.type input').fill('81 0x');
  await expect(build.locator('.type small')).toContainText('“x” is no pair of hex digits');
  await build.getByRole('button', { name: 'Put it in' }).click();
  await check(page, 'ping-hi').click();
  await expect(solved(page, 'ping-hi')).toBeVisible();

  const bit = card(page, 'reserved-bit');
  await check(page, 'reserved-bit').click();
  await expect(bit.locator('.feedback')).toContainText('Nothing is chosen yet.');
  await bit.locator('[data-bit="12"]').click();
  await check(page, 'reserved-bit').click();
  await expect(bit.locator('.feedback')).toContainText('The length is 5, and five bytes follow.');

  const choice = card(page, 'no-delimiters');
  await choice.locator('input').first().check();
  await check(page, 'no-delimiters').click();
  await expect(choice.locator('label[data-outcome=wrong]')).toHaveCount(1);
  // Another option is not judged before it is checked.
  await choice.locator('input').nth(1).check();
  await expect(choice.locator('label[data-outcome]')).toHaveCount(0);

  const match = card(page, 'opcodes');
  await match.locator('select').first().selectOption('ping');
  await check(page, 'opcodes').click();
  await expect(match.locator('.feedback li')).toHaveCount(2);
  await expect(match.locator('.feedback')).toContainText('has no partner yet');
});

test('answers outlast a reload; progress goes into a file, comes back, and is cleared', async ({ page }) => {
  await openLesson(page, LESSON.en);
  await card(page, 'read-89').locator('input').fill('8');
  await check(page, 'read-89').click();
  await card(page, 'read-89').locator('input').fill('9');
  await check(page, 'read-89').click();
  await expect.poll(() => saved(page)).toContain('"solved":true');
  // Bytes are kept as they are edited, with the count of their edits.
  const bytes = card(page, 'ping-hi').locator('.type input');
  await card(page, 'ping-hi').locator('[data-bit="8"]').click();
  await expect(bytes).toHaveValue('81 82 48 69');
  await page.reload();
  await used(page);
  await expect(bytes).toHaveValue('81 82 48 69');
  await bytes.fill('89 02 48 69');
  await check(page, 'ping-hi').click();
  await expect(solved(page, 'ping-hi')).toContainText('You made 2 edits.');
  await card(page, 'ping-hi').getByRole('button', { name: 'Start over' }).click();
  await expect(bytes).toHaveValue('81 02 48 69');
  await expect(card(page, 'read-89').locator('.done')).toBeVisible();
  await expect(card(page, 'read-89').locator('input')).toHaveValue('9');

  await open(page, 'course/');
  await expect(page.getByText('2 of 6 solved')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    version: 1,
    lessons: { 'frame-header': { 'read-89': { solved: true, misses: 1 } } },
  });
  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.getByRole('button', { name: 'Yes, clear it' }).click();
  await expect(page.getByText('6 exercises')).toBeVisible();
  await expect.poll(() => saved(page)).toBe('');
  await page.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByText('This file holds no course progress')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('2 of 6 solved')).toBeVisible();
});

test('a name in the text lights its bits, and a bit its names', async ({ page }) => {
  await openLesson(page, LESSON.en);
  const chip = page.locator('#first-byte .prose button[data-field="frame.opcode"]');
  await chip.hover();
  await expect(page.locator('#two-bytes .bit.lit')).toHaveCount(4);
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(chip).toHaveAttribute('aria-pressed', 'false');
  await page.mouse.move(5, 5);
  await page.locator('#two-bytes [data-bit="0"]').hover();
  await expect(page.locator('#first-byte .prose button[data-field="frame.fin"]')).toHaveAttribute('data-lit', '');
});

test('links lead to sections and exercises, the test-out question and the other language', async ({ page }) => {
  await open(page, `${LESSON.en}#smallest`);
  await expect(card(page, 'smallest')).toBeInViewport();
  await page.getByRole('link', { name: 'Find the fatal bit' }).click();
  await expect(card(page, 'reserved-bit')).toBeInViewport();
  await page.locator('a[data-language]').click();
  await expect(page).toHaveURL(/zh\/lessons\/frame-header\/#reserved-bit$/);
  await expect(card(page, 'reserved-bit')).toBeInViewport();
});

for (const path of [...Object.values(LESSON), ...Object.values(LENGTH), 'course/', 'zh/course/']) {
  test(`/${path} fits a phone and can be touched`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await openLesson(page, path);
    for (const button of await page.locator('button.check').all()) await button.click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page, 24)).toEqual([]);
  });
  for (const theme of THEMES) {
    test(`axe on /${path}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await openLesson(page, path);
      for (const button of await page.locator('button.check').all()) {
        await button.click();
        await button.click();
      }
      const solutions = page.getByRole('button', { name: path.startsWith('zh') ? '看一种解法' : 'Show one solution' });
      while ((await solutions.count()) > 0) await solutions.first().click();
      const { violations } = await axe(page, theme).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`)).toEqual([]);
    });
  }
}

/** Kinds that no lesson uses yet, put in the place of one that is there. */
const base = { title: 'Title', prompt: 'Prompt', right: 'Because.', hints: [] };
const KINDS = {
  multi: {
    options: [
      { id: 'a', text: 'A', why: 'a is one', right: true },
      { id: 'b', text: 'B', why: 'b is none' },
      { id: 'c', text: 'C', why: 'c is one', right: true },
    ],
  },
  text: { blanks: [{ id: 'x', label: 'Text', answers: ['Hi'], otherwise: 'You wrote “{value}”.' }] },
  order: {
    items: [
      { id: 'a', text: 'first' },
      { id: 'b', text: 'second' },
      { id: 'c', text: 'third' },
    ],
    start: ['c', 'a', 'b'],
    rules: [
      { before: 'a', after: 'b', why: 'a before b' },
      { before: 'b', after: 'c', why: 'b before c' },
    ],
  },
  byte: { bytes: '81 85 37 fa 21 3d 7f', answer: { from: 2, to: 6 }, otherwise: 'Four bytes.' },
};

// Without the watch on the console: the page was not prerendered with these.
plainTest('the kinds that no lesson uses yet work with keys, on a phone and for axe', async ({ browser }) => {
  // Without the offline copy, which would answer with the page as it was built.
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  for (const [kind, parts] of Object.entries(KINDS)) {
    const exercise = { ...base, ...parts, id: 'read-89', kind };
    await page.route('**/lessons/frame-header/', async (route) => {
      const response = await route.fetch();
      const props = JSON.stringify({ lesson: 'test', exercise, frames: '' }).replaceAll('"', '&quot;');
      const html = (await response.text()).replace(
        /(id="read-89"[^]*?data-props=")[^"]*("[^>]*>)[^]*?(<\/section>)/,
        (_, before: string, after: string, end: string) => before + props + after + '</div>' + end,
      );
      await route.fulfill({ response, body: html });
    });
    await openLesson(page, LESSON.en);
    const place = card(page, 'read-89');
    await check(page, 'read-89').click();
    await expect(place.locator('.feedback.open')).toBeVisible();
    expect(await overflow(page), kind).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).include('#read-89').analyze();
    expect(
      violations.map(({ id }) => id),
      kind,
    ).toEqual([]);
    if (kind === 'multi') {
      await place.locator('input').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await check(page, 'read-89').click();
      await expect(place.locator('.feedback li')).toHaveText([/b is none/, /c is one/]);
      await place.locator('input').nth(1).uncheck();
      await place.locator('input').nth(2).check();
    }
    if (kind === 'text') {
      await place.locator('input').fill('Ho');
      await page.keyboard.press('Enter');
      await expect(place.locator('.feedback')).toContainText('You wrote “Ho”.');
      await place.locator('input').fill('Hi');
    }
    if (kind === 'order') {
      await place.getByRole('button', { name: 'Later: third' }).focus();
      await page.keyboard.press('Enter');
      await expect(place.getByRole('button', { name: 'Later: third' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(place.getByRole('button', { name: 'Earlier: third' })).toBeFocused();
      await expect(place.locator('ol li > span')).toHaveText(['first', 'second', 'third']);
    }
    if (kind === 'byte') {
      await place.getByRole('button', { name: 'Byte 0, 81' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Space');
      await expect(place.getByText('Selected: bytes 2 to 5.')).toBeVisible();
    }
    await check(page, 'read-89').click();
    await expect(solved(page, 'read-89'), kind).toBeVisible();
    await page.unrouteAll();
  }
  await context.close();
});

/** The visible words of a lesson, without what only a script fills. */
const texts = ['goal', 'prompt', 'text', 'task', 'right'] as const;
const data = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../lessons/06-frame-header/lesson.json'), 'utf8')) as unknown;
function wordsOf(value: unknown, locale: 'en' | 'zh', name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(each, locale, name));
  if (typeof value !== 'object' || value === null) return [];
  const words = value as Record<string, unknown>;
  if (typeof words[locale] === 'string') return (texts as readonly string[]).includes(name) ? [words[locale]] : [];
  return Object.entries(words).flatMap(([key, each]) => wordsOf(each, locale, key));
}
const plain = (text: string): string => text.replaceAll(/[`*\s]/g, '');

for (const locale of ['en', 'zh'] as const) {
  test(`without a script every question and its answer can be read, ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(at(LESSON[locale]));
    const shown = plain(await page.locator('main').innerText());
    for (const text of wordsOf(data, locale)) expect(shown).toContain(plain(text));
    await expect(page.locator('.key')).toBeVisible();
    await expect(page.locator('button.check').first()).toBeHidden();
    await context.close();
  });
}

test('on paper the answers have a page of their own, and nothing to press is left', async ({ page }) => {
  await openLesson(page, LESSON.en);
  await expect(page.locator('.key')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.key')).toBeVisible();
  expect(await page.locator('.key').evaluate((key) => getComputedStyle(key).breakBefore)).toBe('page');
  await expect(page.locator('.key')).toContainText('89 02 48 69');
  await expect(page.locator('button.check').first()).toBeHidden();
  await expect(page.locator('.prose button.chip').first()).toBeVisible();
});
