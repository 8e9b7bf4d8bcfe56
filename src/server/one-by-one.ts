/**
 * Reads a WebSocket no faster than it is told to, and loses nothing.
 *
 * Knows pausing. Must not know what messages are for.
 */
import type { RawData, WebSocket } from 'ws';

export type Take = (data: Buffer, isBinary: boolean) => void;

/** Milliseconds until it is looked again whether a client reads. */
export const RETRY = 20;

/**
 * Takes messages in their order. `wait` says how many milliseconds the next one has to; meanwhile nothing more is read from TCP.
 */
export function oneByOne(socket: WebSocket, wait: () => number, take: Take): void {
  const queue: [data: Buffer, isBinary: boolean][] = [];
  let isWaiting = false;
  const goOn = (): void => {
    isWaiting = false;
    while (queue.length > 0 && socket.readyState === socket.OPEN) {
      const milliseconds = wait();
      if (milliseconds > 0) {
        isWaiting = true;
        socket.pause();
        setTimeout(goOn, milliseconds);
        return;
      }
      take(...queue.shift()!);
    }
    if (socket.isPaused) socket.resume();
  };
  socket.on('message', (raw, isBinary) => {
    queue.push([bytesOf(raw), isBinary]);
    if (!isWaiting) goOn();
  });
}

function bytesOf(data: RawData): Buffer {
  return Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
