/**
 * The parts of the frames page that its first view does not show, as one module to fetch: lists, notices, cards, menus,
 * and the keeper of the address bar.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { pinCharacters, pointAtCaret } from '../../state/box-pointing.ts';
export { Desk } from '../../state/paste-desk.ts';
export { Address, type AddressReport } from '../../state/address.ts';
export { goTo, settle, stepField, stepProblem } from '../../state/bench-moves.ts';
export { default as Announcer } from '../../ui/Announcer.svelte';
export { default as Keys } from '../../ui/Keys.svelte';
export { announcementOf } from './announcing.ts';
export { default as AgreedOptions } from './AgreedOptions.svelte';
export { default as CopyForms } from './CopyForms.svelte';
export { default as Diagnoses } from './Diagnoses.svelte';
export { default as DropHint } from './DropHint.svelte';
export { default as EmptyState } from './EmptyState.svelte';
export { default as ExamplesDialog } from './ExamplesDialog.svelte';
export { default as FindingCards } from './FindingCards.svelte';
export { default as LongText } from './LongText.svelte';
export { default as Notices } from './Notices.svelte';
export { default as Payload } from './Payload.svelte';
export { default as Progress } from './Progress.svelte';
export { default as ReadingNotes } from './ReadingNotes.svelte';
export { default as Runs } from './Runs.svelte';
export { default as SharePanel } from './SharePanel.svelte';
export { default as StreamList } from './StreamList.svelte';
export { default as TextMarks } from './TextMarks.svelte';
