/**
 * What the sentences of the URL dissector speak about.
 *
 * Knows the shape. Must not know how it is worked out (protocol/handshake/uri.ts, widgets/url-dissector) or any wording.
 */
export interface UrlFacts {
  readonly scheme: string;
  readonly secure: boolean;
  readonly host: string | null;
  readonly hostKind: 'name' | 'ipv4' | 'ipv6' | 'ipvfuture' | null;
  readonly port: number | null;
  readonly defaultPort: number;
  readonly resourceName: string;
}

export interface BrowserFacts {
  readonly scheme: string;
  readonly href: string | null;
  readonly secure: boolean;
  readonly port: number;
  readonly relative: boolean;
  readonly local: boolean;
}
