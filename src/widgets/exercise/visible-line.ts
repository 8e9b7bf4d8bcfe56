/**
 * A line of a head with what usually hides made visible: blanks where they matter, and what ends the line.
 *
 * Knows signs. Must not know HTTP.
 */

/** The name of a line's end. */
export const endSign = (end: 'lf' | undefined): string => (end === 'lf' ? 'LF' : 'CR LF');

/** The text with a dot for each blank at its start or end, and an arrow for each tab. */
export function visibleText(text: string): string {
  return text.replaceAll('\t', '→').replace(/^ +| +$/g, (blanks) => '·'.repeat(blanks.length));
}

/** A line to be named in a sentence; an empty one is nothing but its end. */
export function visibleLine({ text, end }: { readonly text: string; readonly end?: 'lf' }): string {
  return text === '' ? endSign(end) : visibleText(text);
}
