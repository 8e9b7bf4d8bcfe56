/**
 * Where a line of a paste may go over from one way of writing bytes to another: `81 05 48 got [137, 0]`.
 *
 * Knows how such places look. Must not know any format, nor whether the line does go over: whoever asks reads both.
 */

/** Longer texts, and such with more places, are no single lines that somebody typed. */
const LONGEST = 4096;
const MOST_PLACES = 64;

/**
 * White space behind digits of bytes or a closing mark, in front of an opening mark, an arrow, or a word that is no hex. The
 * comma or stop of the sentence may stand between.
 */
const PLACE =
  /(?<=(?:(?:^|[\s,;:([{<'"`=])(?:0x|\\x)?[0-9a-fA-F]{1,64}|[\])}>"'`=])[,;.]?)[ \t](?=[ \t]*(?:[[({<"'`]|b["']|[-=]+>|→|=\s|\+\s|[a-z]{0,12}[g-z]|[A-Z]{0,12}[G-Z]|[一-鿿]))/g;

/** The text with a line feed at each of these places, every other character at its index; null where there is none. */
export function brokenAtFormats(text: string): string | null {
  if (text.length > LONGEST) return null;
  let places = 0;
  const broken = text.replace(PLACE, () => {
    places++;
    return '\n';
  });
  return places === 0 || places > MOST_PLACES ? null : broken;
}
