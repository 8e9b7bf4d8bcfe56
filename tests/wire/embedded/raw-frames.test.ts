/** What the endpoint in the page makes of bytes that a server sends: what Chromium makes of them, byte by byte and whole. */
import { describe, expect, it } from 'vitest';
import { closeOfClient, embedded } from './harness.ts';
import { RAW_CASES } from './raw-cases.ts';
import { playCase } from './script-cases.ts';

describe.each([
  ['whole', (bytes: Uint8Array) => [bytes]],
  ['byte by byte', (bytes: Uint8Array) => [...bytes].map((byte) => Uint8Array.of(byte))],
] as const)('bytes that come %s', (_, cut) => {
  it.each(RAW_CASES)('$name', ({ commands, later = [], calls = {}, told, answer }) => {
    const { world, records, tapped } = embedded();
    const lines: string[] = [];
    playCase(
      (path, protocols, listener) => tapped.connect(path, protocols, listener),
      { path: 'silence', calls },
      (line) => lines.push(line),
      () => undefined,
    );
    world.pass(1);
    for (const each of [commands, later]) {
      for (const command of each) {
        const pieces = command.do === 'raw' ? cut(command.bytes).map((bytes) => ({ do: 'raw', bytes }) as const) : [command];
        for (const piece of pieces) tapped.command(1, piece);
      }
      world.pass(10);
    }
    world.pass(5_000);
    expect(lines).toEqual(told);
    expect(closeOfClient(records)).toBe(answer);
  });
});
