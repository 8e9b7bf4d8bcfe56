/**
 * A long text cut into rows of a given width, for a list that draws only those in view.
 *
 * Knows characters. Must not know bytes or how wide a row is on screen.
 */

/** What a character in front of a cut may be half of. */
const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/**
 * Where each row begins, UTF-16 code units; none for an empty text. A row ends with its line, and a line longer than
 * `columns` is cut behind its last space, if it has one, so that no word is cut. At least one character a row.
 */
export function rowStarts(text: string, columns: number): Uint32Array {
  const width = Math.max(2, columns);
  const starts: number[] = [];
  for (let at = 0; at < text.length;) {
    starts.push(at);
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    // The line feed itself takes no room.
    while (end - at - (feed < 0 ? 0 : 1) > width) {
      at += widthOf(text.slice(at, at + width));
      starts.push(at);
    }
    at = end;
  }
  return Uint32Array.from(starts);
}

function widthOf(piece: string): number {
  const space = piece.lastIndexOf(' ');
  if (space > piece.length / 2) return space + 1;
  return isHighSurrogate(piece.charCodeAt(piece.length - 1)) ? piece.length - 1 : piece.length;
}

/** The row that holds character `char`, or -1 before the first row. */
export function rowAt(starts: Uint32Array, char: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= char) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
