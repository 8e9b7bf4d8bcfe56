/** What an endpoint sends for a command, and which rule forbids it when it does not. */
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { open } from '../../../src/protocol/connection/machine.ts';
import type { Command, Input } from '../../../src/protocol/connection/machine-io.ts';
import { closeCodeRefusal, REFUSALS, type Refused } from '../../../src/protocol/connection/refusals.ts';
import { apiAcceptsCode } from '../../../src/protocol/frame/close-codes.ts';
import codes from '../../vectors/close-codes.json';
import { bytes, ofType, run } from './drive.ts';

const commands = (...list: readonly Command[]): Input[] => list.map((command) => ({ kind: 'command', command }));
const server = (...list: readonly Command[]) => run(open('server', { established: true }), commands(...list));
const fragment = (opcode: 0 | 1 | 2, fin: boolean, payload: string): Command => ({
  do: 'fragment',
  opcode,
  fin,
  payload: fromHex(payload),
});

describe('what goes out', () => {
  it.each<[string, Command[]]>([
    ['810548656c6c6f', [{ do: 'text', text: 'Hello' }]],
    ['01034865' + '6c80026c6f', [fragment(1, false, '48656c'), fragment(0, true, '6c6f')]],
    ['8103efbfbd', [{ do: 'text', text: '\ud800' }]],
    ['8201ff', [{ do: 'binary', payload: Uint8Array.of(255) }]],
    ['0101e2' + '8900' + '80028baf', [fragment(1, false, 'e2'), { do: 'ping' }, fragment(0, true, '8baf')]],
    ['8a0101', [{ do: 'pong', payload: Uint8Array.of(1) }]],
    ['8800', [{ do: 'close' }]],
    ['880503e8627965', [{ do: 'close', code: 1000, reason: 'bye' }]],
    ['83ff', [{ do: 'raw', bytes: Uint8Array.of(0x83, 0xff) }]],
  ])('%s', (hex, list) => expect(toHex(server(...list).sent)).toBe(hex));

  it('is masked by a client with the next four random bytes (§5.3), the Hello of §5.7 among them', () => {
    const client = run(open('client', { established: true }), [
      { kind: 'random', bytes: fromHex('37fa213d00000000') },
      ...commands({ do: 'text', text: 'Hello' }, { do: 'ping' }, { do: 'ping' }),
    ]);
    expect(toHex(client.sent)).toBe('818537fa213d7f9f4d5158' + '898000000000');
    expect(client.state.outbox).toHaveLength(1);
  });
});

describe('what is refused', () => {
  const closed: Command = { do: 'close', code: 1000 };
  it.each<[Refused, Command[]]>([
    ['message-open', [fragment(1, false, ''), { do: 'text', text: '' }]],
    ['message-open', [fragment(2, false, ''), fragment(2, true, '')]],
    ['no-message-open', [fragment(0, true, '')]],
    ['no-message-open', [fragment(2, true, ''), fragment(0, true, '')]],
    ['text-not-utf8', [fragment(1, true, 'e2')]],
    ['text-not-utf8', [fragment(1, false, 'e2'), fragment(0, false, '28')]],
    ['control-too-long', [{ do: 'ping', payload: new Uint8Array(126) }]],
    ['reason-too-long', [{ do: 'close', code: 1000, reason: 'é'.repeat(62) }]],
    ['reason-without-code', [{ do: 'close', reason: 'x' }]],
    ['close-code-never-sent', [{ do: 'close', code: 1006 }]],
    ['close-code-unusable', [{ do: 'close', code: 999 }]],
    ['close-code-unusable', [{ do: 'close', code: 1000.5 }]],
    ['close-code-client-only', [{ do: 'close', code: 1010 }]],
    ['close-sent', [closed, { do: 'binary', payload: new Uint8Array(0) }]],
    ['close-sent', [closed, closed]],
    ['tcp-ended', [{ do: 'end' }, { do: 'end' }]],
    ['tcp-ended', [{ do: 'end' }, { do: 'text', text: '' }]],
  ])('%s', (reason, list) => {
    const { events, sent } = server(...list);
    expect(ofType(events, 'command-refused')).toEqual([
      { type: 'command-refused', command: list.at(-1), reason, section: REFUSALS[reason], offset: 0 },
    ]);
    expect(sent).toEqual(server(...list.slice(0, -1)).sent);
  });

  it('a message before the handshake, and anything when all is over', () => {
    const early = run(open('server'), commands({ do: 'text', text: '' }, { do: 'ping' }));
    expect(ofType(early.events, 'command-refused').map(({ reason }) => reason)).toEqual(['not-open', 'not-open']);
    const late = run(open('server'), [{ kind: 'reset' }, ...commands({ do: 'raw', bytes: new Uint8Array(1) }, { do: 'close' })]);
    expect(ofType(late.events, 'command-refused').map(({ reason }) => reason)).toEqual(['closed', 'closed']);
  });

  it('a new message after the peer’s Close, but not the rest of one that was begun (§5.5.1)', () => {
    const begun = run(open('server', { established: true, answerClose: false }), [
      ...commands(fragment(2, false, '01')),
      ...bytes(fromHex('888000000000')),
      ...commands(fragment(0, true, '02'), { do: 'ping' }, { do: 'text', text: '' }, { do: 'close', code: 4001 }),
    ]);
    expect(ofType(begun.events, 'command-refused').map(({ reason }) => reason)).toEqual(['close-received']);
    expect(toHex(begun.sent)).toBe('020101' + '800102' + '8900' + '88020fa1');
    expect(begun.state).toMatchObject({ phase: 'close-done', tcpEnded: true });
  });
});

describe('who may send a close code, close-codes.json', () => {
  const ranges = codes.ranges.filter((range) => 'endpointMaySend' in range).flatMap(({ from, to }) => [from, to]);
  const defined = Object.entries(codes.defined).map(([code, row]) => [Number(code), row] as const);

  it.each(defined)('%i', (code, { endpointMaySend, apiMaySend: api }) => {
    expect(closeCodeRefusal(code, 'client') === null).toBe(endpointMaySend);
    expect(closeCodeRefusal(code, 'server') === null).toBe(endpointMaySend && code !== 1010);
    expect(apiAcceptsCode(code)).toBe(api);
  });

  it('libraries and applications from 3000 to 4999', () => {
    expect(ranges).toEqual([3000, 3999, 4000, 4999]);
    for (const code of ranges) expect([closeCodeRefusal(code, 'server'), apiAcceptsCode(code)]).toEqual([null, true]);
    for (const code of [0, 999, 2999, 5000, 65_535])
      expect([closeCodeRefusal(code, 'client') === null, apiAcceptsCode(code)]).toEqual([false, false]);
  });
});
