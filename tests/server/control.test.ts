/** The tap's way back: what a page makes the server do on its connections, what is refused, and that nobody else notices. */
import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeControl } from '../../src/wire/control.ts';
import type { ServerCommand } from '../../src/wire/endpoint.ts';
import { bytesFrom, type Client, connectTo, openTap, type OpenTap, rawClient, requestFor, type Running, serveEcho } from './harness.ts';

let running: Running;
beforeAll(async () => (running = await serveEcho()));
afterAll(() => running.stop());

const until = expect.poll;
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

interface Steered extends Client {
  readonly tap: OpenTap;
  readonly ask: (command: ServerCommand, connection?: number) => void;
  /** Bytes of the server behind its handshake, as the tap saw them. */
  readonly sent: () => string;
  readonly refusals: () => unknown[];
}

/** A client whose connection is the first of a tap. */
async function steered(path: string, { at = running, deflate = false } = {}): Promise<Steered> {
  const tap = await openTap(at);
  const client = await connectTo(at.url(`${path}${path.includes('?') ? '&' : '?'}tap=${tap.id}`), [], deflate);
  return {
    ...client,
    tap,
    ask: (command, connection = 1) => tap.socket.send(encodeControl({ connection, command })),
    refusals: () => tap.replies.map((each) => JSON.parse(each) as unknown),
    sent: () => {
      const all = bytesFrom(tap.records, 'server');
      return all.subarray(all.indexOf('\r\n\r\n') + 4).toString('hex');
    },
  };
}
const leave = ({ socket, tap }: Steered): void => [socket, tap.socket].forEach((each) => each.terminate());

describe.each([
  ['a connection that ws keeps', '/echo'],
  ['a connection that the engine keeps', '/silence'],
])('on %s', (_, path) => {
  it.each<[string, ServerCommand[], string]>([
    ['text', [{ do: 'text', text: '世' }], '8103e4b896'],
    ['binary', [{ do: 'binary', payload: bytes('0102') }], '82020102'],
    [
      'fragments of text, cut inside a character',
      [
        { do: 'fragment', opcode: 1, fin: false, payload: bytes('e4b8') },
        { do: 'ping', payload: bytes('ff') },
        { do: 'fragment', opcode: 0, fin: true, payload: bytes('96') },
      ],
      '0102e4b88901ff800196',
    ],
    ['an empty ping', [{ do: 'ping' }], '8900'],
    ['a pong nobody asked for', [{ do: 'pong', payload: bytes('6869') }], '8a026869'],
    ['a close without a code', [{ do: 'close' }], '8800'],
    ['a close', [{ do: 'close', code: 4001, reason: 'why' }], '88050fa1776879'],
  ])('%s', async (__, commands, wire) => {
    const client = await steered(path);
    for (const command of commands) client.ask(command);
    await until(client.sent).toBe(wire);
    expect(client.refusals()).toEqual([]);
    leave(client);
  });

  it('any bytes, which the tap shows as they are', async () => {
    const client = await steered(path);
    client.ask({ do: 'raw', bytes: bytes('83026869') });
    expect((await client.closed).error).toContain('opcode');
    await until(client.sent).toMatch(/^83026869/);
    leave(client);
  });

  it('the end of TCP, without a Close', async () => {
    const client = await steered(path);
    client.ask({ do: 'end' });
    expect(await client.closed).toMatchObject({ code: 1006 });
    await until(() => client.tap.records.some((each) => each.kind === 'end' && each.from === 'server')).toBe(true);
    expect(client.sent()).toBe('');
    client.ask({ do: 'text', text: 'late' });
    // The server may not have seen yet that the client is gone, too.
    await until(() => client.tap.replies.join()).toMatch(/^\{"refused":"(tcp-ended|closed|no-connection)","connection":1\}$/);
    leave(client);
  });

  it.each<[string, ServerCommand[], string]>([
    ['a control frame that is too long', [{ do: 'ping', payload: new Uint8Array(126) }], 'control-too-long'],
    ['a close code that is never sent', [{ do: 'close', code: 1005 }], 'close-code-never-sent'],
    ['a close code that nobody may use', [{ do: 'close', code: 2000 }], 'close-code-unusable'],
    ['a close code of clients', [{ do: 'close', code: 1010 }], 'close-code-client-only'],
    ['a reason without a code', [{ do: 'close', reason: 'so' }], 'reason-without-code'],
    ['a reason that does not fit', [{ do: 'close', code: 1000, reason: '错'.repeat(42) }], 'reason-too-long'],
    ['a continuation of nothing', [{ do: 'fragment', opcode: 0, fin: true, payload: bytes('') }], 'no-message-open'],
    ['text that is none', [{ do: 'fragment', opcode: 1, fin: true, payload: bytes('ff') }], 'text-not-utf8'],
    [
      'a message inside a message',
      [
        { do: 'fragment', opcode: 2, fin: false, payload: bytes('00') },
        { do: 'text', text: 'in between' },
      ],
      'message-open',
    ],
  ])('refuses %s, and goes on', async (__, commands, refused) => {
    const client = await steered(path);
    for (const command of commands) client.ask(command);
    await until(client.refusals).toEqual([{ refused, connection: 1 }]);
    client.ask({ do: 'ping', payload: bytes('01') });
    await until(client.sent).toMatch(/890101$/);
    leave(client);
  });

  it('refuses what comes behind a Close', async () => {
    const client = await steered(path);
    client.socket.pause();
    client.ask({ do: 'close', code: 1000 });
    client.ask({ do: 'text', text: 'more' });
    client.ask({ do: 'close', code: 1001 });
    await until(client.refusals).toEqual([
      { refused: 'close-sent', connection: 1 },
      { refused: 'close-sent', connection: 1 },
    ]);
    leave(client);
  });
});

describe('a scenario that is steered', () => {
  it('waits with its own messages for the end of the one that was begun', async () => {
    const client = await steered('/echo');
    client.ask({ do: 'fragment', opcode: 1, fin: false, payload: bytes('61') });
    await until(client.sent).toBe('010161');
    client.socket.send('one');
    client.socket.send('two');
    client.socket.ping('still read');
    await until(client.sent).toContain(Buffer.from('still read').toString('hex'));
    client.ask({ do: 'fragment', opcode: 0, fin: true, payload: bytes('62') });
    await until(() => client.messages).toEqual(['ab', 'one', 'two']);
    leave(client);
  });

  it('does not wait for it with its Close', async () => {
    const client = await steered('/echo');
    client.ask({ do: 'fragment', opcode: 1, fin: false, payload: bytes('61') });
    client.socket.send('waits');
    client.socket.close(4000);
    expect(await client.closed).toMatchObject({ code: 4000, error: null });
    leave(client);
  });

  it('stops reading a client whose answers wait for too long a message', async () => {
    const small = await serveEcho({ limits: { unread: 64 * 1024 } });
    const client = await steered('/echo', { at: small });
    client.ask({ do: 'fragment', opcode: 2, fin: false, payload: bytes('00') });
    await until(client.sent).toBe('020100');
    for (let i = 0; i < 40; i++) client.socket.send(Buffer.alloc(1024 * 1024, i));
    await new Promise((done) => setTimeout(done, 300));
    expect(client.socket.bufferedAmount).toBeGreaterThan(1024 * 1024);
    client.ask({ do: 'fragment', opcode: 0, fin: true, payload: bytes('01') });
    await until(() => client.messages.length, { timeout: 20_000 }).toBe(41);
    expect(client.messages.slice(1).map((each) => each[0])).toEqual(Array.from({ length: 40 }, (_, at) => at));
    leave(client);
    await small.stop();
  });

  it('compresses what it is told to say where that was agreed', async () => {
    const client = await steered('/deflate', { deflate: true });
    client.ask({ do: 'text', text: 'x'.repeat(5000) });
    client.ask({ do: 'text', text: 'short' });
    await until(() => client.messages).toEqual(['x'.repeat(5000), 'short']);
    expect(client.sent()).toMatch(/^c1/);
    leave(client);
  });
});

describe('the way back refuses', () => {
  it.each<[string, (tap: OpenTap) => void, object]>([
    ['what it cannot read', ({ socket }) => socket.send('{"do":"dance"}'), { refused: 'unreadable' }],
    ['bytes', ({ socket }) => socket.send(Buffer.from('{}')), { refused: 'unreadable' }],
    ['what is too long', ({ socket }) => socket.send('x'.repeat(200_000)), { refused: 'too-large' }],
    [
      'a connection that is none',
      ({ socket }) => socket.send(encodeControl({ connection: 7, command: { do: 'ping' } })),
      { refused: 'no-connection', connection: 7 },
    ],
  ])('%s', async (_, act, refusal) => {
    const tap = await openTap(running);
    act(tap);
    await until(() => tap.replies.map((each) => JSON.parse(each) as unknown)).toEqual([refusal]);
    tap.socket.terminate();
  });

  it('the connections of others', async () => {
    const [mine, other] = [await steered('/echo'), await openTap(running)];
    other.socket.send(encodeControl({ connection: 1, command: { do: 'text', text: 'boo' } }));
    await until(() => other.replies).toEqual(['{"refused":"no-connection","connection":1}']);
    mine.ask({ do: 'text', text: 'me' });
    await until(() => mine.messages).toEqual(['me']);
    leave(mine);
    other.socket.terminate();
  });

  it('a connection that never opened', async () => {
    const client = await steered('/echo');
    const refused = rawClient(running.port);
    refused.write(requestFor(`/refuse?tap=${client.tap.id}`, running.port));
    await refused.gone;
    client.ask({ do: 'raw', bytes: bytes('00') }, 2);
    await until(client.refusals).toEqual([{ refused: 'no-connection', connection: 2 }]);
    expect(refused.received().toString()).toMatch(/403 Forbidden\n$/);
    leave(client);
  });

  it('more for a client that does not read', async () => {
    const small = await serveEcho({ limits: { unread: 256 * 1024, commandsPerSecond: 10_000 } });
    const client = await steered('/echo', { at: small });
    client.socket.pause();
    let asked = 0;
    const chunk = new Uint8Array(64 * 1024);
    await until(
      () => {
        for (let i = 0; i < 8; i++, asked++) client.ask({ do: 'binary', payload: chunk });
        return client.refusals()[0];
      },
      { timeout: 20_000 },
    ).toEqual({ refused: 'not-reading', connection: 1 });
    client.socket.resume();
    // Every command is either done or refused.
    await until(() => client.messages.length + client.refusals().length, { timeout: 20_000 }).toBe(asked);
    leave(client);
    await small.stop();
  });

  it('to be longer than four times the limit: the tap ends, the connections live', async () => {
    const client = await steered('/echo');
    client.tap.socket.send('x'.repeat(700_000));
    const code = await new Promise((done) => client.tap.socket.once('close', done));
    expect(code).toBe(1009);
    client.socket.send('still here');
    await until(() => client.messages).toEqual(['still here']);
    leave(client);
  });
});

it('is no faster than its limit, loses nothing, and slows nobody else', async () => {
  const small = await serveEcho({ limits: { commandsPerSecond: 40 } });
  const [flooded, other] = [await steered('/echo', { at: small }), await steered('/echo', { at: small })];
  for (let i = 0; i < 100; i++) flooded.ask({ do: 'text', text: String(i) });
  other.ask({ do: 'text', text: 'me too' });
  await until(() => other.messages).toEqual(['me too']);
  expect(flooded.messages.length).toBeLessThanOrEqual(80);
  await until(() => flooded.messages.length, { timeout: 8000 }).toBe(100);
  expect(flooded.messages).toEqual(Array.from({ length: 100 }, (_, i) => String(i)));
  leave(flooded);
  leave(other);
  await small.stop();
});

it('stands whatever it is asked, in any order, in every scenario', { timeout: 120_000 }, async () => {
  const fast = await serveEcho({ limits: { commandsPerSecond: 1_000_000 } });
  const payload = fc.uint8Array({ maxLength: 130 });
  const command: fc.Arbitrary<ServerCommand> = fc.oneof(
    fc.record({ do: fc.constant('text' as const), text: fc.string({ unit: 'binary' }) }),
    fc.record({ do: fc.constant('binary' as const), payload }),
    fc.record({ do: fc.constant('fragment' as const), opcode: fc.constantFrom(0, 1, 2), fin: fc.boolean(), payload }),
    fc.record({ do: fc.constantFrom('ping' as const, 'pong' as const), payload }, { requiredKeys: ['do'] }),
    fc.record({ do: fc.constant('raw' as const), bytes: payload }),
    fc.record({ do: fc.constant('close' as const), code: fc.nat({ max: 70_000 }), reason: fc.string() }, { requiredKeys: ['do'] }),
    fc.record({ do: fc.constant('end' as const) }),
  );
  const paths = ['/echo', '/fragments', '/ticker?every=20', '/slow?every=20', '/close', '/frame-after-close', '/silence', '/reset'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.array(fc.oneof(command, fc.json()), { maxLength: 30 }), async (path, asked) => {
      const tap = await openTap(fast);
      const client = rawClient(fast.port);
      client.write(requestFor(`${path}${path.includes('?') ? '&' : '?'}tap=${tap.id}`, fast.port));
      await until(() => tap.records.length).toBeGreaterThan(1);
      for (const each of asked) tap.socket.send(typeof each === 'string' ? each : encodeControl({ connection: 1, command: each }));
      // Commands are taken in their order: the answer to the last tells that all of them are done.
      tap.socket.send('over');
      await until(() => tap.replies.at(-1)).toBe('{"refused":"unreadable"}');
      client.destroy();
      tap.socket.terminate();
    }),
    { numRuns: 30 },
  );
  const { socket, messages } = await connectTo(fast.url('/echo'));
  socket.send('well');
  await until(() => messages).toEqual(['well']);
  socket.terminate();
  await fast.stop();
});
