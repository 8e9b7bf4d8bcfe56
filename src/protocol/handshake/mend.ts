/**
 * What every repair is made of: patches that put a value in, take a field out, or change a field so that it is the only one of its name.
 *
 * Knows where the parts of a head lie. Must not know any finding.
 */
import type { HeaderField } from './field-line.ts';
import type { HandshakeFinding, HandshakeFindingCode } from './findings.ts';
import { fieldsNamed, type MessageHead } from './head.ts';
import type { ByteRange } from './nodes.ts';
import { asciiLower, COLON } from './octets.ts';
import type { Patch } from './patch.ts';
import type { SentRequest } from './response.ts';

/** What a repair may draw on besides the head. */
export interface RepairMeans {
  /** The URL the request is for: its host and its path. */
  readonly url?: string;
  /** A key nobody has used, for a request that needs one. */
  readonly freshKey?: string;
  /** The request that a response answers. */
  readonly sent?: SentRequest | null;
}

/** The patches that mend a finding; null where there is no single way. */
export type Mend = (head: MessageHead, finding: HandshakeFinding, means: RepairMeans) => readonly Patch[] | null;

export type Mends = Partial<Record<HandshakeFindingCode, Mend>>;

export const bytesOf = ({ range }: HandshakeFinding): ByteRange => ({ start: range.start / 8, end: range.end / 8 });
export const replace = (range: ByteRange, put: string): Patch[] => [{ ...range, put }];
export const remove = (range: ByteRange): Patch[] => replace(range, '');
export const insert = (at: number, put: string): Patch[] => replace({ start: at, end: at }, put);
export const addField = (head: MessageHead, name: string, value: string): Patch[] => insert(head.fieldsEnd, `${name}: ${value}\r\n`);
export const firstOf = (head: MessageHead, lowerName: string): HeaderField | undefined => fieldsNamed(head, lowerName)[0];

/** Another value; behind a bare colon with the customary space. */
export function setValue(head: MessageHead, field: HeaderField, value: string): Patch[] {
  const { start, end } = field.valueRange;
  return replace(field.valueRange, start === end && head.bytes[start - 1] === COLON ? ` ${value}` : value);
}

/** The value in the first field of the name, and no second field; a new field where there is none. */
export function setOnly(head: MessageHead, name: string, value: string): Patch[] {
  const [field, ...more] = fieldsNamed(head, asciiLower(name));
  if (field === undefined) return addField(head, name, value);
  return [...setValue(head, field, value), ...more.flatMap((each) => remove(each.lineRange))];
}

/** Without the fields behind the first one, where all say the same. */
export function dropEqual(head: MessageHead, lowerName: string): Patch[] | null {
  const [field, ...more] = fieldsNamed(head, lowerName);
  return field !== undefined && more.every(({ value }) => value === field.value) ? more.flatMap((each) => remove(each.lineRange)) : null;
}

export /** Octets that no path or query may hold, percent-encoded; a lone `%` becomes `%25`. */
const escapeOctets = (text: string) =>
  text.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
