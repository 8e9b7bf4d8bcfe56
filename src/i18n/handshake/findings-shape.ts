/**
 * What is said about each finding of a handshake.
 *
 * Knows the parts of a message: what you have and the rule, what the other end does, the way out. The same finding may stand in a
 * request, which a server reads, or in a response, which a client reads. Must not know how a finding is detected.
 */
import type { FindingParams } from '../../protocol/annotation/model.ts';
import type { HandshakeFindingCode } from '../../protocol/handshake/findings.ts';

/** Which of the two messages a finding stands in. */
export type MessageKind = 'request' | 'response';

type Sentence = (params: FindingParams, kind: MessageKind) => string;

export interface HandshakeFindingText {
  /** A few words, no full stop. */
  readonly title: string;
  /** What you have; the rule. */
  readonly text: Sentence;
  /** What the other end does. */
  readonly consequence: Sentence;
  /** The way out; empty where there is nothing to do. */
  readonly repair: Sentence;
}
export type HandshakeFindingTexts = Readonly<Record<HandshakeFindingCode, HandshakeFindingText>>;
