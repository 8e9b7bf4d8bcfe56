/** Sample pages of lessons/code in a real browser: the pages with their servers, and the defects that only a page can show. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { open } from './site.ts';
import { CODE, type Program, runNode } from '../lessons/code/programs.ts';

const log = (page: Page) => page.locator('#log');

test.describe('the pages', () => {
  const programs: Program[] = [];
  test.beforeAll(async () => {
    for (const file of ['6-rules', '7-whole']) programs.push(await runNode(`node/${file}.mjs`));
  });
  test.afterAll(() => Promise.all(programs.map((program) => program.stop())));

  for (const [at, name] of ['step 6', 'step 7'].entries()) {
    test(`echo talks to ${name}, by button and by Enter, and says goodbye`, async ({ page }) => {
      const failures: string[] = [];
      page.on('pageerror', ({ message }) => failures.push(message));
      await page.goto(`http://127.0.0.1:${programs[at]!.port}/`);
      await expect(log(page)).toContainText('open');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(log(page)).toContainText('message: Hello');
      await page.getByLabel('Text').fill('帧 🐙');
      await page.getByLabel('Text').press('Enter');
      await expect(log(page)).toContainText('message: 帧 🐙');
      await page.getByRole('button', { name: 'Close' }).click();
      await expect(log(page)).toContainText('close: code 1000, reason "", clean');
      await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();
      expect(failures).toEqual([]);
    });
  }

  test('the printed link opens the live panel, one click from a connection', async ({ page }) => {
    const link = /live\/#url=\S+/.exec(programs[1]!.printed())![0];
    await open(page, link);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('OPEN', { exact: true }).first()).toBeVisible();
  });

  test('binary sends bytes and a file in pieces, and gets all of them back', async ({ page }) => {
    await page.goto(`http://127.0.0.1:${programs[1]!.port}/binary.html`);
    await expect(log(page)).toContainText('open');
    await page.getByRole('button', { name: 'Send 4 bytes' }).click();
    await expect(log(page)).toContainText('4 bytes: de ad be ef');
    const buffer = Buffer.from(Uint8Array.from({ length: 1_000_000 }, (_, i) => i));
    await page.getByLabel('File').setInputFiles({ name: 'big.bin', mimeType: 'application/octet-stream', buffer });
    await expect(log(page)).toContainText('handed over: 1000000 bytes of big.bin');
    await expect(log(page).getByText('65536 bytes: 00 01 02')).toHaveCount(15);
    await expect(log(page)).toContainText('16960 bytes: 00 01 02');
  });

  test('echo as a file is refused by step 7 and taken by step 6', async ({ page }) => {
    for (const [at, end] of [
      [1, 'close: code 1006'],
      [0, 'open'],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(`file://${join(CODE, 'pages/echo.html')}#ws://127.0.0.1:${programs[at]!.port}/`);
      await expect(log(page)).toContainText(end);
    }
  });
});

test('ticker counts, comes back after a lost connection, and stops when asked', async ({ page }) => {
  const server = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end(readFileSync(join(CODE, 'pages/ticker.html'))),
  );
  const sockets = new WebSocketServer({ server, path: '/ticker' });
  const notes: string[] = [];
  let connections = 0;
  sockets.on('connection', (socket) => {
    const first = connections++ === 0;
    socket.send('no JSON');
    socket.send(JSON.stringify({ count: connections * 10 }));
    socket.on('message', (data) => notes.push((data as Buffer).toString()));
    if (first) setTimeout(() => socket.terminate(), 200);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // Chance is taken out of the delay, not the delay itself.
  await page.addInitScript(() => (Math.random = () => 0.05));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect(page.locator('#count')).toHaveText('10');
  await expect(page.locator('#state')).toHaveText('closed with 1006, again in 0.3 s');
  await expect(page.locator('#count')).toHaveText('20');
  expect(notes[0]).toBe('{"note":"hello from the page"}');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('#state')).toHaveText('closed with 1000');
  await closed(server, sockets);
});

/** A page of defects/NAME with an echo server at its own address that refuses the path /refused. */
async function serve(
  id: string,
  which: string,
): Promise<{ url: string; attempts: () => number; ends: number[]; close: () => Promise<void> }> {
  const ends: number[] = [];
  let attempts = 0;
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html').end(readFileSync(join(CODE, 'defects', id, `${which}.html`)));
    void request;
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    attempts++;
    if (request.url === '/refused') return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data, binary) => opened.send(data as Buffer, { binary }));
      opened.on('close', (code) => ends.push(code));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, attempts: () => attempts, ends, close: () => closed(server, sockets) };
}
async function closed(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const each of sockets.clients) each.terminate();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

interface Scene {
  readonly page: Page;
  readonly ends: readonly number[];
  readonly attempts: () => number;
}
/** What a defect shows in its broken version, and what its repair shows instead. */
const SCENES: Readonly<
  Record<string, { readonly broken: (scene: Scene) => Promise<void>; readonly fixed: (scene: Scene) => Promise<void> }>
> = {
  'form-reloads': {
    async broken({ page, ends }) {
      await expect(log(page)).toContainText('open');
      await page.getByLabel('Text').press('Enter');
      await page.waitForURL(/\?$/);
      await expect.poll(() => ends).toContain(1001);
    },
    async fixed({ page, ends }) {
      await expect(log(page)).toContainText('open');
      await page.getByLabel('Text').press('Enter');
      await expect(log(page)).toContainText('message: Hello');
      expect(ends).toEqual([]);
    },
  },
  'send-too-early': {
    broken: ({ page }) => expect(log(page)).toContainText('Still in CONNECTING state'),
    fixed: ({ page }) => expect(log(page)).toContainText('message: Hello'),
  },
  'open-property': {
    async broken({ page, attempts }) {
      await expect.poll(attempts).toBe(1);
      await page.waitForTimeout(300);
      await expect(log(page)).toBeEmpty();
    },
    fixed: ({ page }) => expect(log(page)).toContainText('message: Hello'),
  },
  'no-failure-shown': {
    async broken({ page, attempts }) {
      await expect.poll(attempts).toBe(1);
      await page.waitForTimeout(300);
      await expect(page.locator('#state')).toHaveText('connecting …');
    },
    async fixed({ page }) {
      await expect(page.locator('#state')).toHaveText('closed with 1006');
      await expect(log(page)).toHaveText('error');
    },
  },
  'blob-by-default': {
    broken: ({ page }) => expect(log(page)).toHaveText('0 bytes'),
    fixed: ({ page }) => expect(log(page)).toHaveText('2 bytes'),
  },
  'back-at-once': {
    broken: ({ attempts }) => expect.poll(attempts).toBeGreaterThan(10),
    async fixed({ page, attempts }) {
      await expect(log(page)).toContainText('closed');
      await page.waitForTimeout(900);
      expect(attempts()).toBe(1);
    },
  },
};

for (const [id, versions] of Object.entries(SCENES)) {
  for (const which of ['broken', 'fixed'] as const) {
    test(`defect ${id}, ${which}`, async ({ page }) => {
      const server = await serve(id, which);
      await page.goto(server.url);
      await versions[which]({ page, ends: server.ends, attempts: server.attempts });
      await page.close();
      await server.close();
    });
  }
}

test('every page among the defects is tried here', () => {
  const defects = JSON.parse(readFileSync(join(CODE, 'defects/defects.json'), 'utf8')) as { id: string; file: string }[];
  expect(
    defects
      .filter(({ file }) => file === 'html')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(SCENES).sort());
});
