/** The form that builds a frame: what is typed is what the frame carries, and what stands for no bytes is said. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { BUILD_LIMIT, BUILD_TYPES, buildFrame, type BuildDraft } from '../../src/widgets/frame-bench/examples-build.ts';

const draft = (change: Partial<BuildDraft>): BuildDraft => ({
  input: '',
  as: 'text',
  from: 'client',
  type: 'text',
  code: '1000',
  ...change,
});
const hexOf = (change: Partial<BuildDraft>): string | null => {
  const { bytes } = buildFrame(draft(change));
  return bytes && toHex(bytes, ' ');
};
const codes = (change: Partial<BuildDraft>) => buildFrame(draft(change)).notes.map(({ code }) => code);

describe('a typed message', () => {
  it.each<[string, Partial<BuildDraft>, string]>([
    ['the masked Hello of RFC 6455 §5.7', { input: 'Hello' }, '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
    ['the unmasked one', { input: 'Hello', from: 'server' }, '81 05 48 65 6c 6c 6f'],
    ['nothing from a server', { from: 'server' }, '81 00'],
    ['nothing from a client', {}, '81 80 37 fa 21 3d'],
    ['two Chinese characters', { input: '你好', from: 'server' }, '81 06 e4 bd a0 e5 a5 bd'],
    ['a ping', { input: 'hi', from: 'server', type: 'ping' }, '89 02 68 69'],
    ['a pong', { from: 'server', type: 'pong' }, '8a 00'],
    ['a Close with code and reason', { input: 'bye', from: 'server', type: 'close' }, '88 05 03 e8 62 79 65'],
    ['a Close without either', { from: 'server', type: 'close', code: '' }, '88 00'],
    ['a code that is never sent: built, and the rules speak', { from: 'server', type: 'close', code: '1006' }, '88 02 03 ee'],
    [
      'binary in hex, spelled in several ways',
      { input: '00 0xff,\\x7f:80', as: 'hex', from: 'server', type: 'binary' },
      '82 04 00 ff 7f 80',
    ],
  ])('%s', (_, change, bytes) => {
    expect(hexOf(change)).toBe(bytes);
    expect(codes(change)).toEqual([]);
  });

  test.prop([
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(...BUILD_TYPES),
    fc.constantFrom<BuildDraft['from']>('client', 'server'),
  ])('is the payload that the frame gives back', (input, type, from) => {
    const { bytes, notes } = buildFrame(draft({ input, type, from }));
    const frame = dissectFrame(bytes!);
    expect(notes).toEqual([]);
    expect([frame.fin, frame.masked, frame.missingBytes, frame.byteLength]).toEqual([true, from === 'client', 0n, bytes!.length]);
    expect(new TextDecoder().decode(type === 'close' ? frame.payload.subarray(2) : frame.payload)).toBe(input);
  });

  test.prop([fc.uint8Array({ maxLength: 300 })])('in hex is the payload, byte for byte', (payload) => {
    const { bytes } = buildFrame(draft({ input: toHex(payload, ' '), as: 'hex', type: 'binary' }));
    expect([...dissectFrame(bytes!).payload]).toEqual([...payload]);
  });

  test.prop([fc.string({ unit: 'binary' }), fc.constantFrom<'text' | 'hex'>('text', 'hex'), fc.constantFrom(...BUILD_TYPES), fc.string()])(
    'never throws, and gives bytes or a reason',
    (input, as, type, code) => {
      const { bytes, notes } = buildFrame(draft({ input, as, type, code }));
      expect(bytes === null).toBe(bytes === null && notes.length > 0);
    },
  );
});

describe('what stands for no bytes', () => {
  it.each<[string, Partial<BuildDraft>, string, object]>([
    ['an emoji cut in half', { input: 'ab👋'.slice(0, 3) }, 'half-character', { at: 3 }],
    ['counted in characters, not in code units', { input: '👋👋\ud83d' }, 'half-character', { at: 3 }],
    ['two halves the wrong way round', { input: '\udc4b\ud83d' }, 'half-characters', { at: 1, count: 2 }],
    ['a letter in hex', { input: '81 0g', as: 'hex' }, 'not-hex', { at: 5, character: 'g' }],
    ['an emoji in hex', { input: '👋', as: 'hex' }, 'not-hex', { at: 1, character: '👋' }],
    ['half a byte', { input: '81 0', as: 'hex' }, 'odd-digit', { character: '0' }],
    ['a reason without a code', { type: 'close', code: ' ', input: 'bye' }, 'code-missing', {}],
    ['a code of three bytes', { type: 'close', code: '65536' }, 'code-out-of-range', {}],
    ['a negative code', { type: 'close', code: '-1' }, 'code-out-of-range', {}],
    ['more than the form takes', { input: 'a'.repeat(BUILD_LIMIT + 1) }, 'too-long', { count: BUILD_LIMIT + 1, limit: BUILD_LIMIT }],
  ])('%s', (_, change, code, params) => {
    const { notes } = buildFrame(draft(change));
    expect(notes).toHaveLength(1);
    expect(notes[0]!.code).toBe(code);
    expect(notes[0]!.params).toMatchObject(params);
  });

  it('half a character becomes U+FFFD, and the frame is built', () => {
    expect(hexOf({ input: '\ud83d', from: 'server' })).toBe('81 03 ef bf bd');
  });

  it('a frame at the limit is built', () => {
    expect(buildFrame(draft({ input: 'a'.repeat(BUILD_LIMIT) })).bytes).toHaveLength(BUILD_LIMIT + 14);
  });
});
