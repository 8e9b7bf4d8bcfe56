/**
 * One handshake for each handshake finding, as short as it can be said: the RFC's messages with the one change that matters.
 *
 * Knows bytes and which message commits the fault. Must not know how a finding is detected or worded.
 */
import type { HandshakeFindingCode } from '../../protocol/handshake/findings.ts';
import { deriveAcceptKey } from '../../protocol/handshake/accept-key.ts';
import { FIRST_KEY } from '../../widgets/handshake-lab/first.ts';

export type HandshakeExample = MessageExample | UrlExample;
export interface MessageExample {
  /** The message that the finding stands in. */
  readonly in: 'request' | 'response';
  /** One character an octet. Empty: there is none. */
  readonly request: string;
  readonly response: string;
  /** What the receiver knows beyond the bytes; a link cannot say it. */
  readonly given?: { readonly url?: string; readonly allowedOrigins?: readonly string[] };
}
export interface UrlExample {
  readonly in: 'url';
  readonly url: string;
}

/** Lines to write in place of others, by how those begin; null takes one out. */
type Change = Readonly<Record<string, string | null>>;

const OTHER_KEY = 'H+VLjR1wb4JQ62TmabK87g==';
const REQUEST = [
  'GET /chat HTTP/1.1',
  'Host: server.example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Key: ${FIRST_KEY}`,
  'Origin: http://example.com',
  'Sec-WebSocket-Version: 13',
];
const RESPONSE = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${deriveAcceptKey(FIRST_KEY)}`,
];

function changed(lines: readonly string[], change: Change, more: readonly string[]): string[] {
  const names = Object.keys(change);
  const kept = lines.flatMap((line) => {
    const name = names.find((each) => line.startsWith(each));
    const instead = name === undefined ? line : change[name];
    return instead == null ? [] : [instead];
  });
  return [...kept, ...more];
}
const head = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('') + '\r\n';
const request = (change: Change = {}, ...more: readonly string[]): string => head(changed(REQUEST, change, more));
const response = (change: Change = {}, ...more: readonly string[]): string => head(changed(RESPONSE, change, more));

const asking = (text: string): MessageExample => ({ in: 'request', request: text, response: '' });
const ask = (change: Change, ...more: readonly string[]): MessageExample => asking(request(change, ...more));
const answering = (text: string, asked = request()): MessageExample => ({ in: 'response', request: asked, response: text });
const answer = (change: Change, ...more: readonly string[]): MessageExample => answering(response(change, ...more));
const refusing = (status: string, ...more: readonly string[]): MessageExample =>
  answering(head([`HTTP/1.1 ${status}`, ...more, 'Content-Length: 0']));
const offering = (offer: string, ...accepted: readonly string[]): MessageExample =>
  answering(
    response({}, ...accepted.map((each) => `Sec-WebSocket-Extensions: ${each}`)),
    request({}, `Sec-WebSocket-Extensions: ${offer}`),
  );
const speaking = (...chosen: readonly string[]): MessageExample =>
  answering(
    response({}, ...chosen.map((each) => `Sec-WebSocket-Protocol: ${each}`)),
    request({}, 'Sec-WebSocket-Protocol: chat, superchat'),
  );
const address = (url: string): UrlExample => ({ in: 'url', url });
/** More lines than any reader of heads puts up with, and short enough for a link. */
const MANY_LINES = 'a:\n'.repeat(2001);
const URL = 'wss://server.example.com/chat';

export const HANDSHAKE_EXAMPLES: Readonly<Record<HandshakeFindingCode, HandshakeExample>> = {
  'head-incomplete': asking(request().slice(0, -2)),
  'head-too-large': asking(`GET /chat HTTP/1.1\n${MANY_LINES}`),
  'blank-line-before-start': asking(`\r\n${request()}`),
  'line-feed-alone': asking(request().replaceAll('\r\n', '\n')),
  'carriage-return-alone': ask({}, 'X-Name: one\rX: y'),
  'request-line-syntax': ask({ GET: 'G(ET /chat HTTP/1.1' }),
  'request-line-spacing': ask({ GET: 'GET  /chat HTTP/1.1' }),
  'target-has-space': ask({ GET: 'GET /chat room HTTP/1.1' }),
  'status-line-syntax': answer({ HTTP: 'ICY 101 OK' }),
  'reason-space-missing': answer({ HTTP: 'HTTP/1.1 101' }),
  'http-version-syntax': ask({ GET: 'GET /chat http/1.1' }),
  'space-before-first-field': ask({ Host: ' Host: server.example.com' }),
  'obsolete-fold': ask({ 'Sec-WebSocket-Key': `Sec-WebSocket-Key:\r\n ${FIRST_KEY}` }),
  'obsolete-fold-in-response': answer({ Connection: 'Connection: keep-alive,\r\n Upgrade' }),
  'colon-missing': ask({}, 'hello there'),
  'space-before-colon': ask({ Host: 'Host : server.example.com' }),
  'field-name-empty': ask({}, ': lost'),
  'field-name-not-token': ask({}, 'X Frame: y'),
  'field-value-nul': ask({}, 'X-Name: a\0b'),
  'field-value-control': ask({}, 'X-Name: a\x01b'),
  'field-value-not-ascii': ask({}, 'X-Name: \xe5\xb8\xa7'),
  'fields-after-blank-line': ask({ Connection: 'Connection: Upgrade\r\n' }),
  'list-empty-element': ask({ Connection: 'Connection: , Upgrade,' }),

  'url-slashes': address('wss:server.example.com/chat'),
  'url-fullwidth': address('ws：//server.example.com/chat'),
  'url-scheme': address('ftp://server.example.com/chat'),
  'url-scheme-http': address('https://server.example.com/chat'),
  'url-userinfo': address('ws://ann:secret@server.example.com/'),
  'url-host': address('ws:///chat'),
  'url-port': address('ws://server.example.com:0/'),
  'url-default-port': address('wss://server.example.com:443/'),
  'url-character': address('ws://server.example.com/chat room'),
  'url-fragment': address('ws://server.example.com/chat#top'),

  'method-not-get': ask({ GET: 'POST /chat HTTP/1.1' }),
  'target-ws-uri': ask({ GET: 'GET ws://server.example.com/chat HTTP/1.1' }),
  'target-form': ask({ GET: 'GET * HTTP/1.1' }),
  'target-fragment': ask({ GET: 'GET /chat#top HTTP/1.1' }),
  'target-syntax': ask({ GET: 'GET /100% HTTP/1.1' }),
  'target-differs-from-url': { ...ask({ GET: 'GET /chat/ HTTP/1.1' }), given: { url: URL } },
  'http-version': ask({ GET: 'GET /chat HTTP/1.0' }),
  'http-version-major': ask({ GET: 'GET /chat HTTP/2.0' }),
  'host-missing': ask({ Host: null }),
  'host-duplicated': ask({}, 'Host: other.example.com'),
  'host-invalid': ask({ Host: 'Host: 2001:db8::1' }),
  'host-differs-from-target': ask({ GET: 'GET http://server.example.com:8080/chat HTTP/1.1' }),
  'host-differs-from-url': { ...ask({ Host: 'Host: localhost' }), given: { url: URL } },
  'host-default-port': { ...ask({ Host: 'Host: server.example.com:443' }), given: { url: URL } },
  'upgrade-missing': ask({ Upgrade: null }),
  'upgrade-not-websocket': ask({ Upgrade: 'Upgrade: websocket.' }),
  'connection-missing': ask({ Connection: null }),
  'connection-not-upgrade': ask({ Connection: 'Connection: keep-alive' }),
  'key-missing': ask({ 'Sec-WebSocket-Key': null }),
  'key-duplicated': ask({}, `Sec-WebSocket-Key: ${OTHER_KEY}`),
  'key-not-base64': ask({ 'Sec-WebSocket-Key': `Sec-WebSocket-Key: ${FIRST_KEY.replaceAll('=', '')}` }),
  'key-not-16-octets': ask({ 'Sec-WebSocket-Key': 'Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0O' }),
  'key-not-canonical': ask({ 'Sec-WebSocket-Key': 'Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==' }),
  'key-not-random': ask({ 'Sec-WebSocket-Key': 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==' }),
  'version-missing': ask({ 'Sec-WebSocket-Version': null }),
  'version-duplicated': ask({}, 'Sec-WebSocket-Version: 8'),
  'version-syntax': ask({ 'Sec-WebSocket-Version': 'Sec-WebSocket-Version: 13, 8' }),
  'version-not-13': ask({ 'Sec-WebSocket-Version': 'Sec-WebSocket-Version: 8' }),
  'origin-missing': ask({ Origin: null }),
  'origin-null': ask({ Origin: 'Origin: null' }),
  'origin-duplicated': ask({}, 'Origin: http://other.example'),
  'origin-syntax': ask({ Origin: 'Origin: http://example.com/page' }),
  'origin-not-allowed': { ...ask({}), given: { allowedOrigins: ['https://www.example.com'] } },
  'subprotocol-syntax': ask({}, 'Sec-WebSocket-Protocol: chat room, superchat'),
  'subprotocol-duplicated': ask({}, 'Sec-WebSocket-Protocol: chat, superchat, chat'),
  'extension-syntax': ask({}, 'Sec-WebSocket-Extensions: permessage-deflate;'),
  'pmd-offer-declined': ask({}, 'Sec-WebSocket-Extensions: permessage-deflate; level=9'),
  'request-has-content': ask({}, 'Content-Length: 5'),
  'field-obsolete': ask({}, 'Sec-WebSocket-Origin: http://example.com'),
  'field-in-wrong-message': ask({}, `Sec-WebSocket-Accept: ${deriveAcceptKey(FIRST_KEY)}`),

  'status-not-101': refusing('200 OK'),
  'status-interim': answering(head(['HTTP/1.1 100 Continue'])),
  'status-authenticate': refusing('401 Unauthorized', 'WWW-Authenticate: Basic realm="chat"'),
  'status-redirect': refusing('301 Moved Permanently', 'Location: https://server.example.com/chat'),
  'status-versions': refusing('426 Upgrade Required', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13, 8'),
  'status-426-without-upgrade': refusing('426 Upgrade Required', 'Sec-WebSocket-Version: 13'),
  'accept-missing': answer({ 'Sec-WebSocket-Accept': null }),
  'accept-duplicated': answer({}, `Sec-WebSocket-Accept: ${deriveAcceptKey(OTHER_KEY)}`),
  'accept-malformed': answering(response({ 'Sec-WebSocket-Accept': `Sec-WebSocket-Accept: ${FIRST_KEY}` }), ''),
  'accept-wrong': answer({ 'Sec-WebSocket-Accept': `Sec-WebSocket-Accept: ${deriveAcceptKey(OTHER_KEY)}` }),
  'accept-right': answer({}),
  'accept-unchecked': answering(response(), ''),
  'extension-not-offered': offering('permessage-deflate', 'x-turbo'),
  'extensions-field-repeated': offering('permessage-deflate, x-turbo', 'permessage-deflate', 'x-turbo'),
  'pmd-unknown-parameter': offering('permessage-deflate', 'permessage-deflate; level=9'),
  'pmd-duplicate-parameter': offering('permessage-deflate', 'permessage-deflate; server_no_context_takeover; server_no_context_takeover'),
  'pmd-bad-value': offering('permessage-deflate; client_max_window_bits', 'permessage-deflate; client_max_window_bits=7'),
  'pmd-parameter-not-offered': offering('permessage-deflate', 'permessage-deflate; client_max_window_bits=10'),
  'pmd-parameter-missing': offering('permessage-deflate; server_no_context_takeover', 'permessage-deflate'),
  'pmd-accepted-twice': offering('permessage-deflate', 'permessage-deflate, permessage-deflate'),
  'subprotocol-not-offered': speaking('mqtt'),
  'subprotocol-several': speaking('chat, superchat'),
  'subprotocol-field-repeated': speaking('chat', 'chat'),
  'subprotocol-none-chosen': speaking(),
  'response-has-content': answer({}, 'Content-Length: 0'),
};
