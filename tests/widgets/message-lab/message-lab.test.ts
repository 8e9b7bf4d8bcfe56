/** The state of the messages page: what the receiver makes of a stream, what can be done to it, and the way back. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanStream } from '../../../src/protocol/connection/scan.ts';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { joinBytes } from '../../../src/protocol/bytes/join.ts';
import { decodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { cardsOf, whyNoMerge } from '../../../src/widgets/message-lab/cards.ts';
import * as deeds from '../../../src/widgets/message-lab/deeds.ts';
import { placeInGap } from '../../../src/widgets/message-lab/dragging.ts';
import { EXAMPLES } from '../../../src/widgets/message-lab/examples.ts';
import { MessageLab } from '../../../src/widgets/message-lab/message-lab.svelte.ts';
import { MESSAGES_LINK } from '../../../src/widgets/message-lab/messages-link.ts';
import { stretchesOf } from '../../../src/widgets/message-lab/places.ts';
import { readPayload, writtenPayload } from '../../../src/widgets/message-lab/payload-text.ts';
import { cutsOf, PRESETS, readsOf } from '../../../src/widgets/message-lab/reads.ts';
import { receive } from '../../../src/widgets/message-lab/receiver.ts';
import { outcomeOf, sentenceAt } from '../../../src/widgets/message-lab/sentences.ts';
import { cellsOf, unitsOf } from '../../../src/widgets/message-lab/units.ts';
import { en } from '../../../src/i18n/messages/en.ts';
import { makeFrame } from '../../../src/protocol/frame/frame-list.ts';

const hex = (text: string): Uint8Array => fromHex(text.replaceAll(' ', ''));
const KEY = hex('11223344');

async function labWith(stream?: Uint8Array): Promise<MessageLab> {
  const lab = new MessageLab(
    en,
    () => KEY,
    () => Promise.resolve(deeds),
  );
  // The first change waits for what changes bytes.
  lab.setFin(0, true);
  await Promise.resolve();
  await Promise.resolve();
  if (stream) lab.show(stream);
  else lab.undo();
  return lab;
}
const shown = (lab: MessageLab): string[] => lab.cards.map((card) => toHex(card.bytes, ' '));
const example = (id: string): Uint8Array => EXAMPLES.find((each) => each.id === id)!.stream();
const textOf = (payload: Uint8Array): string | null => decodeUtf8(payload);

/** Frames of any opcode, FIN and payload, unmasked: legal and illegal streams. */
const anyFrame = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 1, 2, 8, 9, 10, 3), fc.boolean(), fc.uint8Array({ maxLength: 6 }))
  .map(([opcode, fin, payload]) => makeFrame(opcode, payload, null, fin));
const anyStream = fc.array(anyFrame, { minLength: 1, maxLength: 8 }).map((frames) => joinBytes(frames));

describe('the receiver', () => {
  it('opens, lets a Ping pass and delivers: the RFC’s example', () => {
    const { moments, stop } = receive(cardsOf(example('first'), 0), 's2c');
    expect(moments.map(({ entry, open, delivered }) => [entry?.kind, open?.payload.length ?? null, delivered.length])).toEqual([
      [undefined, null, 0],
      ['start', 3, 0],
      ['ping', 3, 0],
      ['end', null, 1],
    ]);
    expect(stop).toBeNull();
    expect(textOf(moments[3]!.delivered[0]!.payload)).toBe('Hello');
    const { entry } = moments[2]!;
    // §5.5.3: the Pong carries the same payload; a client masks it.
    expect(entry?.kind === 'ping' && toHex(entry.answer, ' ')).toBe('8a 80 37 fa 21 3d');
  });

  it.each([
    ['opcode-again', 1, 'message-interrupted', 1002],
    ['interleaved', 1, 'message-interrupted', 1002],
    ['nothing-open', 1, 'continuation-without-start', 1002],
    ['ping-fragment', 1, 'control-frame-fragmented', 1002],
    ['bad-byte', 1, 'text-not-utf8', 1007],
    ['cut-at-end', 1, 'text-ends-inside-character', 1007],
  ])('stops at a broken rule: %s', (id, card, finding, closeCode) => {
    const { stop, moments } = receive(cardsOf(example(id), 0), 's2c');
    expect(stop).toMatchObject({ card, failure: { finding, closeCode } });
    expect(moments).toHaveLength(card + 2);
    expect(moments.at(-1)!.open).toBeNull();
  });

  it('agrees with the stream scan about any frames: where it stops, and what it delivers', () => {
    fc.assert(
      fc.property(anyStream, (stream) => {
        const { stop, moments } = receive(cardsOf(stream, 0), 's2c');
        const index = scanStream(stream, { direction: 's2c' });
        expect(moments.at(-1)!.delivered).toHaveLength(index.deliveredMessages);
        const closed = index.closeFrame;
        const failed = index.verdict.frame;
        const first = closed !== null && (failed === null || closed < failed) ? closed : failed;
        expect(stop?.card ?? null).toBe(first);
        expect(stop?.failure?.closeCode ?? null).toBe(first === failed ? index.verdict.closeCode : null);
      }),
      { numRuns: 400 },
    );
  });

  it('does not touch the open message with a control frame', () => {
    fc.assert(
      fc.property(anyStream, (stream) => {
        const { moments } = receive(cardsOf(stream, 0), 's2c');
        for (const [at, { entry, open }] of moments.entries()) {
          if (entry?.kind === 'ping' || entry?.kind === 'pong') expect(open).toEqual(moments[at - 1]!.open);
        }
      }),
    );
  });

  it('thanks every byte of a message to the card that brought it', () => {
    const cards = cardsOf(example('character'), 0);
    const reception = receive(cards, 's2c');
    const units = unitsOf(reception.moments.at(-1)!.delivered[0]!);
    expect(units.map(({ shown: text, cards: from }) => [text, from])).toEqual([
      ['你', [0, 1]],
      ['好', [1]],
    ]);
    const cells = cellsOf(cards, reception);
    expect(cells.flat().filter((cell) => cell.key === units[0]!.key)).toHaveLength(3);
    expect(cells[1]![0]).toMatchObject({ wire: 'a0', character: '你', part: 3, parts: 3, span: 1 });
  });
});

describe('reads', () => {
  it('make no difference, wherever TCP cuts any stream in either direction', () => {
    fc.assert(
      fc.property(
        anyStream,
        fc.array(fc.nat(60), { maxLength: 12 }),
        fc.constantFrom('s2c' as const, 'c2s' as const),
        (stream, places, way) => {
          const cuts = [...new Set(places)].filter((cut) => cut > 0 && cut < stream.length).sort((a, b) => a - b);
          const cut = readsOf(stream, cuts, way);
          const whole = readsOf(stream, [], way);
          expect(cut.result).toBe(whole.result);
          expect(cut.reads.at(-1)!.facts).toEqual(whole.reads.at(-1)!.facts);
          expect(cut.reads.map(({ from, to }) => to - from).reduce((a, b) => a + b, 0)).toBe(stream.length);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('know what has come: half a header, half a payload', () => {
    const { reads } = readsOf(example('first'), [1, 4], 's2c');
    expect(reads.map(({ facts }) => facts.part)).toEqual([
      { frame: 1, header: 1, headerNeeds: 2, payload: null },
      { frame: 1, header: 2, headerNeeds: 2, payload: { have: 2, of: 3 } },
      null,
    ]);
  });
  it('have presets inside the stream', () => {
    const stream = example('first');
    expect(PRESETS.map((preset) => cutsOf(preset, stream))).toEqual([[], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [5, 7], [1, 6, 8], [3, 10], [7]]);
  });
});

describe('the lane', () => {
  it('splits inside a character and merges back', async () => {
    const lab = await labWith(makeFrame(1, new TextEncoder().encode('你')));
    lab.split(0, 1, true);
    expect(shown(lab)).toEqual(['01 01 e4', '80 02 bd a0']);
    expect(lab.reception.moments[1]!.open!.missing).toBe(2);
    expect(lab.deed).toEqual({ kind: 'split', frame: 1, inside: true });
    lab.merge(0);
    expect(shown(lab)).toEqual(['81 03 e4 bd a0']);
  });

  it('keeps cards’ numbers while they are moved, and takes everything back', async () => {
    const lab = await labWith();
    const before = shown(lab);
    const ids = lab.cards.map(({ id }) => id);
    lab.move(0, 2);
    expect(lab.cards.map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
    lab.insert(1, 'pong');
    lab.setFin(0, false);
    lab.remove(3);
    expect(lab.cards).toHaveLength(3);
    while (lab.canUndo) lab.undo();
    expect(shown(lab)).toEqual(before);
    lab.redo();
    expect(lab.canRedo).toBe(true);
  });

  it('sends the same frames the other way: masked, each with its own key, and plain again', async () => {
    const lab = await labWith();
    const plain = shown(lab);
    lab.turn('c2s');
    expect(shown(lab)[0]).toBe('01 83 37 fa 21 3d 7f 9f 4d');
    expect(lab.reception.moments.at(-1)!.delivered).toHaveLength(1);
    lab.turn('s2c');
    expect(shown(lab)).toEqual(plain);
  });

  it('is never empty: one card asks to be split', async () => {
    const lab = await labWith(hex('8900'));
    lab.remove(0);
    expect(shown(lab)).toEqual(['81 05 48 65 6c 6c 6f']);
    expect(lab.isAlone).toBe(true);
  });

  it('holds no more than a link does, and says so', async () => {
    const lab = await labWith(makeFrame(2, new Uint8Array(1000)));
    const full = lab.edit(0, { kind: 'payload', payload: new Uint8Array(1100) });
    expect(full).toBe(false);
    expect(lab.deed).toEqual({ kind: 'full', frames: 40, bytes: 1024 });
    expect(lab.isTooMuch(0, 1100)).toBe(true);
    expect(lab.stream).toHaveLength(1004);
  });

  it('says why two frames cannot be one', () => {
    const cards = cardsOf(example('first'), 0);
    expect([0, 1, 2].map((at) => whyNoMerge(cards, at))).toEqual(['control-between', 'control', 'last']);
  });

  it('draws what is done, what stops and what is never processed', () => {
    const cards = cardsOf(example('bad-byte'), 0);
    const places = (step: number): string[] => stretchesOf(cards, receive(cards, 's2c'), step).map(({ place }) => place);
    expect(places(0)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(places(1)).toEqual(['now', 'waiting', 'waiting']);
    expect(places(2)).toEqual(['done', 'stopped', 'never']);
  });

  it('drops a dragged card into the gap it is over', () => {
    expect([0, 1, 2, 3].map((gap) => placeInGap(1, gap))).toEqual([0, 1, 1, 2]);
  });

  it('has a sentence for every step of every example', async () => {
    for (const { stream } of EXAMPLES) {
      const lab = await labWith(stream());
      for (let step = 0; step <= lab.stepper.count; step++) expect(sentenceAt(lab, step, en).length).toBeGreaterThan(20);
      expect(en.outcome.says(outcomeOf(lab.cards, lab.reception))).toMatch(/\.$/);
    }
  });
});

describe('a link', () => {
  it('brings the stream, the side, the step and the cuts back', async () => {
    const lab = await labWith(example('emoji'));
    lab.turn('c2s');
    lab.stepper.seek(3);
    lab.cut([9, 4]);
    const fragment = formatToolLink(MESSAGES_LINK, lab.link);
    expect(fragment).toMatch(/^f=0181[0-9a-f]+&dir=c2s&step=3&cuts=4,9$/);
    const other = await labWith();
    other.open(parseToolLink(MESSAGES_LINK, fragment).state);
    expect(formatToolLink(MESSAGES_LINK, other.link)).toBe(fragment);
  });
  it('of the untouched page is empty, and what cannot be read is told', () => {
    expect(formatToolLink(MESSAGES_LINK, new MessageLab(en, () => KEY).link)).toBe('');
    expect(parseToolLink(MESSAGES_LINK, 'f=8&dir=up&cuts=0').unread).toEqual(['f=8', 'dir=up', 'cuts=0']);
  });
});

describe('a payload in a field', () => {
  it('is text where it is text, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.constantFrom(0, 1, 2, 8, 9), (payload, opcode) => {
        const { as, text } = writtenPayload(opcode, payload);
        expect(toHex(readPayload(as, text).bytes)).toBe(toHex(payload));
      }),
    );
    expect(writtenPayload(8, hex('03e8')).as).toBe('hex');
    expect(readPayload('hex', 'e4 b').fault).toMatchObject({ kind: 'half', character: 'b' });
  });
});
