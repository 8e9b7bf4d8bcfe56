/** Which pongs carry the remark that no ping asked for them, when the turns of both sides are at hand. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withPongsAnswered } from '../../src/protocol/connection/pong-answers.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { findingBit } from '../../src/protocol/findings.ts';
import { frameStream } from './arbitraries.ts';

const UNSOLICITED = findingBit('pong-unsolicited');
const KEY = [0x37, 0xfa, 0x21, 0x3d];

type Side = 'c2s' | 's2c';
const control = (side: Side, opcode: number, payload: string): number[] => {
  const bytes = Array.from(payload, (character) => character.charCodeAt(0));
  if (side === 's2c') return [0x80 | opcode, bytes.length, ...bytes];
  return [0x80 | opcode, 0x80 | bytes.length, ...KEY, ...bytes.map((byte, i) => byte ^ KEY[i % 4]!)];
};
const ping = (side: Side, payload = '') => control(side, 9, payload);
const pong = (side: Side, payload = '') => control(side, 10, payload);

function turnOf(side: Side, ...frames: number[][]) {
  const bytes = Uint8Array.from(frames.flat());
  return { bytes, index: scanStream(bytes, { direction: side }) };
}

/** `turn.frame` of each pong with the remark. */
function remarked(...turns: ReturnType<typeof turnOf>[]): string[] {
  return withPongsAnswered(turns).flatMap((index, turn) =>
    Array.from(index!.findings).flatMap((bits, frame) => ((bits & UNSOLICITED) !== 0 ? [`${turn}.${frame}`] : [])),
  );
}

describe('a pong', () => {
  it('that repeats a ping of the other side before it is its answer, masked or not', () => {
    expect(remarked(turnOf('s2c', ping('s2c', 'Hello')), turnOf('c2s', pong('c2s', 'Hello')))).toEqual([]);
    expect(remarked(turnOf('c2s', ping('c2s')), turnOf('s2c', pong('s2c')))).toEqual([]);
  });

  it('answers any earlier ping, not the last one alone', () => {
    expect(remarked(turnOf('s2c', ping('s2c', 'a')), turnOf('s2c', ping('s2c', 'b')), turnOf('c2s', pong('c2s', 'a')))).toEqual([]);
  });

  it.each([
    ['with another payload', turnOf('s2c', ping('s2c', 'Hello')), turnOf('c2s', pong('c2s', 'hello')), '1.0'],
    ['before the ping', turnOf('c2s', pong('c2s', 'x')), turnOf('s2c', ping('s2c', 'x')), '0.0'],
    ['to a ping of its own side', turnOf('c2s', ping('c2s', 'x')), turnOf('c2s', pong('c2s', 'x')), '1.0'],
  ])('%s was not asked for', (_, first, second, place) => {
    expect(remarked(first, second)).toEqual([place]);
  });

  it('that nobody asked for is remarked once a side, behind answers too', () => {
    const asked = turnOf('s2c', ping('s2c', 'q'));
    const answered = turnOf('c2s', pong('c2s', 'q'), pong('c2s', 'beat'), pong('c2s', 'beat'));
    expect(remarked(asked, answered, turnOf('c2s', pong('c2s', 'beat')), turnOf('s2c', pong('s2c')))).toEqual(['1.1', '3.0']);
  });

  it('that is cut may become the answer to any ping', () => {
    const cut = Uint8Array.from(pong('c2s', 'Hello').slice(0, 8));
    const turn = { bytes: cut, index: scanStream(cut, { direction: 'c2s' }) };
    expect(remarked(turnOf('s2c', ping('s2c', 'Hello')), turn)).toEqual([]);
    expect(remarked(turnOf('s2c', pong('s2c')), turn)).toEqual(['0.0', '1.0']);
  });
});

it('nothing else changes in any index, and one turn alone keeps its own', () => {
  fc.assert(
    fc.property(fc.array(frameStream, { maxLength: 4 }), (streams) => {
      const turns = streams.map((bytes) => ({ bytes, index: scanStream(bytes) }));
      const before = structuredClone(turns.map(({ index }) => index));
      const after = withPongsAnswered(turns);
      expect(turns.map(({ index }) => index)).toEqual(before);
      const without = (index: (typeof after)[number]) => ({ ...index, findings: index!.findings.map((bits) => bits & ~UNSOLICITED) });
      expect(after.map(without)).toEqual(before.map(without));
      if (turns.length === 1) expect(after[0]).toBe(turns[0]!.index);
    }),
  );
});
