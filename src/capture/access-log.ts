/**
 * Access logs of web servers (Apache's and nginx's common and combined formats, and what resembles them): a request line in quotes
 * and the status behind it, none of the header fields.
 *
 * Knows that shape. Must not know handshakes.
 */
const LINE = /"(?:[A-Z]{3,12}) \S+ HTTP\/[\d.]+" ([1-5]\d\d)\b/;
/** Lines that are looked at. */
const MOST = 200;

/** The status of the last line, when every line of the text is of an access log; null when one is not. */
export function accessLogStatus(text: string): number | null {
  const lines = text
    .split(/\r?\n/, MOST)
    .filter((line) => line.trim() !== '')
    .map((line) => LINE.exec(line.slice(0, 2000)));
  return lines.every((line) => line !== null) ? Number(lines.at(-1)?.[1] ?? NaN) || null : null;
}
