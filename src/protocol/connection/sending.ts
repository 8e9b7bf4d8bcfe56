/**
 * What an endpoint sends, in order: frames masked by a client, its request, the end of TCP. What needs random bytes waits for
 * them, and everything behind it waits too.
 *
 * Knows who masks and where keys come from. Must not know why something is sent (commands.ts, receiver.ts, closing.ts do).
 */
import { serializeFrame, simpleSpec } from '../frame/serialize.ts';
import { CLOSE } from '../frame/opcodes.ts';
import { KEY_LENGTH } from '../frame/masking.ts';
import type { Draft } from './draft.ts';
import type { CloseBody, SentFrame, SentThing } from './machine-io.ts';
import type { Outgoing } from './machine-state.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';

type Because = Extract<SentThing, { what: 'frame' }>['because'];

export function sendFrame(draft: Draft, frame: SentFrame, because: Because): void {
  send(draft, { do: 'frame', frame, because });
}

/** Sends a Close frame and remembers it. */
export function sendClose(draft: Draft, body: CloseBody, because: Because): void {
  draft.set({ closeSent: body });
  sendFrame(draft, { fin: true, opcode: CLOSE, payload: closePayload(body) }, because);
}

export function sendBytes(draft: Draft, bytes: Uint8Array, what: 'response' | 'refusal' | 'raw'): void {
  send(draft, { do: 'bytes', bytes, what });
}

/** Closes this end of TCP behind everything that is to be sent. */
export function endTcp(draft: Draft): void {
  if (!draft.state.tcpEnded && !draft.state.outbox.some((item) => item.do === 'end')) send(draft, { do: 'end' });
}

/** The body of a Close frame: §5.5.1, "a 2-byte unsigned integer (in network byte order)" and the reason, or nothing. */
export function closePayload({ code, reason }: CloseBody): Uint8Array {
  return code === null ? new Uint8Array(0) : Uint8Array.of(code >> 8, code & 0xff, ...encodeUtf8(reason));
}

/** Sends what waits, as far as the random bytes go. */
export function flush(draft: Draft): void {
  const { outbox } = draft.state;
  let sent = 0;
  while (sent < outbox.length && dispatch(draft, outbox[sent]!)) sent++;
  if (sent > 0) draft.set({ outbox: outbox.slice(sent) });
}

function send(draft: Draft, item: Outgoing): void {
  if (draft.state.outbox.length > 0 || !dispatch(draft, item)) draft.set({ outbox: [...draft.state.outbox, item] });
}

/** False when there are not enough random bytes. */
function dispatch(draft: Draft, item: Outgoing): boolean {
  if (item.do === 'bytes') {
    write(draft, item.bytes, { what: item.what } as SentThing);
    return true;
  }
  if (item.do === 'end') {
    draft.set({ tcpEnded: true });
    draft.tell({ type: 'tcp-end' });
    return true;
  }
  return item.do === 'request' ? request(draft) : frame(draft, item.frame, item.because);
}

function frame(draft: Draft, sent: SentFrame, because: Because): boolean {
  // §5.1: "a client MUST mask all frames that it sends to the server", "A server MUST NOT mask any frames that it sends to the client."
  const client = draft.state.role === 'client';
  // §5.3: "When preparing a masked frame, the client MUST pick a fresh masking key from the set of allowed 32-bit values."
  const key = client ? draw(draft, KEY_LENGTH) : null;
  if (client && key === null) return false;
  const bytes = serializeFrame({ ...simpleSpec(sent.opcode, sent.payload, key), fin: sent.fin });
  write(draft, bytes, { what: 'frame', frame: sent, because });
  return true;
}

function request(draft: Draft): boolean {
  const { opening } = draft;
  const nonce = opening === null ? null : draw(draft, opening.keyBytes);
  if (opening === null || nonce === null) return false;
  const { key, bytes } = opening.requestWith(nonce, draft.state.options);
  draft.set({ key });
  write(draft, bytes, { what: 'request' });
  return true;
}

function write(draft: Draft, bytes: Uint8Array, thing: SentThing): void {
  draft.write(bytes);
  draft.tell({ type: 'sent', bytes, ...thing });
}

function draw(draft: Draft, count: number): Uint8Array | null {
  const { entropy } = draft.state;
  if (entropy.length < count) return null;
  draft.set({ entropy: entropy.subarray(count) });
  return entropy.subarray(0, count);
}
