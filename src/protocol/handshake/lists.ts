/**
 * Comma-separated lists in header fields, over one or several lines of the same name.
 *
 * Knows RFC 9110 §5.6.1. Must not know what the elements mean, nor quoted strings: the fields read here have none.
 */
import { type HeaderField, rangeInValue } from './field-line.ts';
import type { HandshakeFinding } from './findings.ts';
import { type ByteRange, findingAt } from './nodes.ts';
import { asciiLower } from './octets.ts';

export interface ListElement {
  readonly text: string;
  readonly range: ByteRange;
}

export interface ReadList {
  /** The elements that are not empty, in order. */
  readonly elements: readonly ListElement[];
  /** `list-empty-element`, once, where commas have nothing between them. */
  readonly findings: readonly HandshakeFinding[];
}

/**
 * RFC 9110 §5.3: several lines of one name may be combined "by appending each subsequent field line value to the initial field
 * line value in order, separated by a comma (",") and optional whitespace"; §5.6.1.2: "A recipient MUST parse and ignore a
 * reasonable number of empty list elements", which a sender "MUST NOT generate".
 */
export function readList(fields: readonly HeaderField[]): ReadList {
  const elements: ListElement[] = [];
  const findings: HandshakeFinding[] = [];
  for (const field of fields) {
    const { value } = field;
    for (let from = 0; from <= value.length;) {
      const comma = value.indexOf(',', from);
      const to = comma < 0 ? value.length : comma;
      const text = value.slice(from, to);
      const trimmed = text.replace(/^[ \t]+/, '');
      const start = to - trimmed.length;
      const clean = trimEnd(trimmed);
      if (clean !== '') elements.push({ text: clean, range: rangeInValue(field, start, start + clean.length) });
      else if (value !== '' && findings.length === 0) {
        const range = comma < 0 ? rangeInValue(field, from - 1, to) : rangeInValue(field, from, to + 1);
        findings.push(findingAt('list-empty-element', range, { name: field.name }));
      }
      from = to + 1;
    }
  }
  return { elements, findings };
}

/** Without the blanks at its end. A loop: an expression for it looks at a long run of blanks once for each of them. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(0, end);
}

/** True when an element equals `token`, ASCII case aside. */
export function hasToken(list: ReadList, token: string): boolean {
  return list.elements.some((element) => asciiLower(element.text) === token);
}

/** The values of several lines as the one list they mean, for showing. */
export function joinedValue(fields: readonly HeaderField[]): string {
  return fields.map((field) => field.value).join(', ');
}
