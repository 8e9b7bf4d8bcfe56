/** Plain style sheets reach every page: what a tool's sheet styles must be that tool's. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const sheets = files.filter((file) => /^(?:ui|widgets)\b.*\.css$/.test(relative(SRC, file)));
const components = files
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  .map(({ file, text }) => ({ file, text, markup: text.split('<style')[0]! }));

/** Classes with which a rule of the sheet begins: the others count only inside these. */
function classesOf(sheet: string): Set<string> {
  const text = readFileSync(sheet, 'utf8').replace(/\/\*[^]*?\*\/|\([^)]*\)/g, '');
  return new Set([...text.matchAll(/(?:^|[,{}])\s*\.([a-z][\w-]*)/g)].map(([, name]) => name!));
}

function classesIn(markup: string): string[] {
  const named = [...markup.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names]) => names!.match(/[\w-]+/g) ?? []);
  return [...named, ...[...markup.matchAll(/\bclass:([\w-]+)/g)].map(([, name]) => name!)];
}

describe('a plain sheet', () => {
  it('there are some', () => expect(sheets.length).toBeGreaterThan(5));

  it.each(sheets.map((sheet) => [relative(SRC, sheet), sheet]))('%s styles nothing of those who do not import it', (_, sheet) => {
    const classes = classesOf(sheet);
    const strangers = components.filter(({ file, text }) => dirname(file) !== dirname(sheet) && !text.includes(`/${basename(sheet)}`));
    const hit = strangers.flatMap(({ file, markup }) =>
      classesIn(markup)
        .filter((name) => classes.has(name))
        .map((name) => `.${name} in ${relative(SRC, file)}`),
    );
    expect([...new Set(hit)]).toEqual([]);
  });
});
