/**
 * Bytes that are not frames, in front of them, between them or behind them: TLS, HTTP, packet headers, stray NULs and
 * line ends, padding.
 *
 * Knows what other protocols' first bytes look like. Must not know frames beyond stepping over them.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { directionOfPorts, stripLowerLayers } from '../lower-layers.ts';
import { type Dialect, dialectFix, ordinary, walkDialect } from './dialect.ts';
import type { Proposal } from './proposal.ts';
import { isControlByte } from './readable.ts';
import { isOpenBefore, type Scene } from './scene.ts';

const TLS_TYPES: Readonly<Record<number, string>> = { 0x14: 'change-cipher-spec', 0x15: 'alert', 0x16: 'handshake', 0x17: 'data' };
/** RFC 8446 §5.2: an encrypted record holds at most 2^14 + 256 bytes; TLS 1.2 allowed 2^14 + 2048. */
const TLS_LONGEST = 16384 + 2048;
const TLS_RECORDS_COUNTED = 64;
/** How far an HTTP head may reach. */
const HEAD_LIMIT = 64 * 1024;
const LINE_SHOWN = 80;

export function surroundingProposals(scene: Scene): Proposal[] {
  if (scene.fault < 0) return [];
  return [...tlsRecords(scene), ...httpHead(scene), ...packetHeaders(scene), ...strays(scene)];
}

function tlsRecords({ bytes }: Scene): Proposal[] {
  let at = 0;
  let records = 0;
  while (at < bytes.length && records < TLS_RECORDS_COUNTED && isTlsRecord(bytes, at)) {
    records++;
    at += 5 + (((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0));
  }
  if (records === 0) return [];
  const params = { type: TLS_TYPES[bytes[0]!]!, version: toHex(bytes.subarray(1, 3)), records };
  return [{ code: 'tls-records', confidence: bytes.length >= 5 ? 0.98 : 0.85, start: 0, end: Math.min(at, bytes.length), params }];
}

/** A record header: type, version 3.0 to 3.4, a length that a record can have; a cut header counts as far as it goes. */
function isTlsRecord(bytes: Uint8Array, at: number): boolean {
  const [type = 0, major = 0, minor = 0] = bytes.subarray(at, at + 3);
  const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 1);
  return bytes.length >= at + 3 && type in TLS_TYPES && major === 3 && minor <= 4 && length > 0 && length <= TLS_LONGEST;
}

const REQUEST_LINE = /^(GET|POST|PUT|HEAD|OPTIONS|CONNECT|PATCH|DELETE) [^\r\n]*/;
const STATUS_LINE = /^HTTP\/\d[^\r\n]*/;

/** A request, a response, both in a row, or the end of one, with or without frames behind. */
function httpHead({ bytes }: Scene): Proposal[] {
  const text = latin1(bytes.subarray(0, HEAD_LIMIT));
  const request = REQUEST_LINE.exec(text);
  const first = request ?? STATUS_LINE.exec(text);
  const length = headLength(text, first !== null);
  const line = (first?.[0] ?? '').slice(0, LINE_SHOWN);
  const kind = request !== null ? 'request' : first !== null ? 'response' : 'tail';
  if (length === 0 || length >= bytes.length) {
    // Only the beginning of a request or status line is certain enough without frames behind it.
    if (first === null || !/^(HTTP\/1|[A-Z]+ \S)/.test(line)) return [];
    return [{ code: 'http-text', confidence: 0.98, start: 0, end: Math.min(bytes.length, text.length), params: { line, kind } }];
  }
  const params = { kind, length, frames: 0 };
  const fix = { keep: 0, build: (limit: number) => bytes.subarray(length, Math.max(limit, length)) };
  const direction = kind === 'request' ? { direction: 'c2s' as const } : kind === 'response' ? { direction: 's2c' as const } : {};
  return [
    {
      code: 'handshake-before-frames',
      confidence: kind === 'tail' ? 0.95 : 0.98,
      start: 0,
      end: length,
      params,
      fix: { ...fix, ...direction },
      plain: kind !== 'tail',
    },
  ];
}

/**
 * Bytes up to and with the empty line that ends the last head. Without a start line it must be the end of a head: at
 * least the line end of an empty line, and nothing but header characters before it.
 */
function headLength(text: string, hasStart: boolean): number {
  let length = 0;
  for (let heads = 0; heads < 4; heads++) {
    const rest = text.slice(length);
    if (heads > 0 && !REQUEST_LINE.test(rest) && !STATUS_LINE.test(rest)) break;
    const end = /\r?\n\r?\n/.exec(rest);
    if (end === null) break;
    if (heads === 0 && !hasStart && !isHeadTail(rest.slice(0, end.index))) break;
    length += end.index + end[0].length;
  }
  return length === 0 && !hasStart && text.startsWith('\r\n') ? 2 : length;
}

function isHeadTail(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7e || isControlByte(code)) return false;
  }
  return true;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function packetHeaders({ bytes }: Scene): Proposal[] {
  const found = stripLowerLayers(bytes);
  if (found === null) return [];
  const { start, end, layers, sourcePort, destinationPort, bareAck, trailing } = found;
  const direction = directionOfPorts(sourcePort, destinationPort);
  const params = {
    layers: layers.join('+'),
    header: start,
    trailing,
    source: sourcePort,
    destination: destinationPort,
    bareAck: bareAck ? 'yes' : 'no',
  };
  const fix = { keep: 0, build: () => bytes.subarray(start, end), ...(direction === 'unknown' ? {} : { direction }) };
  return [{ code: 'lower-layers', confidence: 0.97, start: 0, end: start, params, ...(end > start ? { fix, plain: true } : {}) }];
}

/** Leaves out bytes that stand where a frame should begin: NUL, unless an open message makes it a continuation; LF, CR LF. */
function withoutStrays(kind: 'nul' | 'newline', from: number, open: boolean): Dialect {
  return (walk, at) => {
    if (at === from) walk.open = open;
    const byte = walk.bytes[at];
    const second = walk.bytes[at + 1];
    const width = kind === 'nul' ? (byte === 0 && !walk.open ? 1 : 0) : byte === 0x0a ? 1 : byte === 0x0d && second === 0x0a ? 2 : 0;
    if (width === 0) return ordinary(walk, at);
    walk.change(at);
    return at + width;
  };
}

function strays(scene: Scene): Proposal[] {
  if (!scene.violated) return [];
  const at = scene.index.offset[scene.fault]!;
  return [...padding(scene, at), ...strayOf(scene, at, 'nul'), ...strayOf(scene, at, 'newline')];
}

function strayOf(scene: Scene, at: number, kind: 'nul' | 'newline'): Proposal[] {
  const { bytes, limit } = scene;
  const dialect = withoutStrays(kind, at, isOpenBefore(scene, scene.fault));
  const walk = walkDialect(bytes, at, dialect, 'always', limit);
  if (walk === null || walk.firstChange !== at) return [];
  const width = bytes[at] === 0x0d ? 2 : 1;
  const params = { count: walk.changed, at, ...(kind === 'nul' ? {} : { bytes: toHex(bytes.subarray(at, at + width)) }) };
  const code = kind === 'nul' ? 'stray-nul' : 'stray-newline';
  return [{ code, confidence: 0.88, start: at, end: at + width, params, fix: dialectFix(bytes, at, dialect, 'always') }];
}

/** An Ethernet frame holds at least 46 bytes, 40 of them IPv4 and TCP: six are left for the shortest TCP payload. */
const SHORTEST_ETHERNET_PAYLOAD = 6;

/** Zeros to the end behind whole frames. One alone may as well be the NUL of a C string, unless it fills up to six bytes. */
function padding({ bytes }: Scene, at: number): Proposal[] {
  const count = bytes.length - at;
  if (at === 0 || count > 46 || bytes.subarray(at).some((byte) => byte !== 0)) return [];
  const confidence = bytes.length === SHORTEST_ETHERNET_PAYLOAD ? 0.93 : count === 1 ? 0.6 : 0.9;
  return [
    {
      code: 'ethernet-padding',
      confidence,
      start: at,
      end: bytes.length,
      params: { count, at },
      fix: { keep: at, build: () => new Uint8Array(0) },
    },
  ];
}
