/**
 * Where a section reference leads: `RFC 6455 §5.2` -> its address at rfc-editor.org, and the sections that exist.
 *
 * Knows document numbers and section numbers. Must not know who refers to them.
 */

/** Sections of each document, with subsections as `parent: how many`. */
const OUTLINE: Readonly<Record<number, { readonly top: number; readonly sub: Readonly<Record<string, number>> }>> = {
  3986: { top: 9, sub: { '3': 5, '3.2': 3 } },
  4648: { top: 14, sub: { '3': 5 } },
  6454: { top: 12, sub: { '6': 2, '7': 3, '8': 3 } },
  6455: {
    top: 14,
    sub: {
      '1': 9,
      '2': 1,
      '4': 4,
      '4.2': 2,
      '5': 8,
      '5.5': 3,
      '6': 2,
      '7': 4,
      '7.1': 7,
      '7.2': 3,
      '7.4': 2,
      '8': 1,
      '9': 2,
      '10': 8,
      '11': 9,
      '11.1': 2,
      '11.3': 5,
      '14': 2,
    },
  },
  6585: { top: 9, sub: {} },
  7692: {
    top: 10,
    sub: { '5': 2, '6': 2, '7': 2, '7.1': 3, '7.1.1': 2, '7.1.2': 2, '7.2': 3, '7.2.3': 6 },
  },
  8441: { top: 10, sub: { '5': 1, '9': 2 } },
  9110: { top: 19, sub: { '2': 5, '5': 6, '5.6': 7, '7': 8, '7.6': 3, '8': 8, '9': 3, '9.3': 8, '15': 6, '15.2': 2, '15.5': 22 } },
  9112: { top: 12, sub: { '2': 3, '3': 3, '3.2': 4, '5': 2, '6': 3, '7': 4, '9': 8, '10': 2 } },
  9113: { top: 12, sub: { '8': 8 } },
  9220: { top: 6, sub: { '6': 2 } },
};

/** Every section of a document that is known here, for instance `5.2`; empty for another document. */
export function sectionsOf(rfc: number): readonly string[] {
  const outline = OUTLINE[rfc];
  if (!outline) return [];
  const count = (length: number, prefix: string): string[] => Array.from({ length }, (_, index) => `${prefix}${index + 1}`);
  return [...count(outline.top, ''), ...Object.entries(outline.sub).flatMap(([parent, length]) => count(length, `${parent}.`))];
}

/** Reads `RFC 6455 §5.2`, or `5.2` meaning RFC 6455; null when it is neither. */
export function parseSection(reference: string): { readonly rfc: number; readonly section: string } | null {
  const match = /^(?:RFC (\d+) )?§?(\d+(?:\.\d+)*)$/.exec(reference.trim());
  return match ? { rfc: Number(match[1] ?? 6455), section: match[2] ?? '' } : null;
}

/** The address of a section reference as `parseSection` reads it; null for a section that does not exist. */
export function sectionUrl(reference: string): string | null {
  const parsed = parseSection(reference);
  if (!parsed || !sectionsOf(parsed.rfc).includes(parsed.section)) return null;
  return `https://www.rfc-editor.org/rfc/rfc${parsed.rfc}#section-${parsed.section}`;
}

/** `5.2` -> `RFC 6455 §5.2`; a reference that names its document stays as it is. */
export function sectionLabel(reference: string): string {
  const parsed = parseSection(reference);
  return parsed ? `RFC ${parsed.rfc} §${parsed.section}` : reference;
}
