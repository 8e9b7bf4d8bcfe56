/** The history page: the proof step by step, links, keys, two readers, the time line, the game; keyboard, phone, no script. */
import type { Locator, Page } from '@playwright/test';
import { openBench, overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, test, themesOf, used } from './site.ts';

const PATHS = ['history/', 'zh/history/'] as const;

const fragment = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.slice(1));
const steps = (page: Page): Locator => page.getByRole('group', { name: 'Steps of the proof' });
const says = (page: Page): Locator => page.locator('[data-stage] .says');
const key = (page: Page, number: 1 | 2): Locator => page.getByRole('textbox', { name: `Sec-WebSocket-Key${number}` });
const hex = (page: Page): Locator => page.getByRole('textbox', { name: 'Bytes in hex' });
/** What the stage shows, as text; what is spoken comes a moment later. */
const stage = async (page: Page): Promise<string> =>
  (await page.locator('[data-stage] :is(.position, .says, .characters, .formula, .bytes, .check)').allInnerTexts()).join('\n');

async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await open(page, path);
  await used(page);
}

test('each Next is the link with that step, and Previous brings the one before back', async ({ page }) => {
  await open(page, 'history/');
  // Without questions: a link asks none.
  await page.getByRole('checkbox', { name: 'Let me guess first' }).uncheck();
  const told = ['4146546015', '5 in Key1', '829309203', '31 6e 41 13', '5e 6e 3a', '38 6a 4b', 'all 16 bytes agree'];
  const seen = [await stage(page)];
  for (const fact of told) {
    await steps(page).getByRole('button', { name: 'Next step' }).click();
    await expect(says(page)).toContainText(fact);
    seen.push(await stage(page));
  }
  await expect.poll(() => fragment(page)).toBe('step=7');
  for (let step = told.length - 1; step >= 0; step--) {
    await steps(page).getByRole('button', { name: 'Previous step' }).click();
    await expect.poll(() => stage(page)).toBe(seen[step]);
  }
  for (const step of [1, 4, 7]) {
    await page.goto('about:blank');
    await open(page, `history/#step=${step}`);
    await expect.poll(() => stage(page)).toBe(seen[step]);
  }
});

test('spaces, number and first byte are asked for before they are shown', async ({ page }) => {
  await open(page, 'history/#step=1');
  const next = steps(page).getByRole('button', { name: 'Next step' });
  const formula = page.locator('.formula').first();
  await next.click();
  await expect(formula).toHaveText(/^4146546015 \/ ·· = ··\s*$/);
  const guess = page.getByLabel('Count for yourself: how many spaces has Key1?');
  await guess.fill('4');
  await guess.press('Enter');
  await expect(says(page)).toContainText('You said 4. It is 5 spaces. Count the spaces: 5 in Key1');
  await expect(says(page)).toBeFocused();
  await next.click();
  await page.getByLabel('Key1: what is 4146546015 / 5?').fill('829,309,203');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(says(page)).toContainText('Yes: 829309203. Divide:');
  await expect(formula).toHaveText(/^4146546015 \/ 5 = 829309203\s*$/);
  await next.click();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(says(page)).toContainText('It is 31. Write each number as four bytes');
});

test('a key that leaves a remainder ends where the server aborts, and keeps what was typed', async ({ page }) => {
  await open(page, 'history/');
  await key(page, 1).fill('1 2 3 4 5 7');
  await steps(page).getByRole('button', { name: 'Last step' }).click();
  await expect(says(page)).toHaveText(
    'Key1 must divide evenly: 123457 / 5 leaves 2. The draft requires the server to abort. Here it ends.',
  );
  await expect(key(page, 1)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Nothing to compare with: the server has aborted.')).toBeVisible();
  await expect.poll(() => fragment(page)).toBe('step=3&key1=1 2 3 4 5 7');
  await page.locator('header a[data-language]').click();
  await expect(page.locator('[data-stage] .says')).toContainText('Key1 必须整除：123457 / 5 余 2。草案要求服务器中止。');
});

test('keys are made on a click, and Back takes them away again', async ({ page }) => {
  await open(page, 'history/');
  await page.getByRole('button', { name: 'Generate keys' }).click();
  await expect(key(page, 1)).not.toHaveValue('4 @1  46546xW%0l 1 5');
  await expect(key(page, 1)).toHaveAttribute('aria-invalid', 'false');
  await steps(page).getByRole('button', { name: 'Last step' }).click();
  await expect(says(page)).toContainText('all 16 bytes agree');
  await page.goBack();
  await expect(key(page, 1)).toHaveValue('4 @1  46546xW%0l 1 5');
  await page.getByRole('button', { name: '§5.2' }).click();
  await expect(key(page, 1)).toHaveValue('3e6b263  4 17 80');
});

test('a wrong answer is told by the mistake that made it', async ({ page }) => {
  await open(page, 'history/#step=7');
  const answer = page.getByRole('textbox', { name: 'Answer in the response' });
  await answer.fill('386a4b5327793a472a436f2c5778612d');
  await expect(page.getByText('This is the digest written in hex, 32 characters.')).toBeVisible();
  await page.getByRole('button', { name: 'Take the right answer' }).click();
  await expect(answer).toHaveValue("8jKS'y:G*Co,Wxa-");
  await expect(page.locator('.check').getByText('All 16 bytes agree.')).toBeVisible();
});

test('keys are spelled out for a voice', async ({ page }) => {
  await open(page, 'history/');
  await expect(key(page, 1)).toHaveAccessibleDescription(/4, space, at sign, 1, two spaces, 4, 6/);
});

test('two readers over the same bytes', async ({ page }) => {
  await openWhole(page, 'history/');
  const part = page.getByRole('region', { name: 'The same bytes, read in 2010 and today' });
  await expect(part.getByText('Hands over 1 message.')).toBeVisible();
  await expect(part.getByText('continuation frame, FIN 0, MASK 0, length 72, 67 bytes missing')).toBeVisible();
  await part.getByRole('textbox', { name: 'Text for one frame' }).fill('€');
  await expect(hex(page)).toHaveValue('00 e2 82 ac ff');
  await part.getByRole('button', { name: 'a frame of today', exact: true }).click();
  await expect(part.getByText('No rule is broken. Hands over 1 message.')).toBeVisible();
  await expect(part.getByText('type 81 with a length, 5 bytes')).toBeVisible();
  await page.goBack();
  await expect(hex(page)).toHaveValue('00 e2 82 ac ff');
  await part.locator('tr.old [data-span="1-4"]').hover();
  await expect(part.locator('tr.bytes [data-lit]')).toHaveText(['e2', '82', 'ac']);
  await hex(page).fill('00 6');
  await expect(part.getByText('One hex digit is left over at position 4: “6”.')).toBeVisible();
  await expect(part.getByText('Hands over 0 messages, and waits for the rest of a frame.')).toBeVisible();
  await hex(page).fill('');
  await expect(part.getByText('No bytes yet')).toBeVisible();
});

test('the bytes go to the frames page, and old framing comes back from there', async ({ page }) => {
  await openWhole(page, 'history/');
  await page.getByRole('link', { name: 'Open these bytes in the frames page' }).click();
  await expect(page).toHaveURL(/frames\/#f=0048656c6c6fff$/);
  await openBench(page, 'frames/#f=0061ff0062ff');
  await page.getByRole('link', { name: 'Read them as in 2010' }).click();
  await expect(page).toHaveURL(/history\/#f=0061ff0062ff$/);
  await expect(page.getByText('Hands over 2 messages.')).toBeVisible();
});

test('the handshake page knows an old request and sends it here', async ({ page }) => {
  const request =
    'GET / HTTP/1.1\r\nUpgrade: WebSocket\r\nSec-WebSocket-Key1: 3e6b263  4 17 80\r\nSec-WebSocket-Key2: 1 2 x\r\n\r\n12345678';
  await open(page, `handshake/#req=${encodeURIComponent(request)}`);
  await page.mouse.move(5, 5);
  await page.getByRole('link', { name: 'Work its proof out there' }).click();
  await expect(key(page, 1)).toHaveValue('3e6b263  4 17 80');
  await expect(page.getByRole('textbox', { name: 'Eight bytes behind the empty line' })).toHaveValue('12345678');
  await expect.poll(() => fragment(page)).toContain('key2=1 2 x');
});

test('a stop of the time line changes the sample under it, and is in the link', async ({ page }) => {
  await openWhole(page, 'history/');
  const part = page.getByRole('region', { name: 'From Hixie-75 to HTTP/3' });
  await expect(part.getByText('Sec-WebSocket-Key1: 4 @1 46546xW%0l 1 5')).toBeVisible();
  await part.getByText('RFC 8441 and 9220').first().click();
  await expect(part.getByText(':protocol = websocket')).toBeVisible();
  await expect(part.getByText('101 does not exist in HTTP/2')).toBeVisible();
  await expect.poll(() => fragment(page)).toBe('stop=http2');
  await part.getByRole('radio', { name: /RFC 8441/ }).press('ArrowLeft');
  await expect(part.getByText('Sec-WebSocket-Version: 13')).toBeVisible();
  await part.getByRole('button', { name: 'Read these bytes above' }).click();
  await expect(hex(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  await openWhole(page, 'history/#stop=75');
  await expect(page.getByText('WebSocket-Location: ws://example.com/demo').first()).toBeVisible();
});

test('the game tells why, for every answer, to its end', async ({ page }) => {
  await openWhole(page, 'history/');
  const part = page.getByRole('region', { name: 'Date this tutorial' });
  const choose = (name: string) => part.getByRole('button', { name, exact: true }).click();
  await choose('RFC 6455');
  await expect(part.getByRole('status')).toContainText('Not RFC 6455. A text on RFC 6455 has Sec-WebSocket-Version 13');
  await choose('Hixie-76 = hybi-00');
  await expect(part.getByRole('status')).toContainText('Right. Data that starts with 00 and ends with ff');
  for (const name of ['Hixie-75', 'RFC 6455', 'Hixie-76 = hybi-00', 'hybi-07 and 08', 'RFC 8441 and 9220', 'Hixie-75', 'RFC 6455']) {
    await part.getByRole('button', { name: 'Next snippet' }).click();
    await choose(name);
    await expect(part.getByRole('status')).toContainText('Right.');
  }
  await part.getByRole('button', { name: 'Next snippet' }).click();
  await expect(part.getByText('All 8 dated, 7 at the first try.')).toBeVisible();
});

test('what a link says wrong is named, and the rest is opened', async ({ page }) => {
  await open(page, 'history/#key1=1%202&body=123&stop=99');
  await expect(page.getByText('This link had parts I could not read: body=123 stop=99.')).toBeVisible();
  await expect(key(page, 1)).toHaveValue('1 2');
});

test('the badge stays in sight', async ({ page }) => {
  await openWhole(page, 'history/');
  const badge = page.getByText('Obsolete: for reading old material only');
  for (const y of [0, 1200, 2400]) {
    await page.evaluate((to) => {
      scrollTo(0, to);
    }, y);
    await expect(badge).toBeInViewport({ ratio: 1 });
  }
});

test('all of it by keyboard', async ({ page }) => {
  await openWhole(page, 'history/');
  await page.getByRole('button', { name: 'Generate keys' }).focus();
  let ringless = '';
  const names: string[] = [];
  for (let presses = 0; presses < 90; presses++) {
    const here = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      const shown = (element: Element | null): boolean => {
        if (!element) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      };
      return {
        tag: focused.localName,
        name: focused.getAttribute('aria-label') ?? focused.textContent.trim(),
        ring: shown(focused) || shown(focused.nextElementSibling),
      };
    });
    if (here.tag === 'body') break;
    if (!here.ring) ringless += `${here.tag} ${here.name}; `;
    names.push(here.name);
    await page.keyboard.press('Tab');
  }
  expect(ringless).toBe('');
  for (const name of ['Next step', 'bytes 0 to 6', 'Read these bytes above', 'Between 00 and 07', 'RFC 8441 and 9220'])
    expect(names).toContain(name);
  await steps(page).getByRole('button', { name: 'Next step' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(says(page)).toContainText('how many spaces has Key1?');
  await page.getByRole('button', { name: 'bytes 0 to 6' }).first().focus();
  await expect(page.locator('tr.bytes [data-lit]')).toHaveCount(7);
});

for (const path of PATHS) {
  for (const theme of themesOf(path)) {
    test(`axe in the states of /${path}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      // One language sees every state, the other the fullest.
      const full = 'step=7&answer=00&f=8105610062ff&stop=http2';
      for (const state of path === 'history/' ? ['', full, 'step=3&key1=1 2 3 4 5 7&key2=x&body=01&f='] : [full]) {
        await openWhole(page, `${path}#${state}`);
        const { violations } = await axe(page, theme).include('main').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
          state,
        ).toEqual([]);
      }
    });
  }

  test(`/${path} on a phone of 360 px: no sideways scroll, and the readers are tabs`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const state of ['', `f=00${'61'.repeat(200)}ff&step=7&stop=hybi`, `key1=${'1 x'.repeat(60)}&step=2&stop=75`]) {
      await openWhole(page, `${path}#${state}`);
      expect(await overflow(page), `${state} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(await smallTargets(page, 24), state).toEqual([]);
    }
    await openWhole(page, path);
    const [old, now] = [page.locator('tr.old'), page.locator('tr.now')];
    await expect(old).toBeVisible();
    await expect(now).toBeHidden();
    await page.locator('.tabs').getByText('RFC 6455').click();
    await expect(now).toBeVisible();
    await expect(old).toBeHidden();
  });

  test(`/${path} is readable without a script`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(at(path));
    for (const text of ['829309203', '38 6a 4b 53', 'Sec-WebSocket-Key1: 4 @1 46546xW%0l 1 5']) {
      await expect(page.locator('main').getByText(text).first()).toBeVisible();
    }
    await expect(page.locator('tr.old')).toBeVisible();
    await expect(page.locator('tr.now')).toBeVisible();
    await context.close();
  });
}

test('reduced motion: nothing moves, what a step changed is outlined', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'history/#step=6');
  const changed = page.locator('[data-kind=digest] [data-changed]').first();
  await expect(changed).toHaveText(/^38/);
  await expect(changed).toHaveCSS('outline-style', 'solid');
  await expect(changed).toHaveCSS('transition-duration', '0s');
});
