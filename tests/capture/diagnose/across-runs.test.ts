import { describe, expect, it } from 'vitest';
import { diagnoseRuns } from '../../../src/capture/diagnose/across-runs.ts';
import { diagnose } from '../../../src/capture/diagnose/diagnose.ts';
import { binaryRun } from '../../../src/capture/read-file.ts';
import { scanStream } from '../../../src/protocol/connection/scan.ts';
import { concat, utf8Bytes } from '../helpers/bytes.ts';

const KEY = [0x37, 0xfa, 0x21, 0x3d];

/** A text of less than 126 bytes from either side; `key` null from a server. */
function text(content: string, key: readonly number[] | null): Uint8Array {
  const payload = utf8Bytes(content);
  const head = [0x81, (key ? 0x80 : 0) | payload.length, ...(key ?? [])];
  return concat(
    head,
    payload.map((byte, i) => byte ^ (key?.[i % 4] ?? 0)),
  );
}

const run = (bytes: Uint8Array, direction: 'c2s' | 's2c') => ({
  ...binaryRun(bytes, direction),
  index: scanStream(bytes, { direction }),
});
const codes = (runs: Parameters<typeof diagnoseRuns>[0]) => diagnoseRuns(runs).map((each) => each.map(({ code }) => code).join(' '));

describe('diagnoses of the runs of one paste', () => {
  it('are those of each run, where runs have nothing in common', () => {
    const runs = [
      run(text('{"a":1}', KEY), 'c2s'),
      run(text('CONNECTED\n\n\0', null), 's2c'),
      run(text('hello', KEY).subarray(0, 9), 'c2s'),
    ];
    expect(diagnoseRuns(runs)).toEqual(runs.map((each) => diagnose(each, each.index)));
  });

  it('say what a payload is once for each side', () => {
    const turns = [run(text('{"a":1}', KEY), 'c2s'), run(text('{"b":2}', null), 's2c')];
    expect(codes([...turns, ...turns, ...turns])).toEqual(['payload-json', 'payload-json', '', '', '', '']);
  });

  it('count the zero keys of all runs where they are first remarked on', () => {
    const zero = run(concat(text('one', [0, 0, 0, 0]), text('two', [0, 0, 0, 0])), 'c2s');
    const found = diagnoseRuns([run(text('hi', null), 's2c'), zero, zero, zero]);
    expect(found.map((each) => each.map(({ code, params }) => `${code} ${params['count']} ${params['frame']}`))).toEqual([
      [],
      ['zero-key 6 0'],
      [],
      [],
    ]);
  });

  it('name faults in every one of the first 256 faulty runs, and none later', () => {
    // Little-endian lengths: 05 00 instead of 00 7e and the like would be clean; here the length of 16 bits is turned round.
    const faulty = run(concat([0x81, 0x7e, 0x80, 0x00], utf8Bytes('x'.repeat(128))), 's2c');
    const clean = run(text('hello', KEY), 'c2s');
    const found = codes(Array.from({ length: 600 }, (_, i) => (i % 2 ? clean : faulty)));
    expect(found[0]).toContain('length-little-endian');
    expect(found.map((each, i) => (each === '' ? -1 : i)).filter((i) => i >= 0)).toEqual(Array.from({ length: 256 }, (_, i) => 2 * i));
    expect(new Set(found)).toEqual(new Set([found[0], '']));
  });

  it('skip runs without frames', () => {
    expect(codes([{ ...binaryRun(utf8Bytes('{"a":1}')), kind: 'payload', index: null }, run(text('{"a":1}', KEY), 'c2s')])).toEqual([
      '',
      'payload-json',
    ]);
  });
});
