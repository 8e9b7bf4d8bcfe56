/**
 * `echo`: the echo server with its scenarios and its tap, until it is stopped.
 *
 * Knows the options of CLI.md. Must not know how anything is served (server does).
 */
import type { Words } from '../i18n/cli/all.ts';
import { originOf } from '../server/origins.ts';
import { SCENARIO_IDS, scenarioSpec, type ScenarioKind } from '../wire/scenarios.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { readAs, wholeNumber, type Given, type OptionTable } from './options.ts';

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allow-origin': { type: 'string' },
} as const satisfies OptionTable;

const PORT = 4180;
const LOOPBACK = '127.0.0.1';

export const echo: Command = { options: OPTIONS, help: ({ cli }) => cli.echoHelp(PORT), run };

/** Exit code 0 once it was stopped. */
async function run({ values, texts }: Given, io: Io, words: Words): Promise<number> {
  if (texts[0] !== undefined) throw new Failure('needs-no-text', { text: texts[0] });
  const port = wholeNumber('--port', values['port'], words.cli.expected.port, 65_535) ?? PORT;
  const host = typeof values['host'] === 'string' ? values['host'] : LOOPBACK;
  const allowedOrigins = readAs('--allow-origin', values['allow-origin'], words.cli.expected.origin, originsOf) ?? [];
  const page = (address: string): string => words.cli.echo.running(address) + '\n\n' + listing(address, words);
  // ws is read only when it is needed.
  const { listenEcho } = await import('../server/listen.ts');
  const listening = await listenEcho({ host, port, allowedOrigins, page }).catch((error: unknown) => {
    throw cannotListen(error as NodeJS.ErrnoException, host, port);
  });
  await io.write(`${page(listening.address)}\n${words.cli.echo.stop}\n`);
  await io.untilStopped();
  await listening.stop();
  return 0;
}

/** One or several, separated by commas; null when one of them is no origin. */
function originsOf(text: string): readonly string[] | null {
  const origins = text.split(',').map((each) => originOf(each.trim()));
  return origins.every((each) => each !== null) ? origins : null;
}

function cannotListen({ code, message }: NodeJS.ErrnoException, host: string, port: number): Failure {
  if (code === 'EADDRINUSE') return new Failure('port-taken', { port: String(port), next: String(port + 1) });
  return new Failure('cannot-listen', { host, port: String(port), reason: code ?? message });
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
