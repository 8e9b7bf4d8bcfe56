/**
 * The head of an HTTP/1.1 message as an annotated tree: start line, header fields, empty line; every octet named, every
 * deviation from RFC 9110 and RFC 9112 attached to the octets that commit it.
 *
 * Knows HTTP grammar. Must not know WebSocket (request.ts and response.ts do), must not fail, and reads a gigantic head in linear
 * time up to a limit.
 *
 *   readHead(bytes, kind?, options?) -> RequestHead | ResponseHead
 *   fieldsNamed(head, 'upgrade')     -> its fields of that name, in order
 *   closedHead(bytes)                -> the bytes with the line end and empty line that a pasted head often lacks
 */
import { joinBytes } from '../bytes/join.ts';
import type { HandshakeNode } from './fields.ts';
import { colonOf, type HeaderField, readField } from './field-line.ts';
import type { HandshakeFinding } from './findings.ts';
import { isEmpty, type Line, lineAt } from './lines.ts';
import { type ByteRange, findingAt, leafOf, nodeOf, withFindings } from './nodes.ts';
import { fromLatin1, isBlank, latin1 } from './octets.ts';
import { type ReadStartLine, readRequestLine, readStatusLine, type RequestLine, type StatusLine } from './start-line.ts';

export type HeadKind = 'request' | 'response';

interface HeadBase {
  /** The bytes as given: the source `wire`. */
  readonly bytes: Uint8Array;
  /** Octets of the head, empty line included. When `complete`, what follows belongs to somebody else: frames, or content. */
  readonly length: number;
  /** True when the empty line was found within the limit. */
  readonly complete: boolean;
  readonly fields: readonly HeaderField[];
  /** Where the fields end: the place for one that is missing. */
  readonly fieldsEnd: number;
  /** Findings about the head as HTTP, in the order of the wire; also on the nodes of `tree`. */
  readonly findings: readonly HandshakeFinding[];
  /** Its wire leaves tile octets [0, length). */
  readonly tree: HandshakeNode;
}

export interface RequestHead extends HeadBase {
  readonly kind: 'request';
  /** Null until the line has ended. */
  readonly line: RequestLine | null;
}

export interface ResponseHead extends HeadBase {
  readonly kind: 'response';
  /** Null until the line has ended. */
  readonly line: StatusLine | null;
}

export type MessageHead = RequestHead | ResponseHead;

export interface HeadOptions {
  /** Octets after which reading stops with `head-too-large`. */
  readonly limit?: number;
}

/** Four times what Node.js reads by default (16 KiB), eight times Apache's largest line. */
export const HEAD_LIMIT = 65_536;

/** Lines below the start line after which reading stops, too: as many fields as Node.js takes by default. */
export const LINE_LIMIT = 2000;

/**
 * The head at the beginning of `bytes`. Any bytes are accepted. Without `kind`, what begins with `HTTP/` is a response and
 * everything else a request. RFC 9112 §2.1.
 */
export function readHead(bytes: Uint8Array, kind: 'request', options?: HeadOptions): RequestHead;
export function readHead(bytes: Uint8Array, kind: 'response', options?: HeadOptions): ResponseHead;
export function readHead(bytes: Uint8Array, kind?: HeadKind, options?: HeadOptions): MessageHead;
export function readHead(bytes: Uint8Array, kind?: HeadKind, options: HeadOptions = {}): MessageHead {
  const reader = new HeadReader(bytes, Math.min(bytes.length, options.limit ?? HEAD_LIMIT));
  return reader.read(kind ?? null);
}

/** The fields of a name (given in lower case), in the order of the wire. */
export function fieldsNamed(head: MessageHead, lowerName: string): HeaderField[] {
  return head.fields.filter((field) => field.lowerName === lowerName);
}

/** The bytes with what an unfinished head lacks at its end: a line end, an empty line. Complete heads come back as they are. */
export function closedHead(bytes: Uint8Array): Uint8Array {
  const head = readHead(bytes);
  if (head.complete || bytes.length > head.length) return bytes;
  const text = latin1(bytes, Math.max(0, bytes.length - 2));
  const missing = bytes.length === 0 ? '' : text.endsWith('\n') ? '\r\n' : text.endsWith('\r') ? '\n\r\n' : '\r\n\r\n';
  return joinBytes([bytes, fromLatin1(missing)]);
}

/** Reads one head, front to back; its state is where it is and what it has found. */
class HeadReader {
  private at = 0;
  private readonly nodes: HandshakeNode[] = [];
  private readonly findings: HandshakeFinding[] = [];
  private readonly fields: HeaderField[] = [];
  private fieldsEnd = 0;
  private complete = false;
  private open = false;
  private loneLf = false;
  private lines = 0;
  private crowded = false;

  constructor(
    private readonly bytes: Uint8Array,
    private limit: number,
  ) {}

  read(wanted: HeadKind | null): MessageHead {
    this.blankLines();
    const kind = wanted ?? (latin1(this.bytes, this.at, Math.min(this.at + 5, this.limit)) === 'HTTP/' ? 'response' : 'request');
    if (kind === 'request') {
      const line = this.startLine((each) => readRequestLine(this.bytes, each));
      return { ...this.rest(kind, line !== null), kind, line };
    }
    const line = this.startLine((each) => readStatusLine(this.bytes, each));
    return { ...this.rest(kind, line !== null), kind, line };
  }

  private rest(kind: HeadKind, started: boolean): HeadBase {
    if (started) this.fieldLines(kind);
    const { bytes, limit, complete } = this;
    const length = complete ? this.at : limit;
    if (!complete) {
      const end = { start: limit, end: limit };
      const tooLarge = bytes.length > limit || this.crowded;
      const params = this.crowded ? { limit: LINE_LIMIT, unit: 'lines' } : { limit, unit: 'octets' };
      this.findings.push(tooLarge ? findingAt('head-too-large', end, params) : findingAt('head-incomplete', end));
    } else if (looksLikeField(bytes, length)) {
      this.findings.push(findingAt('fields-after-blank-line', { start: this.fieldsEnd, end: length }));
    }
    const findings = this.findings.sort((a, b) => a.range.start - b.range.start);
    const tree = withFindings(nodeOf('head', { start: 0, end: length }, undefined, this.nodes), findings);
    return { bytes, length, complete, fields: this.fields, fieldsEnd: this.fieldsEnd, findings, tree };
  }

  private next(): Line {
    return lineAt(this.bytes, this.at, this.limit);
  }

  /** Takes a line; the first one that LF alone ends is worth a finding. */
  private ended(line: Line): void {
    if (line.by === 'lf' && !this.loneLf) {
      this.loneLf = true;
      this.findings.push(findingAt('line-feed-alone', { start: line.end, end: line.next }));
    }
    this.lines++;
    this.at = line.next;
  }

  /**
   * RFC 9112 §2.2: "a server that is expecting to receive and parse a request-line SHOULD ignore at least one empty line (CRLF)
   * received prior to the request-line."
   */
  private blankLines(): void {
    let line = this.next();
    while (isEmpty(line)) {
      this.ended(line);
      line = this.next();
    }
    if (this.at === 0) return;
    const range = { start: 0, end: this.at };
    this.nodes.push(nodeOf('head.blank-before', range));
    this.findings.push(findingAt('blank-line-before-start', range));
  }

  private startLine<L>(read: (line: Line) => ReadStartLine<L>): L | null {
    const line = this.next();
    if (line.by === 'none') {
      this.openLine(line);
      return null;
    }
    const { line: parsed, node, findings } = read(line);
    this.nodes.push(node);
    this.findings.push(...findings);
    this.ended(line);
    this.lines = 0;
    this.fieldsEnd = this.at;
    return parsed;
  }

  private openLine(line: Line): void {
    this.nodes.push(...leafOf('line.open', { start: line.start, end: line.end }));
    this.open = true;
    this.at = line.next;
  }

  private fieldLines(kind: HeadKind): void {
    while (!this.complete && !this.open) {
      const line = this.next();
      if (this.lines >= LINE_LIMIT && line.by !== 'none' && !isEmpty(line)) {
        this.limit = this.at;
        this.crowded = true;
        return;
      }
      if (line.by === 'none') this.openLine(line);
      else if (isEmpty(line)) this.emptyLine(line);
      else if (isBlank(this.bytes[line.start])) this.strayLine(line);
      else this.fieldOn(line, kind);
    }
  }

  private emptyLine(line: Line): void {
    this.nodes.push(nodeOf('head.end', { start: line.start, end: line.next }));
    this.ended(line);
    this.complete = true;
  }

  /**
   * White space at the start of a line that has no field above it. RFC 9112 §2.2: "A recipient that receives whitespace between
   * the start-line and the first header field MUST either reject the message as invalid or consume each whitespace-preceded line
   * without further processing of it".
   */
  private strayLine(line: Line): void {
    this.findings.push(findingAt('space-before-first-field', { start: line.start, end: line.end }));
    this.unread(line);
  }

  private unread(line: Line): void {
    const content = { start: line.start, end: line.end };
    this.nodes.push(
      ...leafOf('line.unread', content, latin1(this.bytes, line.start, line.end)),
      ...leafOf('line.end', { start: line.end, end: line.next }),
    );
    this.ended(line);
    this.fieldsEnd = this.at;
  }

  private fieldOn(line: Line, kind: HeadKind): void {
    const { bytes } = this;
    const colon = colonOf(bytes, line);
    const lines = this.folded(line);
    // Until the next line has begun without white space, it could still belong to this field.
    const settled = this.at < this.limit && !isBlank(bytes[this.at]);
    this.fieldsEnd = this.at;
    const folds = lines.slice(1);
    if (colon < 0) {
      // RFC 9112 §5: "field-line = field-name ":" OWS field-value OWS"
      this.findings.push(findingAt('colon-missing', { start: line.start, end: line.end }));
      for (const each of lines) {
        this.nodes.push(...leafOf('line.unread', { start: each.start, end: each.end }, latin1(bytes, each.start, each.end)));
        this.nodes.push(...leafOf('line.end', { start: each.end, end: each.next }));
      }
    } else {
      const { field, node, findings } = readField(bytes, lines, colon, settled);
      this.fields.push(field);
      this.nodes.push(node);
      this.findings.push(...findings);
    }
    if (folds.length > 0) this.foldFinding(lines, kind);
  }

  /** `line` and the lines folded into it; leaves the reader behind them. */
  private folded(line: Line): Line[] {
    const lines = [line];
    this.ended(line);
    for (;;) {
      const next = this.next();
      if (next.by === 'none' || !isBlank(this.bytes[next.start]) || this.lines >= LINE_LIMIT) return lines;
      lines.push(next);
      this.ended(next);
    }
  }

  /**
   * RFC 9112 §5.2: "A server that receives an obs-fold in a request message that is not within a "message/http" container MUST
   * either reject the message by sending a 400 (Bad Request) … or replace each received obs-fold with one or more SP octets". We
   * take the first choice for requests, as servers do; in a response a user agent has only the second.
   */
  private foldFinding(lines: readonly Line[], kind: HeadKind): void {
    const range: ByteRange = { start: lines[0]!.end, end: lines.at(-1)!.end };
    const params = { lines: lines.length - 1 };
    this.findings.push(findingAt(kind === 'request' ? 'obsolete-fold' : 'obsolete-fold-in-response', range, params));
  }
}

/** True when a header field seems to stand behind the empty line: a token, a colon, text. Frames and content rarely look so. */
function looksLikeField(bytes: Uint8Array, from: number): boolean {
  const text = latin1(bytes, from, Math.min(bytes.length, from + 256));
  return /^(?:Host|Upgrade|Connection|Origin|Cookie|User-Agent|Pragma|Cache-Control|Accept(?:-[A-Za-z]+)?|Sec-[A-Za-z-]+):[ \t]*[\x21-\x7e]/i.test(
    text,
  );
}
