/**
 * The parts of the handshake page that its first view does not show, as one module to fetch.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { default as Agreed } from './Agreed.svelte';
export { default as Bootstraps } from './Bootstraps.svelte';
export { default as Check } from './check/Check.svelte';
export { default as Derivation } from './derivation/Derivation.svelte';
export { default as FindingCards } from './FindingCards.svelte';
export { default as FramesBehind } from './FramesBehind.svelte';
export { default as ObsoleteNotice } from '../history-lab/ObsoleteNotice.svelte';
export { default as MessageTools } from './MessageTools.svelte';
export { default as PasteResult } from './PasteResult.svelte';
export { default as Refusal } from './Refusal.svelte';
export { default as Tools } from './Tools.svelte';
