/**
 * What a server answers to a judged request: 101 with what it chose of the offers, or the refusal.
 *
 * Knows RFC 6455 §4.2.2. Must not judge the request (request.ts did).
 */
import { buildResponse } from './build.ts';
import type { RequestVerdict } from './request.ts';

export interface ServerChoice {
  /** Subprotocols the server speaks; the client's order decides. Absent or empty: none. */
  readonly protocols?: readonly string[];
  /** True when the server takes permessage-deflate where it is offered. */
  readonly deflate?: boolean;
}

export interface ServerAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
  /** Null: none in use. */
  readonly protocol: string | null;
  readonly extensions: string | null;
}

/** The answer; null while the request is not complete, for a server waits. */
export function answerTo(request: RequestVerdict, choice: ServerChoice = {}): ServerAnswer | null {
  const { refusal, valid, key } = request;
  if (refusal !== null) return { status: refusal.status, bytes: refusal.bytes, protocol: null, extensions: null };
  if (valid !== true || key === null) return null;
  // §4.2.2: "selecting one of the values from the |Sec-WebSocket-Protocol| field that the server is willing to use"; the client lists them
  // "ordered by preference" (§4.1 item 10).
  const protocol = request.protocols.find((each) => choice.protocols?.includes(each)) ?? null;
  const extensions = choice.deflate === true ? request.deflate.answer : null;
  return { status: 101, bytes: buildResponse({ key, protocol, extensions }), protocol, extensions };
}
