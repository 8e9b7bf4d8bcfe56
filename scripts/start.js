/**
 * `npm start [-- options]`: builds the site when there is none or a source is newer, then serves it as `frame-by-frame serve` does,
 * with the same options.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const SOURCES = ['src', 'public', 'lessons', 'index.html', 'vite.config.ts', 'svelte.config.js', 'package.json'];

/** Time of the latest change in a file or below a folder, in milliseconds. */
function changed(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

// The service worker is the last file a build writes, so a build that broke off does not count.
const built = changed(join(root, 'dist/sw.js'));
if (built <= Math.max(...SOURCES.map((source) => changed(join(root, source))))) {
  console.log(built === 0 ? 'Building the site …' : 'The sources are newer than the built site: building …');
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ root, logLevel: 'warn' });
  await builder.buildApp();
}
process.argv.splice(2, 0, 'serve');
await import('../dist-node/cli.js');
