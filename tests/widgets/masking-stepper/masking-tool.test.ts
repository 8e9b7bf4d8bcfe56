/** The masking page's state: its steps forwards, backwards and through a link; payload, key and direction. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { en, type MaskingTexts } from '../../../src/i18n/masking/en.ts';
import { zh } from '../../../src/i18n/masking/zh.ts';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import { unmask } from '../../../src/protocol/bytes/xor.ts';
import { dissectFrame } from '../../../src/protocol/frame/dissect.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { wayOf } from '../../../src/widgets/masking-stepper/byte-facts.ts';
import { frameOf, shortFragment } from '../../../src/widgets/masking-stepper/frame-link.ts';
import { askedByte, isKeyByte } from '../../../src/widgets/masking-stepper/guess.ts';
import { MASKING_LINK } from '../../../src/widgets/masking-stepper/masking-link.ts';
import { MaskingTool } from '../../../src/widgets/masking-stepper/masking-tool.svelte.ts';
import { PAYLOAD_LIMIT } from '../../../src/widgets/masking-stepper/payload-field.svelte.ts';
import { nameOfStep, sentenceOf } from '../../../src/widgets/masking-stepper/sentences.ts';

const toolOf = () => new MaskingTool(en, () => '');
const linkOf = (tool: MaskingTool): string => formatToolLink(MASKING_LINK, tool.link);
/** A tool at a link, with what could not be read. */
function opened(fragment: string): { tool: MaskingTool; unread: readonly string[] } {
  const tool = toolOf();
  const { state, unread } = parseToolLink(MASKING_LINK, fragment);
  tool.open(state);
  return { tool, unread };
}
/** All that the lanes and the stepper show. */
const seen = (tool: MaskingTool) => ({
  moment: tool.moment,
  sentence: sentenceOf(tool.source, tool.plan, tool.moment, en),
  name: nameOfStep(tool.moment, tool.plan, en),
  payload: toHex(tool.payload.bytes.subarray(0, 100)),
  draft: tool.payload.draft,
  key: toHex(tool.key),
  link: linkOf(tool),
});

const payloads = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => ({ text, bytes: null })),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => ({ text: null, bytes })),
);
const keys = fc.uint8Array({ minLength: 4, maxLength: 4 });

function filled({ text, bytes }: { text: string | null; bytes: Uint8Array | null }, key: Uint8Array): MaskingTool {
  const tool = toolOf();
  if (text !== null) tool.payload.type(text);
  else tool.payload.show(bytes!, 'hex');
  tool.useKey(key);
  return tool;
}

describe('the steps', () => {
  it('Next n times is the same as opening step n, and stepping back restores each', () => {
    fc.assert(
      fc.property(payloads, keys, fc.boolean(), fc.boolean(), (payload, key, isBits, isBack) => {
        const tool = filled(payload, key);
        if (isBits) tool.cut('bits');
        if (isBack) tool.turn('unmask');
        const forwards = [seen(tool)];
        for (let step = 1; step <= tool.plan.last; step++) {
          tool.stepper.next();
          // A question is asked of who steps, not of who opens a link.
          if (tool.asking) tool.stepper.reveal();
          forwards.push(seen(tool));
        }
        for (const state of forwards) expect(seen(opened(state.link).tool)).toEqual(state);
        for (const state of forwards.toReversed()) {
          expect(seen(tool)).toEqual(state);
          tool.stepper.previous();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lead to the masked bytes, and from there back to the payload', () => {
    fc.assert(
      fc.property(payloads, keys, (payload, key) => {
        const tool = filled(payload, key);
        const { bytes } = tool.payload;
        const through = (): Uint8Array => bytes.map((_, index) => wayOf(tool.source, index).to);
        const wire = through();
        expect(wire).toEqual(unmask(bytes, key));
        tool.stepper.last();
        tool.turn('unmask');
        expect(tool.stepper.index).toBe(0);
        expect(through()).toEqual(bytes);
        expect(unmask(wire, key)).toEqual(bytes);
      }),
    );
  });

  it('are said as the design says them', () => {
    const tool = toolOf();
    tool.stepper.seek(5);
    const said = (texts: MaskingTexts): string => sentenceOf(tool.source, tool.plan, tool.moment, texts);
    expect(said(en)).toMatch(/^Byte 4, o, 6f, uses key byte 0, 37\. 6f xor 37 is 58\./);
    expect(said(zh)).toMatch(/^第 4 字节 6f（o）用掩码键第 0 字节 37：6f 异或 37 等于 58。/);
    tool.turn('unmask');
    tool.stepper.seek(5);
    expect(said(en)).toMatch(/^Byte 4 on the wire, 58, uses key byte 0, 37\. 58 xor 37 is o, 6f\./);
    tool.turn('mask');
    tool.cut('bits');
    tool.stepper.seek(3);
    expect(said(en)).toBe('Bit 2 of byte 0: 0 in 48, 1 in key byte 0, 37. Different bits give 1.');
  });

  it('name the character that a byte belongs to, and say when it is cut', () => {
    const tool = toolOf();
    const said = (): string => sentenceOf(tool.source, tool.plan, tool.moment, en);
    tool.payload.type('好');
    tool.stepper.seek(2);
    expect(said()).toContain('Byte 1, byte 2 of 3 of 好, a5, uses key byte 1');
    tool.payload.show(fromHex('f09f'), 'text');
    expect(tool.payload.writing).toBe('hex');
    tool.stepper.seek(1);
    expect(said()).toContain('part of a character that is not all here, f0, uses');
  });

  it('keep their byte when they are cut finer and coarser', () => {
    const tool = toolOf();
    tool.stepper.seek(3);
    tool.cut('bits');
    expect(tool.moment).toMatchObject({ byte: 2, bits: 1 });
    tool.stepper.next(3);
    tool.cut('bytes');
    expect(tool.moment).toMatchObject({ step: 3, byte: 2 });
  });
});

describe('the link', () => {
  it('is empty for the untouched page', () => {
    expect(linkOf(toolOf())).toBe('');
  });

  it.each([
    't=Hi&key=01020304&step=2',
    'step=3&p=f09f&mode=unmask&bits=1',
    'scene=fresh.4&crib=Hello&msg=POST%20%2F&seed=7',
    'm=7f9f4d5158',
    'scene=predictable',
    't=',
  ])('%s stays as it is', (fragment) => {
    const { tool, unread } = opened(fragment);
    expect(unread).toEqual([]);
    expect(linkOf(tool)).toBe(fragment);
  });

  it('keeps a byte in the middle of a long payload', () => {
    const { tool } = opened(`t=${'x'.repeat(100)}&step=9&at=55`);
    expect(tool.moment).toMatchObject({ kind: 'rest', byte: 55 });
    expect(linkOf(tool)).toMatch(/&step=9&at=55$/);
  });

  it.each(['key=37fa21', 'key=zz', 'p=7', 'mode=up', 'scene=loud', 'scene=off.1.2', 'step=-1', 'seed=0', 'crib=%E4', 'colour=red'])(
    'says that it could not read %s, and opens the rest',
    (part) => {
      const { tool, unread } = opened(`t=Hi&${part}`);
      expect(unread).toEqual([part]);
      expect(tool.payload.draft).toBe('Hi');
    },
  );

  it('cuts a step that there is not', () => {
    expect(opened('step=99').tool.moment.step).toBe(5);
  });

  it('holds the beginning of other masked bytes, as far as it is looked at', () => {
    const tool = toolOf();
    tool.recovery.own = '7f 9f 4d '.repeat(2000);
    const again = opened(linkOf(tool));
    expect(again.unread).toEqual([]);
    expect(again.tool.recovery.masked).toEqual(tool.recovery.masked);
    expect(tool.recovery.masked.length).toBe(1024);
  });

  it('leaves a long payload out', () => {
    const tool = toolOf();
    tool.payload.type('é'.repeat(5000));
    expect(tool.long).toEqual({ bytes: tool.payload.bytes, writing: 'text' });
    expect(linkOf(tool)).toBe('');
  });

  it('opens with a long payload that was kept beside it, at the step that the link says', () => {
    const { tool } = opened('key=00000001&step=9');
    expect(tool.moment.step).toBe(5);
    const bytes = encodeUtf8('é'.repeat(5000));
    tool.open({ step: 9, at: 77 }, { bytes, writing: 'text' });
    expect(tool.payload.bytes).toEqual(bytes);
    expect(tool.moment).toMatchObject({ step: 9, kind: 'rest', byte: 77 });
  });

  it('is written for any text, halves of surrogate pairs included, and opens with the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }), (units) => {
        const text = String.fromCharCode(0xd83d, ...units, 0xdc4b, 0xd83d);
        const tool = toolOf();
        tool.payload.type(text);
        tool.recovery.crib = text;
        tool.scene.message = text;
        const again = opened(linkOf(tool));
        expect(again.unread).toEqual([]);
        expect(again.tool.payload.bytes).toEqual(tool.payload.bytes);
        expect(linkOf(again.tool)).toBe(linkOf(tool));
      }),
    );
  });
});

describe('the question', () => {
  it('comes once, where the key has begun anew, and hides key byte and result', () => {
    const tool = toolOf();
    tool.payload.type('Hello, you');
    for (let step = 1; step <= 6; step++) {
      tool.stepper.next();
      expect(tool.asking).toBe(false);
    }
    tool.stepper.next();
    expect(tool.asking).toBe(true);
    expect(tool.moment).toMatchObject({ step: 7, byte: 6, bits: 0, done: 6 });
    tool.cut('bits');
    expect(tool.asking).toBe(true);
    tool.stepper.next(3);
    expect(tool.moment).toMatchObject({ byte: 6, bits: 0, done: 6 });
    tool.stepper.reveal();
    expect(tool.moment).toMatchObject({ byte: 6, bits: 4, done: 6 });
    tool.stepper.first();
    tool.turn('unmask');
    tool.stepper.last();
    tool.goTo(6);
    expect(tool.asking).toBe(false);
  });

  it('is not asked of who chooses the byte, opens a link to it, or wants no questions', () => {
    const chosen = toolOf();
    chosen.goTo(4);
    expect(chosen.asking).toBe(false);
    expect(opened('step=5').tool.asking).toBe(false);
    const reading = toolOf();
    reading.stepper.asks = false;
    reading.stepper.last();
    expect(reading.asking).toBe(false);
  });

  it('stops Play, and has nothing to ask about a payload within one turn of the key', () => {
    expect(Array.from({ length: 9 }, (_, length) => askedByte(length))).toEqual([null, null, null, null, null, 4, 5, 6, 6]);
    expect(askedByte(PAYLOAD_LIMIT)).toBe(6);
    const tool = toolOf();
    tool.payload.type('Hell');
    tool.stepper.last();
    expect(tool.asking).toBe(false);
  });

  it.each([
    ['2', true],
    ['K2', true],
    ['ｋ２', true],
    ['21', true],
    ['0x21', true],
    [' 21 ', true],
    ['0', false],
    ['37', false],
    ['1', false],
    ['02', false],
    ['K21', false],
    ['', false],
    ['masking', false],
  ])('about byte 6 under 37 fa 21 3d: %j is right: %s', (typed, isRight) => {
    const tool = toolOf();
    tool.payload.type('Hello, you');
    expect(isKeyByte(typed, tool.source, 6)).toBe(isRight);
  });

  it('takes a value that the key repeats for each of its bytes', () => {
    const tool = toolOf();
    tool.useKey(new Uint8Array(4));
    expect(isKeyByte('00', tool.source, 4)).toBe(true);
    expect(isKeyByte('1', tool.source, 4)).toBe(false);
  });
});

describe('the payload field', () => {
  it('turns text into hex and back without losing a byte', () => {
    const { payload } = toolOf();
    payload.type('你好');
    payload.write('hex');
    expect(payload.draft).toBe('e4 bd a0 e5 a5 bd');
    payload.write('text');
    expect(payload.draft).toBe('你好');
  });

  it('keeps bytes that are no text as hex, and says so', () => {
    const { payload } = toolOf();
    payload.write('hex');
    payload.type('ff fe');
    payload.write('text');
    expect(payload).toMatchObject({ writing: 'hex', isText: false, draft: 'ff fe' });
  });

  it('takes what was typed as hex and is none for the text that it is', () => {
    const { payload } = toolOf();
    payload.write('hex');
    payload.type('hello');
    expect(payload.fault).toMatchObject({ position: 1, character: 'h' });
    payload.write('text');
    expect(payload.bytes).toEqual(encodeUtf8('hello'));
    expect(payload.fault).toBeNull();
  });

  it('never holds a long payload, and takes no more than the lanes do', () => {
    const { payload } = toolOf();
    payload.type('x'.repeat(PAYLOAD_LIMIT + 1));
    expect(payload).toMatchObject({ draft: '', folded: true, cut: true });
    expect(payload.bytes).toHaveLength(PAYLOAD_LIMIT);
    payload.write('hex');
    expect(payload).toMatchObject({ draft: '', folded: true });
    payload.type('00');
    expect(payload).toMatchObject({ draft: '00', folded: false, cut: false });
  });
});

describe('the key field', () => {
  it.each([
    ['37 fa 21', 3],
    ['', 0],
    ['37 fa 21 3d 00', 5],
  ])('keeps the key while %j is none', (text, count) => {
    const tool = toolOf();
    tool.typeKey(text);
    expect(tool.keyReading.bytes).toHaveLength(count);
    expect(toHex(tool.key)).toBe('37fa213d');
    expect(tool.keyText).toBe(text);
  });
});

describe('the key from known text', () => {
  it('reads on once it is whole', () => {
    const { recovery } = toolOf();
    expect(recovery.plain.join('')).toBe('Hello');
    recovery.crib = 'He';
    expect(recovery.found).toBe(2);
    expect(recovery.plain).toEqual(['H', 'e', null, null, 'o']);
    recovery.crib = 'Hello';
    expect(recovery).toMatchObject({ agreeing: 1, contradiction: null });
    recovery.crib = 'Help!';
    expect(recovery.contradiction).toMatchObject({ index: 4, lane: 0 });
  });

  it('works on other bytes than the lanes’', () => {
    const { recovery } = toolOf();
    recovery.own = toHex(unmask(encodeUtf8('{"a":1}'), fromHex('01020304')));
    recovery.crib = '{"a"';
    expect(recovery.known.lanes.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
    expect(recovery.plain.join('')).toBe('{"a":1}');
  });
});

describe('the frame', () => {
  it('is what a client sends', () => {
    const tool = toolOf();
    expect(toHex(frameOf(tool.payload.bytes, tool.key, 'text'))).toBe('818537fa213d7f9f4d5158');
    expect(shortFragment(tool.payload.bytes, tool.key, 'text')).toBe('f=818537fa213d7f9f4d5158&dir=c2s');
    expect(dissectFrame(frameOf(fromHex('ff'), tool.key, 'hex'))).toMatchObject({ opcode: 2, masked: true });
    expect(shortFragment(new Uint8Array(2000), tool.key, 'hex')).toBeNull();
  });
});
