/**
 * The table of subcommands, and what every one of them shares: help, language, exit codes.
 *
 * Knows the commands by name. Must not know their options.
 */
import { LOCALES } from '../i18n/catalogue.ts';
import { WORDS, type Words } from '../i18n/cli/all.ts';
import { build } from './build.ts';
import type { Command } from './command.ts';
import { dissect } from './dissect.ts';
import { echo } from './echo.ts';
import { Failure } from './failure.ts';
import { handshake } from './handshake.ts';
import { failureText } from './input.ts';
import type { Io } from './io.ts';
import { COMMON, localeOf, oneOf, parseOptions } from './options.ts';
import { serve } from './serve.ts';
import { tap } from './tap.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['dissect', dissect],
  ['build', build],
  ['handshake', handshake],
  ['serve', serve],
  ['echo', echo],
  ['tap', tap],
]);

/** Runs one command line (without `node` and the script) and returns the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const words = WORDS[localeOf(args, io.env)];
  try {
    const at = commandIndex(args);
    const command = COMMANDS.get(args[at] ?? '');
    return command ? await runCommand(command, args.toSpliced(at, 1), io, words) : await noCommand(args, io, words);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    io.writeError(`frame-by-frame: ${failureText(error, words)}\n`);
    return 2;
  }
}

async function runCommand(command: Command, args: readonly string[], io: Io, words: Words): Promise<number> {
  const given = parseOptions(args, { ...COMMON, ...command.options });
  oneOf('--lang', given.values['lang'], LOCALES);
  if (!given.values['help']) return await command.run(given, io, words);
  await io.write(command.help(words));
  return 0;
}

/** Where the command stands: behind options that every level takes, as in `--lang zh dissect …`. */
function commandIndex(args: readonly string[]): number {
  let at = 0;
  while (args[at]?.startsWith('-')) at += args[at] === '--lang' ? 2 : 1;
  return at;
}

/** `--help`, an unknown command, or nothing at all. */
async function noCommand(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, texts } = parseOptions(args, COMMON);
  oneOf('--lang', values['lang'], LOCALES);
  if (texts[0] !== undefined) throw new Failure('unknown-command', { command: texts[0] });
  if (values['help']) await io.write(words.cli.help);
  else io.writeError(words.cli.help);
  return values['help'] ? 0 : 2;
}
