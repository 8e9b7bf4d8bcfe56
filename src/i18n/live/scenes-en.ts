/** The scenarios of the live panel in English: what each is called, what the server does, and what RFC 6455 asks of whom. */
import type { ScenarioId } from '../../wire/scenarios.ts';

export interface SceneText {
  readonly name: string;
  /** What the server does; a whole sentence. */
  readonly does: string;
  /** What RFC 6455 requires here, and of whom. */
  readonly requires: string;
}
export type SceneTexts = Readonly<Record<ScenarioId, SceneText>>;

const FAIL = 'The client must fail the connection.';

export const scenesEn: SceneTexts = {
  echo: {
    name: 'Echo',
    does: 'The server sends every message back.',
    requires: 'Nothing but the basics: the client masks every frame, the server masks none.',
  },
  welcome: {
    name: 'Welcome',
    does: 'Text comes back with “welcome: ” in front of it.',
    requires: 'A text message is UTF-8, whoever sends it. What it says is the application’s business.',
  },
  ticker: {
    name: 'Ticker',
    does: 'The server counts, as JSON, without being asked.',
    requires: 'Either side may send at any time once the handshake is done. No request is needed.',
  },
  fragments: {
    name: 'Fragments',
    does: 'Every message comes back in three fragments, with a Ping in between.',
    requires: 'The browser must put the fragments together, and take the control frame in the middle of them. The script gets one message.',
  },
  ping: {
    name: 'Heartbeat',
    does: 'The server sends a Ping every other second.',
    requires:
      'The browser must answer each Ping with a Pong that carries the same bytes, as soon as is practical. The script is told of neither.',
  },
  close: {
    name: 'Close',
    does: 'The server closes as soon as the connection is open, with the code and reason you choose.',
    requires: 'Who receives a Close must send one back, if it has not sent one; usually with the same code. Then the server closes TCP.',
  },
  subprotocol: {
    name: 'Subprotocol',
    does: 'The server takes the first of chat, superchat and echo that is offered.',
    requires:
      'The server may choose one of those that the client offered, or none. The client must fail the connection if it chooses another. Browsers also fail it if none was chosen.',
  },
  deflate: {
    name: 'Compression',
    does: 'The server agrees on permessage-deflate and sends every message back. The server in this page knows no compression: choose one that runs.',
    requires:
      'Only what was agreed on in the handshake may be used. RSV1 then marks a compressed message, on its first frame alone; Pings, Pongs and Closes are never compressed.',
  },
  slow: {
    name: 'Slow reader',
    does: 'The server reads one message every half second. What is sent meanwhile waits in TCP, then in the browser.',
    requires: 'Nothing: send() has no way to say “wait”. Only bufferedAmount tells.',
  },
  limit: {
    name: 'Message limit',
    does: 'The server takes messages of up to 1 KiB.',
    requires: 'Who gets a message too big to process may close with 1009.',
  },
  refuse: {
    name: 'Refusal',
    does: 'The server answers the request with an ordinary HTTP status.',
    requires: 'The connection is open only after a 101. A browser does not tell the script which other status came.',
  },
  'wrong-accept': {
    name: 'Wrong accept',
    does: 'The server leaves the GUID out when it makes Sec-WebSocket-Accept.',
    requires: 'If the accept is not the right one, the client must fail the connection, although the status is 101.',
  },
  'masked-frame': {
    name: 'Masked server frame',
    does: 'The server masks a frame.',
    requires: 'A server must not mask. A client must close the connection when it sees a masked frame; it may use 1002.',
  },
  'rsv-set': {
    name: 'Reserved bit',
    does: 'The server sets RSV2, which no extension asked for.',
    requires: `RSV bits must be 0 unless an extension gives them a meaning. ${FAIL}`,
  },
  'reserved-opcode': {
    name: 'Reserved opcode',
    does: 'The server sends opcode 3.',
    requires: `Opcodes 3 to 7 are reserved. ${FAIL}`,
  },
  'invalid-utf8': {
    name: 'Text that is none',
    does: 'The server sends a text message with the bytes c0 af in it.',
    requires: `Text must be UTF-8. ${FAIL}`,
  },
  'long-control': {
    name: 'Long Ping',
    does: 'The server sends a Ping of 126 bytes.',
    requires: `A control frame carries at most 125 bytes. ${FAIL}`,
  },
  'fragmented-ping': {
    name: 'Half a Ping',
    does: 'The server sends a Ping without FIN.',
    requires: `Control frames must not be fragmented. ${FAIL}`,
  },
  'lone-continuation': {
    name: 'Lone continuation',
    does: 'The server continues a message that was never begun.',
    requires: `A continuation frame needs a message that is open. ${FAIL}`,
  },
  'one-byte-close': {
    name: 'Close of one byte',
    does: 'The server sends a Close with one byte in it: half a code.',
    requires: `If a Close has a body, its first two bytes are the code. ${FAIL}`,
  },
  'close-1005': {
    name: '1005 on the wire',
    does: 'The server sends a Close with the code 1005.',
    requires: 'An endpoint must not set 1005 in a Close frame: it is what a program is told when there was no code.',
  },
  'frame-after-close': {
    name: 'Frame after Close',
    does: 'The server sends text behind its Close.',
    requires: 'After its Close an endpoint must not send any more data. Who receives it does not process it.',
  },
  reset: {
    name: 'TCP reset',
    does: 'The server breaks TCP off as soon as the connection is open.',
    requires: 'TCP should be closed only after both Close frames. If it is not, the close was not clean, and the script is told 1006.',
  },
  silence: {
    name: 'Silence',
    does: 'The server opens the connection and never says anything again, not even a Close. It hangs up after a minute.',
    requires: 'It ought to answer your Close. The client waits for a reasonable time, then gives up.',
  },
};
