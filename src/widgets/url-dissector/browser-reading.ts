/**
 * What `new WebSocket(text)` makes of a text on some page: the URL Standard's parser, then the constructor's own steps, then the ports
 * and the mixed content that a browser refuses.
 *
 * Knows the WebSockets Standard's constructor and the Fetch Standard's ports. Must not open a connection, nor know what RFC 6455 says
 * of the same text (src/protocol/handshake/uri.ts does). The parser is the one that is built in where this runs.
 */
import { isBlockedPort } from '../../protocol/handshake/blocked-ports.ts';

/** The page whose script makes the socket: it decides what a path means and whether ws: is mixed content. */
export const PAGES = { https: 'https://example.org/app/', http: 'http://example.org/app/' } as const;
export type PageKind = keyof typeof PAGES;

/** `connects`: a request goes out. The others say which step ends it, in the order in which they would. */
export type BrowserOutcome = 'not-a-url' | 'scheme' | 'fragment' | 'mixed' | 'port' | 'connects';

export interface BrowserReading {
  readonly outcome: BrowserOutcome;
  /** The scheme that the parser found, without colon; empty where it found no URL. */
  readonly scheme: string;
  /** What `socket.url` would say; null where the constructor throws. */
  readonly href: string | null;
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** What the request line shows, and Host. */
  readonly target: string;
  readonly hostField: string;
  /** A path that was completed with the page's address. */
  readonly relative: boolean;
  /** ws: from an https: page, let through because it stays on this machine. */
  readonly local: boolean;
}

const NOTHING = { scheme: '', href: null, secure: false, host: '', port: 0, target: '', hostField: '', relative: false, local: false };

/** Reads `text` as a script on `page` would have it read. Never throws. */
export function readAsBrowser(text: string, page: PageKind): BrowserReading {
  // "Let urlRecord be the result of applying the URL parser to url with baseURL."
  const url = parsed(text, PAGES[page]);
  // "If urlRecord is failure, then throw a SyntaxError DOMException."
  if (url === null) return { ...NOTHING, outcome: 'not-a-url' };
  const scheme = url.protocol.slice(0, -1);
  // "If urlRecord's scheme is "http", then set urlRecord's scheme to "ws". Otherwise, if … "https", … to "wss"."
  if (scheme === 'http' || scheme === 'https') url.protocol = scheme === 'http' ? 'ws:' : 'wss:';
  const secure = url.protocol === 'wss:';
  // "If urlRecord's scheme is not "ws" or "wss", then throw a SyntaxError DOMException."
  if (!secure && url.protocol !== 'ws:') return { ...NOTHING, scheme, outcome: 'scheme' };
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const local = isLocal(url.hostname);
  const reading = {
    scheme,
    secure,
    host: url.hostname,
    port,
    target: url.pathname + url.search,
    hostField: url.host,
    relative: parsed(text) === null,
    local: local && !secure && page === 'https',
  };
  // "If urlRecord's fragment is non-null, then throw a SyntaxError DOMException." An empty one is not null.
  if (url.href.includes('#')) return { ...reading, href: null, outcome: 'fragment' };
  if (page === 'https' && !secure && !local) return { ...reading, href: null, outcome: 'mixed' };
  return { ...reading, href: url.href, outcome: isBlockedPort(port) ? 'port' : 'connects' };
}

function parsed(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Secure Contexts: "127.0.0.0/8 or ::1/128", and "localhost" or a name that ends in ".localhost", are trustworthy without TLS. */
function isLocal(host: string): boolean {
  return /^127(?:\.\d{1,3}){3}$/.test(host) || host === '[::1]' || /(?:^|\.)localhost\.?$/.test(host);
}
