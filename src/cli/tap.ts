/**
 * `tap`: a relay to one server that shows the bytes of both sides to whoever has its token, until it is stopped.
 *
 * Knows the options of CLI.md. Must not know how anything is relayed (server does).
 */
import type { Words } from '../i18n/cli/all.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { readAs, type Given } from './options.ts';
import { listening, SERVING, servingOf } from './serving.ts';

const PORT = 4181;

export const tap: Command = { options: { ...SERVING, to: { type: 'string' } }, help: ({ cli }) => cli.tapHelp(PORT), run };

/** Exit code 0 once it was stopped. */
async function run(given: Given, io: Io, words: Words): Promise<number> {
  const serving = servingOf(given, PORT, words);
  const to = readAs('--to', given.values['to'], words.cli.expected.wsUrl, webSocketUrl);
  if (to === undefined) throw new Failure('option-missing', { option: '--to ws://…' });
  const { listenRelay } = await import('../server/relay.ts');
  const relay = await listening(listenRelay({ ...serving, to }), serving);
  const { running, connect, token } = words.cli.tap;
  const lines = [running(to.href), connect(`ws://${relay.address}/`), token(`ws://${relay.address}/tap?token=${relay.token}`)];
  await io.write(`${lines.join('\n')}\n${words.cli.stops}\n`);
  await io.untilStopped();
  await relay.stop();
  return 0;
}

function webSocketUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^wss?:$/.test(url.protocol) ? url : null;
}
