/**
 * Sec-WebSocket-Extensions: the list as written, and whether a response keeps to what was offered.
 *
 * Knows the grammar of RFC 6455 §9.1. Must not know any extension's parameters (permessage-deflate.ts knows those of one).
 */
import { type HeaderField, rangeInValue } from './field-line.ts';
import type { HandshakeFinding } from './findings.ts';
import { type ByteRange, findingAt } from './nodes.ts';
import { isTchar, isToken } from './octets.ts';

export interface ExtensionParameter {
  readonly name: string;
  /** Unquoted; null where there is no `=`. */
  readonly value: string | null;
  readonly quoted: boolean;
  /** Characters [from, to) of the value of the header field. */
  readonly from: number;
  readonly to: number;
}

export interface Extension {
  readonly name: string;
  readonly parameters: readonly ExtensionParameter[];
  readonly from: number;
  readonly to: number;
}

/** Why a list cannot be read on: `element` wants a token, `parameter` a token behind `;`, `value` one behind `=`. */
export type ExtensionFault = 'empty' | 'element' | 'parameter' | 'value' | 'quote-open' | 'quoted-not-token' | 'separator';

export interface ExtensionList {
  /** Those before the fault, if there is one. */
  readonly extensions: readonly Extension[];
  readonly fault: { readonly reason: ExtensionFault; readonly at: number } | null;
  /** Index of a comma with nothing before it, or -1. */
  readonly emptyAt: number;
}

/**
 * Reads one header field's value. RFC 6455 §9.1: "extension-list = 1#extension; extension = extension-token *( ";" extension-param );
 * extension-param = token [ "=" (token | quoted-string) ]", with RFC 2616's implied white space and empty elements.
 */
export function parseExtensions(value: string): ExtensionList {
  return new ExtensionReader(value).read();
}

class ExtensionReader {
  private at = 0;
  private emptyAt = -1;
  private readonly extensions: Extension[] = [];

  constructor(private readonly text: string) {}

  read(): ExtensionList {
    const reason = this.list();
    return { extensions: this.extensions, fault: reason === null ? null : { reason, at: this.at }, emptyAt: this.emptyAt };
  }

  private list(): ExtensionFault | null {
    for (;;) {
      this.blanks();
      if (this.at >= this.text.length) {
        if (this.extensions.length > 0 && this.text[this.lastInk()] === ',' && this.emptyAt < 0) this.emptyAt = this.lastInk();
        return this.extensions.length === 0 ? 'empty' : null;
      }
      if (this.text[this.at] === ',') {
        if (this.emptyAt < 0) this.emptyAt = this.at;
        this.at++;
        continue;
      }
      const fault = this.element();
      if (fault !== null) return fault;
      if (this.at < this.text.length) this.at++;
    }
  }

  /** One extension, up to its comma or the end. */
  private element(): ExtensionFault | null {
    const from = this.at;
    const name = this.token();
    if (name === '') return 'element';
    let to = this.at;
    const parameters: ExtensionParameter[] = [];
    for (;;) {
      this.blanks();
      const next = this.text[this.at];
      if (next === undefined || next === ',') break;
      if (next !== ';') return 'separator';
      this.at++;
      this.blanks();
      const parameter = this.parameter();
      if (typeof parameter === 'string') return parameter;
      parameters.push(parameter);
      to = parameter.to;
    }
    this.extensions.push({ name, parameters, from, to });
    return null;
  }

  private parameter(): ExtensionParameter | ExtensionFault {
    const from = this.at;
    const name = this.token();
    if (name === '') return 'parameter';
    let to = this.at;
    this.blanks();
    if (this.text[this.at] !== '=') return { name, value: null, quoted: false, from, to };
    this.at++;
    this.blanks();
    const quoted = this.text[this.at] === '"';
    const start = this.at;
    const value = quoted ? this.quotedString() : this.token();
    if (value === null) return 'quote-open';
    if (quoted && !isToken(value)) {
      // "When using the quoted-string syntax variant, the value after quoted-string unescaping MUST conform to the 'token' ABNF."
      this.at = start;
      return 'quoted-not-token';
    }
    if (value === '') return 'value';
    to = this.at;
    return { name, value, quoted, from, to };
  }

  private token(): string {
    const from = this.at;
    while (isTchar(this.text.charCodeAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }

  /** The text between the quotes with `\x` read as x; null, and back at the quote, when it does not end. */
  private quotedString(): string | null {
    const from = this.at;
    let text = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const character = this.text[this.at]!;
      if (character === '"') {
        this.at++;
        return text;
      }
      if (character === '\\') this.at++;
      text += this.text[this.at] ?? '';
    }
    this.at = from;
    return null;
  }

  private blanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
  }

  private lastInk(): number {
    let at = this.text.length - 1;
    while (this.text[at] === ' ' || this.text[at] === '\t') at--;
    return at;
  }
}

/** An extension with the header field it stands in, so that its characters can be found on the wire. */
export interface PlacedExtension extends Extension {
  readonly field: HeaderField;
}

export interface ReadExtensions {
  readonly extensions: readonly PlacedExtension[];
  readonly findings: readonly HandshakeFinding[];
}

/** Bytes of an extension, or of one of its parameters. */
export function rangeOfExtension({ field }: PlacedExtension, part: { from: number; to: number }): ByteRange {
  return rangeInValue(field, part.from, part.to);
}

/**
 * The lists of all the fields as one. §9.1: "this header field MAY be split or combined across multiple lines." `complete` false: more
 * fields may follow, so a list that is empty so far is no fault yet.
 */
export function readExtensions(fields: readonly HeaderField[], complete = true): ReadExtensions {
  const lists = fields.map((field) => ({ field, list: parseExtensions(field.value) }));
  const extensions = lists.flatMap(({ field, list }) => list.extensions.map((extension) => ({ ...extension, field })));
  const nothing = lists.every(({ list }) => list.fault?.reason === 'empty');
  const findings: HandshakeFinding[] = [];
  for (const { field, list } of lists) {
    const { fault, emptyAt } = list;
    const last = Math.max(0, field.value.length - 1);
    const place = (at: number) => (field.value === '' ? field.lineRange : rangeInValue(field, Math.min(at, last), Math.min(at, last) + 1));
    // "If a value is received by either the client or the server during negotiation that does not conform to the ABNF below, the
    // recipient of such malformed data MUST immediately _Fail the WebSocket Connection_." An empty field beside others is an empty
    // element of the one list they make.
    if (fault !== null && (fault.reason !== 'empty' || nothing)) {
      const params = { reason: fault.reason, at: fault.at, value: field.value };
      if (fault.reason !== 'empty' || complete) findings.push(findingAt('extension-syntax', place(fault.at), params));
    } else if (emptyAt >= 0) {
      findings.push(findingAt('list-empty-element', place(emptyAt), { name: field.name }));
    }
  }
  return { extensions, findings };
}

/** An extension as it is written, values quoted only where they were. */
export function extensionText({ name, parameters }: Pick<Extension, 'name' | 'parameters'>): string {
  const written = parameters.map(({ name: key, value, quoted }) => (value === null ? key : `${key}=${quoted ? `"${value}"` : value}`));
  return [name, ...written].join('; ');
}
