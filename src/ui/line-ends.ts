/**
 * Line ends that a textarea cannot hold: it shows every CR LF and every lone CR as LF, and gives back only those.
 *
 * Knows texts. Must not know where they come from or what they are encoded in.
 */

const LINE_END = /\r\n|\r|\n/g;

/** The text as a textarea gives it back. */
export const asTyped = (text: string): string => text.replace(LINE_END, '\n');

/**
 * `text` after it was edited in a textarea that now holds `typed`: what was not touched keeps the line ends it had. New lines
 * end like all the others do, in CR LF or CR, and in LF where those differ or there are none.
 */
export function withLineEnds(text: string, typed: string): string {
  const shown = asTyped(text);
  if (shown === text) return typed;
  let head = 0;
  while (head < typed.length && head < shown.length && typed[head] === shown[head]) head++;
  let tail = 0;
  while (tail < Math.min(typed.length, shown.length) - head && typed.at(-1 - tail) === shown.at(-1 - tail)) tail++;
  const ends = [...new Set(text.match(LINE_END))];
  const end = ends.length === 1 ? ends[0]! : '\n';
  const parts = [
    text.slice(0, lengthOf(text, head)),
    typed.slice(head, typed.length - tail).replaceAll('\n', end),
    text.slice(lengthOf(text, shown.length - tail)),
  ];
  // A lone CR that comes to stand before an LF would become one line end with it.
  return parts.reduce((before, after) => before + (before.endsWith('\r') && after.startsWith('\n') ? '\r' : '') + after);
}

/** How much of `text` the first `count` characters of its shown form are. */
function lengthOf(text: string, count: number): number {
  let at = 0;
  for (let shown = 0; shown < count; shown++) at += text.startsWith('\r\n', at) ? 2 : 1;
  return at;
}
