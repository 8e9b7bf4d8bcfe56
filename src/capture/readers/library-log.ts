/**
 * Logs of WebSocket libraries: WebSocket++, tungstenite, Autobahn, Python's websockets, Rust `Debug` output.
 *
 * Knows how these libraries print frames and messages. Must not know frames.
 */
import { hexValue, isSpace, lineEnds, skipSpace } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { readEscape } from '../escape-sequences.ts';
import { scanNumbers, writeItems, type ListItem } from '../number-list.ts';
import { encodeCharacter } from '../utf8-characters.ts';

export const libraryLog: Reader = { formats: ['library-log'], read };

function read(source: Source): Draft[] {
  return [readWebsocketpp, readOctets, readFrameBlocks, readRustFrames, readPythonWebsockets].flatMap((reader) => {
    const draft = reader(source);
    return draft === null || draft.bytes.length === 0 ? [] : [draft];
  });
}

/** Pairs of hex digits in [from, to), spaced or not, into `out`; returns where they stop. */
function writePairs(out: DraftBuilder, text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const high = hexValue(text.charCodeAt(at));
    const low = hexValue(text.charCodeAt(at + 1));
    if (high > 15) break;
    if (low > 15 || at + 1 >= to) {
      if (at + 1 < to && !isSpace(text.charCodeAt(at + 1))) break;
      const atEnd = skipSpace(text, at + 1) === text.length;
      out.digitLeftOver(at, atEnd);
      return at + 1;
    }
    out.byte(high * 16 + low, at, at + 2);
    at += 2;
  }
  return at;
}

/**
 * WebSocket++: `[0] (8) 82 FE …` under "Header Bytes", `[0] (129) [2] CE A9 …` under "Payload Bytes": chunk, size and,
 * for payloads, opcode in front. Text payloads are printed as text.
 */
function readWebsocketpp({ text, raw }: Source): Draft | null {
  const endOfLine = lineEnds(text);
  if (!/(?:Header|Payload) Bytes:/.test(text)) return null;
  const out = new DraftBuilder(text, text.length / 3);
  const pattern = /\[\d{1,9}\] \((\d{1,9})\) (?:\[([0-9A-Fa-f]{1,2})\] )?/g;
  let kept = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + match[0].length;
    const end = endOfLine(start);
    out.prose(kept, match.index);
    out.drop(match.index, start, 'prefix');
    const size = Number(match[1]);
    const before = out.length;
    if (match[2] === '1' && !isHexOf(text, start, end, size)) {
      for (let at = start; at < end && out.length - before < size;) {
        const { bytes, length } = encodeCharacter(raw, at);
        out.bytesOf(bytes, at, at + length);
        at += length;
      }
      kept = end;
    } else kept = writePairs(out, text, start, end);
    if (out.length - before < size) {
      out.truncated = true;
      out.gap();
    }
    pattern.lastIndex = Math.max(kept, start);
  }
  out.prose(kept, text.length);
  return out.build('library-log', 0.97);
}

function isHexOf(text: string, start: number, end: number, size: number): boolean {
  const words = text.slice(start, Math.min(end, start + 3 * size)).trim();
  return /^(?:[0-9A-F]{2}(?: |$))+$/.test(words) && words.length >= 3 * size - 2;
}

/** Autobahn: `RX Octets from tcp4:… : octets = 8185…`; others print the same with `data =`, `raw =`. */
function readOctets({ text }: Source): Draft | null {
  const endOfLine = lineEnds(text);
  const out = new DraftBuilder(text, text.length / 2);
  const pattern = /\b(TX|RX) Octets (?:to|from)\b[^\n]{0,200}?\boctets ?= ?/g;
  let kept = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + match[0].length;
    out.drop(kept, start, 'prefix');
    out.mark = match[1] === 'TX' ? 'out' : 'in';
    out.piece();
    kept = pattern.lastIndex = writePairs(out, text, start, endOfLine(start));
  }
  out.prose(kept, text.length);
  return out.build('library-log', 0.97);
}

/** tungstenite's `<FRAME>` blocks: the payload in hex behind named header fields. */
function readFrameBlocks({ text }: Source): Draft | null {
  const endOfLine = lineEnds(text);
  if (!/<FRAME>/.test(text)) return null;
  const out = new DraftBuilder(text, text.length / 2);
  const pattern = /(?:opcode: (\w{1,20})|(?:^|\n)[ \t]*payload: (?:0x)?)/gi;
  const opcodes: Readonly<Record<string, number>> = { continue: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };
  let kept = 0;
  let count = 0;
  let opcode: number | undefined;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[1] !== undefined) {
      opcode = opcodes[match[1].toLowerCase()];
      continue;
    }
    const start = match.index + match[0].length;
    out.prose(kept, start);
    out.piece('payload', opcode);
    const before = out.length;
    kept = pattern.lastIndex = Math.max(start, writePairs(out, text, start, endOfLine(start)));
    if (out.length > before) count++;
  }
  out.prose(kept, text.length);
  out.note('messages-not-frames', { count });
  return out.build('library-log', 0.97);
}

/** Rust `Debug`: `Frame { header: …, payload: [72, 101] }`, `Binary([1, 2])`, `Text("…")`, `Binary(b"\x81")`. */
function readRustFrames({ text, raw }: Source): Draft | null {
  const pattern = /\b(?:payload: (?:Bytes\()?|(Text|Binary|Ping|Pong)\((?:Utf8Bytes\(|Bytes\()?)(\[|b?")/g;
  if (!/\b(?:FrameHeader|is_final|Message::|Utf8Bytes)\b|\b(?:Text|Binary|Ping|Pong)\((?:\[|b?"|Bytes|Utf8)/.test(text)) return null;
  const out = new DraftBuilder(text, 64);
  const opcodes: Readonly<Record<string, number>> = { Text: 1, Binary: 2, Ping: 9, Pong: 10 };
  let kept = 0;
  let count = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + match[0].length;
    out.prose(kept, match.index);
    const words = text.slice(Math.max(kept, match.index - 300), match.index);
    const named = /opcode: (?:Data|Control)\((Text|Binary|Continue|Close|Ping|Pong)\)(?![\s\S]*opcode:)/.exec(words)?.[1];
    const opcode = opcodes[match[1] ?? named ?? ''];
    out.drop(match.index, start, 'prefix');
    out.piece('payload', opcode);
    count++;
    if (match[2] === '[') {
      const items: ListItem[] = [];
      kept = scanNumbers(text, start, items);
      writeItems(out, items);
    } else kept = writeQuoted(out, text, raw, start);
    pattern.lastIndex = Math.max(kept, start);
  }
  if (count === 0) return null;
  out.prose(kept, text.length);
  out.note('messages-not-frames', { count });
  return out.build('library-log', 0.95);
}

function writeQuoted(out: DraftBuilder, text: string, raw: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') {
    const escape = text[at] === '\\' ? readEscape(text, at, 'c') : null;
    const { bytes, length } = encodeCharacter(raw, at);
    const end = escape?.end ?? at + length;
    out.bytesOf(escape?.bytes ?? bytes, at, end);
    at = end;
  }
  if (at >= text.length) out.truncated = true;
  return at;
}

/** Python's websockets: `> TEXT 'Hello' [5 bytes]`, `< BINARY 00 01 … fe ff [256 bytes]`; long payloads are elided. */
function readPythonWebsockets({ text, raw }: Source): Draft | null {
  const endOfLine = lineEnds(text);
  const out = new DraftBuilder(text, 64);
  const pattern = /(?:^|[\s:])([<>]) (TEXT|BINARY|CONT|PING|PONG) (?=.{0,400}\[(?:[a-z, ]{0,40})?\d{1,12} bytes?)/gm;
  const opcodes: Readonly<Record<string, number>> = { CONT: 0, TEXT: 1, BINARY: 2, PING: 9, PONG: 10 };
  let kept = 0;
  let count = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + match[0].length;
    const end = endOfLine(start);
    out.prose(kept, match.index);
    out.drop(match.index, start, 'prefix');
    out.mark = match[1] === '>' ? 'out' : 'in';
    out.piece('payload', opcodes[match[2]!]);
    count++;
    kept = pattern.lastIndex = /['"]/.test(text.charAt(start))
      ? writePythonText(out, text, raw, start, end)
      : writePythonBytes(out, text, start, end);
  }
  if (count === 0) return null;
  out.prose(kept, text.length);
  out.note('messages-not-frames', { count });
  return out.build('library-log', 0.97);
}

function writePythonText(out: DraftBuilder, text: string, raw: string, start: number, end: number): number {
  const quote = text[start];
  let at = start + 1;
  while (at < end && text[at] !== quote) {
    const escape = text[at] === '\\' ? readEscape(text, at, 'c') : null;
    const { bytes, length } = encodeCharacter(raw, at);
    const stop = escape?.end ?? at + length;
    out.bytesOf(escape?.bytes ?? bytes, at, stop);
    at = stop;
  }
  return at;
}

function writePythonBytes(out: DraftBuilder, text: string, start: number, end: number): number {
  const at = writePairs(out, text, start, end);
  const dots = /^(?:\.{3}|…)/.exec(text.slice(at, at + 3));
  if (dots === null) return at;
  out.elision(at, at + dots[0].length, null);
  return writePairs(out, text, at + dots[0].length, end);
}
