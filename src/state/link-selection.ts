/**
 * The `sel` part of a link: which frame is looked at and which of its fields or bits is pinned.
 *
 * Knows short names of fields and the spelling. Must not know bytes: whether such a frame or field exists is asked later.
 */
import type { FieldId } from '../protocol/fields.ts';

/** `frame` counts over all runs of the paste, from 0. Bits are half-open, from the frame's (or its unmasked payload's) first bit. */
export interface LinkSelection {
  readonly frame: number;
  readonly field?: FieldId;
  readonly bits?: { readonly source: 'wire' | 'unmasked'; readonly start: number; readonly end: number };
}

const NAMES: Readonly<Record<string, FieldId>> = {
  fin: 'frame.fin',
  rsv1: 'frame.rsv1',
  rsv2: 'frame.rsv2',
  rsv3: 'frame.rsv3',
  opcode: 'frame.opcode',
  mask: 'frame.mask',
  len: 'frame.payload-length',
  len7: 'frame.payload-length-7',
  len16: 'frame.payload-length-16',
  len64: 'frame.payload-length-64',
  key: 'frame.masking-key',
  payload: 'frame.payload',
  unmasked: 'frame.payload-unmasked',
  code: 'frame.close-code',
  reason: 'frame.close-reason',
};
const NAME_OF = new Map(Object.entries(NAMES).map(([name, field]) => [field, name]));

/** `key`, `3.key`, `3`, `3.w16-24` (wire bits), `3.u8-16` (unmasked bits). Frame 0 is written where it stands alone. */
export function formatSelection({ frame, field, bits }: LinkSelection): string {
  const what =
    field && NAME_OF.has(field) ? NAME_OF.get(field)! : bits ? `${bits.source === 'wire' ? 'w' : 'u'}${bits.start}-${bits.end}` : '';
  if (frame === 0 && what !== '') return what;
  return what === '' ? String(frame) : `${frame}.${what}`;
}

/** The reverse; null for anything else. */
export function parseSelection(text: string): LinkSelection | null {
  const match = /^(?:(\d{1,9})(?:\.|$))?(?:([a-z][a-z0-9]*?)|([wu])(\d{1,10})-(\d{1,10}))?$/.exec(text);
  if (!match || text === '' || text.endsWith('.')) return null;
  const frame = Number(match[1] ?? 0);
  if (match[2] !== undefined) {
    if (!Object.hasOwn(NAMES, match[2])) return null;
    return { frame, field: NAMES[match[2]]! };
  }
  if (match[3] === undefined) return { frame };
  const start = Number(match[4]);
  const end = Number(match[5]);
  return end > start ? { frame, bits: { source: match[3] === 'w' ? 'wire' : 'unmasked', start, end } } : null;
}
