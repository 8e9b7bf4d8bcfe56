import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../src/protocol/handshake/octets.ts';
import { bytesOfRawText, caretOf, rawText } from '../../../src/widgets/handshake-lab/raw-text.ts';

const bytes = (text: string): Uint8Array => fromLatin1(text);
const edited = (before: string, change: (shown: string) => string): string =>
  String.fromCharCode(...bytesOfRawText(bytes(before), change(rawText(bytes(before)).text)));

describe('a head as text', () => {
  it.each([
    ['CR LF', 'a\r\n\r\n', 'a␍␊\n␍␊\n'],
    ['a lone LF', 'a\nb\r\n', 'a␊\nb␍␊\n'],
    ['a lone CR', 'a\rb\r\n', 'a␍b␍␊\n'],
    ['tab, NUL, DEL', '\ta\0\x7f', '␉a␀␡'],
    ['UTF-8', '\xe4\xbd\xa0\xe5\xa5\xbd', '你好'],
    ['no UTF-8', 'a\xe9\xffb', 'a\ufffd\ufffdb'],
    ['nothing', '', ''],
  ])('draws %s', (_name, from, to) => {
    expect(rawText(bytes(from)).text).toBe(to);
  });

  it.each([
    ['a typed line break is CR LF', 'a\r\n', (shown: string) => shown.replace('a', 'a\nb'), 'a\r\nb\r\n'],
    ['a CR taken away leaves a lone LF', 'a\r\nb\r\n', (shown: string) => shown.replace('␍', ''), 'a\nb\r\n'],
    ['a break taken away takes its signs along', 'a\r\nb\r\n', (shown: string) => shown.replace('\n', ''), 'ab\r\n'],
    ['so does one of a blank line', 'a\r\n\r\n', (shown: string) => shown.replace('\n', ''), 'a\r\n'],
    ['what is typed behind the signs stands in front of them', 'a\r\nb', (shown: string) => shown.replace('\n', 'x\n'), 'ax\r\nb'],
    ['signs can be typed', 'a', (shown: string) => `${shown}␊`, 'a\n'],
    ['signs with their break can be pasted', 'a', (shown: string) => `${shown}␍␊\nb`, 'a\r\nb'],
    ['what is no UTF-8 stays beside an edit', '\xff: 1\r\n', (shown: string) => shown.replace('1', '2'), '\xff: 2\r\n'],
    ['half of a pair is never left over', '\xf0\x9f\x91\x8b', (shown: string) => shown.replace('👋', '👍'), '\xf0\x9f\x91\x8d'],
    ['everything can be deleted', 'a\r\n\r\n', () => '', ''],
  ])('%s', (_name, before, change, after) => {
    expect(edited(before, change)).toBe(after);
  });

  it.each([
    ['␍␊\nab', 2, 0],
    ['a␍␊\nb', 3, 1],
    ['a␍␊\nb', 2, 1],
    ['a␊\nb', 2, 1],
    ['a␍b', 2, 2],
    ['a␍␊\nb', 4, 4],
    ['a␍␊', 3, 3],
  ])('in %j a caret at %i goes to %i', (text, place, to) => {
    expect(caretOf(text, place)).toBe(to);
  });

  test.prop([fc.uint8Array({ maxLength: 200 })])('an untouched text gives its bytes back', (any) => {
    expect(bytesOfRawText(any, rawText(any).text)).toEqual(any);
  });

  test.prop([fc.uint8Array({ maxLength: 60 }), fc.nat(), fc.constantFrom('x', 'Host: a', '你')])(
    'what is typed in one place leaves the rest alone',
    (any, seed, typed) => {
      const { text, at } = rawText(any);
      // Between the units of a pair, or before the break of a drawn line end, nobody can put a caret by typing.
      const places = [...text].reduce<number[]>((all, character) => [...all, all.at(-1)! + character.length], [0]);
      const place = places[seed % places.length]!;
      const result = bytesOfRawText(any, text.slice(0, place) + typed + text.slice(place));
      const added = new TextEncoder().encode(typed);
      expect(result.length).toBe(any.length + added.length);
      if (text[place] !== '\n') expect(result.slice(0, at[place])).toEqual(any.slice(0, at[place]));
    },
  );
});
