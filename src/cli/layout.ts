/**
 * Text in columns of a terminal: widths, padding, wrapping, colours.
 *
 * Knows that Han characters take two columns and where a line may break. Must not know what is printed.
 */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ZERO = /\p{M}|\u200b|\u200d/u;
/** Punctuation that must not begin a line, and that must not end one. */
const CLOSING = /[，。；：、？！）”》…]/;
const OPENING = /[（“《]/;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : ZERO.test(character) ? 0 : 1;
  return width;
}

/** The text and as many spaces as it lacks. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of at most `width` columns, where the words allow it; Han text breaks between any two characters but punctuation. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // A section reference stays on one line.
  for (const unit of unitsOf(text.replace(/RFC (\d+) §/g, 'RFC\u00a0$1\u00a0§'))) {
    if (line !== '' && widthOf(line + unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += unit;
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines.map((each) => each.replaceAll('\u00a0', ' '));
}

/** Stretches that stay together, each with the spaces that follow it. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let unit = '';
  let previous = '';
  for (const character of text) {
    const breaks =
      (previous === ' ' && character !== ' ') ||
      (previous !== '' &&
        character !== ' ' &&
        (WIDE.test(previous) || WIDE.test(character)) &&
        !CLOSING.test(character) &&
        !OPENING.test(previous));
    if (breaks) {
      units.push(unit);
      unit = '';
    }
    unit += character;
    previous = character;
  }
  if (unit !== '') units.push(unit);
  return units;
}

/** What came out of a paste, made harmless for a terminal: control and direction-changing characters become pictures. */
export function harmless(text: string): string {
  return text.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

export type Style =
  'bold' | 'dim' | 'error' | 'warning' | 'note' | 'good' | 'flags' | 'opcode' | 'mask' | 'length' | 'extended-length' | 'key' | 'payload';

/** SGR parameters; field colours are the nearest of the 256 to those of the page. */
const SGR: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  error: '1;31',
  warning: '33',
  note: '36',
  good: '32',
  flags: '38;5;250',
  opcode: '38;5;140',
  mask: '38;5;208',
  length: '38;5;117',
  'extended-length': '38;5;69',
  key: '38;5;221',
  payload: '38;5;79',
};

export type Paint = (style: Style | null, text: string) => string;

/** Colours, or none. Colour never says anything that the words beside it do not. */
export function painter(colours: boolean): Paint {
  return (style, text) => (colours && style !== null && text !== '' ? `\x1b[${SGR[style]}m${text}\x1b[0m` : text);
}
