/** Where the widgets' modules lie in the sources. Knows the registry's convention: a folder of the widget's name, in it a file for each language. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'src/widgets';
/** A file named for a language. */
const WORDS = /^([a-z]{2})\.ts$/;

export const widgetSource = (name: string, locale: string): string => `${FOLDER}/${name}/${locale}.ts`;

/** The modules of every widget in every language, in the order of their names. */
export function widgetSources(root: string): string[] {
  const folders = readdirSync(join(root, FOLDER), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .flatMap(({ name }) =>
      readdirSync(join(root, FOLDER, name))
        .flatMap((file) => WORDS.exec(file)?.[1] ?? [])
        .map((locale) => widgetSource(name, locale)),
    )
    .sort();
}
