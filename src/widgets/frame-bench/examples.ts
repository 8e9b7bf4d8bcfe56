/**
 * The gallery of the frames page: all examples in the order in which they are shown.
 *
 * Knows which lists there are. Must not know bytes (the lists do), names (i18n/frames) or how examples are read.
 */
import { CLOSE_BUGS, STREAM_BUGS } from './examples-bugs-streams.ts';
import { LENGTH_BUGS, MASK_BUGS } from './examples-bugs.ts';
import { ILLEGAL, INCOMPLETE, LEGAL } from './examples-faults.ts';
import type { Example } from './examples-make.ts';
import { NOT_FRAMES, PASTES } from './examples-pastes.ts';
import { CHARACTERS, CONVERSATIONS, LENGTHS, OPCODES, RFC } from './examples-standard.ts';

export type { Example, ExampleContent, ExampleRun } from './examples-make.ts';

export const EXAMPLES: readonly Example[] = [
  ...RFC,
  ...OPCODES,
  ...LENGTHS,
  ...CONVERSATIONS,
  ...CHARACTERS,
  ...LENGTH_BUGS,
  ...MASK_BUGS,
  ...CLOSE_BUGS,
  ...STREAM_BUGS,
  ...ILLEGAL,
  ...LEGAL,
  ...INCOMPLETE,
  ...NOT_FRAMES,
  ...PASTES,
];
