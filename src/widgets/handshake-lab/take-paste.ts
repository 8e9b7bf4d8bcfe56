/**
 * What a pasted text is to the handshake page: a key or an accept, an address, whole handshakes, or nothing.
 *
 * Knows these kinds. Must not know how each is put on the page.
 */
import { accessLogStatus } from '../../capture/access-log.ts';
import { type HandshakePaste, readHandshakes } from '../../capture/handshakes.ts';
import { type LoneValues, loneValues } from '../../capture/lone-values.ts';

export type Taken =
  | ({ readonly kind: 'values' } & LoneValues)
  | { readonly kind: 'url'; readonly url: string }
  | ({ readonly kind: 'handshakes' } & HandshakePaste)
  /** Something like frames, and no handshake in front. */
  | { readonly kind: 'frames' }
  /** Request lines and statuses without a single header. */
  | { readonly kind: 'access-log'; readonly status: number }
  | { readonly kind: 'nothing' };

const ADDRESS = /^["'`]?(wss?:\/\/[^\s"'`]+)["'`]?$/i;

export function takePaste(text: string): Taken {
  const plain = text.trim();
  const address = ADDRESS.exec(plain)?.[1];
  if (address !== undefined) return { kind: 'url', url: address };
  const values = loneValues(text);
  if (values !== null) return { kind: 'values', ...values };
  const status = accessLogStatus(text);
  if (status !== null) return { kind: 'access-log', status };
  const paste = readHandshakes(text);
  if (paste.exchanges.length > 0) return { kind: 'handshakes', ...paste };
  return { kind: /\S/.test(text) && /^[\s0-9a-fx,:;\\]+$/i.test(plain) ? 'frames' : 'nothing' };
}
