/**
 * Buffers as JSON: `{"type":"Buffer","data":[129,5,…]}`, also quoted inside a log line, and `{"0":129,"1":5}` as
 * `JSON.stringify` writes a Uint8Array.
 *
 * Knows these two shapes. Must not know frames.
 */
import { isNamedKey } from '../line-prefix.ts';
import { countBytes, scanNumbers, writeItems, type ListItem } from '../number-list.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';

const QUOTE = '\\\\{0,3}["\']?';
const OPENING = new RegExp(
  `\\{\\s{0,40}(?:${QUOTE}type${QUOTE}\\s{0,8}:\\s{0,8}${QUOTE}Buffer${QUOTE}\\s{0,8},\\s{0,40})?${QUOTE}data${QUOTE}\\s{0,8}:\\s{0,40}(?:\\([0-9]{1,9}\\)\\s?)?\\[`,
  'g',
);
const NAMES_BUFFER = new RegExp(`^\\s{0,40}\\]?\\s{0,40},\\s{0,40}${QUOTE}type${QUOTE}\\s{0,8}:\\s{0,8}${QUOTE}Buffer`);
const INDEXED = /\{\s{0,40}\\{0,3}"0\\{0,3}"\s{0,8}:/g;
const INDEX_ENTRY = /\s*\\{0,3}"(\d{1,9})\\{0,3}"\s*:\s*(-?\d{1,9})\s*(,|\}|$)?/y;

export const nodeJson: Reader = { formats: ['node-json'], read };

function read({ text }: Source): Draft[] {
  return [...readTyped(text), ...readIndexed(text)];
}

function readTyped(text: string): Draft[] {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  let found = 0;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const start = match.index + match[0].length;
    const items: ListItem[] = [];
    const end = scanNumbers(text, start, items);
    const isNamed = /type/.test(match[0]) || NAMES_BUFFER.test(text.slice(end, end + 160));
    const closed = text[end] === ']';
    OPENING.lastIndex = Math.max(end, start);
    if (!isNamed || (!closed && end < text.length)) continue;
    found++;
    out.prose(at, match.index);
    out.piece(isNamedKey(text, match.index) ? 'payload' : 'frames');
    out.drop(match.index, start, 'prefix');
    writeItems(out, items);
    if (!closed) out.truncated = true;
    const brace = text.indexOf('}', end);
    at = brace >= 0 && brace - end < 200 && isNamed ? brace + 1 : end;
    out.drop(end, at, 'suffix');
  }
  if (found === 0) return [];
  out.prose(at, text.length);
  if (found > 1) out.note('pieces-joined', { count: found });
  return [out.build('node-json', 0.98)];
}

function readIndexed(text: string): Draft[] {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  let found = 0;
  INDEXED.lastIndex = 0;
  for (let match = INDEXED.exec(text); match !== null; match = INDEXED.exec(text)) {
    const items: ListItem[] = [];
    const keys: { start: number; end: number }[] = [];
    let end = match.index + 1;
    let closed = false;
    for (let index = 0; ; index++) {
      INDEX_ENTRY.lastIndex = end;
      const entry = INDEX_ENTRY.exec(text);
      if (entry === null || Number(entry[1]) !== index) break;
      const valueStart = entry.index + entry[0].lastIndexOf(entry[2]!);
      keys.push({ start: entry.index, end: valueStart });
      items.push({ start: valueStart, end: valueStart + entry[2]!.length, value: Number(entry[2]), elided: null });
      end = INDEX_ENTRY.lastIndex;
      closed = entry[3] === '}';
      if (closed || entry[3] === undefined) break;
    }
    const { numbers, bytes } = countBytes(items);
    INDEXED.lastIndex = Math.max(end, INDEXED.lastIndex);
    if (numbers < 2 || bytes * 4 < numbers * 3) continue;
    found++;
    out.prose(at, match.index);
    out.piece();
    items.forEach((item, i) => {
      out.drop(keys[i]!.start, keys[i]!.end, 'offset-column');
      writeItems(out, [item]);
    });
    if (!closed) out.truncated = true;
    at = end;
  }
  if (found === 0) return [];
  out.prose(at, text.length);
  if (found > 1) out.note('pieces-joined', { count: found });
  return [out.build('node-json', 0.95)];
}
