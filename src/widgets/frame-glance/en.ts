/** The glance in English: the component with its words, for the registry of widgets. */
import { en as explain } from '../../i18n/explain/en.ts';
import { en as fields } from '../../i18n/fields/en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { GlanceTexts } from './texts.ts';

export { default as component } from './FrameGlance.svelte';
export const texts: GlanceTexts = {
  ui,
  fields,
  explain,
  terms,
  open: 'Open this frame in the dissector',
  again: 'Start over',
  flip: 'Flip this bit',
  rest: (bytes) =>
    `${bytes === 1 ? 'One byte is' : `${bytes} bytes are`} left over behind this frame: the dissector shows what becomes of them.`,
  findings: (count) => `The dissector has ${count === 1 ? 'something' : `${count} things`} to say about this frame.`,
  keys: [
    { keys: ['Enter', 'Space'], does: 'flip the bit' },
    { keys: ['0', '1'], does: 'write the bit and go on to the next' },
    { keys: ['p'], does: 'pin the field; again to let it go' },
  ],
};
