/** The layer rule, read from the import lines themselves so that no lint comment can switch it off. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFault, packageFault, roomOf } from '../layers.js';

const SRC = resolve(import.meta.dirname, '../src');
const below = (path: string) => relative(SRC, path).split(sep).join('/');
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Every static or dynamic import and re-export of a source text, with whether it is type-only. */
function importsOf(text: string): { name: string; typeOnly: boolean }[] {
  const statements =
    /^\s*(import|export)\s+(type\s+)?[^;'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...text.matchAll(statements)].map((m) => ({ name: (m[3] ?? m[4] ?? m[5])!, typeOnly: m[2] !== undefined }));
}

describe('the layer rule', () => {
  it('covers every source file with a room', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(files.map(below).filter((path) => roomOf(path) === null && !path.startsWith('styles/'))).toEqual([]);
  });

  it.each(files.map(below))('%s imports only what its room may', (path) => {
    const faults = importsOf(readFileSync(join(SRC, path), 'utf8')).flatMap(({ name, typeOnly }) => {
      if (name.startsWith('virtual:')) return [];
      const fault = name.startsWith('.')
        ? importFault(path, below(resolve(SRC, dirname(path), name.split('?')[0]!)), typeOnly)
        : packageFault(path, name);
      return fault ? [fault] : [];
    });
    expect(faults).toEqual([]);
  });

  it('forbids what it must', () => {
    expect(importFault('protocol/frame/dissect.ts', 'capture/read.ts', false)).toContain('may not');
    expect(importFault('i18n/en.ts', 'protocol/fields.ts', false)).toContain('only types');
    expect(importFault('widgets/x/X.svelte', 'site/routes.ts', false)).toContain('may not');
    expect(importFault('ui/X.svelte', 'server/echo.ts', false)).toContain('may not');
    expect(packageFault('protocol/bytes/hex.ts', 'node:buffer')).toContain('may not');
    expect(importFault('protocol/connection/scan.ts', 'protocol/frame/rules.ts', false)).toBeNull();
  });
});
