/** The address of the frames page: round trips, compression, what is too long, what is broken, Back, reload, languages. */
import { box, counts, list, litAs, openBench, paste, row, valueOf } from './bench.ts';
import { at, expect, settled, test } from './site.ts';

const HELLO = '818537fa213d7f9f4d5158';
const fragment = (page: { url: () => string }): string => new URL(page.url()).hash.slice(1);

test('a link restores bytes, direction, selection and view, also after a reload and in the other language', async ({ page }) => {
  await openBench(page, `frames/#f=${HELLO}&dir=c2s`);
  await page.locator('.fields th button', { hasText: 'Masking key' }).click();
  await page.locator('label', { hasText: 'RFC figure' }).click();
  await expect.poll(() => fragment(page)).toBe(`f=${HELLO}&dir=c2s&sel=key&view=figure`);
  const check = async (): Promise<void> => {
    await settled(page);
    await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    await expect(page.locator('table[role=grid] thead')).toBeAttached();
    await page.mouse.move(3, 3);
    await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual(Array.from({ length: 32 }, (_, i) => 16 + i));
    await expect(page.locator('input[type=radio][value=c2s]').first()).toBeChecked();
    expect(fragment(page)).toBe(`f=${HELLO}&dir=c2s&sel=key&view=figure`);
  };
  await page.reload();
  await check();
  await page.locator('header a[hreflang^=zh]').click();
  await expect(page).toHaveURL(/\/zh\/frames\//);
  await check();
  const copy = await page.context().newPage();
  await copy.goto(page.url());
  await copy.waitForFunction(() => document.querySelector('textarea')?.value.startsWith('81 85'));
  await copy.close();
});

test('several runs, a bit range and a frame further on make the way through a link', async ({ page }) => {
  const link = 'f=810548656c6c6f81850000000048656c6c6f&dir=s2c.c2s&sel=1.w16-24&cut=7';
  await openBench(page, `frames/#${link}`);
  await expect(counts(page)).toContainText('2 frames');
  await expect(page.locator('#frame-heading')).toHaveText('Frame 2 of 2');
  await page.mouse.move(3, 3);
  await expect.poll(async () => (await litAs(page, 'pin')).strip).toEqual([2]);
  await page.reload();
  await openBench(page, `frames/#${link}`);
  expect(fragment(page)).toBe(link);
});

test('more than a kibibyte is compressed, and comes back the same', async ({ page }) => {
  await openBench(page);
  const hex = '827e05dc' + 'abcdef'.repeat(500);
  await paste(page, hex);
  await expect(counts(page)).toContainText('1 frame');
  await expect.poll(() => fragment(page)).toMatch(/(?:^|&)z=[\w-]{10,400}$/);
  expect(fragment(page)).not.toContain('f=');
  const url = page.url();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.goto(url);
  await expect.poll(() => valueOf(page, 'Payload length')).toBe('1500');
  expect((await box(page).inputValue()).replaceAll(' ', '')).toBe(hex);
});

test('what is too long for a link says so, offers files, and survives a reload in this tab', async ({ page }) => {
  await openBench(page);
  // Noise, which does not compress.
  let state = 1;
  const noise = Array.from({ length: 12_000 }, () => ((state = (state * 48271) % 2147483647) & 0xff).toString(16).padStart(2, '0')).join(
    '',
  );
  const text = `827e${(12_000).toString(16)}${noise}`;
  await paste(page, text);
  await expect.poll(() => valueOf(page, 'Payload length')).toBe('12000');
  await expect(page.getByText('Too long for a link. It survives a reload of this tab')).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('These bytes are too many for a link')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .bin' }).click();
  expect((await download).suggestedFilename()).toBe('frames.bin');
  await page.reload();
  await settled(page);
  await expect(box(page)).toHaveValue(text);
  await expect(page.getByText('This is what you pasted in this tab before')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(box(page)).toHaveValue('');
  await page.reload();
  await settled(page);
  expect(await box(page).inputValue()).not.toContain('827e');
});

for (const [broken, unread] of [
  [`f=${HELLO}&sel=foo`, 'sel=foo'],
  [`f=${HELLO}&dir=up`, 'dir=up'],
  [`f=${HELLO}&colour=red`, 'colour=red'],
  [`f=${HELLO}zz`, `f=${HELLO}zz`],
  [`f=${HELLO}&view=%E4%BD`, 'view=%E4%BD'],
  [`f=${HELLO}&sel=999.key&max=many`, 'max=many'],
  [`f=${HELLO}&<script>alert(1)</script>`, '<script>alert(1)</script>'],
] as const) {
  test(`a link with a part that cannot be read says which: ${broken.slice(0, 50)}`, async ({ page }) => {
    await openBench(page, `frames/#${broken}`);
    const notice = page.getByText('This link had a part I could not read:');
    await expect(notice).toBeVisible();
    expect(decodeURIComponent((await notice.innerText()).replace(/%(?![0-7])/g, '%25'))).toContain(
      decodeURIComponent(unread.replace(/%(?![0-7])/g, '%25')),
    );
    await expect(row(page, 'Masking key')).toBeVisible();
  });
}

test('a link whose compressed bytes are broken opens all the same', async ({ page }) => {
  for (const link of ['z=AAAA', 'z=%00', 'z=', 'f=', 'f=8', 'sel=5.key', 'max=0', 't=&f=81', '&&&=', 'z=' + 'A'.repeat(9000)]) {
    await page.goto('about:blank');
    await page.goto(at(`frames/#${link}`));
    await settled(page);
    await expect(page.locator('table[role=grid]'), link).toBeVisible();
  }
});

test('Back undoes an example, Forward brings it again', async ({ page }) => {
  await openBench(page);
  await paste(page, '89 00');
  await expect(counts(page)).toContainText('1 frame');
  await expect.poll(() => fragment(page)).toContain('f=8900');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'A thousand frames' }).click();
  await expect(counts(page)).toContainText('1,000 frames');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Close 1000 from/ })
    .click();
  await expect(row(page, 'Close code')).toBeVisible();
  await expect.poll(() => fragment(page)).toMatch(/f=88/);
  await page.goBack();
  await expect(counts(page)).toContainText('1,000 frames');
  await page.goBack();
  await expect(box(page)).toHaveValue('89 00');
  await expect.poll(() => valueOf(page, 'Opcode')).toBe('0x9');
  await page.goForward();
  await expect(list(page).getByRole('option').first()).toBeVisible();
  await expect(counts(page)).toContainText('1,000 frames');
});

test('Back brings what was edited with its way back, Forward what came after, however quickly', async ({ page }) => {
  await openBench(page, 'frames/#f=818537fa213d7f9f4d5158&dir=c2s');
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await page.locator('table[role=grid] [data-bit="7"]').click();
  await page.getByRole('combobox', { name: 'Opcode' }).selectOption({ label: '0x9 ping' });
  await expect(box(page)).toHaveValue('89 85 37 fa 21 3d 7f 9f 4d 51 58');
  // Another paste in its place, edited too, and left before its address can have been written.
  await paste(page, '81 02 48 69');
  await expect(counts(page)).toContainText('1 message');
  await expect(undo).toBeDisabled();
  await expect.poll(() => fragment(page)).toContain('f=81024869');
  await page.getByRole('combobox', { name: 'Opcode' }).selectOption({ label: '0x2 binary' });
  await page.goBack();
  await expect(box(page)).toHaveValue('89 85 37 fa 21 3d 7f 9f 4d 51 58');
  await undo.click();
  await expect(box(page)).toHaveValue('80 85 37 fa 21 3d 7f 9f 4d 51 58');
  await undo.click();
  await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  await expect(undo).toBeDisabled();
  await page.goForward();
  await expect(box(page)).toHaveValue('82 02 48 69');
  await expect.poll(() => fragment(page)).toContain('f=82024869');
  await undo.click();
  await expect(box(page)).toHaveValue('81 02 48 69');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(box(page)).toHaveValue('82 02 48 69');
  // The way forth of the first paste is there as well.
  await page.goBack();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(box(page)).toHaveValue('80 85 37 fa 21 3d 7f 9f 4d 51 58');
});

test('entries of the history stay what they were over a reload and a link typed by hand', async ({ page }) => {
  await openBench(page, 'frames/#f=8900');
  await paste(page, '8a 00');
  await expect.poll(() => fragment(page)).toContain('f=8a00');
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(box(page)).toHaveValue('');
  await paste(page, '88 00');
  await expect.poll(() => fragment(page)).toContain('f=8800');
  await page.evaluate(() => (location.hash = '#f=8100'));
  await expect(box(page)).toHaveValue('81 00');
  await page.getByRole('combobox', { name: 'Opcode' }).selectOption({ label: '0x2 binary' });
  await expect.poll(() => fragment(page)).toContain('f=8200');
  for (const bytes of ['88 00', '8a 00', '89 00']) {
    await page.goBack();
    await expect(box(page)).toHaveValue(bytes);
  }
  for (const bytes of ['8a 00', '88 00', '82 00']) {
    await page.goForward();
    await expect(box(page)).toHaveValue(bytes);
  }
});

test('a frame that is looked at comes back by its link, also the first of a stream with problems', async ({ page }) => {
  await openBench(page, 'frames/#f=81008101ff&dir=s2c');
  const heading = page.locator('#frame-heading');
  await expect(heading).toHaveText('Frame 2 of 2');
  await list(page).getByRole('option').first().click();
  await expect(heading).toHaveText('Frame 1 of 2');
  await expect.poll(() => fragment(page)).toContain('sel=0');
  await page.reload();
  await settled(page);
  await expect(heading).toHaveText('Frame 1 of 2');
  await page
    .getByRole('link', { name: /^(简体)?中文$/ })
    .first()
    .click();
  await expect(heading).toHaveText('第 1 帧，共 2 帧');
});

test('text that is no bytes goes into the link as text and comes back', async ({ page }) => {
  await openBench(page);
  await page.locator('select').first().selectOption('text');
  const text = '你好 <b>&amp;</b> #f=81&x=100% “q” \u202eabc';
  await paste(page, text);
  await page.locator('select').first().selectOption('text');
  await expect(page.getByText('message content, no frame header')).toBeVisible();
  await expect.poll(() => fragment(page)).toMatch(/^t=%E4%BD%A0/);
  const url = page.url();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.goto(url);
  await settled(page);
  await expect(box(page)).toHaveValue(text);
});
