/** What the sentences of the history page are told. Knows shapes. Must not know either language. */
import type { AnswerMistake } from '../../protocol/legacy/challenge.ts';
import type { LegacyFrameCode, LegacyKeyCode } from '../../protocol/legacy/findings.ts';
import type { CharacterKind } from '../../protocol/legacy/key.ts';

/** One of the two keys as the steps speak of it. Numbers are decimal digits, bytes spaced hex. */
export interface KeyFacts {
  readonly digits: string;
  readonly spaces: number;
  readonly quotient: string;
  /** The quotient as eight hex digits. */
  readonly hex: string;
  readonly part: string;
}

/** What the steps speak of. `one` and `two` are the keys. */
export interface ProofFacts {
  readonly one: KeyFacts;
  readonly two: KeyFacts;
  readonly body: string;
  readonly answer: string;
  /** The first byte that differs in the answer that is checked, or null. */
  readonly differsAt: number | null;
  readonly given: number;
}

/** A run of the same kind of character in a key, for a voice: spaces are counted, other marks named. */
export interface SpelledRun {
  readonly kind: CharacterKind;
  readonly text: string;
  readonly count: number;
}

type Params = Readonly<Record<string, string | number | bigint | boolean>>;
/** What is said about a key (`who` is its name), and about the body. */
export type KeyRemarkTexts = Readonly<Record<LegacyKeyCode, (params: Params, who: string) => string>> & {
  readonly 'body-not-8-bytes': (length: number) => string;
};
/** What is said about a frame. */
export type FrameRemarkTexts = Readonly<Record<LegacyFrameCode, (params: Params) => string>>;
export type MistakeTexts = Readonly<Record<AnswerMistake, string>>;

/** A frame of 2010 as a list names it. */
export interface OldFrameFacts {
  readonly kind: 'text' | 'closing' | 'discarded';
  readonly framing: 'until-ff' | 'length';
  /** Two hex digits. */
  readonly type: string;
  readonly text: string;
  /** Data bytes that are there. */
  readonly length: number;
  readonly complete: boolean;
  /** What the length bytes say; empty for a frame without. */
  readonly declared: string;
}

/** A frame of RFC 6455 as a list names it. */
export interface NewFrameFacts {
  /** Null while the header is not all here. */
  readonly opcode: number | null;
  readonly fin: boolean;
  readonly masked: boolean;
  /** Decimal digits; null while unknown. */
  readonly length: string | null;
  readonly missing: string;
  readonly text: string | null;
}
