/**
 * Everything is linked to everything: what is pointed at in one view is lit, as the same span, in all the others. Tried
 * for the seven field roles on frames with a 126-byte payload, masked and unmasked.
 */
import type { Page } from '@playwright/test';
import { box, litAs, openBench, type Lit } from './bench.ts';
import { expect, test } from './site.ts';

/** 126 bytes: characters of one to four bytes, then letters. */
const TEXT = '你好,é🌐' + 'abcdefghij'.repeat(11) + 'klm';
const KEY = [0x37, 0xfa, 0x21, 0x3d];

interface Sent {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly dir: string;
  readonly header: number;
  /** Name in the table with its letter, and bits [from, to) of the frame. */
  readonly fields: readonly (readonly [string, number, number])[];
}

const payload = [...new TextEncoder().encode(TEXT)];
const FIRST = [
  ['F FIN', 0, 1],
  ['R RSV1', 1, 2],
  ['R RSV2', 2, 3],
  ['R RSV3', 3, 4],
  ['O Opcode', 4, 8],
  ['M MASK', 8, 9],
  ['L Length', 9, 16],
  ['X Extended length, 16 bits', 16, 32],
  ['L Payload length', 9, 32],
] as const;
const LENGTH_BITS = payload.length * 8;
const SENT: readonly Sent[] = [
  {
    name: 'a masked frame from a client',
    bytes: [0x81, 0xfe, 0, 126, ...KEY, ...payload.map((byte, i) => byte ^ KEY[i % 4]!)],
    dir: 'c2s',
    header: 8,
    fields: [...FIRST, ['K Masking key', 32, 64], ['D Payload', 64, 64 + LENGTH_BITS], ['D Payload, unmasked', 64, 64 + LENGTH_BITS]],
  },
  {
    name: 'an unmasked frame from a server',
    bytes: [0x81, 0x7e, 0, 126, ...payload],
    dir: 's2c',
    header: 4,
    fields: [...FIRST, ['D Payload', 32, 32 + LENGTH_BITS]],
  },
];

const hexOf = (bytes: readonly number[], separator: string): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(separator);

/** What must be lit for bits [from, to), in everything that is drawn. */
async function expected(page: Page, sent: Sent, from: number, to: number): Promise<Lit> {
  const drawn = await page.evaluate(() => ({
    bits: [...document.querySelectorAll<HTMLElement>('table[role=grid] [data-bit]')].map((cell) => Number(cell.dataset['bit'])),
    bytes: [...document.querySelectorAll<HTMLElement>('.pill')].map((pill) => Number(pill.dataset['byte'])),
  }));
  const [first, end] = [Math.floor(from / 8), Math.ceil(to / 8)];
  let at = sent.header;
  let text = '';
  for (const character of TEXT) {
    const next = at + new TextEncoder().encode(character).length;
    if (at < end && next > first) text += character;
    at = next;
  }
  return {
    grid: drawn.bits.filter((bit) => bit >= from && bit < to),
    strip: drawn.bytes.filter((byte) => byte >= first && byte < end),
    table: sent.fields.filter(([, start, stop]) => start < to && from < stop).map(([name]) => name),
    text,
    box: hexOf(sent.bytes.slice(first, end), ' '),
  };
}

/** A field's place, and a bit of it to point at. Length and payload names are those of the table. */
interface Role {
  readonly role: string;
  readonly row: string;
  readonly bit: number;
  /** What pointing at one of its bits means: the field, or the one byte of a run of bytes. */
  readonly byBit: readonly [number, number];
  /** What pointing at its byte in the strip means: a byte of several fields means all of them. */
  readonly byByte: readonly [number, number];
}

const ROLES: readonly Role[] = [
  { role: 'flags', row: 'F FIN', bit: 0, byBit: [0, 1], byByte: [0, 8] },
  { role: 'opcode', row: 'O Opcode', bit: 6, byBit: [4, 8], byByte: [0, 8] },
  { role: 'mask', row: 'M MASK', bit: 8, byBit: [8, 9], byByte: [8, 16] },
  { role: 'length', row: 'L Length', bit: 12, byBit: [9, 16], byByte: [8, 16] },
  { role: 'extended length', row: 'X Extended length, 16 bits', bit: 25, byBit: [16, 32], byByte: [16, 32] },
];

function rolesOf({ header, dir }: Sent): readonly Role[] {
  const start = header * 8;
  const key: Role = { role: 'key', row: 'K Masking key', bit: 49, byBit: [48, 56], byByte: [48, 56] };
  return [
    ...ROLES,
    ...(dir === 'c2s' ? [key] : []),
    // The second byte of a three-byte character stands for the whole character.
    { role: 'payload (Chinese)', row: 'D Payload', bit: start + 8, byBit: [start, start + 24], byByte: [start, start + 24] },
    {
      role: 'payload (letter)',
      row: 'D Payload',
      bit: start + 13 * 8,
      byBit: [start + 104, start + 112],
      byByte: [start + 104, start + 112],
    },
  ];
}

const cell = (page: Page, bit: number) => page.locator(`table[role=grid] [data-bit="${bit}"]`);
const pill = (page: Page, bit: number) => page.locator(`.pill[data-byte="${Math.floor(bit / 8)}"]`);
const rowOf = (page: Page, name: string) => page.locator(`.fields tbody tr:nth-child(${ROWS.indexOf(name) + 1})`);
let ROWS: string[] = [];

async function show(page: Page, sent: Sent): Promise<void> {
  await openBench(page, `frames/#f=${hexOf(sent.bytes, '')}&dir=${sent.dir}`);
  await expect(page.locator('.fields tbody tr')).toHaveCount(sent.fields.length);
  ROWS = await page.locator('.fields tbody th').evaluateAll((all) => all.map((each) => each.textContent.trim().replace(/\s+/g, ' ')));
  expect([...ROWS].sort()).toEqual(sent.fields.map(([name]) => name).sort());
}

/** Lit alike in every view, as `kind`. */
async function expectLit(page: Page, sent: Sent, kind: 'hover' | 'pin', [from, to]: readonly [number, number], why: string): Promise<void> {
  const want = await expected(page, sent, from, to);
  const sorted = (lit: Lit): Lit => ({ ...lit, table: [...lit.table].sort() });
  await expect.poll(async () => sorted(await litAs(page, kind)), { message: why }).toEqual(sorted(want));
}

for (const sent of SENT) {
  for (const how of ['hover', 'focus'] as const) {
    test(`${how} lights the same span everywhere, on ${sent.name}`, async ({ page }) => {
      await show(page, sent);
      for (const { role, row, bit, byBit, byByte } of rolesOf(sent)) {
        const [, start, end] = sent.fields.find(([name]) => name === row)!;
        if (how === 'hover') {
          await cell(page, bit).hover();
          await expectLit(page, sent, 'hover', byBit, `${role}, hovered in the grid`);
          await pill(page, bit).hover();
          await expectLit(page, sent, 'hover', byByte, `${role}, hovered in the strip`);
          await rowOf(page, row).locator('.value').hover();
          await expectLit(page, sent, 'hover', [start, end], `${role}, hovered in the table`);
        } else {
          await cell(page, bit).focus();
          await expectLit(page, sent, 'hover', byBit, `${role}, focused in the grid`);
          await pill(page, bit).focus();
          await expectLit(page, sent, 'hover', byByte, `${role}, focused in the strip`);
          await rowOf(page, row).locator('th button').focus();
          await expectLit(page, sent, 'hover', [start, end], `${role}, focused in the table`);
        }
      }
    });
  }

  test(`characters of the payload light their bytes, on ${sent.name}`, async ({ page }) => {
    await show(page, sent);
    let at = sent.header;
    for (const [index, character] of [...TEXT].slice(0, 6).entries()) {
      const end = at + new TextEncoder().encode(character).length;
      await page.locator(`.text [data-at="${index}"]`).hover();
      await expectLit(page, sent, 'hover', [at * 8, end * 8], `character ${character}`);
      at = end;
    }
  });

  test(`caret and selection in the box point at bytes, on ${sent.name}`, async ({ page }) => {
    await show(page, sent);
    const select = (from: number, to: number) =>
      box(page).evaluate(
        (area: HTMLTextAreaElement, [start, end]) => {
          area.focus();
          area.setSelectionRange(start!, end!);
        },
        [from, to],
      );
    for (const { role, bit } of rolesOf(sent)) {
      const byte = Math.floor(bit / 8);
      await select(byte * 3 + 1, byte * 3 + 1);
      await expectLit(page, sent, 'hover', [byte * 8, byte * 8 + 8], `${role}, caret in the box`);
      await select(byte * 3, byte * 3 + 5);
      await expectLit(page, sent, 'pin', [byte * 8, byte * 8 + 16], `${role}, selected in the box`);
    }
  });

  test(`one hover and one pin live side by side, Esc lets the pin go, on ${sent.name}`, async ({ page }) => {
    await show(page, sent);
    await cell(page, 5).focus();
    await page.keyboard.press('p');
    await page.locator(`.text [data-at="2"]`).hover();
    const third = sent.header * 8 + 6 * 8;
    await expectLit(page, sent, 'pin', [4, 8], 'the pinned opcode');
    await expectLit(page, sent, 'hover', [third, third + 8], 'the hovered comma');
    await page.mouse.move(5, 5);
    await expectLit(page, sent, 'pin', [4, 8], 'the pin stays when the pointer leaves');
    expect((await litAs(page, 'hover')).grid).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([]);
    // A table row pins its bytes, in the box as a selection; the same row again lets go.
    const button = rowOf(page, 'X Extended length, 16 bits').locator('th button');
    await button.click();
    await page.mouse.move(5, 5);
    await expectLit(page, sent, 'pin', [16, 32], 'the pinned extended length');
    expect(await box(page).evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe('00 7e');
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await button.click();
    await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([]);
    // A character pins its bytes too.
    await page.locator(`.text [data-at="0"]`).click();
    await page.mouse.move(5, 5);
    await expectLit(page, sent, 'pin', [sent.header * 8, sent.header * 8 + 24], 'the pinned character');
  });
}

test('a key byte lights its lane, a payload byte its key byte', async ({ page }) => {
  await show(page, SENT[0]!);
  const lane = () =>
    page.locator('.pill[data-light=lane]').evaluateAll((all) => all.map((each) => Number((each as HTMLElement).dataset['byte'])));
  await cell(page, 49).hover();
  const bytes = await lane();
  expect(bytes.length).toBeGreaterThan(5);
  expect(bytes.every((byte) => byte >= 8 && (byte - 8) % 4 === 2)).toBe(true);
  // The twelfth payload byte is a letter of its own.
  await cell(page, 64 + 13 * 8).hover();
  expect(await lane()).toEqual([4 + (13 % 4)]);
});

test('the explain line speaks of what is pointed at, and links its section', async ({ page }) => {
  await show(page, SENT[0]!);
  const line = page.locator('.explain');
  for (const [bit, words] of [
    [0, /FIN is 1/],
    [5, /text/],
    [8, /MASK is 1/],
    [12, /126/],
    [20, /126/],
    [40, /key/i],
    [64, /你/],
  ] as const) {
    await cell(page, bit).hover();
    await expect(line).toContainText(words);
    await expect(line.locator('a')).toHaveAttribute('href', /rfc-editor\.org|rfc6455/);
  }
});
