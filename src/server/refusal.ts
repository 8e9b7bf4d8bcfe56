/** Refuses an upgrade. Must not know why, or how a refusal reads (src/wire has it). */
import type { Duplex } from 'node:stream';
import { refusalBytes } from '../wire/refusal.ts';

/** Answers and closes. A status that is no refusal becomes 403. */
export function refuse(socket: Duplex, status: number): void {
  socket.end(refusalBytes(status));
}
