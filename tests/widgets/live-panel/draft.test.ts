/** What is about to be sent: nothing typed is lost, and what cannot be sent says why. */
import { describe, expect, it } from 'vitest';
import { Draft } from '../../../src/widgets/live-panel/draft.svelte.ts';

const LONG = 'x'.repeat(40_000);
const fault = (draft: Draft): string | null => draft.fault?.fault ?? null;

describe('a draft', () => {
  it('keeps what is too long aside, and what was in the box', () => {
    const draft = new Draft('Hello');
    draft.insert(`Hello${LONG}`);
    expect(draft.data).toBe(`Hello${LONG}`);
    draft.show('hex');
    expect(draft.data).toEqual(Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f));
    draft.show('text');
    expect(draft.kept).toBe(`Hello${LONG}`);
    draft.discard();
    expect(draft.data).toBe('Hello');
  });

  it('moves aside what is typed beyond the end, and many short lines', () => {
    const draft = new Draft('');
    draft.type(LONG);
    expect(draft.kept).toBe(LONG);
    draft.discard();
    draft.type('\n'.repeat(1001));
    expect(draft.kept).toHaveLength(1001);
    expect(draft.text).toBe('');
  });

  it('reads long hex into bytes, and refuses what is none without losing what was there', () => {
    const draft = new Draft('Hello');
    draft.show('hex');
    draft.insert('48 65\n'.repeat(10_000));
    expect(draft.data).toHaveLength(20_000);
    draft.discard();
    draft.insert('48 6x\n'.repeat(10_000));
    expect(fault(draft)).toBe('bad-hex');
    expect(draft.hex).toBe('48 65 6c 6c 6f');
    expect(draft.data).toHaveLength(5);
    draft.insert('48'.repeat(300_000));
    expect(fault(draft)).toBe('long-hex');
    draft.type('48 6');
    expect(fault(draft)).toBe('half-hex');
    expect(draft.data).toBeNull();
  });

  it('counts bytes, not characters', () => {
    const draft = new Draft('');
    draft.insert('x'.repeat(2 * 1024 * 1024));
    expect(fault(draft)).toBeNull();
    draft.discard();
    draft.insert('世'.repeat(700_000));
    expect(fault(draft)).toBe('too-big');
    expect(draft.kept).toBeNull();
  });

  it('reads a file, and says of one that is too big or gone that it is', async () => {
    const draft = new Draft('');
    await draft.choose(new File([Uint8Array.of(1, 2)], 'two'));
    expect(draft.data).toEqual(Uint8Array.of(1, 2));
    await draft.choose(new File([new Uint8Array(2 * 1024 * 1024 + 1)], 'big'));
    expect(fault(draft)).toBe('too-big');
    await draft.choose({ size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) } as File);
    expect(fault(draft)).toBe('file-gone');
    expect(draft.data).toBeNull();
    draft.show('text');
    expect(draft.fault).toBeNull();
  });
});
