/** The entry for scripts that measure the built site: a static host without anything beside it. Knows nothing else. */
export { serveStatic } from './static.ts';
