/** Reads Vite's build manifest: which files a set of entries needs, dependencies first. */
import type { Manifest } from 'vite';

export interface Closure {
  /** Module files, each after what it imports. */
  readonly modules: readonly string[];
  readonly styles: readonly string[];
}

/** Everything that the entries import statically. Throws when an entry is not in the manifest. */
export function closureOf(manifest: Manifest, entries: readonly string[]): Closure {
  const seen = new Set<string>();
  const modules: string[] = [];
  const styles = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no module ${key}: does a row of the registry name a folder without it?`);
    for (const imported of chunk.imports ?? []) visit(imported);
    for (const style of chunk.css ?? []) styles.add(style);
    modules.push(chunk.file);
  };
  for (const entry of entries) visit(entry);
  return { modules, styles: [...styles] };
}
