/**
 * The ranges of close codes that have no line of their own, for both languages to word.
 *
 * Knows RFC 6455 §7.4.2. Must not judge a frame (protocol/frame does) or word anything.
 */
export interface CloseCodeText {
  /** The name in the IANA registry, or the name of the range. */
  readonly name: string;
  /** A phrase without a full stop. */
  readonly meaning: string;
  /** A sentence: who may put it into a Close frame. */
  readonly sender: string;
}

/** The range that `code` (0 to 65535) lies in. */
export function closeCodeKind(code: number): 'unused' | 'reserved' | 'registered' | 'private' | 'undefined' {
  // "Status codes in the range 0-999 are not used." … "3000-3999 are reserved for use by libraries, frameworks, and
  // applications … registered directly with IANA" … "4000-4999 are reserved for private use" (RFC 6455 §7.4.2)
  if (code < 1000) return 'unused';
  if (code < 3000) return 'reserved';
  if (code < 4000) return 'registered';
  return code < 5000 ? 'private' : 'undefined';
}
