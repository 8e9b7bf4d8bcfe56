/**
 * Which pages may connect.
 *
 * Knows Host and Origin. Must not know sockets.
 */
import { isIP } from 'node:net';

/**
 * True for a Host header that a page of another site cannot have made to lead here: an address, `localhost`, the name the server was
 * told to listen on, or the name of an origin that was allowed (a proxy keeps the name it was asked for). A name of the attacker's own that resolves to this machine (DNS rebinding) is none of these.
 */
export function isOwnHost(host: string | undefined, listeningOn: string, allowedOrigins: readonly string[] = []): boolean {
  const name = hostName(host);
  if (name === null) return false;
  const known = ['localhost', listeningOn.toLowerCase(), ...allowedOrigins.map((origin) => new URL(origin).hostname)];
  return isIP(name) !== 0 || name.endsWith('.localhost') || known.includes(name);
}

function hostName(host: string | undefined): string | null {
  const found = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::\d+)?$/i.exec(host ?? '');
  return (found?.[1] ?? found?.[2])?.toLowerCase() ?? null;
}

/**
 * RFC 6455 §10.2: "Servers that are not intended to process input from any web page but only for certain sites SHOULD verify the |Origin|
 * field is an origin they expect." That is the page the server itself serves, and those that were allowed. Programs send no Origin.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  const parsed = URL.canParse(origin) ? new URL(origin) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.host !== '' && parsed.host === host?.toLowerCase();
}

/** The origin that a URL on the command line means; null when it is none. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, protocol } = new URL(url);
  return /^https?:$/.test(protocol) ? origin : null;
}

/** True for no Origin (a program) and for pages of this machine. */
export function isLoopbackOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return /^https?:$/.test(protocol) && (hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(hostname));
}
