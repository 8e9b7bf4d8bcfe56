/**
 * The way back and forth over moments of anything that is never changed in place.
 *
 * Knows order, grouping and how much may be remembered. Must not know what a moment holds.
 */

/** What all remembered moments together may weigh, in the units of `weigh`. */
export const MOST_REMEMBERED = 64 * 1024 * 1024;

export class UndoStack<Moment> {
  #past: Moment[] = [];
  #future: Moment[] = [];
  #group: string | null = null;
  readonly #weigh: (moment: Moment) => number;

  constructor(weigh: (moment: Moment) => number) {
    this.#weigh = weigh;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** What all remembered moments weigh together. */
  get weight(): number {
    return [...this.#past, ...this.#future].reduce((sum, moment) => sum + this.#weigh(moment), 0);
  }

  /**
   * Remembers `before`, the moment that a change is about to end. Changes of the same `group` one after the other are one
   * step: only the moment before the first of them is remembered. Null never groups.
   */
  record(before: Moment, group: string | null = null): void {
    this.#future = [];
    if (group !== null && group === this.#group && this.canUndo) return;
    this.#group = group;
    this.#past.push(before);
    this.#forgetOldest();
  }

  /** The moment before the first change of `group`, while that group runs: what the next change of it starts from. */
  begun(group: string | null): Moment | null {
    return group !== null && group === this.#group ? (this.#past.at(-1) ?? null) : null;
  }

  /** Ends the running group: the next change of the same kind is a step of its own. */
  seal(): void {
    this.#group = null;
  }

  /** The moment to go back to from `now`, or null. */
  undo(now: Moment): Moment | null {
    const moment = this.#past.pop();
    if (moment === undefined) return null;
    this.seal();
    this.#future.push(now);
    return moment;
  }

  /** The moment that the last undo left, or null. */
  redo(now: Moment): Moment | null {
    const moment = this.#future.pop();
    if (moment === undefined) return null;
    this.seal();
    this.#past.push(now);
    return moment;
  }

  #forgetOldest(): void {
    let weight = 0;
    let kept = this.#past.length;
    while (kept > 0 && weight + this.#weigh(this.#past[kept - 1]!) <= MOST_REMEMBERED) weight += this.#weigh(this.#past[--kept]!);
    // The moment before this change can always be gone back to, however heavy it is.
    this.#past.splice(0, Math.min(kept, this.#past.length - 1));
  }
}
