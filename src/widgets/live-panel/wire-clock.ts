/**
 * The clock of the wire told on the page's: what lies between the two, for each connection.
 *
 * Knows that a record takes its time to come here, and that nothing is on the wire before its call. Must not know rows or sockets.
 */
export class WireClock {
  readonly #offsets = new Map<number, { value: number; least: number }>();

  /** Milliseconds on the page's clock at a connection's first byte, as near as can be told. */
  startOf(connection: number): number {
    return this.#offsets.get(connection)?.value ?? 0;
  }

  /** A record of `at` is here at `now`: the least difference that was seen is the nearest to the truth. */
  cameAt(connection: number, at: number, now: number): void {
    const offset = now - at;
    const known = this.#offsets.get(connection);
    if (known === undefined) this.#offsets.set(connection, { value: offset, least: -Infinity });
    else known.value = Math.max(known.least, Math.min(known.value, offset));
  }

  /** What was called at `now` was on the wire at `at`, and not before. */
  calledAt(connection: number, at: number, now: number): void {
    const offset = this.#offsets.get(connection);
    if (offset === undefined) return;
    offset.least = Math.max(offset.least, now - at);
    offset.value = Math.max(offset.value, offset.least);
  }
}
