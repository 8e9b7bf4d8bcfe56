import { expect } from 'vitest';

/** `expect.poll` with the patience that a busy machine needs. */
export const poll = <T>(look: () => T) => expect.poll(look, { timeout: 30_000, interval: 10 });
