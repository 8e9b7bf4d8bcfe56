/** The copy menu: the span, the frame or everything, in any form, as a drawing, as a file. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openBench } from './bench.ts';
import { expect, test } from './site.ts';

const HELLO = '818537fa213d7f9f4d5158';

async function openMenu(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('details.menu summary', { hasText: 'Copy' }).click();
}
async function copied(page: Page, form: string): Promise<string> {
  await page.getByRole('button', { name: form, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  return await page.evaluate(() => navigator.clipboard.readText());
}
async function saved(page: Page, form: string): Promise<{ name: string; content: Buffer }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: form, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

test('a frame is copied as bytes and drawings, and saved as files', async ({ page }) => {
  await openBench(page, `frames/#f=${HELLO}&dir=c2s`);
  await openMenu(page);
  expect(await copied(page, 'printf … | nc')).toBe("printf '\\201\\2057\\372\\041=\\177\\237MQX' | nc host port");
  expect(await copied(page, 'RFC figure')).toContain('|  4d ^ 21 = 6c    51 ^ 3d = 6c    58 ^ 37 = 6f |');

  const bin = await saved(page, 'Bytes, .bin');
  expect([bin.name, bin.content.toString('hex')]).toEqual(['frame.bin', HELLO]);
  const txt = await saved(page, 'text2pcap, .txt');
  expect([txt.name, txt.content.toString()]).toEqual(['frame.txt', expect.stringContaining('\nO\n000000 81 85 37')]);

  const drawing = await saved(page, 'Drawing, .svg');
  expect(drawing.name).toBe('frame.svg');
  // A page of its own: this one's policy lets no text become a document.
  const elsewhere = await page.context().newPage();
  const root = await elsewhere.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [documentElement.tagName, documentElement.querySelectorAll('parsererror').length];
  }, drawing.content.toString());
  expect(root).toEqual(['svg', 0]);
});

test('the pinned span alone is copied, and everything with its directions', async ({ page }) => {
  await openBench(page, `frames/#f=${HELLO}8a00&dir=c2s.s2c&cut=11&sel=key`);
  await openMenu(page);
  await page.locator('.panel label', { hasText: 'span' }).click();
  expect(await copied(page, 'Hex')).toBe('37 fa 21 3d');
  // A span is no frame: there is nothing to draw.
  await expect(page.getByRole('button', { name: 'RFC figure' })).toHaveCount(0);
  await page.locator('.panel label', { hasText: 'all' }).click();
  expect(await copied(page, 'Go []byte')).toMatch(
    /^\/\/ client to server\n\[\]byte\{0x81, .*\}\n\/\/ server to client\n\[\]byte\{0x8a, 0x00\}$/,
  );
  expect((await saved(page, 'Bytes, .bin')).content.toString('hex')).toBe(`${HELLO}8a00`);
});
