/**
 * What the page shows before anybody touched it: the handshake of RFC 6455 §1.2 and §1.3, and what headers are switched on with.
 *
 * Knows two messages. Must not know the tool.
 */
import { deriveAcceptKey } from '../../protocol/handshake/accept-key.ts';
import { fromLatin1 } from '../../protocol/handshake/octets.ts';
import type { Defaults } from './rows.ts';

/** The key of RFC 6455 §1.3: base64 of “the sample nonce”. */
export const FIRST_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

const head = (lines: readonly string[]): Uint8Array => fromLatin1(lines.map((line) => `${line}\r\n`).join('') + '\r\n');

/** The request of RFC 6455 §1.2 with a key of one's own. */
export const requestWith = (key: string): Uint8Array =>
  head([
    'GET /chat HTTP/1.1',
    'Host: server.example.com',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${key}`,
    'Origin: http://example.com',
    'Sec-WebSocket-Protocol: chat, superchat',
    'Sec-WebSocket-Version: 13',
  ]);

/** The answer of RFC 6455 §1.2 to that request. */
export const responseTo = (key: string): Uint8Array =>
  head([
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${deriveAcceptKey(key)}`,
    'Sec-WebSocket-Protocol: chat',
  ]);

/** Headers that a request can be given with a switch, in the order of RFC 6455 §4.1. */
export const REQUEST_DEFAULTS: Defaults = [
  ['Host', 'server.example.com'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', FIRST_KEY],
  ['Origin', 'http://example.com'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Protocol', 'chat, superchat'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
];
