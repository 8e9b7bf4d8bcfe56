/** Random inputs for the engine: anything at all, and commands that make sense. */
import * as fc from 'fast-check';
import { serializeFrame, simpleSpec } from '../../../src/protocol/frame/serialize.ts';
import { deriveAcceptKey } from '../../../src/protocol/handshake/accept-key.ts';
import { buildRequest, buildResponse } from '../../../src/protocol/handshake/build.ts';
import type { Command, Input, Timer } from '../../../src/protocol/connection/machine-io.ts';
import type { ConnectionOptions } from '../../../src/protocol/connection/machine-state.ts';
import { anyBytes } from '../arbitraries.ts';

const small = fc.uint8Array({ maxLength: 130 });
const text = fc.string({ unit: 'binary', maxLength: 40 });
const code = fc.oneof(
  fc.constantFrom(1000, 1001, 1004, 1005, 1006, 1010, 1011, 1014, 1015, 2999, 3000, 4999, 5000),
  fc.integer({ min: -1, max: 70_000 }),
);

/** Commands that a connection which is open may get; most of them are carried out. */
export const talk: fc.Arbitrary<Command> = fc.oneof(
  text.map((each): Command => ({ do: 'text', text: each })),
  small.map((payload): Command => ({ do: 'binary', payload })),
  fc
    .tuple(fc.constantFrom(0 as const, 1 as const, 2 as const), fc.boolean(), small)
    .map(([opcode, fin, payload]): Command => ({ do: 'fragment', opcode, fin, payload })),
  fc.constantFrom('ping' as const, 'pong' as const).chain((what) => small.map((payload): Command => ({ do: what, payload }))),
);

export const closing: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ do: 'close' }),
  fc.tuple(code, text).map(([each, reason]): Command => ({ do: 'close', code: each, reason })),
  text.map((reason): Command => ({ do: 'close', reason })),
);

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: talk },
  { weight: 2, arbitrary: closing },
  { weight: 1, arbitrary: anyBytes.map((bytes): Command => ({ do: 'raw', bytes })) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'end' }) },
);

/** The key that a client has whose first random bytes are zeros. */
export const ZERO_KEY = 'AAAAAAAAAAAAAAAAAAAAAA==';

const frames = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 2, 8, 9, 10), fc.boolean(), small, fc.boolean()), { maxLength: 4 })
  .map((each) =>
    Buffer.concat(
      each.map(([opcode, fin, payload, masked]) =>
        serializeFrame({ ...simpleSpec(opcode, payload, masked ? Uint8Array.of(9, 8, 7, 6) : null), fin }),
      ),
    ),
  )
  .map((buffer) => new Uint8Array(buffer));

const arriving: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 3, arbitrary: frames },
  { weight: 2, arbitrary: anyBytes },
  fc.constant(buildRequest({ url: 'ws://example.com/', key: ZERO_KEY })),
  fc.constant(buildResponse({ key: ZERO_KEY, accept: deriveAcceptKey(ZERO_KEY) })),
  fc.constant(buildResponse({ key: ZERO_KEY, status: 404 })),
  fc.constantFrom(Uint8Array.of(0x88, 0x00), Uint8Array.of(0x88, 0x80, 0, 0, 0, 0), Uint8Array.of(0x88, 0x02, 0x03, 0xe8)),
);

export const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 6, arbitrary: arriving.map((bytes): Input => ({ kind: 'bytes', bytes })) },
  { weight: 6, arbitrary: command.map((each): Input => ({ kind: 'command', command: each })) },
  { weight: 2, arbitrary: fc.nat({ max: 40 }).map((count): Input => ({ kind: 'random', bytes: new Uint8Array(count) })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Timer[]>('handshake', 'close', 'heartbeat', 'pong').map((timer): Input => ({ kind: 'timer', timer })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Input>({ kind: 'end-of-stream' }, { kind: 'reset' }) },
);

export const options: fc.Arbitrary<ConnectionOptions> = fc.record(
  {
    established: fc.boolean(),
    client: fc.record({ url: fc.constantFrom('ws://example.com/', 'http://', 'ws://a/#b'), protocols: fc.constantFrom([], ['chat']) }),
    server: fc.record({ protocols: fc.constantFrom([], ['chat']), allowedOrigins: fc.constant([]) }, { requiredKeys: [] }),
    extension: fc.record({ offer: fc.constant('permessage-deflate'), ownsRsv1: fc.boolean() }, { requiredKeys: ['ownsRsv1'] }),
    maxMessage: fc.nat({ max: 200 }),
    maxFrame: fc.nat({ max: 200 }),
    maxHead: fc.nat({ max: 300 }),
    answerPings: fc.boolean(),
    answerClose: fc.boolean(),
    heartbeat: fc.boolean(),
  },
  { requiredKeys: [] },
);
