/**
 * How a header byte is painted and what may be said about it.
 *
 * Knows the fields of each byte by their bits. Must not know the DOM or wording.
 */
import type { EncoderTexts } from './texts.ts';
import type { LengthFacts } from '../../i18n/length/facts.ts';
import type { FieldRole } from '../../protocol/fields.ts';
import { fieldSpec, type FieldId } from '../../protocol/fields.ts';
import { sectionLabel, sectionUrl } from '../../i18n/rfc.ts';
import type { HeaderCell } from './picture.ts';

/** Painted parts of a byte in eighths of its width. */
export const PAINT: Readonly<Record<HeaderCell['part'], readonly { from: number; width: number; role: FieldRole }[]>> = {
  byte0: [
    { from: 0, width: 4, role: 'flags' },
    { from: 4, width: 4, role: 'opcode' },
  ],
  byte1: [
    { from: 0, width: 1, role: 'mask' },
    { from: 1, width: 7, role: 'length' },
  ],
  length: [{ from: 0, width: 8, role: 'extended-length' }],
  key: [{ from: 0, width: 8, role: 'key' }],
};

const FIELD: Readonly<Record<HeaderCell['part'], FieldId>> = {
  byte0: 'frame.opcode',
  byte1: 'frame.payload-length-7',
  length: 'frame.payload-length-16',
  key: 'frame.masking-key',
};

/** What the explain line says about a byte of the header. */
export function explainCell(cell: HeaderCell, facts: LengthFacts, keyAt: number, { length: texts }: EncoderTexts) {
  const { letter, role, section } = fieldSpec(FIELD[cell.part]);
  return {
    letter,
    role,
    name: texts.explain.names[cell.part],
    text: textOf(cell, facts, keyAt, texts),
    section: { label: sectionLabel(section), href: sectionUrl(section) ?? '' },
  };
}

/** The byte that a key leads to from byte `at`, or null for a key that the row leaves alone. */
export function walk(key: string, at: number, count: number): number | null {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

function textOf(
  { part, value, power, padding, index }: HeaderCell,
  facts: LengthFacts,
  keyAt: number,
  texts: EncoderTexts['length'],
): string {
  if (value === null) return texts.explain.notYet;
  if (part === 'byte0') return texts.explain.byte0(value);
  if (part === 'byte1') return texts.explain.byte1(facts);
  if (part === 'key') return texts.explain.key(index - keyAt);
  const exponent = power ?? 0;
  return texts.explain.weight(value, exponent, BigInt(value) * 256n ** BigInt(exponent), padding);
}
