/**
 * The parts of the handshake page that its first view does not show, as one module to fetch.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { default as Agreed } from './Agreed.svelte';
export { default as FindingCards } from './FindingCards.svelte';
export { default as FramesBehind } from './FramesBehind.svelte';
export { default as ObsoleteNotice } from '../history-lab/ObsoleteNotice.svelte';
