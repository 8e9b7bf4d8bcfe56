/**
 * The state of the derivation: which key, which step, what is pointed at.
 *
 * Knows the steps and how they are moved through. The values are the core's (protocol/handshake/accept-key.ts). Must not know the
 * DOM, or where key and header come from.
 */
import type { DerivationTexts } from '../../../i18n/handshake/derivation-en.ts';
import { blockCount, sha1Block } from '../../../protocol/bytes/sha1.ts';
import { deriveSteps } from '../../../protocol/handshake/accept-key.ts';
import { Stepper } from '../../../state/stepper.svelte.ts';
import { type Lit, litBy, type Pointed } from './linking.ts';
import { carried, momentAt, planOf, stageOf, stepOfStage } from './plan.ts';
import type { Gate } from '../../../ui/stepper.ts';
import { factsOf } from './facts.ts';
import { askedAt, questionOf } from './guess.ts';
import { nameOf, sentenceOf } from './sentences.ts';

export interface DerivationSource {
  /** The octets of the key as they stand in the request. */
  readonly key: () => Uint8Array;
  /** The accept of the response; null when it has none. */
  readonly given: () => string | null;
  /** Whether every round of the hash is a step. */
  readonly open: () => boolean;
}

export class DerivationTool {
  readonly #source: DerivationSource;
  readonly #texts: DerivationTexts;
  readonly stepper: Stepper;
  /** Hovered or focused, and pinned, between digest and accept. */
  hover = $state.raw<Pointed | null>(null);
  pin = $state.raw<Pointed | null>(null);

  constructor(source: DerivationSource, texts: DerivationTexts) {
    this.#source = source;
    this.#texts = texts;
    this.stepper = new Stepper({
      count: () => this.plan.last,
      sentence: (step) => this.sentenceAt(step),
      gate: (step) => askedAt(momentAt(this.plan, step)),
    });
  }

  readonly steps = $derived.by(() => deriveSteps(this.#source.key()));
  readonly plan = $derived.by(() => planOf(blockCount(this.steps.sha1), this.#source.open()));
  readonly moment = $derived.by(() => momentAt(this.plan, this.stepper.index));
  /** What the step is about: at the start, the first one as a preview. */
  readonly #named = $derived.by(() => momentAt(this.plan, this.stepper.shown));
  /** What the picture shows: while the step asks, that of the step before. */
  readonly shown = $derived.by(() => (this.stepper.asking ? momentAt(this.plan, this.stepper.index - 1) : this.#named));
  readonly stage = $derived.by(() => stageOf(this.#named));
  /** The block that the step is about. */
  readonly block = $derived.by(() => sha1Block(this.steps.sha1, this.shown.block));
  readonly lit: Lit | null = $derived.by(() => litBy(this.hover ?? this.pin, this.steps.cells, this.steps.sha1.digest.length));

  get given(): string | null {
    return this.#source.given();
  }
  get name(): string {
    return nameOf(this.plan, this.#named, this.#texts);
  }
  get sentence(): string {
    return this.sentenceAt(this.stepper.index);
  }
  /** The question that this step asks before it shows its value, or null. */
  get gate(): Gate | null {
    const asked = askedAt(this.moment);
    return asked === null ? null : questionOf(asked, factsOf(this.steps, this.given), this.#texts);
  }
  /** Stages whose value has been worked out, 0 to 8. */
  get reached(): number {
    if (this.stepper.index === 0) return 0;
    return this.stepper.asking ? this.stage - 1 : this.stage;
  }

  sentenceAt(step: number): string {
    return sentenceOf(this.steps, this.given, this.plan, momentAt(this.plan, step), this.#texts);
  }

  goToStage(stage: number): void {
    this.show(stepOfStage(this.plan, stage));
  }

  /** Goes to a step that somebody chose, or a link leads to, and shows it without asking. */
  show(step: number): void {
    this.stepper.seek(step);
    this.stepper.reveal();
  }

  /** The step to stand on when the hash is opened or closed. */
  stepWhen(open: boolean): number {
    return carried(this.plan, this.stepper.index, planOf(this.plan.blocks, open));
  }
}
