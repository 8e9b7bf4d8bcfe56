/**
 * A server nobody taps: what was on the wire, put together from what the script did and was told.
 *
 * Knows what must have been there: a request, an answer, one frame for each message. Must not invent what nobody can know: keys are zero
 * here and shown as unknown, and Pings, fragments and compression are left out. Its records are marked as reconstructed by whoever takes them.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { BINARY, CLOSE, TEXT } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';
import { buildHead, requestLineFor, type BuiltField } from '../../protocol/handshake/build.ts';
import { dissectUrl } from '../../protocol/handshake/uri.ts';
import type { Tapped, WireListener } from '../../wire/endpoint.ts';
import type { WireSide } from '../../wire/record.ts';
import { openBrowserSocket } from './browser-socket.ts';
import { inFrontOf } from './in-front-of.ts';
import { pathOf } from './paths.ts';

/** What stands for a value that a page is not told. */
export const UNKNOWN = '?';
const NO_KEY = new Uint8Array(4);

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? encodeUtf8(data) : data);

function closeBody(code: number | undefined, reason: string): Uint8Array {
  if (code === undefined || code === 1005) return new Uint8Array(0);
  return Uint8Array.of(code >> 8, code & 0xff, ...encodeUtf8(reason));
}

/** An endpoint without a tap. `now` is the page's clock, in milliseconds. */
export function reconstructed(told: WireListener, now: () => number, origin: string): Tapped {
  let connections = 0;
  return {
    connect: (url, protocols, listener) => {
      const connection = ++connections;
      const start = now();
      const at = (): number => now() - start;
      const bytes = (from: WireSide, each: Uint8Array): void => {
        told({ kind: 'bytes', from, bytes: each, connection, at: at() });
      };
      const frame = (from: WireSide, opcode: number, payload: Uint8Array): void => {
        bytes(from, serializeFrame(simpleSpec(opcode, payload, from === 'client' ? NO_KEY : null)));
      };
      let isOpen = false;
      let isClosing = false;
      const socket = openBrowserSocket(url, protocols, {
        open: () => {
          isOpen = true;
          bytes('server', responseHead(socket.protocol, socket.extensions));
          listener.open();
        },
        message: (data) => {
          frame('server', typeof data === 'string' ? TEXT : BINARY, bytesOf(data));
          listener.message(data);
        },
        error: () => {
          listener.error();
        },
        close: (event) => {
          if (isOpen && event.wasClean) {
            const body = closeBody(event.code, event.reason);
            frame('server', CLOSE, body);
            if (!isClosing) frame('client', CLOSE, body);
          }
          if (isOpen) told({ kind: 'lost', connection, at: at() });
          listener.close(event);
        },
      });
      told({ kind: 'opened', path: pathOf(url), connection, at: 0 });
      bytes('client', requestHead(url, protocols, origin));
      return inFrontOf(socket, {
        send: (data) => {
          socket.send(data);
          if (socket.readyState === WebSocket.OPEN) frame('client', typeof data === 'string' ? TEXT : BINARY, bytesOf(data));
        },
        close: (code, reason) => {
          const wasOpen = socket.readyState === WebSocket.OPEN;
          socket.close(code, reason);
          if (!wasOpen || isClosing) return;
          isClosing = true;
          frame('client', CLOSE, closeBody(code, reason ?? ''));
        },
      });
    },
    // Nobody there to take one.
    command: () => undefined,
    close: () => undefined,
  };
}

function requestHead(url: string, protocols: readonly string[], origin: string): Uint8Array {
  const parts = dissectUrl(url);
  const fields: BuiltField[] = [
    { name: 'Host', value: parts.hostField },
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Origin', value: origin },
    { name: 'Sec-WebSocket-Version', value: '13' },
    { name: 'Sec-WebSocket-Key', value: UNKNOWN },
    ...(protocols.length > 0 ? [{ name: 'Sec-WebSocket-Protocol', value: protocols.join(', ') }] : []),
  ];
  return buildHead(requestLineFor(parts), fields);
}

function responseHead(protocol: string, extensions: string): Uint8Array {
  return buildHead('HTTP/1.1 101', [
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Sec-WebSocket-Accept', value: UNKNOWN },
    ...(protocol === '' ? [] : [{ name: 'Sec-WebSocket-Protocol', value: protocol }]),
    ...(extensions === '' ? [] : [{ name: 'Sec-WebSocket-Extensions', value: extensions }]),
  ]);
}
