/** Long pastes by a real Ctrl+V: 100,000 frames in 10 MB of hex, a conversation of 20,000 lines, stopping, filtering, what a reload keeps. */
import type { Page } from '@playwright/test';
import { box, counts, list, openBench, paste } from './bench.ts';
import { expect, settled, test } from './site.ts';

const COUNT = 100_000;
const WORD = 'needle';

/** Hex of `count` frames of about 33 bytes, one a line: text from a client, every tenth a Ping, every thousandth with RSV1, three with the word. */
function frames(count: number): string {
  const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const encoder = new TextEncoder();
  return Array.from({ length: count }, (_, i) => {
    const text = i % (count / 4) === 7 ? `${i} ${WORD}` : `message ${i}`;
    const payload = [...encoder.encode(text.padEnd(27, '.'))];
    const key = [0x37, i >> 16, (i >> 8) & 0xff, i & 0xff];
    const first = i % 10 === 3 ? 0x89 : 0x81;
    return hex([first | (i % 1000 === 500 ? 0x40 : 0), 0x80 | payload.length, ...key, ...payload.map((byte, at) => byte ^ key[at % 4]!)]);
  }).join('\n');
}

const TEXT = frames(COUNT);
const total = COUNT.toLocaleString('en');

/** Bytes of JavaScript memory in use after a collection. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

test('100,000 frames: the first one at once, all of them listed, found and filtered', async ({ page }) => {
  test.setTimeout(240_000);
  expect(TEXT.length).toBeGreaterThan(9_500_000);
  await openBench(page);
  const before = await heap(page);
  await page.evaluate(() => {
    const area = document.querySelector('textarea')!;
    const seen = { longest: 0, partial: false };
    (globalThis as unknown as { seen: typeof seen }).seen = seen;
    const look = (): void => {
      seen.longest = Math.max(seen.longest, area.value.length);
      const progress = document.querySelector('progress') !== null;
      if (
        progress &&
        document.querySelectorAll('.fields tbody tr').length > 5 &&
        /frame/.test(document.querySelector('[data-testid=counts]')?.textContent ?? '')
      )
        seen.partial = true;
      requestAnimationFrame(look);
    };
    look();
  });
  await paste(page, TEXT);
  await expect(counts(page)).toContainText(`${total} frames`, { timeout: 60_000 });
  await expect(page.locator('progress')).toHaveCount(0);
  await expect(counts(page)).toContainText('90,000 messages');
  await expect(counts(page)).toContainText('100 problems');
  const { longest, partial } = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number; partial: boolean } }).seen);
  expect(longest, 'the paste was in the textarea').toBeLessThan(1000);
  expect(partial, 'a frame was shown while the rest was read').toBe(true);
  await expect(page.getByText('Only the beginning is shown')).toBeVisible();
  // The text itself, its bytes, the index and the source map, and no object per frame.
  expect((await heap(page)) - before).toBeLessThan(8 * TEXT.length);

  // To the last frame and back, by keyboard.
  const rows = list(page);
  await rows.focus();
  await page.keyboard.press('End');
  await expect(page.locator('#frame-heading')).toHaveText(`Frame ${total} of ${total}`);
  await expect(rows.locator('[aria-selected=true]')).toBeInViewport();
  expect(await rows.getByRole('option').count()).toBeLessThan(100);
  await page.keyboard.press('Home');
  await expect(page.locator('#frame-heading')).toHaveText(`Frame 1 of ${total}`);

  const search = page.getByRole('search');
  const shown = page.getByText(/^[\d,]+ of 100,000$/);
  await search.getByRole('combobox').first().selectOption('9');
  await expect(shown).toHaveText(`10,000 of ${total}`);
  await search.getByRole('combobox').first().selectOption('');
  await search.getByRole('searchbox').fill(WORD.toUpperCase());
  await expect(shown).toHaveText(`4 of ${total}`);
  await expect(rows.getByRole('option').first()).toContainText(WORD);
  await search.getByRole('searchbox').fill('');
  await search.getByRole('checkbox').check();
  await expect(shown).toHaveText(`100 of ${total}`);
  await rows.getByRole('option').nth(1).click();
  await expect(page.locator('#frame-heading')).toHaveText(`Frame 1,501 of ${total}`);
  await search.getByRole('button', { name: 'Show all frames' }).click();
  await expect(rows.locator('[aria-selected=true]')).toBeInViewport();
  await page.getByRole('button', { name: 'Next problem' }).click();
  await expect(page.locator('#frame-heading')).toHaveText(`Frame 2,501 of ${total}`);
  await expect(page.getByText('Too long for a link and for this tab’s storage: a reload will lose it.')).toBeVisible();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(box(page)).toHaveValue('');
  await expect(counts(page)).toHaveCount(0);
});

test('a long paste is edited too, one edit after the other, and undone', async ({ page }) => {
  test.setTimeout(240_000);
  await openBench(page);
  await paste(page, TEXT);
  await expect(counts(page)).toContainText(`${total} frames`, { timeout: 120_000 });
  await expect(page.locator('progress')).toHaveCount(0, { timeout: 120_000 });
  const bit = (at: number) => page.locator(`table[role=grid] [data-bit="${at}"]`);
  await bit(0).focus();
  // Faster than the worker: each of them is done on what came of the one before.
  await page.keyboard.type('0010');
  for (const [at, value] of [
    [0, false],
    [1, false],
    [2, true],
    [3, false],
  ] as const) {
    await expect(bit(at)).toHaveAttribute('aria-pressed', String(value), { timeout: 60_000 });
  }
  await expect(page.getByRole('heading', { name: /problem/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(bit(2)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Control+z');
  await expect(bit(0)).toHaveAttribute('aria-pressed', 'true');
  await expect(counts(page)).toContainText(`${total} frames`);
  // However long it was read, what was there before it is one step back, and the edits come forth with it.
  await page.goBack();
  await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  await page.goForward();
  await expect(counts(page)).toContainText(`${total} frames`);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(bit(0)).toHaveAttribute('aria-pressed', 'false');
});

test('a conversation of 20,000 lines that take turns: a part for each line, with its direction', async ({ page }) => {
  test.setTimeout(240_000);
  const LINES = 20_000;
  const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const line = (i: number): string => {
    const payload = [...new TextEncoder().encode(JSON.stringify(i % 2 === 0 ? { ask: i } : { answer: i }))];
    // Every thousandth answer has RSV1 set, which nothing agreed on.
    if (i % 2 === 1) return `← ${hex([i % 2000 === 1001 ? 0xc1 : 0x81, payload.length, ...payload])}`;
    const key = [0x37, i >> 8, i & 0xff, 0x3d];
    return `→ ${hex([0x81, 0x80 | payload.length, ...key, ...payload.map((byte, at) => byte ^ key[at % 4]!)])}`;
  };
  const text = Array.from({ length: LINES }, (_, i) => line(i)).join('\n');
  await openBench(page);
  const before = await heap(page);
  await paste(page, text);
  await expect(counts(page)).toContainText('20,000 frames', { timeout: 120_000 });
  await expect(page.locator('progress')).toHaveCount(0);
  await expect(counts(page)).toContainText('20,000 messages');
  await expect(counts(page)).toContainText('10 problems');
  // The text, its bytes and a small object for each part; indexes and maps are made for the part that is looked at.
  expect((await heap(page)) - before).toBeLessThan(8 * text.length);

  // The first problem is looked at; each part has its receiver, of which the first few are told.
  const heading = page.locator('#frame-heading');
  await expect(heading).toHaveText('Frame 1,002 of 20,000');
  await expect(page.locator('.counts .verdict[data-verdict=error]')).toHaveCount(6);
  await page.getByRole('button', { name: 'Previous problem' }).click();
  await expect(heading).toHaveText('Frame 19,002 of 20,000');
  await page.getByRole('button', { name: 'Next problem' }).click();
  await expect(heading).toHaveText('Frame 1,002 of 20,000');
  // What the payloads are is said once for each side, the fault of answers for every one that has it.
  const cards = page.locator('[aria-labelledby=diagnoses-heading] li');
  await expect(cards.filter({ hasText: 'JSON' })).toHaveCount(2);
  await expect(cards).toHaveCount(12);

  const rows = list(page);
  const chosen = rows.locator('[aria-selected=true]');
  await rows.focus();
  await page.keyboard.press('Home');
  await expect(chosen).toContainText('client to server');
  await expect(chosen).toContainText('{"ask":0}');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toContainText('server to client');
  await expect(chosen).toContainText('{"answer":1}');
  await page.keyboard.press('End');
  await expect(heading).toHaveText('Frame 20,000 of 20,000');
  await expect(chosen).toContainText('server to client');
  await expect(chosen).toContainText('{"answer":19999}');
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toContainText('client to server');
  await expect(chosen).toContainText('{"ask":19998}');

  const search = page.getByRole('search');
  const shown = page.getByText(/^[\d,]+ of 20,000$/);
  await search.getByRole('combobox').nth(1).selectOption('s2c');
  await expect(shown).toHaveText('10,000 of 20,000');
  await search.getByRole('searchbox').fill('"ANSWER":777');
  await expect(shown).toHaveText('6 of 20,000');
  await search.getByRole('button', { name: 'Show all frames' }).click();

  // All of the text, as rows: the current one is that of the frame, and picking one looks at its frame.
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  const all = page.getByRole('listbox', { name: 'All of the pasted text' });
  await all.focus();
  await page.keyboard.press('End');
  await expect(heading).toHaveText('Frame 20,000 of 20,000');
  await expect(all.locator('[aria-selected=true]')).toContainText('←');
  await page.keyboard.press('Home');
  await expect(heading).toHaveText('Frame 1 of 20,000');
  await expect(all.locator('[aria-selected=true]')).toContainText('→ 81 89 37 00 00 3d');
  await page.getByRole('button', { name: 'Show less' }).click();
  await expect(all).toHaveCount(0);

  // A bit of one part is edited: all other parts stay as they are.
  const fin = page.locator('table[role=grid] [data-bit="0"]');
  await fin.click();
  await expect(fin).toHaveAttribute('aria-pressed', 'false', { timeout: 60_000 });
  await expect(counts(page)).toContainText('20,000 frames');
  await expect(page.getByText('Left out:')).toHaveCount(0);
  await rows.focus();
  await page.keyboard.press('End');
  await expect(heading).toHaveText('Frame 20,000 of 20,000');
  await expect(chosen).toContainText('server to client');
  await expect(chosen).toContainText('{"answer":19999}');
});

test('a long reading can be stopped and taken up again', async ({ page }) => {
  await openBench(page);
  // Pressed from inside the page as soon as it is there: a fast machine would be done before a click from outside arrives.
  await page.evaluate(() => {
    const press = new MutationObserver(() => {
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Cancel');
      if (!cancel) return;
      press.disconnect();
      cancel.click();
    });
    press.observe(document.body, { childList: true, subtree: true });
  });
  await paste(page, TEXT);
  await expect(page.getByText('Stopped. The paste is still here')).toBeVisible();
  await expect(page.locator('progress')).toHaveCount(0);
  await page.getByRole('button', { name: 'Read it all' }).click();
  await expect(counts(page)).toContainText(`${total} frames`, { timeout: 60_000 });
});

test('another paste while a long one is read wins', async ({ page }) => {
  await openBench(page);
  await paste(page, TEXT);
  await expect(page.locator('progress')).toBeVisible();
  await paste(page, '89 02 68 69');
  await expect(box(page)).toHaveValue('89 02 68 69');
  await expect(counts(page)).toContainText('1 frame ·');
  await expect(page.locator('progress')).toHaveCount(0);
  // The first reading has been ended, not only hidden: nothing comes after it.
  await expect.poll(() => page.workers().length).toBe(0);
  await expect(counts(page)).toContainText('1 frame ·');
});

test('a paste too long for a link survives a reload of its tab until it is forgotten', async ({ page }) => {
  await openBench(page);
  const text = frames(4000);
  expect(text.length).toBeGreaterThan(300_000);
  await paste(page, text);
  await expect(counts(page)).toContainText('4,000 frames');
  await expect(page.getByText('Too long for a link. It survives a reload of this tab')).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(counts(page)).toContainText('4,000 frames');
  await expect(page.getByText('This is what you pasted in this tab before')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(box(page)).toHaveValue(text);
  await page.getByRole('button', { name: 'Forget it' }).first().click();
  await page.reload();
  await settled(page);
  await expect(counts(page)).toContainText('1 frame ·');
});
