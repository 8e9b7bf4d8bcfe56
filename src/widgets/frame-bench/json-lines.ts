/**
 * JSON laid out in lines without changing a character of its values: numbers, escapes and doubled keys stay as written.
 *
 * Knows JSON's tokens (RFC 8259). Must be given text that JSON.parse accepts; must not evaluate or rebuild it.
 */

/** One token with its place in the text, UTF-16 code units, half-open. */
export interface JsonToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
}

export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[[\]{},:]/g;

function kindOf(text: string, next: string | undefined): JsonToken['kind'] {
  if (text.startsWith('"')) return next === ':' ? 'key' : 'string';
  if (/^[-\d]/.test(text)) return 'number';
  return /^[a-z]/.test(text) ? 'word' : 'mark';
}

/** The lines of a JSON text, as an editor would indent them; empty containers stay on one line. */
export function jsonLines(text: string): JsonLine[] {
  const found = [...text.matchAll(TOKEN)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
  const lines: { depth: number; tokens: JsonToken[] }[] = [{ depth: 0, tokens: [] }];
  let depth = 0;
  const breakLine = (): void => {
    if (lines.at(-1)!.tokens.length > 0) lines.push({ depth, tokens: [] });
    else lines[lines.length - 1] = { depth, tokens: [] };
  };
  for (const [at, token] of found.entries()) {
    const previous = found[at - 1]?.text;
    const next = found[at + 1]?.text;
    const closes = token.text === '}' || token.text === ']';
    const opens = token.text === '{' || token.text === '[';
    if (closes) {
      depth--;
      if (previous !== '{' && previous !== '[') breakLine();
    }
    lines.at(-1)!.tokens.push({ ...token, kind: kindOf(token.text, next) });
    if (opens) {
      depth++;
      if (next !== '}' && next !== ']') breakLine();
    }
    if (token.text === ',') breakLine();
  }
  return lines;
}

/** For each code unit of `text` (and its end) the byte of its UTF-8 form that it begins at. */
export function utf8Offsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    offsets[at] = bytes;
    const unit = text.charCodeAt(at);
    // The two units of a surrogate pair share the four bytes of their character.
    if (unit >= 0xd800 && unit < 0xdc00) bytes += 4;
    else if (unit < 0xdc00 || unit >= 0xe000) bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return offsets;
}
