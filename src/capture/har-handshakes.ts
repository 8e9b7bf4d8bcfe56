/**
 * The heads that a HAR file records of WebSocket connections. What it records of messages is read by readers/har.ts.
 *
 * Knows HAR's members. Must not judge headers. The file is JSON as a whole: a piece of one is read where it is whole in itself.
 */
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import { linesOfAddress } from './readers/head-lines.ts';

export interface HarHandshake {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
}

/** Larger files are not taken apart here. */
const LIMIT = 32 * 1024 * 1024;
const MOST = 100;

/** The handshakes in a HAR text, in its order; none where it is no JSON. */
export function harHandshakes(text: string): HarHandshake[] {
  if (text.length > LIMIT || !/"headers"\s{0,8}:/.test(text) || !/sec-websocket|upgrade/i.test(text)) return [];
  try {
    return handshakesIn(JSON.parse(text), 0).slice(0, MOST);
  } catch {
    return [];
  }
}

function handshakesIn(value: unknown, depth: number): HarHandshake[] {
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  const { request, response } = value as { request?: unknown; response?: unknown };
  const headers = headersOf(request);
  if ([...headers, ...headersOf(response)].some(([name]) => /^(?:sec-websocket-.*|upgrade)$/i.test(name))) {
    return [{ request: requestOf(request, headers), response: responseOf(response) }];
  }
  return Object.values(value).flatMap((each) => handshakesIn(each, depth + 1));
}

type Member = Readonly<Record<string, unknown>>;
const memberText = (member: unknown, key: string): string => {
  const value = typeof member === 'object' && member !== null ? (member as Member)[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function headersOf(message: unknown): (readonly [name: string, value: string])[] {
  const list = typeof message === 'object' && message !== null ? (message as Member)['headers'] : undefined;
  if (!Array.isArray(list)) return [];
  // HTTP/2's pseudo-headers are what stands in the first line here.
  return list.map((each) => [memberText(each, 'name'), memberText(each, 'value')] as const).filter(([name]) => !/^(?::|$)/.test(name));
}

const head = (lines: readonly string[]): Uint8Array =>
  encodeUtf8(lines.map((line) => `${line.replace(/[\r\n]+/g, ' ')}\r\n`).join('') + '\r\n');

function requestOf(request: unknown, headers: readonly (readonly [string, string])[]): Uint8Array {
  if (headers.length === 0) return new Uint8Array(0);
  const lines = linesOfAddress(memberText(request, 'url'), memberText(request, 'method') || 'GET', 0, 0).map(({ text }) => text);
  const hasHost = headers.some(([name]) => /^host$/i.test(name));
  return head([...lines.slice(0, hasHost ? 1 : 2), ...headers.map(([name, value]) => `${name}: ${value}`)]);
}

function responseOf(response: unknown): Uint8Array {
  const status = memberText(response, 'status');
  // A connection that never got an answer is recorded with status 0.
  if (!/^[1-5]\d\d$/.test(status)) return new Uint8Array(0);
  const headers = headersOf(response).map(([name, value]) => `${name}: ${value}`);
  return head([`HTTP/1.1 ${status} ${memberText(response, 'statusText')}`, ...headers]);
}
