/**
 * What happens on a connection from its first packet to its last, in order, with the bytes of what goes over it.
 *
 * Knows the RFC's sample handshake, two frames and a close. Must not know wording.
 */
import { fromHex } from '../../protocol/bytes/hex.ts';
import { FIRST_KEY, requestWith, responseTo } from '../handshake-lab/first.ts';

export type Phase = 'tcp' | 'http' | 'frames' | 'end';
/** What goes over the connection. */
export interface Sent {
  readonly id: 'request' | 'answer' | 'to-server' | 'to-client' | 'close' | 'close-back';
  readonly phase: Phase;
  readonly from: 'client' | 'server';
  readonly bytes: Uint8Array;
}
/** What happens without a byte of HTTP or WebSocket; `at-`: one end does it by itself. */
export interface Silent {
  readonly id: 'connect' | 'compute' | 'compare' | 'gone';
  readonly phase: Phase;
  readonly from: 'both' | 'at-client' | 'at-server';
  readonly bytes: null;
}
export type Move = Sent | Silent;

export const SEQUENCE: readonly Move[] = [
  { id: 'connect', phase: 'tcp', from: 'both', bytes: null },
  { id: 'request', phase: 'http', from: 'client', bytes: requestWith(FIRST_KEY) },
  { id: 'compute', phase: 'http', from: 'at-server', bytes: null },
  { id: 'answer', phase: 'http', from: 'server', bytes: responseTo(FIRST_KEY) },
  { id: 'compare', phase: 'http', from: 'at-client', bytes: null },
  // RFC 6455 §5.7: “Hello” masked and unmasked.
  { id: 'to-server', phase: 'frames', from: 'client', bytes: fromHex('818537fa213d7f9f4d5158') },
  { id: 'to-client', phase: 'frames', from: 'server', bytes: fromHex('810548656c6c6f') },
  { id: 'close', phase: 'frames', from: 'client', bytes: fromHex('888237fa213d3412') },
  { id: 'close-back', phase: 'frames', from: 'server', bytes: fromHex('880203e8') },
  { id: 'gone', phase: 'end', from: 'both', bytes: null },
];
