/**
 * The echo server beside Vite's development server, so that `npm run dev` has what `npm start` has.
 *
 * Knows Vite's server. Must not know scenarios.
 */
import type { Server } from 'node:http';
import type { Plugin } from 'vite';
import { SERVER_TAG } from '../wire/server-tag.ts';
import { attachEcho } from './echo.ts';

const BASE = '/';

export function echoServer(): Plugin {
  let isThere = false;
  return {
    name: 'echo-server',
    // A built page never has the tag: whoever serves it may have no echo server.
    apply: 'serve',
    configureServer({ httpServer }) {
      // In middleware mode there is no server to attach to. Vite's own socket for hot updates is left alone.
      isThere = httpServer !== null;
      if (httpServer !== null) attachEcho(httpServer as Server, { base: BASE, leaveOthers: true });
    },
    transformIndexHtml: () => (isThere ? [{ tag: 'meta', attrs: { name: SERVER_TAG, content: BASE }, injectTo: 'head' }] : []),
  };
}
