/** The messages page: by mouse, by keyboard alone, links, a broken rule, TCP reads, both languages, phone, no script. */
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { axe, expect, open, test, themesOf } from './site.ts';
import { tabStops } from './tab-walk.ts';

const cards = (page: Page): Locator => page.locator('[data-card]');
const act = (page: Page, card: number, name: string): Locator => cards(page).nth(card).locator(`[data-act=${name}]`);
const slot = (page: Page, name: string): Locator => page.locator(`[data-slot=${name}]`);
const bytesOf = (page: Page, card: number): Promise<string> =>
  cards(page)
    .nth(card)
    .locator('.units :is(.pill, [data-key])')
    .allInnerTexts()
    .then((texts) => texts.join(' '));
const fragment = (page: Page): string => new URL(page.url()).hash.slice(1);
const FIRST = '010348656c' + '8900' + '80026c6f';
const CHARACTER = 'f=0102e4bd8004a0e5a5bd';
/** Everything that comes with the first use of the page. */
async function ready(page: Page): Promise<void> {
  await page.mouse.move(4, 200);
  await page.mouse.move(9, 210);
  await expect(page.locator('.presets')).toBeVisible();
}

test('one frame a step: the message opens, the Ping passes by, the message is delivered', async ({ page }) => {
  await open(page, 'messages/');
  const next = page.getByRole('button', { name: 'Next step' });
  await expect(slot(page, 'open')).toContainText('None.');
  await next.click();
  await expect(slot(page, 'open')).toContainText('Text, 3 bytes so far');
  await next.click();
  await expect(slot(page, 'bypass')).toContainText('answered at once with a Pong');
  await expect(slot(page, 'open')).toContainText('Text, 3 bytes so far');
  await next.click();
  await expect(slot(page, 'delivered')).toContainText('Message 1: text, 5 bytes from 2 frames');
  await expect(slot(page, 'open')).toContainText('None.');
  await expect.poll(() => fragment(page)).toBe('step=3');
  await page.getByRole('button', { name: 'Previous step' }).click();
  await expect(slot(page, 'delivered')).toContainText('Nothing yet');
});

test('by mouse: drag a card, split inside a character, merge, insert, take back', async ({ page }) => {
  await open(page, 'messages/#f=8106e4bda0e5a5bd');
  await ready(page);
  await act(page, 0, 'split').click();
  await page.getByRole('button', { name: 'Split inside 你, after its byte 2' }).click();
  await expect(cards(page)).toHaveCount(2);
  expect(await bytesOf(page, 0)).toBe('01 02 e4 bd');
  expect(await bytesOf(page, 1)).toBe('80 04 a0 e5 a5 bd');
  await page.getByLabel('Where').selectOption('after frame 1');
  await page.getByRole('button', { name: '+ Ping' }).click();
  await expect(cards(page)).toHaveCount(3);
  await expect(page.getByText('3 frames, 1 message delivered. No rule is broken.')).toBeVisible();
  // The last card above the first: a continuation of nothing.
  await act(page, 2, 'grip').hover();
  await page.mouse.down();
  const box = (await cards(page).first().boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 40, { steps: 4 });
  await page.mouse.move(box.x + 30, box.y + 5);
  await page.mouse.up();
  await expect(page.getByText('It stops at frame 1 of 3 with close code 1002')).toBeVisible();
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(cards(page).first()).toContainText('Continuation of nothing');
  await expect(cards(page).first().getByRole('link', { name: 'RFC 6455 §5.4' })).toBeVisible();
  await expect(cards(page).nth(1)).toContainText('never processed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page)).toHaveCount(2);
  await act(page, 0, 'merge').click();
  await expect(cards(page)).toHaveCount(1);
  expect(await bytesOf(page, 0)).toBe('81 06 e4 bd a0 e5 a5 bd');
});

test('what does not fit says so where it can be seen, with the rule and the way out', async ({ page }) => {
  const many = '8900'.repeat(1000);
  await open(page, `messages/#f=${many}&dir=s2c`);
  const notice = page.getByText('This link brings 1,000 frames and 2,000 bytes. The lane holds 40 frames and 1,024 bytes');
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('link')).toHaveAttribute('href', new RegExp(`frames/#f=${many}&dir=s2c$`));
  await expect(cards(page)).toHaveCount(3);
  await page.goto('about:blank');
  await open(page, `messages/#f=${'8900'.repeat(40)}`);
  await page.getByRole('button', { name: '+ Pong' }).click();
  await expect(page.getByText('Remove or shorten a frame first.')).toBeInViewport();
  await expect(cards(page)).toHaveCount(40);
  // A long paste into a payload: refused beside the field, and still there.
  const long = 'x'.repeat(200_000);
  const field = page.getByLabel('Frame 1: Ping. Text');
  await field.evaluate((each: HTMLInputElement, text) => {
    each.value = text;
    each.dispatchEvent(new Event('input', { bubbles: true }));
  }, long);
  await expect(cards(page).first()).toContainText('Remove or shorten a frame first.');
  expect(await field.evaluate((each: HTMLInputElement) => each.value.length)).toBe(long.length);
  await act(page, 0, 'merge').click({ force: true });
  await expect(page.getByText('A control frame is one frame and stays one.')).toBeVisible();
});

test('on paper the bytes and opcodes are there, and no control is', async ({ page }) => {
  await open(page, 'messages/#step=2');
  await page.emulateMedia({ media: 'print' });
  await expect(cards(page).first().locator('[data-key]').first()).toBeVisible();
  await expect(cards(page).first().getByLabel('Opcode')).toBeVisible();
  await expect(slot(page, 'open').locator('[data-key]')).toHaveText(['H', 'e', 'l']);
  await expect(act(page, 0, 'split')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Next step' })).toBeHidden();
});

test('a character in the receiver lights its bytes on both cards, and the other way', async ({ page }) => {
  await open(page, `messages/#${CHARACTER}&step=2`);
  await slot(page, 'delivered').getByRole('button', { name: '你, from frames 1 and 2' }).hover();
  await expect(cards(page).locator('[data-lit]')).toHaveText(['e4', 'bd', 'a0']);
  await cards(page).nth(1).getByRole('button', { name: 'Payload byte 1, e5, byte 1 of 3 of 好' }).click();
  await page.mouse.move(4, 4);
  await expect(slot(page, 'delivered').locator('[data-lit]')).toHaveText(['好']);
});

test('by keyboard alone: move, toggle, edit, split, step, undo', async ({ page }) => {
  await open(page, 'messages/');
  await act(page, 0, 'grip').focus();
  await expect(page.locator('.presets')).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(act(page, 1, 'grip')).toBeFocused();
  expect(await bytesOf(page, 0)).toBe('89 00');
  await expect(page.getByText('Now frame 2 of 3.')).toBeAttached();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(act(page, 0, 'grip')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('It stops at frame 3 of 3 with close code 1002')).toBeVisible();
  await page.keyboard.press('Space');
  await act(page, 2, 'up').focus();
  await page.keyboard.press('Enter');
  await expect(act(page, 1, 'up')).toBeFocused();
  await cards(page).nth(1).getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('p!');
  await expect.poll(() => fragment(page)).toBe('f=010348656c800270218900');
  await act(page, 1, 'split').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(4);
  await expect(act(page, 1, 'split')).toBeFocused();
  for (const count of [3, 3, 3, 3]) {
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(cards(page)).toHaveCount(count);
  }
  const stops = await tabStops(page);
  expect(stops.filter(({ ring, name }) => !ring || name === '')).toEqual([]);
});

test('cuts of TCP make no difference: presets, a cut by keys, a cut by mouse', async ({ page }) => {
  await open(page, 'messages/#cuts=1');
  const bytes = page.locator('[data-part][data-key]');
  await expect(page.getByText('2 reads, and nothing differs from one')).toBeVisible();
  await page.getByRole('button', { name: 'One byte at a time' }).click();
  await expect(page.getByText('11 reads, and nothing differs from one')).toBeVisible();
  await expect(page.getByText('Frame 1 announces 3 bytes; one is here.')).toBeVisible();
  await page.getByRole('button', { name: 'All at once' }).click();
  await bytes.nth(6).click();
  await expect.poll(() => fragment(page)).toBe('cuts=6');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => fragment(page)).toBe('cuts=4');
  await bytes.nth(4).hover();
  await page.mouse.down();
  await bytes.nth(8).hover();
  await page.mouse.up();
  await expect.poll(() => fragment(page)).toBe('cuts=8');
});

test('a link restores everything, also in the other language, and Back undoes an example', async ({ page }) => {
  await open(page, `zh/messages/#${CHARACTER}&step=1&cuts=3,4`);
  await expect(slot(page, 'open')).toContainText('停在一个字符中间，还差 1 字节');
  await expect(page.getByText('分 3 次读取')).toBeVisible();
  await page.locator('summary').first().click();
  await page.locator('[data-example=bad-byte]').click();
  await expect(page.getByText('停在第 2 帧，关闭码 1007')).toBeVisible();
  await page.goBack();
  await expect(slot(page, 'open')).toContainText('停在一个字符中间，还差 1 字节');
  expect(fragment(page)).toBe(`${CHARACTER}&step=1&cuts=3,4`);
  await page.getByRole('link', { name: '在帧页面打开这些字节' }).click();
  await expect(page).toHaveURL(/zh\/frames\/#f=0102e4bd8004a0e5a5bd/);
});

test('sent by the client: masked, with the same messages; start over, and the card asks to be split', async ({ page }) => {
  await open(page, 'messages/');
  await ready(page);
  await page.getByText('the client', { exact: true }).click();
  await expect.poll(() => bytesOf(page, 0)).toBe('01 83 37 fa 21 3d 7f 9f 4d');
  await expect(page.getByText('3 frames, 1 message delivered')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(cards(page)).toHaveCount(1);
  await act(page, 0, 'split').click();
  await page.getByRole('button', { name: 'Split here' }).click();
  await expect(cards(page)).toHaveCount(2);
});

for (const path of ['messages/', 'zh/messages/']) {
  for (const theme of themesOf(path)) {
    test(`axe, no sideways scroll and no small target at 360 px: /${path}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width: 360, height: 740 });
      await open(page, `${path}#f=010248c38002282189028188&step=2&cuts=3`);
      await ready(page);
      await expect(cards(page).nth(1).locator('.finding')).toBeVisible();
      await act(page, 0, 'split').click();
      await expect(cards(page).first().locator('.panel')).toBeVisible();
      const { violations } = await axe(page, theme).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, 24)).toEqual([]);
    });
  }
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it teaches', async ({ page }) => {
    await page.goto(new URL('messages/', process.env['SITE']).href);
    await expect(cards(page)).toHaveCount(3);
    await expect(page.getByRole('row', { name: 'frame 2, Ping 0 bytes text, 3 bytes 0' })).toBeVisible();
    await expect(page.getByText('only the last has FIN 1')).toBeVisible();
  });
});

test('the first link is short, the whole stream is in it once something changed', async ({ page }) => {
  await open(page, 'messages/');
  expect(fragment(page)).toBe('');
  await ready(page);
  await page.getByRole('button', { name: '+ Ping' }).click();
  await expect.poll(() => fragment(page)).toBe(`f=${FIRST}89026869`);
});
