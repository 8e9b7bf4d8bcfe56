/**
 * A host name outside of ASCII as it stands on the wire. Knows that the URL parser has the table. Must not mend anything else.
 */
import type { UrlMendKind } from '../../protocol/handshake/uri-mends.ts';
import type { UrlFinding, WsUrl } from '../../protocol/handshake/uri.ts';

/** The address with its host in Punycode, as a way to mend `finding`; none for other findings and for names that have no such form. */
export function inPunycode(
  { text, parts }: WsUrl,
  { code, params }: UrlFinding,
): readonly { readonly kind: UrlMendKind | 'write-punycode'; readonly text: string }[] {
  const host = parts.find(({ name }) => name === 'host');
  if (code !== 'url-host' || params['reason'] !== 'not-ascii' || !host) return [];
  try {
    const { hostname } = new URL(`ws://${host.text}/`);
    return [{ kind: 'write-punycode', text: text.slice(0, host.from) + hostname + text.slice(host.to) }];
  } catch {
    return [];
  }
}
