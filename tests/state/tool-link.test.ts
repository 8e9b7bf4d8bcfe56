/** Links of step-by-step tools: order, defaults, round trip, what cannot be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatToolLink, type LinkSchema, parseToolLink, stepKey, switchKey, wordKey } from '../../src/state/tool-link.ts';

interface Sample {
  readonly z?: string;
  readonly shape: 'square' | 'round';
  readonly step: number;
  readonly mask: boolean;
  readonly t: string;
}
const text = { parse: (value: string) => (value === '' ? null : value), format: (value: string) => (value === 'Hello' ? null : value) };
const SCHEMA: LinkSchema<Sample> = { z: text, shape: wordKey(['square', 'round']), step: stepKey, mask: switchKey, t: text };
const PLAIN: Sample = { shape: 'square', step: 0, mask: false, t: 'Hello' };

describe('a tool’s link', () => {
  it('has one order, leaves defaults out and escapes values', () => {
    expect(formatToolLink(SCHEMA, PLAIN)).toBe('');
    expect(formatToolLink(SCHEMA, { z: 'q', shape: 'round', step: 4, mask: true, t: 'a&b=é' })).toBe(
      't=a%26b%3D%C3%A9&mask=1&step=4&shape=round&z=q',
    );
  });

  it('comes back as it was written', () => {
    const sample = fc.record({
      shape: fc.constantFrom('square' as const, 'round' as const),
      step: fc.nat(999_999_999),
      mask: fc.boolean(),
      t: fc.string({ unit: 'grapheme', minLength: 1 }),
    });
    fc.assert(
      fc.property(sample, (state) => {
        const { state: parsed, unread } = parseToolLink(SCHEMA, '#' + formatToolLink(SCHEMA, state));
        expect({ ...PLAIN, ...parsed }).toEqual(state);
        expect(unread).toEqual([]);
      }),
    );
  });

  it.each([
    ['step=-1', 'step=-1'],
    ['step=1e3', 'step=1e3'],
    ['mask=yes', 'mask=yes'],
    ['shape=oval', 'shape=oval'],
    ['colour=red', 'colour=red'],
    ['toString=1', 'toString=1'],
    ['step=%E4%BD', 'step=%E4%BD'],
    ['t=x&t=y', 't=y'],
    ['sel', 'sel'],
  ])('names what it cannot read: %s', (fragment, unread) => {
    const { state, unread: parts } = parseToolLink(SCHEMA, `${fragment}&z=ok`);
    expect(parts).toEqual([unread]);
    expect(state.z).toBe('ok');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (fragment) => {
        expect(parseToolLink(SCHEMA, fragment).unread.every((part) => fragment.includes(part))).toBe(true);
      }),
    );
  });
});
