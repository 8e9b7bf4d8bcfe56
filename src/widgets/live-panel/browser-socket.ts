/**
 * The browser's own WebSocket as the panel's `ScriptSocket`.
 *
 * Knows the DOM's WebSocket. Must not know taps or what the panel shows.
 */
import type { ScriptSocket, SocketListener } from '../../wire/endpoint.ts';
import { inFrontOf } from './in-front-of.ts';

/** Opens it. Throws what `new WebSocket()` throws. */
export function openBrowserSocket(url: string, protocols: readonly string[], listener: SocketListener): ScriptSocket {
  const socket = new WebSocket(url, [...protocols]);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => {
    listener.open();
  };
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    listener.message(typeof data === 'string' ? data : new Uint8Array(data));
  };
  socket.onerror = () => {
    listener.error();
  };
  socket.onclose = ({ code, reason, wasClean }) => {
    listener.close({ code, reason, wasClean });
  };
  return inFrontOf(socket, {
    send: (data) => {
      socket.send(typeof data === 'string' ? data : Uint8Array.from(data));
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
  });
}
