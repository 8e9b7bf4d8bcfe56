/**
 * A response as a strict client judges it: RFC 6455 §4.1's list of checks, against the request it answers, or alone.
 *
 * Knows what a server has to answer. Must not read octets (head.ts does) or guess why an accept is wrong (wrong-accept.ts does).
 *
 *   judgeResponse(head, sent?) -> ResponseVerdict;  sentBy(requestVerdict) -> SentRequest
 *
 * Its checks are, in order: http (RFC 9112), status 1, upgrade 2, connection 3, accept 4, extensions 5, protocol 6, other. `findings`
 * is theirs in this order: the first error is the first requirement violated.
 */
import { decodeBase64 } from '../bytes/base64.ts';
import { deriveAcceptKey } from './accept-key.ts';
import { checkOf, findingsOfChecks, type HandshakeCheck, isError, type Presence, validityOf } from './checks.ts';
import { type Extension, parseExtensions, type PlacedExtension, rangeOfExtension, readExtensions } from './extensions.ts';
import { type HeaderField, placeOf } from './field-line.ts';
import type { HandshakeNode } from './fields.ts';
import type { HandshakeFinding } from './findings.ts';
import { fieldsNamed, type ResponseHead } from './head.ts';
import { isVersion } from './key-and-version.ts';
import { hasToken, joinedValue, readList } from './lists.ts';
import { findingAt, withFindings } from './nodes.ts';
import { asciiLower, fromLatin1 } from './octets.ts';
import { type DeflateParameters, judgeAnswer } from './permessage-deflate.ts';
import { remarksOn } from './remarks.ts';
import type { RequestVerdict } from './request.ts';
import { readChosenProtocol } from './subprotocols.ts';

export type ResponseCheckId = 'http' | 'status' | 'upgrade' | 'connection' | 'accept' | 'extensions' | 'protocol' | 'other';

/** What the client remembers of its request. */
export interface SentRequest {
  /** Sec-WebSocket-Key; null when it is not known. */
  readonly key: string | null;
  readonly protocols: readonly string[];
  /** Sec-WebSocket-Extensions as sent, several fields joined by commas; null when there was none. */
  readonly extensions: string | null;
}

export interface ResponseVerdict {
  readonly kind: 'response';
  /** Null while the head is not complete, or (without the request) as far as nothing wrong can be seen. */
  readonly valid: boolean | null;
  readonly checks: readonly HandshakeCheck<ResponseCheckId>[];
  readonly findings: readonly HandshakeFinding[];
  readonly firstError: HandshakeFinding | null;
  readonly status: number | null;
  /** The value of Sec-WebSocket-Accept; null when there is none, or more than one. */
  readonly accept: string | null;
  /** What it should be; null without the key. */
  readonly expectedAccept: string | null;
  /** The subprotocol in use; null for none. */
  readonly protocol: string | null;
  readonly extensions: readonly PlacedExtension[];
  /** What both ends agreed on for permessage-deflate; null when it is not in use. */
  readonly deflate: DeflateParameters | null;
  /** Versions that a refusal names, in its order. Empty when it names none. */
  readonly supportedVersions: readonly number[];
  /** The head's tree with every finding on it. */
  readonly tree: HandshakeNode;
}

/** What a judged request asked for, for judging its response. */
export function sentBy(request: RequestVerdict): SentRequest {
  const { key, protocols, extensions } = request;
  const fields = [...new Set(extensions.map(({ field }) => field))];
  return { key, protocols, extensions: fields.length === 0 ? null : joinedValue(fields) };
}

const CHECKS = 'RFC 6455 §4.1';
const DIGEST_BYTES = 20;
const CONTENT = new Set(['content-length', 'transfer-encoding']);

/** Judges a head as §4.1 wants it. `sent` null: alone, so that what depends on the request stays unknown. */
export function judgeResponse(head: ResponseHead, sent: SentRequest | null = null): ResponseVerdict {
  return new ResponseJudge(head, sent).verdict();
}

class ResponseJudge {
  private readonly switching: boolean;
  private readonly expected: string | null;

  constructor(
    private readonly head: ResponseHead,
    private readonly sent: SentRequest | null,
  ) {
    this.switching = head.line?.status === 101;
    // §4.1 item 4: "but ignoring any leading and trailing whitespace".
    const key = sent?.key ?? null;
    this.expected = key === null ? null : deriveAcceptKey(fromLatin1(key.trim()));
  }

  verdict(): ResponseVerdict {
    const { head, sent } = this;
    const extensionFields = this.named('sec-websocket-extensions');
    const extensions = readExtensions(extensionFields, head.complete);
    const offered = sent === null ? null : parseExtensions(sent.extensions ?? '').extensions;
    const deflate = judgeAnswer(extensions.extensions, offered);
    const chosen = readChosenProtocol(
      this.named('sec-websocket-protocol'),
      head.complete ? (sent?.protocols ?? null) : null,
      head.fieldsEnd,
    );
    const remarks = [...remarksOn(head), ...this.content()];
    const extensionFindings = [
      ...extensions.findings,
      ...this.repeatedExtensions(extensionFields),
      ...this.notOffered(extensions.extensions, offered),
      ...deflate.findings,
    ];
    const checks: HandshakeCheck<ResponseCheckId>[] = [
      checkOf('http', 'RFC 6455 §4.2.2', 5, head.complete ? 'present' : 'pending', [...head.findings, ...this.httpVersion()]),
      checkOf('status', CHECKS, 1, head.line === null || this.interim ? 'pending' : 'present', this.status()),
      this.required('upgrade', 2, 'upgrade', 'upgrade-missing', (fields) => this.upgrade(fields)),
      this.required('connection', 3, 'connection', 'connection-missing', (fields) => this.connection(fields)),
      this.accept(),
      this.optional('extensions', 5, 'sec-websocket-extensions', extensionFindings),
      this.optional('protocol', 6, 'sec-websocket-protocol', chosen.findings),
      checkOf('other', CHECKS, null, remarks.length > 0 ? 'present' : 'absent', remarks),
    ];
    const findings = findingsOfChecks(checks);
    return {
      kind: 'response',
      valid: validityOf(checks, head.complete),
      checks,
      findings,
      firstError: findings.find(isError) ?? null,
      status: head.line?.status ?? null,
      accept: this.only('sec-websocket-accept'),
      expectedAccept: this.expected,
      protocol: this.switching ? chosen.protocol : null,
      extensions: extensions.extensions,
      deflate: this.switching ? deflate.agreed : null,
      supportedVersions: this.versions(),
      tree: withFindings(head.tree, findings),
    };
  }

  /** A response before the response: what is behind its head has to be read instead. */
  private get interim(): boolean {
    const status = this.head.line?.status ?? null;
    return status !== null && status >= 100 && status < 200 && !this.switching;
  }

  private named(lowerName: string): HeaderField[] {
    return fieldsNamed(this.head, lowerName).filter((field) => field.settled);
  }

  private only(lowerName: string): string | null {
    const fields = this.named(lowerName);
    return fields.length === 1 ? fields[0]!.value : null;
  }

  /** Nothing behind item 1 counts unless the status is 101: "Otherwise, proceed as follows." */
  private presence(lowerName: string): Presence {
    if (!this.switching) return 'pending';
    if (this.named(lowerName).length > 0) return 'present';
    return this.head.complete ? 'absent' : 'pending';
  }

  private required(
    id: ResponseCheckId,
    item: number,
    lowerName: string,
    missing: 'upgrade-missing' | 'connection-missing',
    examine: (fields: readonly HeaderField[]) => HandshakeFinding[],
  ): HandshakeCheck<ResponseCheckId> {
    const presence = this.presence(lowerName);
    const end = { start: this.head.fieldsEnd, end: this.head.fieldsEnd };
    const findings = presence === 'present' ? examine(this.named(lowerName)) : presence === 'absent' ? [findingAt(missing, end)] : [];
    return checkOf(id, CHECKS, item, presence, findings);
  }

  private optional(
    id: ResponseCheckId,
    item: number,
    lowerName: string,
    findings: readonly HandshakeFinding[],
  ): HandshakeCheck<ResponseCheckId> {
    const presence = this.presence(lowerName);
    const alone = presence === 'present' && this.sent === null;
    return checkOf(id, CHECKS, item, alone ? 'unknown' : presence, presence === 'pending' ? [] : findings);
  }

  /** RFC 9110 §15.2: "a server MUST NOT send a 1xx response to an HTTP/1.0 client", and HTTP/1.0 knows none. */
  private httpVersion(): HandshakeFinding[] {
    const { line } = this.head;
    if (line?.version == null || !this.switching) return [];
    const { major, minor } = line.version;
    if (major < 1 || (major === 1 && minor < 1)) return [findingAt('http-version', line.versionRange, { version: line.versionText })];
    return major > 1 ? [findingAt('http-version-major', line.versionRange, { version: line.versionText })] : [];
  }

  /** Item 1: "If the status code received from the server is not 101, the client handles the response per HTTP [RFC2616] procedures." */
  private status(): HandshakeFinding[] {
    const { line } = this.head;
    if (line === null || line.status === null || this.switching) return [];
    const { status, statusRange } = line;
    // RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final response". 101 is one, too, but
    // the last word on this connection.
    if (status < 200) return [findingAt('status-interim', statusRange, { status, reason: line.reason })];
    const findings = [findingAt('status-not-101', statusRange, { status, reason: line.reason })];
    // "In particular, the client might perform authentication if it receives a 401 status code; the server might redirect the client
    // using a 3xx status code (but clients are not required to follow them)".
    if (status === 401)
      findings.push(findingAt('status-authenticate', statusRange, { challenge: joinedValue(this.named('www-authenticate')) }));
    if (status >= 300 && status < 400)
      findings.push(findingAt('status-redirect', statusRange, { status, location: this.only('location') ?? '' }));
    const versionFields = this.named('sec-websocket-version');
    if (versionFields.length > 0) {
      findings.push(findingAt('status-versions', versionFields[0]!.lineRange, { versions: this.versions().join(', ') }));
    }
    // RFC 9110 §15.5.22: "The server MUST send an Upgrade header field in a 426 response".
    if (status === 426 && this.head.complete && this.named('upgrade').length === 0) {
      findings.push(findingAt('status-426-without-upgrade', { start: this.head.fieldsEnd, end: this.head.fieldsEnd }));
    }
    return findings;
  }

  /** §4.4: "a |Sec-WebSocket-Version| header field (or multiple |Sec-WebSocket-Version| header fields) containing all versions it is willing to use." */
  private versions(): number[] {
    const list = readList(this.named('sec-websocket-version'));
    return list.elements.filter(({ text }) => isVersion(text)).map(({ text }) => Number(text));
  }

  /**
   * Item 2: "If the response lacks an |Upgrade| header field or the |Upgrade| header field contains a value that is not an ASCII
   * case-insensitive match for the value "websocket", the client MUST _Fail the WebSocket Connection_." The whole value, not one of a list.
   */
  private upgrade(fields: readonly HeaderField[]): HandshakeFinding[] {
    const value = joinedValue(fields);
    return asciiLower(value) === 'websocket' ? [] : [findingAt('upgrade-not-websocket', placeOf(fields[0]!), { value })];
  }

  /** Item 3: "doesn't contain a token that is an ASCII case-insensitive match for the value "Upgrade"". */
  private connection(fields: readonly HeaderField[]): HandshakeFinding[] {
    const list = readList(fields);
    // In an unfinished head the token may still come in a field of its own.
    if (hasToken(list, 'upgrade') || !this.head.complete) return [...list.findings];
    return [...list.findings, findingAt('connection-not-upgrade', placeOf(fields[0]!), { value: joinedValue(fields) })];
  }

  /**
   * Item 4: "If the response lacks a |Sec-WebSocket-Accept| header field or the |Sec-WebSocket-Accept| contains a value other than the
   * base64-encoded SHA-1 of the concatenation of the |Sec-WebSocket-Key| (as a string, not base64-decoded) with the string
   * "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" but ignoring any leading and trailing whitespace".
   */
  private accept(): HandshakeCheck<ResponseCheckId> {
    const presence = this.presence('sec-websocket-accept');
    const [field, second] = this.named('sec-websocket-accept');
    const row = (status: Presence, ...findings: HandshakeFinding[]) => checkOf('accept' as const, CHECKS, 4, status, findings);
    const end = { start: this.head.fieldsEnd, end: this.head.fieldsEnd };
    if (presence === 'absent') return row(presence, findingAt('accept-missing', end));
    if (presence === 'pending' || field === undefined) return row(presence);
    // §11.3.3: "The |Sec-WebSocket-Accept| header MUST NOT appear more than once in an HTTP response."
    if (second !== undefined)
      return row(presence, findingAt('accept-duplicated', second.lineRange, { first: field.value, second: second.value }));
    const { value } = field;
    const range = placeOf(field);
    const params = { accept: value, expected: this.expected ?? '', key: this.sent?.key ?? '' };
    if (this.expected !== null) return row(presence, findingAt(value === this.expected ? 'accept-right' : 'accept-wrong', range, params));
    // Alone: no key gives an accept that is not 20 octets in canonical base64.
    const reading = decodeBase64(value);
    if (!reading.canonical || reading.bytes.length !== DIGEST_BYTES) {
      return row(presence, findingAt('accept-malformed', range, { accept: value, octets: reading.bytes.length }));
    }
    return row('unknown', findingAt('accept-unchecked', range, { accept: value }));
  }

  /** §11.3.2 forbids in a response what §4.2.2 item 5.6 allows ("or split between multiple instances"): no reason to fail. */
  private repeatedExtensions(fields: readonly HeaderField[]): HandshakeFinding[] {
    const second = fields[1];
    return second === undefined ? [] : [findingAt('extensions-field-repeated', second.lineRange, { count: fields.length })];
  }

  /** Item 5: "this header field indicates the use of an extension that was not present in the client's handshake". */
  private notOffered(extensions: readonly PlacedExtension[], offered: readonly Extension[] | null): HandshakeFinding[] {
    if (offered === null) return [];
    const names = new Set(offered.map(({ name }) => name));
    const list = [...names].join(', ');
    return extensions
      .filter(({ name }) => !names.has(name))
      .map((extension) =>
        findingAt('extension-not-offered', rangeOfExtension(extension, extension), { value: extension.name, offered: list }),
      );
  }

  /** RFC 9110 §8.6: "A server MUST NOT send a Content-Length header field in any response with a status code of 1xx"; RFC 9112 §6.1 likewise. */
  private content(): HandshakeFinding[] {
    if (!this.switching) return [];
    const field = this.head.fields.find(({ lowerName, settled }) => settled && CONTENT.has(lowerName));
    return field === undefined ? [] : [findingAt('response-has-content', field.lineRange, { name: field.name, value: field.value })];
  }
}
