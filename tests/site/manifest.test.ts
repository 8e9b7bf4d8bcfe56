/** Which modules a page needs, read from the build's manifest. */
import { describe, expect, it } from 'vitest';
import { modulesOf } from '../../src/site/build/manifest.ts';

const manifest = {
  entry: { file: 'entry.js', imports: ['shared'], dynamicImports: ['island'] },
  island: { file: 'island.js', imports: ['shared', 'grid'] },
  grid: { file: 'grid.js', imports: ['shared'] },
  shared: { file: 'shared.js', imports: ['entry'] },
};

describe('modulesOf', () => {
  it('lists dependencies before what imports them, each once, also in a circle', () => {
    expect(modulesOf(manifest, ['island'])).toEqual(['entry.js', 'shared.js', 'grid.js', 'island.js']);
  });

  it('leaves out what is only loaded on demand', () => {
    expect(modulesOf(manifest, ['entry'])).toEqual(['shared.js', 'entry.js']);
  });

  it('joins several entries', () => {
    expect(modulesOf(manifest, ['entry', 'grid'])).toEqual(['shared.js', 'entry.js', 'grid.js']);
  });

  it('says which entry is missing', () => {
    expect(() => modulesOf(manifest, ['src/widgets/lost/en.ts'])).toThrow('src/widgets/lost/en.ts');
  });
});
