/** `frame-by-frame serve` in memory: what it prints, what it serves meanwhile, what it says when it cannot. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { watched } from '../server/harness.ts';
import { cli } from './fake-io.ts';

const site = mkdtempSync(join(tmpdir(), 'frame-by-frame-serve-'));
writeFileSync(join(site, 'index.html'), '<head></head>home');
afterAll(() => rmSync(site, { recursive: true }));

const urlIn = (out: string): string => /http:\/\/\S+/.exec(out)![0];

async function takePort(port: number): Promise<Server> {
  const taken = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => taken.once('listening', done));
  return taken;
}

describe('serve', () => {
  it.each([
    ['en', [], '/'],
    ['zh', ['--base', 'a/b'], '/a/b/'],
  ])('prints its addresses and serves site, echo and tap there (%s, %j)', async (lang, options, base) => {
    const { code, error } = await cli(['serve', '--port', '0', '--lang', lang, ...options], {
      site,
      whileRunning: async (out) => {
        const url = urlIn(out);
        expect(new URL(url).pathname).toBe(base);
        expect(await (await fetch(url)).text()).toBe(`<head><meta name="frame-by-frame-server" content="${base}"></head>home`);
        const echo = /ws:\/\/\S+/.exec(out)![0];
        expect(echo).toBe(url.replace(/^http/, 'ws') + 'echo');
        const client = watched(new WebSocket(echo, { origin: new URL(url).origin }));
        client.socket.once('open', () => client.socket.send('Hello'));
        await expect.poll(() => client.messages).toEqual(['Hello']);
        const tap = watched(new WebSocket(url.replace(/^http/, 'ws') + 'tap'));
        await expect.poll(() => String(tap.messages[0])).toMatch(/^\{"tap":"[0-9a-f]{32}"\}$/);
      },
    });
    expect([code, error]).toEqual([0, '']);
  });

  it('lets the pages in that it was told of', async () => {
    await cli(['serve', '--port', '0', '--allow-origin', 'https://course.example'], {
      site,
      whileRunning: async (out) => {
        const url = urlIn(out).replace(/^http/, 'ws') + 'echo';
        const allowed = watched(new WebSocket(url, { origin: 'https://course.example' }));
        await new Promise((done) => allowed.socket.once('open', done));
        const foreign = watched(new WebSocket(url, { origin: 'https://evil.example' }));
        expect((await foreign.closed).error).toContain('403');
      },
    });
  });

  it('takes the next free port where none was asked for', async () => {
    // Somebody else may have it already.
    const taken = await takePort(4173).catch(() => null);
    const { code } = await cli(['serve'], {
      site,
      whileRunning: (out) => {
        const port = Number(new URL(urlIn(out)).port);
        expect(port).toBeGreaterThan(4173);
        expect(port).toBeLessThan(4273);
        return Promise.resolve();
      },
    });
    expect(code).toBe(0);
    taken?.close();
  });

  it('says so when the port that was asked for is taken', async () => {
    const taken = await takePort(0);
    const { port } = taken.address() as AddressInfo;
    const next = port < 65_535 ? port + 1 : port - 1;
    expect(await cli(['serve', '--port', String(port)], { site })).toEqual({
      code: 2,
      out: '',
      error: `frame-by-frame: Port ${port} is taken. Choose another: --port ${next}, or --port 0 for any free one.\n`,
    });
    taken.close();
  });

  it.each([
    [['--base', '/a"b/'], '--base cannot be “/a"b/”; it takes a path of letters, digits and slashes, such as /a/b/.'],
    [['--base', '../x'], '--base cannot be “../x”; it takes a path of letters, digits and slashes, such as /a/b/.'],
    [['--port=-1'], '--port cannot be “-1”; it takes a port from 0 to 65535.'],
    [['--port', ''], '--port cannot be “”; it takes a port from 0 to 65535.'],
    [['here'], 'This command takes no text: “here” belongs to no option.'],
  ])('%j is answered in one line', async (args, line) => {
    expect(await cli(['serve', ...args], { site })).toEqual({ code: 2, out: '', error: `frame-by-frame: ${line}\n` });
  });

  it('needs a built site', async () => {
    expect(await cli(['serve', '--port', '0'])).toEqual({
      code: 2,
      out: '',
      error: 'frame-by-frame: There is no built site beside this program. Build it with: npm run build\n',
    });
  });
});
