/**
 * Text in which the bytes that do not print stand in marks: `|81 05|Hello` (Snort and Suricata rules), `<81><05>Hello` (less,
 * vim, serial terminals), `M-^A^EHello` (cat -v).
 *
 * Knows these marks. Must not know frames, or strings with backslashes (escapes.ts does).
 */
import { lineEnd, trimmedEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { linePrefixEnd } from '../line-prefix.ts';
import { encodeCharacter } from '../utf8-characters.ts';

export const shownControls: Reader = { formats: ['escapes'], read };

function read(source: Source): Draft[] {
  const { text } = source;
  const drafts: Draft[] = [];
  if (/\|[ \t]*[0-9a-fA-F]{2}(?:[ \t]?[0-9a-fA-F]{2})*[ \t]*\|/.test(text)) drafts.push(...readBars(source));
  if (/<[0-9a-fA-F]{2}>(?:[^<\n]|<[0-9a-fA-F]{2}>)/.test(text)) drafts.push(...readMarks(source, ANGLE));
  if (/M-\^[@-_]|M-[ -~]\^[@-_]/.test(text)) drafts.push(...readMarks(source, CARET));
  return drafts;
}

/** What `mark` at its beginning stands for, and how long it is. */
interface Marks {
  readonly first: RegExp;
  readonly read: (text: string, at: number) => { readonly byte: number; readonly length: number } | null;
}

const ANGLE_MARK = /<([0-9a-fA-F]{2})>|\^([@-_?])/y;
/** vim writes controls under 0x80 as `^E`, less does too. */
const ANGLE: Marks = {
  first: /<[0-9a-fA-F]{2}>/,
  read: (text, at) => {
    ANGLE_MARK.lastIndex = at;
    const match = ANGLE_MARK.exec(text);
    if (match === null) return null;
    return { byte: match[1] === undefined ? match[2]!.charCodeAt(0) ^ 0x40 : parseInt(match[1], 16), length: match[0].length };
  },
};

const CARET_MARK = /(M-)?(?:\^([@-_?])|([ -~]))/y;
/** cat -v: `M-` for the top bit, `^` for a control; everything else is itself. */
const CARET: Marks = {
  first: /M-\^?[ -~]/,
  read: (text, at) => {
    CARET_MARK.lastIndex = at;
    const match = CARET_MARK.exec(text);
    if (match === null || (match[1] === undefined && match[2] === undefined)) return null;
    const low = match[2] === undefined ? match[3]!.charCodeAt(0) : match[2].charCodeAt(0) ^ 0x40;
    return { byte: low | (match[1] === undefined ? 0 : 0x80), length: match[0].length };
  },
};

/** Each line from its first mark to its end. Nothing but marks is plain hex, which has a reader. */
function readMarks({ text, raw }: Source, { first, read: readMark }: Marks): Draft[] {
  const out = new DraftBuilder(text, text.length / 2);
  let at = 0;
  let marks = 0;
  let others = 0;
  for (let line = 0; line < text.length;) {
    const end = lineEnd(text, line);
    const from = linePrefixEnd(text, line, end);
    const begin = text.slice(from, end).search(first);
    if (begin >= 0) {
      out.prose(at, from + begin);
      out.line();
      const to = trimmedEnd(text, from, end);
      for (let i = from + begin; i < to;) {
        const mark = readMark(text, i);
        if (mark !== null) {
          out.byte(mark.byte, i, i + mark.length);
          marks++;
          i += mark.length;
          continue;
        }
        const { bytes, length } = encodeCharacter(raw, i);
        out.bytesOf(bytes, i, i + length);
        others++;
        i += length;
      }
      at = to;
    }
    line = end + 1;
  }
  out.prose(at, text.length);
  return others === 0 || marks < 2 ? [] : [out.build('escapes', 0.9)];
}

const CONTENT = /\b(?:content|uricontent|replace)\s*:\s*!?\s*"((?:[^"\\\n]|\\.)*)"/g;
/** A line of its own that begins with hex between bars, and goes on as text at once. */
const BARE = /^[ \t]*(\|[ \t]*[0-9a-fA-F]{2}(?:[ \t]?[0-9a-fA-F]{2})*[ \t]*\|(?=[^\s|])[^\n]*)$/gm;
/** Something that is no table of pairs: `|81|05|48|`. */
const IS_TEXT = /[g-zG-Z!-/:-@]/;

/** The contents of a rule one after the other; without a rule, lines that begin like one. */
function readBars({ text, raw }: Source): Draft[] {
  const contents = [...text.matchAll(CONTENT)].map((match) => {
    const to = match.index + match[0].length - 1;
    return { from: to - match[1]!.length, to };
  });
  const bare = [...text.matchAll(BARE)].flatMap((match) => {
    const from = match.index + match[0].indexOf('|');
    return IS_TEXT.test(match[1]!) ? [{ from, to: trimmedEnd(text, from, from + match[1]!.length) }] : [];
  });
  const literals = contents.length > 0 ? contents : bare;
  const out = new DraftBuilder(text, text.length / 2);
  let at = 0;
  let others = 0;
  for (const { from, to } of literals) {
    out.prose(at, from);
    if (from > 0 && contents.length === 0) out.line();
    others += writeBars(out, text, raw, from, to);
    at = to;
  }
  out.prose(at, text.length);
  if (contents.length > 1) out.note('pieces-joined', { count: contents.length });
  // One content of nothing but hex is plain hex, which has a reader.
  return (others === 0 && contents.length < 2) || out.length === 0 ? [] : [out.build('escapes', 0.93)];
}

/** Hex between bars, text outside of them; `\"` and the like are one character. Returns how many bytes stood outside. */
function writeBars(out: DraftBuilder, text: string, raw: string, from: number, to: number): number {
  let others = 0;
  let inHex = false;
  for (let at = from; at < to;) {
    const character = text[at]!;
    if (character === '|') {
      inHex = !inHex;
      at++;
    } else if (inHex) {
      const pair = /^[0-9a-fA-F]{2}/.exec(text.slice(at, Math.min(at + 2, to)));
      if (pair !== null) out.byte(parseInt(pair[0], 16), at, at + 2);
      at += pair === null ? 1 : 2;
    } else {
      const start = character === '\\' && /[\\";:|]/.test(text.charAt(at + 1)) ? at + 1 : at;
      const { bytes, length } = encodeCharacter(raw, start);
      out.bytesOf(bytes, at, start + length);
      others += bytes.length;
      at = start + length;
    }
  }
  return others;
}
