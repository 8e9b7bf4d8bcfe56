/** The last step of the hand-written server with real clients (ws, the engine) and with hostile ones; ws's own server beside it where both must agree. */
import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { ConnectionEvent } from '../../../src/protocol/connection/machine-io.ts';
import { EngineSocket } from '../../peers/engine-socket.ts';
import { concat } from '../../protocol/bytes.ts';
import { ofType } from '../../protocol/connection/drive.ts';
import { close, frame, heard, ping, text } from './frames.ts';
import { poll } from './poll.ts';
import { opened, type Program, Raw, REQUEST, runNode } from './programs.ts';

const FILE = 'node/7-whole.mjs';
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function connected(port: number, options: object = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`, options);
  await new Promise((done, failed) => socket.on('open', done).on('error', failed));
  return socket;
}
const closed = (socket: WebSocket) => new Promise<number>((done) => socket.on('close', done));

describe('with its own limits', () => {
  let program: Program;
  beforeAll(async () => void (program = await runNode(FILE)));
  afterAll(() => program.stop());

  it('echoes what ws sends: every length, fragments with Pings between, 1 MiB; and closes cleanly', async () => {
    const socket = await connected(program.port);
    const back: Buffer[] = [];
    const pongs: string[] = [];
    socket.on('message', (data: Buffer) => back.push(data));
    socket.on('pong', (data) => pongs.push(data.toString()));
    const sent = [0, 1, 125, 126, 65535, 65536, 1 << 20].map((length) => randomBytes(length));
    for (const each of sent) socket.send(each);
    for (const [at, part] of ['帧', ' by ', '帧'].entries()) {
      socket.send(part, { fin: at === 2 });
      if (at < 2) socket.ping(String(at));
    }
    await poll(() => back.length).toBe(sent.length + 1);
    expect(back.slice(0, -1).every((data, i) => data.equals(sent[i]!))).toBe(true);
    expect([back.at(-1)!.toString(), ...pongs]).toEqual(['帧 by 帧', '0', '1']);
    socket.close(3007, 'done');
    expect(await closed(socket)).toBe(3007);
  });

  it('gets along with ws offering compression, which it does not take', async () => {
    const socket = await connected(program.port, { perMessageDeflate: true });
    expect(socket.extensions).toBe('');
    socket.close();
    expect(await closed(socket)).toBe(1005);
  });

  it('gets along with the engine, bad behaviour included', async () => {
    const seen: ConnectionEvent[] = [];
    const begin = () => {
      const options = { client: { url: `ws://127.0.0.1:${program.port}/` } };
      const socket = connect({ port: program.port, host: '127.0.0.1', allowHalfOpen: true });
      return new EngineSocket(socket, 'client', options, (event) => seen.push(event));
    };
    const good = begin();
    await good.next('response-received');
    good.command({ do: 'text', text: 'Hello' });
    good.command({ do: 'ping', payload: Uint8Array.of(1) });
    await good.next('pong');
    good.command({ do: 'close', code: 1000, reason: 'bye' });
    await good.closed;
    expect(good.state.result).toEqual({ code: 1000, reason: '', wasClean: true });
    expect(new TextDecoder().decode(ofType(seen, 'message')[0]!.payload)).toBe('Hello');
    const bad = begin();
    await bad.next('response-received');
    bad.command({ do: 'raw', bytes: Uint8Array.of(0x81, 0x00) });
    await bad.closed;
    expect(bad.state.result?.code).toBe(1002);
  });

  it('gives its pages, and nothing else, to who asks over HTTP', async () => {
    const at = `http://127.0.0.1:${program.port}`;
    const statuses = await Promise.all(
      ['/', '/binary.html', '/../node/7-whole.mjs', '/x'].map(async (path) => (await fetch(at + path)).status),
    );
    expect(statuses).toEqual([200, 200, 404, 404]);
    expect(await (await fetch(at)).text()).toContain('<title>Echo</title>');
    expect((await fetch(at, { method: 'POST', body: 'x' })).status).toBe(400);
  });

  it.each([
    [undefined, 101],
    ['http://127.0.0.1:4180', 101],
    ['http://localhost', 101],
    ['https://[::1]:8443', 101],
    ['http://evil.example', 403],
    ['http://localhost.evil.example', 403],
    ['http://127.0.0.1.evil.example', 403],
    ['http://evil.example/http://localhost', 403],
    ['null', 403],
  ])('lets a page of origin %s in or not: %d', async (origin, status) => {
    const raw = await Raw.to(program.port);
    raw.write(origin === undefined ? REQUEST : REQUEST.replace('\r\n\r\n', `\r\nOrigin: ${origin}\r\n\r\n`));
    await raw.finish();
    expect(raw.text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it.each([
    ['two Hosts', REQUEST.replace('\r\nUp', '\r\nHost: other\r\nUp')],
    ['two keys', REQUEST.replace('\r\nUp', '\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUp')],
    ['two Origins', REQUEST.replace('\r\n\r\n', '\r\nOrigin: http://localhost\r\nOrigin: http://localhost\r\n\r\n')],
    ['a folded line', REQUEST.replace('websocket', '\r\n websocket')],
    ['a blank before the colon', REQUEST.replace('Upgrade:', 'Upgrade :')],
    ['a NUL', REQUEST.replace('keep-alive', 'keep\0alive')],
    ['a lone CR', REQUEST.replace('keep-alive', 'keep\ralive')],
    ['a fragment in the target', REQUEST.replace('GET / ', 'GET /#a ')],
    ['a ws target', REQUEST.replace('GET / ', 'GET ws://127.0.0.1/ ')],
    ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
  ])('refuses %s', async (_, request) => {
    const raw = await Raw.to(program.port);
    raw.write(request);
    await raw.finish();
    expect(raw.text).toMatch(/^HTTP\/1\.1 4(00|03) /);
  });

  it('refuses an endless head, and takes no time over crafted ones', async () => {
    const raw = await Raw.to(program.port);
    raw.write(`GET / HTTP/1.1\r\nX: ${'x'.repeat(17_000)}`);
    await raw.over;
    expect(raw.text).toMatch(/^HTTP\/1\.1 431 /);
    const began = performance.now();
    for (const field of ['X: ', 'Sec-WebSocket-Protocol: ', 'Sec-WebSocket-Extensions: a', 'Connection: ']) {
      for (const filler of [' ', ', ', ';\t', 'a=', 'a;', '"']) {
        const crafted = await Raw.to(program.port);
        crafted.write(REQUEST.replace('\r\n\r\n', `\r\n${field}${filler.repeat(12_000 / filler.length)}\x7f\r\n\r\n`));
        await crafted.finish();
        expect(crafted.text).toMatch(/^HTTP\/1\.1 400 /);
      }
    }
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('reads the head, a message and a Close that come in one piece, and ends a connection that its client ended half', async () => {
    const raw = await Raw.to(program.port);
    raw.socket.end(Buffer.concat([Buffer.from(REQUEST), text('all at once'), close(1000)]));
    await raw.over;
    expect(heard(raw.behindHead)).toEqual(['text all at once', 'close 1000']);
    const half = await Raw.to(program.port);
    half.socket.end(Buffer.concat([Buffer.from(REQUEST), text('and gone')]));
    await half.over;
    expect([half.ended, ...heard(half.behindHead)]).toEqual(['end', 'text and gone']);
  });

  it('says its code even to a client that goes on sending megabytes, and does not reset it away', async () => {
    const raw = await opened(program.port);
    raw.write(concat([Uint8Array.of(0x83, 0x80, 1, 2, 3, 4), new Uint8Array(8 << 20)]));
    await raw.over;
    expect([raw.ended, ...heard(raw.behindHead)]).toEqual(['end', 'close 1002']);
    raw.socket.destroy();
  });

  it('refuses 2^63-1 promised bytes at once, and a message that grows over the limit by fragments', async () => {
    const promise = await opened(program.port);
    promise.write(Uint8Array.of(0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff));
    await promise.over;
    expect(heard(promise.behindHead)).toEqual(['close 1009']);
    const growing = await opened(program.port);
    const piece = new Uint8Array(300_000);
    growing.write(concat([frame(2, piece, false), ...[1, 2, 3].map(() => frame(0, piece, false))]));
    await growing.over;
    expect(heard(growing.behindHead)).toEqual(['close 1009']);
  });

  it('bears 200,000 empty fragments and 100,000 Pings', async () => {
    const raw = await opened(program.port);
    const empty = frame(0, '', false);
    raw.write(concat([frame(2, 'a', false), ...Array.from({ length: 200_000 }, () => empty), frame(0, 'z')]));
    raw.write(concat(Array.from({ length: 100_000 }, () => ping(''))));
    raw.write(close(1000));
    await raw.over;
    const said = heard(raw.behindHead);
    expect([said.length, said[0], said.at(-2), said.at(-1)]).toEqual([100_002, `binary 617a`, 'pong ', 'close 1000']);
  });

  it('says nothing behind its Close, whatever follows', async () => {
    const raw = await opened(program.port);
    raw.write(concat([close(1000), text('late'), ping('late'), close(1001)]));
    await raw.over;
    expect(heard(raw.behindHead)).toEqual(['close 1000']);
  });

  it('survives noise, and serves others meanwhile', async () => {
    const other = await connected(program.port);
    for (let i = 0; i < 150; i++) {
      const raw = await (i % 2 === 0 ? opened(program.port) : Raw.to(program.port));
      raw.write(randomBytes(1 + ((i * 37) % 3000)));
      if (i % 3 === 0) raw.socket.resetAndDestroy();
      else await raw.finish();
    }
    other.send('still here');
    expect(String(await new Promise((done) => other.on('message', done)))).toBe('still here');
    other.terminate();
    expect(program.printed()).not.toContain('1011');
  });
});

describe('with little patience', () => {
  let program: Program;
  beforeAll(
    async () => void (program = await runNode(FILE, { HANDSHAKE_MS: '300', HEARTBEAT_MS: '600', CLOSE_MS: '150', MAX_CONNECTIONS: '5' })),
  );
  afterAll(() => program.stop());

  it('ends a handshake that takes too long, however busy its client is', async () => {
    const raw = await Raw.to(program.port);
    await raw.writeApart([...REQUEST.slice(0, 40)], 10);
    await raw.over;
    expect(raw.text).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('keeps who answers its Pings, and lets go who is silent', async () => {
    const alive = await connected(program.port);
    const silent = await opened(program.port);
    await silent.over;
    expect(heard(silent.behindHead)).toEqual(['ping ']);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    alive.terminate();
  });

  it('reads no more from a client that does not read, and lets it go', async () => {
    const raw = await opened(program.port);
    raw.socket.pause();
    let held = 0;
    const big = frame(2, new Uint8Array(500_000));
    for (let i = 0; i < 200 && raw.ended === null; i++) {
      raw.write(big);
      await wait(1);
      held = Math.max(held, raw.socket.writableLength);
    }
    await raw.over;
    // Most of it never left this side: the server took what one message and the sockets between them hold.
    expect(held).toBeGreaterThan(50 * 500_000);
  });

  it('cuts off who never answers its Close, and who does not end TCP', async () => {
    const raw = await opened(program.port);
    raw.write(close(1000));
    await raw.over;
    await wait(500);
    // This side never ended its half; the server has forgotten it all the same, or its places would be taken.
    const others = await Promise.all(Array.from({ length: 5 }, () => connected(program.port)));
    const sixth = await Raw.to(program.port);
    sixth.write(REQUEST);
    await sixth.over;
    expect(sixth.text).toBe('');
    for (const each of others) each.terminate();
    raw.socket.destroy();
  });

  it('stops with 1001 for those that answer, and without those that do not', async () => {
    const own = await runNode(FILE, { CLOSE_MS: '200' });
    const polite = await connected(own.port);
    const rude = await opened(own.port);
    const said = closed(polite);
    expect(await own.stop()).toBe(0);
    expect(await said).toBe(1001);
    await rude.over;
    expect(heard(rude.behindHead)).toEqual(['close 1001']);
  });
});

describe('beside the server of ws', () => {
  let program: Program;
  let peer: WebSocketServer;
  beforeAll(async () => {
    program = await runNode(FILE);
    peer = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 1 << 20 });
    peer.on('connection', (socket) => {
      socket.on('message', (data, binary) => socket.send(data, { binary }));
      socket.on('error', () => {});
    });
    await new Promise((done) => peer.on('listening', done));
  });
  afterAll(async () => {
    for (const each of peer.clients) each.terminate();
    await new Promise((done) => peer.close(done));
    await program.stop();
  });

  it.each([
    ['a text', text('Hello'), true],
    ['text not UTF-8', frame(1, Uint8Array.of(0xc0, 0xaf)), true],
    ['a surrogate', frame(1, Uint8Array.of(0xed, 0xa0, 0x80)), true],
    ['a text cut inside a character', frame(1, Uint8Array.of(0xe4, 0xbd)), true],
    ['unmasked', Uint8Array.of(0x81, 0x00), true],
    ['RSV1', Uint8Array.of(0xc1, 0x80, 0, 0, 0, 0), true],
    ['reserved opcode', Uint8Array.of(0x83, 0x80, 0, 0, 0, 0), true],
    ['fragmented Ping', frame(9, '', false), true],
    ['Ping of 126', frame(9, 'x'.repeat(126)), true],
    ['lone continuation', frame(0, 'x'), true],
    ['message in a message', concat([frame(1, 'a', false), text('b')]), true],
    ['a Close of one byte', frame(8, 'x'), true],
    ['Close 1005', close(1005), true],
    ['Close 999', close(999), true],
    ['Close 5000', close(5000), true],
    ['Close without a code', frame(8, ''), true],
    ['a reason that is not UTF-8', frame(8, Uint8Array.of(3, 232, 0xff)), true],
    ['over the limit', Uint8Array.of(0x82, 0xff, 0, 0, 0, 0, 0, 0x20, 0, 0), true],
    // ws does not look whether a length is spelled as short as it goes; §5.2 says that it MUST be.
    ['5 bytes spelled in 16 bits', concat([Uint8Array.of(0x81, 0xfe, 0, 5, 0, 0, 0, 0), Buffer.from('Hello')]), false],
    // ws takes 2^53 for the limit of any length and has no other word for the top bit: 1009 where §5.2 is broken.
    ['the top bit of a 64-bit length', Uint8Array.of(0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0), false],
  ])('says the same to %s, or differs for a reason', async (_, stream, same) => {
    const [ours, theirs] = await Promise.all(
      [program.port, (peer.address() as AddressInfo).port].map(async (port) => {
        const raw = await opened(port);
        raw.write(stream);
        await wait(30);
        await raw.finish();
        return heard(raw.behindHead);
      }),
    );
    if (same) expect(ours).toEqual(theirs);
    else expect([ours, theirs]).toEqual([['close 1002'], expect.not.arrayContaining(['close 1002'])]);
  });
});
