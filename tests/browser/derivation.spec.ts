/** The derivation on the handshake page: its steps, the opened hash, linking, the flipped bit; by mouse, by keyboard, on a phone. */
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { axe, expect, open, test, themesOf } from './site.ts';

const PATHS = ['handshake/', 'zh/handshake/'] as const;
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const steps = (page: Page): Locator => page.getByRole('group', { name: 'Steps from key to accept' });
const says = (page: Page): Locator => page.locator('.derivation .says');
const trail = (page: Page): Locator => page.locator('.derivation .trail');
const next = (page: Page): Locator => steps(page).getByRole('button', { name: 'Next step' });
const word = (page: Page, t: number): Locator => page.locator(`.derivation [data-word="${t}"]`);
const spot = (page: Page, name: string): Locator => page.locator(`.derivation [data-spot="${name}"]`);
const fragment = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.slice(1));
/** All that the derivation shows, as text; what is spoken comes a moment later. */
const shown = async (page: Page): Promise<string> =>
  (await page.locator('.derivation :is(.position, .says, .view)').allInnerTexts()).join('\n');

/** Opens the page at a link, with its derivation: that comes when the page is used. On a phone it is a tab. */
async function derive(page: Page, path: string, link = ''): Promise<void> {
  await page.goto('about:blank');
  await open(page, link === '' ? path : `${path}#${link}`);
  await page.keyboard.press('Shift');
  await page.locator('.derivation').waitFor({ state: 'attached' });
  const tabs = page.locator('.tabs');
  if (await tabs.isVisible()) await tabs.getByText(/^(Derive|推导)$/).click();
  await page.locator('.derivation .trail').waitFor();
}

test('each Next is the link with that step, and Previous brings the one before back', async ({ page }) => {
  await derive(page, 'handshake/');
  // Without questions: a link asks none.
  await page.locator('.derivation').getByRole('checkbox', { name: 'Let me guess first' }).uncheck();
  const seen = [await shown(page)];
  const sentences = [
    'takes the 24 characters of Sec-WebSocket-Key as they stand',
    'Together 60 bytes',
    '59 zero bytes and the length of 480 bits (0x1e0)',
    'sixteen words of 32 bits',
    'block 2 goes through the same 80 rounds',
    'b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea',
    ACCEPT,
    'All 28 characters agree',
  ];
  for (const sentence of sentences) {
    await next(page).click();
    await expect(says(page)).toContainText(sentence);
    seen.push(await shown(page));
  }
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
  for (let step = 7; step >= 0; step--) {
    await steps(page).getByRole('button', { name: 'Previous step' }).click();
    await expect.poll(() => shown(page)).toBe(seen[step]);
  }
  for (const step of [2, 5, 8]) {
    await derive(page, 'handshake/', `step=${step}`);
    await expect.poll(() => shown(page)).toBe(seen[step]);
  }
});

test('a step asks for its value before it shows it, and the values to come do not give it away', async ({ page }) => {
  await derive(page, 'handshake/', 'step=1');
  const row = (stage: number): Locator =>
    trail(page)
      .getByRole('button')
      .nth(stage - 1);
  await next(page).click();
  await expect(row(2).locator('.short')).toBeHidden();
  await expect(row(3)).toHaveAccessibleName('3, Padded: ?');
  const guess = page.getByLabel('The GUID has 36 characters. How many bytes will be hashed?');
  await guess.fill('52');
  await guess.press('Enter');
  await expect(says(page)).toContainText('You said 52. It is 60 bytes. Behind the key comes the GUID');
  await expect(says(page)).toBeFocused();
  await expect(row(2).locator('.short')).toHaveText('60 bytes');
  await next(page).click();
  await page.getByLabel('How many blocks?').fill('2');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(says(page)).toContainText('Yes: 2 blocks. SHA-1 reads blocks of 64 bytes.');
  // Who chooses a step wants to see it.
  await row(6).click();
  await expect(says(page)).toContainText('the digest, 20 bytes');
  await next(page).click();
  await expect(page.locator('.derivation .bits')).toHaveAttribute('data-cut', '8');
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(says(page)).toContainText('It is 4 bits. The 160 bits stay where they are');
  await expect(page.locator('.derivation .bits')).toHaveAttribute('data-cut', '6');
});

test('the hash opens to every round of both blocks, and closes in the same place', async ({ page }) => {
  await derive(page, 'handshake/', 'step=4');
  await page.getByRole('button', { name: 'Open the hash' }).click();
  await expect(says(page)).toContainText('W16 = rotate-left-1 of W13 xor W8 xor W2 xor W0');
  await next(page).click();
  await expect(says(page)).toContainText('Round 0 of block 1: a becomes 03fc011f');
  await page.getByRole('button', { name: 'On ten rounds' }).click();
  await expect(says(page)).toContainText('Round 10 of block 1');
  await page.getByRole('button', { name: 'Go to round 20' }).click();
  await expect(says(page)).toContainText('parity mixes b, c, d');
  // The word of the round, and the four that it is made of.
  await expect(word(page, 20)).toHaveAttribute('data-light', 'point');
  for (const t of [17, 12, 6, 4]) await expect(word(page, t)).toHaveAttribute('data-light', 'source');
  await expect(page.locator('.derivation [data-light="source"]')).toHaveCount(4);
  await page.getByRole('button', { name: 'Go to round 79' }).click();
  await expect(page.locator('.derivation .round')).toContainText('f48a5426');
  await next(page).click();
  for (const sum of ['5bcf7727', '7327416a', 'be7bfbf9', '5a781878', '5e46a4e2']) await expect(page.locator('.picture')).toContainText(sum);
  await expect.poll(() => fragment(page)).toContain('step=85');
  await steps(page).getByRole('button', { name: 'Last step' }).click();
  await expect(steps(page).locator('.position')).toContainText('Step 170 of 170');
  await page.locator('.derivation label', { hasText: 'Skip' }).click();
  await expect(steps(page).locator('.position')).toContainText('Step 8 of 8');
});

test('by keyboard: steps, ten at a time, a round from its word, a character and its bits', async ({ page }) => {
  await derive(page, 'handshake/', 'open=1&step=4');
  await page.locator('.derivation').getByRole('checkbox', { name: 'Let me guess first' }).uncheck();
  await next(page).focus();
  for (const [key, position] of [
    ['ArrowRight', 'block 1, round 0'],
    ['Shift+ArrowRight', 'block 1, round 10'],
    ['ArrowLeft', 'block 1, round 9'],
    ['End', 'compare with the header'],
    ['Home', 'Start of 170 steps'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(steps(page).locator('.position')).toContainText(position);
  }
  await trail(page).getByRole('button').nth(3).press('Enter');
  // One tab stop among eighty words.
  await expect(page.locator('.derivation [data-word][tabindex="0"]')).toHaveCount(1);
  await word(page, 0).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(word(page, 22)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(steps(page).locator('.position')).toContainText('block 1, round 22');

  await trail(page).getByRole('button').nth(6).press('Enter');
  await spot(page, 'byte-0').focus();
  for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(spot(page, 'character-1')).toBeFocused();
  await expect(page.locator('.derivation .words')).toContainText(
    'Character 2 is 3, number 55 of the alphabet: bits 110111, from byte 0 (b3) and byte 1 (7a)',
  );
  await expect(page.locator('.derivation .bit[data-lit]')).toHaveCount(6);
  for (const name of ['byte-0', 'byte-1']) await expect(spot(page, name)).toHaveAttribute('data-lit', 'true');
  await page.keyboard.press('Enter');
  await next(page).focus();
  await expect(page.locator('.derivation .bit[data-lit]')).toHaveCount(6);
  await spot(page, 'character-1').press('Escape');
});

test('pointing at a byte lights the characters that its bits went into', async ({ page }) => {
  await derive(page, 'handshake/', 'step=7');
  await spot(page, 'byte-19').hover();
  await expect(page.locator('.derivation .words')).toContainText('Byte 19, ea, is spread over “O” and “o”');
  for (const name of ['character-25', 'character-26']) await expect(spot(page, name)).toHaveAttribute('data-lit', 'true');
  await spot(page, 'character-27').hover();
  await expect(page.locator('.derivation .words')).toContainText('“=” stands for no bits');
});

test('one bit of the key changes about half of the digest', async ({ page }) => {
  await derive(page, 'handshake/');
  await page.getByRole('checkbox', { name: 'Flip one bit of the key' }).check();
  const count = page.locator('.derivation .count');
  // Bit 7 of the first character, then of the third: counted with node:crypto.
  await expect(count).toContainText('79 of 160 bits changed');
  await page.getByRole('radio', { name: 'Character 1, d' }).focus();
  for (const name of ['Character 2, G', 'Character 3, h']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name })).toBeChecked();
  }
  await expect(count).toContainText('87 of 160 bits changed');
  await expect(page.getByRole('img', { name: 'Which bits of the digest changed' })).toBeVisible();
});

test('follows the key, whatever it is', async ({ page }) => {
  await derive(page, 'handshake/', 'step=3');
  const key = page.getByRole('textbox', { name: 'Value of Sec-WebSocket-Key' });
  for (const [value, blocks] of [
    ['short', '64 bytes, 1 block'],
    ['x'.repeat(200), '256 bytes, 4 blocks'],
    ['', '64 bytes, 1 block'],
    ['dGhlIHNhbXBsZSBub25jZQ==', '128 bytes, 2 blocks'],
  ] as const) {
    await key.fill(value);
    await expect(trail(page).getByRole('button').nth(2)).toContainText(blocks);
  }
});

for (const path of PATHS) {
  for (const theme of themesOf(path))
    test(`axe in the steps of /${path}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const link of ['', 'step=3', 'step=5', 'step=7', 'open=1&step=25', 'step=8']) {
        await derive(page, path, link);
        if (link === '') await page.locator('.derivation section input').check();
        const { violations } = await axe(page, theme).include('.derivation').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
          link,
        ).toEqual([]);
      }
    });

  test(`/${path} on a phone of 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const link of ['step=1', 'step=3', 'step=5', 'step=7', 'open=1&step=25', 'open=1&step=85', `key=${'x'.repeat(200)}&step=3`]) {
      await derive(page, path, link);
      if (link === 'step=1') for (const box of await page.locator('.derivation input[type=checkbox]').all()) await box.check();
      expect(await overflow(page), `${link} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, 24), link).toEqual([]);
    }
  });
}

test('reduced motion: the cuts do not travel, what a step changed is outlined', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await derive(page, 'handshake/', 'step=6');
  await next(page).click();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(page.locator('.derivation .knife').first()).toHaveCSS('transition-duration', '0s');
  await expect(spot(page, 'character-0')).toHaveCSS('outline-style', 'solid');
});

test('on paper: every value and the picture of the step', async ({ page }) => {
  await derive(page, 'handshake/', 'step=7');
  await page.emulateMedia({ media: 'print' });
  await expect(trail(page).getByRole('button').first()).toBeVisible();
  await expect(spot(page, 'character-0')).toBeVisible();
  await expect(steps(page)).toBeHidden();
});
