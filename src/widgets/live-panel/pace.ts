/**
 * Much work in slices, so that a page is never held up: it draws, scrolls and takes clicks in between.
 *
 * Knows how long a slice may be. Must not know what is done in it; clock and turns are arguments.
 */
import { Fifo } from '../../wire/fifo.ts';

export interface Pace {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly later: (act: () => void, milliseconds: number) => void;
}

/** Milliseconds of one slice: half a frame, so that what is drawn has the other half. */
const SLICE = 8;

/** Hands each thing to `take` until that returns false; resolves behind the last. */
export function inSlices<Thing>(things: Iterable<Thing>, take: (thing: Thing) => boolean, { now, later }: Pace): Promise<void> {
  const left = things[Symbol.iterator]();
  return new Promise((done, fail) => {
    const slice = (): void => {
      try {
        for (const start = now(); now() - start < SLICE;) {
          const next = left.next();
          if (next.done === true || !take(next.value)) return done();
        }
        later(slice, 0);
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    };
    slice();
  });
}

/** Things that come at any time and are taken in their order, at once where there is time for it. */
export class Intake<Thing> {
  readonly #things = new Fifo<Thing>();
  #isBusy = false;

  constructor(
    private readonly take: (thing: Thing) => void,
    private readonly pace: Pace,
  ) {}

  push(...things: readonly Thing[]): void {
    for (const each of things) this.#things.push(each);
    if (!this.#isBusy) this.#work();
  }

  #work(): void {
    this.#isBusy = true;
    for (const start = this.pace.now(); this.#things.length > 0 && this.pace.now() - start < SLICE;) this.take(this.#things.shift()!);
    if (this.#things.length === 0) this.#isBusy = false;
    else this.pace.later(() => this.#work(), 0);
  }
}
