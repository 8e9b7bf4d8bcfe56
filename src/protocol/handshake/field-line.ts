/**
 * One header field: its name, its value without the white space around it, and the lines folded into it.
 *
 * Knows the grammar of RFC 9110 §5 and RFC 9112 §5. Must not know any field by name.
 */
import type { HandshakeNode } from './fields.ts';
import type { HandshakeFinding, HandshakeFindingCode } from './findings.ts';
import type { Line } from './lines.ts';
import { type ByteRange, findingAt, leafOf, nodeOf } from './nodes.ts';
import { asciiLower, COLON, CR, HTAB, isBlank, isTchar, latin1 } from './octets.ts';

export interface HeaderField {
  /** As written, without white space before the colon. */
  readonly name: string;
  /** ASCII lower case, for comparing. */
  readonly lowerName: string;
  /** Without the white space around it; where lines were folded, their parts joined by one space. Latin-1. */
  readonly value: string;
  readonly nameRange: ByteRange;
  /** From the first octet of the value to its last, folds included; empty behind the colon for an empty value. */
  readonly valueRange: ByteRange;
  /** All its lines with their line ends. */
  readonly lineRange: ByteRange;
  /** The lines' shares of the value, and where each begins in it: one, unless it was folded. None for an empty value. */
  readonly parts: readonly (ByteRange & { readonly at: number })[];
  readonly folded: boolean;
  /** False while the next line could still go on with this field: its value is not final yet. */
  readonly settled: boolean;
}

export interface ReadField {
  readonly field: HeaderField;
  readonly node: HandshakeNode;
  readonly findings: readonly HandshakeFinding[];
}

/** Where to point for a field's value: at the value, or at the whole line where there is none. */
export function placeOf(field: HeaderField): ByteRange {
  return field.value === '' ? field.lineRange : field.valueRange;
}

/** The half-open byte range of characters [from, to) of a field's value. */
export function rangeInValue(field: HeaderField, from: number, to: number): ByteRange {
  return { start: byteOfChar(field, from, false), end: byteOfChar(field, to, true) };
}

function byteOfChar({ parts, valueRange }: HeaderField, index: number, asEnd: boolean): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (parts[middle]!.at < index || (!asEnd && parts[middle]!.at === index)) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  return part === undefined ? valueRange.start : Math.min(part.start + index - part.at, part.end);
}

/** The field on `lines`: the first holds name and colon at byte `colon`, the others were folded into it. */
export function readField(bytes: Uint8Array, lines: readonly Line[], colon: number, settled: boolean): ReadField {
  const first = lines[0]!;
  const last = lines.at(-1)!;
  let nameEnd = colon;
  while (nameEnd > first.start && isBlank(bytes[nameEnd - 1])) nameEnd--;
  const nameRange = { start: first.start, end: nameEnd };
  const name = latin1(bytes, nameRange.start, nameRange.end);
  const parts: (ByteRange & { at: number })[] = [];
  let length = 0;
  for (const line of lines) {
    const part = trim(bytes, line === first ? colon + 1 : line.start, line.end);
    if (part.end === part.start) continue;
    parts.push({ ...part, at: length });
    // RFC 9112 §5.2: "replace each received obs-fold with one or more SP octets prior to interpreting the field value"
    length += part.end - part.start + 1;
  }
  const valueRange = parts.length === 0 ? { start: colon + 1, end: colon + 1 } : { start: parts[0]!.start, end: parts.at(-1)!.end };
  const field: HeaderField = {
    name,
    lowerName: asciiLower(name),
    value: parts.map((part) => latin1(bytes, part.start, part.end)).join(' '),
    nameRange,
    valueRange,
    lineRange: { start: first.start, end: last.next },
    parts,
    folded: lines.length > 1,
    settled,
  };
  const children = [
    ...leafOf('field.name', nameRange, name),
    ...leafOf('field.space', { start: nameEnd, end: colon }),
    nodeOf('field.colon', { start: colon, end: colon + 1 }),
    ...valueNodes(field, colon + 1, first, last),
    ...leafOf('line.end', { start: last.end, end: last.next }),
  ];
  return {
    field,
    node: nodeOf('field.line', field.lineRange, field.lowerName, children),
    findings: [...nameFindings(bytes, field, colon), ...valueFindings(bytes, field, { start: colon + 1, end: last.end })],
  };
}

function trim(bytes: Uint8Array, from: number, to: number): ByteRange {
  let start = from;
  let end = to;
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  return { start, end };
}

/** White space, value, white space; what lies between two lines' shares is a fold. */
function valueNodes(field: HeaderField, from: number, first: Line, last: Line): HandshakeNode[] {
  const { parts, valueRange, value } = field;
  const around = (start: number, end: number) =>
    leafOf(start < first.next && end > first.end ? 'field.fold' : 'field.space', { start, end });
  if (parts.length === 0) return around(from, last.end);
  const inner = parts.flatMap((part, at) => [
    ...(at === 0 ? [] : [nodeOf('field.fold', { start: parts[at - 1]!.end, end: part.start })]),
    nodeOf('field.value-part', part, value.slice(part.at, part.at + part.end - part.start)),
  ]);
  const after = valueRange.end < last.start ? 'field.fold' : 'field.space';
  return [
    ...around(from, valueRange.start),
    nodeOf('field.value', valueRange, value, parts.length === 1 ? [] : inner),
    ...leafOf(after, { start: valueRange.end, end: last.end }),
  ];
}

function nameFindings(bytes: Uint8Array, { name, nameRange }: HeaderField, colon: number): HandshakeFinding[] {
  const findings: HandshakeFinding[] = [];
  if (name === '') findings.push(findingAt('field-name-empty', { start: colon, end: colon + 1 }));
  // RFC 9110 §5.1: "field-name = token"
  for (let at = nameRange.start; at < nameRange.end; at++) {
    if (isTchar(bytes[at])) continue;
    findings.push(findingAt('field-name-not-token', { start: at, end: at + 1 }, { name, octet: bytes[at]! }));
    break;
  }
  // RFC 9112 §5.1: "No whitespace is allowed between the field name and colon. … A server MUST reject, with a response status
  // code of 400 (Bad Request), any received request message that contains whitespace between a header field name and colon."
  if (nameRange.end < colon && name !== '') findings.push(findingAt('space-before-colon', { start: nameRange.end, end: colon }, { name }));
  return findings;
}

/** One finding of a kind for a value, at the first octet that earns it. */
function valueFindings(bytes: Uint8Array, { name, parts }: HeaderField, whole: ByteRange): HandshakeFinding[] {
  const found = new Map<HandshakeFindingCode, HandshakeFinding>();
  const note = (code: HandshakeFindingCode, at: number) => {
    if (!found.has(code)) found.set(code, findingAt(code, { start: at, end: at + 1 }, { name, octet: bytes[at]! }));
  };
  for (const { start, end } of parts.length === 0 ? [whole] : parts) {
    for (let at = start; at < end; at++) {
      const octet = bytes[at]!;
      if (octet > 0x1f && octet < 0x7f) continue;
      // RFC 9110 §5.5: "Field values containing CR, LF, or NUL characters are invalid and dangerous"
      if (octet === 0) note('field-value-nul', at);
      else if (octet === CR) note('carriage-return-alone', at);
      // "Field values containing other CTL characters are also invalid; however, recipients MAY retain such characters"
      else if (octet < 0x20 || octet === 0x7f) {
        if (octet !== HTAB) note('field-value-control', at);
      }
      // "A recipient SHOULD treat other allowed octets in field content (i.e., obs-text) as opaque data."
      else note('field-value-not-ascii', at);
    }
  }
  return [...found.values()];
}

/** Byte of the first colon of a line's content, or -1. */
export function colonOf(bytes: Uint8Array, line: Line): number {
  const at = bytes.subarray(line.start, line.end).indexOf(COLON);
  return at < 0 ? -1 : line.start + at;
}
