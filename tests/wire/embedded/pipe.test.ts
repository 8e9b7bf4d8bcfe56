/** One direction of TCP in memory: whatever the reader's pace, every byte comes, in order, and then the end. */
import { test as property, fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { Pipe, WINDOW } from '../../../src/wire/embedded/pipe.ts';
import { VirtualWorld } from './virtual-world.ts';

function line(latency: number) {
  const world = new VirtualWorld();
  const got: Uint8Array[] = [];
  const told: string[] = [];
  let sent = 0;
  const reader = {
    bytes: (chunk: Uint8Array) => void got.push(chunk),
    end: () => void told.push('end'),
    lost: () => void told.push('lost'),
  };
  const pipe = new Pipe(world, latency, reader, (count) => (sent = count));
  const read = (): Buffer => Buffer.concat(got);
  const count = (): number => got.reduce((sum, chunk) => sum + chunk.length, 0);
  return { world, pipe, told, read, got: count, sent: () => sent };
}

const act = fc.oneof(
  fc.record({ do: fc.constant('write' as const), length: fc.constantFrom(0, 1, 5, 20_000, 70_000) }),
  fc.record({ do: fc.constantFrom('pause', 'resume', 'wait' as const) }),
);

property.prop([fc.array(act, { maxLength: 20 }), fc.constantFrom(0, 3)], { numRuns: 50 })('what is written is read', (acts, latency) => {
  const { world, pipe, told, read, got, sent } = line(latency);
  let written = 0;
  for (const each of acts) {
    if (each.do === 'write') pipe.write(Uint8Array.from({ length: each.length }, () => (written++ * 31) >> 3));
    else if (each.do === 'wait') world.pass(2);
    else pipe[each.do]();
    expect(sent()).toBeLessThanOrEqual(got() + WINDOW);
  }
  pipe.end();
  pipe.write(Uint8Array.of(1));
  pipe.resume();
  world.pass(100);
  expect(read().equals(Buffer.from(Array.from({ length: written }, (_, at) => (at * 31) >> 3)))).toBe(true);
  expect(told).toEqual(['end']);
  expect(sent()).toBe(written);
});

it('a reset leaves behind what has not arrived, and nothing follows it', () => {
  const { world, pipe, told, read } = line(5);
  pipe.write(new Uint8Array(WINDOW + 10));
  world.pass(2);
  pipe.pause();
  pipe.reset();
  pipe.end();
  world.pass(100);
  expect(read()).toHaveLength(WINDOW);
  expect(told).toEqual(['lost']);
});
