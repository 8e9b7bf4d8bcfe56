/**
 * The parts of the URL dissector that its first view does not show: what is wrong with an address, and what the menus hold.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { default as ExampleList } from '../../ui/ExampleList.svelte';
export { default as ShareLink } from '../../ui/ShareLink.svelte';
export { default as UrlFindings } from './UrlFindings.svelte';
