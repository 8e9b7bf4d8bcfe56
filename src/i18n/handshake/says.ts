/**
 * What real software prints when it meets a finding of a handshake, word for word and therefore in no other language.
 *
 * Knows messages of Chromium, ws, gorilla/websocket, websockets for Python and Node's HTTP parser in the versions that were read;
 * releases differ, so every use says "for example". Must not know our own wording.
 */
import type { FindingParams } from '../../protocol/annotation/model.ts';
import type { HandshakeFindingCode } from '../../protocol/handshake/findings.ts';
import { numberOf, textOf } from '../findings/shape.ts';
import type { MessageKind } from './findings-shape.ts';

export interface HandshakeSaid {
  readonly who: 'Chrome' | 'ws' | 'gorilla/websocket' | 'Python websockets' | 'Node.js';
  readonly text: string;
}

/** Chromium puts this in front of what it has against an answer. */
const chrome = (text: string): HandshakeSaid => ({ who: 'Chrome', text: `Error during WebSocket handshake: ${text}` });
const ws = (text: string): HandshakeSaid => ({ who: 'ws', text });
const gorilla = (text: string): HandshakeSaid => ({ who: 'gorilla/websocket', text: `websocket: ${text}` });
const python = (text: string): HandshakeSaid => ({ who: 'Python websockets', text });
const node = (text: string): HandshakeSaid => ({ who: 'Node.js', text: `Parse Error: ${text}` });

type Say = (params: FindingParams) => readonly HandshakeSaid[];
const value = (p: FindingParams): string => textOf(p, 'value');

/** What servers say of a request. */
const OF_REQUEST: Partial<Record<HandshakeFindingCode, Say>> = {
  'method-not-get': () => [ws('Invalid HTTP method'), gorilla('not a websocket handshake: request method is not GET')],
  'upgrade-missing': () => [
    ws('Invalid Upgrade header'),
    gorilla("not a websocket handshake: 'websocket' token not found in 'Upgrade' header"),
    python('missing Upgrade header'),
  ],
  'upgrade-not-websocket': (p) => [
    ws('Invalid Upgrade header'),
    gorilla("not a websocket handshake: 'websocket' token not found in 'Upgrade' header"),
    python(`invalid Upgrade header: ${value(p)}`),
  ],
  'connection-missing': () => [
    gorilla("not a websocket handshake: 'upgrade' token not found in 'Connection' header"),
    python('missing Connection header'),
  ],
  'connection-not-upgrade': (p) => [
    gorilla("not a websocket handshake: 'upgrade' token not found in 'Connection' header"),
    python(`invalid Connection header: ${value(p)}`),
  ],
  'key-missing': () => [
    ws('Missing or invalid Sec-WebSocket-Key header'),
    gorilla("not a websocket handshake: `Sec-Websocket-Key' header is missing or blank"),
    python('missing Sec-WebSocket-Key header'),
  ],
  'key-not-base64': (p) => [
    ws('Missing or invalid Sec-WebSocket-Key header'),
    python(`invalid Sec-WebSocket-Key header: ${textOf(p, 'key')}`),
  ],
  'key-not-16-octets': (p) => [
    ws('Missing or invalid Sec-WebSocket-Key header'),
    python(`invalid Sec-WebSocket-Key header: ${textOf(p, 'key')}`),
  ],
  'version-missing': () => [
    ws('Missing or invalid Sec-WebSocket-Version header'),
    gorilla("unsupported version: 13 not found in 'Sec-Websocket-Version' header"),
    python('missing Sec-WebSocket-Version header'),
  ],
  'version-not-13': (p) => [
    ...(numberOf(p, 'version') === 8 ? [] : [ws('Missing or invalid Sec-WebSocket-Version header')]),
    gorilla("unsupported version: 13 not found in 'Sec-Websocket-Version' header"),
    python(`invalid Sec-WebSocket-Version header: ${numberOf(p, 'version')}`),
  ],
  'subprotocol-syntax': () => [ws('Invalid Sec-WebSocket-Protocol header')],
  'subprotocol-duplicated': () => [ws('Invalid Sec-WebSocket-Protocol header')],
  'extension-syntax': () => [ws('Invalid or unacceptable Sec-WebSocket-Extensions header')],
  'pmd-offer-declined': () => [ws('Invalid or unacceptable Sec-WebSocket-Extensions header')],
  'space-before-colon': () => [node('Invalid header token')],
  'field-name-not-token': () => [node('Invalid header token')],
  'colon-missing': () => [node('Invalid header token')],
};

/** What clients say of an answer. */
const OF_RESPONSE: Partial<Record<HandshakeFindingCode, Say>> = {
  'status-not-101': (p) => [
    chrome(`Unexpected response code: ${numberOf(p, 'status')}`),
    ws(`Unexpected server response: ${numberOf(p, 'status')}`),
    gorilla('bad handshake'),
    python(`server rejected WebSocket connection: HTTP ${numberOf(p, 'status')}`),
  ],
  'upgrade-missing': () => [chrome("'Upgrade' header is missing"), ws('Invalid Upgrade header')],
  'upgrade-not-websocket': (p) => [chrome(`'Upgrade' header value is not 'WebSocket': ${value(p)}`), ws('Invalid Upgrade header')],
  'connection-missing': () => [chrome("'Connection' header is missing")],
  'connection-not-upgrade': () => [chrome("'Connection' header value must contain 'Upgrade'")],
  'accept-missing': () => [chrome("'Sec-WebSocket-Accept' header is missing"), ws('Invalid Sec-WebSocket-Accept header')],
  'accept-wrong': () => [chrome("Incorrect 'Sec-WebSocket-Accept' header value"), ws('Invalid Sec-WebSocket-Accept header')],
  'accept-malformed': () => [chrome("Incorrect 'Sec-WebSocket-Accept' header value"), ws('Invalid Sec-WebSocket-Accept header')],
  'accept-duplicated': () => [chrome("'Sec-WebSocket-Accept' header must not appear more than once in a response")],
  'extension-not-offered': (p) => [
    chrome(`Found an unsupported extension '${value(p)}' in 'Sec-WebSocket-Extensions' header`),
    ws('Server indicated an extension that was not requested'),
  ],
  'extension-syntax': (p) => [
    chrome(`'Sec-WebSocket-Extensions' header value is rejected by the parser: ${value(p)}`),
    ws('Invalid Sec-WebSocket-Extensions header'),
  ],
  'pmd-accepted-twice': () => [chrome('Received duplicate permessage-deflate response')],
  'pmd-bad-value': () => [ws('Invalid Sec-WebSocket-Extensions header')],
  'pmd-unknown-parameter': () => [ws('Invalid Sec-WebSocket-Extensions header')],
  'pmd-duplicate-parameter': () => [ws('Invalid Sec-WebSocket-Extensions header')],
  'subprotocol-not-offered': (p) => [
    chrome(`'Sec-WebSocket-Protocol' header value '${value(p)}' in response does not match any of sent values`),
    ws('Server sent an invalid subprotocol'),
  ],
  'subprotocol-several': () => [ws('Server sent an invalid subprotocol')],
  'subprotocol-field-repeated': () => [chrome("'Sec-WebSocket-Protocol' header must not appear more than once in a response")],
  'subprotocol-none-chosen': () => [
    chrome("Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"),
    ws('Server sent no subprotocol'),
  ],
};

/** What real software prints for this finding, "for example"; empty where nothing is known. */
export function handshakeSays(code: HandshakeFindingCode, params: FindingParams, kind: MessageKind): readonly HandshakeSaid[] {
  return (kind === 'request' ? OF_REQUEST : OF_RESPONSE)[code]?.(params) ?? [];
}
