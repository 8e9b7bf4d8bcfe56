/** Which files a page needs, read from the build's manifest. */
import { describe, expect, it } from 'vitest';
import { closureOf } from '../../src/site/build/manifest.ts';

const manifest = {
  entry: { file: 'entry.js', imports: ['shared'], dynamicImports: ['island'] },
  island: { file: 'island.js', imports: ['shared', 'grid'], css: ['island.css'] },
  grid: { file: 'grid.js', imports: ['shared'], css: ['grid.css', 'island.css'] },
  shared: { file: 'shared.js', imports: ['entry'] },
};

describe('closureOf', () => {
  it('lists dependencies before what imports them, each once', () => {
    expect(closureOf(manifest, ['island']).modules).toEqual(['entry.js', 'shared.js', 'grid.js', 'island.js']);
  });

  it('leaves out what is only loaded on demand', () => {
    expect(closureOf(manifest, ['entry']).modules).toEqual(['shared.js', 'entry.js']);
  });

  it('names each style sheet once', () => {
    expect(closureOf(manifest, ['entry', 'island']).styles).toEqual(['grid.css', 'island.css']);
  });

  it('says which entry is missing', () => {
    expect(() => closureOf(manifest, ['src/widgets/lost/en.ts'])).toThrow('src/widgets/lost/en.ts');
  });
});
