import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { jsonLines, utf8Offsets } from '../../src/widgets/frame-bench/json-lines.ts';

const laid = (text: string): string =>
  jsonLines(text)
    .map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map((token) => (token.text === ':' ? ': ' : token.text)).join(''))
    .join('\n');

test('values stay as they were written', () => {
  expect(laid('{"a":12345678901234567890,"b":1.0e+2,"a":"\\u4f60 {}","c":[],"d":{}}')).toBe(
    '{\n  "a": 12345678901234567890,\n  "b": 1.0e+2,\n  "a": "\\u4f60 {}",\n  "c": [],\n  "d": {}\n}',
  );
  expect(laid(' [1 , [true,null] , false ]')).toBe('[\n  1,\n  [\n    true,\n    null\n  ],\n  false\n]');
  expect(laid('"alone"')).toBe('"alone"');
});

test('keys are told from strings', () => {
  expect(jsonLines('{"a":"b"}').flatMap((line) => line.tokens.map((token) => token.kind))).toEqual([
    'mark',
    'key',
    'mark',
    'string',
    'mark',
  ]);
});

property.prop([fc.json()])('the layout is what JSON.stringify would make, and every token knows its place', (text) => {
  const value: unknown = JSON.parse(text);
  expect(JSON.parse(laid(text))).toEqual(value);
  expect(laid(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  for (const token of jsonLines(text).flatMap((line) => line.tokens)) expect(text.slice(token.start, token.end)).toBe(token.text);
});

property.prop([fc.string({ unit: 'binary' })])('offsets count the bytes of UTF-8', (text) => {
  const offsets = utf8Offsets(text);
  const encoder = new TextEncoder();
  expect(offsets[text.length]).toBe(encoder.encode(text).length);
  for (let at = 0; at <= text.length; at++) {
    const inside = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000;
    if (!inside) expect(offsets[at]).toBe(encoder.encode(text.slice(0, at)).length);
  }
});
