/** Steps 1 to 6 of the hand-written server: each does what it claims, and gets wrong what its header says it does. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { cutAt } from '../../protocol/bytes.ts';
import { close, frame, heard, ping, text } from './frames.ts';
import { poll } from './poll.ts';
import { ACCEPT, CODE, opened, type Program, Raw, REQUEST, runNode } from './programs.ts';

const STEPS = readdirSync(join(CODE, 'node')).sort();
const nth = (step: number): string => `node/${STEPS[step - 1]!}`;

/** One program for the tests of a block. */
function serving(step: number): () => Program {
  let program: Program;
  beforeAll(async () => void (program = await runNode(nth(step))));
  afterAll(() => program.stop());
  return () => program;
}

/** Sends the pieces apart behind an opening handshake; what is heard until as many lines are there, or nothing more comes. */
async function talk(port: number, pieces: readonly Uint8Array[], lines: number): Promise<string[]> {
  const raw = await opened(port);
  await raw.writeApart(pieces);
  if (lines > 0) await poll(() => heard(raw.behindHead).length).toBeGreaterThanOrEqual(lines);
  else await new Promise((done) => setTimeout(done, 50));
  await raw.finish();
  return heard(raw.behindHead);
}

describe('every step', () => {
  it('is one of seven files that grow', () => {
    expect(STEPS.map((file) => file[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    const lines = STEPS.map((file) => readFileSync(join(CODE, 'node', file), 'utf8').split('\n').length);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it.each(STEPS)('%s stops with exit code 0, also while a client is connected', async (file) => {
    const program = await runNode(`node/${file}`, { CLOSE_MS: '200' });
    const raw = await Raw.to(program.port);
    raw.write('GET ');
    await new Promise((done) => setTimeout(done, 20));
    expect(await Promise.all([program.stop(), raw.finish()])).toEqual([0, undefined]);
  });

  it.each(STEPS)('%s prints a link that opens the live panel with its address', async (file) => {
    const program = await runNode(`node/${file}`);
    await poll(program.printed).toContain(`/live/#url=ws://127.0.0.1:${program.port}/\n`);
    await program.stop();
  });

  it.each(STEPS)('%s says so when its port is taken', async (file) => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const port = String((other.address() as AddressInfo).port);
    const child = spawn(process.execPath, [join(CODE, 'node', file)], { env: { ...process.env, PORT: port } });
    let complaint = '';
    child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
    expect(await new Promise((done) => child.on('close', done))).toBe(1);
    expect(complaint).toBe(`Port ${port} is taken. Try another: node ${file} 710${file[0]}\n`);
    other.close();
  });

  it.each(STEPS)('%s survives clients that break off', async (file) => {
    const program = await runNode(`node/${file}`);
    for (const said of ['', 'GET / HT', REQUEST, `${REQUEST}\x81`]) {
      const raw = await Raw.to(program.port);
      raw.write(said);
      await new Promise((done) => setTimeout(done, 10));
      raw.socket.resetAndDestroy();
    }
    const raw = await Raw.to(program.port);
    raw.socket.destroy();
    expect(await program.stop()).toBe(0);
  });
});

describe('step 1', () => {
  const server = serving(1);
  it('shows the request in as many reads as there were, and says nothing', async () => {
    const raw = await Raw.to(server().port);
    await raw.writeApart([REQUEST.slice(0, 30), REQUEST.slice(30)], 400);
    await poll(() => server().printed()).toMatch(/read 1: 30 bytes[^]*read 2: \d+ bytes[^]*Sec-WebSocket-Version: 13/);
    await raw.finish();
    expect(raw.bytes).toHaveLength(0);
  });
  it('leaves a client in CONNECTING', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server().port}/`);
    socket.on('error', () => {});
    await poll(() => server().printed()).toContain('Upgrade: websocket');
    expect(socket.readyState).toBe(WebSocket.CONNECTING);
    socket.terminate();
  });
});

describe('step 2', () => {
  const server = serving(2);
  it('answers the example of §1.3 however TCP cuts it', async () => {
    for (const pieces of [[REQUEST], [...REQUEST], [REQUEST.slice(0, -3), REQUEST.slice(-3)]]) {
      const raw = await Raw.to(server().port);
      await raw.writeApart(pieces, 0);
      await raw.finish();
      expect(raw.text).toBe(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${ACCEPT}\r\n\r\n`,
      );
    }
  });
  it('reads field names in any letter case, and the frame behind the head', async () => {
    const raw = await Raw.to(server().port);
    raw.write(REQUEST.toLowerCase().replace('get / http', 'GET / HTTP').replace('dghlihnhbxbszsbub25jzq==', 'dGhlIHNhbXBsZSBub25jZQ=='));
    raw.write(text('Hi'));
    await poll(() => server().printed()).toContain(Buffer.from(text('Hi')).toString('hex'));
    await raw.finish();
    expect(raw.text).toContain(ACCEPT);
  });
  it.each([
    ['POST', REQUEST.replace('GET', 'POST'), '400'],
    ['HTTP/1.0', REQUEST.replace('HTTP/1.1', 'HTTP/1.0'), '400'],
    ['no Host', REQUEST.replace('Host', 'Ghost'), '400'],
    ['no Connection: Upgrade', REQUEST.replace('keep-alive, Upgrade', 'keep-alive'), '400'],
    ['a short key', REQUEST.replace('dGhl', ''), '400'],
    ['no key', REQUEST.replace('Sec-WebSocket-Key', 'X'), '400'],
    ['version 25', REQUEST.replace('Version: 13', 'Version: 25'), '426'],
    ['no upgrade', REQUEST.replace('Upgrade: websocket\r\n', ''), '200'],
  ])('does not open for %s', async (_, request, status) => {
    const raw = await Raw.to(server().port);
    raw.write(request);
    await raw.finish();
    expect(raw.text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    if (status === '426') expect(raw.text).toContain('\r\nSec-WebSocket-Version: 13\r\n');
  });
  it('opens for ws, which then hears nothing, not even an answer to its Close', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server().port}/`);
    await new Promise((done) => socket.on('open', done));
    socket.send('Hello');
    socket.close(1000);
    await poll(() => server().printed()).toMatch(/8882[0-9a-f]{12}\n$/);
    expect(socket.readyState).toBe(WebSocket.CLOSING);
    socket.terminate();
  });
});

describe('step 3', () => {
  const server = serving(3);
  it('sends a short text back', async () => {
    expect(await talk(server().port, [text('Hello')], 1)).toEqual(['text Hello']);
    expect(await talk(server().port, [text('x'.repeat(125))], 1)).toEqual([`text ${'x'.repeat(125)}`]);
  });
  it('knowingly takes a read for a frame', async () => {
    const both = Buffer.concat([text('one'), text('two')]);
    expect(await talk(server().port, [both], 1)).toEqual(['text one']);
    const raw = await opened(server().port);
    await raw.writeApart(cutAt(text('Hello'), [8]), 400);
    await raw.finish();
    expect(heard(raw.behindHead)).toEqual(['text He']);
  });
  it('only names what is longer, and control frames', async () => {
    expect(await talk(server().port, [text('x'.repeat(126)), ping('p')], 0)).toEqual([]);
    await poll(() => server().printed()).toContain('length 126: for a later step');
    await poll(() => server().printed()).toContain('opcode 0x9 is for a later step');
  });
});

describe('step 4', () => {
  const server = serving(4);
  it.each([0, 1, 125, 126, 127, 65535, 65536, 1 << 20])('sends %d bytes back, however TCP cuts them', async (length) => {
    const payload = Uint8Array.from({ length }, (_, i) => i * 7);
    const sent = frame(2, payload);
    for (const cuts of [[], [1], [3, 5, 9], [sent.length - 1], length < 200 ? sent.keys() : [4000, 70_000]]) {
      expect(await talk(server().port, cutAt(sent, cuts), 1)).toEqual([`binary ${Buffer.from(payload).toString('hex')}`]);
    }
  });
  it('reads every frame of one read', async () => {
    expect(await talk(server().port, [Buffer.concat([text('one'), text('two'), text('three')])], 3)).toEqual([
      'text one',
      'text two',
      'text three',
    ]);
  });
  it('cuts off who promises 2^62 bytes', async () => {
    const raw = await opened(server().port);
    raw.write(Uint8Array.of(0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0));
    await raw.over;
    await poll(() => server().printed()).toContain('refused: a frame of 4611686018427388000 bytes');
  });
  it('knowingly takes a frame for a message, and leaves Ping and Close alone', async () => {
    expect(await talk(server().port, [frame(1, 'Hel', false), frame(0, 'lo')], 1)).toEqual(['text Hel']);
    expect(await talk(server().port, [ping('p'), close(1000)], 0)).toEqual([]);
  });
});

describe('step 5', () => {
  const server = serving(5);
  it('puts fragments together, with a Ping between them, and answers Close', async () => {
    const said = [frame(1, 'Hel', false), ping('still there?'), frame(0, 'lo'), close(3001, 'enough')];
    const heardNow = ['pong still there?', 'text Hello', 'close 3001'];
    expect(await talk(server().port, said, 3)).toEqual(heardNow);
    expect(await talk(server().port, [Buffer.concat(said)], 3)).toEqual(heardNow);
    expect(await talk(server().port, [frame(8, '')], 1)).toEqual(['close 1005']);
  });
  it('ends the TCP connection itself', async () => {
    const raw = await opened(server().port);
    raw.write(close(1000));
    await raw.over;
    expect(raw.ended).toBe('end');
  });
  it('gives ws a clean close', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server().port}/`);
    await new Promise((done) => socket.on('open', done));
    socket.close(4000, 'bye');
    expect(await new Promise((done) => socket.on('close', done))).toBe(4000);
  });
  it('knowingly lets everything pass that is forbidden', async () => {
    const notUtf8 = frame(1, Uint8Array.of(0xff));
    const unmasked = Uint8Array.of(0x81, 2, 0x48, 0x69);
    const rsv = text('rsv');
    rsv[0]! |= 0b0100_0000;
    expect(await talk(server().port, [unmasked, rsv], 2)).toEqual(['text Hi', 'text rsv']);
    expect(await talk(server().port, [notUtf8], 1)).toEqual(['fails: text-not-utf8']);
    expect(await talk(server().port, [close(1005)], 1)).toEqual(['fails: close-code-never-sent']);
  });
});

describe('step 6', () => {
  it('says 1001 to its clients when it is stopped, and ends when they have answered', async () => {
    const server = await runNode(nth(6));
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/`);
    await new Promise((done) => socket.on('open', done));
    const code = new Promise((done) => socket.on('close', done));
    expect(await server.stop()).toBe(0);
    expect(await code).toBe(1001);
  });
  it('knowingly waits for ever for an answer to its Close', async () => {
    const server = await runNode(nth(6));
    const raw = await opened(server.port);
    const stopped = server.stop();
    await poll(() => heard(raw.behindHead)).toEqual(['close 1001']);
    let over = false;
    void stopped.then(() => (over = true));
    await new Promise((done) => setTimeout(done, 300));
    expect(over).toBe(false);
    raw.write(Buffer.concat([text('late'), close(1001)]));
    await raw.finish();
    expect(await stopped).toBe(0);
  });
});
