/** The echo server's scenarios in one line each: what the server does. */
import type { ScenarioId } from '../../wire/scenarios.ts';

export const scenariosEn: Readonly<Record<ScenarioId, string>> = {
  echo: 'sends back what comes',
  welcome: 'sends text back with “welcome: ” in front',
  ticker: 'counts, once a second, as JSON; ?every=MS',
  fragments: 'sends back in three fragments, with a Ping in between',
  ping: 'sends a Ping every two seconds; ?every=MS',
  close: 'closes at once; ?code=1000&reason=TEXT',
  subprotocol: 'picks chat, superchat or echo from what is offered',
  deflate: 'sends back, compressed by permessage-deflate where that is offered',
  slow: 'reads one message every half second; ?every=MS',
  limit: 'takes messages of up to 1 KiB, else closes with 1009',
  refuse: 'refuses the handshake; ?status=403',
  'wrong-accept': 'answers with a Sec-WebSocket-Accept made without the GUID',
  'masked-frame': 'masks a frame',
  'rsv-set': 'sets RSV2, which no extension asked for',
  'reserved-opcode': 'sends opcode 3',
  'invalid-utf8': 'sends text that is not UTF-8',
  'long-control': 'sends a Ping of 126 bytes',
  'fragmented-ping': 'sends a Ping without FIN',
  'lone-continuation': 'continues a message that was never begun',
  'one-byte-close': 'sends a Close with one byte in it',
  'close-1005': 'sends a Close with 1005, which is never on the wire',
  'frame-after-close': 'sends text behind its Close',
  reset: 'breaks TCP off',
  silence: 'answers nothing any more, not even a Close',
};
