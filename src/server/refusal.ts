/**
 * An ordinary HTTP response where a WebSocket was asked for.
 *
 * Knows the statuses that refuse. Must not know why one was chosen.
 */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a status brings along. RFC 6455 §4.2.2: 426 comes with "a |Sec-WebSocket-Version| header field indicating the version(s)". */
const FIELDS: Readonly<Record<number, string>> = {
  401: 'WWW-Authenticate: Basic realm="echo"\r\n',
  426: 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n',
  503: 'Retry-After: 1\r\n',
};

/** Answers and closes. A status that is no refusal becomes 403. */
export function refuse(socket: Duplex, status: number): void {
  const refusal = Number.isInteger(status) && status >= 400 && STATUS_CODES[status] !== undefined ? status : 403;
  const body = `${refusal} ${STATUS_CODES[refusal]!}\n`;
  const fields = `Connection: close\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n${FIELDS[refusal] ?? ''}`;
  socket.end(`HTTP/1.1 ${refusal} ${STATUS_CODES[refusal]!}\r\n${fields}\r\n${body}`);
}
