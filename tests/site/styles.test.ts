/** The built style sheet: made from the renderer's build, it must hold the rules of what only the browser ever shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const assets = resolve(import.meta.dirname, '../../dist/assets');
const read = (ending: string): string[] =>
  readdirSync(assets)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(assets, name), 'utf8'));
const scopes = (text: string): Set<string> => new Set(text.match(/\bsvelte-(?!trusted)[0-9a-z]{5,8}\b/g) ?? []);

test('every component that has a scope in the scripts has its rules in the sheet', () => {
  const styled = scopes(read('.css').join('\n'));
  const used = scopes(read('.js').join('\n'));
  expect(used.size).toBeGreaterThan(40);
  expect([...used].filter((scope) => !styled.has(scope))).toEqual([]);
});
