/**
 * The echo server beside Vite's development server, so that `npm run dev` has what `npm start` has.
 *
 * Knows Vite's server. Must not know scenarios.
 */
import type { Server } from 'node:http';
import type { Plugin } from 'vite';
import { attachEcho } from './echo.ts';

export function echoServer(): Plugin {
  return {
    name: 'echo-server',
    configureServer({ httpServer }) {
      // In middleware mode there is no server to attach to. Vite's own socket for hot updates is left alone.
      if (httpServer !== null) attachEcho(httpServer as Server, { leaveOthers: true });
    },
  };
}
