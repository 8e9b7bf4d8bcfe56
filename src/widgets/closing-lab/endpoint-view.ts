/**
 * What an endpoint's panel says besides its state: its end of TCP, and where the code of its CloseEvent comes from.
 *
 * Knows states. Must not know wording.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import type { PairState } from '../../protocol/connection/pair-state.ts';

/** How much of TCP is left as this end knows it. */
export function tcpOf(state: PairState, role: Role): 'open' | 'half' | 'closed' {
  const own = state.ended.includes(role);
  const peer = state[role].peerEnded;
  return own && peer ? 'closed' : own || peer ? 'half' : 'open';
}

/** Where a CloseEvent's code was seen: two bytes on the wire, or nowhere and why. */
export type CodeOrigin = { readonly hex: string } | { readonly never: 1005 | 1006 | 'tls' | 'refused' };

export function originOf(state: PairState, role: Role): CodeOrigin {
  const { closeReceived, response } = state[role];
  if (closeReceived !== null) {
    const { code } = closeReceived;
    return code === null ? { never: 1005 } : { hex: toHex(Uint8Array.of(code >> 8, code & 0xff), ' ') };
  }
  if (response !== null && response.status !== 101) return { never: 'refused' };
  return { never: state.tlsFailed ? 'tls' : 1006 };
}
