/**
 * The state of the proxy scene: message, masking, seed and step.
 *
 * Knows what can be changed. What follows from it is proxy.ts, which is pure. Must not know any wording.
 */
import { Stepper } from '../../state/stepper.svelte.ts';
import { FIRST_KEY, FIRST_MESSAGE } from './first.ts';
import { eventsAt, type Masking, oddsOf, passing, type ProxySetup, runTrials, SCENE_STEPS, wireText } from './proxy.ts';

export const TRIALS = 1000;
/** UTF-16 code units of a message: a request needs few. */
export const MESSAGE_LIMIT = 2048;

export class ProxyScene {
  message = $state(FIRST_MESSAGE);
  masking = $state<Masking>('off');
  seed = $state(1);
  readonly stepper: Stepper;

  readonly setup: ProxySetup = $derived.by(() => ({
    message: this.message,
    masking: this.masking,
    knownKey: FIRST_KEY,
    seed: this.seed,
  }));
  readonly passing = $derived.by(() => passing(this.setup));
  readonly trials = $derived.by(() => runTrials(this.setup, TRIALS));
  readonly odds = $derived.by(() => oddsOf(wireText(this.message)));
  readonly events = $derived.by(() => eventsAt(this.passing.match > 0, this.stepper.index));

  /** `sentence` explains a step, for the time that it stays. */
  constructor(sentence: (step: number) => string) {
    this.stepper = new Stepper({ count: () => SCENE_STEPS, sentence });
  }
}
