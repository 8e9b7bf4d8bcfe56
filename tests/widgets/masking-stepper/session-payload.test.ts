/** A payload too long for a link, kept for a reload of its tab. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import { PAYLOAD_SLOT, type Store } from '../../../src/state/session-text.ts';
import { type Payload, PAYLOAD_LIMIT } from '../../../src/widgets/masking-stepper/payload-field.svelte.ts';
import { keptPayload, PayloadKeeper } from '../../../src/widgets/masking-stepper/session-payload.ts';

function tab(most = Infinity): Store & { readonly items: Map<string, string>; writes: number } {
  const items = new Map<string, string>();
  return {
    items,
    writes: 0,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError');
      this.writes++;
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
}
const text = (value: string): Payload => ({ bytes: encodeUtf8(value), writing: 'text' });

describe('a long payload in the tab', () => {
  it('comes back byte for byte, with its fragment and only with it', () => {
    const payloads = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }).map(text),
      fc.uint8Array({ minLength: 1 }).map((bytes): Payload => ({ bytes, writing: 'hex' })),
    );
    fc.assert(
      fc.property(payloads, fc.string(), (payload, fragment) => {
        const store = tab();
        expect(new PayloadKeeper(store).keep(fragment, payload)).toBe(true);
        expect(keptPayload(store, fragment)).toEqual({ bytes: new Uint8Array(payload.bytes), writing: payload.writing });
        expect(keptPayload(store, fragment + '&')).toBeNull();
      }),
    );
  });

  it('takes the longest there is, and text that was cut within a character as the bytes it is', () => {
    const store = tab();
    const most = new Uint8Array(PAYLOAD_LIMIT).fill(0xff);
    expect(new PayloadKeeper(store).keep('', { bytes: most, writing: 'hex' })).toBe(true);
    expect(keptPayload(store, '')?.bytes).toEqual(most);
    const cut = encodeUtf8('你好').subarray(0, 4);
    expect(new PayloadKeeper(store).keep('', { bytes: cut, writing: 'text' })).toBe(true);
    expect(keptPayload(store, '')).toEqual({ bytes: new Uint8Array(cut), writing: 'hex' });
  });

  it('is written once, however many steps follow', () => {
    const store = tab();
    const keeper = new PayloadKeeper(store);
    const payload = text('x'.repeat(9000));
    for (let step = 1; step <= 5; step++) keeper.keep(`step=${step}`, payload);
    expect(store.writes).toBe(6);
    expect(keptPayload(store, 'step=5')).toEqual(payload);
  });

  it('leaves no older one behind where the store refuses it', () => {
    const store = tab(100);
    const keeper = new PayloadKeeper(store);
    expect(keeper.keep('', text('short'))).toBe(true);
    expect(keeper.keep('', text('x'.repeat(200)))).toBe(false);
    expect(keptPayload(store, '')).toBeNull();
    expect(store.items.size).toBe(0);
    expect(new PayloadKeeper(null).keep('', text('any'))).toBe(false);
  });

  it.each(['', '{', '7', 'null', '{"fragment":""}', '{"fragment":"","writing":"base64"}'])(
    'counts a place that reads %j as nothing',
    (place) => {
      const store = tab();
      new PayloadKeeper(store).keep('', text('kept'));
      store.items.set(PAYLOAD_SLOT.place, place);
      expect(keptPayload(store, '')).toBeNull();
    },
  );
});
