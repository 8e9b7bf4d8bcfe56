/**
 * What the endpoint in the page takes from the world: time, tasks and randomness.
 *
 * Must not know what they are for.
 */
import { Fifo } from '../fifo.ts';

export interface World {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Runs `act` in a task of its own after so many milliseconds, those of one instant in their order. Returns what calls it off. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly random: (count: number) => Uint8Array;
}

/** A page's own. Tasks that are due at once do not go through setTimeout, which browsers slow down to 4 ms, and to a second where nobody looks. */
export function pageWorld(): World {
  const { port1, port2 } = new MessageChannel();
  const due = new Fifo<{ act: (() => void) | null }>();
  port1.onmessage = () => due.shift()?.act?.();
  return {
    now: () => performance.now(),
    after: (milliseconds, act) => {
      if (milliseconds > 0) {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      }
      const task: { act: (() => void) | null } = { act };
      due.push(task);
      port2.postMessage(null);
      return () => (task.act = null);
    },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
}
