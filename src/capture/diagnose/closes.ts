/**
 * Close bodies that are not a big-endian code and a reason: digits, half a number, the wrong order, no code at all.
 *
 * Knows what people put there. Must not know how a guess is tried.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { closeCodeClass, MAX_REASON_LENGTH } from '../../protocol/frame/close-body.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { CLOSE } from '../../protocol/frame/opcodes.ts';
import type { DiagnosisCode } from '../diagnoses.ts';
import { endOf, writeHead } from './dialect.ts';
import { ByteSink } from './byte-sink.ts';
import type { Params, Proposal } from './proposal.ts';
import { isReadable, previewOf } from './readable.ts';
import type { Scene } from './scene.ts';

interface Reading {
  readonly code: DiagnosisCode;
  readonly confidence: number;
  readonly params: Params;
  readonly closeCode: number;
  readonly reason: Uint8Array;
}

const NORMAL = 1000;
const isUsable = (code: number) => closeCodeClass(code) === 'usable';

/** Readings of a close frame whose code is unusable; the first that fits is proposed. */
export function closeProposals(scene: Scene): Proposal[] {
  if (!scene.violated) return [];
  const { bytes, index } = scene;
  const at = index.offset[scene.fault]!;
  const header = readHeader(bytes, at);
  const end = endOf(header);
  if ((header.byte0! & 0b1000_1111) !== (0b1000_0000 | CLOSE) || end < 0 || end > bytes.length || header.form !== 7) return [];
  const key = bytes.subarray(header.keyAt, header.payloadAt);
  const body = header.masked ? unmask(bytes.subarray(header.payloadAt, end), key) : bytes.subarray(header.payloadAt, end);
  const reading = asDigits(body) ?? asLowByte(body) ?? asLittleEndian(body) ?? asReason(body);
  if (reading === null) return [];
  const build = (limit: number) => {
    const sink = new ByteSink();
    const plain = Uint8Array.of(reading.closeCode >> 8, reading.closeCode & 0xff, ...reading.reason.subarray(0, MAX_REASON_LENGTH));
    writeHead(sink, header.byte0!, header.masked, plain.length);
    sink.copy(key);
    sink.copy(header.masked ? unmask(plain, key) : plain);
    sink.copy(bytes, end, Math.max(end, limit));
    return sink.bytes();
  };
  const { code, confidence, params } = reading;
  return [
    { code, confidence, start: header.payloadAt, end: header.payloadAt + Math.min(4, body.length), params, fix: { keep: at, build } },
  ];
}

function asDigits(body: Uint8Array): Reading | null {
  const digits = String.fromCharCode(...body.subarray(0, 4));
  if (!/^\d{4}$/.test(digits) || !isUsable(Number(digits))) return null;
  // `1000 done`, `1000:done`: the separator belonged to the text form.
  const separator = body[4] === 0x20 || body[4] === 0x3a || body[4] === 0x2c ? 5 : 4;
  const closeCode = Number(digits);
  return { code: 'close-code-ascii', confidence: 0.97, params: { digits, code: closeCode }, closeCode, reason: body.subarray(separator) };
}

/** 1000 to 1015 share the high byte 03; without it a code that was stored in one byte is left. */
function asLowByte(body: Uint8Array): Reading | null {
  const width = body.length === 1 ? 1 : 2;
  const closeCode = 0x0300 | (body[width - 1] ?? 0);
  if (body.length === 0 || (width === 2 && body[0] !== 0) || !isUsable(closeCode)) return null;
  const params = { bytes: toHex(body.subarray(0, width)), code: closeCode };
  return { code: 'close-code-low-byte', confidence: 0.96, params, closeCode, reason: body.subarray(width) };
}

function asLittleEndian(body: Uint8Array): Reading | null {
  const closeCode = (body[0] ?? 0) | ((body[1] ?? 0) << 8);
  if (body.length < 2 || !isUsable(closeCode) || isReadable(body.subarray(0, 2))) return null;
  const params = { bytes: toHex(body.subarray(0, 2)), code: closeCode };
  return { code: 'close-code-little-endian', confidence: 0.96, params, closeCode, reason: body.subarray(2) };
}

function asReason(body: Uint8Array): Reading | null {
  if (body.length < 2 || body.length > MAX_REASON_LENGTH || !isReadable(body) || !/\p{L}{2}/u.test(previewOf(body))) return null;
  return { code: 'close-code-missing', confidence: 0.85, params: { reason: previewOf(body) }, closeCode: NORMAL, reason: body };
}
