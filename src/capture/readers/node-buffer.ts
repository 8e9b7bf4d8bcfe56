/**
 * `<Buffer 81 85 …>` as Node prints it, also inside objects, cut at 50 bytes, wrapped over comment lines.
 *
 * Knows how Node inspects buffers. Must not know frames.
 */
import { elisionLength, hexValue, isSpace } from '../characters.ts';
import { isNamedKey } from '../line-prefix.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';

const OPENING = /<(?:Slow)?Buffer\b|\[Uint8Contents\]:\s{0,8}</gi;
/** `78 more bytes` after an elision, and the `>` that follows. */
const MORE = /\s{0,8}(\d{1,15}) more bytes?/y;

export const nodeBuffer: Reader = { formats: ['node-buffer'], read };

function read({ text, readAs }: Source): Draft[] {
  const out = new DraftBuilder(text, text.length / 3);
  let at = 0;
  let found = 0;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    found++;
    out.prose(at, match.index);
    out.piece(isNamedKey(text, match.index) ? 'payload' : 'frames');
    out.drop(match.index, match.index + match[0].length, 'prefix');
    at = readBuffer(out, text, match.index + match[0].length);
    OPENING.lastIndex = at;
  }
  if (found === 0 && readAs === null) return [];
  out.prose(at, text.length);
  if (found > 1) out.note('pieces-joined', { count: found });
  return [out.build('node-buffer', out.length === 0 ? 0.3 : 0.98)];
}

/** Reads bytes from `from` to the closing `>`; returns the index after it. Without one the paste was cut. */
function readBuffer(out: DraftBuilder, text: string, from: number): number {
  let at = from;
  let lineStart = false;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      lineStart = code === 0x0a || (lineStart && code !== 0x0a);
      at++;
      continue;
    }
    if (code === 0x3e && !(lineStart && closesLater(text, at))) return at + 1;
    if (code === 0x3c) break;
    const dots = elisionLength(text, at);
    if (dots > 0) {
      MORE.lastIndex = at + dots;
      const more = MORE.exec(text);
      const end = more === null ? at + dots : MORE.lastIndex;
      out.elision(at, end, more === null ? null : Number(more[1]));
      at = end;
      lineStart = false;
      continue;
    }
    const high = hexValue(code);
    const low = hexValue(text.charCodeAt(at + 1));
    if (high < 16 && low < 16) {
      out.byte(high * 16 + low, at, at + 2);
      at += 2;
    } else if (high < 16 && (at + 1 >= text.length || isSpace(text.charCodeAt(at + 1)) || text[at + 1] === '>')) {
      out.digitLeftOver(at, true);
      at++;
    } else {
      const end = wordEnd(text, at);
      // A comment mark at the beginning of a wrapped line; anything else is a digit that is none.
      if (lineStart && /^(?:\/\/+|#+|\*+|>+|\|)$/.test(text.slice(at, end))) out.drop(at, end, 'comment');
      else if (code === 0x2c) return skipProperties(out, text, at);
      else out.notHex(at, end, high < 16 ? at + 1 : at);
      at = end;
    }
    lineStart = false;
  }
  out.truncated = true;
  return at;
}

/** A `>` that begins a line quotes it when the buffer goes on behind it. */
function closesLater(text: string, at: number): boolean {
  return /^>\s?[0-9a-f]{2}\b/i.test(text.slice(at, at + 5));
}

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && !isSpace(text.charCodeAt(at)) && text[at] !== '>' && text[at] !== '<') at++;
  return at;
}

/** `<Buffer 81 85, offset: 1>`: extra properties up to the end are no bytes. */
function skipProperties(out: DraftBuilder, text: string, from: number): number {
  const close = text.indexOf('>', from);
  const end = close < 0 ? text.length : close;
  out.drop(from, end, 'suffix');
  return Math.min(text.length, end + 1);
}
