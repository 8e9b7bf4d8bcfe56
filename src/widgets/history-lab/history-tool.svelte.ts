/**
 * The state of the history page: keys, body, answer, steps, the bytes for both readers, the stop; and all of it as a link.
 *
 * Knows what can be changed. What is shown of it are pure functions (steps.ts, readings.ts). Must not know the DOM, the
 * clock or a source of randomness: that is handed in.
 */
import type { HistoryTexts } from '../../i18n/history/en.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { challengeOf, generateBody } from '../../protocol/legacy/challenge.ts';
import { generateKey, type Random } from '../../protocol/legacy/key.ts';
import type { StopId } from '../../protocol/legacy/stop-ids.ts';
import { PLAIN_LIMIT } from '../../state/link-limits.ts';
import { Stepper } from '../../state/stepper.svelte.ts';
import { readHexField } from '../masking-stepper/hex-field.ts';
import { BytesField } from './bytes-field.svelte.ts';
import { FIRST, FIRST_BYTES, FIRST_STOP, type Sample } from './first.ts';
import { askedAt } from './guess.ts';
import { type HistoryLink, SHORT_LIMIT } from './history-link.ts';
import { sentenceOf } from './sentences.ts';
import { lastStep, momentAt } from './steps.ts';

export class HistoryTool {
  key1 = $state(FIRST.key1);
  key2 = $state(FIRST.key2);
  readonly body = new BytesField(FIRST.body, SHORT_LIMIT);
  /** The answer that is checked. */
  readonly answer = new BytesField(FIRST.answer, SHORT_LIMIT);
  stop = $state<StopId>(FIRST_STOP);
  /** Bytes for both readers, and how they stand in their field. */
  bytes = $state.raw<Uint8Array>(FIRST_BYTES);
  hex = $state(toHex(FIRST_BYTES, ' '));
  readonly hexReading = $derived.by(() => readHexField(this.hex));

  readonly challenge = $derived.by(() => challengeOf(this.key1, this.key2, this.body.bytes));
  readonly stepper: Stepper;
  /** What the step shows, once nothing is asked any more. */
  readonly #reached = $derived.by(() => momentAt(this.challenge, this.stepper.index));
  /** What the page shows now: while the step asks, what the one before showed. */
  readonly moment = $derived.by(() => (this.stepper.asking ? momentAt(this.challenge, this.stepper.index - 1) : this.#reached));
  /** What this step asks before it shows its value, or null. */
  readonly asked = $derived.by(() => askedAt(this.#reached));

  constructor(texts: HistoryTexts) {
    this.stepper = new Stepper({
      count: () => lastStep(this.challenge),
      sentence: (step) => sentenceOf(this.challenge, this.answer.bytes, step, texts),
      gate: (step) => askedAt(momentAt(this.challenge, step)),
    });
  }

  /** Puts a whole handshake in and starts anew. */
  show({ key1, key2, body, answer }: Sample): void {
    this.key1 = key1;
    this.key2 = key2;
    this.body.show(body);
    this.answer.show(answer);
    this.stepper.first();
  }

  /** A handshake of random keys, with the answer that a right server gives. The step stays. */
  generate(random: Random): void {
    this.key1 = generateKey(random).key;
    this.key2 = generateKey(random).key;
    this.body.show(generateBody(random));
    this.answer.show(this.challenge.answer!);
  }

  /** Takes the right answer for the one that came. */
  takeAnswer(): void {
    if (this.challenge.answer !== null) this.answer.show(this.challenge.answer);
  }

  showBytes(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.hex = toHex(bytes, ' ');
  }

  /** `text` is what stands in the field of hex now; bytes before a fault count. */
  typeHex(text: string): void {
    this.hex = text;
    this.bytes = readHexField(text).bytes;
  }

  get link(): HistoryLink {
    return {
      ...(this.bytes.length <= PLAIN_LIMIT ? { f: this.bytes } : {}),
      step: this.stepper.index,
      key1: this.key1,
      key2: this.key2,
      body: this.body.bytes,
      answer: this.answer.bytes,
      stop: this.stop,
    };
  }

  /** Shows what a link says; what it leaves out is as on the untouched page. */
  open(link: Partial<HistoryLink>): void {
    this.show({
      key1: link.key1 ?? FIRST.key1,
      key2: link.key2 ?? FIRST.key2,
      body: link.body ?? FIRST.body,
      answer: link.answer ?? FIRST.answer,
    });
    this.showBytes(link.f ?? FIRST_BYTES);
    this.stop = link.stop ?? FIRST_STOP;
    this.stepper.seek(link.step ?? 0);
    // Who was sent here is to see what was shown there.
    this.stepper.reveal();
  }
}
