import { describe, expect, it } from 'vitest';
import { concat } from '../helpers/bytes.ts';
import { diagnosesOf, faultsOf } from '../helpers/diagnosing.ts';
import { ordinaryStream, Random, writeAll } from '../helpers/streams.ts';

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
