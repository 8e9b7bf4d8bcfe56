/** The history page's state: its steps forwards, backwards and through a link; keys, body, answer, bytes and stop. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/history/en.ts';
import { zh } from '../../../src/i18n/history/zh.ts';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { recogniseObsolete } from '../../../src/protocol/legacy/recognise.ts';
import { STOP_IDS } from '../../../src/protocol/legacy/stop-ids.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { BROKEN, BYTES, FIRST, SAMPLES } from '../../../src/widgets/history-lab/first.ts';
import { fragmentOfBytes, fragmentOfHandshake, HISTORY_LINK } from '../../../src/widgets/history-lab/history-link.ts';
import { HistoryTool } from '../../../src/widgets/history-lab/history-tool.svelte.ts';
import { nameOfStep, questionOf, runsOf, sentenceOf } from '../../../src/widgets/history-lab/sentences.ts';
import { lastStep, momentAt, STEPS } from '../../../src/widgets/history-lab/steps.ts';
import vectors from '../../vectors/hixie76.json' with { type: 'json' };

const toolOf = () => new HistoryTool(en);
const linkOf = (tool: HistoryTool): string => formatToolLink(HISTORY_LINK, tool.link);
function opened(fragment: string): { tool: HistoryTool; unread: readonly string[] } {
  const tool = toolOf();
  const { state, unread } = parseToolLink(HISTORY_LINK, fragment);
  tool.open(state);
  return { tool, unread };
}
/** All that the stage shows. */
const seen = (tool: HistoryTool) => ({
  moment: tool.moment,
  sentence: sentenceOf(tool.challenge, tool.answer.bytes, tool.stepper.shown, en),
  keys: [tool.key1, tool.key2],
  body: [toHex(tool.body.bytes), tool.body.draft],
  answer: [toHex(tool.answer.bytes), tool.answer.draft],
  bytes: tool.hex,
  stop: tool.stop,
  link: linkOf(tool),
});
const sentences = (tool: HistoryTool, texts: typeof en | typeof zh): string[] =>
  Array.from({ length: tool.stepper.count }, (_, step) => sentenceOf(tool.challenge, tool.answer.bytes, step + 1, texts));

/** A field of a header holds anything but line ends. */
const key = fc.oneof(
  fc.constantFrom(FIRST.key1, FIRST.key2, BROKEN.remainder, BROKEN.spaceless, '', '99999999999999 x'),
  fc.string({ unit: fc.constantFrom('0', '7', '9', ' ', '  ', 'x', '@', '中'), maxLength: 20 }),
);
const bytes = fc.uint8Array({ maxLength: 20 });

describe('the steps', () => {
  it('Next n times is the same as opening step n, and stepping back restores each', () => {
    fc.assert(
      fc.property(key, key, fc.oneof(fc.uint8Array({ minLength: 8, maxLength: 8 }), bytes), (key1, key2, body) => {
        const tool = toolOf();
        // Without questions: a link asks none.
        tool.stepper.asks = false;
        [tool.key1, tool.key2] = [key1, key2];
        tool.body.show(body);
        const forwards = [seen(tool)];
        while (tool.stepper.index < tool.stepper.count) {
          tool.stepper.next();
          forwards.push(seen(tool));
        }
        expect(forwards).toHaveLength(lastStep(tool.challenge) + 1);
        for (let step = tool.stepper.count - 1; step >= 0; step--) {
          tool.stepper.previous();
          expect(seen(tool)).toEqual(forwards[step]);
        }
        for (const { link } of forwards) {
          const again = opened(link);
          expect(again.unread).toEqual([]);
          expect(seen(again.tool)).toEqual(forwards[again.tool.stepper.index]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ask for spaces, number and first byte of Key1 before they show them, each once', () => {
    const tool = toolOf();
    const asked: [string, string, boolean][] = [];
    for (const [typed, wrong] of [
      ['5', '4'],
      [' 829,309,203 ', '829309204'],
      ['0x31', '13'],
    ] as const) {
      do tool.stepper.next();
      while (!tool.stepper.asking);
      expect(tool.moment.step).toBe(tool.stepper.index - 1);
      const gate = questionOf(tool.asked!, tool.challenge, en);
      expect(gate.matches(wrong)).toBe(false);
      asked.push([gate.question, gate.answer, gate.matches(typed)]);
      tool.stepper.reveal();
      expect(tool.moment.step).toBe(tool.stepper.index);
    }
    expect(asked).toEqual([
      ['Count for yourself: how many spaces has Key1?', '5 spaces', true],
      ['Key1: what is 4146546015 / 5?', '829309203', true],
      ['829309203 is 316e4113 in hex. Which of its four bytes is written first?', '31', true],
    ]);
    tool.stepper.first();
    while (tool.stepper.index < tool.stepper.count) {
      tool.stepper.next();
      expect(tool.stepper.asking).toBe(false);
    }
  });

  it('ask nothing where the server aborts, and nothing of somebody whom a link sent there', () => {
    const tool = toolOf();
    tool.key1 = BROKEN.spaceless;
    tool.stepper.last();
    expect([tool.stepper.index, tool.stepper.asking]).toEqual([2, false]);
    for (const step of [2, 3, 4]) expect(opened(`step=${step}`).tool.stepper.asking).toBe(false);
  });

  it('tell the sample of the draft, number by number', () => {
    const all = sentences(toolOf(), en).join(' ');
    for (const fact of ['4146546015', '1299853100', '5 in Key1', '829309203', '259970620', '31 6e 41 13', '0f 7e d6 3c']) {
      expect(all).toContain(fact);
    }
    expect(all).toContain('5e 6e 3a 64 73 5b 34 55');
    expect(all).toContain('38 6a 4b 53 27 79 3a 47 2a 43 6f 2c 57 78 61 2d');
    expect(all).toContain('all 16 bytes agree');
  });

  it.each([
    [BROKEN.remainder, 3, 'Key1 must divide evenly: 123457 / 5 leaves 2. The draft requires the server to abort.'],
    [BROKEN.spaceless, 2, 'Key1 has no space to divide by.'],
    ['x y', 1, 'Key1 has no digit'],
    ['17179869184 x y', 4, 'Key1 gives 8589934592, which does not fit 32 bits'],
  ])('of %j end at step %d', (broken, last, says) => {
    const tool = toolOf();
    tool.key1 = broken;
    tool.stepper.last();
    expect(tool.stepper.index).toBe(last);
    expect(tool.moment.abortedBy).toEqual([0]);
    expect(seen(tool).sentence).toContain(says);
  });

  it('say it in Chinese as well', () => {
    const tool = toolOf();
    tool.key1 = BROKEN.remainder;
    expect(sentences(tool, zh).at(-1)).toContain('Key1 必须整除：123457 / 5 余 2。草案要求服务器中止。');
  });

  it('name both keys when both fail, and the body when it is too short', () => {
    const tool = toolOf();
    [tool.key1, tool.key2] = ['12', '34'];
    tool.stepper.last();
    expect(seen(tool).sentence).toMatch(/Key1 has no space.*Key2 has no space/);
    const short = toolOf();
    short.body.type('1234567');
    short.stepper.last();
    expect([short.stepper.index, short.moment.badBody]).toEqual([5, true]);
    expect(seen(short).sentence).toContain('here are 7');
  });

  it('are named in both languages, each with a sentence', () => {
    for (const texts of [en, zh]) {
      expect(texts.steps.names).toHaveLength(STEPS.length);
      expect(new Set(sentences(toolOf(), texts)).size).toBe(STEPS.length);
      for (const name of STEPS) expect(nameOfStep(name, texts)).not.toBe('');
    }
    expect(momentAt(toolOf().challenge, 99).step).toBe(STEPS.length);
  });
});

describe('the answer', () => {
  it('that came is compared, and can be replaced by the right one', () => {
    const tool = toolOf();
    tool.key2 = SAMPLES.third.key2;
    tool.stepper.last();
    expect(seen(tool).sentence).toContain('differs from byte 0 on');
    tool.takeAnswer();
    expect(seen(tool).sentence).toBe(en.steps.equal);
    tool.answer.type('');
    expect(seen(tool).sentence).toContain('brought no answer');
  });

  it('of made keys is right', () => {
    const tool = toolOf();
    let seed = 1;
    for (let round = 0; round < 20; round++) {
      tool.generate((below) => (seed = (seed * 48271) % 2147483647) % below);
      tool.stepper.last();
      expect(seen(tool).sentence).toBe(en.steps.equal);
    }
  });
});

describe('a key, spelled for a voice', () => {
  it.each([
    [FIRST.key1, '4, space, at sign, 1, two spaces, 4, 6, 5, 4, 6, x, capital W, percent, 0, l, space, 1, space, 5'],
    ['', ''],
    ['     7', 'five spaces, 7'],
  ])('%j', (value, spelled) => {
    const tool = toolOf();
    tool.key1 = value;
    expect(en.keys.spelled(runsOf(tool.challenge.keys[0]))).toBe(spelled);
  });

  it('in Chinese', () => {
    expect(zh.keys.spelled(runsOf(toolOf().challenge.keys[0]))).toContain('4，空格，at 符号，1，两个空格，4');
  });
});

describe('a link', () => {
  it('is empty for the untouched page and brings everything back', () => {
    expect(linkOf(toolOf())).toBe('');
    fc.assert(
      fc.property(key, key, bytes, bytes, bytes, fc.constantFrom(...STOP_IDS), (key1, key2, body, answer, f, stop) => {
        const tool = toolOf();
        tool.stepper.asks = false;
        tool.show({ key1, key2, body, answer });
        tool.showBytes(f);
        tool.stop = stop;
        tool.stepper.seek(3);
        const again = opened(linkOf(tool));
        expect(again.unread).toEqual([]);
        expect(seen(again.tool)).toEqual(seen(tool));
      }),
    );
  });

  it('has its keys in their order', () => {
    const tool = toolOf();
    tool.show(SAMPLES.third);
    tool.showBytes(BYTES.two);
    tool.stop = 'rfc';
    tool.stepper.seek(2);
    expect(linkOf(tool)).toMatch(/^f=0061ff0062ff&step=2&key1=[^&]+&key2=[^&]+&body=[0-9a-f]{16}&answer=[0-9a-f]{32}&stop=rfc$/);
  });

  it('names what it cannot read and opens the rest', () => {
    const { tool, unread } = opened('f=0g&step=x&key1=1%202&body=123&stop=99&colour=red');
    expect(unread).toEqual(['f=0g', 'step=x', 'body=123', 'stop=99', 'colour=red']);
    expect(tool.key1).toBe('1 2');
    expect(tool.hex).toBe('00 48 65 6c 6c 6f ff');
    expect(opened(`key1=${'1'.repeat(300)}`).unread).toHaveLength(1);
    expect(opened('key1=1%0A2').unread).toHaveLength(1);
  });

  it('leaves out bytes that are too many for one', () => {
    const tool = toolOf();
    tool.showBytes(new Uint8Array(2000));
    expect(linkOf(tool)).toBe('');
    expect(fragmentOfBytes(new Uint8Array(2000)).length).toBeLessThan(2100);
  });
});

describe('links from other pages', () => {
  const wire = (text: string) => recogniseObsolete(new TextEncoder().encode(text))!;
  const [sample] = vectors.samples;

  it('a request of hixie-76 is worked out, with no answer yet', () => {
    const request = sample!.request!.replace(sample!.key1.value, SAMPLES.third.key1).replace(sample!.key2.value, SAMPLES.third.key2);
    const { tool, unread } = opened(fragmentOfHandshake(wire(request)));
    expect(unread).toEqual([]);
    expect([tool.key1, tool.key2, tool.body.draft]).toEqual([SAMPLES.third.key1, SAMPLES.third.key2, '^n:ds[4U']);
    expect(tool.answer.bytes).toHaveLength(0);
  });

  it('a response brings its answer, another draft its stop', () => {
    expect(opened(fragmentOfHandshake(wire(sample!.response!))).tool.answer.draft).toBe(sample!.answer);
    const stopOf = (text: string) => opened(fragmentOfHandshake(wire(text))).tool.stop;
    expect(stopOf('GET / HTTP/1.1\r\nSec-WebSocket-Version: 8\r\n\r\n')).toBe('hybi');
    expect(stopOf('GET / HTTP/1.1\r\nWebSocket-Protocol: a\r\n\r\n')).toBe('75');
  });
});

describe('fields', () => {
  it('hex with a fault keeps what was typed, and the bytes before the fault', () => {
    const tool = toolOf();
    tool.typeHex('00 48 f');
    expect([tool.hex, toHex(tool.bytes), tool.hexReading.fault?.kind]).toEqual(['00 48 f', '0048', 'half']);
    tool.body.write('hex');
    tool.body.type('5e 6g');
    expect([tool.body.draft, toHex(tool.body.bytes), tool.body.fault?.character]).toEqual(['5e 6g', '5e', 'g']);
  });

  it('bytes that are no printable ASCII are written as hex and stay so', () => {
    const tool = toolOf();
    tool.body.show(Uint8Array.of(1, 2, 3));
    expect([tool.body.writing, tool.body.draft, tool.body.isText]).toEqual(['hex', '01 02 03', false]);
    tool.body.write('text');
    expect(tool.body.writing).toBe('hex');
    tool.body.show(FIRST.body);
    expect([tool.body.writing, tool.body.draft]).toEqual(['text', '^n:ds[4U']);
  });
});
