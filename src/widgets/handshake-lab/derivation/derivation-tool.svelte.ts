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
    this.stepper = new Stepper({ count: () => this.plan.last, sentence: (step) => this.sentenceAt(step) });
  }

  readonly steps = $derived.by(() => deriveSteps(this.#source.key()));
  readonly plan = $derived.by(() => planOf(blockCount(this.steps.sha1), this.#source.open()));
  readonly moment = $derived.by(() => momentAt(this.plan, this.stepper.index));
  /** What the picture shows: at the start, the first step as a preview. */
  readonly shown = $derived.by(() => momentAt(this.plan, this.stepper.shown));
  readonly stage = $derived.by(() => stageOf(this.shown));
  /** The block that the step is about. */
  readonly block = $derived.by(() => sha1Block(this.steps.sha1, this.shown.block));
  readonly lit: Lit | null = $derived.by(() => litBy(this.hover ?? this.pin, this.steps.cells, this.steps.sha1.digest.length));

  get given(): string | null {
    return this.#source.given();
  }
  get name(): string {
    return nameOf(this.plan, this.shown, this.#texts);
  }
  get sentence(): string {
    return this.sentenceAt(this.stepper.index);
  }
  /** Stages whose value has been worked out, 0 to 8. */
  get reached(): number {
    return this.stepper.index === 0 ? 0 : stageOf(this.moment);
  }

  sentenceAt(step: number): string {
    return sentenceOf(this.steps, this.given, this.plan, momentAt(this.plan, step), this.#texts);
  }

  goToStage(stage: number): void {
    this.stepper.seek(stepOfStage(this.plan, stage));
  }

  /** The step to stand on when the hash is opened or closed. */
  stepWhen(open: boolean): number {
    return carried(this.plan, this.stepper.index, planOf(this.plan.blocks, open));
  }
}
