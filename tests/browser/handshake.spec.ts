/** The handshake page: messages, verdicts, repairs, pastes, links; by mouse, by keyboard, on a phone, without scripts. */
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, settled, test, themesOf } from './site.ts';

const PATHS = ['handshake/', 'zh/handshake/'] as const;
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const S0_KEY = 'H+VLjR1wb4JQ62TmabK87g==';
const S0_ACCEPT = 'ccJoRDcGOFzCVrIwpX/qF3BoIN0=';
const CURL = `* Connected to localhost port 3000
> GET /live HTTP/1.1
> Host: localhost:3000
> Connection: Upgrade
> Upgrade: websocket
> Sec-WebSocket-Version: 13
> Sec-WebSocket-Key: ${S0_KEY}
>
< HTTP/1.1 101 Switching Protocols
< Upgrade: websocket
< Connection: Upgrade
< Sec-WebSocket-Accept: ${ACCEPT}
<`;
/** As the server behind a proxy sees a request whose Upgrade was dropped. */
const DROPPED = `req=${encodeURIComponent(`GET /chat HTTP/1.1\r\nHost: backend\r\nConnection: close\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`)}`;

const fragment = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.slice(1));
const message = (page: Page, kind: 'request' | 'response'): Locator => page.locator(`article[data-kind="${kind}"]`);
const row = (page: Page, kind: 'request' | 'response', id: string): Locator => message(page, kind).locator(`li[data-header="${id}"]`);
const value = (page: Page, kind: 'request' | 'response', id: string): Locator => row(page, kind, id).locator('input[type=text]');
const verdict = (page: Page, kind: 'request' | 'response'): Locator => message(page, kind).locator('[data-tone]');
const box = (page: Page): Locator => page.locator('.paste textarea');
const cards = (page: Page): Locator => page.locator('.finding');
/** The parts that come once the page is used. */
async function whole(page: Page): Promise<void> {
  await page.mouse.move(9, 9);
  await expect(page.locator('.derivation')).toBeAttached();
}

test('a line switched off turns the verdict, and comes back as it was', async ({ page }) => {
  await open(page, 'handshake/');
  await expect(verdict(page, 'request')).toContainText('Server: 101, it upgrades');
  await expect(verdict(page, 'response')).toContainText('Client: takes the connection for open');
  await row(page, 'request', 'connection').getByRole('checkbox').uncheck();
  await expect(verdict(page, 'request')).toContainText('Server: refuses with 400: Connection is missing');
  await expect(verdict(page, 'request').getByRole('link')).toHaveText('RFC 6455 §4.2.1, item 4');
  await expect(message(page, 'request').locator('li[data-status=failed]')).toContainText('Connection holds Upgrade');
  await expect(cards(page).first()).toContainText('proxy_set_header Connection "upgrade"');
  await row(page, 'request', 'connection').getByRole('checkbox').check();
  await expect(verdict(page, 'request')).toContainText('101, it upgrades');
  await expect.poll(() => fragment(page)).toBe('');
});

test('the accept follows the key until it is edited by hand', async ({ page }) => {
  await open(page, 'handshake/');
  await value(page, 'request', 'sec-websocket-key').fill(S0_KEY);
  await expect(value(page, 'response', 'sec-websocket-accept')).toHaveValue(S0_ACCEPT);
  await expect.poll(() => fragment(page)).toBe(`key=${S0_KEY}`);
  await value(page, 'response', 'sec-websocket-accept').fill(ACCEPT);
  await expect(page.getByRole('checkbox', { name: 'Follow the key' })).not.toBeChecked();
  await expect(verdict(page, 'response')).toContainText('Client: fails the connection: The accept does not fit the key');
  await page.getByRole('checkbox', { name: 'Follow the key' }).check();
  await expect(value(page, 'response', 'sec-websocket-accept')).toHaveValue(S0_ACCEPT);
  await page.getByRole('button', { name: 'New key' }).click();
  await expect(value(page, 'request', 'sec-websocket-key')).toHaveValue(/^[A-Za-z0-9+/]{21}[AQgw]==$/);
  await expect(verdict(page, 'response')).toContainText('takes the connection for open');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(value(page, 'request', 'sec-websocket-key')).toHaveValue(S0_KEY);
});

test('what is wrong is explained, mended one by one or at once, and the focus stays near', async ({ page }) => {
  await open(page, `handshake/#${DROPPED}`);
  await expect(page.getByRole('heading', { name: '3 problems, 2 remarks' })).toBeVisible();
  await expect(cards(page).filter({ hasText: 'Upgrade is missing' })).toContainText('missing Upgrade header');
  await cards(page).filter({ hasText: 'Upgrade is missing' }).getByRole('button', { name: 'Fix it' }).click();
  await expect(value(page, 'request', 'upgrade')).toHaveValue('websocket');
  await expect(page.getByRole('heading', { name: '2 problems, 2 remarks' })).toBeFocused();
  await page.getByRole('button', { name: 'Fix all 2' }).click();
  await expect(verdict(page, 'request')).toContainText('101, it upgrades');
  await expect(verdict(page, 'response')).toContainText('takes the connection for open');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: '2 problems, 2 remarks' })).toBeVisible();
});

test('the right refusal is shown byte for byte and can be made the answer', async ({ page }) => {
  await open(page, 'handshake/');
  await value(page, 'request', 'sec-websocket-version').fill('25');
  await page.getByText('The right refusal: 426').click();
  await expect(page.locator('details pre')).toContainText(
    'HTTP/1.1 426 Upgrade Required␍␊\nUpgrade: websocket␍␊\nSec-WebSocket-Version: 13␍␊',
  );
  await page.getByRole('button', { name: 'Make it the answer' }).click();
  await expect(verdict(page, 'response')).toContainText('fails the connection: Not switching protocols');
  await expect(cards(page).filter({ hasText: 'Not switching protocols' })).toContainText('Unexpected response code: 426');
});

test('as text, line ends show, and a CR taken away is a lone line feed', async ({ page }) => {
  await open(page, 'handshake/');
  await page.getByText('Text', { exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Request as text' });
  await expect(text).toHaveValue(/^GET \/chat HTTP\/1\.1␍␊\nHost: server\.example\.com␍␊\n[^]*␍␊\n␍␊\n$/);
  await text.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await expect(text).toHaveValue(/^GET \/chat HTTP\/1\.1␊\nHost/);
  await expect(cards(page).filter({ hasText: 'A line ends in LF alone' })).toBeVisible();
  // Enter at the end of a line is CR LF, and the caret stays where somebody types on.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('X-Test: 1');
  await expect(text).toHaveValue(/HTTP\/1\.1␊\nX-Test: 1␍␊\nHost/);
  await page.getByText('Lines', { exact: true }).click();
  await expect(value(page, 'request', 'x-test')).toHaveValue('1');
});

test('a paste of curl -v: both messages, and the mistake in the accept', async ({ page }) => {
  await open(page, 'handshake/');
  await box(page).fill(CURL);
  await expect(page.getByText('Read as handshake: 1 request, 1 answer.')).toBeVisible();
  await expect(value(page, 'request', 'host')).toHaveValue('localhost:3000');
  await expect(verdict(page, 'response')).toContainText('The accept does not fit the key');
  // A step of its own in the history.
  await page.goBack();
  await expect(value(page, 'request', 'host')).toHaveValue('server.example.com');
});

test('a key, an accept, an address, two connections, frames, nonsense', async ({ page }) => {
  await open(page, 'handshake/');
  await box(page).fill(S0_KEY);
  await expect(page.getByText('Read as a key')).toBeVisible();
  await expect(value(page, 'response', 'sec-websocket-accept')).toHaveValue(S0_ACCEPT);
  await box(page).fill(ACCEPT);
  await expect(page.getByText('Read as an accept')).toBeVisible();
  await expect(verdict(page, 'response')).toContainText('fails the connection');
  await box(page).fill('wss://a.example:8443/chat?x=1');
  await expect(page.getByText('Read as an address')).toBeVisible();
  await expect(message(page, 'request').getByLabel('Request line')).toHaveValue('GET /chat?x=1 HTTP/1.1');
  await expect(value(page, 'request', 'host')).toHaveValue('a.example:8443');
  const request = (path: string, key: string) =>
    `GET ${path} HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: ${key}\nSec-WebSocket-Version: 13\n\n`;
  await box(page).fill(request('/one', KEY) + request('/two', S0_KEY));
  await expect(page.getByText('Read as handshake: 2 requests.')).toBeVisible();
  await expect(page.getByText('it is what a server would say')).toBeVisible();
  await page.getByLabel('Which connection?').selectOption('2: GET /two HTTP/1.1');
  await expect(value(page, 'response', 'sec-websocket-accept')).toHaveValue(S0_ACCEPT);
  await box(page).fill('81 05 48 65 6c 6c 6f');
  await expect(page.getByRole('link', { name: 'Read it on the frames page' })).toHaveAttribute('href', /frames\/#f=810548656c6c6f/);
  await box(page).fill('nothing of the kind');
  await expect(page.getByText('No handshake in this: neither a request nor an answer')).toBeVisible();
  await expect(box(page)).toHaveValue('nothing of the kind');
});

test('an address is taken apart while it is typed, and builds the request', async ({ page }) => {
  await open(page, 'handshake/');
  await page.getByText('Build from a URL').click();
  await page.getByLabel('WebSocket address').fill('wss://a.example/news?x=1#top');
  await expect(page.getByText('fragments mean nothing for WebSocket URLs')).toBeVisible();
  await expect(value(page, 'request', 'host')).toHaveValue('server.example.com');
  await page.getByLabel('WebSocket address').fill('wss://a.example/news?x=1');
  await expect(message(page, 'request').getByLabel('Request line')).toHaveValue('GET /news?x=1 HTTP/1.1');
  await page.getByLabel('Subprotocols').fill('chat, superchat');
  await page.getByLabel('Offer permessage-deflate').check();
  await expect(value(page, 'request', 'sec-websocket-extensions')).toHaveValue('permessage-deflate; client_max_window_bits');
  await expect(value(page, 'response', 'sec-websocket-protocol')).toHaveValue('chat');
  await expect(verdict(page, 'response')).toContainText('takes the connection for open');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(value(page, 'request', 'host')).toHaveValue('server.example.com');
});

test('each example opens, and Back undoes it', async ({ page }) => {
  await open(page, 'handshake/');
  await page.getByText('Examples').click();
  await expect(page.locator('[data-example]')).toHaveCount(27);
  await page.locator('[data-example=folded]').click();
  await expect(cards(page).filter({ hasText: 'Folded line' }).first()).toBeVisible();
  await page.locator('summary', { hasText: 'Examples' }).click();
  await page.locator('[data-example=deflate]').click();
  await expect(page.getByText('server window 2^12 bytes')).toBeVisible();
  await page.goBack();
  await expect(cards(page).filter({ hasText: 'Folded line' }).first()).toBeVisible();
});

test('copies: text, curl, programs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'handshake/');
  await page.getByText('Copy', { exact: false }).first().click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Text', exact: true }).first().click();
  await expect
    .poll(copied)
    .toBe(
      `GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nOrigin: http://example.com\r\nSec-WebSocket-Protocol: chat, superchat\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  await page.getByRole('button', { name: 'curl', exact: true }).click();
  await expect.poll(copied).toContain(`--header 'Sec-WebSocket-Key: ${KEY}'`);
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect.poll(copied).toContain('net.Dial("tcp", "server.example.com:80")');
});

test('a link brings everything back after a reload and in the other language', async ({ page }) => {
  const request = `GET /x HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${S0_KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`;
  const response = 'HTTP/1.1 403 Forbidden\r\n\r\n';
  await open(page, `handshake/#step=3&req=${encodeURIComponent(request)}&res=${encodeURIComponent(response)}`);
  const check = async (): Promise<void> => {
    await expect(value(page, 'request', 'host')).toHaveValue('a');
    await expect(verdict(page, 'response')).toContainText('RFC 6455 §4.1');
    await expect(page.locator('.stepper input[type=range]')).toHaveValue('3');
    expect(fragment(page)).toBe(`step=3&req=${request}&res=${response}`);
  };
  await check();
  await page.reload();
  await settled(page);
  await check();
  await page.locator('header a[data-language]').click();
  await expect(page).toHaveURL(/\/zh\/handshake\//);
  await settled(page);
  await check();
});

test('what a link says wrong is named, and the rest is opened; links of lessons work', async ({ page }) => {
  await open(page, `handshake/#key=${KEY}&step=first&colour=red`);
  await expect(page.getByText('This link had parts I could not read: step=first colour=red.')).toBeVisible();
  await page.goto('about:blank');
  await open(page, 'handshake/#key=H%2BVLjR1wb4JQ62TmabK87g%3D%3D&step=0');
  await expect(value(page, 'response', 'sec-websocket-accept')).toHaveValue(S0_ACCEPT);
});

test('HTTP/2 and HTTP/3 beside it', async ({ page }) => {
  await open(page, 'handshake/');
  await whole(page);
  const part = page.getByRole('region', { name: 'The same over HTTP/2 and HTTP/3' });
  await expect(part.getByText(':protocol: websocket')).toBeVisible();
  await expect(part.getByText(':authority: server.example.com')).toBeVisible();
  await part.getByText('HTTP/3', { exact: true }).click();
  await expect(part).toContainText('H3_REQUEST_CANCELLED');
});

test('all of it by keyboard', async ({ page }) => {
  await open(page, 'handshake/');
  await whole(page);
  await box(page).focus();
  let ringless = '';
  const names: string[] = [];
  for (let presses = 0; presses < 140; presses++) {
    const here = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      const shown = (element: Element | null): boolean => {
        if (!element) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      };
      const name = focused.getAttribute('aria-label') ?? focused.closest('label')?.textContent ?? focused.textContent;
      return { tag: focused.localName, name: name.trim(), ring: shown(focused) || shown(focused.nextElementSibling) };
    });
    if (here.tag === 'body') break;
    if (!here.ring) ringless += `${here.tag} ${here.name}; `;
    names.push(here.name);
    await page.keyboard.press('Tab');
  }
  expect(ringless).toBe('');
  for (const name of ['Send Host', 'Value of Host', 'Move Host down', 'Request line', 'Follow the key', 'New key', 'Examples', 'Play']) {
    expect(names).toContain(name);
  }
  await row(page, 'request', 'host').getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(verdict(page, 'request')).toContainText('Host is missing');
  await expect(row(page, 'request', 'host').getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(verdict(page, 'request')).toContainText('101, it upgrades');
  await row(page, 'request', 'upgrade').getByRole('button', { name: 'Move Upgrade up' }).focus();
  await page.keyboard.press('Enter');
  await expect(message(page, 'request').locator('li[data-header]').first()).toHaveAttribute('data-header', 'upgrade');
});

for (const path of PATHS) {
  for (const theme of themesOf(path)) {
    test(`axe in the states of /${path}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const state of ['', DROPPED, `view=text&${DROPPED}`, 'res=&step=4']) {
        await page.goto('about:blank');
        await open(page, `${path}#${state}`);
        await whole(page);
        const { violations } = await axe(page, theme).include('main').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
          state,
        ).toEqual([]);
      }
    });
  }

  test(`/${path} on a phone of 360 px: tabs below the key and its accept`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const state of [
      '',
      DROPPED,
      `view=text&${DROPPED}`,
      `req=${encodeURIComponent(`GET /${'w'.repeat(200)} HTTP/1.1\r\nX: ${'y'.repeat(200)}\r\n\r\n`)}`,
    ]) {
      await page.goto('about:blank');
      await open(page, `${path}#${state}`);
      await whole(page);
      for (const tab of [0, 1, 2, 3]) {
        await page.locator('.tabs label').nth(tab).click();
        expect(await overflow(page), `${state} ${tab}`).toBeLessThanOrEqual(0);
        expect(await smallTargets(page, 24), `${state} ${tab}`).toEqual([]);
      }
    }
    await page.goto('about:blank');
    await open(page, path);
    await expect(message(page, 'request')).toBeVisible();
    await expect(message(page, 'response')).toBeHidden();
    // Both ends of the joint are whole, and no button stands alone on its line.
    for (const code of await page.locator('[role=group] .end code').all())
      expect(
        await code.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
          scrollWidth > clientWidth,
          scrollHeight > clientHeight,
        ]),
      ).toEqual([false, false]);
    const lines = await page
      .locator('.toolbar :is(button, summary)')
      .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().top)));
    for (const top of lines) expect(lines.filter((each) => Math.abs(each - top) < 20).length).toBeGreaterThan(1);
    await page.locator('.tabs label').nth(1).click();
    await expect(message(page, 'response')).toBeVisible();
    await page.mouse.wheel(0, 900);
    await expect(page.getByText(ACCEPT).first()).toBeInViewport();
  });
}

test('a paste of megabytes is told of and does not stand in the box; the worst finding comes first', async ({ page }) => {
  await open(page, 'handshake/');
  const box = page.locator('.paste textarea');
  await box.evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, 'y'.repeat(3_000_000));
  await expect(page.locator('.paste .result')).toHaveText('Longer than 512 KiB: paste only the handshake.');
  await expect(box).toHaveValue('');
  await box.fill(
    `GET / HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: ${KEY}\nSec-WebSocket-Version: 13\n\nHTTP/1.1 101 x\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n`,
  );
  await expect(page.locator('section.findings .finding').first()).toHaveAttribute('data-severity', 'error');
  await expect(page.locator('section.findings .finding').last()).toHaveAttribute('data-severity', 'note');
});

test('on paper: whole values and both verdicts, nothing to press', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 900 });
  await open(page, 'handshake/');
  await page.emulateMedia({ media: 'print' });
  for (const kind of ['request', 'response'] as const) {
    await expect(message(page, kind).locator('[data-tone=ok]')).toBeVisible();
    const cut = message(page, kind).locator('.value input');
    await expect.poll(() => cut.evaluateAll((inputs) => inputs.filter((input) => input.scrollWidth > input.clientWidth).length)).toBe(0);
  }
  for (const dead of ['.paste', '.toolbar', '.head fieldset']) await expect(page.locator(dead)).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of PATHS) {
    test(`/${path} says it all`, async ({ page }) => {
      await page.goto(at(path));
      await expect(page.locator('input[value="dGhlIHNhbXBsZSBub25jZQ=="]').first()).toBeVisible();
      await expect(message(page, 'request').locator('li[data-status=passed]')).toHaveCount(9);
      await expect(page.getByText(`${KEY}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)).toBeVisible();
      await expect(page.getByText('b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea')).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: '426' })).toBeVisible();
      // What the heading counts stands below it, and nothing that would not answer is offered.
      await expect(page.locator('section.findings p').filter({ hasText: /nothing about who the peer is|不证明对方是谁/ })).toBeVisible();
      for (const dead of ['.paste', '.toolbar', '.tabs', '.head fieldset']) await expect(page.locator(dead)).toBeHidden();
    });
  }
});

test('a pasted conversation goes from the frames page to this one, and its frames back', async ({ page }) => {
  await open(page, 'frames/');
  const offer = 'Sec-WebSocket-Extensions: permessage-deflate';
  const head = (lines: readonly string[]): string => [...lines, '', ''].join('\n');
  await page
    .locator('.box textarea')
    .fill(
      head([
        'GET /live HTTP/1.1',
        'Host: a',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${KEY}`,
        'Sec-WebSocket-Version: 13',
        offer,
      ]) +
        head(['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${ACCEPT}`, offer]) +
        'c1 07 f2 48 cd c9 c9 07 00\n',
    );
  await page.getByRole('link', { name: 'Open in the handshake lab' }).click();
  await expect(page).toHaveURL(/\/handshake\/#f=/);
  await settled(page);
  await expect(message(page, 'request').getByLabel('Request line')).toHaveValue('GET /live HTTP/1.1');
  await expect(verdict(page, 'response')).toContainText('takes the connection for open');
  await whole(page);
  await expect(page.getByText('9 bytes')).toBeVisible();
  await page.getByRole('link', { name: 'Open them on the frames page' }).click();
  await expect(page).toHaveURL(/\/frames\/#f=c107f248cdc9c90700.*rsv1=1/);
});
