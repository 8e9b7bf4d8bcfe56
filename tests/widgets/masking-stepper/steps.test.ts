/** The steps of masking as arithmetic: which byte and bit each step is about, and the way from a byte to its step. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { EACH, FIRST, momentAt, planOf, stepOf, tableBytes, type Detail } from '../../../src/widgets/masking-stepper/steps.ts';

const lengths = fc.oneof(fc.nat(40), fc.nat(1_048_576));
const details = fc.constantFrom<Detail>('bytes', 'bits');

describe('the plan', () => {
  it.each([
    [0, 'bytes', 0],
    [1, 'bytes', 1],
    [5, 'bytes', 5],
    [5, 'bits', 40],
    [16, 'bytes', 16],
    // The first eight, one step for the rest, the last.
    [17, 'bytes', 10],
    [1_048_576, 'bytes', 10],
    [17, 'bits', 73],
  ] as const)('of %i bytes by %s has %i steps', (length, detail, last) => {
    expect(planOf(length, detail).last).toBe(last);
  });
});

describe('a moment', () => {
  it('of Hello, byte by byte', () => {
    const plan = planOf(5, 'bytes');
    expect(momentAt(plan, 0, 0)).toEqual({ step: 0, kind: 'start', byte: 0, bits: 0, done: 0 });
    expect(momentAt(plan, 1, 0)).toEqual({ step: 1, kind: 'byte', byte: 0, bits: 8, done: 1 });
    expect(momentAt(plan, 5, 0)).toEqual({ step: 5, kind: 'byte', byte: 4, bits: 8, done: 5 });
  });

  it('of Hello, bit by bit', () => {
    const plan = planOf(5, 'bits');
    expect(momentAt(plan, 1, 0)).toEqual({ step: 1, kind: 'bit', byte: 0, bits: 1, done: 0 });
    expect(momentAt(plan, 8, 0)).toEqual({ step: 8, kind: 'bit', byte: 0, bits: 8, done: 1 });
    expect(momentAt(plan, 40, 0)).toEqual({ step: 40, kind: 'bit', byte: 4, bits: 8, done: 5 });
  });

  it('that many bytes share looks at the one that was asked for', () => {
    const plan = planOf(1_048_576, 'bytes');
    expect(momentAt(plan, FIRST + 1, 500_000)).toEqual({ step: 9, kind: 'rest', byte: 500_000, bits: 8, done: 1_048_575 });
    expect(momentAt(plan, FIRST + 1, 3).byte).toBe(FIRST);
    expect(momentAt(plan, FIRST + 1, 1e9).byte).toBe(1_048_574);
    expect(momentAt(plan, FIRST + 2, 500_000)).toMatchObject({ byte: 1_048_575, done: 1_048_576 });
  });

  it('of no payload is the beginning', () => {
    expect(momentAt(planOf(0, 'bits'), 7, 0)).toEqual({ step: 0, kind: 'start', byte: null, bits: 0, done: 0 });
  });

  it('knows more with every step and loses nothing', () => {
    fc.assert(
      fc.property(fc.nat(60), details, (length, detail) => {
        const plan = planOf(length, detail);
        const known = Array.from({ length: plan.last + 1 }, (_, step) => {
          const { done, bits, byte } = momentAt(plan, step, 0);
          return done * 8 + (byte !== null && byte >= done ? bits : 0);
        });
        for (let step = 1; step <= plan.last; step++) expect(known[step]).toBeGreaterThan(known[step - 1]!);
        expect(known.at(-1)).toBe(length * 8);
      }),
    );
  });

  it('takes any step for the nearest there is', () => {
    fc.assert(
      fc.property(lengths, details, fc.double(), fc.double(), (length, detail, step, at) => {
        const plan = planOf(length, detail);
        const moment = momentAt(plan, step, at);
        expect(moment.step).toBeGreaterThanOrEqual(0);
        expect(moment.step).toBeLessThanOrEqual(plan.last);
        expect(momentAt(plan, moment.step, at)).toEqual(moment);
      }),
    );
  });
});

describe('going to a byte', () => {
  it('shows that byte, whichever it is', () => {
    fc.assert(
      fc.property(lengths, details, fc.nat(), (length, detail, any) => {
        fc.pre(length > 0);
        const byte = any % length;
        const plan = planOf(length, detail);
        const { step, at } = stepOf(plan, byte, 0);
        expect(momentAt(plan, step, at).byte).toBe(byte);
      }),
    );
  });

  it('beyond the end goes to the last one', () => {
    expect(stepOf(planOf(5, 'bytes'), 99, 0)).toEqual({ step: 5, at: 0 });
    expect(stepOf(planOf(0, 'bytes'), 3, 0)).toEqual({ step: 0, at: 0 });
  });
});

describe('the table', () => {
  it('lists a short payload whole and the ends of a long one', () => {
    expect(tableBytes(planOf(EACH, 'bytes'), 3)).toHaveLength(EACH);
    expect(tableBytes(planOf(1000, 'bytes'), 500)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 500, 999]);
    expect(tableBytes(planOf(1000, 'bytes'), 2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 999]);
  });
});
