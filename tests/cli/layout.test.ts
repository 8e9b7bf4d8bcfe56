import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { harmless, pad, painter, widthOf, wrap } from '../../src/cli/layout.ts';
import { bitPattern } from '../../src/cli/frame-rows.ts';
import { localeOf } from '../../src/cli/options.ts';

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['帧头', 4],
    ['“好”，', 6],
    ['e\u0301', 1],
    ['😀', 2],
  ])('%s takes %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
    expect(widthOf(pad(text, 10))).toBe(10);
  });
});

describe('wrap', () => {
  it('breaks between words and between Han characters, but never before closing punctuation', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('接收方必须使连接失败。', 8)).toEqual(['接收方必', '须使连接', '失败。']);
    expect(wrap('接收方必。', 8)).toEqual(['接收方', '必。']);
    expect(wrap('', 8)).toEqual(['']);
  });

  property.prop([
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '好', '，', '。', '“', '0'), maxLength: 80 }),
    fc.integer({ min: 4, max: 20 }),
  ])('loses nothing but the spaces at line ends', (text, width) => {
    expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});

describe('what a terminal gets', () => {
  it('has pictures of control characters', () => {
    expect(harmless('a\x1b[2J\x00\x7f\u202e好')).toBe('a␛[2J␀\ufffd\ufffd好');
  });

  it('is painted only with colours on', () => {
    expect(painter(false)('error', 'x')).toBe('x');
    expect(painter(true)('error', 'x')).toBe('\x1b[1;31mx\x1b[0m');
    expect(painter(true)(null, 'x')).toBe('x');
  });

  it('draws the bits of a field with dots for the others', () => {
    expect(bitPattern(0x85, 1, 8)).toBe('.000 0101');
    expect(bitPattern(0x81, 0, 1)).toBe('1... ....');
  });
});

describe('the language', () => {
  it.each([
    [['dissect', '--lang', 'zh'], {}, 'zh'],
    [['dissect', '--lang=zh'], {}, 'zh'],
    [['dissect'], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [['dissect'], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
    [['dissect', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['dissect'], {}, 'en'],
  ] as const)('of %j with %j is %s', (args, env, locale) => {
    expect(localeOf(args, env)).toBe(locale);
  });
});
