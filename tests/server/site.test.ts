/** The echo server beside the site's files, as `npm start` runs them, and beside Vite's own socket. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { createServer } from 'vite';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { attachEcho } from '../../src/server/echo.ts';
import { listenSite, type SiteOptions } from '../../src/server/site.ts';
import { serveStatic } from '../../src/server/static.ts';
import { tagged } from '../../src/server/tag.ts';
import { connectTo, rawClient, requestFor, watched } from './harness.ts';

const PAGE = '<!doctype html><html><head><title>site</title></head><body>帧</body></html>';
const TAG = (base: string): string => `<meta name="frame-by-frame-server" content="${base}">`;
const integrityOf = (data: string | Buffer): string => 'sha256-' + createHash('sha256').update(data).digest('base64');

const root = mkdtempSync(join(tmpdir(), 'frame-by-frame-site-'));
const WORKER = `self.SITE=${JSON.stringify({
  version: '0123',
  files: [
    ['', integrityOf(PAGE)],
    ['zh/', integrityOf(PAGE)],
    ['a.js', integrityOf('1')],
  ],
})};`;
mkdirSync(join(root, 'zh'));
for (const [file, content] of Object.entries({
  'index.html': PAGE,
  'zh/index.html': PAGE,
  '404.html': PAGE.replace('site', 'lost'),
  'headless.html': '<h1>no head</h1>',
  'a.js': '1',
  'sw.js': WORKER,
})) {
  writeFileSync(join(root, file), content);
}
afterAll(() => rmSync(root, { recursive: true }));

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(options: Partial<SiteOptions> = {}): Promise<string> {
  const site = await listenSite({ root, host: '127.0.0.1', port: 0, ...options });
  stops.push(site.stop);
  return site.url;
}

describe('the site with the echo server', () => {
  it('serves both below one path, to its own pages', async () => {
    const site = await serve({ base: '/a/b/' });
    expect(await (await fetch(site)).text()).toContain('site');
    const url = site.replace(/^http/, 'ws');
    const { socket, messages } = watched(new WebSocket(`${url}echo`, { origin: new URL(site).origin }));
    socket.once('open', () => socket.send('Hello'));
    await expect.poll(() => messages).toEqual(['Hello']);
    const outside = watched(new WebSocket(url.replace('/a/b/', '/echo')));
    expect((await outside.closed).error).toContain('404');
  });

  it.each(['/', '/a/b/'])('tells every page where the echo server is (%s), and leaves the files as they are', async (base) => {
    const site = await serve({ base });
    for (const [path, status] of [
      ['', 200],
      ['zh/', 200],
      ['zh/index.html', 200],
      ['no/such/page', 404],
    ] as const) {
      const answer = await fetch(new URL(path, site));
      expect([path, answer.status]).toEqual([path, status]);
      const text = await answer.text();
      expect(text).toContain(`${TAG(base)}</head>`);
      expect(text.replace(TAG(base), '')).toBe(status === 404 ? PAGE.replace('site', 'lost') : PAGE);
    }
    expect(await (await fetch(new URL('headless.html', site))).text()).toBe('<h1>no head</h1>');
    expect(await (await fetch(new URL('a.js', site))).text()).toBe('1');
    expect(readFileSync(join(root, 'index.html'), 'utf8')).toBe(PAGE);
  });

  it('has length, tag and compression of the page that it sends', async () => {
    const site = await serve();
    const page = Buffer.from(PAGE.replace('</head>', `${TAG('/')}</head>`));
    const raw = async (coding: string): Promise<[IncomingMessage, Buffer]> => {
      const response = await new Promise<IncomingMessage>((done) => get(site, { headers: { 'accept-encoding': coding } }, done));
      return [response, Buffer.concat((await response.toArray()) as Buffer[])];
    };
    const [plain, bytes] = await raw('identity');
    expect([plain.headers['content-length'], bytes.toString()]).toEqual([String(page.length), page.toString()]);
    const [packed, body] = await raw('br');
    expect(packed.headers['content-length']).toBe(String(body.length));
    expect(brotliDecompressSync(body).toString()).toBe(page.toString());
    const etag = plain.headers.etag!;
    expect(packed.headers.etag).toBe(etag);
    expect((await fetch(site, { headers: { 'if-none-match': etag } })).status).toBe(304);
    // A browser that kept the page from a host without an echo server asks again, and gets the tag.
    const untagged = await serveStatic({ root });
    stops.push(untagged.close);
    const other = (await fetch(untagged.url)).headers.get('etag')!;
    expect(other).not.toBe(etag);
    expect((await fetch(site, { headers: { 'if-none-match': other } })).status).toBe(200);
  });

  it('gives the service worker the hashes of the pages as they are served', async () => {
    const site = await serve({ base: '/x/' });
    const worker = await (await fetch(new URL('sw.js', site))).text();
    const { files } = JSON.parse(worker.slice('self.SITE='.length, -1)) as { files: [string, string][] };
    expect(files.map(([path]) => path)).toEqual(['', 'zh/', 'a.js']);
    for (const [path, integrity] of files) {
      const data = Buffer.from(await (await fetch(new URL(path, site))).arrayBuffer());
      expect([path, integrityOf(data)]).toEqual([path, integrity]);
    }
  });

  it('writes no markup of a path into a page', () => {
    expect(tagged(Buffer.from('<head></head>'), '/"><b>&').toString()).toBe(`<head>${TAG('/&quot;>&lt;b>&amp;')}</head>`);
  });

  it('stops although somebody keeps connections open, and says 1001', async () => {
    const site = await listenSite({ root, host: '127.0.0.1', port: 0 });
    const port = Number(new URL(site.url).port);
    const { closed } = await connectTo(site.url.replace(/^http/, 'ws') + 'echo');
    const idle = rawClient(port);
    idle.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(() => idle.received().toString()).toContain('site');
    const half = rawClient(port);
    half.write('GET / HTTP/1.1\r\nHost: ');
    const refused = rawClient(port);
    refused.write(requestFor('/nowhere', port));
    await expect.poll(() => refused.received().toString()).toContain('404');
    await site.stop();
    expect(await closed).toMatchObject({ code: 1001 });
    for (const each of [idle, half, refused]) each.destroy();
  });
});

it('is beside Vite’s development server, whose pages get the tag, too', async () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'frame-by-frame-vite-'));
  const folder = resolve(import.meta.dirname, '../..');
  const vite = await createServer({ root: folder, cacheDir, logLevel: 'silent', server: { port: 0, host: '127.0.0.1', watch: null } });
  await vite.listen();
  const { port } = vite.httpServer!.address() as AddressInfo;
  const page = await fetch(`http://127.0.0.1:${port}/zh/`);
  expect((await page.text()).split(TAG('/'))).toHaveLength(2);
  const { socket, messages } = await connectTo(`ws://127.0.0.1:${port}/welcome`);
  socket.send('Vite');
  await expect.poll(() => messages).toEqual(['welcome: Vite']);
  socket.terminate();
  await vite.close();
  rmSync(cacheDir, { recursive: true });
});

it('leaves the upgrades of others alone where it is told to', async () => {
  const server = createHttpServer();
  attachEcho(server, { leaveOthers: true });
  const other = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url === '/?token=hot') other.handleUpgrade(request, socket, head, (ws) => ws.send('hot'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const hot = watched(new WebSocket(`ws://127.0.0.1:${port}/?token=hot`));
  await expect.poll(() => hot.messages).toEqual(['hot']);
  const { socket } = await connectTo(`ws://127.0.0.1:${port}/echo`);
  socket.terminate();
  hot.socket.terminate();
  server.close();
});
