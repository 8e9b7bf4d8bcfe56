/**
 * Keys of a code editor in a text area: indenting, and the indentation of a new line. Typed through the browser's own editing, so that
 * its undo knows of it.
 *
 * Knows text and selections. Must not know when Tab is the editor's and when the page's.
 */

const STEP = '  ';

/** Puts `text` in place of the selection. */
function insert(area: HTMLTextAreaElement, text: string): void {
  // The one way of editing that undo takes back; old, and everywhere.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input'));
  }
}

/** Where the line of `at` begins. */
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Moves the selected lines in or out by two blanks; without a selection, puts blanks in at the cursor. */
export function indent(area: HTMLTextAreaElement, outwards: boolean): void {
  const { value, selectionStart, selectionEnd } = area;
  if (!outwards && selectionStart === selectionEnd) return insert(area, STEP);
  const from = lineStart(value, selectionStart);
  const end = selectionEnd > selectionStart && value[selectionEnd - 1] === '\n' ? selectionEnd - 1 : selectionEnd;
  const lines = value.slice(from, end).split('\n');
  const moved = lines.map((line) => (outwards ? line.replace(/^ {1,2}/, '') : line === '' ? '' : STEP + line));
  const text = moved.join('\n');
  if (text === value.slice(from, end)) return;
  const first = moved[0]!.length - lines[0]!.length;
  area.setSelectionRange(from, end);
  insert(area, text);
  if (selectionStart === selectionEnd)
    area.setSelectionRange(Math.max(selectionStart + first, from), Math.max(selectionStart + first, from));
  else area.setSelectionRange(from, from + text.length);
}

/** Begins a line as far in as the one before, and further behind an opening bracket. */
export function breakLine(area: HTMLTextAreaElement): void {
  const { value, selectionStart } = area;
  const before = value.slice(lineStart(value, selectionStart), selectionStart);
  const blanks = /^ */.exec(before)![0];
  insert(area, '\n' + blanks + (/[{([]\s*$/.test(before) ? STEP : ''));
}
