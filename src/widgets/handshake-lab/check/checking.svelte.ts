/**
 * What is checked: an accept typed or taken from the answer, and what explains it.
 *
 * Knows when to work it out. How is the core's (protocol/handshake/wrong-accept.ts). Must not know the DOM; needs timers, so a
 * wrong value is explained in the browser only.
 */
import { deriveAcceptKey } from '../../../protocol/handshake/accept-key.ts';
import { latin1 } from '../../../protocol/handshake/octets.ts';
import { type AcceptExplanation, type AcceptQuestion, explainInPieces } from '../../../protocol/handshake/wrong-accept.ts';

export interface CheckSource {
  /** The octets of the key as they stand in the request. */
  readonly key: () => Uint8Array;
  /** The accept of the response; null when it has none. */
  readonly given: () => string | null;
  readonly others: () => AcceptQuestion['others'];
}

/** Typing goes on for so long before a value is explained. */
const SETTLE_MS = 150;
/** Work at a time, so that the page never stands still. */
const SLICE_MS = 8;

export class Checking {
  readonly #source: CheckSource;
  /** What was typed; null while the answer's accept is looked at. */
  typed = $state<string | null>(null);
  #explained = $state.raw<{ readonly question: AcceptQuestion; readonly is: AcceptExplanation } | null>(null);

  constructor(source: CheckSource) {
    this.#source = source;
  }

  readonly question: AcceptQuestion = $derived.by(() => {
    const others = this.#source.others();
    return { key: latin1(this.#source.key()), accept: acceptIn(this.text), ...(others && { others }) };
  });
  readonly expected = $derived.by(() => deriveAcceptKey(this.#source.key()));

  /** What stands in the field. */
  get text(): string {
    return this.typed ?? this.#source.given() ?? '';
  }
  /** The answer has an accept, and another one stands in the field. */
  get canTake(): boolean {
    const given = this.#source.given();
    return given !== null && given !== this.text;
  }
  get isRight(): boolean {
    return this.question.accept === this.expected;
  }
  /** Null while there is nothing to explain, or it is still being worked out. */
  get explanation(): AcceptExplanation | null {
    return this.#explained?.question === this.question ? this.#explained.is : null;
  }

  /** Works the explanation out a moment after the question changed. For an effect; returns what calls it off. */
  work(): (() => void) | undefined {
    const { question } = this;
    if (this.isRight || question.accept === '') return;
    let timer: ReturnType<typeof setTimeout>;
    const pieces = explainInPieces(question);
    const go = (): void => {
      const until = performance.now() + SLICE_MS;
      for (;;) {
        const piece = pieces.next();
        if (piece.done) return void (this.#explained = { question, is: piece.value });
        if (performance.now() >= until) break;
      }
      timer = setTimeout(go);
    };
    timer = setTimeout(go, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }
}

/** The value in what was pasted: a whole header line has its name taken off, and white space around a value does not count. */
export function acceptIn(text: string): string {
  return text.replace(/^\s*[<>]?\s*sec-websocket-accept\s*:/i, '').trim();
}
