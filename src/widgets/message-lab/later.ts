/**
 * The parts of the messages page that its first view does not show, as one module to fetch.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { default as Reads } from './Reads.svelte';
export { default as SplitPanel } from './SplitPanel.svelte';
export { default as StopCard } from './StopCard.svelte';
export { default as Tools } from './Tools.svelte';
