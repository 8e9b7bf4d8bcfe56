/**
 * The parts of the frames page that its first view does not show, as one module to fetch: lists, notices, cards, menus,
 * and the keeper of the address bar.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { FORMATS } from '../../capture/reading.ts';
export { pinCharacters, pointAtCaret } from '../../state/box-pointing.ts';
export { Editor } from '../../state/editor.svelte.ts';
export { Desk } from '../../state/paste-desk.ts';
export { Address, type AddressReport } from '../../state/address.ts';
export { settle, stepField } from '../../state/bench-moves.ts';
export { default as Announcer } from '../../ui/Announcer.svelte';
export { default as Keys } from '../../ui/Keys.svelte';
export { keepPlaces } from '../../ui/keep-place.ts';
export { placeOfWork } from './place-of-work.ts';
export { announcementOf } from './announcing.ts';
export { default as AboutPaste } from './AboutPaste.svelte';
export { default as AgreedOptions } from './AgreedOptions.svelte';
export { default as CopyForms } from './CopyForms.svelte';
export { default as DropHint } from './DropHint.svelte';
export { default as EditBar } from './EditBar.svelte';
export { default as EditNote } from './EditNote.svelte';
export { default as ExamplesDialog } from './ExamplesDialog.svelte';
export { default as FieldControl } from './FieldControl.svelte';
export { default as FindingCards } from './FindingCards.svelte';
export { default as LongText } from './LongText.svelte';
export { default as PasteParts } from './PasteParts.svelte';
export { default as Payload } from './Payload.svelte';
export { default as SharePanel } from './SharePanel.svelte';
export { default as TextMarks } from './TextMarks.svelte';
export { default as Verdicts } from './Verdicts.svelte';
