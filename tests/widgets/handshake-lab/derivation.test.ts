/** The derivation's steps: state(n), the hash opened and closed, what belongs together, one bit turned over. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivationEn as en } from '../../../src/i18n/handshake/derivation-en.ts';
import { derivationZh as zh } from '../../../src/i18n/handshake/derivation-zh.ts';
import { blockCount, registersAfter } from '../../../src/protocol/bytes/sha1.ts';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import { deriveSteps } from '../../../src/protocol/handshake/accept-key.ts';
import { avalanche, changedBits } from '../../../src/widgets/handshake-lab/derivation/avalanche.ts';
import { byteKind, shownBlocks } from '../../../src/widgets/handshake-lab/derivation/blocks.ts';
import { cellMove } from '../../../src/widgets/handshake-lab/derivation/cell-keys.ts';
import { DerivationTool } from '../../../src/widgets/handshake-lab/derivation/derivation-tool.svelte.ts';
import { factsOf, glyph, hexWord, pointedFacts } from '../../../src/widgets/handshake-lab/derivation/facts.ts';
import { litBy } from '../../../src/widgets/handshake-lab/derivation/linking.ts';
import {
  carried,
  momentAt,
  planOf,
  STAGES,
  stageOf,
  stepOfRound,
  stepOfStage,
} from '../../../src/widgets/handshake-lab/derivation/plan.ts';
import { nameOf } from '../../../src/widgets/handshake-lab/derivation/sentences.ts';

const RFC = 'dGhlIHNhbXBsZSBub25jZQ==';
const RFC_ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const toolOf = (key: string | Uint8Array, open = false, given: string | null = null, texts = en) => {
  const bytes = typeof key === 'string' ? encodeUtf8(key) : key;
  return new DerivationTool({ key: () => bytes, given: () => given, open: () => open }, texts);
};
const seen = (tool: DerivationTool) => ({
  moment: tool.moment,
  shown: tool.shown,
  name: tool.name,
  sentence: tool.sentence,
  block: tool.block,
  reached: tool.reached,
});
const keys = fc.oneof(
  fc.uint8Array({ maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(encodeUtf8),
  fc.constant(encodeUtf8(RFC)),
);

describe('the steps', () => {
  it('are eight, and 170 with the RFC’s hash open', () => {
    expect(toolOf(RFC).plan.last).toBe(STAGES);
    expect(toolOf(RFC, true).plan.last).toBe(3 + 2 * 82 + 3);
  });

  it('have as many blocks as the key asks for', () => {
    // 36 bytes of GUID and 9 of padding at least: 19 bytes of key fit in one block.
    expect([0, 19, 20, 83, 84].map((length) => toolOf(new Uint8Array(length)).plan.blocks)).toEqual([1, 1, 2, 2, 3]);
  });

  it('ask how much is hashed, in how many blocks, how long the digest is and what base64 leaves over, each once', () => {
    for (const [key, open, answers] of [
      [RFC, false, ['60 bytes', '2 blocks', '20 bytes', '4 bits']],
      [RFC, true, ['60 bytes', '2 blocks', '20 bytes', '4 bits']],
      ['short', false, ['41 bytes', '1 block', '20 bytes', '4 bits']],
    ] as const) {
      const tool = toolOf(key, open);
      const asked: string[] = [];
      while (tool.stepper.index < tool.stepper.count) {
        tool.stepper.next();
        if (!tool.stepper.asking) continue;
        const gate = tool.gate!;
        asked.push(gate.answer);
        expect([gate.matches(gate.answer), gate.matches('52'), gate.matches('many')]).toEqual([true, false, false]);
        // The picture is still that of the step before; the bar names this one.
        expect(tool.shown).toEqual(momentAt(tool.plan, tool.stepper.index - 1));
        expect([tool.reached, tool.name]).toEqual([tool.stage - 1, nameOf(tool.plan, tool.moment, en)]);
        tool.stepper.reveal();
        expect([tool.shown, tool.reached]).toEqual([tool.moment, tool.stage]);
      }
      expect(asked).toEqual(answers);
      for (let step = 0; step <= tool.plan.last; step++) {
        tool.stepper.seek(step);
        expect(tool.stepper.asking).toBe(false);
      }
    }
  });

  it('ask nothing of somebody who chose the step', () => {
    const tool = toolOf(RFC);
    for (let stage = 1; stage <= STAGES; stage++) {
      tool.goToStage(stage);
      expect([tool.stepper.asking, tool.reached]).toEqual([false, stage]);
    }
  });

  it('Next n times is the same as opening step n, and stepping back restores each', () => {
    fc.assert(
      fc.property(keys, fc.boolean(), fc.constantFrom(null, RFC_ACCEPT, 'what?'), fc.constantFrom(en, zh), (key, open, given, texts) => {
        const tool = toolOf(key, open, given, texts);
        // Without questions: a link asks none.
        tool.stepper.asks = false;
        const forwards = [seen(tool)];
        for (let step = 1; step <= tool.plan.last; step++) {
          tool.stepper.next();
          forwards.push(seen(tool));
          const direct = toolOf(key, open, given, texts);
          direct.show(step);
          expect(seen(direct)).toEqual(forwards[step]);
        }
        for (let step = tool.plan.last - 1; step >= 0; step--) {
          tool.stepper.previous();
          expect(seen(tool)).toEqual(forwards[step]);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('each have a name and a sentence, and no two neighbours the same', () => {
    for (const texts of [en, zh])
      for (const key of [RFC, '', 'x'.repeat(200)]) {
        const tool = toolOf(key, true, RFC_ACCEPT, texts);
        const said = Array.from({ length: tool.plan.last + 1 }, (_, step) => tool.sentenceAt(step));
        said.forEach((sentence, step) => {
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
          expect(sentence.length).toBeGreaterThan(10);
          if (step > 0) expect(sentence).not.toBe(said[step - 1]);
        });
      }
  });

  it('go through the rounds of each block in order', () => {
    const plan = planOf(2, true);
    for (const block of [0, 1])
      for (let round = 0; round < 80; round++)
        expect(momentAt(plan, stepOfRound(block, round))).toMatchObject({ kind: 'round', block, round });
    expect(momentAt(plan, 4)).toMatchObject({ kind: 'schedule', block: 0 });
    expect(momentAt(plan, 85)).toMatchObject({ kind: 'sum', block: 0 });
    expect(momentAt(plan, 86)).toMatchObject({ kind: 'schedule', block: 1 });
    expect([168, 169, 170].map((step) => momentAt(plan, step).kind)).toEqual(['digest', 'base64', 'compare']);
  });

  it('cut numbers that are none of theirs to the nearest', () => {
    const plan = planOf(2, false);
    expect(momentAt(plan, -5)).toEqual(momentAt(plan, 0));
    expect(momentAt(plan, 999)).toEqual(momentAt(plan, 8));
    expect(momentAt(plan, Number.NaN).kind).toBe('start');
  });

  it('say the RFC’s values', () => {
    const tool = toolOf(RFC, true, RFC_ACCEPT);
    tool.stepper.seek(stepOfRound(0, 0));
    expect(tool.sentence).toContain('a becomes 03fc011f');
    expect(registersAfter(tool.block, 80).map(hexWord).join(' ')).toBe('f48a5426 835995e1 25c11efb 4a45c402 9a73c2f2');
    expect(tool.sentenceAt(stepOfRound(0, 20))).toContain('W20 = rotate-left-1 of W17 xor W12 xor W6 xor W4');
    expect(tool.sentenceAt(3)).toMatch(
      /59 zero bytes and the length of 480 bits \(0x1e0\).*Block 2 holds nothing of the key: the same in every handshake/,
    );
    expect(tool.sentenceAt(168)).toContain('b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea');
  });
});

describe('opening and closing the hash', () => {
  it('stays in the stage, and comes back to where it was', () => {
    for (const blocks of [1, 2, 5]) {
      const [closed, open] = [planOf(blocks, false), planOf(blocks, true)];
      for (let step = 0; step <= closed.last; step++) {
        const there = carried(closed, step, open);
        expect(stageOf(momentAt(open, there))).toBe(stageOf(momentAt(closed, step)));
        expect(carried(open, there, closed)).toBe(step);
      }
      for (let step = 0; step <= open.last; step++)
        expect(stageOf(momentAt(closed, carried(open, step, closed)))).toBe(stageOf(momentAt(open, step)));
    }
  });

  it('finds the first step of each stage', () => {
    for (const plan of [planOf(2, false), planOf(2, true), planOf(1, true)])
      for (let stage = 1; stage <= STAGES; stage++) {
        const step = stepOfStage(plan, stage);
        expect(stageOf(momentAt(plan, step))).toBe(stage);
        if (step > 1) expect(stageOf(momentAt(plan, step - 1))).toBeLessThan(stage);
      }
  });
});

describe('what belongs together', () => {
  const steps = deriveSteps(RFC);

  it('links each character with the bytes that its bits come from, and back', () => {
    for (let character = 0; character < 27; character++) {
      const lit = litBy({ character }, steps.cells, 20)!;
      expect(lit.characters).toEqual({ from: character, to: character + 1 });
      for (let byte = 0; byte < 20; byte++) {
        const back = litBy({ byte }, steps.cells, 20)!;
        const shares = byte >= lit.bytes.from && byte < lit.bytes.to;
        expect(character >= back.characters.from && character < back.characters.to).toBe(shares);
      }
    }
    expect(litBy({ character: 27 }, steps.cells, 20)).toBeNull();
    expect(litBy({ byte: 20 }, steps.cells, 20)).toBeNull();
    expect(litBy(null, steps.cells, 20)).toBeNull();
  });

  it('names the bits of a character', () => {
    expect(pointedFacts(steps, 4)).toEqual({
      character: 'L',
      position: 5,
      value: 11,
      bits: '001011',
      zeros: 0,
      bytes: [{ index: 3, hex: '2c' }],
    });
    expect(pointedFacts(steps, 26)).toMatchObject({ character: 'o', bits: '1010', zeros: 2, bytes: [{ index: 19, hex: 'ea' }] });
    expect(pointedFacts(steps, 27)).toBeNull();
  });

  it('leads by the arrow keys to every byte and character, and never out of them', () => {
    const strokes = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
    for (const characters of [0, 28]) {
      const reached = new Set<string>();
      const queue = [{ byte: 0 } as { byte: number } | { character: number }];
      while (queue.length > 0) {
        const at = queue.pop()!;
        if (reached.has(JSON.stringify(at))) continue;
        reached.add(JSON.stringify(at));
        for (const key of strokes) {
          const to = cellMove(at, { key }, 20, characters)!;
          const index = 'byte' in to ? to.byte : to.character;
          expect(index >= 0 && index < ('byte' in to ? 20 : characters)).toBe(true);
          queue.push(to);
        }
      }
      expect(reached.size).toBe(20 + characters);
    }
    expect(cellMove({ byte: 3 }, { key: 'ArrowLeft', ctrlKey: true }, 20, 28)).toBeNull();
    expect(cellMove({ byte: 3 }, { key: 'x' }, 20, 28)).toBeNull();
  });
});

describe('facts', () => {
  it('count what agrees with the header', () => {
    const steps = deriveSteps(RFC);
    expect(factsOf(steps, RFC_ACCEPT)).toMatchObject({ agree: 28, differsAt: null });
    expect(factsOf(steps, RFC_ACCEPT.slice(0, 10))).toMatchObject({ agree: 10, differsAt: 10 });
    expect(factsOf(steps, RFC_ACCEPT + '!')).toMatchObject({ agree: 28, differsAt: 28 });
    expect(factsOf(steps, null)).toMatchObject({ agree: 0, differsAt: null, given: null });
  });

  it('find the blocks without the key', () => {
    expect(factsOf(deriveSteps(RFC), null)).toMatchObject({ constantFrom: 1, blocks: 2, zeros: 59, decodedLength: 16 });
    expect(factsOf(deriveSteps(''), null)).toMatchObject({ constantFrom: 0, blocks: 1, length: 36 });
    expect(factsOf(deriveSteps('x'.repeat(100)), null)).toMatchObject({ constantFrom: 2, blocks: 3 });
    expect(factsOf(deriveSteps('x'.repeat(19)), null)).toMatchObject({ constantFrom: null, blocks: 1 });
  });

  it('know what each byte of a padded message is', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), (length) => {
        const { sha1, key, concatenation } = deriveSteps(new Uint8Array(length));
        const kinds = Array.from(sha1.padded, (_, at) => byteKind(at, key.length, concatenation.length, sha1.padded.length));
        const count = (kind: string) => kinds.filter((each) => each === kind).length;
        expect([count('key'), count('guid'), count('one'), count('length')]).toEqual([length, 36, 1, 8]);
        const { blocks, hidden } = shownBlocks(blockCount(sha1));
        expect(blocks.length + hidden).toBe(blockCount(sha1));
        expect(blocks.at(-1)).toBe(blockCount(sha1) - 1);
      }),
    );
  });

  it('show every byte as one glyph', () => {
    expect([0x41, 0x20, 0x0d, 0x7f, 0xe9].map(glyph)).toEqual(['A', '␣', '␍', '␡', '·']);
  });
});

describe('one bit of the key turned over', () => {
  it('changes about half of the digest', () => {
    const steps = deriveSteps(RFC);
    const counts: number[] = [];
    for (let byte = 0; byte < 24; byte++) for (let bit = 0; bit < 8; bit++) counts.push(avalanche(steps, byte, bit)!.count);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(76);
    expect(mean).toBeLessThan(84);
    expect(Math.min(...counts)).toBeGreaterThan(50);
  });

  it('turns one bit and counts what it shows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat({ max: 7 }), (key, pick, bit) => {
        const byte = pick % key.length;
        const steps = deriveSteps(key);
        const flipped = avalanche(steps, byte, bit)!;
        expect(changedBits(key, flipped.key).filter(Boolean)).toHaveLength(1);
        expect(flipped.steps.accept).toBe(deriveSteps(flipped.key).accept);
        expect(flipped.count).toBe(changedBits(steps.sha1.digest, flipped.steps.sha1.digest).filter(Boolean).length);
      }),
    );
    expect(avalanche(deriveSteps(''), 0, 0)).toBeNull();
  });
});
