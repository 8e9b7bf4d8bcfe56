/**
 * `echo`: the echo server with its scenarios and its tap, until it is stopped.
 *
 * Knows the options of CLI.md. Must not know how anything is served (server does).
 */
import type { Words } from '../i18n/cli/all.ts';
import { SCENARIO_IDS, scenarioSpec, type ScenarioKind } from '../wire/scenarios.ts';
import type { Command } from './command.ts';
import type { Io } from './io.ts';
import type { Given } from './options.ts';
import { listening, SERVING, servingOf } from './serving.ts';

const PORT = 4180;

export const echo: Command = { options: SERVING, help: ({ cli }) => cli.echoHelp(PORT), run };

/** Exit code 0 once it was stopped. */
async function run(given: Given, io: Io, words: Words): Promise<number> {
  const serving = servingOf(given, PORT, words);
  const page = (address: string): string => words.cli.echo.running(address) + '\n\n' + listing(address, words);
  // ws is read only when it is needed.
  const { listenEcho } = await import('../server/listen.ts');
  const server = await listening(listenEcho({ ...serving, page }), serving);
  await io.write(`${page(server.address)}\n${words.cli.stops}\n`);
  await io.untilStopped();
  await server.stop();
  return 0;
}

const KINDS: readonly ScenarioKind[] = ['well', 'refused', 'broken'];

function listing(address: string, { cli, scenarios }: Words): string {
  const width = Math.max(...SCENARIO_IDS.map((id) => id.length));
  const groups = KINDS.map((kind) => {
    const lines = SCENARIO_IDS.filter((id) => scenarioSpec(id).kind === kind).map((id) => `  /${id.padEnd(width)}  ${scenarios[id]}\n`);
    return `${cli.echo.kinds[kind]}\n${lines.join('')}`;
  });
  return `${groups.join('\n')}\n${cli.echo.example(`ws://${address}/echo`)}\n`;
}
