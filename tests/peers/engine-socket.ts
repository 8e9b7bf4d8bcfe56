/** The connection engine on a TCP socket of Node: bytes in, bytes out, its end of TCP, its timers. */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { open, step } from '../../src/protocol/connection/machine.ts';
import type { Command, ConnectionEvent, Input, Timer } from '../../src/protocol/connection/machine-io.ts';
import type { ConnectionOptions, ConnectionState } from '../../src/protocol/connection/machine-state.ts';

const PATIENCE: Readonly<Record<Timer, number>> = { handshake: 2000, close: 2000, heartbeat: 20, pong: 2000 };

export class EngineSocket {
  state: ConnectionState;
  readonly events: ConnectionEvent[] = [];
  /** Fulfilled when the engine is in CLOSED. */
  readonly closed: Promise<void>;
  private readonly timers = new Map<Timer, NodeJS.Timeout>();
  private readonly waiting: { readonly type: ConnectionEvent['type']; readonly resolve: () => void }[] = [];

  constructor(
    private readonly socket: Socket,
    role: 'client' | 'server',
    options: ConnectionOptions,
    private readonly react: (event: ConnectionEvent, engine: EngineSocket) => void = () => {},
  ) {
    this.state = open(role, options);
    this.closed = this.next('closed');
    for (const timer of this.state.timers) this.start(timer);
    socket.on('data', (bytes: Buffer) => this.input({ kind: 'bytes', bytes }));
    socket.on('end', () => this.input({ kind: 'end-of-stream' }));
    socket.on('error', () => this.input({ kind: 'reset' }));
    socket.on('close', () => this.input({ kind: 'reset' }));
    this.feed();
  }

  command(command: Command): void {
    this.input({ kind: 'command', command });
  }

  /** Fulfilled by the next event of a kind. */
  next(type: ConnectionEvent['type']): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ type, resolve }));
  }

  private input(input: Input): void {
    const { state, events, bytesToSend } = step(this.state, input);
    this.state = state;
    this.events.push(...events);
    if (bytesToSend.length > 0) this.socket.write(bytesToSend);
    for (const event of events) this.obey(event);
    this.feed();
  }

  /** Gives random bytes before they are missed. */
  private feed(): void {
    if (this.state.role === 'client' && this.state.entropy.length < 64 && this.state.phase !== 'closed') {
      this.input({ kind: 'random', bytes: randomBytes(1024) });
    }
  }

  private obey(event: ConnectionEvent): void {
    if (event.type === 'timer') {
      clearTimeout(this.timers.get(event.timer));
      if (event.running) this.start(event.timer);
    } else if (event.type === 'tcp-end') this.socket.end();
    else if (event.type === 'tcp-abort') this.socket.destroy();
    for (const each of this.waiting.splice(0)) {
      if (each.type === event.type) each.resolve();
      else this.waiting.push(each);
    }
    this.react(event, this);
  }

  private start(timer: Timer): void {
    this.timers.set(
      timer,
      setTimeout(() => this.input({ kind: 'timer', timer }), PATIENCE[timer]),
    );
  }
}
