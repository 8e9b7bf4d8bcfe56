/**
 * Ways out of what is wrong with a ws-URI: the text as it would have to be, where there are only one or two.
 *
 * Knows the findings of uri.ts. Must not choose between ways that mean different things, nor know a host name's Punycode: that is the
 * browser's table.
 *
 *   urlMends(url, finding) -> UrlMend[]; each text has one fault less.
 */
import { escapeUri, folded, type UrlFinding, type UrlPart, type WsUrl } from './uri.ts';

export type UrlMendKind =
  | 'write-ws'
  | 'write-wss'
  | 'write-slashes'
  | 'write-plain'
  | 'drop-userinfo'
  | 'write-brackets'
  | 'drop-port'
  | 'escape'
  | 'escape-percent'
  | 'turn-backslash'
  | 'drop-fragment'
  | 'escape-hash';

export interface UrlMend {
  readonly kind: UrlMendKind;
  /** The whole URL, mended. */
  readonly text: string;
}

/** The ways to mend `finding`; none where only the author knows what was meant. */
export function urlMends(url: WsUrl, { code, params }: UrlFinding): readonly UrlMend[] {
  const [scheme, userinfo, host, port, path, query, fragment] = url.parts as readonly [
    UrlPart,
    UrlPart,
    UrlPart,
    UrlPart,
    UrlPart,
    UrlPart,
    UrlPart,
  ];
  const mend = (kind: UrlMendKind, from: number, to: number, by: string): UrlMend => ({
    kind,
    text: url.text.slice(0, from) + by + url.text.slice(to),
  });
  switch (code) {
    case 'url-scheme':
      // Any other scheme is another protocol; without one, both may have been meant.
      return params['scheme'] === '' && host.text !== ''
        ? [mend('write-wss', 0, scheme.to, 'wss://'), mend('write-ws', 0, scheme.to, 'ws://')]
        : [];
    case 'url-scheme-http':
      return [mend(url.secure ? 'write-wss' : 'write-ws', 0, scheme.to, url.secure ? 'wss://' : 'ws://')];
    case 'url-slashes':
      return [mend('write-slashes', scheme.from, scheme.to, `${folded(scheme.text).replace(/[:/\\]+$/, '')}://`)];
    case 'url-fullwidth':
      return [mend('write-plain', 0, path.from, folded(url.text.slice(0, path.from)))];
    case 'url-userinfo':
      return [mend('drop-userinfo', userinfo.from, userinfo.to, '')];
    case 'url-host':
      if (params['reason'] === 'ipv6-bare') return [mend('write-brackets', host.from, host.to, `[${host.text}]`)];
      return params['reason'] === 'backslash' ? [mend('turn-backslash', host.from, host.to, host.text.replaceAll('\\', '/'))] : [];
    case 'url-default-port':
      return [mend('drop-port', port.from, port.to, '')];
    case 'url-character': {
      const part = path.text.includes(String(params['character'])) ? path : query;
      if (params['reason'] === 'backslash' && part === path)
        return [mend('turn-backslash', path.from, path.to, path.text.replaceAll('\\', '/'))];
      return [mend(params['reason'] === 'percent' ? 'escape-percent' : 'escape', part.from, part.to, escapeUri(part.text))];
    }
    case 'url-fragment':
      return [mend('drop-fragment', fragment.from, fragment.to, ''), mend('escape-hash', fragment.from, fragment.from + 1, '%23')];
    default:
      return [];
  }
}
