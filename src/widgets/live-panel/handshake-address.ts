/** A head as a link to the handshake page. Knows that page's link. Must not know who links. */
import { formatToolLink } from '../../state/tool-link.ts';
import { HANDSHAKE_LINK } from '../../state/handshake-link.ts';

/** The fragment with its `#`. */
export function formatHandshakeLink(isRequest: boolean, head: Uint8Array): string {
  const message = isRequest ? { req: head } : { res: head };
  return `#${formatToolLink(HANDSHAKE_LINK, { step: 0, view: 'rows', open: false, ...message })}`;
}
