/**
 * The state of the layer diagram: ws or wss, and the message that travels.
 *
 * Knows how a change of scheme keeps the place. Must not know the DOM or wording beyond the sentence of a step.
 */
import type { LegFacts } from '../../i18n/layers/facts.ts';
import type { LayersTexts } from '../../i18n/layers/en.ts';
import { Stepper } from '../../state/stepper.svelte.ts';
import { journeyOf, type Leg } from './journey.ts';

export class LayerTool {
  readonly stepper: Stepper;
  #secure = $state(true);
  readonly legs = $derived(journeyOf(this.#secure));
  /** The message that travels; null before the first. */
  readonly leg = $derived.by<Leg | null>(() => this.legs[this.stepper.index - 1] ?? null);

  constructor(secure: boolean, texts: LayersTexts) {
    this.#secure = secure;
    this.stepper = new Stepper({
      count: () => this.legs.length,
      sentence: (step) => {
        const leg = this.legs[step - 1];
        return leg ? texts.steps.says[leg.id](this.factsOf(leg)) : texts.steps.start;
      },
    });
  }

  get secure(): boolean {
    return this.#secure;
  }

  /** Stays at its message; a message of TLS, which ws does not have, becomes the last one before. */
  set secure(secure: boolean) {
    const here = this.leg?.id;
    const before = this.legs.slice(0, this.stepper.index).map(({ id }) => id);
    this.#secure = secure;
    const same = this.legs.findIndex(({ id }) => id === here);
    this.stepper.seek(same >= 0 ? same + 1 : this.legs.filter(({ id }) => before.includes(id)).length);
  }

  factsOf({ bytes, overhead }: Leg): LegFacts {
    return { secure: this.#secure, bytes: bytes?.length ?? 0, overhead };
  }
}
