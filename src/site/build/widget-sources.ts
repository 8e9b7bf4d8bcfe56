/** Where the widgets' modules lie in the sources. Knows the registry's convention: a folder of the widget's name, a file for each language. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../i18n/catalogue.ts';

const FOLDER = 'src/widgets';

export const widgetSource = (name: string, locale: Locale): string => `${FOLDER}/${name}/${locale}.ts`;

/** The modules of every widget in every language, in the order of their names. */
export function widgetSources(root: string): string[] {
  const names = readdirSync(join(root, FOLDER)).sort();
  return names.flatMap((name) => LOCALES.map((locale) => widgetSource(name, locale))).filter((path) => existsSync(join(root, path)));
}
