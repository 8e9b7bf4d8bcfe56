/** Lessons by way of two of them: what is said to wrong answers, what is kept, links, chips, the map. Every lesson is toured in lesson-tour.spec.ts. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { expect, open, test, used } from './site.ts';

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
    version: 2,
    lessons: { 'frame-header': { 'read-89': { solved: true, misses: 1 } } },
  });
  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.getByRole('button', { name: 'Yes, clear it' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'The first two bytes' }).getByText('6 exercises')).toBeVisible();
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

for (const path of ['course/', 'zh/course/']) {
  test(`/${path} fits a phone and can be touched`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await openLesson(page, path);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page, 24)).toEqual([]);
  });
}

test('several options, text, an order and a stretch of bytes: each wrong part is told apart', async ({ page }) => {
  await openLesson(page, LENGTH.en);
  const several = card(page, 'legal-spellings');
  await several.locator('input').nth(0).check();
  await several.locator('input').nth(1).check();
  await check(page, 'legal-spellings').click();
  await expect(several.locator('label[data-outcome=right]')).toHaveCount(1);
  await expect(several.locator('label[data-outcome=wrong]')).toHaveCount(1);
  await expect(several.locator('.feedback li')).toHaveText([/too long/, /./, /./]);

  const text = card(page, 'write-300');
  await text.locator('input').fill('12 34');
  await page.keyboard.press('Enter');
  await expect(text.locator('.feedback')).toContainText('12 34');

  // At an end the button that was pressed is out of use: its neighbour takes the focus.
  const order = card(page, 'header-order');
  const last = order.locator('ol li').nth(4).locator('button').first();
  await last.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('Enter');
  await expect(order.locator('ol li').first().locator('button').last()).toBeFocused();

  const bytes = card(page, 'too-long');
  await bytes.locator('.bytes button').nth(2).click();
  await bytes.locator('.bytes button').nth(0).click();
  await expect(bytes.getByText('Selected: bytes 0 to 2.')).toBeVisible();
});

test('the lines of a head: what is read in them, what was taken wrongly, and what is kept unchecked', async ({ page }) => {
  await openLesson(page, 'lessons/opening-handshake/');
  const head = card(page, 'repair');
  const text = head.locator('textarea');
  await expect(head.locator('.read')).toContainText('localhost Upgrade: websocket');
  await check(page, 'repair').click();
  await expect(head.locator('.feedback li')).toHaveText([/The target is “ws:\/\/console\.test\.com:2346\/”/, /begins with a blank/]);
  await text.fill('GET / HTTP/1.1\nHost: localhost\n\nUpgrade: websocket');
  await expect(head.locator('.behind')).toContainText('18 bytes');
  await page.reload();
  await used(page);
  await expect(text).toHaveValue('GET / HTTP/1.1\nHost: localhost\n\nUpgrade: websocket');
  await head.getByRole('button', { name: 'Start over' }).click();
  await expect(text).toHaveValue(/^GET ws:/);

  const lines = card(page, 'dots');
  await lines.locator('input').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await check(page, 'dots').click();
  await expect(lines.locator('[data-outcome=right]')).toHaveText(/websocket\./);
  await expect(lines.locator('[data-outcome=wrong]')).toHaveText(/Sec-WebSocket-Accept/);
  await expect(lines.locator('.feedback li')).toHaveCount(3);
});
