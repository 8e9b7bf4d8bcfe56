/**
 * The parts of the live panel that its first view does not show, as one module to fetch: endpoints, the row that is looked at, scripts,
 * the program that would do the same.
 *
 * Must not be imported by what the first view shows, except as a type.
 */
export { openEndpoint } from './open-endpoint.ts';
export { default as Announcements } from './Announcements.svelte';
export { default as Ending } from './Ending.svelte';
export { default as Exports } from './Exports.svelte';
export { default as Program } from './Program.svelte';
export { default as RowDetail } from './RowDetail.svelte';
export { default as Scripts } from './Scripts.svelte';
export { default as ServerDeeds } from './ServerDeeds.svelte';
export { default as Trips } from './Trips.svelte';
