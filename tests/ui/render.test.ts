import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { en as enFields } from '../../src/i18n/fields/en.ts';
import { en } from '../../src/i18n/ui/en.ts';
import { zh } from '../../src/i18n/ui/zh.ts';
import { wireLeaves } from '../../src/protocol/annotation/query.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import type { FieldId } from '../../src/protocol/fields.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { Selection } from '../../src/state/selection.svelte.ts';
import BitGrid from '../../src/ui/BitGrid.svelte';
import ByteStrip from '../../src/ui/ByteStrip.svelte';
import { component as Glance, texts as glanceTexts } from '../../src/widgets/frame-glance/en.ts';

const HELLO = '818537fa213d7f9f4d5158';
const fieldName = (field: FieldId) => enFields[field].name;
const gridOf = (hex: string, more: object = {}) => {
  const bytes = fromHex(hex);
  const fields = wireLeaves(dissectFrame(bytes).tree);
  return render(BitGrid, { props: { bytes, fields, linking: new Selection(), texts: en.grid, fieldName, ...more } }).body;
};
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

describe('the prerendered bit grid', () => {
  it('is a grid of named cells with one tab stop', () => {
    const html = gridOf(HELLO);
    expect(html).toContain('aria-label="Frame bits, 11 bytes"');
    expect(html).toMatch(/aria-pressed="true"[^>]*aria-label="FIN, bit 0 of byte 0"/);
    expect(html).toMatch(/aria-pressed="false"[^>]*aria-label="RSV1, bit 1 of byte 0"/);
    expect(html).toContain('Byte 1, hex 85');
    expect(count(html, /data-bit="/g)).toBe(88);
    expect(count(html, /tabindex="0"/g)).toBe(1);
  });

  it('says which cells have not arrived and which are at fault', () => {
    expect(gridOf('81')).toContain('aria-label="MASK, bit 0 of byte 1, not here yet"');
    const marks = [{ range: { start: 1, end: 2 }, number: 3 }];
    expect(gridOf('c100', { marks })).toContain('aria-label="RSV1, bit 1 of byte 0, problem 3"');
  });

  it('draws a long payload folded', () => {
    const html = gridOf(`827e0100${'ab'.repeat(256)}`);
    expect(count(html, /data-bit="/g)).toBe(20 * 8);
    expect(html).toContain('… 240 more rows');
  });

  it('lights pinned cells and rings them', () => {
    const linking = new Selection();
    linking.togglePin({ frame: 0, source: 'wire', range: { start: 4, end: 8 }, field: 'frame.opcode' });
    const html = gridOf(HELLO, { linking });
    expect(count(html, /class="ring pin[^>]*data-from="4"[^>]*data-to="8"/g)).toBe(1);
    expect(count(html, /class="bit[^"]* lit/g)).toBe(4);
  });
});

describe('the prerendered strip', () => {
  it('draws a 64 KiB frame by its first bytes', () => {
    const bytes = new Uint8Array(65_546);
    bytes.set(fromHex('827f0000000000010000'));
    const fields = wireLeaves(dissectFrame(bytes).tree);
    const html = render(ByteStrip, { props: { bytes, fields, linking: new Selection(), texts: en.strip, fieldName } }).body;
    expect(count(html, /data-byte="/g)).toBe(48);
    expect(html).toContain('aria-label="Byte 0, 82, FIN, RSV1, RSV2, RSV3, Opcode"');
  });
});

describe('the prerendered glance', () => {
  const html = render(Glance, { props: { hex: HELLO, href: 'frames/', texts: glanceTexts } }).body;

  it('shows bits, bytes, fields and the way to the dissector', () => {
    expect(count(html, /data-bit="/g)).toBe(88);
    expect(count(html, /data-byte="/g)).toBe(11);
    expect(html).toContain('Hello');
    expect(html.includes(`href="frames/#f=${HELLO}"`)).toBe(true);
  });

  it('has no style attribute, which the Content-Security-Policy would drop', () => {
    expect(html).not.toMatch(/\sstyle=/);
  });
});

describe('the words of the shared components', () => {
  it('list the same keys in both languages', () => {
    const keys = (texts: typeof en) => texts.keys.rows.map((row) => row.keys.join(' '));
    expect(keys(zh)).toEqual(keys(en));
  });
});
