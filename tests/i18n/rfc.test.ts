import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/protocol/fields.ts';
import { parseSection, sectionLabel, sectionsOf, sectionUrl } from '../../src/i18n/rfc.ts';

describe('section references', () => {
  it.each([
    ['RFC 6455 §5.2', 'https://www.rfc-editor.org/rfc/rfc6455#section-5.2'],
    ['5.5.3', 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3'],
    ['§7.4.1', 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1'],
    ['RFC 7692 §7.2.3.6', 'https://www.rfc-editor.org/rfc/rfc7692#section-7.2.3.6'],
  ])('%s leads to %s', (reference, url) => {
    expect(sectionUrl(reference)).toBe(url);
  });

  it.each(['RFC 6455 §5.9', '5.5.4', 'RFC 9999 §1', 'nonsense', ''])('%s leads nowhere', (reference) => {
    expect(sectionUrl(reference)).toBeNull();
  });

  it('labels a bare section with its document', () => {
    expect(sectionLabel('5.2')).toBe('RFC 6455 §5.2');
    expect(sectionLabel('RFC 7692 §6')).toBe('RFC 7692 §6');
  });

  it('knows the 14 chapters of RFC 6455 and all parts of §7.1', () => {
    expect(sectionsOf(6455).filter((section) => !section.includes('.'))).toHaveLength(14);
    expect(sectionsOf(6455).filter((section) => section.startsWith('7.1.'))).toHaveLength(7);
  });

  it.each(Object.entries(FIELDS))('the section of %s exists', (_field, { section }) => {
    expect(sectionUrl(section)).not.toBeNull();
  });

  it('finds every section that the sources quote', () => {
    const src = join(import.meta.dirname, '../../src');
    const missing: string[] = [];
    for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|svelte)$/.test(file)) continue;
      for (const [reference] of readFileSync(join(src, file), 'utf8').matchAll(/RFC (?:6455|7692) §\d+(?:\.\d+)*/g)) {
        if (parseSection(reference) && sectionUrl(reference) === null) missing.push(`${file}: ${reference}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
