/**
 * `serve`: the built site with the echo server and its tap, in one process, until it is stopped.
 *
 * Knows the options of CLI.md. Must not know how anything is served (server does).
 */
import type { Words } from '../i18n/cli/all.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { readAs, type Given } from './options.ts';
import { listeningNear, SERVING, servingOf } from './serving.ts';

const PORT = 4173;

export const serve: Command = { options: { ...SERVING, base: { type: 'string' } }, help: ({ cli }) => cli.serveHelp(PORT), run };

/** Exit code 0 once it was stopped. */
async function run(given: Given, io: Io, words: Words): Promise<number> {
  const serving = servingOf(given, PORT, words);
  const base = readAs('--base', given.values['base'], words.cli.expected.base, basePath) ?? '/';
  const root = io.site();
  if (root === null) throw new Failure('no-site');
  const { listenSite } = await import('../server/site.ts');
  const listen = (port: number): ReturnType<typeof listenSite> => listenSite({ ...serving, port, base, root });
  const server = await listeningNear(listen, serving, given.values['port'] === undefined);
  const { running, echo } = words.cli.serve;
  await io.write(`\n  ${running(server.url)}\n  ${echo(`${server.url.replace(/^http/, 'ws')}echo`)}\n  ${words.cli.stops}\n\n`);
  await io.untilStopped();
  await server.stop();
  return 0;
}

/** `a/b` and `/a/b/` are the same place. Null for what a URL would have to spell in another way. */
function basePath(text: string): string | null {
  return /^[\w.~/-]*$/.test(text) && !/(^|\/)\.\.?(\/|$)/.test(text) ? `/${text}/`.replace(/\/+/g, '/') : null;
}
