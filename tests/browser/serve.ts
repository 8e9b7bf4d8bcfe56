/** Serves the built site below a sub-path for the whole browser run; its address travels in `SITE`. */
import { resolve } from 'node:path';
import { serveStatic } from '../../src/server/static.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const server = await serveStatic({ root: resolve(import.meta.dirname, '../../dist'), base: '/a/b/', host: '127.0.0.1', port: 0 });
  process.env['SITE'] = server.url;
  return () => server.close();
}
