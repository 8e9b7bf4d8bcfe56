/**
 * HAR files and parts of them: the messages that browsers record under `_webSocketMessages`.
 *
 * Knows the members of a recorded message and JSON strings with their positions. Must not know frames: these are messages.
 */
import { isSpace, skipSpace } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { encodeCodePoint } from '../utf8-characters.ts';

export const har: Reader = { formats: ['har'], read };

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Message {
  type?: string;
  opcode?: number;
  data?: Span;
}

function read({ text, raw }: Source): Draft[] {
  if (!/"opcode"\s{0,8}:/.test(text) || !/"type"\s{0,8}:\s{0,8}"(?:send|receive)"/.test(text)) return [];
  const out = new DraftBuilder(text, text.length / 2);
  let at = 0;
  let kept = 0;
  let count = 0;
  for (let open = text.indexOf('{', at); open >= 0; open = text.indexOf('{', at)) {
    const { message, end } = readObject(text, open);
    at = end;
    if (message.data === undefined || (message.type !== 'send' && message.type !== 'receive')) continue;
    out.drop(kept, message.data.start, 'prefix');
    out.mark = message.type === 'send' ? 'c2s' : 's2c';
    out.piece('payload', message.opcode ?? 1);
    count++;
    if (message.opcode === 2) writeBase64(out, text, message.data);
    else writeString(out, raw, message.data);
    kept = message.data.end;
  }
  if (count === 0) return [];
  out.drop(kept, text.length, 'suffix');
  out.note('messages-not-frames', { count });
  return [out.build('har', 0.97)];
}

/**
 * The members of interest of the object that opens at `open`. Stops at a nested object or the end, so that objects
 * inside others are looked at in turn; `end` is where looking goes on.
 */
function readObject(text: string, open: number): { message: Message; end: number } {
  const message: Message = {};
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const key = stringAt(text, at);
    at = skipSpace(text, key.end + 1);
    if (text[at] !== ':') break;
    at = skipSpace(text, at + 1);
    const name = text.slice(key.start, key.end);
    if (text[at] === '"') {
      const value = stringAt(text, at);
      if (name === 'type') message.type = text.slice(value.start, Math.min(value.end, value.start + 16));
      else if (name === 'data') message.data = value;
      at = value.end + 1;
    } else if (text[at] === '{' || text[at] === '[') break;
    else {
      const start = at;
      while (at < text.length && !isSpace(text.charCodeAt(at)) && text[at] !== ',' && text[at] !== '}') at++;
      if (name === 'opcode') message.opcode = Number(text.slice(start, Math.min(at, start + 8)));
    }
    at = skipSpace(text, at);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return { message, end: Math.max(at, open + 1) };
}

/** The inside of the string whose quote is at `open`; `end` is its closing quote or the end of the text. */
function stringAt(text: string, open: number): Span {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return { start: open + 1, end: Math.min(at, text.length) };
}

const LETTERS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** RFC 8259 §7: a JSON string as UTF-8; an escaped surrogate pair is one character. */
function writeString(out: DraftBuilder, raw: string, { start, end }: Span): void {
  let at = start;
  while (at < end) {
    let [code, length] = unitAt(raw, at);
    if (code >= 0xd800 && code < 0xdc00) {
      const [low, lowLength] = unitAt(raw, at + length);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + low - 0xdc00;
        length += lowLength;
      }
    }
    const stop = Math.min(end, at + length);
    out.bytesOf(encodeCodePoint(code), at, stop);
    at = stop;
  }
}

/** One UTF-16 unit of the string's value and how many characters spell it. */
function unitAt(raw: string, at: number): [number, number] {
  if (raw.charCodeAt(at) !== 0x5c) return [raw.charCodeAt(at) || 0xfffd, 1];
  const letter = raw.charAt(at + 1);
  const hex = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(raw.slice(at + 2, at + 6)) : null;
  if (hex !== null) return [parseInt(hex[0], 16), 6];
  return [LETTERS[letter] ?? (raw.charCodeAt(at + 1) || 0x5c), 2];
}

function writeBase64(out: DraftBuilder, text: string, { start, end }: Span): void {
  let bits = 0;
  let held = 0;
  let previous = start;
  for (let at = start; at < end; at++) {
    const value = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(text.charAt(at));
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.byte((bits >> held) & 0xff, previous, at + 1);
    }
    previous = at;
  }
}
