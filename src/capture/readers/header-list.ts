/**
 * Headers as browsers' tools list them: a name on a line, its value on the next or behind a tab.
 *
 * Knows these lists, HTTP/2's pseudo-headers among them. Must not judge headers.
 */
import { lineEnd, skipBlank, trimmedEnd } from '../characters.ts';
import type { Draft, Reader, Source } from '../draft.ts';
import { headerLine, type HeadLine, headsDraft, linesOfAddress, WEBSOCKET_NAME } from './head-lines.ts';

export const headerList: Reader = { formats: ['handshake'], read };

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The heading of a list; Chrome, Firefox and Safari in English and Chinese. */
const HEADING = /^[▼▾]?\s*(request|response|请求|响应)\s*(?:headers|标头|头)\b/i;
/** What only a client sends: where a list of both messages without headings goes on with the request. */
const REQUEST_ONLY = /^(?:host|accept-encoding|accept-language|cookie|origin|user-agent|sec-websocket-(?:key|version)):/i;

interface Lists {
  first: HeadLine[];
  status: HeadLine[];
  request: HeadLine[];
  response: HeadLine[];
}

function read({ text, raw }: Source): Draft[] {
  if (text.length > 65_536 || !WEBSOCKET_NAME.test(text)) return [];
  const lists = listsOf(linesOf(raw));
  const all = [...lists.request, ...lists.response];
  const named = all.filter((line) => WEBSOCKET_NAME.test(line.text) || /^(?:upgrade|connection|host):/i.test(line.text));
  if (named.length < 3) return [];
  const hasHost = lists.request.some((line) => /^host:/i.test(line.text));
  const request = lists.request.length === 0 ? [] : [...lists.first.slice(0, hasHost ? 1 : 2), ...lists.request];
  const response = lists.response.length === 0 ? [] : [...lists.status, ...lists.response];
  const heads = [request, response].filter(({ length }) => length > 0).sort((a, b) => a.at(-1)!.start - b.at(-1)!.start);
  return [headsDraft(text, ascending(heads), 0.95)];
}

/** The map wants ascending places: what stands far above its list stands for the list's first line. */
function ascending(heads: readonly (readonly HeadLine[])[]): HeadLine[][] {
  let at = 0;
  return heads.map((lines) =>
    lines.map((line) => {
      const start = Math.max(at, line.start);
      at = start;
      return { ...line, start, end: Math.max(start + 1, line.end) };
    }),
  );
}

function listsOf(lines: readonly Line[]): Lists {
  const lists: Lists = { first: [], status: [], request: [], response: [] };
  let heading: 'request' | 'response' | null = null;
  const unsorted: HeadLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const titled = HEADING.exec(line.text);
    if (titled) heading = /^(?:request|请求)/i.test(titled[1]!) ? 'request' : 'response';
    if (titled) continue;
    const tabbed = /^(:?[A-Za-z][\w-]{0,60}):?\t+(.*)$/.exec(line.text);
    const bare = /^(:?[A-Za-z][\w -]{0,60}):?$/.exec(line.text);
    const next = lines[i + 1];
    const name = tabbed?.[1] ?? bare?.[1];
    const value = tabbed?.[2] ?? next?.text;
    if (name === undefined || value === undefined) continue;
    const end = tabbed ? line.end : next!.end;
    if (!tabbed) i++;
    if (/^request url$/i.test(name)) lists.first = linesOfAddress(value, 'GET', line.start, end);
    else if (/^status code$/i.test(name)) lists.status = [{ text: `HTTP/1.1 ${value}`, start: line.start, end }];
    else if (!name.includes(' ')) (heading === null ? unsorted : lists[heading]).push(headerLine(name, value, line.start, end));
  }
  const isMixed = unsorted.some(({ text }) => /^sec-websocket-accept:/i.test(text));
  const cut = isMixed ? cutOf(unsorted) : 0;
  lists.response.push(...unsorted.slice(0, cut));
  lists.request.push(...unsorted.slice(cut));
  return lists;
}

/** Where the answer's headers end: at the first that only a client sends, or that comes a second time. */
function cutOf(lines: readonly HeadLine[]): number {
  const seen = new Set<string>();
  const at = lines.findIndex(({ text }) => {
    const name = text.slice(0, text.indexOf(':')).toLowerCase();
    const isOver = REQUEST_ONLY.test(text) || seen.has(name);
    seen.add(name);
    return isOver;
  });
  return at < 0 ? lines.length : at;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const start = skipBlank(text, at, end);
    const stop = trimmedEnd(text, start, end);
    if (stop > start) lines.push({ text: text.slice(start, stop), start, end: stop });
    at = end + 1;
  }
  return lines;
}
