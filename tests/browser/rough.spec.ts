/** Rough handling: hostile payloads, absurd lengths, garbage, quick changes of mind, files, no network. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { FORMATS } from '../../src/capture/reading.ts';
import { box, counts, list, openBench, overflow, paste, valueOf } from './bench.ts';
import { expect, settled, test } from './site.ts';

/** Hex of an unmasked text frame. */
function textFrame(text: string): string {
  const payload = Buffer.from(text);
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return Buffer.from([0x81, ...length, ...payload]).toString('hex');
}

const explained = (page: Page) => page.locator('.explain');

test('hostile payloads are shown as what they are', async ({ page }) => {
  await openBench(page);
  const ran: string[] = [];
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push(dialog.message())));
  for (const [payload, shown] of [
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['{"a":"</script><svg onload=alert(1)>"}', '</script><svg onload=alert(1)>'],
    ['a\u0000b\u001b[31mc\u007f', 'aNULbESC[31mcDEL'],
    ['tab\tline\nend\r', 'tabHTline'],
    ['abc\u202eDEF\u2066', 'U+202E'],
    ['x\u0085y\ufeffz\u200b', 'U+FEFF'],
    ['שלום עולם', 'שלום'],
    ['e\u0301👨‍👩‍👧', '👨'],
  ] as const) {
    await paste(page, textFrame(payload));
    await expect(page.locator('.text'), payload).toContainText(shown.replace(' ', ' '));
    await page.locator('.text [data-at="0"]').hover();
    await expect(explained(page)).not.toBeEmpty();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
  expect(ran).toEqual([]);
});

test('right-to-left text keeps to its own place, and its control characters are seen', async ({ page }) => {
  await openBench(page);
  const text = 'שלום \u202eabc\u202c مرحبا';
  await paste(
    page,
    `\\x81\\x${Buffer.byteLength(text).toString(16)}${[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16)}`).join('')}`,
  );
  await expect(page.locator('.text')).toContainText('U+202E');
  await expect(page.locator('.text')).toContainText('שלום');
  // The sentence around the quotation runs on from left to right.
  const meaning = page.locator('.fields tr', { hasText: 'Payload' }).last().locator('.meaning');
  await expect(meaning).toContainText('\u2068שלום U+202Eabc');
  await expect(page.locator('.fields')).not.toContainText('\u202e');
  expect(await page.locator('.text').evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('plaintext');
});

test('hostile text in the box is only text', async ({ page }) => {
  await openBench(page);
  const ran: string[] = [];
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push(dialog.message())));
  for (const text of [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202e81 00',
    '81 00 \u0000 ff',
    '\ud83d',
    '😀'.repeat(50),
  ]) {
    await paste(page, text);
    await expect(page.locator('select option').first()).not.toBeEmpty();
    await expect(page.locator('main')).not.toContainText('undefined');
  }
  expect(ran).toEqual([]);
});

test('characters cut between frames are said to be cut', async ({ page }) => {
  // 👋 is f0 9f 91 8b: two bytes in either frame.
  await openBench(page, 'frames/#f=0102f09f8002918b&dir=s2c');
  await expect(counts(page)).toContainText('0 problems');
  await expect(page.locator('.text .broken')).toHaveAttribute('title', /later frame/);
  await list(page).getByRole('option').nth(1).click();
  await expect(page.locator('.text .broken')).toHaveAttribute('title', /earlier frame/);
  await page.getByText('whole message', { exact: true }).click();
  await expect(page.locator('.text')).toHaveText('👋');
  // The character of the whole message lights its bytes in this frame and in the box those of both.
  await page.locator('.text [data-at="0"]').hover();
  await expect(page.locator('.pill[data-light=hover]')).toHaveCount(2);
  await expect(page.locator('.marks [data-kind=hover] mark')).toHaveCount(2);
});

for (const [name, hex, length] of [
  ['2^63 - 1', '827f7fffffffffffffff0102', '9223372036854775807'],
  ['2^63', '827f80000000000000000102', '9223372036854775808'],
  ['2^64 - 1, masked', '82ffffffffffffffffff37fa213d0102', '18446744073709551615'],
  ['2^53 + 1', '827f002000000000000105', '9007199254740993'],
] as const) {
  test(`a length of ${name} is read to the digit and costs nothing`, async ({ page }) => {
    await openBench(page, `frames/#f=${hex}`);
    await expect.poll(() => valueOf(page, 'Payload length')).toBe(length);
    await expect(page.locator('main')).not.toContainText(/Infinity|NaN|undefined/);
    await page.locator('table[role=grid] [data-bit="20"]').hover();
    await expect(explained(page)).toContainText(/\d/);
    expect(await page.locator('table[role=grid] [data-bit]').count()).toBeLessThan(400);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
}

test('a frame of 64 KiB: all rows can be opened and reached, only those in view are drawn', async ({ page }) => {
  await openBench(page);
  const payload = Array.from({ length: 65_536 }, (_, i) => (i & 0xff).toString(16).padStart(2, '0')).join(' ');
  await paste(page, `82 7f 00 00 00 00 00 01 00 00 ${payload}`);
  await expect.poll(() => valueOf(page, 'Payload length')).toBe('65536');
  await expect(page.getByText('The first 64 KiB are drawn')).toBeVisible();
  await page.locator('table[role=grid] [tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  await page.getByRole('button', { name: /more rows/ }).click();
  await page.locator('table[role=grid] [tabindex="0"]').focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator('table[role=grid] [data-bit]:focus')).toHaveAttribute('data-bit', String(65_536 * 8 - 1));
  await expect(page.locator('table[role=grid] [data-bit]:focus')).toBeInViewport();
  expect(await page.locator('table[role=grid] [data-bit]').count()).toBeLessThan(1000);
  await page.locator('.pill[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.pill:focus')).toHaveAttribute('data-byte', '65535');
  expect(await page.locator('.pill').count()).toBeLessThan(200);
});

test('five megabytes of garbage, read as anything', async ({ page }) => {
  await openBench(page);
  const words = 'lorem ipsum 81 85 37 fa 0x81, \\x81 129 dolor "\\u0081" <Buffer 81> ';
  await paste(page, words.repeat(Math.ceil(5_000_000 / words.length)));
  await expect(page.locator('progress')).toHaveCount(0, { timeout: 30_000 });
  await paste(page, '\u0000\ufffd'.repeat(20_000));
  await expect(page.locator('progress')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('Only the beginning is shown')).toBeVisible();
});

test('any text read as any format is answered', async ({ page }) => {
  await openBench(page);
  const select = page.locator('select').first();
  for (const text of ['81 85 37 fa 21 3d 7f 9f 4d 51 58', 'zzz \u4f60 {"a":[1,2', '0000: <<>> [] "" \\', '-1 256 99999999999 1e9']) {
    await paste(page, text);
    for (const format of FORMATS) {
      await select.selectOption(format);
      await expect(select).toHaveValue(format);
      await expect(page.locator('main')).not.toContainText('undefined');
    }
    await expect(box(page)).toHaveValue(text);
  }
});

test('quick changes of mind end where the last one led', async ({ page }) => {
  await openBench(page);
  await paste(page, '81 05 48 65 6c 6c 6f\n'.repeat(5000));
  const select = page.locator('select').first();
  for (const format of ['decimal', 'base64', 'hex', 'binary-digits', 'text', '']) await select.selectOption(format);
  for (const side of ['c2s', 's2c', 'auto', 'c2s']) await page.locator(`input[type=radio][value=${side}]`).first().check({ force: true });
  await expect(counts(page)).toContainText('5,000 frames', { timeout: 20_000 });
  await expect(counts(page)).toContainText('5,000 problems');
  await expect(page.locator('progress')).toHaveCount(0);
});

test('typing in the middle of the box keeps caret, frame and choices', async ({ page }) => {
  await openBench(page);
  await paste(page, '81 05 48 65 6c 6c 6f');
  await page.locator('input[type=radio][value=c2s]').first().check({ force: true });
  await box(page).focus();
  await box(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5));
  await page.keyboard.type(' 4');
  expect(await box(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(7);
  await page.keyboard.type('9');
  await expect(box(page)).toHaveValue('81 05 49 48 65 6c 6c 6f');
  await expect(page.locator('.text')).toHaveText('IHell');
  await expect(page.locator('input[type=radio][value=c2s]').first()).toBeChecked();
  expect(await box(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(8);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Or start from one of these:')).toBeVisible();
  await page.getByRole('button', { name: 'Ping' }).click();
  await expect.poll(() => valueOf(page, 'Opcode')).toBe('0x9');
});

test('200 random byte strings are drawn and explained', async ({ page }) => {
  await openBench(page);
  let state = 6455;
  const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
  await page.locator('select').first().selectOption('hex');
  for (let round = 0; round < 200; round++) {
    const bytes = Array.from({ length: 1 + random(20) }, () => random(256));
    const text = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    await box(page).fill(text);
    await expect(page.locator('table[role=grid]')).toHaveAttribute('aria-label', /bytes?$/);
    await expect(page.locator('.fields tbody tr').first(), text).toBeVisible();
    expect(await page.locator('.fields tbody .meaning').first().innerText(), text).toMatch(/.{10,}/);
  }
});

/** Drops a file or a text on the page, as a drag from outside does. */
async function drop(page: Page, file: { name: string; bytes: readonly number[] } | { text: string }): Promise<void> {
  const data = await page.evaluateHandle((what) => {
    const transfer = new DataTransfer();
    if ('text' in what) transfer.setData('text/plain', what.text);
    else transfer.items.add(new File([Uint8Array.from(what.bytes)], what.name));
    return transfer;
  }, file);
  const target = page.locator('[role=region]').first();
  await target.dispatchEvent('dragenter', { dataTransfer: data });
  await target.dispatchEvent('dragover', { dataTransfer: data });
  await target.dispatchEvent('drop', { dataTransfer: data });
}

test('files and texts can be dropped: text, binary, captures', async ({ page }) => {
  await openBench(page);
  const hello = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
  await drop(page, { name: 'log.txt', bytes: [...Buffer.from('<Buffer 89 02 68 69>')] });
  await expect(box(page)).toHaveValue('<Buffer 89 02 68 69>');
  await expect.poll(() => valueOf(page, 'Opcode')).toBe('0x9');
  await drop(page, { name: 'frame.bin', bytes: hello });
  await expect.poll(() => valueOf(page, 'Masking key')).toBe('37 fa 21 3d');
  await expect(page.getByText('frame.bin: 11 bytes of binary')).toBeVisible();
  await drop(page, { text: '8a 00' });
  await expect(box(page)).toHaveValue('8a 00');
  await expect.poll(() => valueOf(page, 'Opcode')).toBe('0xa');
  await drop(page, { name: 'x.pcap', bytes: [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, ...Array<number>(16).fill(0)] });
  await expect(page.getByText('This is a pcap capture file.')).toBeVisible();
  await drop(page, { name: 'empty.bin', bytes: [] });
  await expect(page.locator('main')).not.toContainText('undefined');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'again.bin', mimeType: 'application/octet-stream', buffer: Buffer.from(hello) });
  await expect(page.locator('.text')).toHaveText('Hello');
});

test('the page with a paste survives a reload without a network', async ({ page, context }) => {
  await openBench(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await paste(page, '<Buffer 81 84 5c 1b 93 cf 28 7e e0 bb>');
  await expect(page.locator('.text')).toHaveText('test');
  await expect.poll(() => page.url()).toContain('#f=');
  await context.setOffline(true);
  await page.reload();
  await settled(page);
  await expect(page.locator('.text')).toHaveText('test');
  // The worker, the readers and the examples are there too.
  await paste(page, '81 02 68 69\n'.repeat(4000));
  await expect(counts(page)).toContainText('4,000 frames');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ping without payload' }).click();
  await expect.poll(() => valueOf(page, 'Opcode')).toBe('0x9');
  await context.setOffline(false);
});

test('samples of real pastes one after the other, in Chinese, at 360 px', async ({ page }) => {
  const samples = JSON.parse(readFileSync(resolve(import.meta.dirname, '../samples/pastes.json'), 'utf8')) as {
    id: string;
    text: string;
  }[];
  await page.setViewportSize({ width: 360, height: 640 });
  await openBench(page, 'zh/frames/');
  for (const { id, text } of samples) {
    await paste(page, text);
    await expect(page.locator('select option').first()).toHaveText(/^自动/);
    expect(await overflow(page), id).toBeLessThanOrEqual(0);
    expect(await page.locator('main').innerText(), id).not.toMatch(/undefined|NaN|\[object/);
  }
});
