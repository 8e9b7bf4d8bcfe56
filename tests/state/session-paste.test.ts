import { expect, test } from 'vitest';
import { keptPaste, PasteKeeper } from '../../src/state/session-paste.ts';
import { SESSION_LIMIT } from '../../src/state/session-text.ts';

function store(full = false): {
  items: Map<string, string>;
  getItem: (k: string) => string | null;
  setItem: (k: string, v: string) => void;
  removeItem: (k: string) => void;
} {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
}
const PASTE = { fragment: 'f=8900', text: '<Buffer 89 00>', readAs: 'node-buffer', from: 'client' } as const;

test('a paste comes back with its fragment, and only with it', () => {
  const tab = store();
  expect(new PasteKeeper(tab).keep(PASTE)).toBe(true);
  expect(keptPaste(tab, 'f=8900')).toEqual(PASTE);
  expect(keptPaste(tab, '')).toBe(null);
  expect(keptPaste(tab, 'f=8901')).toBe(null);
});

test('what is too long or refused is not kept, nor is anything older', () => {
  const tab = store();
  const keeper = new PasteKeeper(tab);
  keeper.keep(PASTE);
  expect(keeper.keep({ ...PASTE, text: 'x'.repeat(SESSION_LIMIT + 1) })).toBe(false);
  expect(tab.items.size).toBe(0);
  expect(new PasteKeeper(store(true)).keep(PASTE)).toBe(false);
  expect(new PasteKeeper(null).keep(PASTE)).toBe(false);
});

test('forgetting leaves nothing', () => {
  const tab = store();
  const keeper = new PasteKeeper(tab);
  keeper.keep(PASTE);
  keeper.forget();
  expect(tab.items.size).toBe(0);
  keeper.keep(PASTE);
  expect(keptPaste(tab, 'f=8900')).toEqual(PASTE);
});

test('a store that somebody else wrote to is no trouble', () => {
  const tab = store();
  new PasteKeeper(tab).keep(PASTE);
  for (const [key] of [...tab.items].filter(([, value]) => value.startsWith('{')))
    tab.items.set(key, '{"fragment":"f=8900","readAs":"nonsense","from":7}');
  expect(keptPaste(tab, 'f=8900')).toEqual({ fragment: 'f=8900', text: PASTE.text, readAs: null, from: null });
  for (const [key] of tab.items) tab.items.set(key, '{');
  expect(keptPaste(tab, 'f=8900')).toBe(null);
});
