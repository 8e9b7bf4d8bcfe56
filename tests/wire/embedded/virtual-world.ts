/** A world in which time passes only when it is told to: the same run gives the same records. */
import type { World } from '../../../src/wire/embedded/world.ts';

interface Task {
  readonly at: number;
  readonly act: () => void;
  isOff: boolean;
}

export class VirtualWorld implements World {
  #now = 0;
  #drawn = 0;
  /** By time, those of one instant in their order. */
  #tasks: Task[] = [];

  /** `jitter` says how many milliseconds later than asked a timer runs. */
  constructor(private readonly jitter: () => number = () => 0) {}

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number, act: () => void): (() => void) => {
    const task: Task = { at: this.#now + milliseconds + (milliseconds > 0 ? this.jitter() : 0), act, isOff: false };
    let place = this.#tasks.length;
    while (place > 0 && this.#tasks[place - 1]!.at > task.at) place--;
    this.#tasks.splice(place, 0, task);
    return () => (task.isOff = true);
  };

  /** The RFC's masking key, then a fixed sequence. */
  readonly random = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => [0x37, 0xfa, 0x21, 0x3d][this.#drawn++] ?? Math.imul(this.#drawn, 0x9e37_79b1) >>> 24);

  /** Milliseconds from now until the next task; null: there is none. */
  get next(): number | null {
    const task = this.#tasks.find(({ isOff }) => !isOff);
    return task === undefined ? null : task.at - this.#now;
  }

  /** Runs one task; false: there is none within so many milliseconds. */
  step(within = Infinity): boolean {
    const task = this.#tasks[0];
    if (task === undefined || task.at > this.#now + within) return false;
    this.#tasks.shift();
    this.#now = Math.max(this.#now, task.at);
    if (!task.isOff) task.act();
    return true;
  }

  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    while (this.step(end - this.#now));
    this.#now = end;
  }
}
