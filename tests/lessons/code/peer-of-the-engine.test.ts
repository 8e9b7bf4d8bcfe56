/** The last step against the engine as a server: any frames, any faults, any cuts, and both must say the same. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { open } from '../../../src/protocol/connection/machine.ts';
import { serializeFrame, simpleSpec } from '../../../src/protocol/frame/serialize.ts';
import { concat, cutAt } from '../../protocol/bytes.ts';
import { bytes as inputs, run } from '../../protocol/connection/drive.ts';
import { heard } from './frames.ts';
import { opened, type Program, runNode } from './programs.ts';

const LIMIT = 400;
const often = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: seldom });
/** Frames of a client that mostly keeps the rules; text in them may be cut inside characters or be none. */
const frames = fc.array(
  fc.record({
    fin: often(fc.constant(true), fc.constant(false)),
    rsv2: often(fc.constant(false), fc.constant(true)),
    masked: often(fc.constant(true), fc.constant(false)),
    opcode: often(fc.constantFrom(1, 2, 9, 10), fc.constantFrom(0, 3, 8, 11)),
    fragments: often(fc.constant(0), fc.integer({ min: 1, max: 3 })),
    payload: often(
      fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ maxLength: 130 }),
    ),
    long: often(fc.constant(null), fc.constantFrom(16, 64)),
    key: fc.uint8Array({ minLength: 4, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

type Frame = Parameters<Parameters<typeof frames.map>[0]>[0][number];
function bytesOf({ fin, rsv2, masked, opcode, fragments, payload, long, key }: Frame): Uint8Array {
  const spec = simpleSpec(opcode, payload, masked ? key : null);
  const one = serializeFrame({ ...spec, fin, rsv2, ...(long === null ? {} : { lengthForm: long }) });
  if (fragments === 0 || opcode > 2) return one;
  // The same payload in pieces, with a Ping behind each.
  const at = Array.from({ length: fragments }, (_, i) => Math.floor((payload.length * (i + 1)) / (fragments + 1)));
  const pieces = cutAt(
    payload,
    at.filter((each) => each > 0),
  );
  const wire = pieces.flatMap((piece, i) => [
    serializeFrame({ ...simpleSpec(i === 0 ? opcode : 0, piece, key), fin: i === pieces.length - 1 }),
    serializeFrame(simpleSpec(9, key, key)),
  ]);
  return concat(wire);
}

/** What an echo server built on the engine would say. */
function expected(stream: Uint8Array): string[] {
  const { events } = run(open('server', { established: true, maxMessage: LIMIT }), inputs(stream));
  return events.flatMap((event) => {
    if (event.type === 'message') {
      const { kind, payload } = event;
      return `${kind} ${kind === 'text' ? new TextDecoder().decode(payload) : Buffer.from(payload).toString('hex')}`;
    }
    if (event.type === 'ping') return `pong ${new TextDecoder().decode(event.payload)}`;
    if (event.type === 'close-received') return `close ${event.code}`;
    return event.type === 'failed' && event.failure.closeCode !== null ? `close ${event.failure.closeCode}` : [];
  });
}

let program: Program;
beforeAll(async () => void (program = await runNode('node/7-whole.mjs', { MAX_MESSAGE: String(LIMIT) })));
afterAll(() => program.stop());

it('says what the engine says', async () => {
  await fc.assert(
    fc.asyncProperty(
      frames,
      fc.array(fc.nat(300), { maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 1 }),
      async (list, cuts, flips) => {
        const stream = concat(list.map(bytesOf));
        for (const [at, bits] of flips) if (at < stream.length) stream[at]! ^= bits;
        const raw = await opened(program.port);
        await raw.writeApart(cutAt(stream, [...new Set(cuts.filter((cut) => cut > 0))]), 0);
        await raw.finish();
        expect(heard(raw.behindHead)).toEqual(expected(stream));
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
}, 300_000);
