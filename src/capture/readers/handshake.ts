/**
 * Opening handshakes: request, response or both, behind log prefixes, `>` and `<` marks or nothing; with lost line breaks;
 * and what comes after them.
 *
 * Knows how HTTP heads look in a paste and rebuilds their bytes. Must not judge headers: that is the handshake lab's.
 */
import { lineEnd, skipBlank, trimmedEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { encodeCharacter } from '../utf8-characters.ts';
import { linePrefixEnd } from '../line-prefix.ts';

export const handshake: Reader = { formats: ['handshake'], read };

const REQUEST = /(?:GET|POST|CONNECT|HEAD|OPTIONS|PUT) [^\s]{1,4000} HTTP\/\d(?:\.\d)?/;
const RESPONSE = /HTTP\/\d(?:\.\d)? \d{3}/;
const START = new RegExp(`${REQUEST.source}|${RESPONSE.source}`);
/** A header line behind an optional mark; names as RFC 9110 §5.1 has them. */
const HEADER = /^(?:[<>*|]\s*)?(:?[A-Za-z][\w-]{0,60})\s?:(?:\s|$)/;
const WEBSOCKET_HEADER = /(?:sec-websocket-(?:key1?|accept|version|protocol|extensions)|upgrade)\s{0,4}:/i;
/** Where a list of headers without a first line may begin. */
const COMMON = /^(?:[<>*|]\s*)?(?:host|origin|user-agent|connection|pragma|cache-control|accept(?:-\w+)?|cookie|date|server)\s?:/i;
/** A string literal that holds a head, line ends spelled out: readers/escapes.ts knows what each escape stands for. */
const LITERAL =
  /["'`](?:(?:GET|POST|CONNECT|HEAD|OPTIONS|PUT) [^\s"'`]{1,4000} HTTP\/\d(?:\.\d)?|HTTP\/\d(?:\.\d)? \d{3}[^\n"\\]{0,60})\\(?:r|n|x0[ad]|u000[ad]|01[25])/i;
/** Where a header begins in a head that lost its line breaks. */
const LOST_BREAK =
  /\s(?=(?:Host|Upgrade|Connection|Origin|User-Agent|Pragma|Cache-Control|Accept(?:-[A-Z]\w+)?|Cookie|Date|Server|Sec-[\w-]{2,40}|Access-Control-[\w-]{2,40}|X-[\w-]{1,40}): ?)/g;

function read({ text, raw, readAs }: Source): Draft[] {
  const forced = readAs === 'handshake';
  const sample = text.slice(0, 65_536);
  const first = START.exec(sample);
  const headers = WEBSOCKET_HEADER.exec(sample);
  if (!forced && first === null && headers === null) return [];
  const out = new DraftBuilder(text, text.length + 64);
  const state = { inHead: false, isList: first === null && headers !== null };
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    readLine(out, text, raw, at, end, state);
    at = end + 1;
  }
  const isLiteral = LITERAL.test(sample);
  const heads = (first === null ? 0 : 1) + (headers === null ? 0 : 1);
  return out.length === 0 && !forced ? [] : [out.build('handshake', isLiteral ? 0.6 : heads === 2 ? 0.99 : first !== null ? 0.9 : 0.88)];
}

function readLine(
  out: DraftBuilder,
  text: string,
  raw: string,
  start: number,
  end: number,
  state: { inHead: boolean; readonly isList: boolean },
): void {
  const line = text.slice(start, Math.min(end, start + 8192));
  const opening = START.exec(line);
  if (opening !== null && !/^\s*(?:["'])?(?:[A-Za-z-]+: )/.test(line.slice(0, opening.index).trimStart())) {
    const isRequest = !opening[0].startsWith('HTTP');
    const from = start + opening.index;
    out.prose(start, from);
    out.mark = isRequest ? 'c2s' : 's2c';
    out.piece('handshake');
    state.inHead = true;
    writeHead(out, text, raw, from, end, line.slice(opening.index));
    return;
  }
  const from = headerStart(text, start, end);
  const content = text.slice(from, Math.min(end, from + 200));
  if (HEADER.test(content) && (state.inHead || WEBSOCKET_HEADER.test(content) || (state.isList && COMMON.test(content)))) {
    if (!state.inHead) out.piece('handshake');
    state.inHead = true;
    out.drop(start, from, 'prefix');
    writeHead(out, text, raw, from, end, text.slice(from, end));
    return;
  }
  if (state.inHead && content.trim() === '') {
    // RFC 9112 §2.1: an empty line ends the head. Marks and prefixes of an empty line are not part of it.
    out.drop(start, from, 'prefix');
    writeBreak(out, end);
    state.inHead = false;
    return;
  }
  if (state.inHead && /^[ \t]+\S/.test(line) && from === skipBlank(text, start, end)) {
    writeHead(out, text, raw, start, end, line);
    return;
  }
  out.prose(start, end);
}

/** Behind timestamps, tags and marks, but never inside the header's own name. */
function headerStart(text: string, start: number, end: number): number {
  const plain = skipBlank(text, start, end);
  if (
    /^:?[A-Za-z][\w-]{0,60}\s?:/.test(text.slice(plain, plain + 64)) &&
    !/^(?:DEBUG|INFO|WARN|ERROR|TRACE)/i.test(text.slice(plain, plain + 8))
  ) {
    return plain;
  }
  const from = skipBlank(text, linePrefixEnd(text, start, end, false), end);
  const rest = text.slice(from, Math.min(end, from + 400));
  // Behind words of a log, a mark stands right in front of the header.
  const marked = HEADER.test(rest) ? null : /[<>]{1,2}\s{1,4}(?=:?[A-Za-z][\w-]{0,60}\s?:\s)/.exec(rest);
  return marked === null ? from : from + marked.index + marked[0].length;
}

/** Writes one line of a head and its CRLF; a line that holds several headers is cut where their names begin. */
function writeHead(out: DraftBuilder, text: string, raw: string, from: number, end: number, line: string): void {
  const to = trimmedEnd(text, from, end);
  const breaks = START.test(line) && line.length > 40 ? [...line.matchAll(LOST_BREAK)].map((match) => from + match.index) : [];
  let at = from;
  // `\r\n` spelled out, as a log or a string literal shows them.
  const spelled = /\\r\\n/.test(line);
  while (at < to) {
    if (breaks[0] === at) {
      breaks.shift();
      out.bytesOf([0x0d, 0x0a], at, at + 1);
      at++;
    } else if (spelled && text.startsWith('\\r\\n', at)) {
      out.bytesOf([0x0d, 0x0a], at, at + 4);
      at += 4;
    } else {
      const { bytes, length } = encodeCharacter(raw, at);
      out.bytesOf(bytes, at, at + length);
      at += length;
    }
  }
  if (!(spelled && text.startsWith('\\r\\n', to - 4))) writeBreak(out, end);
}

/** RFC 9112 §2.2: lines end in CRLF, whatever the paste made of them; both bytes belong to the line's end. */
function writeBreak(out: DraftBuilder, end: number): void {
  const from = out.text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  out.bytesOf([0x0d, 0x0a], from, Math.min(out.text.length, end + 1));
}
