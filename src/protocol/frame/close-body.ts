/**
 * The body of a Close frame (RFC 6455 §5.5.1, §7.4): a two-byte code and a UTF-8 reason, or nothing.
 *
 * Knows the ranges of close codes and their registry. Must not know their names (i18n has them).
 */

/**
 * What a code says about itself on the wire. `usable`: defined, or for libraries and applications; `never-sent`: a name
 * for what the receiver saw (1005, 1006, 1015); `unusable`: reserved, undefined or out of every range.
 */
export type CloseCodeClass = 'usable' | 'never-sent' | 'unusable';

/** The largest reason in bytes: a control frame holds 125, the code takes two. */
export const MAX_REASON_LENGTH = 123;

/** Classifies a close code read from the wire, 0 to 65535. */
export function closeCodeClass(code: number): CloseCodeClass {
  // §7.4.1: each of 1005, 1006 and 1015 "is a reserved value and MUST NOT be set as a status code in a Close control
  // frame by an endpoint."
  if (code === 1005 || code === 1006 || code === 1015) return 'never-sent';
  // §7.4.1: 1004 is "Reserved. The specific meaning might be defined in the future." IANA's registry has since added
  // 1012, 1013 and 1014; nothing else below 3000 is defined.
  if (code >= 1000 && code <= 1014 && code !== 1004) return 'usable';
  // §7.4.2: 3000-3999 "for use by libraries, frameworks, and applications", 4000-4999 "reserved for private use".
  return code >= 3000 && code <= 4999 ? 'usable' : 'unusable';
}

/** True when no code whose first byte is `high` is usable: then one byte of the code is enough to know. */
export function closeCodeHopeless(high: number): boolean {
  return HOPELESS[high & 0xff] === 1;
}

const HOPELESS = Uint8Array.from({ length: 256 }, (_, high) => {
  for (let low = 0; low < 256; low++) if (closeCodeClass((high << 8) | low) === 'usable') return 0;
  return 1;
});
