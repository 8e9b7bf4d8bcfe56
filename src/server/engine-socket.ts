/**
 * The connection engine on a TCP socket: what comes in becomes inputs, what comes out is written.
 *
 * Knows sockets and the engine's edge. Must not know what is being played on it.
 */
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { refusalOf } from '../protocol/connection/commands.ts';
import type { Command, ConnectionEvent, Input, Timer } from '../protocol/connection/machine-io.ts';
import type { ConnectionState } from '../protocol/connection/machine-state.ts';
import type { Refused } from '../protocol/connection/refusals.ts';
import { step } from '../protocol/connection/machine.ts';

/** Milliseconds that each timer of the engine lasts. */
export type Patience = Readonly<Record<Timer, number>>;

const PATIENCE: Patience = { handshake: 10_000, close: 5_000, heartbeat: 30_000, pong: 10_000 };

export interface EngineSocket {
  readonly state: ConnectionState;
  readonly command: (command: Command) => void;
  /** The same, and returns what forbids it; null: it was done. */
  readonly obey: (command: Command) => Refused | null;
}

export interface Run {
  /** Bytes of the peer that were read from the socket before. */
  readonly first?: Uint8Array;
  /** Gets every event in its order. */
  readonly told?: (event: ConnectionEvent, engine: EngineSocket) => void;
  readonly patience?: Partial<Patience>;
  /** Bytes that may wait for a peer that does not read; with more, nothing is read from it until it does. Absent: any. */
  readonly unread?: number;
}

/** Runs a connection from `begin` on a socket that is open, until it is closed. */
export function runOnSocket(socket: Duplex, begin: ConnectionState, { first, told, patience, unread = Infinity }: Run = {}): EngineSocket {
  let state = begin;
  const timers = new Map<Timer, NodeJS.Timeout>();
  const lasts = { ...PATIENCE, ...patience };

  const setTimer = (timer: Timer, running: boolean): void => {
    clearTimeout(timers.get(timer));
    if (running) timers.set(timer, setTimeout(() => take({ kind: 'timer', timer }), lasts[timer]).unref());
  };
  const write = (bytes: Uint8Array): void => {
    socket.write(bytes);
    if (socket.writableLength <= unread || socket.isPaused()) return;
    socket.pause();
    socket.once('drain', () => socket.resume());
  };
  const take = (input: Input): void => {
    const { state: next, events, bytesToSend } = step(state, input);
    state = next;
    if (bytesToSend.length > 0 && socket.writable) write(bytesToSend);
    for (const event of events) {
      if (event.type === 'timer') setTimer(event.timer, event.running);
      if (event.type === 'tcp-end') socket.end();
      if (event.type === 'tcp-abort') socket.destroy();
      told?.(event, engine);
    }
    if (state.outbox.length > 0 && state.phase !== 'closed') take({ kind: 'random', bytes: plain(randomBytes(64)) });
  };
  const engine: EngineSocket = {
    get state() {
      return state;
    },
    command: (command) => take({ kind: 'command', command }),
    obey: (command) => {
      const refused = refusalOf(state, command);
      if (refused === null) engine.command(command);
      return refused;
    },
  };

  socket.on('data', (chunk: Buffer) => take({ kind: 'bytes', bytes: plain(chunk) }));
  socket.on('end', () => take({ kind: 'end-of-stream' }));
  socket.on('error', () => take({ kind: 'reset' }));
  socket.on('close', () => take({ kind: 'reset' }));
  for (const timer of begin.timers) setTimer(timer, true);
  if (begin.outbox.length > 0) take({ kind: 'random', bytes: plain(randomBytes(64)) });
  if (first !== undefined) take({ kind: 'bytes', bytes: first });
  return engine;
}

/** The same bytes in memory of their own, without Buffer's methods. */
function plain(bytes: Buffer): Uint8Array {
  return Uint8Array.from(bytes);
}
