/** Refuses an upgrade. Must not know why, or how a refusal reads (src/wire has it). */
import type { Duplex } from 'node:stream';
import { refusalBytes } from '../wire/refusal.ts';
import { PARTING } from './http.ts';

/** Answers and closes, also where the other end does not. A status that is no refusal becomes 403. */
export function refuse(socket: Duplex, status: number): void {
  part(socket, refusalBytes(status));
}

/** Writes the last bytes of a connection. Whoever keeps his end open after that is not waited for. */
export function part(socket: Duplex, last: Uint8Array): void {
  socket.on('error', () => socket.destroy());
  socket.end(last);
  // What still comes is read by nobody, but the end of it is to be seen.
  socket.resume();
  const drop = setTimeout(() => socket.destroy(), PARTING).unref();
  socket.once('close', () => clearTimeout(drop));
}
