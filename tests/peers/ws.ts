/** The receiving and the sending half of the ws package, which its type declarations leave out. */
import type { Writable } from 'node:stream';
import * as ws from 'ws';

interface SendOptions {
  readonly binary: boolean;
  readonly fin: boolean;
  readonly mask: boolean;
  readonly compress: boolean;
}
export interface WsSender {
  send(data: Uint8Array, options: SendOptions): void;
  ping(data: Uint8Array, mask: boolean): void;
  pong(data: Uint8Array, mask: boolean): void;
  close(code: number | undefined, reason: Uint8Array, mask: boolean): void;
}
interface WsHalves {
  readonly Receiver: new (options: { isServer: boolean; maxPayload?: number; allowSynchronousEvents?: boolean }) => Writable;
  readonly Sender: new (socket: unknown, extensions: object, generateMask: (mask: Uint8Array) => void) => WsSender;
}

export const { Receiver, Sender } = ws as unknown as WsHalves;

/** What ws makes of a stream: its events in order, then the close code it fails with, or null. */
export interface WsReading {
  readonly events: readonly string[];
  readonly closeCode: number | null;
}

/** Lets ws read the pieces of a stream that a client (`c2s`) or a server sent. */
export async function readWithWs(pieces: readonly Uint8Array[], direction: 'c2s' | 's2c', maxPayload = 0): Promise<WsReading> {
  const events: string[] = [];
  const receiver = new Receiver({ isServer: direction === 'c2s', maxPayload, allowSynchronousEvents: true });
  receiver.on('message', (data: Buffer, binary: boolean) => events.push(`message ${binary ? 'binary' : 'text'} ${data.toString('hex')}`));
  receiver.on('ping', (data: Buffer) => events.push(`ping ${data.toString('hex')}`));
  receiver.on('pong', (data: Buffer) => events.push(`pong ${data.toString('hex')}`));
  receiver.on('conclude', (code: number, reason: Buffer) => events.push(`close ${code} ${reason.toString('hex')}`));
  const failed = new Promise<number | null>((resolve) => {
    receiver.on('error', (error: Error) => resolve(statusOf(error)));
    receiver.on('finish', () => resolve(null));
  });
  // ws unmasks in place: it gets memory of its own.
  for (const piece of pieces) if (!receiver.destroyed && !receiver.writableEnded) receiver.write(Buffer.from(piece));
  if (!receiver.destroyed && !receiver.writableEnded) receiver.end();
  return { closeCode: await failed, events };
}

function statusOf(error: Error): number {
  const symbol = Object.getOwnPropertySymbols(error).find((each) => each.description === 'status-code');
  const status = symbol === undefined ? undefined : (error as unknown as Record<symbol, unknown>)[symbol];
  if (typeof status !== 'number') throw error;
  return status;
}
