/** A textarea knows one line end; bytes know three. What was not touched keeps the one it had. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTyped, withLineEnds } from '../../src/ui/line-ends.ts';

const lines = fc.array(fc.constantFrom('a', 'b', '\r\n', '\r', '\n', '👋'), { maxLength: 12 }).map((parts) => parts.join(''));

describe('line ends behind a textarea', () => {
  test('stay where nothing was typed', () => {
    expect(withLineEnds('a\r\nb\r\nc', 'a\nb\nc!')).toBe('a\r\nb\r\nc!');
    expect(withLineEnds('a\rb\nc\r\nd', 'a\nb\nX\nd')).toBe('a\rb\nX\r\nd');
    expect(withLineEnds('a\r\n\r\nb', 'a\nb')).toBe('a\r\nb');
  });
  test('of new lines are those of the others, and LF where these differ', () => {
    expect(withLineEnds('a\r\nb', 'a\nb\nc')).toBe('a\r\nb\r\nc');
    expect(withLineEnds('a\rb', 'a\nb\nc')).toBe('a\rb\rc');
    expect(withLineEnds('a\r\nb\nc', 'a\nb\nc\nd')).toBe('a\r\nb\nc\nd');
    expect(withLineEnds('ab', 'a\nb')).toBe('a\nb');
  });
  test('look in the textarea as what was typed, whatever was typed', () => {
    fc.assert(
      fc.property(lines, fc.nat(12), fc.nat(3), lines, (text, at, remove, insert) => {
        const shown = asTyped(text);
        const typed = shown.slice(0, at) + asTyped(insert) + shown.slice(at + remove);
        expect(asTyped(withLineEnds(text, typed))).toBe(typed);
      }),
      { numRuns: 1000 },
    );
  });
  test('are all kept when nothing changes', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(withLineEnds(text, asTyped(text))).toBe(text);
      }),
    );
  });
});
