/**
 * Handshakes to start from: the RFC's, browsers', famous mistakes, answers that are no 101, compression, odd spellings.
 *
 * Knows bytes and an order. Must not know their names (i18n/handshake/examples-*.ts), nor what is wrong with them: the verdict says so.
 */
import { encodeBase64, decodeBase64 } from '../../protocol/bytes/base64.ts';
import { joinBytes } from '../../protocol/bytes/join.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { sha1 } from '../../protocol/bytes/sha1.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { deriveAcceptKey, GUID } from '../../protocol/handshake/accept-key.ts';
import { fromLatin1 } from '../../protocol/handshake/octets.ts';
import { answerFor } from './build-for.ts';
import { FIRST_KEY, requestWith, responseTo } from './first.ts';
import type { BehindRun } from './handshake-lab.svelte.ts';

export const EXAMPLE_GROUPS = ['good', 'accepts', 'requests', 'answers', 'offers', 'spelling'] as const;
export type ExampleGroup = (typeof EXAMPLE_GROUPS)[number];

export interface Example {
  readonly id: string;
  readonly group: ExampleGroup;
  readonly request: Uint8Array;
  readonly response: Uint8Array;
  readonly behind?: readonly BehindRun[];
}

const head = (lines: readonly string[], end = '\r\n'): Uint8Array => fromLatin1([...lines, '', ''].join(end));
const NONE = new Uint8Array(0);

/** The request of RFC 6455 with some lines changed, added (`null` takes one out) or in another order. */
function request(change: Readonly<Record<string, string | null>> = {}, line = 'GET /chat HTTP/1.1'): Uint8Array {
  const fields: Record<string, string | null> = {
    Host: 'server.example.com',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': FIRST_KEY,
    Origin: 'http://example.com',
    'Sec-WebSocket-Version': '13',
    ...change,
  };
  return head([line, ...Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))]);
}

const ACCEPT = deriveAcceptKey(FIRST_KEY);
const upgraded = (...more: readonly string[]): string[] => [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${ACCEPT}`,
  ...more,
];
/** The RFC's request, answered with an accept that is made of `hashed`. */
const wrong = (accept: string): Pick<Example, 'request' | 'response'> => ({
  request: requestWith(FIRST_KEY),
  response: fromLatin1(String.fromCharCode(...responseTo(FIRST_KEY)).replace(ACCEPT, accept)),
});
const ofDigest = (hashed: Uint8Array | string): string => encodeBase64(sha1(typeof hashed === 'string' ? encodeUtf8(hashed) : hashed));

const CHROME = request(
  {
    Host: 'localhost:3000',
    Pragma: 'no-cache',
    'Cache-Control': 'no-cache',
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    Origin: 'http://localhost:3000',
    'Accept-Encoding': 'gzip, deflate, br, zstd',
    'Accept-Language': 'en-US,en;q=0.9',
    'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
  },
  'GET /socket HTTP/1.1',
);
const OLD = request({ 'Sec-WebSocket-Version': '8', Origin: null, 'Sec-WebSocket-Origin': 'http://example.com' });
const OFFER = request({
  'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits; server_max_window_bits=12, permessage-deflate',
});
const PROTOCOLS = request({ 'Sec-WebSocket-Protocol': 'chat, superchat' });
const REFUSED = (status: string, ...more: readonly string[]): Uint8Array => head([`HTTP/1.1 ${status}`, ...more, 'Content-Length: 0']);

export const EXAMPLES: readonly Example[] = [
  { id: 'rfc', group: 'good', request: requestWith(FIRST_KEY), response: responseTo(FIRST_KEY) },
  { id: 'browser', group: 'good', request: CHROME, response: answerFor(CHROME) },
  {
    id: 'frames-behind',
    group: 'good',
    request: requestWith(FIRST_KEY),
    response: responseTo(FIRST_KEY),
    behind: [
      { bytes: Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58), direction: 'c2s' },
      { bytes: Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f), direction: 's2c' },
    ],
  },
  { id: 'accept-guid-first', group: 'accepts', ...wrong(ofDigest(GUID + FIRST_KEY)) },
  { id: 'accept-decoded-key', group: 'accepts', ...wrong(ofDigest(joinBytes([decodeBase64(FIRST_KEY).bytes, encodeUtf8(GUID)]))) },
  { id: 'accept-hex', group: 'accepts', ...wrong(encodeBase64(encodeUtf8(toHex(sha1(encodeUtf8(FIRST_KEY + GUID)))))) },
  { id: 'accept-lower-case', group: 'accepts', ...wrong(ofDigest(FIRST_KEY + GUID.toLowerCase())) },
  { id: 'accept-line-feed', group: 'accepts', ...wrong(ofDigest(`${FIRST_KEY}${GUID}\n`)) },
  {
    id: 'nginx',
    group: 'requests',
    request: request({ Host: 'backend', Upgrade: null, Connection: 'close' }, 'GET /chat HTTP/1.0'),
    response: REFUSED('400 Bad Request', 'Connection: close'),
  },
  {
    id: 'ws-in-line',
    group: 'requests',
    request: request({ Host: 'console.test.com:2346' }, 'GET ws://console.test.com:2346/ HTTP/1.1'),
    response: NONE,
  },
  { id: 'key-short', group: 'requests', request: request({ 'Sec-WebSocket-Key': 'AAECAwQFBgcICQoLDA0O' }), response: NONE },
  { id: 'key-of-rfc', group: 'requests', ...sent(request({ 'Sec-WebSocket-Key': 'AQIDBAUGBwgJCgsMDQ4PEC==' })) },
  {
    id: 'version-25',
    group: 'requests',
    request: request({ 'Sec-WebSocket-Version': '25' }),
    response: REFUSED('426 Upgrade Required', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13, 8, 7'),
  },
  { id: 'version-8', group: 'requests', request: OLD, response: head(upgraded()) },
  {
    id: 'origin-refused',
    group: 'answers',
    request: request({ Origin: 'https://evil.example' }),
    response: REFUSED('403 Forbidden', 'Connection: close'),
  },
  {
    id: 'page',
    group: 'answers',
    request: request(),
    response: head(['HTTP/1.1 200 OK', 'Content-Type: text/html', 'Content-Length: 1256']),
  },
  {
    id: 'redirect',
    group: 'answers',
    request: request(),
    response: REFUSED('301 Moved Permanently', 'Location: wss://server.example.com/chat/'),
  },
  {
    id: 'authenticate',
    group: 'answers',
    request: request(),
    response: REFUSED('401 Unauthorized', 'WWW-Authenticate: Basic realm="chat"'),
  },
  {
    id: 'full-stops',
    group: 'answers',
    request: PROTOCOLS,
    response: head([
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket.',
      'Connection: Upgrade.',
      `Sec-WebSocket-Accept: ${ACCEPT}`,
      'Sec-WebSocket-Protocol: chat.',
    ]),
  },
  { id: 'subprotocol', group: 'offers', request: PROTOCOLS, response: head(upgraded('Sec-WebSocket-Protocol: Chat')) },
  { id: 'deflate', group: 'offers', ...sent(OFFER) },
  {
    id: 'deflate-range',
    group: 'offers',
    request: request({ 'Sec-WebSocket-Extensions': 'permessage-deflate' }),
    response: head(upgraded('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16')),
  },
  { id: 'extension', group: 'offers', request: request(), response: head(upgraded('Sec-WebSocket-Extensions: permessage-deflate')) },
  {
    id: 'folded',
    group: 'spelling',
    request: fromLatin1(
      `GET /chat HTTP/1.1\r\nHost: server.example.com\r\n Upgrade: websocket\r\n Connection: Upgrade\r\nSec-WebSocket-Key: ${FIRST_KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    ),
    response: NONE,
  },
  {
    id: 'blank-line',
    group: 'spelling',
    request: fromLatin1(
      `GET /chat HTTP/1.1\r\nHost: server.example.com\r\n\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${FIRST_KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    ),
    response: NONE,
  },
  {
    id: 'line-feeds',
    group: 'spelling',
    request: head(
      [
        'GET /chat HTTP/1.1',
        'Host: server.example.com',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${FIRST_KEY}`,
        'Sec-WebSocket-Version: 13',
      ],
      '\n',
    ),
    response: head(upgraded(), '\n'),
  },
  {
    id: 'odd-case',
    group: 'spelling',
    ...sent(
      fromLatin1(
        `GET /chat HTTP/1.1\r\nhOST:server.example.com\r\nUPGRADE:  \tWebSocket \r\nconnection: keep-alive, uPGRADE\r\nSEC-WEBSOCKET-KEY:   ${FIRST_KEY}  \r\nsec-websocket-version: 13\r\n\r\n`,
      ),
    ),
  },
];

/** A request with what a willing server answers. */
function sent(bytes: Uint8Array): Pick<Example, 'request' | 'response'> {
  return { request: bytes, response: answerFor(bytes) };
}
