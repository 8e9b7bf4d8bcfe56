/** Which part of the frames page somebody works in. Knows its parts. Must not know what is done there. */

/**
 * The element that keeps its place while `target` is worked in. What keeps to the edge of the screen (strip, dock) has no place of
 * its own: then the bits have. Null above the frame, where nothing comes in before it.
 */
export function placeOfWork(target: Element): Element | null {
  const frame = target.closest('.frame');
  if (frame) return target.closest('.frame :is(.grid, .table, .edit)') ?? frame.querySelector('.grid');
  return target.closest('.frame ~ section');
}
