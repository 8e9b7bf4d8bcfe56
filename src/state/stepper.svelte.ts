/**
 * Where a step-by-step tool stands: a number from 0 (nothing done yet) to the count of steps, and the clock that moves it.
 *
 * Knows numbers, speeds and which steps ask a question first. Must not know what a step shows: that is a pure function
 * of the tool, so that any step can be reached from anywhere and going back is exact.
 */
import { otherSpeed, type Speed, SPEEDS, stepTime } from './step-time.ts';

export interface Steps {
  /** How many steps there are now; may change as the tool's values do. */
  readonly count: () => number;
  /** The sentence that explains a step: the longer it is, the longer the step stays while playing. */
  readonly sentence: (step: number) => string;
  /** Names the value that a step hides until the reader has guessed it, or null. One name is asked for only once. */
  readonly gate?: (step: number) => string | null;
}

export class Stepper {
  readonly speeds: readonly Speed[] = SPEEDS;
  readonly #steps: Steps;
  #at = $state(0);
  #playing = $state(false);
  #speed: Speed = $state(1);
  #asks = $state(true);
  #answered = $state.raw<readonly string[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  get count(): number {
    return Math.max(0, this.#steps.count());
  }

  /** 0 before the first step, `count` at the last. */
  get index(): number {
    return Math.min(this.#at, this.count);
  }

  /** The step that the page speaks about: at the start, the first one, as a preview. */
  get shown(): number {
    return Math.min(Math.max(1, this.index), this.count);
  }

  get playing(): boolean {
    return this.#playing;
  }

  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    this.#speed = speed;
    if (this.#playing) this.#wait();
  }

  /** False in reference mode: then no step hides anything. */
  get asks(): boolean {
    return this.#asks;
  }

  set asks(asks: boolean) {
    this.#asks = asks;
  }

  /** True while this step hides a value that nobody has guessed yet. */
  get asking(): boolean {
    return this.asksAt(this.index);
  }

  /** Goes to any step; numbers outside are cut to the nearest one. Stops playing. */
  seek(step: number): void {
    this.pause();
    this.#go(step);
  }

  first(): void {
    this.seek(0);
  }

  previous(steps = 1): void {
    this.seek(this.index - steps);
  }

  next(steps = 1): void {
    this.seek(this.index + steps);
  }

  last(): void {
    this.seek(this.count);
  }

  /** Plays one pass from here, or from the start when it stands at the end. The first move is at once. */
  play(): void {
    if (this.count === 0) return;
    if (this.index === this.count) this.#go(0);
    this.#playing = true;
    this.#advance();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#playing = false;
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  faster(): void {
    this.speed = otherSpeed(this.speed, 1);
  }

  slower(): void {
    this.speed = otherSpeed(this.speed, -1);
  }

  /** The value that this step hides is shown from now on. */
  reveal(): void {
    const gate = this.#steps.gate?.(this.index) ?? null;
    if (gate !== null) this.#answered = [...this.#answered, gate];
  }

  #go(step: number): void {
    this.#at = Number.isNaN(step) ? 0 : Math.min(Math.max(0, Math.trunc(step)), this.count);
  }

  #advance(): void {
    this.#go(this.index + 1);
    if (this.index >= this.count || this.asking) this.pause();
    else this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const time = stepTime(this.#steps.sentence(this.index), this.#speed);
    this.#timer = setTimeout(() => {
      this.#advance();
    }, time);
  }

  /** True while `step` hides a value that nobody has guessed yet. */
  asksAt(step: number): boolean {
    const gate = this.#asks ? (this.#steps.gate?.(step) ?? null) : null;
    return gate !== null && !this.#answered.includes(gate);
  }
}
