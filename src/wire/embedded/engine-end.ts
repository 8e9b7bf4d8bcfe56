/**
 * The connection engine at one end of a line in memory: what arrives becomes inputs, what comes out is written, one write a turn.
 *
 * Knows the engine's edge. Must not know which end it is, or what is being played on it.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import type { StepResult } from '../../protocol/connection/draft.ts';
import type { Command, ConnectionEvent, Input, Timer } from '../../protocol/connection/machine-io.ts';
import type { ConnectionState } from '../../protocol/connection/machine-state.ts';
import type { World } from './world.ts';

type Sent = Extract<ConnectionEvent, { type: 'sent' }>;

export interface EngineSide {
  readonly step: (state: ConnectionState, input: Input) => StepResult;
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => void;
  /** TCP is given up. */
  readonly abort: () => void;
  /** Gets every event in its order. */
  readonly told: (event: ConnectionEvent) => void;
  /** Milliseconds that a timer lasts which starts in this state. */
  readonly lasts: (timer: Timer, state: ConnectionState) => number;
  /** The bytes that go out for what the engine sends; absent: the engine's. */
  readonly spell?: (sent: Sent) => Uint8Array;
}

/** Random bytes drawn at a time. */
const DRAWN = 64;

export class EngineEnd {
  #state: ConnectionState;
  readonly #timers = new Map<Timer, () => void>();
  #output: Uint8Array[] = [];
  #turns = 0;

  constructor(
    private readonly world: World,
    begin: ConnectionState,
    private readonly side: EngineSide,
  ) {
    this.#state = begin;
    for (const timer of begin.timers) this.#start(timer);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** What is written meanwhile is written as one. */
  turn(act: () => void): void {
    this.#turns++;
    act();
    if (--this.#turns === 0) this.#flush();
  }

  command(command: Command): void {
    this.take({ kind: 'command', command });
  }

  take(input: Input): void {
    this.turn(() => {
      this.#step(input);
      while (this.#state.outbox.length > 0 && this.#state.phase !== 'closed') {
        this.#step({ kind: 'random', bytes: this.world.random(DRAWN) });
      }
    });
  }

  #step(input: Input): void {
    const { state, events } = this.side.step(this.#state, input);
    this.#state = state;
    for (const event of events) {
      if (event.type === 'sent') this.#output.push(this.side.spell?.(event) ?? event.bytes);
      else if (event.type === 'tcp-end') {
        this.#flush();
        this.side.end();
      } else if (event.type === 'tcp-abort') this.side.abort();
      else if (event.type === 'timer') {
        this.#timers.get(event.timer)?.();
        this.#timers.delete(event.timer);
        if (event.running) this.#start(event.timer);
      }
      this.side.told(event);
    }
  }

  #start(timer: Timer): void {
    this.#timers.set(
      timer,
      this.world.after(this.side.lasts(timer, this.#state), () => this.take({ kind: 'timer', timer })),
    );
  }

  #flush(): void {
    if (this.#output.length === 0) return;
    const output = joinBytes(this.#output);
    this.#output = [];
    this.side.write(output);
  }
}
