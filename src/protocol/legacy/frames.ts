/**
 * The framing of 2010 read as annotated bytes: `00` text `ff`, lengths in base 128, and `ff 00` to close.
 *
 * Knows draft-ietf-hybi-thewebsocketprotocol-00 §4.2 (what a client does with the bytes of a server; §5.3 says the same the
 * other way round) and what it says about errors in UTF-8. Must not fail on any bytes or allocate by a length that they declare, and must not know the
 * handshake in front.
 */
import type { LegacyFieldId, LegacyFinding, LegacyNode } from './fields.ts';
import type { LegacyFrameCode } from './findings.ts';
import { decodeReplacing } from './replace.ts';

export const TEXT_TYPE = 0x00;
export const END = 0xff;
export const CLOSING_TYPE = 0xff;
/** Lengths count exactly up to here; a longer one stands for "more than anybody can send". */
const LENGTH_LIMIT = 2n ** 64n;

export interface LegacyFrame {
  /** Number of the frame, from 0. */
  readonly index: number;
  /** Byte offset of its type. */
  readonly offset: number;
  /** Bytes of it that are there. */
  readonly byteLength: number;
  readonly type: number;
  /** `text` is handed over, `closing` is the closing handshake; everything else is read to its end and thrown away. */
  readonly kind: 'text' | 'closing' | 'discarded';
  /** By which rule its end is found. */
  readonly framing: 'until-ff' | 'length';
  /** Of a frame with a length: what the length bytes say, as far as they are there. */
  readonly declared: bigint | null;
  readonly data: Uint8Array;
  /** The text of a `text` frame as far as it is there; bytes that are no UTF-8 are U+FFFD each. Null for other frames. */
  readonly text: string | null;
  readonly complete: boolean;
  readonly tree: LegacyNode;
  readonly findings: readonly LegacyFinding[];
}

/** Reads the frame whose type stands at `offset`; null when there is no byte. Never throws. */
export function readLegacyFrame(bytes: Uint8Array, offset: number, index = 0): LegacyFrame | null {
  const type = bytes[offset];
  if (type === undefined) return null;
  // "If the high-order bit of the /frame type/ byte is set": a length follows; otherwise read on until 0xFF.
  return (type & 0b1000_0000) !== 0 ? readLengthFrame(bytes, offset, index, type) : readUntilEnd(bytes, offset, index, type);
}

function readUntilEnd(bytes: Uint8Array, offset: number, index: number, type: number): LegacyFrame {
  const found = bytes.indexOf(END, offset + 1);
  const dataEnd = found < 0 ? bytes.length : found;
  const end = found < 0 ? bytes.length : found + 1;
  const data = bytes.subarray(offset + 1, dataEnd);
  const isText = type === TEXT_TYPE;
  // "Interpret /raw data/ as a UTF-8 string"; bytes that are not valid UTF-8 become U+FFFD.
  const decoded = isText ? decodeReplacing(data, found < 0) : null;
  const findings: LegacyFinding[] = [];
  if (decoded !== null && decoded.replaced > 0) {
    const at = offset + 1 + decoded.firstBad;
    findings.push(finding('text-replaced', at, at + 1, { count: decoded.replaced, at: decoded.firstBad }));
  }
  // "If the /frame type/ is 0x00, then …"; "Otherwise, discard the data."
  if (!isText) findings.push(finding('type-unknown', offset, offset + 1, { type, length: data.length }));
  if (found < 0) findings.push(finding('end-missing', offset, end, { length: data.length }));
  const children = [
    node('legacy.type', offset, offset + 1, type),
    ...(data.length > 0 ? [node(isText ? 'legacy.text' : 'legacy.discarded', offset + 1, dataEnd, decoded?.text ?? data)] : []),
    node('legacy.end', dataEnd, end, undefined, found < 0 ? 8n : 0n),
  ];
  return {
    index,
    offset,
    byteLength: end - offset,
    type,
    kind: isText ? 'text' : 'discarded',
    framing: 'until-ff',
    declared: null,
    data,
    text: decoded?.text ?? null,
    complete: found >= 0,
    tree: frameNode(offset, end, children, findings),
    findings,
  };
}

function readLengthFrame(bytes: Uint8Array, offset: number, index: number, type: number): LegacyFrame {
  const { value, end: lengthEnd, complete: isLengthWhole } = readBase128(bytes, offset + 1);
  const available = BigInt(bytes.length - lengthEnd);
  const have = isLengthWhole ? Number(value < available ? value : available) : 0;
  const end = lengthEnd + have;
  const missing = isLengthWhole ? value - BigInt(have) : 0n;
  const complete = isLengthWhole && missing === 0n;
  // "If the /frame type/ is 0xFF and the /length/ was 0", the closing handshake has begun.
  const isClosing = type === CLOSING_TYPE && isLengthWhole && value === 0n;
  const declared = String(value);
  const findings: LegacyFinding[] = [];
  if (!isLengthWhole) findings.push(finding('length-incomplete', offset + 1, lengthEnd, { bytes: lengthEnd - offset - 1 }));
  else if (!isClosing) findings.push(finding('length-frame', offset, end, { type, length: declared }));
  if (missing > 0n) findings.push(finding('data-incomplete', lengthEnd, end, { declared, have, missing: String(missing) }));
  const data = bytes.subarray(lengthEnd, end);
  const children = [
    node('legacy.type', offset, offset + 1, type),
    node('legacy.length', offset + 1, lengthEnd, isLengthWhole ? value : undefined, isLengthWhole ? 0n : 8n),
    ...(have > 0 || missing > 0n ? [node('legacy.discarded', lengthEnd, end, data, missing * 8n)] : []),
  ];
  return {
    index,
    offset,
    byteLength: end - offset,
    type,
    kind: isClosing ? 'closing' : 'discarded',
    framing: 'length',
    declared: lengthEnd > offset + 1 ? value : null,
    data,
    text: null,
    complete,
    tree: frameNode(offset, end, children, findings),
    findings,
  };
}

/** Bytes of base 128 from `from` on: "Multiply /length/ by 128, add /b_v/", until a byte whose top bit is 0. */
function readBase128(bytes: Uint8Array, from: number): { readonly value: bigint; readonly end: number; readonly complete: boolean } {
  let value = 0n;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (value < LENGTH_LIMIT) value = value * 128n + BigInt(byte & 0b0111_1111);
    if (byte < 0b1000_0000) return { value, end: at + 1, complete: true };
  }
  return { value, end: bytes.length, complete: false };
}

function node(field: LegacyFieldId, start: number, end: number, value?: LegacyNode['value'], missingBits = 0n): LegacyNode {
  const range = { start: start * 8, end: end * 8 };
  return {
    field,
    source: 'wire',
    range,
    ...(value === undefined ? {} : { value }),
    origin: 'wire',
    missingBits,
    children: [],
    findings: [],
  };
}

function frameNode(start: number, end: number, children: readonly LegacyNode[], findings: readonly LegacyFinding[]): LegacyNode {
  const missingBits = children.reduce((sum, child) => sum + child.missingBits, 0n);
  return { ...node('legacy.frame', start, end, undefined, missingBits), children, findings };
}

function finding(code: LegacyFrameCode, start: number, end: number, params: LegacyFinding['params']): LegacyFinding {
  return { code, params, source: 'wire', range: { start: start * 8, end: end * 8 } };
}

/** What a receiver of 2010 hands to its program. */
export type LegacyEvent = { readonly t: 'text'; readonly text: string } | { readonly t: 'close' };

export interface LegacyStream {
  readonly frames: readonly LegacyFrame[];
  readonly events: readonly LegacyEvent[];
  /** The bytes behind the closing handshake, which nobody reads; null when there are none. */
  readonly ignored: LegacyNode | null;
  /** The last frame is not all there. */
  readonly incomplete: boolean;
  /** Offset of the first byte that was not looked at, because `most` frames had been read; null when all were. */
  readonly stoppedAt: number | null;
}

/** Reads the frames of one direction, up to `most` of them. Never throws. */
export function readLegacyStream(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): LegacyStream {
  const frames: LegacyFrame[] = [];
  const events: LegacyEvent[] = [];
  let at = 0;
  let isClosed = false;
  while (at < bytes.length && !isClosed && frames.length < most) {
    const frame = readLegacyFrame(bytes, at, frames.length)!;
    frames.push(frame);
    at += frame.byteLength;
    if (!frame.complete) break;
    if (frame.kind === 'text') events.push({ t: 'text', text: frame.text! });
    if (frame.kind === 'closing') {
      events.push({ t: 'close' });
      isClosed = true;
    }
  }
  // "Any data on the connection after the 0xFF frame is discarded."
  const after = isClosed && at < bytes.length ? node('legacy.ignored', at, bytes.length) : null;
  return {
    frames,
    events,
    ignored: after === null ? null : { ...after, findings: [finding('after-closing', at, bytes.length, { length: bytes.length - at })] },
    incomplete: frames.at(-1)?.complete === false,
    stoppedAt: after === null && at < bytes.length ? at : null,
  };
}
