import { describe, expect, it } from 'vitest';
import { findingsEn } from '../../src/i18n/handshake/findings-en.ts';
import { findingsZh } from '../../src/i18n/handshake/findings-zh.ts';
import { handshakeSays } from '../../src/i18n/handshake/says.ts';
import { sectionUrl } from '../../src/i18n/rfc.ts';
import type { HeadKind } from '../../src/protocol/handshake/head.ts';
import { readHead } from '../../src/protocol/handshake/head.ts';
import { findingPlace, HANDSHAKE_FINDING_CODES, type HandshakeFindingCode } from '../../src/protocol/handshake/findings.ts';
import { fromLatin1 } from '../../src/protocol/handshake/octets.ts';
import { judgeRequest, type RequestContext } from '../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../src/protocol/handshake/response.ts';
import { dissectUrl } from '../../src/protocol/handshake/uri.ts';
import type { FindingParams } from '../../src/protocol/annotation/model.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const REQUEST = `GET /chat HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nOrigin: http://b.example\r\nSec-WebSocket-Version: 13\r\n\r\n`;
const RESPONSE = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${ACCEPT}\r\n\r\n`;
const DEFLATE = 'permessage-deflate; client_max_window_bits';

/** A message that has the finding, and the facts that its sentences must mention in either language. */
interface Example {
  readonly request?: string;
  readonly response?: string;
  /** The request that the response answers, where it is not the usual one; null for none. */
  readonly to?: string | null;
  readonly url?: string;
  readonly context?: RequestContext;
  readonly mentions?: readonly string[];
  readonly says?: readonly string[];
}
const less = (name: string, head = REQUEST): string => head.replace(new RegExp(`^${name}:.*\\r\\n`, 'm'), '');
const set = (name: string, value: string, head = REQUEST): string => less(name, head).replace(/\r\n\r\n$/, `\r\n${name}: ${value}\r\n\r\n`);
const add = (line: string, head = REQUEST): string => head.replace(/\r\n\r\n$/, `\r\n${line}\r\n\r\n`);
const line = (text: string): string => REQUEST.replace(/^.*/, text);
const status = (text: string): string => `HTTP/1.1 ${text}\r\n\r\n`;
const offering = (name: string, value: string): string => add(`${name}: ${value}`);

const EXAMPLES: Readonly<Record<HandshakeFindingCode, Example>> = {
  'head-incomplete': { request: REQUEST.trimEnd() },
  'head-too-large': { request: add(`Cookie: ${'x'.repeat(70_000)}`), mentions: ['65,536'] },
  'blank-line-before-start': { request: `\r\n${REQUEST}` },
  'line-feed-alone': { request: REQUEST.replaceAll('\r', ''), mentions: ['LF'] },
  'carriage-return-alone': { request: set('Origin', 'a\rb'), mentions: ['CR'] },
  'request-line-syntax': { request: line('GET'), mentions: ['GET'] },
  'request-line-spacing': { request: line('GET  /chat HTTP/1.1') },
  'target-has-space': { request: line('GET /a b HTTP/1.1'), mentions: ['/a b', '%20'] },
  'status-line-syntax': { response: 'HTTP/1.1 abc Oops\r\n\r\n', mentions: ['101'] },
  'reason-space-missing': { response: RESPONSE.replace(' Switching Protocols', '') },
  'http-version-syntax': { request: line('GET / HTTP/one'), mentions: ['HTTP/one'] },
  'space-before-first-field': { request: REQUEST.replace('\r\nHost', '\r\n Host') },
  'obsolete-fold': { request: REQUEST.replace('\r\nUpgrade', '\r\n Upgrade') },
  'obsolete-fold-in-response': { response: RESPONSE.replace('\r\nConnection', '\r\n Connection') },
  'colon-missing': { request: add('Upgrade websocket') },
  'space-before-colon': {
    request: REQUEST.replace('Host:', 'Host :'),
    mentions: ['Host', '400'],
    says: ['Parse Error: Invalid header token'],
  },
  'field-name-empty': { request: add(': a') },
  'field-name-not-token': { request: add('Na(me: a'), mentions: ['Na(me'] },
  'field-value-nul': { request: add('X: a\0b'), mentions: ['X'] },
  'field-value-control': { request: add('X: a\x01b'), mentions: ['X'] },
  'field-value-not-ascii': { request: add('X: \xe9'), mentions: ['X', '0x7f'] },
  'fields-after-blank-line': { request: REQUEST.replace('\r\nUpgrade', '\r\n\r\nUpgrade') },
  'list-empty-element': { request: set('Connection', 'Upgrade,, x'), mentions: ['Connection'] },
  'method-not-get': { request: line('POST / HTTP/1.1'), mentions: ['POST', '405'], says: ['Invalid HTTP method'] },
  'target-ws-uri': { request: line('GET ws://a.example/ HTTP/1.1'), mentions: ['ws://'] },
  'target-form': { request: line('GET chat HTTP/1.1'), mentions: ['chat'] },
  'target-fragment': { request: line('GET /a#b HTTP/1.1'), mentions: ['#'] },
  'target-syntax': { request: line('GET /a"b HTTP/1.1'), mentions: ['/a"b'] },
  'target-differs-from-url': { request: REQUEST, context: { url: 'ws://a.example/x' }, mentions: ['/chat', '/x'] },
  'http-version': { request: line('GET / HTTP/1.0'), mentions: ['HTTP/1.0', 'proxy_http_version'] },
  'http-version-major': { request: line('GET / HTTP/2.0'), mentions: ['HTTP/2.0'] },
  'host-missing': { request: less('Host'), mentions: ['Host', '4'] },
  'host-duplicated': { request: add('Host: c.example'), mentions: ['Host'] },
  'host-invalid': { request: set('Host', 'ws://a'), mentions: ['ws://a'] },
  'host-differs-from-target': { request: line('GET http://c.example/ HTTP/1.1'), mentions: ['a.example', 'c.example'] },
  'host-differs-from-url': { request: REQUEST, context: { url: 'ws://c.example/chat' }, mentions: ['a.example', 'c.example'] },
  'host-default-port': { request: set('Host', 'a.example:80'), context: { url: 'ws://a.example/chat' }, mentions: ['80'] },
  'upgrade-missing': { request: less('Upgrade'), mentions: ['Upgrade', 'nginx'], says: ['missing Upgrade header'] },
  'upgrade-not-websocket': {
    request: set('Upgrade', 'websocket.'),
    mentions: ['websocket.'],
    says: ['invalid Upgrade header: websocket.'],
  },
  'connection-missing': { request: less('Connection'), mentions: ['Connection', 'nginx'], says: ['missing Connection header'] },
  'connection-not-upgrade': { request: set('Connection', 'close'), mentions: ['close'], says: ['invalid Connection header: close'] },
  'key-missing': { request: less('Sec-WebSocket-Key'), mentions: ['Sec-WebSocket-Key', '16'] },
  'key-duplicated': { request: add(`Sec-WebSocket-Key: ${KEY}`), mentions: ['Sec-WebSocket-Key'] },
  'key-not-base64': { request: set('Sec-WebSocket-Key', 'a*b'), mentions: ['a*b'], says: ['Missing or invalid Sec-WebSocket-Key header'] },
  'key-not-16-octets': { request: set('Sec-WebSocket-Key', 'AAECAwQFBgcICQoLDA0O'), mentions: ['15', '16', '24'] },
  'key-not-canonical': { request: set('Sec-WebSocket-Key', 'AQIDBAUGBwgJCgsMDQ4PEC=='), mentions: ['C', 'A', 'Q', 'g', 'w'] },
  'key-not-random': { request: set('Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA==') },
  'version-missing': { request: less('Sec-WebSocket-Version'), mentions: ['Sec-WebSocket-Version', '13'] },
  'version-duplicated': { request: add('Sec-WebSocket-Version: 8'), mentions: ['13'] },
  'version-syntax': { request: set('Sec-WebSocket-Version', '013'), mentions: ['013', '255'] },
  'version-not-13': {
    request: set('Sec-WebSocket-Version', '25'),
    mentions: ['25', '426', '13'],
    says: ['invalid Sec-WebSocket-Version header: 25'],
  },
  'origin-missing': { request: less('Origin'), mentions: ['Origin'] },
  'origin-null': { request: set('Origin', 'null'), mentions: ['null'] },
  'origin-duplicated': { request: add('Origin: http://c.example'), mentions: ['Origin'] },
  'origin-syntax': { request: set('Origin', 'http://b.example/'), mentions: ['http://b.example/'] },
  'origin-not-allowed': { request: REQUEST, context: { allowedOrigins: ['http://a.example'] }, mentions: ['http://b.example', '403'] },
  'subprotocol-syntax': {
    request: add('Sec-WebSocket-Protocol: chat room'),
    mentions: ['chat room'],
    says: ['Invalid Sec-WebSocket-Protocol header'],
  },
  'subprotocol-duplicated': { request: add('Sec-WebSocket-Protocol: a, a'), mentions: ['a'] },
  'extension-syntax': { request: add('Sec-WebSocket-Extensions: a; ='), mentions: ['a; ='] },
  'pmd-offer-declined': {
    request: add('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16'),
    mentions: ['server_max_window_bits=16'],
  },
  'url-scheme': { url: 'ftp://a.example/', mentions: ['ftp'] },
  'url-scheme-http': { url: 'https://a.example/', mentions: ['https'] },
  'url-slashes': { url: 'wss:a.example/', mentions: ['wss:', '//'] },
  'url-fullwidth': { url: 'ws：//a.example/', mentions: ['：', ':'] },
  'url-userinfo': { url: 'ws://u:p@a.example/' },
  'url-host': { url: 'ws://a b/', mentions: ['a b'] },
  'url-port': { url: 'ws://a.example:99999/', mentions: ['99999', '65535'] },
  'url-default-port': { url: 'ws://a.example:80/', mentions: ['80'] },
  'url-character': { url: 'ws://a.example/你', mentions: ['你'] },
  'url-fragment': { url: 'ws://a.example/#x', mentions: ['#x'] },
  'request-has-content': { request: add('Content-Length: 5') },
  'field-obsolete': { request: add('Sec-WebSocket-Origin: http://a'), mentions: ['Sec-WebSocket-Origin'] },
  'field-in-wrong-message': { request: add(`Sec-WebSocket-Accept: ${ACCEPT}`), mentions: ['Sec-WebSocket-Accept'] },
  'status-not-101': {
    response: status('200 OK'),
    mentions: ['200', '101'],
    says: ['Error during WebSocket handshake: Unexpected response code: 200', 'Unexpected server response: 200'],
  },
  'status-interim': { response: status('103 Early Hints'), mentions: ['103'] },
  'status-authenticate': {
    response: 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n',
    mentions: ['401', 'Basic realm="x"'],
  },
  'status-redirect': {
    response: 'HTTP/1.1 301 Moved Permanently\r\nLocation: wss://c.example/\r\n\r\n',
    mentions: ['301', 'wss://c.example/'],
  },
  'status-versions': { response: 'HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13, 8\r\n\r\n', mentions: ['13, 8'] },
  'status-426-without-upgrade': { response: status('426 Upgrade Required'), mentions: ['426', 'Upgrade'] },
  'accept-missing': { response: less('Sec-WebSocket-Accept', RESPONSE), mentions: ['Sec-WebSocket-Accept'] },
  'accept-duplicated': { response: add(`Sec-WebSocket-Accept: ${ACCEPT}`, RESPONSE) },
  'accept-malformed': { response: set('Sec-WebSocket-Accept', 'abc', RESPONSE), to: null, mentions: ['abc', '28'] },
  'accept-wrong': {
    response: set('Sec-WebSocket-Accept', ACCEPT.toLowerCase(), RESPONSE),
    mentions: [ACCEPT, KEY],
    says: ['Invalid Sec-WebSocket-Accept header'],
  },
  'accept-right': { response: RESPONSE },
  'accept-unchecked': { response: RESPONSE, to: null },
  'extension-not-offered': {
    response: add('Sec-WebSocket-Extensions: x-foo', RESPONSE),
    mentions: ['x-foo'],
    says: ["Error during WebSocket handshake: Found an unsupported extension 'x-foo' in 'Sec-WebSocket-Extensions' header"],
  },
  'extensions-field-repeated': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate', add('Sec-WebSocket-Extensions: x-a', RESPONSE)),
    to: offering('Sec-WebSocket-Extensions', `x-a, ${DEFLATE}`),
  },
  'pmd-unknown-parameter': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate; x', RESPONSE),
    to: offering('Sec-WebSocket-Extensions', DEFLATE),
    mentions: ['x'],
  },
  'pmd-duplicate-parameter': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; server_no_context_takeover', RESPONSE),
    to: offering('Sec-WebSocket-Extensions', DEFLATE),
    mentions: ['server_no_context_takeover'],
  },
  'pmd-bad-value': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16', RESPONSE),
    to: offering('Sec-WebSocket-Extensions', DEFLATE),
    mentions: ['server_max_window_bits', '16', '8', '15'],
  },
  'pmd-parameter-not-offered': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=10', RESPONSE),
    to: offering('Sec-WebSocket-Extensions', 'permessage-deflate'),
    mentions: ['client_max_window_bits'],
  },
  'pmd-parameter-missing': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate', RESPONSE),
    to: offering('Sec-WebSocket-Extensions', 'permessage-deflate; server_no_context_takeover'),
    mentions: ['server_no_context_takeover'],
  },
  'pmd-accepted-twice': {
    response: add('Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate', RESPONSE),
    to: offering('Sec-WebSocket-Extensions', 'permessage-deflate, permessage-deflate'),
    mentions: ['RSV1'],
  },
  'subprotocol-not-offered': {
    response: add('Sec-WebSocket-Protocol: Chat', RESPONSE),
    to: offering('Sec-WebSocket-Protocol', 'chat, superchat'),
    mentions: ['Chat', 'chat, superchat'],
  },
  'subprotocol-several': {
    response: add('Sec-WebSocket-Protocol: a, b', RESPONSE),
    to: offering('Sec-WebSocket-Protocol', 'a, b'),
    mentions: ['a, b'],
  },
  'subprotocol-field-repeated': {
    response: add('Sec-WebSocket-Protocol: b', add('Sec-WebSocket-Protocol: a', RESPONSE)),
    to: offering('Sec-WebSocket-Protocol', 'a, b'),
  },
  'subprotocol-none-chosen': {
    response: RESPONSE,
    to: offering('Sec-WebSocket-Protocol', 'a, b'),
    mentions: ['a, b'],
    says: ['Server sent no subprotocol'],
  },
  'response-has-content': { response: add('Content-Length: 5', RESPONSE), mentions: ['101'] },
};

interface Found {
  readonly kind: HeadKind;
  readonly params: FindingParams;
}
function found(code: HandshakeFindingCode, { request, response, to = REQUEST, url, context }: Example): Found {
  const kind = response === undefined ? 'request' : 'response';
  const list =
    url !== undefined
      ? dissectUrl(url).findings
      : kind === 'request'
        ? judgeRequest(readHead(fromLatin1(request!), 'request'), context).findings
        : judgeResponse(
            readHead(fromLatin1(response!), 'response'),
            to === null ? null : sentBy(judgeRequest(readHead(fromLatin1(to), 'request'))),
          ).findings;
  const finding = list.find((each) => each.code === code);
  expect(finding, `${code} is not among ${list.map((each) => each.code).join()}`).toBeDefined();
  return { kind, params: finding!.params };
}

describe.each(HANDSHAKE_FINDING_CODES)('%s', (code) => {
  const example = EXAMPLES[code];
  it.each([
    ['en', findingsEn],
    ['zh', findingsZh],
  ] as const)('is told in %s with its facts', (locale, texts) => {
    const { kind, params } = found(code, example);
    const { title, text, consequence, repair } = texts[code];
    const said = [title, text(params, kind), consequence(params, kind), repair(params, kind)];
    for (const fact of example.mentions ?? []) expect(said.join('\n')).toContain(fact);
    expect(said.join('\n')).not.toMatch(/undefined|NaN|\[object/);
    expect(title).not.toMatch(/[.。]$/);
    expect(said[1]).toMatch(locale === 'zh' ? /[。）]$/ : /[.)]$/);
    if (locale === 'zh') expect(said[1]).toMatch(/\p{Script=Han}/u);
  });

  it('quotes real software with the facts', () => {
    const { kind, params } = found(code, example);
    const said = handshakeSays(code, params, kind).map(({ text }) => text);
    for (const quote of example.says ?? []) expect(said).toContain(quote);
    expect(said.join('\n')).not.toMatch(/undefined|NaN/);
  });

  it.each(['request', 'response'] as const)('has a section that exists, in a %s', (kind) => {
    expect(sectionUrl(findingPlace(code, kind).section)).not.toBeNull();
  });
});
