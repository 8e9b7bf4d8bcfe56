/** How long a Pong took: RFC 6455 §5.5.3 says which Ping it answers. */
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import type { WireSide } from '../../../src/wire/record.ts';
import { WireLog } from '../../../src/wire/wire-log.ts';
import { pingTrip } from '../../../src/widgets/live-panel/ping-trip.ts';

/** Rows 0 and 1 are the heads. */
function logOf(...frames: readonly (readonly [from: WireSide, at: number, hex: string, connection?: number])[]): WireLog {
  const log = new WireLog();
  for (const connection of [1, 2]) {
    log.append({ kind: 'opened', path: '/', connection, at: 0 });
    const bytes = (from: WireSide, text: string) => log.append({ kind: 'bytes', from, bytes: encodeUtf8(text), connection, at: 0 });
    bytes('client', 'GET / HTTP/1.1\r\n\r\n');
    bytes('server', 'HTTP/1.1 101 OK\r\n\r\n');
  }
  for (const [from, at, hex, connection = 1] of frames) log.append({ kind: 'bytes', from, bytes: fromHex(hex), connection, at });
  return log;
}
const HEADS = 4;
const trips = (log: WireLog): (number | null)[] => Array.from({ length: log.count - HEADS }, (_, at) => pingTrip(log, at + HEADS));

// The Ping of RFC 6455 §5.7 and its masked Pong.
const PING = '890548656c6c6f';
const PONG = '8a8537fa213d7f9f4d5158';

describe('the trip of a Ping', () => {
  it('ends with the Pong that has its payload, unmasked', () => {
    expect(trips(logOf(['server', 10, PING], ['server', 11, '810161'], ['client', 12.5, PONG]))).toEqual([2.5, null, 2.5]);
  });
  it('goes both ways', () => {
    expect(trips(logOf(['client', 1, '898500000000' + '48656c6c6f'], ['server', 4, '8a0548656c6c6f']))).toEqual([3, 3]);
  });
  it('of two alike, the first Pong answers the first', () => {
    expect(trips(logOf(['server', 0, PING], ['server', 10, PING], ['client', 15, PONG], ['client', 30, PONG]))).toEqual([15, 20, 15, 20]);
  });
  it('is none for another payload, another connection, the same side, and a Pong that nobody asked for', () => {
    expect(trips(logOf(['server', 0, '890161'], ['client', 1, PONG]))).toEqual([null, null]);
    expect(trips(logOf(['server', 0, PING], ['client', 1, PONG, 2]))).toEqual([null, null]);
    expect(trips(logOf(['server', 0, PING], ['server', 1, '8a0548656c6c6f']))).toEqual([null, null]);
    expect(trips(logOf(['client', 1, PONG], ['server', 2, PING]))).toEqual([null, null]);
  });
  it('is none for what is no control frame', () => {
    expect([0, 1].map((row) => pingTrip(logOf(), row))).toEqual([null, null]);
  });
});
