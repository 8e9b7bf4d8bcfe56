/**
 * Base64 and base64url: alone, wrapped, quoted, in `data:` URLs, or the longest such word of a line of prose.
 *
 * Knows the two alphabets. Must not know frames.
 */
import { BASE64_ALPHABET } from '../../protocol/bytes/base64.ts';
import { isSpace, lineEnd, skipSpace } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { linePrefixEnd } from '../line-prefix.ts';

export const base64: Reader = { formats: ['base64'], read };

/** Value of a base64 or base64url character, 64 for the padding, 255 for anything else. */
const VALUE = new Uint8Array(128).fill(0xff);
for (let i = 0; i < 64; i++) VALUE[BASE64_ALPHABET.charCodeAt(i)] = i;
VALUE[0x2d] = 62;
VALUE[0x5f] = 63;
VALUE[0x3d] = 64;

interface Word {
  readonly start: number;
  readonly end: number;
}

function read({ text, readAs }: Source): Draft[] {
  const forced = readAs === 'base64';
  const urls = dataUrls(text);
  if (urls.length > 0) return [write(text, [urls], 0.95, forced)];
  const drawn = base64Lines(text, false);
  // Thirty bytes ff look like a drawn line. Whoever wrote nothing else means bytes.
  const strict = drawn?.length === 0 ? base64Lines(text, false, false) : drawn;
  const lines = strict ?? (mostlyBase64(text) ? base64Lines(text, true) : null);
  if (lines !== null && lines.length > 0)
    return [write(text, asBodies(text, lines), strict === null ? 0.3 : fitOf(text, lines), strict === null)];
  const bodies = bodiesInProse(text);
  const words = bodies.flat();
  if (words.length > 0) return [write(text, bodies, fitOf(text, words) * 0.8 * coverage(text, words), forced)];
  return forced ? [write(text, [[{ start: 0, end: text.length }]], 0.1, true)] : [];
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? VALUE[code]! : 0xff;
}

function dataUrls(text: string): Word[] {
  const words: Word[] = [];
  const opening = /data:[\w./+-]{0,100}(?:;[\w=.-]{1,60}){0,4};base64,/gi;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index + match[0].length;
    let end = start;
    for (;;) {
      while (end < text.length && valueAt(text, end) <= 64) end++;
      const next = skipSpace(text, end);
      if (next === end || valueAt(text, end - 1) === 64 || !isWrapped(text, next)) break;
      end = next;
    }
    words.push({ start, end });
    opening.lastIndex = end;
  }
  return words;
}

/** True when the line from `at` on holds nothing but base64: the word before it goes on there. */
function isWrapped(text: string, at: number): boolean {
  const line = text.slice(at, Math.min(lineEnd(text, at), at + 1000)).trimEnd();
  return /^[A-Za-z0-9+/_-]+={0,2}["')]?$/.test(line);
}

/** Text in which few characters are none of base64: then those are mistakes to name, and no prose around a word. */
function mostlyBase64(text: string): boolean {
  const sample = text.slice(0, 65_536).replace(/\s/g, '');
  const bad = sample.replace(/[A-Za-z0-9+/_=-]/g, '').length;
  return bad * 10 <= sample.length && !/["'()[\]{}<>:]/.test(sample);
}

/** Every line one base64 word behind its prefix, perhaps quoted; null when some line is anything else. `drawn`: lines that only draw are left out. */
function base64Lines(text: string, forced: boolean, drawn = true): Word[] | null {
  const words: Word[] = [];
  for (let line = 0; line < text.length;) {
    const end = lineEnd(text, line);
    let from = linePrefixEnd(text, line, end);
    if (!goesOn(text, line, end, words.at(-1)) && (isRuler(text, line, end, drawn) || isRuler(text, from, end, drawn))) {
      line = end + 1;
      continue;
    }
    // A word that ends in `=` looks like a label with nothing behind it, one that begins with `//` like a comment.
    if (skipSpace(text, from, end) === end || (from > line && isWhole(text.slice(line, end).trim()))) from = line;
    let to = end;
    while (from < to && /[\s"'`(<[]/.test(text[from]!)) from++;
    while (to > from && /[\s"'`,;)>\]+\\]/.test(text[to - 1]!) && !(text[to - 1] === '+' && (to - from < 60 || (to - from) % 4 === 0)))
      to--;
    if (to > from) {
      for (let at = from; at < to; at++) if (valueAt(text, at) > 64 && !forced) return null;
      words.push({ start: from, end: to });
    }
    line = end + 1;
  }
  return words;
}

/** Whole groups of four, and nothing else. A comment mark glued to such a word makes the groups uneven. */
function isWhole(word: string): boolean {
  return word.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(word);
}

/** A line that only draws, `+--------+`, or one of PEM (RFC 7468): `-----BEGIN CERTIFICATE-----`. */
function isRuler(text: string, start: number, end: number, drawn: boolean): boolean {
  if (!/[-+_=/]/.test(text.charAt(skipSpace(text, start, end)))) return false;
  const line = text.slice(start, Math.min(end, start + 200)).trim();
  // Bytes ff and fb ef be are such lines too, short ones.
  if (/^(?:\+{4}|\/{4})+$/.test(line) && line.length < 40) return false;
  return (drawn && /^[-+_=/|]+$/.test(line)) || /^-{3,}\s?(?:BEGIN|END)\b[^-]{0,80}-{3,}$/.test(line);
}

/** Bytes ff or fb ef be in the middle of a wrapped body: a line of one character, as long as the one before. */
function goesOn(text: string, start: number, end: number, before: Word | undefined): boolean {
  const line = text.slice(start, Math.min(end, start + 200)).trim();
  return before !== undefined && line.length === before.end - before.start && /^(?:\+{4}|\/{4})+$/.test(line);
}

/** Lines of one length but for the last are one body, wrapped; others are a message each. */
function asBodies(text: string, lines: readonly Word[]): Word[][] {
  const first = lines[0]!.end - lines[0]!.start;
  const wrapped = lines.every(({ start, end }, i) => {
    const length = end - start;
    const padded = text[end - 1] === '=';
    return i === lines.length - 1 ? length <= first : length === first && !padded && length >= 4;
  });
  return wrapped ? [lines.slice()] : lines.map((line) => [line]);
}

/** Shorter lines are no lines at which an encoder wraps. */
const WRAPPED = 60;

/** Words of at least eight characters that look encoded: padded, or with digits and both cases. A wrapped one goes on in the next line. */
function bodiesInProse(text: string): Word[][] {
  const bodies: Word[][] = [];
  const pattern = /[A-Za-z0-9+/_-]{6,}={0,2}/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const word = match[0].slice(0, 4096);
    const padded = match[0].endsWith('=') && match[0].length % 4 === 0;
    if (padded || (word.length >= 12 && /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && match[0].length % 4 !== 1)) {
      const body = [{ start: match.index, end: match.index + match[0].length }];
      for (let last = body[0]!; last.end - last.start >= WRAPPED; last = body[body.length - 1]!) {
        const next = skipSpace(text, last.end);
        if (!text.slice(last.end, next).includes('\n') || !isWrapped(text, next)) break;
        let end = next;
        while (valueAt(text, end) <= 64) end++;
        body.push({ start: next, end });
      }
      bodies.push(body);
      pattern.lastIndex = body[body.length - 1]!.end;
    }
  }
  return bodies;
}

/** Encoded words that are a small part of much other text are rather names and numbers of that text. */
function coverage(text: string, words: readonly Word[]): number {
  const encoded = words.reduce((sum, { start, end }) => sum + end - start, 0);
  return Math.min(1, 0.4 + (6 * encoded) / text.length);
}

function fitOf(text: string, words: readonly Word[]): number {
  const sample = words
    .slice(0, 64)
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 4096)))
    .join('');
  if (sample.length < 4) return 0.1;
  if (/^[0-9a-fA-F]+$/.test(sample)) return 0.25;
  const padded = words.some(({ start, end }) => text[end - 1] === '=' && (end - start) % 4 === 0);
  if (padded) return 0.85;
  const mixed = /\d/.test(sample) && /[a-z]/.test(sample) && /[A-Z]/.test(sample);
  return mixed || /[+/]/.test(sample) ? 0.6 : 0.3;
}

function write(text: string, bodies: readonly (readonly Word[])[], fit: number, forced: boolean): Draft {
  const out = new DraftBuilder(text, text.length * 0.75);
  let at = 0;
  for (const body of bodies) {
    if (bodies.length > 1) out.piece();
    out.prose(at, body[0]!.start);
    at = writeBody(out, text, body, at, forced);
  }
  out.prose(at, text.length);
  if (bodies.length > 1) out.note('pieces-joined', { count: bodies.length });
  return out.build('base64', out.length === 0 ? 0.1 : fit);
}

/** Four characters are three bytes; a quantum may span the lines of a wrapped body. Returns where the body ends. */
function writeBody(out: DraftBuilder, text: string, body: readonly Word[], from: number, forced: boolean): number {
  let bits = 0;
  let held = 0;
  // The last character that gave bits, and where the byte under way begins.
  let digit = 0;
  let previous = 0;
  let end = from;
  for (const word of body) {
    if (word !== body[0] && /\w/.test(text.slice(end, word.start))) {
      out.prose(end, word.start);
      previous = word.start;
    }
    for (let at = word.start; at < word.end; at++) {
      const value = valueAt(text, at);
      if (value === 64) continue;
      if (value > 64) {
        if (forced && !isSpace(text.charCodeAt(at))) {
          out.note('base64-bad-character', { position: at + 1, character: text.charAt(at) }, at);
          out.drop(at, at + 1, 'prose');
          // A byte is not written by what was left out of its middle.
          previous = at + 1;
        }
        continue;
      }
      bits = ((bits << 6) | value) & 0xffff;
      held += 6;
      if (held >= 8) {
        held -= 8;
        out.byte((bits >> held) & 0xff, previous, at + 1);
      }
      previous = digit = at;
      // After a padded quantum the next one starts afresh.
      if (text[at + 1] === '=') held = 0;
    }
    end = word.end;
  }
  if (held === 6) {
    out.note('base64-bad-character', { position: digit + 1, character: text.charAt(digit) }, digit);
    out.drop(digit, digit + 1, 'suffix');
    out.truncated = true;
  }
  return end;
}
