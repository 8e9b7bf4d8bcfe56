/**
 * What a subcommand is to the program: its options, its help, and what it does with what was given.
 *
 * Knows the shape only. Must not know any command.
 */
import type { Words } from '../i18n/cli/all.ts';
import type { Io } from './io.ts';
import type { Given, OptionTable } from './options.ts';

export interface Command {
  /** Beside those that every command takes. */
  readonly options: OptionTable;
  readonly help: (words: Words) => string;
  /** Returns the exit code. Throws `Failure` for 2. */
  readonly run: (given: Given, io: Io, words: Words) => Promise<number>;
}
