/** The masking page: lanes, steps, links, known text, proxy scene; by mouse, by keyboard, on a phone, with a long payload. */
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, settled, test, themesOf } from './site.ts';
import { tabStops } from './tab-walk.ts';

const PATHS = ['masking/', 'zh/masking/'] as const;
const MIB = 1_048_576;

const fragment = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.slice(1));
const cell = (page: Page, name: string): Locator => page.locator(`[data-cell="${name}"]`);
const payload = (page: Page): Locator => page.getByRole('textbox', { name: 'Payload' });
const key = (page: Page): Locator => page.getByRole('textbox', { name: 'Masking key' });
const steps = (page: Page): Locator => page.getByRole('group', { name: 'Steps of masking' });
const scene = (page: Page): Locator => page.getByRole('group', { name: 'Steps of the scene' });
const says = (page: Page): Locator => page.locator('.stage .says');

/** The cells that are lit, as `kind`. */
const lit = (page: Page, kind: 'point' | 'lane'): Promise<string[]> =>
  page.locator(`[data-light="${kind}"]`).evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['cell']!));
/** What the lanes show of a row, in order. */
const row = (page: Page, name: string): Promise<string[]> =>
  page.locator(`[data-cell^="${name}-"]`).evaluateAll((all) => all.map((each) => each.textContent.trim()));
/** All that the stage shows, as text; what is spoken comes a moment later. */
const stage = async (page: Page): Promise<string> => (await page.locator('.stage :is(.position, .says, .view)').allInnerTexts()).join('\n');

async function pasteInto(page: Page, field: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

test('each Next is the link with that step, and Previous brings the one before back', async ({ page }) => {
  await open(page, 'masking/');
  // Without questions: a link asks none.
  await page.getByRole('checkbox', { name: 'Let me guess first' }).uncheck();
  const seen = [await stage(page)];
  for (let step = 1; step <= 5; step++) {
    await steps(page).getByRole('button', { name: 'Next step' }).click();
    await expect(says(page)).toContainText(`Byte ${step - 1}, `);
    seen.push(await stage(page));
  }
  await expect(says(page)).toContainText('Byte 4, o, 6f, uses key byte 0, 37. 6f xor 37 is 58.');
  expect(await row(page, 'wire')).toEqual(['7f', '9f', '4d', '51', '58']);
  for (let step = 4; step >= 0; step--) {
    await steps(page).getByRole('button', { name: 'Previous step' }).click();
    expect(await stage(page)).toBe(seen[step]);
  }
  for (const step of [1, 3, 5]) {
    await page.goto('about:blank');
    await open(page, `masking/#step=${step}`);
    await page.mouse.move(2, 2);
    expect(await stage(page)).toBe(seen[step]);
  }
});

test('keys and the scrubber reach every step from anywhere, with the picture of its link', async ({ page }) => {
  await open(page, 'zh/masking/#bits=1');
  await page.getByRole('checkbox', { name: '先让我猜' }).uncheck();
  const scrub = page.locator('.stage .stepper input[type=range]');
  const seen = new Map<number, string>();
  const arrive = async (step: number): Promise<void> => {
    await expect(scrub).toHaveValue(String(step));
    seen.set(step, await stage(page));
  };
  await scrub.focus();
  await page.keyboard.press('End');
  await arrive(40);
  await page.keyboard.press('Shift+ArrowLeft');
  await arrive(30);
  await scrub.fill('7');
  await arrive(7);
  await page.keyboard.press('Shift+ArrowRight');
  await arrive(17);
  await page.keyboard.press('ArrowLeft');
  await arrive(16);
  await page.keyboard.press('Home');
  await arrive(0);
  for (const [step, picture] of seen) {
    await page.goto('about:blank');
    await open(page, `zh/masking/#step=${step}&bits=1`);
    expect(await stage(page), `step ${step}`).toBe(picture);
  }
});

test('no link breaks the page', async ({ page }) => {
  await open(page, 'masking/');
  for (const fragment of [
    'step=-1',
    'step=NaN',
    'step=999999999',
    'step=1e9&at=999999999',
    't=%00%01%7F&step=3',
    't=%F0%9F%91&step=1',
    'p=&step=1',
    `p=${'00'.repeat(1024)}&step=10`,
    `p=${'00'.repeat(1025)}`,
    'key=37fa213d00',
    'scene=off.99&seed=999999999',
    '__proto__=1&constructor=2&toString=3',
    '%',
    '&&&===&&',
    't=<img src=x onerror=alert(1)>&crib=<script>',
    `t=${'x'.repeat(9000)}`,
    'm=ff&crib=',
    'msg=',
  ]) {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await steps(page).getByRole('slider').press('Home');
    await expect(says(page)).not.toBeEmpty();
    await steps(page).getByRole('slider').press('ArrowRight');
    await expect(steps(page).getByRole('slider')).toHaveValue(fragment === 'p=&step=1' ? '0' : '1');
  }
  await page.evaluate(() => (location.hash = ''));
  await expect(payload(page)).toHaveValue('Hello');
});

test('half a surrogate pair, NUL and other odd text become the bytes that a browser would send', async ({ page }) => {
  await open(page, 'masking/');
  await payload(page).evaluate((field: HTMLTextAreaElement) => {
    field.value = '\ud83d\u0000\u202e';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  expect(await row(page, 'plain')).toEqual(['ef', 'bf', 'bd', '00', 'e2', '80', 'ae']);
  await expect.poll(() => fragment(page)).toBe('t=\ufffd\u0000\u202e');
  await key(page).fill('３７ｆａ２１３ｄ');
  await expect(key(page)).toHaveAttribute('aria-invalid', 'false');
  for (const [typed, says] of [
    ['37 fa 21 3d 00', 'You have 5.'],
    ['', 'You have 0.'],
    ['密钥', '“密” at position 1 is not a hex digit'],
    ['37 fa 21 3', 'One hex digit is left over at position 10'],
  ] as const) {
    await key(page).fill(typed);
    await expect(page.getByText(says)).toBeVisible();
    await expect(key(page)).toHaveValue(typed);
  }
});

test('the key byte of the second turn is asked for before it is shown, once', async ({ page }) => {
  await page.clock.install();
  await open(page, 'masking/');
  await steps(page).getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(30_000);
  const guess = page.getByLabel('Which key byte masks byte 4: K0, K1, K2 or K3?');
  await expect(guess).toBeVisible();
  await expect(steps(page).getByRole('button', { name: 'Play' })).toBeVisible();
  expect(await row(page, 'key')).toEqual(['37', 'fa', '21', '3d', '?']);
  expect(await row(page, 'wire')).toEqual(['7f', '9f', '4d', '51', '··']);
  await expect(cell(page, 'key-4')).toHaveAccessibleName('Key byte over byte 4, to be guessed');
  await expect(page.locator('.view tr[aria-current] td')).toHaveText(['o', '6f', '?', '?', '?']);
  // Finer steps do not give it away.
  await page.getByText('Bit by bit', { exact: true }).click();
  await expect(page.locator('.workings tr').nth(1).locator('td')).toHaveText(Array.from({ length: 8 }, () => '·'));
  await page.getByText('Byte by byte', { exact: true }).click();
  await guess.fill('K1');
  await guess.press('Enter');
  await expect(says(page)).toContainText('You said K1. It is K0, 37. Byte 4, o, 6f, uses key byte 0, 37.');
  await expect(says(page)).toBeFocused();
  expect(await row(page, 'wire')).toEqual(['7f', '9f', '4d', '51', '58']);
  await steps(page).getByRole('button', { name: 'First step' }).click();
  await steps(page).getByRole('button', { name: 'Last step' }).click();
  await expect(says(page)).toContainText('Byte 4, o');
  await payload(page).fill('Hello, world');
  await cell(page, 'plain-5').click();
  await steps(page).getByRole('button', { name: 'Next step' }).click();
  await page.getByLabel('Which key byte masks byte 6').fill('21');
  await page.keyboard.press('Enter');
  await expect(says(page)).toContainText('Yes: K2, 21.');
});

test('pointing at a result lights its payload byte, its key byte and its lane; at a key byte, the lane', async ({ page }) => {
  await open(page, 'masking/#step=5');
  await cell(page, 'wire-4').hover();
  expect(await lit(page, 'point')).toEqual(['head-0', 'plain-4', 'key-4', 'wire-4']);
  expect(await lit(page, 'lane')).toEqual(['plain-0', 'key-0', 'wire-0']);
  await expect(page.locator('.lanes .words')).toHaveText('Byte 4 is in lane K0: 4 mod 4 = 0. The same key byte meets 0.');
  await cell(page, 'plain-4').hover();
  expect(await lit(page, 'point')).toEqual(['head-0', 'plain-4', 'key-4', 'wire-4']);
  await cell(page, 'key-1').hover();
  expect(await lit(page, 'point')).toEqual(['head-1', 'key-1']);
  expect(await lit(page, 'lane')).toEqual(['plain-1', 'wire-1']);
  await page.mouse.move(2, 2);
  expect(await lit(page, 'point')).toEqual([]);
  await cell(page, 'head-0').click();
  await page.mouse.move(2, 2);
  await page.locator('h1').click();
  expect(await lit(page, 'point')).toEqual(['head-0', 'key-0', 'key-4']);
  await cell(page, 'head-0').focus();
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  expect(await lit(page, 'point')).toEqual([]);
});

test('choosing a byte goes to its step, in bytes and in bits', async ({ page }) => {
  await open(page, 'masking/');
  await cell(page, 'wire-2').click();
  await expect(says(page)).toContainText('Byte 2, l, 6c');
  await expect.poll(() => fragment(page)).toBe('step=3');
  await page.getByText('Bit by bit', { exact: true }).click();
  await expect(says(page)).toContainText('Bit 0 of byte 2: 0 in 6c, 0 in key byte 2, 21. Equal bits give 0.');
  await cell(page, 'plain-4').click();
  await expect(says(page)).toContainText('Bit 0 of byte 4');
  await expect.poll(() => fragment(page)).toBe('step=33&bits=1');
  await expect(page.locator('.workings tr').last().locator('td')).toHaveText(['0', '·', '·', '·', '·', '·', '·', '·']);
});

test('the same steps lead back', async ({ page }) => {
  await open(page, 'masking/#step=5');
  await page.getByText('Unmask ↑').click();
  expect(await row(page, 'plain')).toEqual(['··', '··', '··', '··', '··']);
  expect(await row(page, 'wire')).toEqual(['7f', '9f', '4d', '51', '58']);
  await steps(page).getByRole('button', { name: 'Last step' }).click();
  expect(await row(page, 'plain')).toEqual(['48', '65', '6c', '6c', '6f']);
  await expect(says(page)).toContainText('58 xor 37 is o, 6f. The payload is back, byte for byte.');
  await expect.poll(() => fragment(page)).toBe('step=5&mode=unmask');
});

test('a link brings everything back, also in the other language', async ({ page }) => {
  const link = 't=你好 👋&key=0badf00d&step=20&scene=fresh.4&mode=unmask&bits=1&crib=你&msg=POST /x&seed=3';
  await open(page, `masking/#${link}`);
  const check = async (): Promise<void> => {
    await expect(page.locator('textarea').first()).toHaveValue('你好 👋');
    await expect(page.locator('input[aria-describedby]').first()).toHaveValue('0b ad f0 0d');
    await expect(page.locator('input[type=range]').first()).toHaveValue('20');
    await expect(page.locator('input[type=range]').last()).toHaveValue('4');
    for (const value of ['fresh', 'unmask', 'bits']) await expect(page.locator(`input[value=${value}]`)).toBeChecked();
    await expect(page.locator('textarea').last()).toHaveValue('POST /x');
    await expect(page.locator('ol li')).toHaveCount(4);
    expect(fragment(page)).toBe(link);
  };
  await check();
  await page.locator('header a[data-language]').click();
  await expect(page).toHaveURL(/\/zh\/masking\//);
  await settled(page);
  await check();
  await page.reload();
  await settled(page);
  await check();
});

test('what a link says wrong is named, and the rest is opened', async ({ page }) => {
  await open(page, 'masking/#t=Hi&key=37fa21&colour=red');
  await expect(page.getByText('This link had parts I could not read: key=37fa21 colour=red.')).toBeVisible();
  await expect(payload(page)).toHaveValue('Hi');
});

test('an example is undone by Back', async ({ page }) => {
  await open(page, 'masking/');
  await payload(page).fill('mine');
  await page.getByRole('button', { name: 'eight zero bytes' }).click();
  await expect(payload(page)).toHaveValue('00 00 00 00 00 00 00 00');
  await expect(page.getByText('the wire shows the key itself')).toBeVisible();
  await page.goBack();
  await expect(payload(page)).toHaveValue('mine');
});

test('a key that is none says what it has, and keeps what was typed', async ({ page }) => {
  await open(page, 'masking/');
  await key(page).fill('37 fa 21');
  await expect(page.getByText('A masking key is exactly 4 bytes. You have 3. The lanes still use 37 fa 21 3d.')).toBeVisible();
  await expect(key(page)).toHaveValue('37 fa 21');
  await expect(key(page)).toHaveAttribute('aria-invalid', 'true');
  await key(page).fill('37 fa 2g');
  await expect(page.getByText('“g” at position 8 is not a hex digit')).toBeVisible();
  await key(page).fill('0x01, 0x02, 0x03, 0x04');
  await expect(key(page)).toHaveAttribute('aria-invalid', 'false');
  expect(await row(page, 'key')).toEqual(['01', '02', '03', '04', '01']);
  await page.getByRole('button', { name: 'Zero key' }).click();
  await expect(page.getByText('Key 00 00 00 00 changes nothing.')).toBeVisible();
  await page.getByRole('button', { name: 'Random' }).click();
  await expect(key(page)).toHaveValue(/^(?:[0-9a-f]{2} ?){4}$/);
  await page.getByRole('button', { name: 'RFC example' }).click();
  await expect(key(page)).toHaveValue('37 fa 21 3d');
});

test('half an emoji, no payload and hex that is none are shown and said', async ({ page }) => {
  await open(page, 'masking/#p=f09f&step=1');
  await expect(says(page)).toContainText('part of a character that is not all here, f0, uses key byte 0');
  await expect(page.getByRole('radio', { name: 'Text' })).toBeDisabled();
  await expect(page.getByText('These bytes are not text in UTF-8, so they stay as hex.')).toBeVisible();
  await expect(payload(page)).toHaveValue('f0 9f');
  await payload(page).fill('f0 9');
  await expect(page.getByText('One hex digit is left over at position 4: “9”.')).toBeVisible();
  expect(await row(page, 'plain')).toEqual(['f0']);
  await payload(page).fill('');
  await expect(says(page)).toContainText('There is nothing to mask.');
  await expect(page.locator('.lanes .words')).toContainText('the smallest client frame is 6 bytes');
});

test('a payload of 1 MiB: any byte can be reached, the field stays short', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await open(page, 'masking/');
  const line = 'The quick brown fox jumps over the lazy dog. ';
  await pasteInto(page, payload(page), line.repeat(Math.ceil(MIB / line.length)).slice(0, MIB));
  await expect(page.getByText('1 MiB. The field shows the beginning')).toBeVisible();
  await expect(payload(page)).toHaveValue('');
  await expect(page.getByText('This payload is too long for a link')).toBeVisible();
  for (const byte of [777_777, MIB - 1, 0]) {
    await page.getByLabel('Go to byte').fill(String(byte));
    await page.getByLabel('Go to byte').press('Enter');
    await expect(cell(page, `plain-${byte}`)).toBeInViewport({ ratio: 1 });
    await expect(cell(page, `plain-${byte}`)).toHaveText(line.charCodeAt(byte % line.length).toString(16));
    await expect(says(page)).toContainText(`Byte ${byte.toLocaleString('en')}, `);
  }
  expect(await page.locator('[data-cell]').count()).toBeLessThan(400);
  await page.getByLabel('Go to byte').fill(String(MIB));
  await expect(page.getByText('The last byte is 1,048,575: bytes are counted from 0.')).toBeVisible();
  // From the first byte to the last one by keyboard.
  await cell(page, 'plain-0').focus();
  await page.keyboard.press('Control+End');
  await expect(cell(page, `plain-${MIB - 1}`)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(cell(page, `plain-${MIB - 17}`)).toBeFocused();
  await payload(page).fill('x');
  expect(await row(page, 'plain')).toEqual(['78']);
});

test('a payload too long for a link survives a reload and the other language, until it is forgotten', async ({ page }) => {
  await open(page, 'masking/');
  const text = '你好，long. '.repeat(700);
  await payload(page).fill(text);
  await expect(page.getByText('A reload of this tab brings it back')).toBeVisible();
  await page.getByLabel('Go to byte').fill('5000');
  await page.keyboard.press('Enter');
  await expect.poll(() => fragment(page)).toBe('step=9&at=5000');
  await page.reload();
  await settled(page);
  await expect(payload(page)).toHaveValue(text);
  await expect(says(page)).toContainText('Byte 5,000, ');
  await expect(page.getByText('This is the payload that you had in this tab before')).toBeVisible();
  await page.locator('header a[data-language]').click();
  await expect(page).toHaveURL(/\/zh\/masking\//);
  await settled(page);
  await expect(page.locator('textarea').first()).toHaveValue(text);
  await expect(page.getByText('这是你之前在这个标签页里用的负载')).toBeVisible();
  await page.getByRole('button', { name: '不再保留' }).click();
  await expect(page.getByText('刷新后会丢失')).toBeVisible();
  await page.locator('.stepper button').nth(3).click();
  await expect.poll(() => fragment(page)).toBe('step=10&at=5000');
  await page.reload();
  await settled(page);
  await expect(page.locator('textarea').first()).toHaveValue('Hello');
});

test('Back from an example brings a long payload back, and a link to something else wins over it', async ({ page }) => {
  await open(page, 'masking/');
  await page.getByRole('button', { name: '1 MiB of text' }).click();
  await expect(page.getByText('1 MiB. The field shows the beginning')).toBeVisible();
  await page.goBack();
  await expect(payload(page)).toHaveValue('Hello');
  await page.goForward();
  await expect(page.getByText('1 MiB. The field shows the beginning')).toBeVisible();
  await page.getByRole('button', { name: '{"op":"ping"}' }).click();
  await expect(payload(page)).toHaveValue('{"op":"ping"}');
  await page.goBack();
  await expect(page.getByText('1 MiB. The field shows the beginning')).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByText('1 MiB. The field shows the beginning')).toBeVisible();
  await page.goto(at('masking/#t=Hi'));
  await expect(payload(page)).toHaveValue('Hi');
  await expect(page.getByText('too long for a link')).toBeHidden();
});

test('known text gives the key, and a wrong guess contradicts itself', async ({ page }) => {
  await open(page, 'masking/#t={"op":"ping"}');
  const guess = page.getByRole('textbox', { name: 'The text begins with' });
  const part = page.getByRole('region', { name: 'Recover the key from known text' });
  await guess.fill('{"');
  await expect(part.getByText('2 of 4 key bytes. 2 more characters give the rest.')).toBeVisible();
  await guess.fill('{"op"');
  await expect(part.getByText('A whole key, and one more byte agrees with it')).toBeVisible();
  await expect(part.locator('.plain')).toHaveText('{"op":"ping"}');
  await guess.fill('Hello');
  await expect(part.getByText('Byte 4 asks for another K0')).toBeVisible();
  await part.getByRole('button', { name: 'Use other bytes' }).click();
  await part.getByRole('textbox', { name: 'Masked bytes' }).fill('7f9f4d5158');
  await expect(part.locator('.plain')).toHaveText('Hello');
  await part.getByRole('button', { name: 'Use the bytes of the lanes' }).click();
  await payload(page).fill('The quick brown fox jumps over the lazy dog, and nobody had told it.');
  await part.getByRole('button', { name: 'Find it without a guess' }).click();
  await expect(part.getByText('Key 37 fa 21 3d: of all keys, this one makes the likeliest text.')).toBeVisible();
});

test('the cache is fooled without masking and with a key that can be foreseen, and not with fresh keys', async ({ page }) => {
  await open(page, 'masking/');
  const part = page.getByRole('region', { name: 'Whom masking protects' });
  const last = scene(page).getByRole('button', { name: 'Last step' });
  await last.click();
  await expect(part.locator('ol li')).toHaveCount(6);
  await expect(part.locator('ol')).toContainText('stores the answer under http://shop.example/app.js');
  await expect(part.locator('.poisoned')).toHaveCount(1);
  await expect(part.locator('dd').first()).toHaveText('1,000');
  await part.getByText('Key predictable').click();
  await expect(part.locator('ol')).toContainText('masked beforehand with the key that it expects');
  await expect(part.locator('.poisoned')).toHaveCount(1);
  await part.getByText('Key fresh').click();
  await expect(part.locator('ol')).toContainText('to the cache it is noise');
  await expect(part.locator('.poisoned')).toHaveCount(0);
  await expect(part.locator('dd')).toHaveText(['0', '1,000']);
  await expect(part).toContainText('1 in 2,147,483,648 frames');
  await part.getByRole('button', { name: 'Another 1,000' }).click();
  await expect(part.locator('dd')).toHaveText(['0', '1,000']);
  await expect.poll(() => fragment(page)).toBe('scene=fresh.6&seed=2');
  await part.getByRole('textbox').fill('Hi');
  await expect(part).toContainText('No key of all 2^32 makes a request of this message.');
});

test('the frame opens in the frames page', async ({ page }) => {
  await open(page, 'masking/#t=Hi');
  await page.getByRole('link', { name: 'Open this frame in the frames page' }).click();
  await expect(page).toHaveURL(/frames\/#f=818237fa213d7f93&dir=c2s/);
  await settled(page);
  // Longer than a kibibyte: compressed.
  await open(page, 'masking/');
  await payload(page).fill('Hello '.repeat(1000));
  await expect(page.getByRole('link', { name: 'Open this frame in the frames page' })).toHaveAttribute(
    'href',
    /^\.\.\/frames\/#dir=c2s&z=/,
  );
});

test('all of it by keyboard', async ({ page }) => {
  await open(page, 'masking/');
  await page.locator('main textarea').first().focus();
  const stops = await tabStops(page);
  expect(stops.filter(({ ring, name }) => !ring || name === '')).toEqual([]);
  expect(stops.filter(({ cell: place }) => place !== '')).toHaveLength(1);

  await steps(page).getByRole('button', { name: 'Next step' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(says(page)).toContainText('Byte 1, e');
  await cell(page, 'plain-0').focus();
  await page.keyboard.press('ArrowUp');
  await expect(cell(page, 'head-0')).toBeFocused();
  for (const press of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(press);
  await expect(cell(page, 'wire-1')).toBeFocused();
  expect(await lit(page, 'point')).toEqual(['head-1', 'plain-1', 'key-1', 'wire-1']);
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'plain-4')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(says(page)).toContainText('Byte 4, o');
  await expect(cell(page, 'plain-4')).toBeFocused();
});

for (const path of PATHS) {
  for (const theme of themesOf(path)) {
    test(`axe in the states of /${path}, ${theme}`, async ({ page }) => {
      // A cell on its way from one colour to another is judged by neither.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const state of [
        '',
        'step=12&bits=1',
        'p=f09f&step=2&scene=off.6',
        't=&scene=fresh.6&crib=Hexx!',
        't=Hello&crib=Help!&mode=unmask&step=2',
      ]) {
        await page.goto('about:blank');
        await open(page, `${path}#${state}`);
        const { violations } = await axe(page, theme).include('main').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
          state,
        ).toEqual([]);
      }
    });
  }

  test(`/${path} on a phone of 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const state of [
      '',
      `t=${'w'.repeat(300)}&step=9&at=222`,
      'step=12&bits=1&scene=off.6',
      't=Hello&crib=Help!&scene=fresh.6',
      'p=zz',
    ]) {
      await page.goto('about:blank');
      await open(page, `${path}#${state}`);
      expect(await overflow(page), `${state} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, 24), state).toEqual([]);
    }
    // Four bytes a row: a lane is a column.
    await page.goto('about:blank');
    await open(page, `${path}#t=Hello`);
    const left = (name: string): Promise<number> => cell(page, name).evaluate((each) => Math.round(each.getBoundingClientRect().left));
    expect(await left('plain-4')).toBe(await left('head-0'));
    expect(await left('wire-0')).toBe(await left('head-0'));
  });

  test(`/${path} is complete without a script`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(at(path));
    await expect(page.locator('main table').nth(1).locator('tbody tr')).toHaveCount(5);
    await expect(page.locator('main')).toContainText('58');
    await expect(page.locator('main a[href$="#section-10.3"]')).toBeVisible();
    await context.close();
  });
}

test('reduced motion: nothing moves, what a step changed is outlined', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'masking/#step=2');
  const changed = cell(page, 'wire-1');
  await expect(changed).toHaveAttribute('data-changed', '');
  await expect(changed).toHaveCSS('outline-style', 'solid');
  await expect(changed).toHaveCSS('transition-duration', '0s');
  await page.getByRole('checkbox', { name: 'Let me guess first' }).uncheck();
  await steps(page).getByRole('button', { name: 'Play' }).click();
  await expect(says(page)).toContainText('Byte 4, o');
  await expect(steps(page).getByRole('button', { name: 'Play' })).toBeVisible();
});

test('on paper: lanes, table and words, no controls', async ({ page }) => {
  await open(page, 'masking/#step=5&scene=off.6');
  await page.emulateMedia({ media: 'print' });
  await expect(cell(page, 'wire-4')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Random' })).toBeHidden();
  await expect(page.locator('.stage .says')).toBeVisible();
  await expect(page.locator('ol li').last()).toBeVisible();
});
