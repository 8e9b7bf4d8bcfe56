/**
 * The frame that carries the payload, as a link to the frames page.
 *
 * Knows how a client frames a payload. Must not know the tool.
 */
import { BINARY, TEXT } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { PLAIN_LIMIT } from '../../state/link-limits.ts';
import type { Writing } from './payload-field.svelte.ts';

/** Payloads above this many bytes are not even tried. */
const MOST = 256 * 1024;

/** The masked frame of a client; text stays text. */
export function frameOf(payload: Uint8Array, key: Uint8Array, writing: Writing): Uint8Array {
  return serializeFrame(simpleSpec(writing === 'text' ? TEXT : BINARY, payload, key));
}

/** The fragment for a frame that is short enough to stand in it as hex; null for a longer one. */
export function shortFragment(payload: Uint8Array, key: Uint8Array, writing: Writing): string | null {
  // A client's header takes up to 14 bytes.
  if (payload.length > PLAIN_LIMIT - 14) return null;
  return `f=${toHex(frameOf(payload, key, writing))}&dir=c2s`;
}

/** The fragment for a longer frame, compressed; null when it is too long even so. */
export async function longFragment(payload: Uint8Array, key: Uint8Array, writing: Writing): Promise<string | null> {
  if (payload.length > MOST) return null;
  const { formatLink } = await import('../../state/permalink.ts');
  const { fragment, complete } = await formatLink({ runs: [{ bytes: frameOf(payload, key, writing), direction: 'c2s', kind: 'frames' }] });
  return complete ? fragment : null;
}
