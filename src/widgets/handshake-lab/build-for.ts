/**
 * Both messages for an address: the request a client sends, and what a willing server answers.
 *
 * Knows the core's builders. Must not know where address and choices come from.
 */
import { answerTo } from '../../protocol/handshake/answer.ts';
import { buildRequest } from '../../protocol/handshake/build.ts';
import { readHead } from '../../protocol/handshake/head.ts';
import { judgeRequest } from '../../protocol/handshake/request.ts';

export interface Wanted {
  readonly url: string;
  readonly origin?: string | null;
  readonly protocols?: readonly string[];
  readonly extensions?: string | null;
}

/** The request for what is wanted, with `key`, and the answer of a server that speaks all of it. */
export function buildFor({ url, origin = null, protocols = [], extensions = null }: Wanted, key: string) {
  const request = buildRequest({ url, key, origin, protocols, extensions });
  return { request, response: answerFor(request) };
}

/** What a server that speaks every offered subprotocol and permessage-deflate answers; empty while it would wait. */
export function answerFor(request: Uint8Array): Uint8Array {
  const verdict = judgeRequest(readHead(request, 'request'));
  return answerTo(verdict, { protocols: verdict.protocols, deflate: true })?.bytes ?? new Uint8Array(0);
}
