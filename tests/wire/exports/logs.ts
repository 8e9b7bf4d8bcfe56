/** Wire logs for the tests of their exports: one of a real conversation, and any at all. */
import fc from 'fast-check';
import type { WireRecord } from '../../../src/wire/record.ts';
import { embedded } from '../embedded/harness.ts';

/** Two connections that overlap: one that talks and closes, one that breaks off. */
export function conversation(): WireRecord[] {
  const { world, records, tapped } = embedded(undefined, { latency: 2 });
  const listener = { open: () => undefined, message: () => undefined, error: () => undefined, close: () => undefined };
  const socket = tapped.connect('fragments', [], {
    ...listener,
    open: () => {
      socket.send('Hello, 世界');
      socket.send(new Uint8Array(70_001).fill(7));
    },
  });
  tapped.connect('reset', [], listener);
  world.pass(100);
  socket.close(1000, 'bye');
  world.pass(100);
  return records;
}

const side = fc.constantFrom('client', 'server' as const);
const shared = { connection: fc.integer({ min: 1, max: 3 }), at: fc.double({ min: 0, max: 1e9, noNaN: true }) };

/** Records as a tap might tell them, in no order at all. */
export const anyRecords: fc.Arbitrary<WireRecord[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ ...shared, kind: fc.constant('bytes' as const), from: side, bytes: fc.uint8Array({ maxLength: 70 }) }),
    },
    { weight: 1, arbitrary: fc.record({ ...shared, kind: fc.constant('opened' as const), path: fc.string({ unit: 'binary' }) }) },
    { weight: 1, arbitrary: fc.record({ ...shared, kind: fc.constant('end' as const), from: side }) },
    { weight: 1, arbitrary: fc.record({ ...shared, kind: fc.constant('lost' as const) }) },
    { weight: 1, arbitrary: fc.record({ ...shared, kind: fc.constant('dropped' as const), from: side, count: fc.nat() }) },
  ),
  { maxLength: 30 },
);
