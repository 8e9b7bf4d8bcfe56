/** RFC 6455 §5.5.1 and §7 between two engines: who closes what when, and what each is told. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/protocol/connection/machine-io.ts';
import { ofType } from './drive.ts';
import { Pair, type Side } from './pair.ts';

const sides = ['client', 'server'] as const;
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
const closed = (pair: Pair, side: Side) => pair.states[side].result;
const moves = (pair: Pair, side: Side) => ofType(pair.events[side], 'transition').map(({ id }) => id);

function opened(options: ConstructorParameters<typeof Pair>[0] = {}): Pair {
  const pair = new Pair(options);
  pair.settle();
  expect([pair.states.client.phase, pair.states.server.phase]).toEqual(['open', 'open']);
  return pair;
}

describe('a clean close', () => {
  it.each(sides)('from the %s ends with its code on both sides', (side) => {
    const pair = opened();
    pair.command(side, { do: 'close', code: 3000, reason: 'bye' });
    expect(pair.states[side]).toMatchObject({ phase: 'close-sent', readyState: 'closing' });
    pair.settle();
    expect(closed(pair, other(side))).toEqual({ code: 3000, reason: 'bye', wasClean: true });
    // §5.5.1: the reply echoes the code, not the reason.
    expect(closed(pair, side)).toEqual({ code: 3000, reason: '', wasClean: true });
    expect(moves(pair, side).slice(1)).toEqual(['close-started-here', 'close-answered-there', 'closed-cleanly']);
    expect(moves(pair, other(side)).slice(1)).toEqual(['close-started-there', 'close-answered-here', 'closed-cleanly']);
  });

  it.each(sides)('without a code from the %s is told as 1005', (side) => {
    const pair = opened();
    pair.command(side, { do: 'close' });
    pair.settle();
    for (const each of sides) expect(closed(pair, each)).toEqual({ code: 1005, reason: '', wasClean: true });
  });

  it('from both at once tells each the code of the other', () => {
    const pair = opened();
    pair.command('client', { do: 'close', code: 3001, reason: 'a' });
    pair.command('server', { do: 'close', code: 3002, reason: 'b' });
    pair.settle();
    expect(closed(pair, 'client')).toEqual({ code: 3002, reason: 'b', wasClean: true });
    expect(closed(pair, 'server')).toEqual({ code: 3001, reason: 'a', wasClean: true });
  });

  it('has the server close TCP first (§7.1.1), and the client wait for it', () => {
    const pair = opened();
    pair.command('server', { do: 'close', code: 1000 });
    pair.deliver('server');
    expect(pair.states.client).toMatchObject({ phase: 'close-done', tcpEnded: false, timers: ['close'] });
    pair.deliver('client');
    expect(pair.states.server).toMatchObject({ phase: 'close-done', tcpEnded: true });
    pair.input('client', { kind: 'timer', timer: 'close' });
    expect(closed(pair, 'client')).toEqual({ code: 1000, reason: '', wasClean: true });
    expect(ofType(pair.events.client, 'tcp-abort')).toHaveLength(1);
  });
});

describe('a connection that does not close cleanly', () => {
  it('is 1006 when TCP is lost', () => {
    const pair = opened();
    for (const side of sides) pair.input(side, { kind: 'reset' });
    for (const side of sides) expect(closed(pair, side)).toEqual({ code: 1006, reason: '', wasClean: false });
  });

  it('is 1006 when the Close is never answered', () => {
    const pair = opened();
    pair.command('client', { do: 'close', code: 1000 });
    pair.input('client', { kind: 'timer', timer: 'close' });
    expect(closed(pair, 'client')).toEqual({ code: 1006, reason: '', wasClean: false });
  });

  it('keeps the code of a Close whose reply could not go out any more', () => {
    const pair = opened({ server: { answerClose: false } });
    pair.command('client', { do: 'close', code: 4000 });
    pair.deliver('client');
    expect(pair.states.server.phase).toBe('close-received');
    pair.input('server', { kind: 'reset' });
    expect(closed(pair, 'server')).toEqual({ code: 4000, reason: '', wasClean: false });
  });

  it('is 1006 for who found a violation, and the code sent for who committed it', () => {
    const pair = opened();
    pair.command('client', { do: 'raw', bytes: Uint8Array.of(0x83, 0x80, 1, 2, 3, 4) });
    pair.settle();
    expect(pair.states.server.failure).toMatchObject({ finding: 'opcode-reserved', closeCode: 1002, section: 'RFC 6455 §5.2' });
    expect(closed(pair, 'server')).toEqual({ code: 1006, reason: '', wasClean: false });
    expect(closed(pair, 'client')).toMatchObject({ code: 1002 });
  });
});

describe('data around a Close', () => {
  const hello: Command = { do: 'text', text: 'hello' };

  it('is not sent after it (§5.5.1)', () => {
    const pair = opened();
    pair.command('client', { do: 'close', code: 1000 });
    const before = pair.sent.client.length;
    for (const command of [hello, { do: 'ping' } as const, { do: 'close', code: 1000 } as const]) pair.command('client', command);
    expect(ofType(pair.events.client, 'command-refused').map(({ reason, section }) => [reason, section])).toEqual(
      Array(3).fill(['close-sent', 'RFC 6455 §5.5.1']),
    );
    expect(pair.sent.client.slice(before).every((bytes) => bytes.length === 0)).toBe(true);
  });

  it('lets a Ping that crosses it pass without a Pong, before and behind the other Close (§5.5.2, §1.4)', () => {
    const pair = opened();
    pair.command('client', { do: 'close', code: 1000 });
    pair.command('server', { do: 'ping', payload: Uint8Array.of(7) });
    const before = pair.sent.client.length;
    pair.settle();
    expect(ofType(pair.events.client, 'ping').map(({ answered, payload }) => [answered, ...payload])).toEqual([[false, 7]]);
    expect(pair.sent.client.slice(before).every((bytes) => bytes.length === 0)).toBe(true);
    expect(closed(pair, 'server')).toMatchObject({ code: 1000, wasClean: true });
  });

  it('is ignored behind the one received, and read until it comes', () => {
    const pair = opened();
    pair.command('client', { do: 'close', code: 1000 });
    pair.command('client', { do: 'raw', bytes: Uint8Array.of(0x81, 0x80, 0, 0, 0, 0) });
    pair.command('server', hello);
    pair.settle();
    expect(ofType(pair.events.server, 'ignored').map(({ count }) => count)).toEqual([6]);
    expect(ofType(pair.events.server, 'message')).toEqual([]);
    expect(ofType(pair.events.client, 'message')).toHaveLength(1);
    expect(closed(pair, 'server')).toMatchObject({ code: 1000, wasClean: true });
  });
});
