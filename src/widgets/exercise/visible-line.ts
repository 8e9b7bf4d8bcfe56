/**
 * A line of a head with what usually hides made visible: blanks where they matter, and what ends the line.
 *
 * Knows signs. Must not know HTTP.
 */
import type { HeadLine } from '../../lesson/exercise/schema.ts';

type LineEnd = NonNullable<HeadLine<string>['end']>;

/** The name of a line's end; empty where nothing ends it. */
export const endSign = (end: LineEnd | undefined): string => ({ lf: 'LF', none: '', crlf: 'CR LF' })[end ?? 'crlf'];

/** The text with a dot for each blank at its start or end, and an arrow for each tab. */
export function visibleText(text: string): string {
  return text.replaceAll('\t', '→').replace(/^ +| +$/g, (blanks) => '·'.repeat(blanks.length));
}

/** A line to be named in a sentence; an empty one is nothing but its end. */
export function visibleLine({ text, end }: { readonly text: string; readonly end?: LineEnd }): string {
  return text === '' ? endSign(end) : visibleText(text);
}
