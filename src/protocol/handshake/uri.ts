/**
 * ws: and wss: URLs taken apart (RFC 6455 §3), and what of them goes onto the wire: the request line, Host, TLS or not.
 *
 * Knows the grammar of RFC 3986 as far as §3 uses it. Must not resolve names, nor mend what is wrong with a URL silently: what a
 * browser would change is said in a finding.
 *
 *   dissectUrl(text) -> WsUrl; its parts tile the text, findings carry character positions.
 */
import { type Authority, isIpv6, parseAuthority } from './authority.ts';
import type { FindingParams } from '../annotation/model.ts';
import { toHex } from '../bytes/hex.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { type HandshakeFindingCode, handshakeFindingSpec } from './findings.ts';
import { asciiLower } from './octets.ts';

export type UrlPartName = 'scheme' | 'userinfo' | 'host' | 'port' | 'path' | 'query' | 'fragment';

/** A part with its delimiter: `ws://`, `user@`, `:8080`, `?a=1`, `#top`. Empty where the URL has none. */
export interface UrlPart {
  readonly name: UrlPartName;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** As a finding of the registry, but about characters [from, to) of the URL. */
export interface UrlFinding {
  readonly code: HandshakeFindingCode;
  readonly params: FindingParams;
  readonly from: number;
  readonly to: number;
}

export interface WsUrl {
  readonly text: string;
  /** All seven, in order; they tile the text. */
  readonly parts: readonly UrlPart[];
  /** Lower case; empty when there is none. */
  readonly scheme: string;
  /** §3: "The URI is called "secure" … if the scheme component matches "wss" case-insensitively." */
  readonly secure: boolean;
  /** Lower case, an IPv6 address in brackets; null where it cannot be read. */
  readonly host: string | null;
  readonly hostKind: Authority['kind'] | null;
  /** The port to connect to: the one given, or the default. Null where it cannot be read. */
  readonly port: number | null;
  readonly defaultPort: 80 | 443;
  /** §3: path and query, "/" for an empty path; characters a URI cannot hold percent-encoded. What the request line shows. */
  readonly resourceName: string;
  /** What Host says: the port only "when not using the default port" (§4.1 item 4). Empty where the host cannot be read. */
  readonly hostField: string;
  readonly findings: readonly UrlFinding[];
  /** True when no finding is an error: §4.1 lets a client go on only then. */
  readonly valid: boolean;
}

/** Takes a URL apart; any text is accepted, blanks around it are not part of it. */
export function dissectUrl(input: string): WsUrl {
  const text = input.trim();
  const findings: UrlFinding[] = [];
  const find = (code: HandshakeFindingCode, from: number, to: number, params: FindingParams = {}) =>
    findings.push({ code, params, from, to });
  const cut = cutUrl(text);
  const [scheme, userinfo, host, port, path, query, fragment] = cut;

  const name = asciiLower(folded(scheme.text).replace(/[:/\\]+$/, ''));
  const secure = name === 'wss' || name === 'https';
  const defaultPort = secure ? 443 : 80;
  const isKnown = secure || name === 'ws' || name === 'http';
  // An input method for Chinese or Japanese writes such characters in place of ":", "/", "." and digits; no grammar knows them.
  const wide = FULL_WIDTH.exec(text.slice(0, path.from));
  if (wide !== null) find('url-fullwidth', wide.index, wide.index + 1, { character: wide[0], plain: folded(wide[0]) });
  // The URL Standard lets browsers take http: for ws: and https: for wss:; the RFC's grammar does not know them.
  if (name === 'http' || name === 'https') find('url-scheme-http', scheme.from, scheme.to, { scheme: name });
  else if (!isKnown) find('url-scheme', scheme.from, scheme.to, { scheme: name });
  // "ws-URI = "ws:" "//" host [ ":" port ] path [ "?" query ]": two slashes, neither fewer nor backslashes.
  if (isKnown && !folded(scheme.text).endsWith('://')) find('url-slashes', scheme.from, scheme.to, { scheme: scheme.text });
  // The same rule has no place for user information.
  if (userinfo.text !== '') find('url-userinfo', userinfo.from, userinfo.to, { userinfo: userinfo.text.slice(0, -1) });

  const authority = parseAuthority(folded(host.text + port.text));
  const readable = typeof authority === 'string' ? null : authority;
  if (typeof authority === 'string') {
    const place = port.text !== '' && (authority === 'port' || authority === 'port-range') ? port : host;
    const code = place === port ? 'url-port' : 'url-host';
    find(code, place.from, place.to, {
      text: place.text,
      reason: code === 'url-port' ? authority : reasonOf(folded(host.text), authority),
    });
  } else if (authority.port === 0) find('url-port', port.from, port.to, { text: port.text, reason: 'zero' });
  else if (authority.port === defaultPort) find('url-default-port', port.from, port.to, { port: defaultPort });

  for (const part of [path, query]) {
    const bad = NOT_IN_URI.exec(part.text);
    // §11.1: such characters "MUST be converted from Unicode to ASCII by first encoding the characters as UTF-8 and then replacing
    // the corresponding bytes using their percent-encoded form".
    if (bad !== null) {
      const reason = bad[0] === '%' ? 'percent' : bad[0] === '\\' ? 'backslash' : 'character';
      find('url-character', part.from + bad.index, part.from + bad.index + bad[0].length, { character: bad[0], reason });
    }
  }
  // "Fragment identifiers are meaningless in the context of WebSocket URIs and MUST NOT be used on these URIs."
  if (fragment.text !== '') find('url-fragment', fragment.from, fragment.to, { fragment: fragment.text });

  const hostText = readable === null ? null : asciiLower(readable.host);
  const portNumber = readable === null ? null : (readable.port ?? defaultPort);
  return {
    text,
    parts: cut,
    scheme: name,
    secure,
    host: hostText,
    hostKind: readable?.kind ?? null,
    port: portNumber,
    defaultPort,
    resourceName: resourceName(path.text, query.text),
    hostField: hostText === null ? '' : portNumber === defaultPort ? hostText : `${hostText}:${portNumber}`,
    findings,
    valid: findings.every(({ code }) => handshakeFindingSpec(code).severity !== 'error'),
  };
}

/** Why the text in the host's place is no host, as far as it tells how to mend it. */
function reasonOf(host: string, fault: string): string {
  if (isIpv6(host)) return 'ipv6-bare';
  if (host.includes('\\')) return 'backslash';
  return /[^\x21-\x7e]/.test(host) && /[^\s\x21-\x7e]/.test(host) ? 'not-ascii' : fault;
}

/** The full-width forms of ASCII's printable characters, and the ideographic full stop. */
const FULL_WIDTH = /[\uff01-\uff5e\u3002]/;

/** Full-width characters as the plain ones they stand for; as long as `text`. */
export const folded = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3002]/g, (each) => (each === '\u3002' ? '.' : String.fromCharCode(each.charCodeAt(0) - 0xfee0)));

const NOT_IN_URI = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/u;

/**
 * §3: "The "resource-name" … can be constructed by concatenating the following: "/" if the path component is empty, the path
 * component, "?" if the query component is non-empty, the query component".
 */
function resourceName(path: string, query: string): string {
  return escapeUri(path === '' ? '/' : path) + (query.length > 1 ? escapeUri(query) : '');
}

const RUN_NOT_IN_URI = new RegExp(`(?:${NOT_IN_URI.source})+`, 'gu');

/** Percent-encodes what a URI cannot hold, and nothing that it can: `%20` stays, a lone `%` becomes `%25`. */
export function escapeUri(text: string): string {
  return text.replace(RUN_NOT_IN_URI, (run) => `%${toHex(encodeUtf8(run), '%').toUpperCase()}`);
}

type UrlParts = readonly [UrlPart, UrlPart, UrlPart, UrlPart, UrlPart, UrlPart, UrlPart];

/** Cuts at the delimiters, whatever stands between them. */
function cutUrl(text: string): UrlParts {
  const plain = folded(text);
  const schemeEnd = /^[A-Za-z][A-Za-z0-9+.-]*:(?!\d+(?:[/?#]|$))[/\\]{0,2}/.exec(plain)?.[0].length ?? 0;
  const authorityEnd = indexFrom(plain, /[/?#]/, schemeEnd);
  const at = plain.lastIndexOf('@', authorityEnd - 1);
  const hostStart = at >= schemeEnd && at < authorityEnd ? at + 1 : schemeEnd;
  const bracket = plain[hostStart] === '[' ? plain.indexOf(']', hostStart) : -1;
  // An IPv6 address whose brackets were left out is a host all the same, not a host with a strange port.
  const colon = isIpv6(plain.slice(hostStart, authorityEnd))
    ? -1
    : plain.indexOf(':', bracket >= 0 && bracket < authorityEnd ? bracket : hostStart);
  const hostEnd = colon >= 0 && colon < authorityEnd ? colon : authorityEnd;
  const hash = indexFrom(text, /#/, authorityEnd);
  const question = Math.min(indexFrom(text, /\?/, authorityEnd), hash);
  const part = (name: UrlPartName, from: number, to: number): UrlPart => ({ name, from, to, text: text.slice(from, to) });
  return [
    part('scheme', 0, schemeEnd),
    part('userinfo', schemeEnd, hostStart),
    part('host', hostStart, hostEnd),
    part('port', hostEnd, authorityEnd),
    part('path', authorityEnd, question),
    part('query', question, hash),
    part('fragment', hash, text.length),
  ];
}

function indexFrom(text: string, pattern: RegExp, from: number): number {
  const found = text.slice(from).search(pattern);
  return found < 0 ? text.length : from + found;
}
