/**
 * UTF-8 as RFC 3629 defines it, checked one byte at a time with a small integer for a state, so that a check can
 * stop anywhere and go on in the next chunk or fragment.
 *
 * Knows bytes and code points. Must not know frames, messages or what a bad byte costs a connection.
 */

/** Between characters: the only state in which a text may end. */
export const ACCEPT = 0;
/** An impossible byte was seen; nothing leads out of here. */
export const REJECT = 8;

// 1 to 3: that many continuation bytes to come, each 80..BF. 4 to 7: as 2 or 3, but the next byte is restricted so
// that overlong forms, surrogates and values beyond U+10FFFF fail at the first byte that gives them away.
const AFTER_E0 = 4;
const AFTER_ED = 5;
const AFTER_F0 = 6;
const AFTER_F4 = 7;
const STATES = 9;

function follow(state: number, byte: number): number {
  const within = (low: number, high: number, then: number) => (byte >= low && byte <= high ? then : REJECT);
  switch (state) {
    case ACCEPT:
      if (byte < 0x80) return ACCEPT;
      if (byte >= 0xc2 && byte <= 0xdf) return 1;
      if (byte === 0xe0) return AFTER_E0;
      if (byte === 0xed) return AFTER_ED;
      if (byte >= 0xe1 && byte <= 0xef) return 2;
      if (byte === 0xf0) return AFTER_F0;
      if (byte >= 0xf1 && byte <= 0xf3) return 3;
      return byte === 0xf4 ? AFTER_F4 : REJECT;
    case AFTER_E0:
      return within(0xa0, 0xbf, 1);
    case AFTER_ED:
      return within(0x80, 0x9f, 1);
    case AFTER_F0:
      return within(0x90, 0xbf, 2);
    case AFTER_F4:
      return within(0x80, 0x8f, 2);
    case REJECT:
      return REJECT;
    default:
      return within(0x80, 0xbf, state - 1);
  }
}

const NEXT = Uint8Array.from({ length: STATES * 256 }, (_, i) => follow(i >> 8, i & 0xff));
const MISSING = [0, 1, 2, 3, 2, 2, 3, 3, 0] as const;

/** The state after one more byte. */
export function utf8Step(state: number, byte: number): number {
  return NEXT[(state << 8) | byte]!;
}

/** Bytes still needed to end the character begun in `state`: 0 to 3. */
export function utf8Missing(state: number): number {
  return MISSING[state] ?? 0;
}

/** The state after bytes [from, to), begun in `state`. */
export function utf8Run(bytes: Uint8Array, from: number, to: number, state: number): number {
  let now = state;
  for (let i = from; i < to; i++) now = NEXT[(now << 8) | bytes[i]!]!;
  return now;
}

/** Index of the first byte in [from, to) that cannot stand where it stands, begun in `state`; -1 when there is none. */
export function utf8FirstBad(bytes: Uint8Array, from: number, to: number, state: number): number {
  let now = state;
  for (let i = from; i < to; i++) {
    now = NEXT[(now << 8) | bytes[i]!]!;
    if (now === REJECT) return i;
  }
  return -1;
}

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as everywhere on the web. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text of well-formed UTF-8 (a leading U+FEFF is kept: it is part of the message), or null. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One character, or one run of bytes that is none, as half-open byte indexes into the bytes given to `characters`. */
export interface Utf8Character {
  readonly start: number;
  readonly end: number;
  /** Null for bytes that are no character, or only a part of one. */
  readonly codePoint: number | null;
  /** The character; U+FFFD where there is no code point. */
  readonly text: string;
  /** Its first bytes came before these bytes (in the fragment before). */
  readonly splitsBefore: boolean;
  /** Its last bytes come after these bytes (in the next fragment, or never). */
  readonly splitsAfter: boolean;
}

/**
 * The characters that touch the window [from, to) of `bytes`, whole ones at its edges included. `carry` is the UTF-8
 * state at byte 0, for a fragment that begins inside a character. Work is bounded by the window, not by the payload.
 */
export function characters(bytes: Uint8Array, from: number, to: number, carry: number = ACCEPT): Utf8Character[] {
  const end = Math.min(to, bytes.length);
  const start = Math.max(0, from);
  const list: Utf8Character[] = [];
  let at = start < end ? characterStart(bytes, start, carry) : end;
  while (at < end) {
    const first = at === 0 && carry !== REJECT ? carry : ACCEPT;
    const next = readCharacter(bytes, at, first);
    if (next.end > start) list.push(next);
    at = next.end;
  }
  return list;
}

/** The nearest place at or before `from` where a character (or a bad run) begins. */
function characterStart(bytes: Uint8Array, from: number, carry: number): number {
  const isContinuation = (i: number) => ((bytes[i] ?? 0) & 0b1100_0000) === 0b1000_0000;
  for (let start = from; start > 0 && start >= from - 3; start--) {
    if (isContinuation(start)) continue;
    return start;
  }
  if (from <= 3) {
    // No lead byte between here and the beginning: these continue what `carry` began, or stand alone.
    return carry === ACCEPT && from > 0 && isContinuation(0) ? from : 0;
  }
  return from;
}

function readCharacter(bytes: Uint8Array, start: number, carry: number): Utf8Character {
  let state = carry;
  let end = start;
  let codePoint = 0;
  do {
    const byte = bytes[end]!;
    const next = utf8Step(state, byte);
    // The bad byte ends the run before it, unless it is alone: then it is the run.
    if (next === REJECT) return broken(start, Math.max(end, start + 1));
    codePoint = state === ACCEPT ? byte & leadBits(byte) : (codePoint << 6) | (byte & 0b0011_1111);
    state = next;
    end++;
  } while (state !== ACCEPT && end < bytes.length);
  const splitsBefore = carry !== ACCEPT;
  const splitsAfter = state !== ACCEPT;
  if (splitsBefore || splitsAfter) return { start, end, codePoint: null, text: '\ufffd', splitsBefore, splitsAfter };
  return { start, end, codePoint, text: String.fromCodePoint(codePoint), splitsBefore, splitsAfter };
}

function broken(start: number, end: number): Utf8Character {
  return { start, end, codePoint: null, text: '\ufffd', splitsBefore: false, splitsAfter: false };
}

function leadBits(byte: number): number {
  if (byte < 0x80) return 0b0111_1111;
  if (byte < 0xe0) return 0b0001_1111;
  return byte < 0xf0 ? 0b0000_1111 : 0b0000_0111;
}
