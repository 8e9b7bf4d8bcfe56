/**
 * The lines of both messages of the handshake: whether each is needed, and where that stands.
 *
 * Knows lines, needs and sections. Must not word a rule (i18n/handshake has the words, by `id`) or judge a message; a test holds this
 * table against those who do.
 */
export type Need = 'required' | 'browser' | 'optional' | 'ifOffered';

export interface HeaderRule<Id extends string> {
  readonly id: Id;
  /** A start line, or a header's name. */
  readonly line: string;
  readonly need: Need;
  /** Of RFC 6455. */
  readonly section: string;
  /** Worked out from the other message. */
  readonly derived?: true;
}

export const REQUEST_RULES = [
  { id: 'line', line: 'GET /chat HTTP/1.1', need: 'required', section: '4.1' },
  { id: 'host', line: 'Host', need: 'required', section: '4.1' },
  { id: 'upgrade', line: 'Upgrade', need: 'required', section: '4.1' },
  { id: 'connection', line: 'Connection', need: 'required', section: '4.1' },
  { id: 'key', line: 'Sec-WebSocket-Key', need: 'required', section: '11.3.1' },
  { id: 'version', line: 'Sec-WebSocket-Version', need: 'required', section: '11.3.5' },
  { id: 'origin', line: 'Origin', need: 'browser', section: '10.2' },
  { id: 'protocol', line: 'Sec-WebSocket-Protocol', need: 'optional', section: '11.3.4' },
  { id: 'extensions', line: 'Sec-WebSocket-Extensions', need: 'optional', section: '11.3.2' },
] as const satisfies readonly HeaderRule<string>[];

export const RESPONSE_RULES = [
  { id: 'line', line: 'HTTP/1.1 101 Switching Protocols', need: 'required', section: '4.2.2' },
  { id: 'upgrade', line: 'Upgrade', need: 'required', section: '4.2.2' },
  { id: 'connection', line: 'Connection', need: 'required', section: '4.2.2' },
  { id: 'accept', line: 'Sec-WebSocket-Accept', need: 'required', section: '11.3.3', derived: true },
  { id: 'protocol', line: 'Sec-WebSocket-Protocol', need: 'ifOffered', section: '11.3.4' },
  { id: 'extensions', line: 'Sec-WebSocket-Extensions', need: 'ifOffered', section: '9.1' },
] as const satisfies readonly HeaderRule<string>[];

/** Headers that one message has and the other must not. */
export const ONLY_IN = [
  // "The |Sec-WebSocket-Key| header field … is sent from the client to the server"
  { line: 'Sec-WebSocket-Key', in: 'request', section: '11.3.1' },
  // "The |Sec-WebSocket-Accept| header field … is sent from the server to the client"
  { line: 'Sec-WebSocket-Accept', in: 'response', section: '11.3.3' },
] as const;
