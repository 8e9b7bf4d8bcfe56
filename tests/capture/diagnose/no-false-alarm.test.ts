import { describe, expect, it } from 'vitest';
import { concat, utf8Bytes } from '../helpers/bytes.ts';
import { diagnosesOf, faultsOf } from '../helpers/diagnosing.ts';
import { han, json, ordinaryStream, prose, Random, write, writeAll } from '../helpers/streams.ts';

describe('a faultless stream gets no fault diagnosis', () => {
  it('in 4,000 seeded streams of either direction, known or not', () => {
    for (let seed = 0; seed < 4000; seed++) {
      const random = new Random(seed);
      const masked = random.next() < 0.5;
      const bytes = writeAll(ordinaryStream(random, { masked }));
      const direction = random.pick(['unknown', masked ? 'c2s' : 's2c'] as const);
      expect({ seed, faults: faultsOf(bytes, direction) }).toEqual({ seed, faults: [] });
    }
  });

  it('in 60 streams with payloads up to 200,000 bytes', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = new Random(70_000 + seed);
      const bytes = writeAll(ordinaryStream(random, { longest: 200_000, frames: 3 }));
      expect({ seed, faults: faultsOf(bytes) }).toEqual({ seed, faults: [] });
    }
  });
});

describe('a stream that is only cut gets at most the word that one byte may be missing', () => {
  it('in 2,000 seeded cuts', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const random = new Random(10_000 + seed);
      const whole = writeAll(ordinaryStream(random));
      const bytes = whole.slice(0, random.int(1, whole.length - 1));
      const faults = faultsOf(bytes).filter((each) => each.code !== 'length-off-by-one' || each.confidence > 0.3);
      expect({ seed, hex: Buffer.from(bytes).toString('hex'), faults }).toMatchObject({ seed, faults: [] });
    }
  });
});

/** The characters of GB 2312 and how GBK writes them. */
const GBK = new Map(
  Array.from({ length: 72 * 94 }, (_, i) => Uint8Array.of(0xb0 + Math.floor(i / 94), 0xa1 + (i % 94))).map((pair) => [
    new TextDecoder('gbk').decode(pair),
    pair,
  ]),
);
const gbk = (text: string) => concat(...Array.from(text, (character) => GBK.get(character) ?? utf8Bytes(character)));
const utf16 = (text: string) => concat(...Array.from(text, (character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]));
const someText = (random: Random) => (random.next() < 0.5 ? json(random) : prose(random, random.int(3, 120)));

function withBadBytes(random: Random, text: string): Uint8Array {
  const bytes = utf8Bytes(text);
  for (let i = random.int(1, 3); i > 0; i--) bytes[random.int(0, bytes.length - 1)] = random.int(0x80, 255);
  return bytes;
}

/** First byte and payload of frames that break a rule and have no key, or the one they announce. */
const KEYLESS: Readonly<Record<string, (random: Random) => readonly [number, Uint8Array]>> = {
  'a ping of more than 125 bytes': (random) => [0x89, random.bytes(random.int(126, 200))],
  'a pong of more than 125 bytes of text': (random) => [0x8a, utf8Bytes(prose(random, 126))],
  'a text with bad bytes': (random) => [0x81, withBadBytes(random, someText(random))],
  'a short text with bad bytes': (random) => [0x81, withBadBytes(random, prose(random, 3).slice(0, random.int(3, 9)))],
  'a text in GBK': (random) => [0x81, gbk(han(random, random.int(1, 30)))],
  'a text in GBK with ASCII in it': (random) => [0x81, gbk(han(random, random.int(1, 6)) + someText(random))],
  'a text in UTF-16': (random) => [0x81, utf16(random.next() < 0.5 ? someText(random) : han(random, random.int(2, 20)))],
  'Cyrillic in windows-1251': (random) => [0x81, random.bytes(random.int(2, 40)).map((byte) => (byte < 38 ? 0x20 : 0xe0 + (byte % 32)))],
  'bytes sent as text': (random) => [0x81, random.bytes(random.int(2, 60))],
  'a Close of one byte': (random) => [0x88, random.bytes(1)],
  'a Close with code 0': (random) => [0x88, concat([0, 0], utf8Bytes(prose(random, random.int(1, 20))))],
  'a Close with a reason in GBK': (random) => [0x88, concat([3, 0xe8], gbk(han(random, random.int(1, 10))))],
  'a fragmented ping': (random) => [0x09, random.bytes(random.int(0, 20))],
  'reserved bits': (random) => [random.pick([0xa1, 0x91, 0xc2, 0xb1, 0xc1]), utf8Bytes(someText(random))],
  'a reserved opcode': (random) => [random.pick([0x83, 0x84, 0x8b]), random.bytes(random.int(0, 40))],
  'a continuation of nothing': (random) => [0x80, utf8Bytes(someText(random))],
};

describe('no key is seen where there is none', () => {
  const seen = (bytes: Uint8Array, direction: 'unknown' | 'c2s' | 's2c') =>
    faultsOf(bytes, direction).filter(({ code }) => code === 'mask-bit-clear-but-key');

  it.each(Object.entries(KEYLESS))('in %s, by itself and among other frames', (_, make) => {
    for (let seed = 0; seed < 150; seed++) {
      const random = new Random(30_000 + seed);
      const masked = random.next() < 0.4;
      const around = () => writeAll(ordinaryStream(random, { masked, ascii: true, longest: 60, frames: random.int(0, 3) }));
      const [byte0, payload] = make(random);
      const bytes = concat(around(), write({ byte0, payload, key: masked ? random.bytes(4) : null }), around());
      const direction = random.pick(['unknown', masked ? 'c2s' : 's2c'] as const);
      expect({ seed, faults: seen(bytes, direction) }).toEqual({ seed, faults: [] });
    }
  });

  it('in a frame from the wrong side, a length spelled too long, or four bytes behind the last frame', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(40_000 + seed);
      const payload = utf8Bytes(someText(random));
      const before = writeAll(ordinaryStream(random, { masked: true, ascii: true, longest: 60, frames: random.int(0, 3) }));
      const unmasked = write({ byte0: random.pick([0x81, 0x82]), payload, key: null });
      const long = concat([0x82, 126, 0, Math.min(100, payload.length)], payload.slice(0, 100));
      const junk = random.bytes(4);
      for (const bytes of [concat(before, unmasked), concat(unmasked, long), concat(unmasked, junk), concat(long, junk)]) {
        expect({ seed, faults: seen(bytes, 'unknown') }).toEqual({ seed, faults: [] });
      }
    }
  });
});

describe('any bytes', () => {
  it('never throw, and diagnoses stay inside the run', () => {
    for (let seed = 0; seed < 3000; seed++) {
      const random = new Random(20_000 + seed);
      const noise = random.bytes(random.int(0, 120));
      const bytes = random.next() < 0.5 ? noise : concat([random.pick([0x81, 0x01, 0x88, 0xc1, 0x00, 0x16])], noise);
      for (const each of diagnosesOf(bytes, random.pick(['unknown', 'c2s', 's2c'] as const))) {
        expect(each.start).toBeLessThanOrEqual(each.end);
        expect(each.end).toBeLessThanOrEqual(bytes.length);
        expect(each.confidence).toBeGreaterThan(0);
        expect(each.confidence).toBeLessThanOrEqual(1);
      }
    }
  });
});
