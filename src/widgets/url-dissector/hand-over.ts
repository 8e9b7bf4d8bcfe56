/**
 * Where an address goes from here: the handshake page, with the request that it makes and the answer to it, and the live page.
 *
 * Knows the links of both pages. Must not know the DOM. What may be a secret does not go into a link to connect with.
 */
import { buildRequest, buildResponse } from '../../protocol/handshake/build.ts';
import { fragmentOf } from '../../state/fragment.ts';
import { HANDSHAKE_LINK } from '../../state/handshake-link.ts';
import { formatToolLink } from '../../state/tool-link.ts';

/** The key of RFC 6455 §1.3. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** Address of the handshake page with both messages for `url`. */
export function handshakeLink(page: string, url: string, origin: string): string {
  const req = buildRequest({ url, key: KEY, origin });
  const res = buildResponse({ key: KEY });
  return `${page}#${formatToolLink(HANDSHAKE_LINK, { step: 0, view: 'rows', open: false, req, res })}`;
}

/** Address of the live page with `url` filled in; null for one with a query or user name, which a link there does not carry. */
export function liveLink(page: string, url: string): string | null {
  return /^wss?:\/\/[^\s?#@]{1,390}$/i.test(url)
    ? `${page}#${fragmentOf([
        ['ep', 'url'],
        ['url', url],
      ])}`
    : null;
}
