/** `frame-by-frame echo` in memory: what it prints, what it serves meanwhile, what it says when it cannot. */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SCENARIO_IDS } from '../../src/wire/scenarios.ts';
import { watched } from '../server/harness.ts';
import { cli } from './fake-io.ts';

const addressIn = (out: string): string => /ws:\/\/(\S+)/.exec(out)![1]!;

describe('echo', () => {
  it.each(['en', 'zh'])('prints its address and every scenario, and serves them (%s)', async (lang) => {
    const { code, out, error } = await cli(['echo', '--port', '0', '--lang', lang], {
      whileRunning: async (printed) => {
        const address = addressIn(printed);
        expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
        for (const id of SCENARIO_IDS) expect(printed).toContain(`  /${id} `);
        const page = await fetch(`http://${address}/`);
        expect(printed).toContain((await page.text()).trimEnd());
        expect((await fetch(`http://${address}/favicon.ico`)).status).toBe(404);
        const { socket, messages } = watched(new WebSocket(`ws://${address}/welcome`));
        socket.once('open', () => socket.send('Hello'));
        await expect.poll(() => messages).toEqual(['welcome: Hello']);
      },
    });
    expect([code, error]).toEqual([0, '']);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('tells its clients when it stops', async () => {
    let closed: Promise<{ code: number }> | undefined;
    await cli(['echo', '--port', '0'], {
      whileRunning: async (printed) => {
        const client = watched(new WebSocket(`ws://${addressIn(printed)}/echo`));
        closed = client.closed;
        await new Promise((done) => client.socket.once('open', done));
      },
    });
    expect((await closed!).code).toBe(1001);
  });

  it('lets the pages in that it was told of', async () => {
    await cli(['echo', '--port', '0', '--allow-origin', 'http://a.example:3000/page, https://b.example'], {
      whileRunning: async (printed) => {
        for (const [origin, lets] of [
          ['http://a.example:3000', true],
          ['https://b.example', true],
          ['http://a.example', false],
        ] as const) {
          const socket = new WebSocket(`ws://${addressIn(printed)}/echo`, { origin });
          const opened = await new Promise((done) => {
            socket.once('open', () => done(true));
            socket.once('error', () => done(false));
          });
          expect([origin, opened]).toEqual([origin, lets]);
          socket.terminate();
        }
      },
    });
  });

  it('says so when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as AddressInfo;
    const { code, error } = await cli(['echo', '--port', String(port)]);
    expect([code, error]).toEqual([
      2,
      `frame-by-frame: Port ${port} is taken. Choose another: --port ${port + 1}, or --port 0 for any free one.\n`,
    ]);
    taken.close();
  });

  it.each([
    [['--port', 'x'], '--port cannot be “x”; it takes a port from 0 to 65535.'],
    [['--port', '65536'], '--port cannot be “65536”; it takes a port from 0 to 65535.'],
    [['--allow-origin', 'here'], '--allow-origin cannot be “here”; it takes an origin such as http://localhost:3000.'],
    [['hello'], 'This command takes no text: “hello” belongs to no option.'],
    [['--host', '256.1.1.1', '--port', '0'], 'Cannot listen on 256.1.1.1:0: '],
  ])('%j is answered in one line', async (args, line) => {
    const { code, out, error } = await cli(['echo', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(`frame-by-frame: ${line}`);
    expect(error.trimEnd()).not.toContain('\n');
  });
});
