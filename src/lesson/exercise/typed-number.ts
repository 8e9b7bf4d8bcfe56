/** Reads a whole number as people of this trade write it. Must not know what the number is for. */

const FORMS: readonly (readonly [RegExp, number])[] = [
  [/^0x([0-9a-f]+)$/i, 16],
  [/^([0-9a-f]+)h$/i, 16],
  [/^0b([01]+)$/i, 2],
  [/^0o([0-7]+)$/i, 8],
  [/^([0-9]+)$/, 10],
];

/**
 * `126`, `0x7e`, `7eh`, `0b1111110`, `0b111_1110`, `65,536`, full-width digits: the number; null for anything else, also for one that
 * a double cannot hold exactly.
 */
export function typedNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=[0-9a-f])[ _,'](?=[0-9a-f])/gi, '');
  for (const [form, base] of FORMS) {
    const digits = form.exec(plain)?.[1];
    if (digits === undefined) continue;
    const value = Number.parseInt(digits, base);
    return Number.isSafeInteger(value) ? value : null;
  }
  return null;
}
