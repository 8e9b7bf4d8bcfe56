/**
 * `npm start [-- --port N --host H --base /a/b/]`: builds the site when there is none or a source is newer, serves it together
 * with the echo server and prints the addresses. Without `--port` it takes 4173 or the next free port.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { serveStatic } from './static-server.js';

const FIRST_PORT = 4173;
const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const SOURCES = ['src', 'public', 'lessons', 'index.html', 'vite.config.ts', 'svelte.config.js', 'package.json'];

function fail(message) {
  console.error(message);
  process.exit(2);
}

function options() {
  const known = { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' }, base: { type: 'string', default: '/' } };
  try {
    const { values } = parseArgs({ options: known });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) fail(`Not a port number: ${values.port}`);
    return { port, host: values.host, base: `/${values.base}/`.replace(/\/+/g, '/') };
  } catch (error) {
    return fail(error.message);
  }
}

/** Time of the latest change in a file or below a folder, in milliseconds. */
function changed(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

async function buildIfNeeded() {
  // The service worker is the last file a build writes, so a build that broke off does not count.
  const built = changed(join(dist, 'sw.js'));
  if (built > Math.max(...SOURCES.map((source) => changed(join(root, source))))) return;
  console.log(built === 0 ? 'Building the site …' : 'The sources are newer than the built site: building …');
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ root, logLevel: 'warn' });
  await builder.buildApp();
}

async function listen({ port, host, base }) {
  const { attachEcho } = await import(pathToFileURL(join(root, 'dist-node', 'server.js')).href);
  for (let candidate = port ?? FIRST_PORT; ; candidate++) {
    try {
      let echo;
      const attach = (http) => (echo = attachEcho(http, { base, host }));
      const server = await serveStatic({ root: dist, base, host, port: candidate, attach });
      return { ...server, echo };
    } catch (error) {
      if (error.code !== 'EADDRINUSE') return fail(`Cannot listen on ${host}:${candidate}: ${error.message}`);
      if (port !== undefined) return fail(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
      if (candidate >= FIRST_PORT + 100)
        return fail(`The ports ${FIRST_PORT} to ${candidate} are all taken. Choose one: npm start -- --port N`);
    }
  }
}

const wanted = options();
await buildIfNeeded();
const server = await listen(wanted);
const echoUrl = server.url.replace(/^http/, 'ws') + 'echo';
console.log(`\n  Frame by Frame is at  ${server.url}\n  Its echo server is at ${echoUrl}\n  Ctrl+C stops both.\n`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.echo.close();
    void server.close().then(() => process.exit(0));
  });
}
