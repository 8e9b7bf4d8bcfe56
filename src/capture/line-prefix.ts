/**
 * What stands at the beginning of a pasted line and is no byte: comment marks, times, log levels, tags, labels, arrows.
 *
 * Knows prefixes of lines. Must not know the format of what follows them.
 */

import { lineEnd, skipBlank } from './characters.ts';

/** A label: words with a letter beyond f, up to a colon (not that of a clock), an equals sign or an arrow. */
const LABEL =
  /(?=[^:=\n]{0,59}[g-zG-Z一-鿿])[A-Za-z_一-鿿][\w .\-/()#'"\u4e00-\u9fff[\]>]{0,59}?\s?(?::=|=>|[:=：])(?![:=]|(?<=\b\d\d:)[0-5]\d\b)/y;

const PARTS: readonly RegExp[] = [
  /[ \t\v\f\r]+/y,
  // The number of a list or of a packet: `1)`, `2.`, `[3]`, `(7)`, `#1`, and `7:` where hex pairs follow.
  /(?:\[\d{1,5}\](?=\s+[^[\s])|\(\d{1,5}\)(?=\s+[^(\s])|\d{1,4}[.)](?=\s+[^\s\d]|\s+[0-9a-fA-F]{2}\s)|#\d{1,4}(?=\s+[^#\s])|[0-9a-fA-F]{1,2}:(?=\s+[0-9a-fA-F]{2}\s?[0-9a-fA-F]{2}\b))/y,
  // Comment marks and the bar or bullet of a quotation.
  /(?:\/\/+!?|#+(?![0-9a-fA-F]{2})|\/\*+|\*(?=\s)|<!--|;+(?=\s)|--(?=\s)|%(?=\s)|\|(?=\s)|•|REM\b)/y,
  // 2026-01-01 10:00:00,001 and its parts; a time must not go on as colon-separated hex.
  /\d{4}[-/.]\d\d?[-/.]\d\d?(?:[T ]+\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[ ]?[+-]\d\d:?\d\d)?)?(?![\w:])/y,
  /(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d+|(?![:\w.,]))(?: ?[AaPp][Mm]\b)?/y,
  // Android's logcat: 05-01 10:00:00.123  1234  5678 D
  /\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:\s{1,4}\d{1,6}\s{1,4}\d{1,6}\s{1,4}[VDIWEF](?=\s))?/y,
  // app[1234]:, App[1234:56789], main.go:42:
  /[A-Za-z][\w.-]{0,40}\[\d{1,7}(?::\d{1,8})?\](?!\s?=):?/y,
  /[\w/.-]{1,80}\.(?:go|[jt]sx?|py|rs|cc?|cpp|java|kt|swift|rb|php|cs|exs?|erl|lua):\d{1,6}(?::\d{1,5})?:?(?=\s)/y,
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? /y,
  /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} {1,2}\d{1,2},?(?: \d{4})?(?= )/y,
  /1[5-9]\d{8}(?:[.,]\d{1,9}|\d{3})?(?=[ \t:])/y,
  // [info], [access:frame_header], [12:30:01.5], (main): a tag holds a letter beyond f, or a time, and no named bytes.
  /\[(?=[^\][\n]{0,80}[g-zG-Z:])(?![^\][\n]{0,60}\b(?:hex|data|bytes|payload|raw)\s?[=:])[^\][\n]{1,80}\]:?/y,
  /\((?=[^()\n]{0,60}[g-zG-Z])(?![^()\n]{0,30}?(?:\b\d{1,3}[ ,]{1,3}){4})[^()\n]{1,60}\):?/y,
  /(?:FATAL|ERROR|WARN(?:ING)?|INFO|NOTICE|DEBUG|TRACE|VERBOSE|error|warn(?:ing)?|info|notice|debug|trace)\b:?/y,
  /(?:>>>|>>|>|<<<|<<|<(?![<A-Za-z0-9])|=+>|<=+|-+>|<-+|→|←|⇒|⇐|⬆|⬇|↑|↓|▲|▼|\$|➜)(?=[\s:]|$)/y,
  // A count behind its name is no byte, whatever follows.
  /(?:[A-Za-z_][\w ]{0,30}\s)?\b(?:len|length|size|count)\s?[=:]\s?\d{1,7}(?=[\s,;)])[,;)]?/y,
  LABEL,
  /(?:C|S|c|s)(?:(?:->|=>|→|>|2)(?:S|C|s|c)\b:?|[:>](?=\s))/y,
];

const KEY_NAME = /["']?\b_?(?:mask|mask(?:ing)?_?key)["']?\s?[:=]\s?$/i;

/** True when what begins at `at` is named as a masking key (`_mask: <Buffer …>`): four bytes of a frame, not a frame. */
export function isNamedKey(text: string, at: number): boolean {
  return KEY_NAME.test(text.slice(Math.max(0, at - 24), at));
}

const COMMENT_LINE = /[ \t]{0,200}(?:\/\/|\/\*|#(?![0-9a-fA-F]{2}\b)|--[ \t]|;)/y;

/** True when the line [start, end) begins with a comment mark. */
export function isCommentLine(text: string, start: number, end: number): boolean {
  COMMENT_LINE.lastIndex = start;
  return COMMENT_LINE.test(text) && COMMENT_LINE.lastIndex <= end;
}

/** True when every line with content (of the first 64) begins with a comment mark: then the marks comment nothing out. */
export function everyLineIsComment(text: string): boolean {
  let lines = 0;
  for (let at = 0; at < text.length && lines < 64;) {
    const end = lineEnd(text, at);
    if (skipBlank(text, at, end) < end) {
      if (!isCommentLine(text, at, end)) return false;
      lines++;
    }
    at = end + 1;
  }
  return lines > 0;
}

/**
 * The end of the prefix of the line [start, end): the index of the first character that may be data. Returns `start`
 * when the line has no prefix, and counts white space after a prefix to it. Without `labels`, `name:` is data.
 */
export function linePrefixEnd(text: string, start: number, end: number, labels = true): number {
  // A prefix is short; a bounded slice also keeps the patterns from looking beyond the line.
  const head = text.slice(start, Math.min(end, start + 240));
  let at = 0;
  for (let round = 0; round < 12; round++) {
    const before = at;
    for (const part of PARTS) {
      if (part === LABEL && !labels) continue;
      part.lastIndex = at;
      if (part.test(head)) at = part.lastIndex;
    }
    if (at === before) break;
  }
  return start + at;
}
