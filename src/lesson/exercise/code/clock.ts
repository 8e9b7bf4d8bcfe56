/**
 * Time for a script that is tried: it passes only when nothing is left to do, so that a run is quick and always the same.
 *
 * Knows tasks and when they are due. Must not know what they do.
 */
import type { World } from '../../../wire/embedded/world.ts';

interface Task {
  readonly at: number;
  readonly act: () => void;
  isOff: boolean;
}

export class Clock implements World {
  #now = 0;
  /** By time, those of one instant in their order. */
  readonly #tasks: Task[] = [];

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number, act: () => void): (() => void) => {
    const task: Task = { at: this.#now + milliseconds, act, isOff: false };
    let place = this.#tasks.length;
    while (place > 0 && this.#tasks[place - 1]!.at > task.at) place--;
    this.#tasks.splice(place, 0, task);
    return () => {
      task.isOff = true;
    };
  };

  /** Nothing that is tried is told by chance. */
  readonly random = (count: number): Uint8Array => new Uint8Array(count);

  /** Runs the next task; false: there is none before `end`, in milliseconds since the beginning. */
  step(end: number): boolean {
    const task = this.#tasks[0];
    if (task === undefined || task.at > end) return false;
    this.#tasks.shift();
    this.#now = task.at;
    if (!task.isOff) task.act();
    return true;
  }
}
