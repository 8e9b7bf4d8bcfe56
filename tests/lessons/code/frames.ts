/**
 * What a sample's clients say and hear: masked frames, and a server's bytes read by the engine.
 *
 * Knows the engine as the reader. Must not know which sample is being tried.
 */
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { open } from '../../../src/protocol/connection/machine.ts';
import { serializeFrame, simpleSpec } from '../../../src/protocol/frame/serialize.ts';
import { cutAt } from '../../protocol/bytes.ts';
import { bytes as inputs, run } from '../../protocol/connection/drive.ts';

const MASKING_KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A client's frame. */
export function frame(opcode: number, payload: Uint8Array | string, fin = true): Uint8Array {
  return serializeFrame({ ...simpleSpec(opcode, typeof payload === 'string' ? utf8(payload) : payload, MASKING_KEY), fin });
}
export const text = (content: string): Uint8Array => frame(1, content);
export const ping = (content: string): Uint8Array => frame(9, content);
export const close = (code: number, reason = ''): Uint8Array => frame(8, Uint8Array.of(code >> 8, code & 0xff, ...utf8(reason)));

const everyTenThousand = ({ length }: Uint8Array) => Array.from({ length: Math.floor(length / 10_000) }, (_, i) => (i + 1) * 10_000);

/** What a client hears in the bytes behind the answer's head, one line each; the engine's finding where they are no legal stream. */
export function heard(bytes: Uint8Array): string[] {
  const { events } = run(open('client', { established: true }), inputs(...cutAt(bytes, everyTenThousand(bytes))));
  return events.flatMap((event) => {
    switch (event.type) {
      case 'message':
        return `${event.kind} ${event.kind === 'text' ? new TextDecoder().decode(event.payload) : toHex(event.payload)}`;
      case 'ping':
      case 'pong':
        return `${event.type} ${new TextDecoder().decode(event.payload)}`;
      case 'close-received':
        return `close ${event.code}`;
      case 'failed':
        return `fails: ${event.failure.by === 'frame' ? event.failure.finding : event.failure.by}`;
      default:
        return [];
    }
  });
}
