/** The entry for scripts that serve the site: what they attach to their HTTP server. Knows nothing else. */
export { attachEcho } from './echo.ts';
