/** What a screen reader is told when the bytes or the frame change. Knows which sentence suits. Must not word it. */
import type { Bench } from '../../state/bench.svelte.ts';
import type { AllTexts } from './texts.ts';

/** Empty while there is nothing to tell. */
export function announcementOf(bench: Bench, texts: AllTexts): string {
  const { document, fileName, input } = bench.paste;
  if (document.runs.length === 0) return '';
  // Bytes that were edited, or came with a link, were not read as anything.
  const read = document.format ? texts.formats[document.format] : (fileName ?? '');
  const name = input.kind === 'runs' ? null : read;
  const first = document.frameCount === 1 ? bench.dissected : null;
  return texts.explain.announce(name, document.frameCount, document.messageCount, document.problemCount, first);
}
