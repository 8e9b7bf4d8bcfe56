/**
 * The built style sheets: the whole one, made from the renderer's build, must hold the rules of what only the browser ever
 * shows; the first one of each page must hold those of all that the page itself shows.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { firstSheet, scopesIn } from '../../src/site/build/first-sheet.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const assets = join(dist, 'assets');
const read = (ending: string): string[] =>
  readdirSync(assets)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(assets, name), 'utf8'));

test('every component that has a scope in the scripts has its rules in the sheet', () => {
  const styled = scopesIn(read('.css').join('\n'));
  const used = scopesIn(read('.js').join('\n'));
  expect(used.size).toBeGreaterThan(40);
  expect([...used].filter((scope) => !styled.has(scope))).toEqual([]);
});

test('every page brings the rules of its own elements, and hardly any of others', () => {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.html'));
  expect(pages.length).toBeGreaterThan(10);
  const whole = scopesIn(read('.css').join('\n'));
  for (const page of pages) {
    const [, sheet, body] = /<style>([^]*?)<\/style>([^]*)/.exec(readFileSync(join(dist, page), 'utf8'))!;
    const shown = [...scopesIn(body!)].filter((scope) => whole.has(scope));
    expect(shown.length).toBeGreaterThan(3);
    const brought = scopesIn(sheet!);
    expect(
      shown.filter((scope) => !brought.has(scope)),
      page,
    ).toEqual([]);
    // The minifier writes rules of two components as one where they say the same.
    expect(brought.size, page).toBeLessThan(shown.length + 12);
  }
});

test('the first sheet keeps order, queries and fonts, and finds files from the page', () => {
  const sheet = `
    @font-face { font-family: A; src: url(./a.woff2) }
    p { color: red }
    .x.svelte-aaaaaa { top: 1px } .x.svelte-bbbbbb, .y.svelte-aaaaaa { top: 2px }
    .x.svelte-bbbbbb { top: 3px } .x.svelte-aaaaaa .z:where(.svelte-bbbbbb) { top: 4px }
    @media print { .x.svelte-bbbbbb { top: 5px } }
    @media (max-width: 640px) { .x.svelte-aaaaaa { background: url(data:image/png;base64,AA) } }`;
  const first = firstSheet(new TextEncoder().encode(sheet), '<p class="x svelte-aaaaaa">', '../assets/');
  expect(first.replaceAll('"', '')).toBe(
    '@font-face{font-family:A;src:url(../assets/a.woff2)}p{color:red}' +
      '.x.svelte-aaaaaa{top:1px}.x.svelte-bbbbbb,.y.svelte-aaaaaa{top:2px}' +
      '@media (width<=640px){.x.svelte-aaaaaa{background:url(data:image/png;base64,AA)}}',
  );
});
