/**
 * The opening handshake in a connection: collects the peer's head, has it judged, answers or fails.
 *
 * Knows where a head ends and what follows from a verdict. Must not judge (handshake/request.ts and response.ts do) or build heads.
 */
import { encodeBase64 } from '../bytes/base64.ts';
import { KEY_BYTES } from '../handshake/accept-key.ts';
import { answerTo } from '../handshake/answer.ts';
import { buildRequest } from '../handshake/build.ts';
import { findingPlace, type HandshakeFindingCode, handshakeFindingSpec } from '../handshake/findings.ts';
import { HEAD_LIMIT, LINE_LIMIT, readHead } from '../handshake/head.ts';
import { CR, LF } from '../handshake/octets.ts';
import { judgeRequest, type RequestVerdict } from '../handshake/request.ts';
import { judgeResponse, type ResponseVerdict } from '../handshake/response.ts';
import { dissectUrl } from '../handshake/uri.ts';
import { end } from './closing.ts';
import type { Draft, Opening } from './draft.ts';
import { type ConnectionOptions, type HeadInProgress, NO_HEAD } from './machine-state.ts';
import { addPiece, joinPieces } from './pieces.ts';
import { sendBytes } from './sending.ts';

/** Before the request, §4.1 item 1: "If any of the components are invalid, the client MUST _Fail the WebSocket Connection_ and abort these steps." */
function checkUrl(draft: Draft): void {
  const { phase, role, key, options } = draft.state;
  if (phase !== 'connecting' || role !== 'client' || key !== null) return;
  const { findings, valid } = dissectUrl(options.client?.url ?? '');
  const fault = findings.find(({ code }) => handshakeFindingSpec(code).severity === 'error');
  if (!valid && fault !== undefined) refuse(draft, fault.code, null);
}

/** Takes bytes [from, …) of a chunk whose first byte has the offset `base`, up to the end of a head. Returns the index behind them. */
function takeHead(draft: Draft, chunk: Uint8Array, from: number, base: number): number {
  const { head, options } = draft.state;
  const limit = options.maxHead ?? HEAD_LIMIT;
  const { next, to, ended } = readOn(head, chunk, from, limit);
  draft.set({ head: { ...next, pieces: addPiece(head.pieces, chunk.slice(from, to)) } });
  draft.offset = base + to;
  if (ended) judge(draft);
  return to;
}

/** Reads to the byte that ends the head or exceeds what a head may hold; `ended` says that one of the two came. */
function readOn(head: HeadInProgress, chunk: Uint8Array, from: number, limit: number) {
  let { length, lines, line } = head;
  for (let at = from; at < chunk.length; at++) {
    const byte = chunk[at]!;
    length++;
    let ended = length > limit;
    if (byte !== LF) {
      line = byte === CR && line === 'empty' ? 'cr' : 'text';
    } else if (line === 'text') {
      lines++;
      line = 'empty';
      ended ||= lines > LINE_LIMIT + 1;
    } else {
      // An empty line ends the head; before the start line it is passed over (RFC 9112 §2.2).
      line = 'empty';
      ended ||= lines > 0;
    }
    if (ended) return { next: { length, lines, line }, to: at + 1, ended };
  }
  return { next: { length, lines, line }, to: chunk.length, ended: false };
}

function judge(draft: Draft): void {
  const bytes = joinPieces(draft.state.head.pieces);
  draft.set({ head: NO_HEAD, framesFrom: draft.offset, frameStart: draft.offset });
  if (draft.state.role === 'server') judgeAsServer(draft, bytes);
  else judgeAsClient(draft, bytes);
}

function judgeAsServer(draft: Draft, bytes: Uint8Array): void {
  const { server = {}, extension, maxHead } = draft.state.options;
  const head = readHead(bytes, 'request', maxHead === undefined ? {} : { limit: maxHead });
  const request = judgeRequest(head, server.allowedOrigins === undefined ? {} : { allowedOrigins: server.allowedOrigins });
  draft.set({ request, key: request.key });
  draft.tell({ type: 'request-received', verdict: request });
  const answer = answerTo(request, { protocols: server.protocols ?? [], deflate: extension !== undefined });
  if (answer !== null) sendBytes(draft, answer.bytes, answer.status === 101 ? 'response' : 'refusal');
  if (answer?.status !== 101) return refuse(draft, firstFault(request), draft.offset - 1);
  established(draft, answer.protocol, answer.extensions !== null);
}

function judgeAsClient(draft: Draft, bytes: Uint8Array): void {
  const { key, options } = draft.state;
  const head = readHead(bytes, 'response', options.maxHead === undefined ? {} : { limit: options.maxHead });
  // A response to a request that has not been sent cannot hold the right accept.
  const response = judgeResponse(head, {
    key: key ?? '',
    protocols: options.client?.protocols ?? [],
    extensions: options.extension?.offer ?? null,
  });
  const { status } = response;
  // RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final response".
  const interim = response.firstError === null && status !== null && status >= 100 && status < 200 && status !== 101;
  draft.tell({ type: 'response-received', verdict: response, interim });
  if (interim) return;
  draft.set({ response });
  if (response.valid !== true) return refuse(draft, firstFault(response), draft.offset - 1);
  established(draft, response.protocol, response.extensions.length > 0);
}

function established(draft: Draft, protocol: string | null, extended: boolean): void {
  draft.set({ protocol, rsv1Owned: extended && draft.state.options.extension?.ownsRsv1 === true });
  draft.move('handshake-accepted');
  draft.stop('handshake');
  if (draft.state.options.heartbeat === true) draft.start('heartbeat');
}

/** The first requirement violated. A head that is judged is complete, or too large, and then that is its fault. */
function firstFault({ firstError }: RequestVerdict | ResponseVerdict): HandshakeFindingCode {
  return firstError?.code ?? 'head-incomplete';
}

/** `byte`: the last one needed to know; null when none came. */
function refuse(draft: Draft, finding: HandshakeFindingCode, byte: number | null): void {
  const { section } = findingPlace(finding, draft.state.role === 'server' ? 'request' : 'response');
  draft.fail({ by: 'handshake', finding, closeCode: null, section, byte });
  end(draft, 'handshake-refused');
}

/** The request of a client: §4.1 item 7 has its key, "a nonce consisting of a randomly selected 16-byte value that has been base64-encoded". */
function requestWith(nonce: Uint8Array, { client, extension }: ConnectionOptions): { key: string; bytes: Uint8Array } {
  const { url = '', origin = null, protocols = [] } = client ?? {};
  const key = encodeBase64(nonce);
  return { key, bytes: buildRequest({ url, key, origin, protocols, extensions: extension?.offer ?? null }) };
}

export const OPENING: Opening = { takeHead, checkUrl, keyBytes: KEY_BYTES, requestWith };
