/**
 * Round trips: how long each message took from send() until the same one came back.
 *
 * Knows what was sent and what came, in their order. Must not know sockets or a clock: times are arguments.
 */

/** Round trips that are kept, messages that are waited for, and characters by which one is known again. */
const MOST_TRIPS = 120;
const MOST_WAITING = 10_000;
const KNOWN_BY = 200;

/** Messages that are looked through for the one that came back: a server may leave some unanswered. */
const NEAR = 100;

interface Sent {
  readonly text: string;
  readonly bytes: number;
  readonly at: number;
}

export class RoundTrips {
  #waiting: Sent[] = [];
  #first = 0;
  #trips: number[] = [];

  /** Milliseconds each, the newest last. */
  get list(): readonly number[] {
    return this.#trips.slice(-MOST_TRIPS);
  }

  /** `text`: the message, or as much of it as tells it from others of so many bytes. */
  sent(text: string, bytes: number, at: number): void {
    if (this.#waiting.length - this.#first < MOST_WAITING) this.#waiting.push({ text: text.slice(0, KNOWN_BY), bytes, at });
  }

  came(message: string, bytes: number, at: number): void {
    const text = message.slice(0, KNOWN_BY);
    const end = Math.min(this.#waiting.length, this.#first + NEAR);
    for (let index = this.#first; index < end; index++) {
      const each = this.#waiting[index]!;
      if (each.bytes !== bytes || each.text !== text) continue;
      this.#first = index + 1;
      if (2 * this.#first >= this.#waiting.length) {
        this.#waiting = this.#waiting.slice(this.#first);
        this.#first = 0;
      }
      this.#trips.push(at - each.at);
      if (this.#trips.length > 2 * MOST_TRIPS) this.#trips = this.#trips.slice(-MOST_TRIPS);
      return;
    }
  }

  /** Nothing is waited for any more: another connection begins. */
  forget(): void {
    this.#waiting = [];
    this.#first = 0;
  }

  clear(): void {
    this.#trips = [];
  }
}
