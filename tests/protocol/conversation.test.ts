/** Both sides of a connection in turns: each side is one stream, whatever the other says in between (RFC 6455 §5.4, §5.5). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConversationScanner, scanConversation, type ConversationTurn } from '../../src/protocol/connection/conversation.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { messageOfTurns, partsOf } from '../../src/protocol/connection/turn-messages.ts';
import { findingBit, findingsOf } from '../../src/protocol/findings.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { frameStream } from './arbitraries.ts';

const turn = (
  hex: string,
  direction: ConversationTurn['direction'] = 'unknown',
  kind: ConversationTurn['kind'] = 'frames',
): ConversationTurn => ({
  bytes: fromHex(hex.replaceAll(' ', '')),
  direction,
  kind,
});
const KEY = '11 22 33 44';
const OTHER = '55 66 77 88';
const masked = (text: string, key: string): string => {
  const bytes = fromHex(key.replaceAll(' ', ''));
  return toHex(new TextEncoder().encode(text).map((byte, at) => byte ^ bytes[at % 4]!));
};
const HEL = `01 83 ${KEY} ${masked('Hel', KEY)}`;
const LO = `80 82 ${OTHER} ${masked('lo', OTHER)}`;
const PING = '89 00';

/** What is said of the frames of each turn, one list a turn. */
const said = (...turns: ConversationTurn[]): string[][] =>
  scanConversation(turns).map((index) =>
    index === null ? [] : Array.from(index.findings, (bits) => findingsOf(bits).join(' ')).filter((codes) => codes !== ''),
  );

describe('a message', () => {
  it('goes on across what the other side says', () => {
    expect(said(turn(HEL, 'c2s'), turn(PING, 's2c'), turn(LO, 'c2s'))).toEqual([[], [], []]);
  });

  it('is whole in its parts, counted once, and handed over where it ends', () => {
    const turns = [turn(HEL, 'c2s'), turn(PING, 's2c'), turn(`8a 80 ${KEY} ${LO} 81 80 ${KEY}`, 'c2s')];
    const scans = scanConversation(turns);
    const both = turns.map(({ bytes }, at) => ({ bytes, index: scans[at]! }));
    expect(scans.map((index) => [index!.messageCount, index!.continued, index!.deliveredMessages])).toEqual([
      [1, false, 0],
      [0, false, 0],
      [2, true, 2],
    ]);
    expect(partsOf(both, 0, 0)).toEqual([
      { turn: 0, message: 0 },
      { turn: 2, message: 0 },
    ]);
    expect(partsOf(both, 2, 0)).toEqual(partsOf(both, 0, 0));
    for (const at of [0, 2]) {
      const message = messageOfTurns(both, at, 0)!;
      expect([message.text, message.opcode, message.complete]).toEqual(['Hello', 1, true]);
      expect(message.parts).toEqual([
        { turn: 0, frames: [0] },
        { turn: 2, frames: [1] },
      ]);
    }
    // The characters of the present turn are linked to its bytes, those of others are only shown.
    expect(messageOfTurns(both, 2, 0)!.sources[0]!.derivedFrom).toMatchObject([
      { source: 'unmasked:1', at: 3, range: { start: 0, end: 16 } },
    ]);
  });

  it('that nobody goes on with is unfinished where it stands', () => {
    expect(said(turn(HEL, 'c2s'), turn(PING, 's2c'), turn(`8a 80 ${KEY}`, 'c2s'))[0]).toEqual(['message-unfinished']);
  });

  it('may be cut inside a character, and must be UTF-8 as a whole', () => {
    const [first, , second] = scanConversation([turn('01 01 e4', 's2c'), turn(`89 80 ${KEY}`, 'c2s'), turn('80 02 bd a0', 's2c')]);
    expect([...first!.findings, ...second!.findings].every((bits) => (bits & findingBit('text-not-utf8')) === 0)).toBe(true);
    expect(said(turn('01 01 e4', 's2c'), turn(`89 80 ${KEY}`, 'c2s'), turn('80 01 41', 's2c'))[2]!.join()).toContain('text-not-utf8');
  });

  it('counts against the limit with all its parts', () => {
    const turns = [turn('01 03 48 65 6c', 's2c'), turn(`89 80 ${KEY}`, 'c2s'), turn('80 02 6c 6f', 's2c')];
    const [, , last] = scanConversation(turns, { maxMessage: 4 });
    expect(findingsOf(last!.findings[0]!)).toContain('message-too-big');
    expect(frameAt(turns[2]!.bytes, last!, 0).findings.map(({ code }) => code)).toContain('message-too-big');
    expect(last!.verdict).toEqual({ closeCode: 1009, frame: 0, byte: 1 });
  });
});

describe('what a side has done', () => {
  it('holds in its later turns: a Close, a key', () => {
    expect(said(turn('88 02 03 e8', 's2c'), turn(`88 80 ${KEY}`, 'c2s'), turn('81 00', 's2c'))[2]).toEqual(['frame-after-close']);
    expect(said(turn(`82 81 ${KEY} 00`, 'c2s'), turn(PING, 's2c'), turn(`82 81 ${KEY} 00`, 'c2s'))[2]).toEqual(['masking-key-reused']);
  });

  it('does not touch the other side', () => {
    expect(said(turn('88 02 03 e8', 's2c'), turn(`81 80 ${KEY}`, 'c2s'))[1]!.join()).not.toContain('frame-after-close');
    expect(said(turn(HEL, 'c2s'), turn('80 02 41 42', 's2c'))[1]).toEqual(['continuation-without-start']);
  });

  it('is not known behind a gap, a frame that breaks off, or another handshake', () => {
    const cut = HEL.slice(0, -3);
    for (const turns of [
      [turn(HEL, 'c2s'), turn(LO, 'c2s')],
      [turn(cut, 'c2s'), turn(PING, 's2c'), turn(LO, 'c2s')],
      [turn(HEL, 'c2s'), turn('47', 's2c', 'handshake'), turn(LO, 'c2s')],
    ]) {
      expect(
        said(...turns)
          .at(-1)!
          .join(),
      ).toContain('continuation-without-start');
    }
  });

  it('is told by MASK where nothing says whose turn it is', () => {
    expect(said(turn(HEL), turn(PING), turn(LO)).flat().join(' ')).toBe('direction-inferred direction-inferred direction-inferred');
  });
});

it('turns say of each frame what the whole stream says, and hold the same messages', () => {
  fc.assert(
    fc.property(
      frameStream,
      fc.array(fc.nat(8), { maxLength: 4 }),
      fc.option(fc.nat(60), { nil: undefined }),
      (bytes, cuts, maxMessage) => {
        const options = maxMessage === undefined ? {} : { maxMessage };
        const whole = scanStream(bytes, { ...options, direction: 'c2s' });
        const ends = [...new Set(cuts.map((cut) => cut % Math.max(1, whole.frameCount)))]
          .sort((a, b) => a - b)
          .map((row) => whole.offset[row] ?? 0);
        const bounds = [...new Set([0, ...ends, bytes.length])];
        const turns = bounds
          .slice(1)
          .flatMap((end, at) => [
            { bytes: bytes.subarray(bounds[at], end), direction: 'c2s' as const, kind: 'frames' as const },
            turn(PING, 's2c'),
          ]);
        const scans = scanConversation(turns, options);
        const ours = turns.map((each, at) => ({ bytes: each.bytes, index: scans[at]! })).filter((_, at) => at % 2 === 0);
        const column = (of: (index: (typeof ours)[number]['index']) => ArrayLike<number>): number[] =>
          ours.flatMap(({ index }) => Array.from(of(index)));
        expect(column(({ findings }) => findings)).toEqual(Array.from(whole.findings));
        expect(column(({ state }) => state)).toEqual(Array.from(whole.state));
        expect(ours.reduce((sum, { index }) => sum + index.messageCount - Number(index.continued), 0)).toBe(whole.messageCount);
        expect(ours.find(({ index }) => index.verdict.closeCode !== null)?.index.verdict.closeCode ?? null).toBe(whole.verdict.closeCode);
        expect(ours.reduce((sum, { index }) => sum + index.deliveredMessages, 0)).toBe(whole.deliveredMessages);
        const texts = ours.flatMap(({ index }, at) =>
          Array.from({ length: index.messageCount - Number(index.continued) }, (_, m) => {
            const message = messageOfTurns(ours, at, m + Number(index.continued))!;
            return [toHex(message.payload), message.text, message.complete];
          }),
        );
        const expected = Array.from({ length: whole.messageCount }, (_, m) => messageAt(bytes, whole, m)!);
        expect(texts).toEqual(expected.map(({ payload, text, complete }) => [toHex(payload), text, complete]));
      },
    ),
    { numRuns: 300 },
  );
});

it('turns may be fed in pieces', () => {
  const scanner = new ConversationScanner();
  for (const [hex, direction] of [
    [HEL, 'c2s'],
    [PING, 's2c'],
    [LO, 'c2s'],
  ] as const) {
    const { bytes } = turn(hex);
    scanner.begin(direction, bytes);
    for (const byte of bytes) scanner.push(Uint8Array.of(byte));
    scanner.end();
  }
  expect(scanner.indexes()).toEqual(scanConversation([turn(HEL, 'c2s'), turn(PING, 's2c'), turn(LO, 'c2s')]));
});
