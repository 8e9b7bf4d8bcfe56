/** The rows of the lists of frames and messages, also of messages whose fragments lie in several turns. */
import { describe, expect, it } from 'vitest';
import { readInSteps } from '../../src/state/read-job.ts';
import type { FrameDocument } from '../../src/state/frame-document.ts';
import { frameLine, messageLine, messageOfFrame, placeOfMessage } from '../../src/widgets/frame-bench/stream-rows.ts';

function read(text: string): FrameDocument {
  const last = [...readInSteps({ source: { kind: 'text', text }, options: {} })].at(-1)!;
  if (last.kind !== 'done') throw new Error(last.kind);
  return last.document;
}

describe('a message in several turns', () => {
  // 01 03 Hel | 89 00 and a whole text | 8a 00, 80 02 lo, and a text of its own
  const document = read('← 01 03 48 65 6c\n→ 89 80 11 22 33 44 81 81 01 02 03 04 40\n← 8a 00 80 02 6c 6f 81 01 41\n→ 81 81 05 06 07 08 47');

  it('is one row, with all its frames and bytes', () => {
    expect(document.frameCount).toBe(7);
    expect(document.messageCount).toBe(4);
    expect(document.problemCount).toBe(0);
    expect(messageLine(document, 0)).toMatchObject({ direction: 's2c', opcode: 1, frames: 2, length: 5, complete: true, excerpt: 'Hel' });
    expect([1, 2, 3].map((message) => messageLine(document, message)?.excerpt)).toEqual(['A', 'A', 'B']);
  });

  it('is found from each of its frames, and stands where it begins', () => {
    expect(Array.from({ length: 7 }, (_, frame) => messageOfFrame(document, frame))).toEqual([0, -1, 1, -1, 0, 2, 3]);
    expect([0, 1, 2, 3].map((message) => placeOfMessage(document, message)?.frame)).toEqual([0, 2, 5, 6]);
  });
});

it('a row tells what fails a receiver from what only the sender does wrong', () => {
  const document = read('← 88 02 03 e8 81 00 c1 00');
  expect([0, 1, 2].map((frame) => [frameLine(document, frame)?.problems, frameLine(document, frame)?.failing])).toEqual([
    [0, false],
    [1, false],
    [2, true],
  ]);
  expect(document.failing).toEqual([]);
});
