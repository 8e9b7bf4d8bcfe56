/** Reads Vite's build manifest: which modules a set of entries needs, dependencies first. */
import type { Manifest } from 'vite';

/** Files of everything that the entries import statically, each after what it imports. Throws when an entry is missing. */
export function modulesOf(manifest: Manifest, entries: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const files: string[] = [];
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no module ${key}: does a row of the registry name a folder without it?`);
    for (const imported of chunk.imports ?? []) visit(imported);
    files.push(chunk.file);
  };
  for (const entry of entries) visit(entry);
  return files;
}
