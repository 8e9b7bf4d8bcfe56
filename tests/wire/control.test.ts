/** Requests on their way from a page to the server behind its tap. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../src/protocol/connection/refusals.ts';
import {
  type Control,
  CONTROL_REFUSALS,
  type ControlRefusal,
  decodeControl,
  decodeRefusal,
  encodeControl,
  encodeRefusal,
} from '../../src/wire/control.ts';
import type { ServerCommand } from '../../src/wire/endpoint.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const command: fc.Arbitrary<ServerCommand> = fc.oneof(
  fc.record({ do: fc.constant('text' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({ do: fc.constant('binary' as const), payload: bytes }),
  fc.record({ do: fc.constant('fragment' as const), opcode: fc.constantFrom(0, 1, 2), fin: fc.boolean(), payload: bytes }),
  fc.record({ do: fc.constantFrom('ping' as const, 'pong' as const), payload: bytes }, { requiredKeys: ['do'] }),
  fc.record(
    { do: fc.constant('close' as const), code: fc.nat({ max: 70_000 }), reason: fc.string({ unit: 'grapheme' }) },
    { requiredKeys: ['do'] },
  ),
  fc.record({ do: fc.constant('raw' as const), bytes }),
  fc.record({ do: fc.constant('end' as const) }),
);
const control: fc.Arbitrary<Control> = fc.record({ connection: fc.integer({ min: 1, max: 0xffff_ffff }), command });

describe('a request to the server', () => {
  test.prop([control])('comes out as it went in', (sent) => {
    expect(decodeControl(encodeControl(sent))).toEqual(sent);
  });

  test.prop([fc.oneof(fc.string(), fc.json())])('is never read with an exception', (message) => {
    expect(decodeControl(message)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['a number', '1'],
    ['null', 'null'],
    ['no command', '{"connection":1}'],
    ['a command nobody knows', '{"connection":1,"command":{"do":"dance"}}'],
    ['no connection', '{"command":{"do":"ping"}}'],
    ['connection 0', '{"connection":0,"command":{"do":"ping"}}'],
    ['half a byte', '{"connection":1,"command":{"do":"raw","bytes":"818"}}'],
    ['bytes that are none', '{"connection":1,"command":{"do":"raw","bytes":"zz"}}'],
    ['an opcode that begins no message', '{"connection":1,"command":{"do":"fragment","opcode":9,"fin":true,"payload":""}}'],
  ])('is none: %s', (_, message) => {
    expect(decodeControl(message)).toBeNull();
  });
});

describe('a refusal', () => {
  it.each([...CONTROL_REFUSALS, ...(Object.keys(REFUSALS) as ControlRefusal['refused'][])])('comes out as it went in: %s', (refused) => {
    for (const refusal of [{ refused }, { refused, connection: 3 }]) expect(decodeRefusal(encodeRefusal(refusal))).toEqual(refusal);
  });

  it.each(['{"tap":"00112233"}', '{"refused":"constructor"}', '{"refused":1}', '[]', 'null', '', 'x'])('is none: %s', (message) => {
    expect(decodeRefusal(message)).toBeNull();
  });
});
