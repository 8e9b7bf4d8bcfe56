/** Times as a browser computes them from a token. */
import { expect, it } from 'vitest';
import { milliseconds } from '../../src/ui/travel.ts';

it.each([
  ['320ms', 320],
  // Minified, and with the white space that a custom property keeps.
  [' .32s', 320],
  ['1.5s', 1500],
  ['0ms', 0],
  ['0s', 0],
  ['', 0],
  ['calc(1s)', 0],
  ['fast', 0],
])('%j is %i ms', (time, expected) => {
  expect(milliseconds(time)).toBe(expected);
});
