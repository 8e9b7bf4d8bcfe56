/**
 * An ordinary HTTP response where a WebSocket was asked for.
 *
 * Knows the statuses that refuse. Must not know why one was chosen.
 */
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import { REASONS, statusLine } from '../protocol/handshake/build.ts';

/** What a status brings along. RFC 6455 §4.2.2: 426 comes with "a |Sec-WebSocket-Version| header field indicating the version(s)". */
const FIELDS: Readonly<Record<number, string>> = {
  401: 'WWW-Authenticate: Basic realm="echo"\r\n',
  426: 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n',
  503: 'Retry-After: 1\r\n',
};

/** A whole response, behind which the connection is closed. A status that is no known refusal becomes 403. */
export function refusalBytes(status: number): Uint8Array {
  const refusal = status >= 400 && REASONS[status] !== undefined ? status : 403;
  const body = `${refusal} ${REASONS[refusal]!}\n`;
  const fields = `Connection: close\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n${FIELDS[refusal] ?? ''}`;
  return encodeUtf8(`${statusLine(refusal)}\r\n${fields}\r\n${body}`);
}
