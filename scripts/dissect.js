/**
 * `npm run dissect -- [TEXT] [options]`: the command line's `dissect` from the sources. Builds dist-node/cli.js when there
 * is none or a source is newer; that build takes about a second and leaves the site alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const cli = join(root, 'dist-node', 'cli.js');

/** Rooms that the command line is made of. */
const SOURCES = ['protocol', 'capture', 'export', 'wire', 'i18n', 'server', 'cli'].map((room) => join(root, 'src', room));

function newest(folder) {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs,
    ),
  );
}

if (!existsSync(cli) || statSync(cli).mtimeMs < Math.max(...SOURCES.map(newest))) {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ root, logLevel: 'error' });
  await builder.build(builder.environments.node);
}
const { status } = spawnSync(process.execPath, [cli, 'dissect', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
