/** Two engines with two wires between them. Bytes lie on a wire until they are delivered; the end of TCP lies behind them. */
import { open, step } from '../../../src/protocol/connection/machine.ts';
import type { Command, ConnectionEvent, Input } from '../../../src/protocol/connection/machine-io.ts';
import type { ConnectionOptions, ConnectionState } from '../../../src/protocol/connection/machine-state.ts';
import { concat } from '../bytes.ts';

export type Side = 'client' | 'server';

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

export const randomBytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => (i * 151 + 7) & 0xff);

export class Pair {
  readonly states: Record<Side, ConnectionState>;
  readonly events: Record<Side, ConnectionEvent[]> = { client: [], server: [] };
  /** Everything each side has sent. */
  readonly sent: Record<Side, Uint8Array[]> = { client: [], server: [] };
  /** On the way from a side; `ends` when its end of TCP is closed behind them. */
  private readonly wire: Record<Side, { bytes: Uint8Array; ends: boolean }> = {
    client: { bytes: new Uint8Array(0), ends: false },
    server: { bytes: new Uint8Array(0), ends: false },
  };

  constructor(options: { client?: ConnectionOptions; server?: ConnectionOptions } = {}, entropy: Uint8Array = randomBytes(4096)) {
    this.states = {
      client: open('client', { client: { url: 'ws://example.com/chat' }, ...options.client }),
      server: open('server', { ...options.server }),
    };
    this.input('client', { kind: 'random', bytes: entropy });
  }

  input(side: Side, input: Input): void {
    const { state, events, bytesToSend } = step(this.states[side], input);
    this.states[side] = state;
    this.events[side].push(...events);
    this.sent[side].push(bytesToSend);
    const wire = this.wire[side];
    wire.bytes = concat([wire.bytes, bytesToSend]);
    if (events.some(({ type }) => type === 'tcp-end')) wire.ends = true;
  }

  command(side: Side, command: Command): void {
    this.input(side, { kind: 'command', command });
  }

  /** Delivers up to `count` bytes that a side has sent, or, when none are left, its end of TCP. False: nothing was on the way. */
  deliver(from: Side, count = Infinity): boolean {
    const wire = this.wire[from];
    if (wire.bytes.length > 0) {
      const bytes = wire.bytes.subarray(0, count);
      wire.bytes = wire.bytes.subarray(bytes.length);
      this.input(other(from), { kind: 'bytes', bytes });
      return true;
    }
    if (!wire.ends) return false;
    wire.ends = false;
    this.input(other(from), { kind: 'end-of-stream' });
    return true;
  }

  /** Delivers all there is, in turns, until nothing is on the way. */
  settle(count = Infinity): void {
    for (let more = true; more;) {
      const there = this.deliver('client', count);
      more = this.deliver('server', count) || there;
    }
  }
}
