import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { deflateToText } from '../../src/state/compress.ts';
import { INFLATE_LIMIT } from '../../src/state/link-limits.ts';
import { formatLink, parseLink, type FramesLink, type LinkRun } from '../../src/state/permalink.ts';

const HELLO = Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
const run = (bytes: Uint8Array, more: Partial<LinkRun> = {}): LinkRun => ({ bytes, direction: 'unknown', kind: 'frames', ...more });

/** Bytes that deflate cannot shorten. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0, state = 1; i < length; i++) bytes[i] = (state = Math.imul(state, 1664525) + 1013904223) >>> 24;
  return bytes;
}

describe('the fragment', () => {
  test('leaves out every default', async () => {
    expect(await formatLink({ runs: [run(HELLO)] })).toEqual({ fragment: 'f=818537fa213d7f9f4d5158', complete: true });
    expect(await formatLink({})).toEqual({ fragment: '', complete: true });
  });

  test('keeps one order of keys', async () => {
    const { fragment } = await formatLink({
      runs: [
        run(HELLO, { direction: 'c2s' }),
        run(Uint8Array.of(0x8a, 0), { direction: 's2c' }),
        run(Uint8Array.of(0x48), { kind: 'handshake' }),
      ],
      selection: { frame: 1, field: 'frame.opcode' },
      view: 'figure',
      rsv1Allowed: true,
      maxMessage: 1024,
    });
    expect(fragment).toBe(
      'f=818537fa213d7f9f4d51588a0048&dir=c2s.s2c.-&sel=1.opcode&view=figure&cut=11.13&kind=frames.frames.handshake&rsv1=1&max=1024',
    );
  });

  test('deflates over 1 KiB and puts it last', async () => {
    const { fragment, complete } = await formatLink({ runs: [run(new Uint8Array(5000).fill(0x61))], view: 'figure' });
    expect(complete).toBe(true);
    expect(fragment).toMatch(/^view=figure&z=[A-Za-z0-9_-]{10,200}$/);
    const { link } = await parseLink(fragment);
    expect(link.runs![0]!.bytes).toEqual(new Uint8Array(5000).fill(0x61));
  });

  test('says when the bytes are too many, and keeps the rest', async () => {
    expect(await formatLink({ runs: [run(noise(20_000))], selection: { frame: 2 }, view: 'figure', maxMessage: 5 })).toEqual({
      fragment: 'view=figure&max=5',
      complete: false,
    });
    expect((await formatLink({ runs: [run(new Uint8Array(INFLATE_LIMIT + 1))] })).complete).toBe(false);
    expect((await formatLink({ text: 'é'.repeat(9000) })).complete).toBe(false);
  });

  test('carries typed text', async () => {
    const { fragment } = await formatLink({ text: 'a=b & 你好 100%' });
    expect(fragment).not.toMatch(/[ &你]/);
    expect((await parseLink(fragment)).link.text).toBe('a=b & 你好 100%');
  });
});

describe('a damaged link opens what parses', () => {
  const cases: readonly [string, string, readonly string[], Partial<FramesLink>][] = [
    ['a selection nobody knows', '#f=8900&sel=foo', ['sel=foo'], { runs: [run(Uint8Array.of(0x89, 0))] }],
    ['half a byte', 'f=81853', ['f=81853'], { runs: [run(Uint8Array.of(0x81, 0x85))] }],
    ['hex that stops', 'f=8185xx', ['f=8185xx'], { runs: [run(Uint8Array.of(0x81, 0x85))] }],
    ['an unknown key', 'f=8900&lang=zh', ['lang=zh'], { runs: [run(Uint8Array.of(0x89, 0))] }],
    ['a broken escape', 't=%E4%BD&view=figure', ['t=%E4%BD'], { view: 'figure' }],
    ['a direction that is none', 'f=8900&dir=up', ['dir=up'], { runs: [run(Uint8Array.of(0x89, 0))] }],
    ['a cut outside', 'f=8900&cut=9', ['cut=9'], { runs: [run(Uint8Array.of(0x89, 0))] }],
    ['a limit that is no number', 'max=-1', ['max=-1'], {}],
    ['a key twice', 'view=figure&view=bytes', ['view=bytes'], { view: 'figure' }],
    ['no key', '=5&8185', ['=5', '8185'], {}],
    ['bytes and text', 'f=8900&t=hi', ['t=hi'], { runs: [run(Uint8Array.of(0x89, 0))] }],
    [
      'names of Object',
      'f=8900&sel=constructor&dir=toString',
      ['dir=toString', 'sel=constructor'],
      { runs: [run(Uint8Array.of(0x89, 0))] },
    ],
    ['nonsense in z', 'z=AAAA', ['z=AAAA'], {}],
  ];
  test.each(cases)('%s', async (_, fragment, unread, link) => {
    const parsed = await parseLink(fragment);
    expect([...parsed.unread].sort()).toEqual([...unread].sort());
    expect(parsed.link).toEqual(link);
  });

  test('a z that was cut gives the bytes before the cut', async () => {
    const packed = await deflateToText(noise(4000));
    const { link, unread } = await parseLink('z=' + packed.slice(0, -40));
    expect(unread).toHaveLength(1);
    const bytes = link.runs?.[0]?.bytes ?? new Uint8Array(0);
    expect(bytes).toEqual(noise(4000).subarray(0, bytes.length));
  });

  test('a z that inflates beyond the limit is refused', async () => {
    const packed = await deflateToText(new Uint8Array(INFLATE_LIMIT + 1));
    expect(packed.length).toBeLessThan(3000);
    const { link, unread } = await parseLink('z=' + packed);
    expect(link).toEqual({});
    expect(unread).toEqual(['z=' + packed]);
  });

  property.prop([fc.string({ maxLength: 60 })])('no text throws', async (text) => {
    const { link, unread } = await parseLink(text);
    expect(Array.isArray(unread)).toBe(true);
    expect(link.text === undefined || link.runs === undefined).toBe(true);
  });
});

const runs = fc.array(
  fc.record({
    bytes: fc.uint8Array({ minLength: 1, maxLength: 900 }),
    direction: fc.constantFrom('c2s' as const, 's2c' as const, 'unknown' as const),
    kind: fc.constantFrom('frames' as const, 'payload' as const, 'handshake' as const),
  }),
  { minLength: 1, maxLength: 4 },
);
const selection = fc.oneof(
  fc.record({
    frame: fc.nat(100_000),
    field: fc.constantFrom('frame.fin' as const, 'frame.masking-key' as const, 'frame.payload-length-64' as const),
  }),
  fc.record({ frame: fc.nat(1000) }),
  fc.record({
    frame: fc.nat(9),
    bits: fc.record({
      source: fc.constantFrom('wire' as const, 'unmasked' as const),
      start: fc.nat(5000),
      end: fc.integer({ min: 5001, max: 9000 }),
    }),
  }),
);

property.prop([runs, fc.option(selection, { nil: undefined }), fc.boolean(), fc.boolean(), fc.option(fc.nat(1e9), { nil: undefined })])(
  'parse(format(link)) is the link',
  async (someRuns, someSelection, figure, rsv1Allowed, maxMessage) => {
    const link: FramesLink = {
      runs: someRuns,
      ...(someSelection ? { selection: someSelection } : {}),
      ...(figure ? { view: 'figure' as const } : {}),
      ...(rsv1Allowed ? { rsv1Allowed } : {}),
      ...(maxMessage === undefined ? {} : { maxMessage }),
    };
    const { fragment, complete } = await formatLink(link);
    expect(complete).toBe(true);
    expect(await parseLink(fragment)).toEqual({ link, unread: [] });
  },
);
