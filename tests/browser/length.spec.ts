/** The length page: keys alone, links, steps, guesses, reading back, phone, reduced motion, no script. */
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, settled, test, themesOf } from './site.ts';
import { tabStops } from './tab-walk.ts';

const field = (page: Page): Locator => page.locator('.controls input');
const slider = (page: Page): Locator => page.locator('.slider input');
const size = (page: Page): Locator => page.locator('.header .size');
const cells = async (page: Page): Promise<string> => (await page.locator('.header [data-byte]').allInnerTexts()).join(' ');
const fragment = (page: Page): string => new URL(page.url()).hash.slice(1);
/** Everything the tool shows, once nothing is on its way; what it said to screen readers meanwhile is no part of it. */
async function picture(page: Page): Promise<string> {
  await expect(page.locator('.traveller')).toHaveCount(0);
  return page.locator('.encoder').evaluate((tool: HTMLElement) => {
    const said = [...tool.querySelectorAll('[aria-live]')].map((each) => [each, each.textContent] as const);
    for (const [each] of said) each.textContent = '';
    const text = tool.innerText;
    for (const [each, words] of said) each.textContent = words;
    return text;
  });
}

/** Opens a link afresh: a fragment alone would not load the page again. */
async function openLink(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await open(page, path);
}

test('the first view: 125, and one to the right costs two bytes', async ({ page }) => {
  await open(page, 'length/');
  await expect(page.getByText('Move one to the right.')).toBeVisible();
  await expect(size(page)).toHaveText('Header: 2 bytes');
  expect(await cells(page)).toBe('82 7d');
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '126 bytes. How many header bytes now?');
  await expect(size(page)).toHaveText('Header: ? bytes');
  await page.getByLabel('How many header bytes now?').fill('4');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Yes: 4 bytes.')).toBeVisible();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '126 bytes, needs 2 extra length bytes, header 4 bytes');
  await expect(page.getByText('That one byte of payload costs two bytes of header.')).toBeVisible();
  expect(await cells(page)).toBe('82 7e 00 7e');
  await expect.poll(() => fragment(page)).toBe('n=126');
});

test('keys alone: number, magnets, MASK, bytes, steps, a guess', async ({ page }) => {
  await open(page, 'length/');
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2^20');
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('1048576');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'MASK' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(slider(page)).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(field(page)).toHaveValue('65536');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(field(page)).toHaveValue('9223372036854775807');
  await page.keyboard.press('ArrowLeft');
  await expect(size(page)).toHaveText('Header: 14 bytes');
  // Past the six magnets and the three boxes, to the bytes.
  for (let i = 0; i < 10; i++) await page.keyboard.press('Tab');
  await expect(page.locator('.header [data-byte="1"]')).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('.explain')).toContainText('Byte 3 of the masking key');
  await page.keyboard.press('Home');
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
  await expect(page.locator('.explain')).toContainText('fe = 254, times 256^0 = 1: 254.');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.explain')).toContainText('ff = 255, times 256^1 = 256: 65,280.');
  // The stepper's keys work on any of its controls.
  await page.getByRole('button', { name: 'Next step' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.position')).toHaveText('Step 2 of 5: Seven bits?');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.position')).toHaveText('Step 5 of 5: Length bytes');
  await page.keyboard.press('Home');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect(page.getByLabel('Speed')).toHaveValue('4');
  await page.keyboard.press('End');
  await expect.poll(() => fragment(page)).toBe('n=9223372036854775806&mask=1&step=5');
});

test('every stop of the Tab key has a name and shows that it is there', async ({ page }) => {
  await open(page, 'length/#n=126&mask=1&step=5&read=7e007d');
  await page.locator('.controls button').first().focus();
  const stops = await tabStops(page);
  expect(stops.filter(({ ring, name }) => !ring || name === '')).toEqual([]);
  expect(stops.filter(({ cell }) => cell !== '')).toHaveLength(1);
  expect(stops.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Payload length in bytes', 'RFC 6455 §5.2', 'Play', 'Write 7d', 'Show 125 above']),
  );
});

test('Play stops where it asks, goes on when it is told, and stops at the end', async ({ page }) => {
  await page.clock.install();
  await open(page, 'length/');
  await slider(page).focus();
  await page.keyboard.press('PageUp');
  await page.locator('.stepper input[type=range]').focus();
  await page.keyboard.press('Space');
  await page.clock.runFor(20_000);
  await expect(page.locator('.position')).toContainText('Step 3 of 5');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(page.getByText('It is 4 bytes.')).toBeVisible();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(20_000);
  await expect(page.locator('.position')).toContainText('Step 5 of 5');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

for (const [path, link] of [
  ['length/', 'n=300&mask=1'],
  ['zh/length/', 'n=65536'],
] as const) {
  test(`pressing Next is opening the link of that step, and back is back: /${path}#${link}`, async ({ page }) => {
    const pressed: string[] = [];
    await openLink(page, `${path}#${link}`);
    const next = page.locator('.stepper button').nth(3);
    for (let step = 0; step <= 5; step++) {
      pressed.push(await picture(page));
      if (step < 5) await next.click();
    }
    for (let step = 4; step >= 0; step--) {
      await page.locator('.stepper button').nth(1).click();
      expect(await picture(page)).toBe(pressed[step]);
    }
    for (let step = 1; step <= 5; step++) {
      await openLink(page, `${path}#${link}&step=${step}`);
      expect(await picture(page)).toBe(pressed[step]);
    }
  });
}

test('a link restores everything, in the other language too, and follows the history', async ({ page }) => {
  const link = 'n=65535&mask=1&step=4&read=7e007d';
  await open(page, `length/#${link}`);
  const check = async (): Promise<void> => {
    await expect(field(page)).toHaveValue('65535');
    await expect(page.locator('.mask input')).toBeChecked();
    await expect(page.locator('.stepper input[type=range]')).toHaveValue('4');
    await expect(page.locator('.read input')).toHaveValue('7e 00 7d');
    expect(fragment(page)).toBe(link);
  };
  await check();
  await page.locator('header a[hreflang^=zh]').click();
  await expect(page).toHaveURL(at(`zh/length/#${link}`));
  await settled(page);
  await check();
  await page.locator('.examples button').nth(3).click();
  await expect(page.locator('.read input')).toHaveValue('7e 80 00');
  await page.goBack();
  await check();
  await page.evaluate(() => (location.hash = 'n=7'));
  await expect(field(page)).toHaveValue('7');
  await expect(page.locator('.stepper input[type=range]')).toHaveValue('0');
});

test('a link with parts that cannot be read opens with the rest and names them', async ({ page }) => {
  await open(page, 'length/#n=200&step=many');
  await expect(page.getByText('This link had a part I could not read: step=many.')).toBeVisible();
  await expect(field(page)).toHaveValue('200');
  await openLink(page, 'length/#n=-5&sel=foo');
  await expect(page.getByText('This link had parts I could not read: n=-5 sel=foo.')).toBeVisible();
  await expect(field(page)).toHaveValue('125');
});

test('no link breaks the page', async ({ page }) => {
  await open(page, 'length/');
  for (const fragment of [
    'n=-1',
    'n=NaN',
    'n=9223372036854775807&step=5',
    'n=9223372036854775808',
    'n=18446744073709551616',
    'n=1e21',
    'n=%EF%BC%91%EF%BC%92',
    'step=999999999',
    'step=99999999999',
    `read=${'7e'.repeat(5000)}`,
    'read=%00',
    'read=%F0%9F',
    '__proto__=1&constructor=2',
    '%&&=',
  ]) {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await page.locator('.stepper input[type=range]').press('Home');
    await page.locator('.stepper input[type=range]').press('ArrowRight');
    await expect(page.locator('.stepper input[type=range]')).toHaveValue('1');
  }
  await page.evaluate(() => (location.hash = ''));
  await expect(field(page)).toHaveValue('125');
  // A long paste stays in its field, and out of the address.
  await page.locator('.read input').fill('7e '.repeat(30_000));
  await expect(page.locator('.read .length')).toHaveText('Length: 32,382 bytes');
  await expect.poll(() => fragment(page)).toBe('');
});

test('what is no length is explained, kept, and changes nothing', async ({ page }) => {
  await open(page, 'length/');
  for (const [typed, says] of [
    ['-1', 'A length counts bytes: 0, 1, 2, …'],
    ['1.5', 'A length counts bytes: 0, 1, 2, …'],
    ['9223372036854775808', 'needs the top bit of the 64-bit length'],
    ['1e21', 'does not even fit into 64 bits'],
    ['一百二十六', 'is a number in Chinese characters'],
    ['many', '“many” is no number.'],
  ] as const) {
    await field(page).fill(typed);
    await expect(page.locator('.entry .fault')).toContainText(says);
    await field(page).blur();
    await expect(field(page)).toHaveValue(typed);
    await expect(size(page)).toHaveText('Header: 2 bytes');
  }
  await field(page).fill('126');
  await expect(page.locator('.entry .fault')).toBeHidden();
  await expect(size(page)).toHaveText('Header: 4 bytes');
});

test('a box shows its bytes while it is looked at', async ({ page }) => {
  await open(page, 'length/');
  await page.getByRole('button', { name: '7 + 16 bits' }).hover();
  expect(await cells(page)).toBe('82 7e 00 7d');
  await expect(size(page)).toHaveText('In 7 + 16 bits: 4 bytes, 2 more than needed, and not allowed');
  await page.getByRole('button', { name: '7 + 64 bits' }).focus();
  await page.mouse.move(5, 5);
  await page.getByRole('button', { name: '7 bits' }).focus();
  expect(await cells(page)).toBe('82 7d');
});

test('dragging sticks to the magnets and says an exact length', async ({ page }) => {
  await open(page, 'length/');
  const box = (await slider(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 3 - 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * 2) / 3 + 8, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(field(page)).toHaveValue('65536');
  await slider(page).press('ArrowLeft');
  await expect(field(page)).toHaveValue('65535');
});

test('length bytes are read back, repaired, and shown above', async ({ page }) => {
  await open(page, 'length/');
  const input = page.locator('.read input');
  const remark = page.locator('.remark h3');
  for (const [bytes, title] of [
    ['7e 00 7d', 'Spelled longer than needed'],
    ['7f 80 00 00 00 00 00 00 80', 'Top bit set'],
    ['7e 80 00', 'Perhaps written low byte first'],
    ['7f 00 01 00 00', 'Perhaps only 32 bits written'],
    ['7e 01', 'Not all there yet'],
  ] as const) {
    await input.fill(bytes);
    await expect(remark.first()).toContainText(title);
  }
  await input.fill('fe:00:7d');
  await page.getByRole('button', { name: 'Write fd' }).click();
  await expect(input).toHaveValue('fd');
  await expect(page.getByText('These bytes are right')).toBeVisible();
  await page.getByRole('button', { name: 'Show 125 above' }).click();
  await expect(page.locator('.mask input')).toBeChecked();
  expect(await cells(page)).toBe('82 fd 37 fa 21 3d');
  await input.fill('7e zz');
  await expect(page.locator('.read .fault')).toContainText('“z” at position 4 is not a hex digit');
  await expect(input).toHaveValue('7e zz');
});

test('what is said about a byte stays until its link is reached, by pointer and by keyboard', async ({ page }) => {
  await open(page, 'length/#n=300');
  const explained = page.locator('.explain');
  const link = explained.getByRole('link');
  await page.locator('.header [data-byte="2"]').hover();
  await expect(explained).toContainText('01 = 1');
  await link.hover();
  await expect(explained).toContainText('01 = 1');
  await page.mouse.move(5, 5);
  await expect(link).toBeHidden();
  await page.locator('.header [data-byte="3"]').focus();
  await expect(explained).toContainText('2c = 44');
  await page.locator('.header [data-byte="2"]').hover();
  await page.mouse.move(5, 5);
  await expect(explained).toContainText('2c = 44');
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Open this header' })).toBeFocused();
  await expect(link).toBeHidden();
});

test('the header opens in the frames page as it is', async ({ page }) => {
  await open(page, 'length/#n=126&mask=1');
  await page.getByRole('link', { name: 'Open this header in the frames page' }).click();
  await expect(page.locator('.box textarea')).toHaveValue('82 fe 00 7e 37 fa 21 3d');
});

for (const path of ['length/', 'zh/length/']) {
  test(`/${path} fits a phone in every state, with targets for a thumb`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const link of [
      '',
      'n=9223372036854775807&mask=1&step=5',
      'n=9223372036854775807&step=1&read=7f8000000000000080000000000000',
      'n=126&step=4&read=zz',
    ]) {
      await openLink(page, `${path}#${link}`);
      expect(await overflow(page), link).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, 24), link).toEqual([]);
      const controls = page.locator('.stepper button, .stepper input[type=range], .controls button, .controls input, .slider input');
      const heights = await controls.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    }
    // The spelling in use is on top.
    const tops = await page.locator('.boxes li').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(tops.indexOf(Math.min(...tops))).toBe(1);
  });
}

for (const path of ['length/', 'zh/length/']) {
  for (const theme of themesOf(path)) {
    test(`axe in every state of /${path}, ${theme}`, async ({ page }) => {
      // Without motion, so that no colour is measured on its way.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const judge = async (state: string): Promise<void> => {
        const { violations } = await axe(page, theme).include('main').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
          state,
        ).toEqual([]);
      };
      for (const link of [
        'n=300&mask=1&step=1',
        'n=300&mask=1&step=4',
        'n=65536&step=5&read=7f8000000000000080',
        'read=7f0001000037fa213d',
        'sel=foo&read=zz',
      ]) {
        await openLink(page, `${path}#${link}`);
        await judge(link);
      }
      await field(page).fill('many');
      await judge('no number');
      await field(page).fill('125');
      await slider(page).press('ArrowRight');
      await expect(page.locator('.says form')).toBeVisible();
      await judge('asked');
      await page.locator('.says form button').last().click();
      await page.locator('.boxes button').last().hover();
      await judge('a longer spelling looked at');
    });
  }
}

test('length bytes travel from the number into the header and back, at the speed of the steps; a jump moves nothing', async ({ page }) => {
  await openLink(page, 'length/#n=70000&mask=1&step=4');
  const travellers = page.locator('.traveller');
  /** Presses a button of the stepper and holds everything on its way, halfway. */
  const halfway = (button: number): Promise<{ durations: number[]; between: boolean[] }> =>
    page.evaluate(async (at) => {
      document.querySelectorAll<HTMLElement>('.stepper button')[at]!.click();
      await new Promise(requestAnimationFrame);
      const those = [...document.querySelectorAll('.traveller')];
      const animations = those.map((each) => each.getAnimations()[0]!);
      const durations = animations.map((animation) => Number(animation.effect!.getComputedTiming().duration));
      animations.forEach((animation, each) => {
        animation.pause();
        animation.currentTime = durations[each]! / 2;
      });
      const top = (selector: string): number => document.querySelector(selector)!.getBoundingClientRect().top;
      const [header, number] = [top('.header [data-byte="9"]'), top('.working li:last-child')];
      return {
        durations,
        between: those.map((each) => each.getBoundingClientRect().top > header && each.getBoundingClientRect().top < number),
      };
    }, button);
  const go = (): Promise<void> => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

  await expect(travellers).toHaveCount(0);
  expect(await halfway(3)).toEqual({ durations: [320, 320, 320], between: [true, true, true] });
  await expect(travellers).toHaveText(['01', '11', '70']);
  await go();
  await expect(travellers).toHaveCount(0);
  await expect.poll(() => cells(page)).toBe('82 ff 00 00 00 00 00 01 11 70 37 fa 21 3d');

  await page.locator('.stepper select').selectOption('4');
  expect(await halfway(1)).toEqual({ durations: [80, 80, 80], between: [true, true, true] });
  await expect(travellers).toHaveText(['01', '11', '70']);
  // Whatever comes next finds everything where it belongs.
  await page.locator('.stepper button').first().click();
  await expect(travellers).toHaveCount(0);
  expect((await halfway(4)).durations).toEqual([]);
  await expect.poll(() => cells(page)).toBe('82 ff 00 00 00 00 00 01 11 70 37 fa 21 3d');
});

test('where motion is reduced nothing moves, and what a step changed is outlined', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'length/#n=126&step=3');
  const outlined = () =>
    page
      .locator('[data-changed]')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).outlineWidth + getComputedStyle(each).outlineStyle));
  expect((await outlined()).length).toBeGreaterThan(0);
  for (let step = 4; step <= 5; step++) {
    await page.locator('.stepper button').nth(3).click();
    await expect(page.locator('.position')).toContainText(`Step ${step} of 5`);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
  expect(new Set(await outlined())).toEqual(new Set(['2pxsolid']));
  await expect(page.locator('.header [data-changed]')).toHaveCount(2);
});

test('without JavaScript the first state and the tables say it all', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('length/'));
  await expect(page.getByText('Move one to the right.')).toBeVisible();
  const rows = await page.locator('.facts table').nth(1).locator('tbody tr').allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
    '0 00 2 bytes 80 6 bytes',
    '125 7d 2 bytes fd 6 bytes',
    '126 7e 00 7e 4 bytes fe 00 7e 8 bytes',
    '65,535 7e ff ff 4 bytes fe ff ff 8 bytes',
    '65,536 7f 00 00 00 00 00 01 00 00 10 bytes ff 00 00 00 00 00 01 00 00 14 bytes',
  ]);
  await context.close();
});
