/** Records read into rows: RFC 6455 §5.7's frames and §1.2's handshake, cut anywhere. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../src/protocol/bytes/utf8.ts';
import { simpleSpec, serializeFrame } from '../../src/protocol/frame/serialize.ts';
import type { WireRecord, WireSide } from '../../src/wire/record.ts';
import { MOST_OF_ROW, WireLog } from '../../src/wire/wire-log.ts';

const REQUEST = encodeUtf8('GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\n\r\n');
const answer = (extensions = ''): Uint8Array => encodeUtf8(`HTTP/1.1 101 Switching Protocols\r\n${extensions}\r\n`);
/** §5.7: a masked “Hello”, and the two fragments “Hel” and “lo”. */
const HELLO = fromHex('818537fa213d7f9f4d5158');
const FRAGMENTS = fromHex('010348656c80026c6f');
const PING = fromHex('890548656c6c6f');
const DEFLATE = 'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n';

function opened(): WireLog {
  const log = new WireLog();
  log.append({ kind: 'opened', path: '/chat', connection: 1, at: 0 });
  return log;
}
const bytes = (from: WireSide, data: Uint8Array, at = 1, connection = 1): WireRecord => ({
  kind: 'bytes',
  from,
  bytes: data,
  connection,
  at,
});

function established(extensions = ''): WireLog {
  const log = opened();
  log.append(bytes('client', REQUEST));
  log.append(bytes('server', answer(extensions)));
  return log;
}
const rows = (log: WireLog): string[] =>
  Array.from({ length: log.count }, (_, index) => {
    const { kind, from, length } = log.row(index);
    return `${kind} ${from ?? '-'} ${length} ${toHex(log.bytesOf(index)).slice(0, 4)}`;
  });

describe('a wire log', () => {
  it('cuts heads and frames out of one record', () => {
    const log = opened();
    log.append(bytes('client', Uint8Array.of(...REQUEST, ...HELLO, ...HELLO)));
    log.append(bytes('server', Uint8Array.of(...answer(), ...PING)));
    expect(rows(log)).toEqual([
      'request client 68 4745',
      'frame client 11 8185',
      'frame client 11 8185',
      'response server 36 4854',
      'frame server 7 8905',
    ]);
  });

  test.prop([fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 })])(
    'is the same however records cut the bytes',
    (sizes) => {
      const stream = Uint8Array.of(...answer(), ...PING, ...FRAGMENTS, ...PING);
      const whole = established();
      whole.append(bytes('server', stream.subarray(answer().length)));
      const cut = opened();
      cut.append(bytes('client', REQUEST));
      for (let at = 0, turn = 0; at < stream.length; turn++) {
        const size = sizes[turn % sizes.length]!;
        cut.append(bytes('server', stream.subarray(at, at + size)));
        at += size;
      }
      expect(rows(cut)).toEqual(rows(whole));
    },
  );

  it('counts data messages, not frames; a Ping in between is none (§5.4)', () => {
    const log = established();
    log.append(bytes('server', Uint8Array.of(...FRAGMENTS.subarray(0, 5), ...PING, ...FRAGMENTS.subarray(5), ...fromHex('8100'))));
    const read = Array.from({ length: log.count - 2 }, (_, at) => log.row(at + 2));
    expect(read.map(({ message, first, last }) => [message, first, last])).toEqual([
      [1, true, false],
      [0, false, false],
      [1, false, true],
      [2, true, true],
    ]);
  });

  it('takes a continuation of nothing for no message', () => {
    const log = established();
    log.append(bytes('server', fromHex('80026c6f')));
    expect(log.row(2)).toMatchObject({ kind: 'frame', message: 0, last: false });
  });

  it('calls a message compressed only where that was agreed on, its continuation too (RFC 7692 §6)', () => {
    const data = fromHex('4103f248cd8004c9c90700');
    for (const [extensions, compressed] of [
      [DEFLATE, [true, true]],
      ['', [false, false]],
    ] as const) {
      const log = established(extensions);
      log.append(bytes('server', data));
      expect([log.row(2).compressed, log.row(3).compressed]).toEqual(compressed);
    }
  });

  it('reads what follows a refusal as bytes', () => {
    const log = opened();
    log.append(bytes('client', REQUEST));
    log.append(bytes('server', encodeUtf8('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno')));
    expect(rows(log).slice(1)).toEqual(['response server 45 4854', 'bytes server 2 6e6f']);
  });

  it('waits for the answer behind an interim one', () => {
    const log = opened();
    log.append(bytes('client', REQUEST));
    log.append(bytes('server', Uint8Array.of(...encodeUtf8('HTTP/1.1 103 Early Hints\r\n\r\n'), ...answer(), ...PING)));
    expect(rows(log).map((row) => row.split(' ')[0])).toEqual(['request', 'response', 'response', 'frame']);
  });

  it('shows what was half there when TCP ended, and marks it', () => {
    const log = established();
    log.append(bytes('server', PING.subarray(0, 4)));
    expect(log.count).toBe(2);
    log.append({ kind: 'end', from: 'server', connection: 1, at: 5 });
    expect(log.row(2)).toMatchObject({ kind: 'frame', length: 4, cut: true });
    expect(log.row(3)).toMatchObject({ kind: 'end', from: 'server', at: 5 });
  });

  it('looks for no frame behind bytes that are missing', () => {
    const log = established();
    log.append({ kind: 'dropped', from: 'server', count: 900, connection: 1, at: 5 });
    log.append(bytes('server', PING));
    expect(rows(log).slice(2)).toEqual(['dropped server 900 ', 'bytes server 7 8905']);
  });

  it('keeps connections apart, and takes nothing of one that never began', () => {
    const log = established();
    log.append({ kind: 'opened', path: '/other', connection: 2, at: 0 });
    log.append(bytes('client', PING, 1, 3));
    log.append(bytes('client', REQUEST, 1, 2));
    expect(log.row(2)).toMatchObject({ kind: 'request', connection: 2 });
    expect([log.pathOf(1), log.pathOf(2), log.pathOf(3)]).toEqual(['/chat', '/other', null]);
    expect(log.count).toBe(3);
  });

  it('keeps of a long frame what is dissected, and says how long it was', () => {
    const log = established();
    const frame = serializeFrame(simpleSpec(2, new Uint8Array(1_000_000)));
    for (let at = 0; at < frame.length; at += 16_384) log.append(bytes('server', frame.subarray(at, at + 16_384)));
    expect(log.row(2).length).toBe(frame.length);
    expect(log.bytesOf(2)).toHaveLength(MOST_OF_ROW);
  });

  it('goes on in the middle of a frame when it is cleared', () => {
    const log = established();
    log.append(bytes('server', PING.subarray(0, 4)));
    log.clear();
    expect(log.count).toBe(0);
    log.append(bytes('server', PING.subarray(4)));
    expect(rows(log)).toEqual(['frame server 7 8905']);
  });

  test.prop([fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 })])('takes any bytes, and loses none', (chunks) => {
    const log = established();
    const before = log.count;
    for (const chunk of chunks) log.append(bytes('server', chunk));
    log.append({ kind: 'lost', connection: 1, at: 9 });
    const read = Array.from({ length: log.count - before - 1 }, (_, at) => toHex(log.bytesOf(before + at))).join('');
    expect(read).toBe(chunks.map((chunk) => toHex(chunk)).join(''));
  });
});
