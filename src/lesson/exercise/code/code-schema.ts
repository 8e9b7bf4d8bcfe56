/**
 * What a code exercise is, and what came of running an answer: shapes that the worker, the judge and the page share.
 *
 * Knows shapes. Must not know how code is run (run-case.ts) or judged (judge-code.ts). `T` is how a text stands there, as in ../schema.ts.
 */
import type { Comparison } from '../schema.ts';

/** Characters that an answer may have. */
export const MOST_CODE = 8000;

/** A value as JSON has it; `{ "hex": "81 05" }` is a Uint8Array. */
export type CodeValue =
  null | boolean | number | string | readonly CodeValue[] | { readonly hex: string } | { readonly [name: string]: CodeValue };

/** A function is called with `args` and has to give `gives`; a promise is waited for. */
export interface CallCase<T> {
  readonly id: string;
  readonly name: T;
  readonly args: readonly CodeValue[];
  readonly gives: CodeValue;
  /** May hold {value}: what was given instead. */
  readonly says: T;
}

/** The other end of a script's sockets: what it makes of messages, and what it does by itself. */
export interface ScriptedServer {
  /** `refuses`: there is no connection. `json`: echoes JSON, and drops the connection of whoever sends anything else. */
  readonly plays: 'refuses' | 'listens' | 'echoes' | 'json';
  /** Milliseconds after the connection is there. */
  readonly does?: readonly ServerDeed[];
}
export type ServerDeed = { readonly after: number } & (
  { readonly send: string } | { readonly close: number; readonly reason?: string } | { readonly drop: true }
);

/** A predicate on what happened, by path (judge-code.ts has the paths); `includes` asks of a text whether it holds another. */
export type CodeCheck<T> = (Comparison | { readonly includes: string }) & {
  readonly is: string;
  readonly says: T;
  readonly then?: boolean;
};
/** The code is a script of a page that opens a WebSocket to `server`. */
export interface ScriptCase<T> {
  readonly id: string;
  readonly name: T;
  readonly server: ScriptedServer;
  readonly checks: readonly CodeCheck<T>[];
}
export type CodeCase<T> = CallCase<T> | ScriptCase<T>;

/** One run, as it is handed to the worker. */
export interface CaseRequest {
  readonly code: string;
  readonly run:
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly CodeValue[] }
    | { readonly kind: 'script'; readonly server: ScriptedServer };
}

/** A value as text that is the same for equal values; `bytes`: it is the hex of a Uint8Array. */
export interface Shown {
  readonly text: string;
  readonly bytes: boolean;
}

export const EVENTS = ['open', 'message', 'error', 'close'] as const;
export type SocketEvent = (typeof EVENTS)[number];

/**
 * One thing that happened. `text`: address, data, what was printed, or `Name: message` of an exception; of `close` and `close-call` the
 * code, blank and reason. `heard`: how many handlers an event had. `during`: the event whose handlers were at work.
 */
export interface LogLine {
  readonly at: number;
  readonly kind: SocketEvent | 'new' | 'send' | 'send-early' | 'send-late' | 'close-call' | 'console' | 'throws';
  readonly text: string;
  readonly heard?: number;
  readonly during?: SocketEvent | undefined;
  /** Line of the learner's code, from 1. */
  readonly line?: number | null;
}

/** Why a run came to no result. `not-run`: one before it was stopped. `policy`: the site may not run code. */
export type Trouble =
  | { readonly what: 'syntax' | 'threw'; readonly text: string; readonly line: number | null }
  | { readonly what: 'no-function' | 'import' | 'stopped' | 'broke-off' | 'policy' | 'not-loaded' | 'not-run' };

export interface CaseResult {
  readonly trouble: Trouble | null;
  /** What the function gave back. */
  readonly value: Shown | null;
  readonly log: readonly LogLine[];
  /** Lines for which there was no room. */
  readonly unlogged: number;
  /** readyState of the first socket at the end; -1: there was none. */
  readonly state: number;
}

/** Every case of an exercise with what came of it, in their order. */
export interface CodeRun {
  readonly code: string;
  readonly results: readonly CaseResult[];
}

/** A run that came to nothing. */
export const troubled = (trouble: Trouble): CaseResult => ({ trouble, value: null, log: [], unlogged: 0, state: -1 });
