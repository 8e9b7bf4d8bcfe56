/**
 * A request as a strict server judges it: RFC 6455 §4.2.1 item by item, the refusal if there is one, and what the connection would be.
 *
 * Knows what a client has to send. Must not read octets (head.ts does) or remember anything between requests.
 *
 *   judgeRequest(head, context?) -> RequestVerdict
 *
 * Its checks are, in order: http (RFC 9112), request-line 1, host 2, upgrade 3, connection 4, key 5, version 6, origin 7,
 * protocols 8, extensions 9, other 10. `findings` is theirs in this order: the first error is the first requirement violated.
 */
import { deriveAcceptKey } from './accept-key.ts';
import { type Authority, parseAuthority } from './authority.ts';
import { checkOf, findingsOfChecks, type HandshakeCheck, isError, type Presence, validityOf } from './checks.ts';
import { type PlacedExtension, readExtensions } from './extensions.ts';
import { type HeaderField, placeOf } from './field-line.ts';
import type { HandshakeNode } from './fields.ts';
import type { HandshakeFinding } from './findings.ts';
import { fieldsNamed, type RequestHead } from './head.ts';
import { judgeKey, judgeVersion } from './key-and-version.ts';
import { hasToken, joinedValue, readList } from './lists.ts';
import { findingAt, withFindings } from './nodes.ts';
import { asciiLower, fromLatin1 } from './octets.ts';
import { readOrigin } from './origin.ts';
import { type DeflateOffers, judgeOffers } from './permessage-deflate.ts';
import { type Refusal, refusalFor, SUPPORTED_VERSIONS } from './refusal.ts';
import { remarksOn } from './remarks.ts';
import { readOfferedProtocols } from './subprotocols.ts';
import { type ReadTarget, readTarget } from './target.ts';
import { dissectUrl, type WsUrl } from './uri.ts';

export type RequestCheckId =
  'http' | 'request-line' | 'host' | 'upgrade' | 'connection' | 'key' | 'version' | 'origin' | 'protocols' | 'extensions' | 'other';

/** What a server, or whoever looks on, knows besides the request. Everything is optional. */
export interface RequestContext {
  /** The ws: or wss: URL the client was given: Host and target are compared with it. */
  readonly url?: string;
  /** Origins that may connect, as ASCII serializations; absent: any. */
  readonly allowedOrigins?: readonly string[];
  /** Versions spoken; absent: 13. */
  readonly versions?: readonly number[];
}

export interface RequestVerdict {
  readonly kind: 'request';
  /** Null while the head is not complete and nothing is wrong so far. */
  readonly valid: boolean | null;
  readonly checks: readonly HandshakeCheck<RequestCheckId>[];
  readonly findings: readonly HandshakeFinding[];
  readonly firstError: HandshakeFinding | null;
  readonly refusal: Refusal | null;
  /** The value of Sec-WebSocket-Key as it stands, valid or not; null when there is none, or more than one. */
  readonly key: string | null;
  /** Sec-WebSocket-Accept for `key`. */
  readonly accept: string | null;
  readonly version: string | null;
  /** Path and query that the target names. */
  readonly resource: string | null;
  readonly host: string | null;
  readonly origin: string | null;
  readonly protocols: readonly string[];
  readonly extensions: readonly PlacedExtension[];
  readonly deflate: DeflateOffers;
  /** The head's tree with every finding on it. */
  readonly tree: HandshakeNode;
}

const ITEMS = 'RFC 6455 §4.2.1';

/** Judges a head as §4.2.1 wants it. An unfinished head fails only for what it already shows. */
export function judgeRequest(head: RequestHead, context: RequestContext = {}): RequestVerdict {
  return new RequestJudge(head, context).verdict();
}

class RequestJudge {
  private readonly url: WsUrl | null;
  private readonly target: ReadTarget | null;
  private readonly versions: readonly number[];

  constructor(
    private readonly head: RequestHead,
    private readonly context: RequestContext,
  ) {
    this.url = context.url === undefined ? null : dissectUrl(context.url);
    this.versions = context.versions ?? SUPPORTED_VERSIONS;
    this.target = head.line === null || head.line.target === '' ? null : readTarget(head.line.target, head.line.targetRange);
  }

  verdict(): RequestVerdict {
    const { head } = this;
    const protocols = readOfferedProtocols(this.named('sec-websocket-protocol'), head.complete);
    const extensions = readExtensions(this.named('sec-websocket-extensions'), head.complete);
    const deflate = judgeOffers(extensions.extensions);
    const origin = readOrigin(this.named('origin'), this.context.allowedOrigins ?? null, head);
    const remarks = remarksOn(head);
    const checks: HandshakeCheck<RequestCheckId>[] = [
      // §4.1 item 1: "The handshake MUST be a valid HTTP request"; §4.2.1: "including but not limited to any violations of the ABNF
      // grammar specified for the components of the handshake".
      checkOf('http', 'RFC 6455 §4.1', 1, head.complete ? 'present' : 'pending', head.findings),
      checkOf('request-line', ITEMS, 1, head.line === null ? 'pending' : 'present', this.requestLine()),
      this.required('host', 2, 'host', 'host-missing', () => this.host()),
      this.required('upgrade', 3, 'upgrade', 'upgrade-missing', (fields) => this.upgrade(fields)),
      this.required('connection', 4, 'connection', 'connection-missing', (fields) => this.connection(fields)),
      this.required('key', 5, 'sec-websocket-key', 'key-missing', judgeKey),
      this.required('version', 6, 'sec-websocket-version', 'version-missing', (fields) => judgeVersion(fields, this.versions)),
      checkOf('origin', ITEMS, 7, this.presence('origin'), origin.findings),
      checkOf('protocols', ITEMS, 8, this.presence('sec-websocket-protocol'), protocols.findings),
      checkOf('extensions', ITEMS, 9, this.presence('sec-websocket-extensions'), [...extensions.findings, ...deflate.findings]),
      checkOf('other', ITEMS, 10, remarks.length > 0 ? 'present' : 'absent', remarks),
    ];
    const findings = findingsOfChecks(checks);
    const firstError = findings.find(isError) ?? null;
    const key = this.only('sec-websocket-key');
    return {
      kind: 'request',
      valid: validityOf(checks, head.complete),
      checks,
      findings,
      firstError,
      refusal: refusalFor(firstError, this.versions),
      key,
      accept: key === null ? null : deriveAcceptKey(fromLatin1(key)),
      version: this.only('sec-websocket-version'),
      resource: this.target?.resource ?? null,
      host: this.only('host'),
      origin: origin.origin,
      protocols: protocols.protocols,
      extensions: extensions.extensions,
      deflate,
      tree: withFindings(head.tree, findings),
    };
  }

  /** Fields of a name whose values are final. */
  private named(lowerName: string): HeaderField[] {
    return fieldsNamed(this.head, lowerName).filter((field) => field.settled);
  }

  private only(lowerName: string): string | null {
    const fields = this.named(lowerName);
    return fields.length === 1 ? fields[0]!.value : null;
  }

  private presence(lowerName: string): Presence {
    if (this.named(lowerName).length > 0) return 'present';
    return this.head.complete ? 'absent' : 'pending';
  }

  private required(
    id: RequestCheckId,
    item: number,
    lowerName: string,
    missing: 'host-missing' | 'upgrade-missing' | 'connection-missing' | 'key-missing' | 'version-missing',
    examine: (fields: readonly HeaderField[]) => HandshakeFinding[],
  ): HandshakeCheck<RequestCheckId> {
    const fields = this.named(lowerName);
    const presence = this.presence(lowerName);
    const end = { start: this.head.fieldsEnd, end: this.head.fieldsEnd };
    const findings = fields.length > 0 ? examine(fields) : presence === 'absent' ? [findingAt(missing, end)] : [];
    return checkOf(id, ITEMS, item, presence, findings);
  }

  /** Item 1: "An HTTP/1.1 or higher GET request, including a "Request-URI" [RFC2616] that should be interpreted as a /resource name/". */
  private requestLine(): HandshakeFinding[] {
    const { line } = this.head;
    if (line === null) return [];
    const findings: HandshakeFinding[] = [];
    // RFC 9110 §9.1: "The method token is case-sensitive".
    if (line.method !== 'GET') findings.push(findingAt('method-not-get', line.methodRange, { method: line.method }));
    findings.push(...(this.target?.findings ?? []));
    const { version, versionText } = line;
    if (versionText === null) {
      findings.push(findingAt('http-version', { start: line.targetRange.end, end: line.targetRange.end }, { version: '' }));
    } else if (version !== null && (version.major < 1 || (version.major === 1 && version.minor < 1))) {
      findings.push(findingAt('http-version', line.versionRange, { version: versionText }));
    } else if (version !== null && version.major > 1) {
      // "or higher" lets it pass, but HTTP/2 has no such line: only a text could say so.
      findings.push(findingAt('http-version-major', line.versionRange, { version: versionText }));
    }
    const resource = this.target?.resource ?? null;
    // §4.1 item 3: "The "Request-URI" part of the request MUST match the /resource name/ defined in Section 3 (a relative URI) or be
    // an absolute http/https URI that, when parsed, has a /resource name/, /host/, and /port/ that match the corresponding ws/wss URI."
    if (this.url?.valid === true && resource !== null && resource !== this.url.resourceName) {
      findings.push(findingAt('target-differs-from-url', line.targetRange, { target: resource, url: this.url.resourceName }));
    }
    return findings;
  }

  /** Item 2: "A |Host| header field containing the server's authority." */
  private host(): HandshakeFinding[] {
    const [field, second] = this.named('host');
    if (field === undefined) return [];
    // RFC 9112 §3.2: "A server MUST respond with a 400 (Bad Request) status code to … any request message that contains more than one
    // Host header field line or a Host header field with an invalid field value."
    if (second !== undefined) return [findingAt('host-duplicated', second.lineRange, { first: field.value, second: second.value })];
    const { value } = field;
    const range = value === '' ? field.lineRange : field.valueRange;
    const authority = parseAuthority(value);
    if (typeof authority === 'string') return [findingAt('host-invalid', range, { value, reason: authority })];
    const findings: HandshakeFinding[] = [];
    const target = this.target?.authority ?? null;
    const scheme = this.target?.scheme ?? '';
    // RFC 9112 §3.2.2: "When an origin server receives a request with an absolute-form of request-target, the origin server MUST
    // ignore the received Host header field (if any) and instead use the host information of the request-target."
    const targetPort = scheme === 'https' || scheme === 'wss' ? 443 : 80;
    if (target !== null && !sameAuthority(target, authority, targetPort)) {
      findings.push(findingAt('host-differs-from-target', range, { host: value, target: authorityText(target) }));
    }
    // §4.1 item 4: "whose value contains /host/ plus optionally ":" followed by /port/ (when not using the default port)."
    if (this.url?.valid === true) {
      const wanted = parseAuthority(this.url.hostField);
      if (typeof wanted !== 'string' && !sameAuthority(wanted, authority, this.url.defaultPort)) {
        findings.push(findingAt('host-differs-from-url', range, { host: value, url: this.url.hostField }));
      } else if (authority.port === this.url.defaultPort) {
        findings.push(findingAt('host-default-port', range, { port: authority.port }));
      }
    }
    return findings;
  }

  /**
   * Item 3: "An |Upgrade| header field containing the value "websocket", treated as an ASCII case-insensitive value." A request may list
   * other protocols besides (§4.1 item 5: "whose value MUST include the "websocket" keyword"), in a field that may still follow.
   */
  private upgrade(fields: readonly HeaderField[]): HandshakeFinding[] {
    const list = readList(fields);
    const value = joinedValue(fields);
    if (hasToken(list, 'websocket') || !this.head.complete) return [...list.findings];
    return [...list.findings, findingAt('upgrade-not-websocket', placeOf(fields[0]!), { value })];
  }

  /** Item 4: "A |Connection| header field that includes the token "Upgrade", treated as an ASCII case-insensitive value." */
  private connection(fields: readonly HeaderField[]): HandshakeFinding[] {
    const list = readList(fields);
    const value = joinedValue(fields);
    if (hasToken(list, 'upgrade') || !this.head.complete) return [...list.findings];
    return [...list.findings, findingAt('connection-not-upgrade', placeOf(fields[0]!), { value })];
  }
}

function sameAuthority(a: Authority, b: Authority, defaultPort: number): boolean {
  return asciiLower(a.host) === asciiLower(b.host) && (a.port ?? defaultPort) === (b.port ?? defaultPort);
}

function authorityText({ host, port }: Authority): string {
  return port === null ? host : `${host}:${port}`;
}
