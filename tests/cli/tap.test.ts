/** `frame-by-frame tap` in memory: what it prints, and that it relays meanwhile. */
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { watched } from '../server/harness.ts';
import { cli } from './fake-io.ts';

describe('tap', () => {
  it.each(['en', 'zh'])('prints where to connect and where the bytes are (%s)', async (lang) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })));
    await new Promise((done) => server.once('listening', done));
    const to = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { code, error } = await cli(['tap', '--to', to, '--port', '0', '--lang', lang], {
      whileRunning: async (out) => {
        const [, target, relay, tap] = /^[^\n]*?(ws:\S+)\n[^\n]*?(ws:\S+)\n[^\n]*?(ws:\S+)\n/.exec(out)!;
        expect(target).toBe(to);
        const bytes = watched(new WebSocket(tap!));
        await expect.poll(() => bytes.messages.length).toBe(1);
        const { socket, messages } = watched(new WebSocket(relay!));
        socket.once('open', () => socket.send('Hello'));
        await expect.poll(() => messages).toEqual(['Hello']);
        await expect
          .poll(() => Buffer.concat(bytes.messages.slice(1).map((each) => Buffer.from(each))).toString('latin1'))
          .toContain('GET / HTTP/1.1');
        socket.terminate();
      },
    });
    expect([code, error]).toEqual([0, '']);
    server.close();
  });

  it.each([
    [[], 'This command needs --to ws://….'],
    [['--to', 'localhost:8080'], '--to cannot be “localhost:8080”; it takes a URL such as ws://localhost:8080.'],
    [['--to', 'http://localhost'], '--to cannot be “http://localhost”; it takes a URL such as ws://localhost:8080.'],
  ])('%j is answered in one line', async (args, line) => {
    expect(await cli(['tap', ...args])).toEqual({ code: 2, out: '', error: `frame-by-frame: ${line}\n` });
  });
});
