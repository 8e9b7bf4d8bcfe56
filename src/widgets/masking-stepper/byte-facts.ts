/**
 * What there is to say about one byte or one step: facts for the sentences of either language.
 *
 * Knows bytes, characters and steps. Must not know wording.
 */
import type { BitFacts, ByteFacts, CharacterFacts, MaskingMode } from '../../i18n/masking/facts.ts';
import { hexByte } from '../../protocol/bytes/hex.ts';
import { characters } from '../../protocol/bytes/utf8.ts';
import { keyByteFor } from '../../protocol/frame/masking.ts';
import { visible } from '../frame-bench/frame-characters.ts';

/** What the lanes are computed from. */
export interface Masked {
  /** The payload, unmasked. */
  readonly plain: Uint8Array;
  /** Four bytes. */
  readonly key: Uint8Array;
  readonly mode: MaskingMode;
}

export const keyByteAt = ({ key }: Masked, index: number): number => key[keyByteFor(index)]!;
export const wireByteAt = (masked: Masked, index: number): number => masked.plain[index]! ^ keyByteAt(masked, index);

/** The byte that goes into the XOR, and the one that comes out. */
export function wayOf(masked: Masked, index: number): { readonly from: number; readonly to: number } {
  const [plain, wire] = [masked.plain[index]!, wireByteAt(masked, index)];
  return masked.mode === 'mask' ? { from: plain, to: wire } : { from: wire, to: plain };
}

const NO_CHARACTER: CharacterFacts = { text: null, part: 1, parts: 1, cut: false };

/** The character that payload byte `index` belongs to. Looks no further than the bytes around it. */
export function characterOf(plain: Uint8Array, index: number): CharacterFacts {
  const found = characters(plain, index, index + 1).find(({ start, end }) => index >= start && index < end);
  if (!found) return NO_CHARACTER;
  const place = { part: index - found.start + 1, parts: found.end - found.start };
  if (found.splitsBefore || found.splitsAfter) return { text: null, ...place, cut: true };
  return found.codePoint === null ? NO_CHARACTER : { text: visible(found.text), ...place, cut: false };
}

export function byteFacts(masked: Masked, index: number): ByteFacts {
  const { from, to } = wayOf(masked, index);
  return {
    index,
    character: characterOf(masked.plain, index),
    mode: masked.mode,
    from: hexByte(from),
    keyIndex: keyByteFor(index),
    key: hexByte(keyByteAt(masked, index)),
    to: hexByte(to),
  };
}

/** Bit `bit` (0 is the most significant) of a byte. */
export const bitOf = (byte: number, bit: number): 0 | 1 => ((byte >> (7 - bit)) & 1) as 0 | 1;

export function bitFacts(masked: Masked, index: number, bit: number): BitFacts {
  const { from } = wayOf(masked, index);
  return { ...byteFacts(masked, index), bit, fromBit: bitOf(from, bit), keyBit: bitOf(keyByteAt(masked, index), bit) };
}
