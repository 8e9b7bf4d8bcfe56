/** The live panel: the endpoint in the page and the real server, every state of the picker, keys alone, links, phone, no script. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page, test as plain } from '@playwright/test';
import { listenSite } from '../../src/server/site.ts';
import { readWireJson } from '../../src/wire/exports/json.ts';
import { overflow, smallTargets } from './bench.ts';
import { at, expect, open, settled, test, themesOf } from './site.ts';

const rows = (page: Page): Locator => page.getByRole('listbox').getByRole('option');
const state = (page: Page): Locator => page.locator('.values .chip');
const fragment = (page: Page): string => new URL(page.url()).hash.slice(1);
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function openLive(page: Page, path = 'live/'): Promise<void> {
  await open(page, path);
  await page.mouse.move(5, 5);
  await page.mouse.move(8, 8);
  await expect(page.locator('.deeds')).toBeVisible();
}

test('nothing is opened before a click; then one send() is one frame, and a Ping no event', async ({ page }) => {
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await openLive(page);
  await expect(page.locator('.ghost li')).toHaveCount(10);
  await expect(page.getByRole('radio', { name: 'This server' })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'In this page' })).toBeChecked();
  await press(page, 'Connect');
  await expect(state(page)).toHaveText('OPEN');
  await press(page, 'Send');
  await expect(rows(page).nth(2)).toContainText('ws.send("Hello")');
  await expect(rows(page).nth(2)).toContainText('from the client');
  await expect(rows(page).nth(2).locator('.byte').first()).toHaveText('81');
  await expect(rows(page).nth(3)).toContainText('message');
  await page.locator('.deeds').getByRole('button', { name: 'Ping' }).click();
  await expect(rows(page).nth(4)).toContainText('no event: the API has none for a Ping');
  await expect(rows(page).nth(5)).toContainText('Pong');
  await press(page, 'In 3 fragments');
  await expect(rows(page).nth(6)).toContainText('the message is not whole');
  await expect(rows(page).nth(8)).toContainText('"Hello from the server"');
  await rows(page).nth(5).click();
  await expect(page.locator('.detail')).toContainText(/From the Ping to the Pong that answers it: \d+\.\d+ ms/);
  await page.locator('form.closing').getByLabel('Code').fill('4001');
  await page.locator('form.closing').getByLabel('Reason').fill('enough');
  await page.locator('form.closing').getByRole('button').click();
  await expect(page.locator('.ending')).toContainText('code 4001, reason "enough", wasClean true');
  await expect(page.locator('.ending')).toContainText('it sent a Close with 4001; it answered 1 of 1 Ping');
  await page.getByLabel('Subprotocols').fill('chat, chat');
  await expect(page.getByText('Each subprotocol may stand once')).toBeVisible();
  // The endpoint in the page needs no network.
  expect(sockets).toEqual([]);
});

test('a broken rule: what is required, what this browser did, and the frame taken apart', async ({ page }) => {
  await openLive(page, 'live/#scene=masked-frame');
  await expect(page.locator('.scene')).toContainText('A server must not mask.');
  await press(page, 'Connect');
  await expect(page.locator('.ending')).toContainText('code 1006, reason "", wasClean false');
  await expect(page.locator('.ending')).toContainText('it sent a Close with 1002');
  await rows(page).filter({ hasText: 'text' }).first().click();
  const detail = page.locator('.detail');
  await expect(detail.getByRole('heading', { name: 'One thing to say about this frame' })).toBeVisible();
  const link = await detail.getByRole('link', { name: 'Open in the frames page' }).getAttribute('href');
  expect(link).toContain('#f=8186');
  expect(link).toContain('dir=s2c');
  await rows(page).first().click();
  await expect(detail).toContainText('Sec-WebSocket-Key');
  await expect(detail.getByRole('link', { name: 'Open in the handshake page' })).toBeVisible();
  await detail.getByRole('button', { name: 'Close this' }).click();
  await expect(detail).toHaveCount(0);
});

test('every endpoint says what it needs; a foreign address is warned about and never shared with a query', async ({ page }) => {
  await openLive(page);
  const connect = page.getByRole('button', { name: 'Connect', exact: true });
  await page.getByRole('radio', { name: 'Tap relay' }).check();
  await expect(page.getByText('node dist-node/cli.js tap --to ws://localhost:8080')).toBeVisible();
  await expect(page.getByText('The relay prints a token')).toBeVisible();
  await expect(connect).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('.deeds')).toContainText('A relay only passes bytes on');
  await page.getByLabel('Token').fill('00');
  await expect(connect).not.toHaveAttribute('aria-disabled');
  await page.getByRole('radio', { name: 'Any URL' }).check();
  await expect(page.getByText('A click connects your browser to this server')).toBeVisible();
  await expect(page.locator('.deeds')).toContainText('the API has no call for it');
  const url = page.getByRole('textbox', { name: 'Address' });
  await url.fill('https://example.org');
  await expect(page.getByText('http:// and https:// are for pages')).toBeVisible();
  await url.fill('wss://example.org/?token=secret');
  await expect.poll(() => fragment(page)).toBe('ep=url');
  await url.fill('ws://localhost:9/chat');
  await expect(page.getByText('the browser may ask whether this page may reach it')).toBeVisible();
  await expect.poll(() => fragment(page)).toBe('ep=url&url=ws:%2F%2Flocalhost:9%2Fchat');
  await page.goto('about:blank');
  await openLive(page, 'zh/live/#scene=close&code=1011&reason=away&moon=1');
  await expect(page.locator('.details select')).toHaveValue('close');
  await expect(page.getByLabel('关闭码')).toHaveValue('1011');
  await expect(page.getByText('moon=1')).toBeVisible();
});

test('what send() and close() would throw or drop is said, and nothing typed is lost', async ({ page }) => {
  await openLive(page);
  const composer = page.locator('.composer');
  await expect(composer).toContainText('There is no socket yet.');
  await composer.getByRole('radio', { name: 'Hex' }).check({ force: true });
  await composer.getByLabel('Bytes in hex').fill('48 6');
  await expect(composer).toContainText('One hex digit is left over: “6”.');
  await composer.getByRole('radio', { name: 'Text' }).check({ force: true });
  await composer.getByRole('radio', { name: 'Hex' }).check({ force: true });
  await expect(composer.getByLabel('Bytes in hex')).toHaveValue('48 6');
  await composer.getByLabel('Bytes in hex').fill('48 65');
  await press(page, 'Connect');
  await expect(state(page)).toHaveText('OPEN');
  await press(page, 'Send');
  await expect(rows(page).nth(3)).toContainText('ArrayBuffer, 2 bytes');
  const closing = page.locator('form.closing');
  await closing.getByLabel('Code').fill('1001');
  await closing.getByLabel('Code').press('Enter');
  await expect(page.getByText('close(1001) throws InvalidAccessError: pages may use 1000 or 3000-4999.')).toBeVisible();
  await expect(state(page)).toHaveText('OPEN');
  await closing.getByLabel('Code').fill('1000');
  await closing.getByLabel('Code').press('Enter');
  await expect(state(page)).toHaveText('CLOSED');
  await expect(composer).toContainText('The socket is CLOSED: send() does not throw, the data is dropped');
  await press(page, 'Send');
  await expect(page.locator('.values')).toContainText('2');
  await expect(rows(page).last()).toContainText('dropped');
});

test('a long paste is kept whole, a dropped file is the file to send, and what comes is announced', async ({ page }) => {
  await openLive(page);
  await press(page, 'Connect');
  await expect(state(page)).toHaveText('OPEN');
  const composer = page.locator('.composer');
  const paste = (into: Locator, text: string): Promise<void> =>
    into.evaluate((box, content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', content);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste(composer.locator('textarea'), '{"a":1}\n'.repeat(5000));
  await expect(composer).toContainText('40,005 characters, kept whole beside the text box');
  await press(page, 'Send');
  await expect(rows(page).nth(2)).toContainText('40,013 B');
  await press(page, 'Discard');
  await expect(composer.locator('textarea')).toHaveValue('Hello');
  await paste(page.locator('.deeds input'), 'x'.repeat(50_000));
  await expect(page.getByText('What you pasted has 50,021 characters: too long for this field')).toBeVisible();
  await expect(page.locator('.deeds input')).toHaveValue('Hello from the server');
  await page.locator('section.line').evaluate((box) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.of(1, 2, 3)], 'three.bin'));
    box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(composer.getByRole('radio', { name: 'File' })).toBeChecked();
  await press(page, 'Send');
  await expect(rows(page).filter({ hasText: 'ArrayBuffer, 3 bytes' })).toHaveCount(1);
  await expect(page.getByRole('log').last()).toHaveText(/^\d frames? received/);
  await expect(page.getByRole('log').first()).toHaveText(/^Script: \d events?\. Last: /);
});

test('a storm: bufferedAmount grows, the list stays short, filter, pause and clear', async ({ page }) => {
  await openLive(page);
  await press(page, 'Echo storm');
  await expect.poll(() => page.locator('.count').innerText(), { timeout: 60_000 }).toMatch(/^[3-8],\d{3} rows$/);
  await expect(page.locator('.values')).toContainText('most:');
  expect(await rows(page).count()).toBeLessThan(80);
  await expect(page.locator('.trips')).toContainText('round trips');
  await page.getByLabel('Data frames').uncheck();
  await page.getByLabel('Script', { exact: true }).uncheck();
  await expect(rows(page)).toHaveCount(2);
  await page.getByLabel('Data frames').check();
  await press(page, 'Pause');
  await press(page, 'Send');
  await expect(page.locator('.count')).toContainText(/paused, [1-9]/);
  await press(page, 'Go on');
  await press(page, 'Clear');
  await expect(rows(page)).toHaveCount(0);
  await press(page, 'Send');
  await expect(rows(page)).toHaveCount(2);
});

test('keys alone: endpoint, connect, send, rows, close', async ({ page }) => {
  await openLive(page, 'zh/live/');
  await page.getByRole('radio', { name: '本页之内' }).focus();
  await page.getByRole('button', { name: '连接', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('OPEN');
  await page.getByRole('button', { name: '发送', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('End');
  await expect(rows(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.detail')).toContainText('就是这个调用');
  await page.locator('form.closing').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('CLOSED');
  await expect(page.locator('.ending')).toContainText('code 1005');
});

plain('the server that served the page: preselected, its bytes observed, none before a click', async ({ page }) => {
  const site = await listenSite({ root: resolve(import.meta.dirname, '../../dist'), base: '/a/b/', host: '127.0.0.1', port: 0 });
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(new URL(socket.url()).pathname));
  await page.goto(new URL('live/', site.url).href);
  await settled(page);
  await page.mouse.move(5, 5);
  await page.mouse.move(8, 8);
  await expect(page.locator('.deeds')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'This server' })).toBeChecked();
  expect(sockets).toEqual([]);
  // Two clicks are one: the second does not cancel.
  await page.getByRole('button', { name: 'Connect', exact: true }).dblclick();
  await expect(state(page)).toHaveText('OPEN');
  await page.locator('form.closing').getByRole('button').click();
  await expect(state(page)).toHaveText('CLOSED');
  await press(page, 'Clear');
  await press(page, 'Hello');
  await expect(rows(page).nth(3)).toContainText('"Hello"');
  await expect(rows(page).nth(2)).toContainText('ws.send("Hello")');
  await expect(rows(page).nth(2)).toContainText('observed');
  await expect(rows(page).nth(2).locator('.byte').first()).toHaveText('81');
  expect(sockets).toEqual(['/a/b/tap', '/a/b/echo', '/a/b/echo']);
  await page.locator('.deeds').getByRole('button', { name: 'Ping' }).click();
  await expect(rows(page).nth(5)).toContainText('the browser answers by itself');
  await page.locator('.deeds').getByRole('button', { name: 'Broken frame' }).click();
  await expect(page.locator('.ending')).toContainText('it sent a Close with 1002; it answered 1 of 2 Pings');
  await page.locator('.details select').selectOption('deflate');
  await press(page, 'Clear');
  await press(page, 'Connect');
  await expect(state(page)).toHaveText('OPEN');
  await press(page, 'Send');
  await expect(rows(page).nth(2)).toContainText('compressed');
  await expect(rows(page).nth(2).locator('.byte').first()).toHaveText('c1');
  await rows(page).nth(2).click();
  await expect(page.locator('.detail')).toContainText('it reads as no text');
  await expect(page.locator('.detail').getByRole('heading', { name: 'to say about this frame' })).toHaveCount(0);
  await page.locator('form.closing').getByRole('button').click();
  await expect(state(page)).toHaveText('CLOSED');
  // The same server as any other: messages only, and bytes that say so.
  await page.getByRole('radio', { name: 'Any URL' }).check();
  await page.getByRole('textbox', { name: 'Address' }).fill(new URL('echo', site.url.replace('http', 'ws')).href);
  await press(page, 'Clear');
  await press(page, 'Connect');
  await expect(state(page)).toHaveText('OPEN');
  await press(page, 'Send');
  await expect(rows(page).nth(2)).toContainText('reconstructed');
  await expect(rows(page).nth(2).locator('.byte').nth(2)).toHaveText('??');
  await rows(page).nth(2).click();
  await expect(page.locator('.detail')).toContainText('a reconstruction, not an observation');
  await expect(page.locator('.detail .dashed span')).toHaveText(['81', '85', '??', '??', '??', '??', '48', '65', '6c', '6c', '6f']);
  await site.stop();
  await expect(state(page)).toHaveText('CLOSED');
});

plain('what the server refuses to send stands beside the controls: what, the rule, the way out', async ({ page }) => {
  const site = await listenSite({ root: resolve(import.meta.dirname, '../../dist'), base: '/', host: '127.0.0.1', port: 0 });
  // A tap that refuses every command, and says so twice.
  let loseTap = async (): Promise<void> => {};
  await page.routeWebSocket('**/tap', (tap) => {
    loseTap = () => tap.close();
    const server = tap.connectToServer();
    server.onMessage((message) => tap.send(message));
    tap.onMessage(() => {
      for (const refused of ['message-open', 'message-open', 'not-reading']) tap.send(JSON.stringify({ refused, connection: 1 }));
      tap.send('{"refused":"closed","connection":9}');
    });
  });
  for (const [path, first, second, long, lost] of [
    ['live/', 'a message of the server is not finished', 'the client has not read', 'more than the server takes', 'The tap closed'],
    ['zh/live/', '服务器还有一条消息没发完', '客户端还没读完', '超过了服务器一条命令能接受的大小', '探针断开了'],
  ] as const) {
    await page.goto(new URL(path, site.url).href);
    await settled(page);
    await page.mouse.move(5, 5);
    await page.mouse.move(8, 8);
    const deeds = page.locator('.deeds');
    const refusals = deeds.getByRole('status').locator('p');
    await page.locator('.bar .primary').click();
    await expect(state(page)).toHaveText('OPEN');
    await expect(refusals).toHaveCount(0);
    await deeds.getByRole('button').first().click();
    await expect(refusals).toHaveCount(2);
    await expect(refusals.first()).toContainText(first);
    await expect(refusals.first().getByRole('link', { name: '§5.4' })).toHaveAttribute('href', /rfc6455#section-5\.4$/);
    await expect(refusals.last()).toContainText(second);
    // What would make the server close the tap is not sent at all.
    await deeds.getByRole('textbox').fill('世'.repeat(170_000));
    await deeds.getByRole('button').first().click();
    await expect(refusals).toHaveCount(1);
    await expect(refusals).toContainText(long);
    // Without its tap the connection goes on unseen, and the page says so.
    await loseTap();
    await expect(page.locator('.ending')).toContainText(lost);
    await expect(state(page)).toHaveText('OPEN');
    await page.locator('form.closing').getByRole('button').click();
    await expect(state(page)).toHaveText('CLOSED');
  }
  await site.stop();
});

test('files to take along hold the bytes of the session, under names that say what they are', async ({ page }) => {
  await openLive(page);
  await press(page, 'Hello');
  await expect(rows(page).nth(3)).toContainText('"Hello"');
  await page.locator('.tools').getByText('Export', { exact: true }).click();
  const saved = async (form: string): Promise<{ name: string; content: Buffer }> => {
    const download = page.waitForEvent('download');
    await press(page, form);
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  };
  const json = await saved('JSON');
  expect(json.name).toBe('wire.json');
  const records = readWireJson(json.content.toString())!;
  expect(records[0]).toEqual({ connection: 1, at: 0, kind: 'opened', path: '/echo' });
  const bytesOf = (side: 'client' | 'server'): Buffer =>
    Buffer.concat(records.flatMap((each) => (each.kind === 'bytes' && each.from === side ? [each.bytes] : [])));
  expect(bytesOf('client').toString('latin1')).toMatch(/^GET \/echo HTTP\/1\.1\r\n/);
  expect(bytesOf('server').toString('hex')).toContain('810548656c6c6f');

  const pcap = await saved('Capture for Wireshark (pcap)');
  expect(pcap.name).toBe('wire.pcap');
  // Magic number, version 2.4: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html §4
  expect(pcap.content.subarray(0, 8).toString('hex')).toBe('a1b2c3d400020004');
  for (const side of ['client', 'server'] as const) expect(pcap.content.includes(bytesOf(side).subarray(0, 100))).toBe(true);

  const text = await saved('Input for text2pcap');
  expect(text.name).toBe('wire.txt');
  const lines = text.content.toString().split('\n');
  expect(lines[0]).toBe('# text2pcap -D -t ISO -T 80,49152 wire.txt wire.pcap');
  expect(lines[2]).toMatch(/^O 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(lines[3]).toBe('000000 47 45 54 20 2f 65 63 68 6f 20 48 54 54 50 2f 31');
  expect(lines).toContain('000000 81 05 48 65 6c 6c 6f');
});

for (const path of ['live/', 'zh/live/'])
  for (const theme of themesOf(path))
    test(`axe: ${path} ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await openLive(page, path);
      await page.locator('.scripts button').nth(5).click();
      await expect(page.locator('.ending')).toContainText('1006');
      await rows(page).nth(2).click();
      await expect(page.locator('.detail .frame')).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

for (const path of ['live/', 'zh/live/#ep=url'])
  test(`360 px, no sideways scroll: ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openLive(page, path);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    if (!path.includes('#')) {
      await press(page, 'Hello');
      await expect(rows(page)).toHaveCount(8);
      await rows(page).nth(4).click();
      await expect(page.locator('.detail .frame')).toBeVisible();
    }
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page, 24)).toEqual([]);
  });

test('without JavaScript a session and the scenarios can be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('live/'));
  await expect(page.locator('.ghost')).toContainText('ws.send("Hello")');
  await expect(page.getByText('The panel itself needs JavaScript.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect' })).toBeHidden();
  await expect(page.locator('.fact-table')).toContainText('The server masks a frame.');
  await context.close();
});
