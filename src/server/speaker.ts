/**
 * The server's end of a connection that `ws` keeps, with two who want to send on it: its scenario, and whoever steers it over a tap.
 *
 * Knows `ws` and what may be sent when. Must not know scenarios or taps.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { messageAfter, refusalOf, type Speaking } from '../protocol/connection/commands.ts';
import type { Refused } from '../protocol/connection/refusals.ts';
import type { ServerCommand } from '../wire/endpoint.ts';

/** About what it takes to remember a message that waits, beside its bytes. */
const HELD = 100;

export class Speaker {
  #sending: Speaking['sending'] = null;
  #held: (() => void)[] = [];
  #heldBytes = 0;

  constructor(
    readonly socket: WebSocket,
    private readonly tcp: Socket,
  ) {}

  /** Bytes that wait: for TCP to take them, or for the end of a message. */
  get waiting(): number {
    return this.socket.bufferedAmount + this.#heldBytes;
  }

  /**
   * Sends messages of `length` bytes, now or behind the message that is being sent. RFC 6455 §5.4: "The fragments of one message MUST NOT
   * be interleaved between the fragments of another message unless an extension has been negotiated that can interpret the interleaving."
   */
  say(length: number, send: () => void): void {
    if (!this.#isOpen) return;
    if (this.#sending === null) return send();
    this.#held.push(send);
    this.#heldBytes += length + HELD;
  }

  /** Does it and returns null, or returns what forbids it. */
  command(command: ServerCommand): Refused | null {
    const refused = refusalOf(this.#state, command);
    if (refused === null) this.#carryOut(command);
    return refused;
  }

  #carryOut(command: ServerCommand): void {
    const { socket, tcp } = this;
    switch (command.do) {
      case 'text':
        return socket.send(command.text);
      case 'binary':
        return socket.send(command.payload, { binary: true });
      case 'fragment':
        this.#sending = command.fin ? null : messageAfter({ sending: this.#sending }, command);
        socket.send(command.payload, { binary: command.opcode === 2, fin: command.fin });
        return command.fin ? this.#release() : undefined;
      case 'ping':
        return socket.ping(command.payload);
      case 'pong':
        return socket.pong(command.payload);
      case 'close':
        return socket.close(command.code, command.reason);
      case 'raw':
        return void tcp.write(command.bytes);
      case 'end':
        return void tcp.end();
    }
  }

  #release(): void {
    this.#heldBytes = 0;
    for (const send of this.#held.splice(0)) if (this.#isOpen) send();
  }

  get #isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN && !this.tcp.writableEnded;
  }

  /** `ws` answers a Close at once, so that one that is closing has sent its own. */
  get #state(): Speaking {
    const { readyState, CLOSED, CLOSING } = this.socket;
    return {
      role: 'server',
      phase: readyState === CLOSED ? 'closed' : readyState === CLOSING ? 'close-sent' : 'open',
      outbox: [],
      sending: this.#sending,
      closeSent: readyState === CLOSING ? { code: null, reason: '' } : null,
      closeReceived: null,
      tcpEnded: this.tcp.writableEnded || this.tcp.destroyed,
    };
  }
}
