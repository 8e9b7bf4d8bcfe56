/**
 * A dropped or named file: is it text to be read like a paste, raw bytes, or a capture?
 *
 * Knows byte order marks, text encodings and capture magics. Must not know paste formats (read-paste.ts does) or how a
 * capture file is laid out behind its first bytes.
 */
import { toHex } from '../protocol/bytes/hex.ts';
import { ACCEPT, decodeUtf8, utf8FirstBad } from '../protocol/bytes/utf8.ts';
import type { Direction } from '../protocol/annotation/model.ts';
import { scanStream } from '../protocol/connection/scan.ts';
import type { ByteRun, SourceMap } from './reading.ts';

/** The encoding a text file was read with; `gb18030` covers GBK and GB 2312. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

export type FileReading =
  | { readonly text: string; readonly encoding: FileEncoding }
  | { readonly run: ByteRun }
  /** A packet capture: recognised and named, not read. */
  | { readonly unsupported: 'pcap' | 'pcapng' };

/** What is looked at to tell text from bytes. */
const SAMPLE = 64 * 1024;
const PCAP_MAGICS: readonly string[] = ['a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1', 'a1b2cd34', '34cdb2a1'];

/**
 * Reads a file. The name matters only where the content leaves a choice: `.bin`, `.raw` and `.dat` that are not plain
 * ASCII stay bytes. Never throws; an empty file is an empty text.
 */
export function readFile(name: string, bytes: Uint8Array): FileReading {
  const capture = captureKind(bytes);
  if (capture !== null) return { unsupported: capture };
  const encoding = encodingOf(name, bytes);
  if (encoding === null) return { run: binaryRun(bytes) };
  return { text: decodeAs(bytes, encoding), encoding };
}

/** A run of wire bytes that no pasted text stands behind. */
export function binaryRun(bytes: Uint8Array, direction: Direction = 'unknown'): ByteRun {
  return { bytes, direction, directionMarked: false, kind: 'frames', map: NO_SOURCE };
}

const NO_SOURCE: SourceMap = {
  stretchCount: 0,
  byteLength: 0,
  byte: new Uint32Array(0),
  char: new Uint32Array(0),
  stride: new Uint32Array(0),
  width: new Uint32Array(0),
};

/** No frame begins with these magics: their first bytes hold reserved bits and opcodes, or a line feed. */
function captureKind(bytes: Uint8Array): 'pcap' | 'pcapng' | null {
  const magic = hexAt(bytes, 0);
  if (PCAP_MAGICS.includes(magic)) return 'pcap';
  const order = hexAt(bytes, 8);
  return magic === '0a0d0d0a' && (order === '1a2b3c4d' || order === '4d3c2b1a') ? 'pcapng' : null;
}

/** Null: bytes, not text. */
function encodingOf(name: string, bytes: Uint8Array): FileEncoding | null {
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideEncoding(sample);
  if (wide !== null) return wide;
  if (!looksPrintable(sample)) return isDamagedText(bytes, sample) ? 'utf-8' : null;
  if (isUtf8(bytes)) return 'utf-8';
  if (/\.(bin|raw|dat|frame|ws)$/i.test(name) || looksLikeFrames(sample)) return null;
  return legacyEncoding(bytes);
}

/** UTF-16 without a mark: ASCII digits and letters leave every other byte zero, and nothing else does. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = sample.length >> 1;
  if (pairs < 4) return null;
  let asciiLittle = 0;
  let asciiBig = 0;
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i + 1] === 0 && isPrintableAscii(sample[2 * i]!)) asciiLittle++;
    if (sample[2 * i] === 0 && isPrintableAscii(sample[2 * i + 1]!)) asciiBig++;
  }
  if (asciiLittle >= pairs * 0.8) return 'utf-16le';
  return asciiBig >= pairs * 0.8 ? 'utf-16be' : null;
}

/** No control characters but those that text files hold: tab, line ends, form feed, and ESC of coloured logs. */
function looksPrintable(sample: Uint8Array): boolean {
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!;
    // A DOS end-of-file mark is allowed at the very end alone.
    if (byte < 0x20 && !isTextControl(byte) && !(byte === 0x1a && i === sample.length - 1)) return false;
    if (byte === 0x7f) return false;
  }
  return true;
}

function isTextControl(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c || byte === 0x1b;
}

function isPrintableAscii(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || isTextControl(byte);
}

function isUtf8(bytes: Uint8Array): boolean {
  return utf8FirstBad(bytes, 0, bytes.length, ACCEPT) < 0;
}

/**
 * Control characters, but well-formed UTF-8 with U+FFFD in it: bytes that somebody decoded as text and saved again. Frames
 * are seldom well-formed (no final frame begins a character), and never then a faultless stream too.
 */
function isDamagedText(bytes: Uint8Array, sample: Uint8Array): boolean {
  return holdsReplacement(bytes) && isUtf8(bytes) && !looksLikeFrames(sample);
}

/** EF BF BD, the UTF-8 of U+FFFD, anywhere. */
function holdsReplacement(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0xef); i >= 0; i = bytes.indexOf(0xef, i + 1)) if (bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) return true;
  return false;
}

/** Bytes that are no text in UTF-8 and begin a faultless stream of frames are frames. */
function looksLikeFrames(sample: Uint8Array): boolean {
  const index = scanStream(sample);
  return index.frameCount > 0 && index.verdict.closeCode === null;
}

/** A log written before UTF-8: the digits in it are ASCII either way, so only the prose depends on this. */
function legacyEncoding(bytes: Uint8Array): 'gb18030' | 'windows-1252' {
  return decoded(bytes, 'gb18030') === null ? 'windows-1252' : 'gb18030';
}

function decodeAs(bytes: Uint8Array, encoding: FileEncoding): string {
  if (encoding === 'utf-8') {
    const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
    return decodeUtf8(body) ?? new TextDecoder('utf-8').decode(body);
  }
  return new TextDecoder(encoding).decode(bytes);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hexAt(bytes: Uint8Array, at: number): string {
  return toHex(bytes.subarray(at, at + 4));
}
