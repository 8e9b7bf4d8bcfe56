/**
 * What a text or a stream holds for the `handshake` command: the first handshake in it, or a key and an accept by themselves.
 *
 * Knows which of several is taken. Must not know how a handshake is found in a paste (capture does) or judge it.
 */
import {
  type FramesBehind,
  type HandshakeOptions,
  type HandshakePaste,
  readHandshakeBytes,
  readHandshakes,
} from '../capture/handshakes.ts';
import { loneValues } from '../capture/lone-values.ts';
import { fieldsNamed, readHead } from '../protocol/handshake/head.ts';

export interface HandshakeInput {
  /** How it was written; `values`: no head, only a key or an accept. */
  readonly format: NonNullable<HandshakePaste['format']> | 'values';
  /** Null for a message that is not there. */
  readonly request: Uint8Array | null;
  readonly response: Uint8Array | null;
  /** A key and an accept without their message. */
  readonly key: string | null;
  readonly accept: string | null;
  /** Keys of further handshakes. */
  readonly otherKeys: readonly string[];
  readonly behind: readonly FramesBehind[];
  readonly supplied: HandshakePaste['supplied'];
}

/** Reads a text; null where there is no head, no key and no accept in it. */
export function handshakeInput(text: string, options: HandshakeOptions = {}): HandshakeInput | null {
  const values = loneValues(text);
  if (values === null) return firstOf(readHandshakes(text, options));
  return { format: 'values', request: null, response: null, ...values, otherKeys: [], behind: [], supplied: [] };
}

/** The same for bytes that are no text. */
export const handshakeInputOfBytes = (bytes: Uint8Array): HandshakeInput | null => firstOf(readHandshakeBytes(bytes));

function firstOf({ format, exchanges: [first, ...others], supplied }: HandshakePaste): HandshakeInput | null {
  if (format === null || first === undefined) return null;
  const { request, response, behind } = first;
  return {
    format,
    request: request.length > 0 ? request : null,
    response: response.length > 0 ? response : null,
    key: null,
    accept: null,
    otherKeys: others.flatMap((each) => fieldsNamed(readHead(each.request, 'request'), 'sec-websocket-key').map(({ value }) => value)),
    behind,
    supplied,
  };
}
