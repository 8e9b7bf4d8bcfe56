/** What the encoder shows at a step: pure, whole at the start and the end, and never ahead of itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/length/en.ts';
import { zh } from '../../../src/i18n/length/zh.ts';
import { en as tools } from '../../../src/i18n/tools/en.ts';
import { MAX_LENGTH } from '../../../src/protocol/frame/payload-length.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { Encoder, ENCODER_LINK } from '../../../src/widgets/length-encoder/encoder.svelte.ts';
import { cellsIn, decidedAt, pictureOf, STEP_COUNT } from '../../../src/widgets/length-encoder/picture.ts';
import { factsOf, FORMS, headerOf, largest } from '../../../src/widgets/length-encoder/spelling.ts';

const length = fc.oneof(fc.bigInt({ min: 0n, max: MAX_LENGTH }), fc.bigInt({ min: 0n, max: 66_000n }));
const step = fc.integer({ min: 0, max: STEP_COUNT });
const values = (n: bigint, masked: boolean, at: number, asking = false) =>
  pictureOf(factsOf(n, masked), at, asking).cells.map(({ value }) => value);
const encoder = () => new Encoder({ length: en, tools });

describe('the picture', () => {
  it('shows the whole header at the start and at the end', () => {
    fc.assert(
      fc.property(length, fc.boolean(), (n, masked) => {
        const header = [...headerOf(n, factsOf(n, masked).form, masked)];
        expect(values(n, masked, 0)).toEqual(header);
        expect(values(n, masked, STEP_COUNT)).toEqual(header);
      }),
    );
  });

  it('never takes back what a step has shown', () => {
    fc.assert(
      fc.property(length, fc.boolean(), (n, masked) => {
        for (let at = 2; at <= STEP_COUNT; at++) {
          const before = values(n, masked, at - 1).filter((value) => value !== null).length;
          expect(values(n, masked, at).filter((value) => value !== null).length).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  it('settles the spelling at its step and not before', () => {
    for (const n of [0n, 125n, 126n, 65_535n, 65_536n, MAX_LENGTH]) {
      const facts = factsOf(n, false);
      for (let at = 1; at <= STEP_COUNT; at++) {
        const { boxes, headerBytes } = pictureOf(facts, at, false);
        const settled = at >= decidedAt(facts.form);
        expect(headerBytes).toBe(settled ? facts.headerBytes : null);
        expect(boxes.some(({ verdict }) => verdict === 'used')).toBe(settled);
      }
    }
  });

  it('gives nothing away while it asks', () => {
    fc.assert(
      fc.property(length, fc.boolean(), step, (n, masked, at) => {
        const { boxes, cells, headerBytes } = pictureOf(factsOf(n, masked), at, true);
        expect(headerBytes).toBeNull();
        expect(boxes.every(({ verdict }) => verdict === 'open')).toBe(true);
        expect(cells.map(({ part, value }) => [part, value])).toEqual([
          ['byte0', 0x82],
          ['byte1', null],
        ]);
      }),
    );
  });

  it('says what each of the other spellings would waste', () => {
    const boxes = (n: bigint) => pictureOf(factsOf(n, true), 0, false).boxes.map(({ verdict, waste }) => [verdict, waste]);
    expect(boxes(125n)).toEqual([
      ['used', 0],
      ['wastes', 2],
      ['wastes', 8],
    ]);
    expect(boxes(126n).map(([verdict]) => verdict)).toEqual(['cannot', 'used', 'wastes']);
    expect(boxes(65_536n).map(([verdict]) => verdict)).toEqual(['cannot', 'cannot', 'used']);
    expect(cellsIn(factsOf(5n, false), 64)).toHaveLength(10);
    expect(cellsIn(factsOf(126n, false), 7)).toBeNull();
  });

  it('weighs the length bytes so that they add up to the length', () => {
    fc.assert(
      fc.property(length, fc.constantFrom(...FORMS), (n, form) => {
        const cells = cellsIn(factsOf(n, false), form);
        if (cells === null) {
          expect(n > largest(form)).toBe(true);
          return;
        }
        const sum = cells.reduce((all, { value, power }) => (power === null ? all : all + BigInt(value!) * 256n ** BigInt(power)), 0n);
        expect(form === 7 ? BigInt(cells[1]!.value! & 0x7f) : sum).toBe(n);
      }),
    );
  });
});

describe('the encoder', () => {
  it('shows the same after pressing Next as a link to that step, and the same again on the way back', () => {
    fc.assert(
      fc.property(length, fc.boolean(), fc.integer({ min: 1, max: STEP_COUNT }), (n, mask, at) => {
        const pressed = encoder();
        pressed.open({ n, mask });
        const before = pressed.picture;
        for (let i = 0; i < at; i++) pressed.stepper.next();
        const opened = encoder();
        opened.open({ n, mask, step: at });
        expect(pressed.picture).toEqual(opened.picture);
        for (let i = 0; i < at; i++) pressed.stepper.previous();
        expect(pressed.picture).toEqual(before);
      }),
    );
  });

  it('comes back from its link', () => {
    fc.assert(
      fc.property(length, fc.boolean(), step, fc.uint8Array({ maxLength: 12 }), (n, mask, at, read) => {
        const from = encoder();
        const hex = Array.from(read, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
        from.open({ n, mask, step: at, read: hex });
        const fragment = formatToolLink(ENCODER_LINK, from.toLink());
        const { state, unread } = parseToolLink(ENCODER_LINK, fragment);
        const to = encoder();
        to.open(state);
        expect(unread).toEqual([]);
        expect([to.length, to.masked, to.stepper.index, to.read]).toEqual([n, mask, at, hex]);
      }),
    );
    expect(formatToolLink(ENCODER_LINK, encoder().toLink())).toBe('');
  });

  it.each(['n=-1', 'n=1.5', 'n=9223372036854775808', 'n=', 'n=0x7e', 'n=99999999999999999999'])('cannot read %s', (part) => {
    expect(parseToolLink(ENCODER_LINK, part)).toEqual({ state: {}, unread: [part] });
  });

  it('asks at a magnet that was reached on the scale, once', () => {
    const it = encoder();
    it.move(126n);
    expect([it.stepper.asking, it.picture.headerBytes]).toEqual([true, null]);
    it.stepper.reveal();
    expect([it.stepper.asking, it.picture.headerBytes]).toEqual([false, 4]);
    it.move(125n);
    expect(it.stepper.asking, 'the length of the first view').toBe(false);
    it.move(126n);
    expect(it.stepper.asking).toBe(false);
    it.type('65536');
    expect(it.stepper.asking, 'a typed length').toBe(false);
    it.move(65_535n);
    expect(it.stepper.asking).toBe(true);
    it.stepper.asks = false;
    expect(it.stepper.asking, 'questions switched off').toBe(false);
  });

  it('keeps what was typed and the last length while it is none', () => {
    const it = encoder();
    it.type('300');
    it.type('300x');
    expect([it.length, it.typed, it.fault]).toEqual([300n, '300x', 'no-number']);
    it.leaveField();
    expect(it.typed).toBe('300x');
    it.type('');
    it.leaveField();
    expect([it.typed, it.length]).toEqual([null, 300n]);
  });
});

describe('the sentences', () => {
  it.each([
    ['en', en],
    ['zh', zh],
  ])('of %s are complete, one for each step, for any length', (_, texts) => {
    expect(texts.steps.says).toHaveLength(STEP_COUNT);
    fc.assert(
      fc.property(length, fc.boolean(), (n, masked) => {
        const facts = factsOf(n, masked);
        expect(texts.steps.names(facts)).toHaveLength(STEP_COUNT);
        for (const text of [...texts.steps.says.map((say) => say(facts)), texts.summary(facts, false, true), texts.valueText(facts)])
          expect(text).not.toMatch(/undefined|null|NaN|\s$|^$/);
      }),
    );
  });

  it('say what TOOLS promises to a screen reader', () => {
    expect(en.valueText(factsOf(126n, false))).toBe('126 bytes, needs 2 extra length bytes, header 4 bytes');
    expect(en.summary(factsOf(125n, false), true, false)).toContain('Move one to the right.');
    expect(en.summary(factsOf(126n, false), false, true)).toContain('costs two bytes of header');
  });
});
