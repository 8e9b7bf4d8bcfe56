/** When the tap says that bytes were there: at the read and at the write, on a clock that the test sets. */
import { describe, expect, it } from 'vitest';
import { SocketLog, type Timed } from '../../src/server/byte-tap.ts';

const byte = (value: number): Uint8Array => Uint8Array.of(value);

describe('the time of a record', () => {
  it('is the time of the write, however late what was written is put together', async () => {
    let now = 100;
    const told: Timed[] = [];
    const log = new SocketLog(() => now);
    log.listen((event) => told.push(event));
    log.read(byte(1));
    now = 105;
    log.write(byte(2));
    // Whoever writes is busy for a while in the same turn.
    now = 120;
    log.write(byte(3));
    now = 125;
    await Promise.resolve();
    log.write(byte(4));
    now = 130;
    log.read(byte(5));
    log.end('server');
    expect(told.map((each) => [each.at, each.kind, 'bytes' in each ? [...each.bytes] : []])).toEqual([
      [0, 'bytes', [1]],
      [5, 'bytes', [2, 3]],
      [25, 'bytes', [4]],
      [30, 'bytes', [5]],
      [30, 'end', []],
    ]);
  });

  it('counts from the first byte, also where that was kept, and the write came first', () => {
    let now = 7;
    const told: Timed[] = [];
    const log = new SocketLog(() => now);
    log.write(byte(1));
    now = 9;
    log.read(byte(2));
    log.listen((event) => told.push(event));
    expect(told.map((each) => each.at)).toEqual([0, 2]);
  });
});
