/**
 * Command line options, parsed with Node's own parser; every fault becomes one clear failure.
 *
 * Knows how Node reports a wrong option. Must not know what the options of a command mean.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Locale } from '../i18n/catalogue.ts';
import { Failure } from './failure.ts';

export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** Options that every level takes. */
export const COMMON = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const satisfies OptionTable;

/** What stands on the command line: options by name, and everything else in order. */
export interface Given {
  readonly values: Readonly<Record<string, string | true | undefined>>;
  readonly texts: readonly string[];
}

/** What was given, checked against the table by name. Throws `Failure` for what the table does not have. */
export function parseOptions(args: readonly string[], options: OptionTable): Given {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const values: Record<string, string | true | undefined> = {};
  const texts: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') texts.push(token.value);
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!known || (known.type === 'boolean' && token.value !== undefined)) {
      throw new Failure('unknown-option', { option: known ? `${token.rawName}=${token.value}` : token.rawName });
    }
    if (known.type === 'string' && token.value === undefined) throw new Failure('option-value-missing', { option: token.rawName });
    values[token.name] = token.value ?? true;
  }
  return { values, texts };
}

/** The value if it is one of the list, undefined if the option is absent. */
export function oneOf<T extends string>(option: string, value: string | true | undefined, list: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = list.find((each) => each === value);
  if (found === undefined) throw new Failure('option-value', { option, value: String(value), expected: list.join(', ') });
  return found;
}

/** What `read` makes of the value, undefined if the option is absent; a value of which it makes nothing (null) is a failure. */
export function readAs<T>(
  option: string,
  value: string | true | undefined,
  expected: string,
  read: (text: string) => T | null,
): T | undefined {
  if (value === undefined) return undefined;
  const result = read(String(value));
  if (result === null) throw new Failure('option-value', { option, value: String(value), expected });
  return result;
}

/** A whole number from 0 up to `most`. */
export function wholeNumber(
  option: string,
  value: string | true | undefined,
  expected: string,
  most: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  return readAs(option, value, expected, (text) => (/^\d+$/.test(text) && Number(text) <= most ? Number(text) : null));
}

/** Fails when more than one of the options is there: they say the same thing in different ways. */
export function onlyOne(values: Given['values'], names: readonly string[]): void {
  const [first, second] = names.filter((name) => values[name] !== undefined);
  if (first !== undefined && second !== undefined) throw new Failure('options-contradict', { first: `--${first}`, second: `--${second}` });
}

/** The language asked for, also where the rest of the line is wrong; else that of the environment. */
export function localeOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Locale {
  const at = args.lastIndexOf('--lang');
  const asked = args.find((each) => each.startsWith('--lang='))?.slice(7) ?? (at >= 0 ? args[at + 1] : undefined);
  if (asked === 'en' || asked === 'zh') return asked;
  return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh' : 'en';
}
