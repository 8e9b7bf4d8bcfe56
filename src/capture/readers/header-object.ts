/**
 * Headers as programs print them: objects, maps and lists of names and values, of `fetch(…)` calls, of `req.headers`, of Go, Python,
 * Ruby and CGI.
 *
 * Knows how these write a name with its value. Must not judge headers. HAR files have a reader of their own (har-handshakes.ts).
 */
import type { Draft, Reader, Source } from '../draft.ts';
import { headerLine, type HeadLine, headsDraft, linesOfAddress, WEBSOCKET_NAME } from './head-lines.ts';

export const headerObject: Reader = { formats: ['handshake'], read };

/** HTTP itself, which readers/handshake.ts reads. */
const HTTP = /HTTP\/\d(?:\.\d)? \d{3}|(?:GET|POST|CONNECT) \S+ HTTP\/\d/;

const STRING = String.raw`b?(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")`;
const NAME = String.raw`(?:b?'([\w-]{1,60})'|b?"([\w-]{1,60})"|([\w-]{1,60}))`;
/** `name: "value"`, `"name" => "value"`, `name: 13`, `name: ["value"]`. */
const PAIR = new RegExp(String.raw`${NAME}\s{0,4}(?::|=>|=)\s{0,4}(?:\[\s{0,4})?(?:${STRING}|(\d{1,9})\b)`, 'g');
/** `("name", "value")` and `["name", "value"]`. */
const TUPLE = new RegExp(String.raw`[([]\s{0,4}b?(?:'([\w-]{1,60})'|"([\w-]{1,60})")\s{0,4},\s{0,4}${STRING}\s{0,4}[)\]]`, 'g');
/** Go's `map[Name:[value] …]`. */
const GO = /([A-Z][\w-]{0,60}):\[([^\]\n]*)\]/g;
/** Strings in a row, names and values by turns: Node's `rawHeaders`. */
const ITEM = new RegExp(STRING, 'g');

interface Found {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function read({ text, raw }: Source): Draft[] {
  const sample = text.slice(0, 262_144);
  if (!WEBSOCKET_NAME.test(sample.replaceAll('_', '-')) || HTTP.test(sample) || /^\s*(?:[$>]\s+)?curl\s/m.test(sample)) return [];
  const found = [pairs(raw), tuples(raw), goMap(raw), turns(raw)].sort((a, b) => headersIn(b) - headersIn(a))[0]!;
  if (headersIn(found) < 2) return [];
  const headers: HeadLine[] = [];
  let first: HeadLine[] = [];
  for (const { name, value, start, end } of found) {
    const address = /^(?:url|uri|originalurl|request-uri|path)$/i.test(name) || (name === '' && /^(?:wss?|https?):\/\//.test(value));
    if (address && first.length === 0) first = linesOfAddress(value, 'GET', start, end);
    else if (isHeader(name)) headers.push(headerLine(named(name), value, start, end));
  }
  const hasHost = headers.some((line) => /^host:/i.test(line.text));
  const isResponse = headers.some((line) => /^sec-websocket-accept:/i.test(line.text));
  const lines = isResponse ? headers : [...first.slice(0, hasHost ? 1 : 2), ...headers];
  lines.sort((a, b) => a.start - b.start);
  return [headsDraft(text, [lines], 0.97)];
}

const headersIn = (found: readonly Found[]): number => found.filter(({ name }) => isHeader(name)).length;

/** Names of headers that stand beside a handshake's; others are members of the object around them. */
const KNOWN =
  /^(?:http_)?(?:host|upgrade|connection|origin|cookie|pragma|cache[-_]control|user[-_]agent|accept|accept[-_](?:encoding|language)|authorization|date|server|sec[-_](?:websocket|fetch)[-_]\w+|x[-_][\w-]+|content[-_](?:length|type)|location|via|forwarded|set-cookie|access-control-[\w-]+)$/i;
const isHeader = (name: string): boolean => KNOWN.test(name);

/** CGI's HTTP_SEC_WEBSOCKET_KEY is Sec-WebSocket-Key. */
function named(name: string): string {
  const plain = /^HTTP_/.test(name) ? name.slice(5) : name;
  return plain === plain.toLowerCase() && !plain.includes('_') ? plain : plain.replaceAll('_', '-');
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (const match of text.matchAll(pattern)) yield match;
}

function pairs(text: string): Found[] {
  const found: Found[] = [];
  const address = /fetch\(\s{0,4}["'`]([^"'`\s]{1,4000})["'`]/.exec(text);
  if (address) found.push({ name: '', value: address[1]!, start: address.index, end: address.index + address[0].length });
  for (const match of matches(PAIR, text)) {
    const name = match[1] ?? match[2] ?? match[3]!;
    const value = unescaped(match[4] ?? match[5] ?? match[6]!);
    found.push({ name, value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function tuples(text: string): Found[] {
  return [...matches(TUPLE, text)].map((match) => ({
    name: match[1] ?? match[2]!,
    value: unescaped(match[3] ?? match[4]!),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function goMap(text: string): Found[] {
  return [...matches(GO, text)].map((match) => ({
    name: match[1]!,
    value: match[2]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function turns(text: string): Found[] {
  const items = [...matches(ITEM, text)].map((match) => ({
    text: unescaped(match[1] ?? match[2]!),
    start: match.index,
    end: match.index + match[0].length,
  }));
  // Where names begin is told by the first header's name.
  const from = items.findIndex(({ text: item }) => isHeader(item));
  const found: Found[] = [];
  for (let i = from; from >= 0 && i + 1 < items.length; i += 2) {
    found.push({ name: items[i]!.text, value: items[i + 1]!.text, start: items[i]!.start, end: items[i + 1]!.end });
  }
  return found;
}
