/**
 * A head put together from pieces of a paste that does not spell it as HTTP: a command, an object of headers, a list.
 *
 * Knows lines of a head with the characters each came from. Must not know how any tool writes them, nor judge headers.
 */
import { DraftBuilder, type Draft } from '../draft.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';

/** One line without its end. All its bytes come from the characters [start, end). */
export interface HeadLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Names by which a header tells that a handshake is meant. */
export const WEBSOCKET_NAME = /sec-websocket-(?:key|accept|version|protocol|extensions)/i;

/** A line of a header. A line break inside a value would begin a header of its own: it becomes a space. */
export function headerLine(name: string, value: string, start: number, end: number): HeadLine {
  return { text: `${name}: ${value.replace(/[\r\n]+/g, ' ')}`, start, end };
}

/** Heads made of their lines, each with its empty line, in one draft. All lines must ascend in the text. */
export function headsDraft(text: string, heads: readonly (readonly HeadLine[])[], fit: number): Draft {
  const out = new DraftBuilder(text, text.length + 64);
  let at = 0;
  for (const lines of heads.filter(({ length }) => length > 0)) {
    out.mark = lines.some((line) => /^(?:HTTP\/|sec-websocket-accept:)/i.test(line.text)) ? 's2c' : 'c2s';
    out.piece('handshake');
    for (const { text: line, start, end } of lines) {
      if (start > at) out.drop(at, start, 'prose');
      out.bytesOf(encodeUtf8(`${line}\r\n`), start, end);
      at = Math.max(at, end);
    }
    const last = lines.at(-1)!;
    out.bytesOf([0x0d, 0x0a], last.start, last.end);
  }
  if (at < text.length) out.drop(at, text.length, 'prose');
  return out.build('handshake', fit);
}

/** The request line and, for an address with a host, the Host line that a client makes of an address. */
export function linesOfAddress(address: string, method: string, start: number, end: number): HeadLine[] {
  const match = /^(?:(wss?|https?):\/\/)?([^/?#\s]*)([^#\s]*)/i.exec(address);
  const host = (match?.[2] ?? '').replace(/^[^@]*@/, '');
  const rest = match?.[3] ?? '';
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  const line = { text: `${method} ${target} HTTP/1.1`, start, end };
  return host === '' ? [line] : [line, headerLine('Host', host, start, end)];
}
