/**
 * The whole paste path (guesses ranked, source map built) on 16 MiB of spaced hex, against what a Node program would
 * write to get only the bytes: `Buffer.from(text.replace(/\s+/g, ''), 'hex')`.
 */
import { readPaste } from '../../src/capture/read-paste.ts';

export const name = 'Reading 16 MiB of spaced hex';

const SIZE = 16 * 1024 * 1024;
const RUNS = 7;

/** Masked text frames of 125 bytes, over and over: what such a paste would hold. */
function frames(count: number): Buffer {
  const bytes = Buffer.alloc(count);
  for (let i = 0; i < count; i++) {
    const at = i % 131;
    bytes[i] = at === 0 ? 0x81 : at === 1 ? 0xfd : (i * 31) & 0xff;
  }
  return bytes;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

function milliseconds(work: () => number, expected: number): number {
  const start = performance.now();
  if (work() !== expected) throw new Error('wrong number of bytes');
  return performance.now() - start;
}

export function run(): Promise<{ headers: string[]; rows: string[][]; notes: string[] }> {
  const rows = [
    ['one line', ' '],
    ['lines of 16 bytes', '\n'],
  ].map(([shape, lineBreak]) => {
    const bytes = frames(Math.floor(SIZE / 3));
    // A copy through bytes: as flat as text from a clipboard, not a rope of pieces.
    const text = Buffer.from(
      bytes
        .toString('hex')
        .replace(/(..)/g, '$1 ')
        .replace(/(.{47}) /g, `$1${lineBreak}`),
      'latin1',
    ).toString('latin1');
    const ours: number[] = [];
    const plain: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      plain.push(milliseconds(() => Buffer.from(text.replace(/\s+/g, ''), 'hex').length, bytes.length));
      ours.push(milliseconds(() => readPaste(text).guesses[0]!.runs[0]!.bytes.length, bytes.length));
    }
    const [a, b] = [median(ours), median(plain)];
    return [shape!, `${a.toFixed(1)} ms`, `${b.toFixed(1)} ms`, `${(b / a).toFixed(1)} ×`];
  });
  return Promise.resolve({
    headers: ['16 MiB of text', 'readPaste', 'Buffer.from alone', 'ratio'],
    rows,
    notes: [`Median of ${RUNS} alternating runs. readPaste also ranks guesses and maps every byte to its characters.`],
  });
}
