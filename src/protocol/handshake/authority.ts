/**
 * Host and port as they stand in a Host field, a request target or a URL.
 *
 * Knows RFC 3986 §3.2.2 and §3.2.3. Must not resolve a name or know a scheme's default port.
 */

export interface Authority {
  /** As written: an IPv6 address keeps its brackets. */
  readonly host: string;
  readonly kind: 'name' | 'ipv4' | 'ipv6' | 'ipvfuture';
  /** Null when there is none, or nothing behind the colon. */
  readonly port: number | null;
}

/** Why a text is no host with an optional port. */
export type AuthorityFault = 'empty' | 'userinfo' | 'host' | 'ipv6' | 'port' | 'port-range';

/** RFC 9110 §7.2: "Host = uri-host [ ":" port ]". The fault names the first thing that is not so. */
export function parseAuthority(text: string): Authority | AuthorityFault {
  if (text.includes('@')) return 'userinfo';
  const literal = text.startsWith('[');
  const close = text.indexOf(']');
  if (literal && close < 0) return 'ipv6';
  const hostEnd = literal ? close + 1 : text.includes(':') ? text.indexOf(':') : text.length;
  const host = text.slice(0, hostEnd);
  const rest = text.slice(hostEnd);
  if (host === '') return 'empty';
  const kind = literal ? literalKind(host.slice(1, -1)) : nameKind(host);
  if (kind === null) return literal ? 'ipv6' : 'host';
  if (rest === '' || rest === ':') return { host, kind, port: null };
  // "port = *DIGIT"; a TCP port has 16 bits.
  if (!/^:\d+$/.test(rest)) return 'port';
  const port = Number(rest.slice(1));
  return port > 65_535 ? 'port-range' : { host, kind, port };
}

/** "reg-name = *( unreserved / pct-encoded / sub-delims )"; an IPv4 address is one, too. */
function nameKind(host: string): Authority['kind'] | null {
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host)) return host.split('.').every((part) => Number(part) <= 255) ? 'ipv4' : 'name';
  return /^(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/.test(host) ? 'name' : null;
}

/** "IP-literal = "[" ( IPv6address / IPvFuture ) "]"". */
function literalKind(inner: string): Authority['kind'] | null {
  if (/^v[0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+$/i.test(inner)) return 'ipvfuture';
  return isIpv6(inner) ? 'ipv6' : null;
}

/** Eight groups of one to four hex digits, one run of zero groups as `::`, the last two perhaps as an IPv4 address. */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1) ?? '';
  const dotted = tail.includes('.');
  if (dotted && (halves.at(-1) === '' || nameKind(tail) !== 'ipv4')) return false;
  const hex = dotted ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  const count = hex.length + (dotted ? 2 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}
