/** The shell's words in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type ShellTexts = Shape<typeof en>;
export const shell: Readonly<Record<Locale, ShellTexts>> = { en, zh };
