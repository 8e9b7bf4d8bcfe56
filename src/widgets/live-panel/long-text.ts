/**
 * Text that is too long for the browser's own boxes: a hundred thousand lines in one hold up the page for seconds.
 *
 * Knows what a paste or a drop would make of a box. Must not know what becomes of a text that is too long, or wording.
 */

import { LONG_TEXT } from '../../state/long-text.ts';

/** Lines up to which a box stays quick, which cost it more than characters do. */
const MOST_LINES = 1000;

export function isLong(text: string): boolean {
  if (text.length > LONG_TEXT) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines > MOST_LINES;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

const boxOf = (target: EventTarget | null): Box | null =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'file') ? target : null;

/**
 * Calls `long` with what a box would hold after this paste or drop of text if that is too long, and keeps the browser from putting it there.
 * Does nothing where somebody has done so before.
 */
export function keepShort(event: ClipboardEvent | DragEvent, long: (text: string) => void): void {
  const box = boxOf(event.target);
  const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
  const pasted = data?.getData('text/plain') ?? '';
  if (box === null || pasted === '' || event.defaultPrevented) return;
  const { value, selectionStart, selectionEnd } = box;
  // What is dropped goes where the pointer is, which nobody tells: the end is as good a place.
  const [start, end] =
    event.type === 'paste' ? [selectionStart ?? value.length, selectionEnd ?? value.length] : [value.length, value.length];
  const text = value.slice(0, start) + pasted + value.slice(end);
  if (!isLong(text)) return;
  event.preventDefault();
  long(text);
}
