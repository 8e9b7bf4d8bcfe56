/**
 * Two endpoints and the TCP connection between them as plain immutable data, in virtual time.
 *
 * Knows what there is to remember, and what can happen. Must not know how one moment leads to the next (pair.ts does), or real time.
 */
import type { Role } from '../annotation/model.ts';
import type { Command, ConnectionEvent, Timer } from './machine-io.ts';
import type { ConnectionOptions, ConnectionState } from './machine-state.ts';

/** Times in milliseconds of virtual time. */
export interface PairSetup {
  /** False: the client has asked for nothing yet; `connect` makes it send its request. */
  readonly established: boolean;
  /** How long anything travels, one way. */
  readonly latency: number;
  readonly client: ConnectionOptions;
  readonly server: ConnectionOptions;
  /** A server that never closes TCP, against §7.1.1. */
  readonly serverHoldsTcp: boolean;
  /** A NAT box forgets the connection after so long a silence, and drops what comes later. Null: there is none. */
  readonly natIdle: number | null;
  readonly timers: Readonly<Record<Timer, number>>;
  /** TCP repeats what nobody acknowledges for so long, then reports an error to its sender. */
  readonly tcpPatience: number;
}

export type PairAction =
  | { readonly do: 'command'; readonly role: Role; readonly command: Command }
  /** The client's request leaves. */
  | { readonly do: 'connect' }
  /** TLS does not come about: not one byte of WebSocket was sent. Of no effect once one was. */
  | { readonly do: 'fail-tls' }
  /** From now on the server turns down whoever asks, whatever its options said. */
  | { readonly do: 'refuse' }
  /** Nothing arrives any more, in either direction, and nobody is told. */
  | { readonly do: 'cut' }
  /** What `role` sends from now on does not arrive. */
  | { readonly do: 'lose'; readonly role: Role }
  /** Time passes. */
  | { readonly do: 'wait' };

/**
 * Something that somebody does, not before `at`. What arrives at the same time comes later, except that the entry waits until `after`
 * moments have been: so can be told what was done between two arrivals of one instant.
 */
export interface ScriptEntry {
  readonly at: number;
  readonly after?: number;
  readonly action: PairAction;
}

/** What travels: bytes (one frame, one head, or whatever was sent raw), the end of one direction of TCP, or its reset. */
export interface Flight {
  /** From 0, in the order of sending. */
  readonly id: number;
  readonly from: Role;
  readonly kind: 'bytes' | 'fin' | 'rst';
  readonly bytes: Uint8Array;
  /** The engine's event of sending; null for what is no bytes. */
  readonly sent: Extract<ConnectionEvent, { type: 'sent' }> | null;
  readonly leaves: number;
  readonly arrives: number;
  readonly state: 'flying' | 'arrived' | 'lost';
}

export interface Due {
  readonly role: Role;
  readonly at: number;
}

export interface PairState {
  readonly now: number;
  readonly client: ConnectionState;
  readonly server: ConnectionState;
  /** Everything ever sent, in order. */
  readonly flights: readonly Flight[];
  readonly timers: readonly (Due & { readonly timer: Timer })[];
  /** When TCP will give up on lost bytes. */
  readonly tcpErrors: readonly Due[];
  readonly cut: boolean;
  readonly tlsFailed: boolean;
  /** Whose bytes are lost from now on. */
  readonly losing: readonly Role[];
  /** When the NAT box will forget; null: there is none, or it has. */
  readonly natAt: number | null;
  readonly natForgot: boolean;
  /** Which ends of TCP have been closed: a FIN sent, or gone for good. */
  readonly ended: readonly Role[];
  /** Masking keys and nonces drawn so far. */
  readonly drawn: number;
}

export type Happening =
  | { readonly what: 'start' }
  | { readonly what: 'action'; readonly action: PairAction }
  | { readonly what: 'arrival'; readonly flight: Flight }
  | { readonly what: 'timer'; readonly role: Role; readonly timer: Timer }
  | { readonly what: 'tcp-error'; readonly role: Role }
  | { readonly what: 'nat-forgets' };

/** What an endpoint's engine said about it. */
export interface RoleEvent {
  readonly role: Role;
  readonly event: ConnectionEvent;
}

/** One thing that happened, with everything as it was behind it. */
export interface Moment {
  readonly happening: Happening;
  readonly events: readonly RoleEvent[];
  readonly state: PairState;
}

export const otherRole = (role: Role): Role => (role === 'client' ? 'server' : 'client');
