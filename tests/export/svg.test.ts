import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { PAGE_COLOURS, ROLE_COLOURS } from '../../src/export/colours.ts';
import { svg } from '../../src/export/svg.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { FIELDS } from '../../src/protocol/fields.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { serializeFrame, simpleSpec } from '../../src/protocol/frame/serialize.ts';

const HELLO = fromHex('818537fa213d7f9f4d5158');

/** Text and tags of a document whose every tag is closed and every character allowed; throws where XML would not have it. */
function parse(document: string): { readonly texts: string[]; readonly tags: string[] } {
  const open: string[] = [];
  const texts: string[] = [];
  const tags: string[] = [];
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document)) throw new Error('a character that XML does not have');
  const token = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|((?:[^<&]|&(?:amp|lt|gt|quot|#39);)+)/gy;
  while (token.lastIndex < document.length) {
    const at = token.lastIndex;
    const match = token.exec(document);
    if (match === null) throw new Error(`no markup at ${at}: ${document.slice(at, at + 40)}`);
    const [, closing, name, , empty, text] = match;
    if (text !== undefined) texts.push(text.trim());
    else if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      tags.push(name!);
      if (empty === '') open.push(name!);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(' ')} is open`);
  return { texts: texts.filter((each) => each !== ''), tags };
}

const payloads = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => new TextEncoder().encode(text)),
  fc
    .constantFrom('<script>alert(1)</script>', ']]>&amp;"\'', '\0\x01\x1f\x7f\ufffe\uffff', '\ud800', '\u202e\u200d\u0301', '😀好')
    .map((text) => new TextEncoder().encode(text)),
);
const frames = fc
  .tuple(fc.nat({ max: 15 }), payloads, fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })), fc.nat({ max: 8 }))
  .map(([opcode, payload, key, cut]) => {
    const bytes = serializeFrame(simpleSpec(opcode, payload, key));
    return bytes.subarray(0, bytes.length - (cut > 4 ? Math.min(bytes.length, cut) : 0));
  });
const widths = fc.constantFrom(8 as const, 32 as const);

describe('the drawing', () => {
  property.prop([fc.oneof(frames, fc.uint8Array({ maxLength: 50 })), widths], { numRuns: 300 })(
    'is well-formed, with no script',
    (bytes, bitsPerRow) => {
      const { tags } = parse(svg(dissectFrame(bytes), { bitsPerRow }));
      expect(new Set(tags)).toEqual(
        new Set([...new Set(tags)].filter((tag) => ['svg', 'title', 'desc', 'rect', 'path', 'text'].includes(tag))),
      );
      expect(tags.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    },
  );

  property.prop([frames, widths], { numRuns: 200 })('has every bit of a short frame, in order', (bytes, bitsPerRow) => {
    const frame = dissectFrame(bytes);
    const drawing = svg(frame, { bitsPerRow });
    if (/more bytes \.\.\./.test(drawing)) return;
    const bits = Array.from(drawing.matchAll(/font-size="14" fill="#[0-9a-f]{6}">([01])</g), (match) => match[1]).join('');
    expect(bits).toBe(Array.from(bytes.subarray(0, frame.byteLength), (byte) => byte.toString(2).padStart(8, '0')).join(''));
  });

  it.skipIf(spawnSync('which', ['python3']).status !== 0)('is read by another parser of XML, whatever the payload', () => {
    const drawings = fc.sample(fc.tuple(frames, widths), 200).map(([bytes, bitsPerRow]) => svg(dissectFrame(bytes), { bitsPerRow }));
    const program =
      'import json, sys, xml.dom.minidom\nfor each in json.load(sys.stdin):\n  xml.dom.minidom.parseString(each.encode("utf-8"))\nprint("read")';
    const { stdout, stderr } = spawnSync('python3', ['-c', program], { input: JSON.stringify(drawings), encoding: 'utf8' });
    expect([stderr, stdout]).toEqual(['', 'read\n']);
  });

  it('says its fields in words', () => {
    const { texts } = parse(svg(dissectFrame(HELLO)));
    expect(texts[0]).toBe('WebSocket frame (RFC 6455 §5.2), 11 bytes');
    expect(texts[1]).toContain(
      'FIN 1; RSV1 0; RSV2 0; RSV3 0; opcode 0x1 text; MASK 1; Payload len 5; Masking-key 37, fa, 21, 3d; Payload Data 7f ^ 37',
    );
  });

  it('escapes what a payload says', () => {
    const drawing = svg(dissectFrame(serializeFrame(simpleSpec(1, new TextEncoder().encode('<&>"\0\u202e\uffff')))));
    expect(drawing).toContain('3c &#39;&lt;&#39;');
    expect(drawing).toContain('00 U+0000');
    expect(drawing).toContain('e2 U+202E');
    expect(drawing).toContain('ef U+FFFF');
  });

  it('prints the letter of every field beside its colour', () => {
    const drawing = svg(dissectFrame(fromHex(`82fe0080${'00'.repeat(132)}`)));
    for (const letter of new Set(Object.values(FIELDS).flatMap(({ letter }) => letter ?? []))) {
      expect(drawing).toMatch(new RegExp(`font-weight="700"[^>]*>${letter}<`));
    }
  });
});

describe('the colours', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8');
  const light = sheet.slice(0, sheet.indexOf('[data-theme'));
  const token = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(light)![1]!;
  const ROLES = { flags: 'flags', opcode: 'opcode', mask: 'mask', length: 'len', 'extended-length': 'ext', key: 'key', payload: 'payload' };

  it.each(Object.entries(ROLES))('of %s are those of the light theme', (role, name) => {
    expect(ROLE_COLOURS[role as keyof typeof ROLES]).toEqual({
      fill: token(`f-${name}`),
      on: token(`f-${name}-on`),
      tint: token(`f-${name}-tint`),
      ink: token(`f-${name}-ink`),
    });
  });

  it.each(Object.entries(PAGE_COLOURS))('%s is that of the light theme', (name, colour) => {
    expect(colour).toBe(token(name));
  });
});
