/**
 * What the live panel's words are about: names that the widget uses, repeated here because words may not import widgets.
 *
 * Knows names. Must not know what any of them does.
 */
import type { ControlRefusal } from '../../wire/control.ts';

export type EndpointKindName = 'page' | 'server' | 'relay' | 'url';
export type ParameterName = 'every' | 'code' | 'reason' | 'status';
export type TargetFaultName =
  'no-server' | 'no-address' | 'bad-address' | 'no-token' | 'no-url' | 'bad-url' | 'http-url' | 'fragment' | 'protocols';
/** What a server does not do of what it was told: by a rule of RFC 6455, or by one of its own. */
export type RefusalName = ControlRefusal['refused'];
export type GapName = 'ping' | 'pong' | 'fragment' | 'close' | 'end' | 'later' | 'earlier' | 'nothing';

export interface ScriptFacts {
  readonly kind: 'new' | 'open' | 'send' | 'message' | 'close-call' | 'error' | 'close' | 'throws';
  readonly number: number;
  readonly text: string;
  readonly flag: boolean;
}

export interface WireFacts {
  readonly kind: 'request' | 'response' | 'frame' | 'bytes' | 'end' | 'lost' | 'dropped';
}

/** How a connection ended, for the sentence that says what this browser did. */
export interface OutcomeFacts {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly errored: boolean;
  readonly opened: boolean;
}

/** What the wire showed of the browser's own reaction. */
export interface ReactionFacts {
  /** Code of the Close that the browser sent; null: it sent none; -1: one without a code. */
  readonly closeSent: number | null;
  readonly pongs: number;
  readonly pings: number;
  readonly messages: number;
}

/** The ready-made sessions. */
export type ScriptName = 'hello' | 'storm' | 'flood' | 'slow' | 'closes' | 'masked' | 'big';
