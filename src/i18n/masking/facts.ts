/** What the sentences of the masking tool are told. Knows shapes. Must not know either language. */

/** The character that a payload byte belongs to. */
export interface CharacterFacts {
  /** As it can be shown; null for a byte that is no character. */
  readonly text: string | null;
  /** Which of its bytes, from 1, and of how many. */
  readonly part: number;
  readonly parts: number;
  /** Some of its bytes are not in this payload. */
  readonly cut: boolean;
}

/** Which way the XOR is read: payload to wire, or wire to payload. */
export type MaskingMode = 'mask' | 'unmask';

/** One byte on its way through the key. Values are two hex digits. */
export interface ByteFacts {
  readonly index: number;
  readonly character: CharacterFacts;
  readonly mode: MaskingMode;
  /** What goes in. */
  readonly from: string;
  readonly keyIndex: number;
  readonly key: string;
  /** What comes out. */
  readonly to: string;
}

/** One bit of it; `bit` 0 is the most significant. */
export interface BitFacts extends ByteFacts {
  readonly bit: number;
  readonly fromBit: number;
  readonly keyBit: number;
}

/** The chance that a fresh key lets a message through as a request. */
export interface OddsFacts {
  /** Bits of the key, which must all fall right. */
  readonly bits: number;
  /** What the message can come out as: one key for each. */
  readonly methods: readonly string[];
  /** Frames for one hit on average. */
  readonly oneIn: number;
  /** Messages in one run of trials. */
  readonly runs: number;
}
