/**
 * The same handshake over HTTP/2 (RFC 8441) and HTTP/3 (RFC 9220): an extended CONNECT, its answer, and what became of the fields of the
 * HTTP/1.1 form.
 *
 * Knows pseudo-header fields as names and values. Must not compress them (HPACK, QPACK) or frame them, nor word why they are there: each
 * has a key for that.
 *
 *   bootstrapOf('h2' | 'h3', parts) -> Bootstrap
 */
import { dissectUrl } from './uri.ts';

export type BootstrapVersion = 'h2' | 'h3';

/** What a line is there for; the catalogue has a sentence for each. */
export type BootstrapReason =
  | 'setting'
  | 'method-connect'
  | 'protocol-websocket'
  | 'scheme'
  | 'authority'
  | 'path'
  | 'origin'
  | 'version'
  | 'subprotocols'
  | 'extensions'
  | 'status-200'
  | 'subprotocol-chosen'
  | 'extensions-chosen'
  | 'gone-request-line'
  | 'gone-host'
  | 'gone-upgrade'
  | 'gone-connection'
  | 'gone-key'
  | 'gone-accept'
  | 'gone-101';

export interface BootstrapLine {
  readonly name: string;
  readonly value: string;
  readonly pseudo: boolean;
  readonly reason: BootstrapReason;
  readonly section: string;
  /** Its counterpart in the HTTP/1.1 form: a field, or a part of the start line. Null where that form has none. */
  readonly counterpart: string | null;
}

/** Something of the HTTP/1.1 form that has no place here. */
export interface BootstrapGone {
  readonly name: string;
  readonly reason: BootstrapReason;
  readonly section: string;
}

export interface Bootstrap {
  readonly version: BootstrapVersion;
  /** What the server has to announce on the connection before a client may try. */
  readonly setting: { readonly name: string; readonly id: number; readonly value: number; readonly section: string };
  readonly request: readonly BootstrapLine[];
  readonly response: readonly BootstrapLine[];
  readonly gone: readonly BootstrapGone[];
  /** How either end says that its TCP connection would be over: frames and error codes by their names. */
  readonly closing: { readonly clean: string; readonly abrupt: string; readonly section: string };
  /** Status for a `:protocol` that the server does not know, where the RFC names one. */
  readonly unknownProtocolStatus: number | null;
}

export interface BootstrapParts {
  readonly url: string;
  readonly origin?: string | null;
  readonly protocols?: readonly string[];
  readonly extensions?: string | null;
  /** The server's choices. */
  readonly chosenProtocol?: string | null;
  readonly chosenExtensions?: string | null;
}

const BASE = 'RFC 8441 §5';

/** Both messages for a URL. HTTP/3 differs in how the stream is closed and where the setting is registered; the fields are the same. */
export function bootstrapOf(version: BootstrapVersion, parts: BootstrapParts): Bootstrap {
  const h3 = version === 'h3';
  return {
    version,
    // RFC 8441 §3: "SETTINGS_ENABLE_CONNECT_PROTOCOL parameter value of 1"; RFC 9220 §3 takes over its name and 0x08.
    setting: { name: 'SETTINGS_ENABLE_CONNECT_PROTOCOL', id: 0x08, value: 1, section: h3 ? 'RFC 9220 §3' : 'RFC 8441 §3' },
    request: requestLines(parts),
    response: responseLines(parts),
    gone: GONE,
    // RFC 8441 §5: orderly TCP-level closures are END_STREAM flags, RST exceptions are RST_STREAM with CANCEL; RFC 9220 §3: a FIN on the
    // stream, and a stream error of type H3_REQUEST_CANCELLED.
    closing: h3
      ? { clean: 'FIN', abrupt: 'H3_REQUEST_CANCELLED', section: 'RFC 9220 §3' }
      : { clean: 'END_STREAM', abrupt: 'RST_STREAM CANCEL', section: BASE },
    unknownProtocolStatus: h3 ? 501 : null,
  };
}

function requestLines(parts: BootstrapParts): BootstrapLine[] {
  const url = dissectUrl(parts.url);
  const pseudo = (name: string, value: string, reason: BootstrapReason, counterpart: string | null, section = BASE): BootstrapLine => ({
    name,
    value,
    pseudo: true,
    reason,
    section,
    counterpart,
  });
  return [
    pseudo(':method', 'CONNECT', 'method-connect', 'GET', 'RFC 8441 §4'),
    pseudo(':protocol', 'websocket', 'protocol-websocket', 'Upgrade', 'RFC 8441 §4'),
    // "The scheme of the target URI (Section 5.1 of [RFC7230]) MUST be "https" for "wss"-schemed WebSockets and "http" for "ws"-schemed
    // WebSockets. The remainder of the target URI is the same as the WebSocket URI."
    pseudo(':scheme', url.secure ? 'https' : 'http', 'scheme', null),
    // "On requests that contain the :protocol pseudo-header field, the :scheme and :path pseudo-header fields of the target URI … MUST also be
    // included." (§4)
    pseudo(':path', url.resourceName, 'path', 'request-target', 'RFC 8441 §4'),
    pseudo(':authority', url.hostField, 'authority', 'Host'),
    // "The Origin [RFC6454], Sec-WebSocket-Version, Sec-WebSocket-Protocol, and Sec-WebSocket-Extensions header fields are used in the CONNECT
    // request and response header fields as defined in [RFC6455]. Note that HTTP/1 header field names were case insensitive, whereas HTTP/2
    // requires they be encoded as lowercase."
    ...field('origin', parts.origin, 'origin', 'Origin'),
    ...field('sec-websocket-version', '13', 'version', 'Sec-WebSocket-Version'),
    ...field('sec-websocket-protocol', parts.protocols?.join(', '), 'subprotocols', 'Sec-WebSocket-Protocol'),
    ...field('sec-websocket-extensions', parts.extensions, 'extensions', 'Sec-WebSocket-Extensions'),
  ];
}

/** §5: a 2xx status, in the example 200, opens the tunnel; there is no 101 in HTTP/2. */
function responseLines(parts: BootstrapParts): BootstrapLine[] {
  return [
    { name: ':status', value: '200', pseudo: true, reason: 'status-200', section: BASE, counterpart: '101' },
    ...field('sec-websocket-protocol', parts.chosenProtocol, 'subprotocol-chosen', 'Sec-WebSocket-Protocol'),
    ...field('sec-websocket-extensions', parts.chosenExtensions, 'extensions-chosen', 'Sec-WebSocket-Extensions'),
  ];
}

function field(name: string, value: string | null | undefined, reason: BootstrapReason, counterpart: string): BootstrapLine[] {
  return value == null || value === '' ? [] : [{ name, value, pseudo: false, reason, section: BASE, counterpart }];
}

const GONE: readonly BootstrapGone[] = [
  // RFC 8441 §5: "[RFC6455] requires the use of Connection and Upgrade header fields that are not part of HTTP/2. They MUST NOT be included in
  // the CONNECT request defined here." "[RFC6455] requires the use of a Host header field that is also not part of HTTP/2."
  { name: 'Connection', reason: 'gone-connection', section: BASE },
  { name: 'Upgrade', reason: 'gone-upgrade', section: BASE },
  { name: 'Host', reason: 'gone-host', section: BASE },
  // "Implementations using this extended CONNECT to bootstrap WebSockets do not do the processing of the Sec-WebSocket-Key and
  // Sec-WebSocket-Accept header fields of [RFC6455] as that functionality has been superseded by the :protocol pseudo-header field."
  { name: 'Sec-WebSocket-Key', reason: 'gone-key', section: BASE },
  { name: 'Sec-WebSocket-Accept', reason: 'gone-accept', section: BASE },
  // RFC 9113 §8.6: "HTTP/2 does not support the 101 (Switching Protocols) informational status code".
  { name: '101', reason: 'gone-101', section: 'RFC 9113 §8.6' },
];
