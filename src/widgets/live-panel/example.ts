/**
 * The session that stands where the time line will be: connect, one message and its echo, a Ping, a Close.
 *
 * Knows its bytes. Everything shown of it is read from them, as it will be from real ones.
 */
import { fromHex } from '../../protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { WireSide } from '../../wire/record.ts';
import { TimeLine } from './time-line.ts';

const URL = 'ws://localhost/echo';
/** The request and the answer of RFC 6455 §1.2, with its key. */
const REQUEST = `GET /echo HTTP/1.1\r
Host: localhost\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
Sec-WebSocket-Version: 13\r
\r
`;
const RESPONSE = `HTTP/1.1 101 Switching Protocols\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
\r
`;

export function exampleLine(): TimeLine {
  const line = new TimeLine();
  const shared = { socket: 1, number: 0, text: '', flag: false };
  const wire = (at: number, from: WireSide, bytes: string | Uint8Array): void => {
    const read = typeof bytes === 'string' ? fromHex(bytes) : bytes;
    line.addRecord({ kind: 'bytes', from, bytes: read, connection: 1, at }, at);
  };
  line.expect(1, '/echo');
  line.addScript({ ...shared, kind: 'new', at: 0, text: URL });
  line.addRecord({ kind: 'opened', path: '/echo', connection: 1, at: 0 }, 0);
  wire(1, 'client', encodeUtf8(REQUEST));
  wire(3, 'server', encodeUtf8(RESPONSE));
  line.addScript({ ...shared, kind: 'open', at: 4 });
  line.addScript({ ...shared, kind: 'send', at: 1200, number: 5, text: 'Hello', flag: true });
  wire(1201, 'client', '818537fa213d7f9f4d5158');
  wire(1202, 'server', '810548656c6c6f');
  line.addScript({ ...shared, kind: 'message', at: 1203, number: 5, text: 'Hello', flag: true });
  wire(2000, 'server', '890568656c6c6f');
  wire(2001, 'client', '8a855acd18b932a874d535');
  line.addScript({ ...shared, kind: 'close-call', at: 3100, number: 1000 });
  wire(3101, 'client', '88822b6d1c4f2885');
  wire(3102, 'server', '880203e8');
  line.addRecord({ kind: 'end', from: 'server', connection: 1, at: 3103 }, 3103);
  line.addRecord({ kind: 'end', from: 'client', connection: 1, at: 3104 }, 3104);
  line.addScript({ ...shared, kind: 'close', at: 3105, number: 1000, flag: true });
  return line;
}
