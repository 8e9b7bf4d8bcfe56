import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import { charsOfByte } from '../../src/capture/source-map.ts';

const FRAME = '81 85 37 fa 21 3d 7f 9f 4d 51 58';
const ANSWER = '81 05 48 65 6c 6c 6f';

describe('pastes too long to be read in every way', () => {
  it('keeps 100,000 frames of spaced hex in one run and one stretch of the map', () => {
    const { runs, format } = readPaste(`${FRAME}\n`.repeat(100_000)).guesses[0]!;
    expect([format, runs.length, runs[0]!.bytes.length, runs[0]!.map.stretchCount]).toEqual(['hex', 1, 1_100_000, 1]);
    expect(charsOfByte(runs[0]!.map, 1_099_999)).toEqual({ start: 3_299_997, end: 3_299_999 });
  });

  it('tells the sides of 20,000 lines apart by MASK', () => {
    const { runs, notes } = readPaste(`${FRAME}\n${ANSWER}\n`.repeat(10_000)).guesses[0]!;
    expect(runs.length).toBe(20_000);
    expect(runs.slice(0, 3).map(({ direction, bytes }) => `${direction} ${bytes.length}`)).toEqual(['c2s 11', 's2c 7', 'c2s 11']);
    expect(notes.map(({ code }) => code)).toEqual(['directions-split']);
  });

  it('loses no line where 65,536 bytes of the text end with all of it but one', () => {
    // 17 bytes, then lines of 16: the 4,096th ends with byte 65,537.
    const line = (i: number): string =>
      i % 2 === 0 ? `81 8${i === 0 ? 'b' : 'a'} 37 fa 21 3d${' 2e'.repeat(i === 0 ? 11 : 10)}` : `81 0e${' 2e'.repeat(14)}`;
    const { runs } = readPaste(Array.from({ length: 8000 }, (_, i) => line(i)).join('\n')).guesses[0]!;
    expect(runs.map(({ bytes, direction }) => `${direction} ${bytes.length}`)).toEqual(
      Array.from({ length: 8000 }, (_, i) => `${i % 2 === 0 ? 'c2s' : 's2c'} ${i === 0 ? 17 : 16}`),
    );
  });

  it('reads a whole frame of 300,000 bytes on one line', () => {
    const { format, runs } = readPaste(`82 7f 00 00 00 00 00 04 93 e0${' 2e'.repeat(300_000)}`).guesses[0]!;
    expect([format, runs.map(({ bytes }) => bytes.length)]).toEqual(['hex', [300_010]]);
  });

  it('survives line ends of two characters, which break the even spacing', () => {
    const { runs } = readPaste(`${FRAME}\r\n`.repeat(20_000)).guesses[0]!;
    expect(runs.map(({ bytes }) => bytes.length)).toEqual([220_000]);
  });

  it('finds buffers between the lines of a long log, and one at its very end', () => {
    const lines = 'The connection was established and nothing happened for a while.\n';
    for (const log of [`${lines.repeat(20)}<Buffer ${FRAME}>\n`.repeat(200), `${lines.repeat(4000)}<Buffer ${FRAME}>\n`]) {
      const { format, runs } = readPaste(log).guesses[0]!;
      expect([format, runs[0]!.bytes.length % 11]).toEqual(['node-buffer', 0]);
    }
  });

  it('reads a long dump, its offsets and text columns left out', () => {
    const line = (i: number): string =>
      `${(i * 16).toString(16).padStart(8, '0')}: 8105 4865 6c6c 6f81 0548 656c 6c6f 8100  ..Hello..Hello..`;
    const { format, runs, dropped } = readPaste(Array.from({ length: 20_000 }, (_, i) => line(i)).join('\n')).guesses[0]!;
    expect([format, runs.length, runs[0]!.bytes.length, dropped.length]).toEqual(['xxd', 1, 320_000, 40_000]);
  });

  it('reads 5,000 lines of either side, each in its own way of writing', () => {
    const { runs, formats } = readPaste(`<Buffer ${FRAME}>\n[-127, 5, 72, 101, 108, 108, 111]\n`.repeat(2500)).guesses[0]!;
    expect([formats, runs.length]).toEqual([['node-buffer', 'signed-decimal'], 5000]);
    expect(runs.slice(0, 3).map(({ direction, bytes }) => `${direction} ${bytes.length}`)).toEqual(['c2s 11', 's2c 7', 'c2s 11']);
  });

  it('finds one frame in another way of writing at the end of a long paste', () => {
    const lines = 'Nothing happened on connection 12 for 30 seconds.\n'.repeat(3000);
    const { runs, formats } = readPaste(`<Buffer ${FRAME}>\n${lines}server: b'\\x81\\x05Hello'`).guesses[0]!;
    expect([formats, runs.map(({ bytes }) => bytes.length)]).toEqual([
      ['node-buffer', 'escapes'],
      [11, 7],
    ]);
  });
});
