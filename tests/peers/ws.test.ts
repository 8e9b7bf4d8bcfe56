/** The ws package as peer: it reads what we serialize and we read what it sends; where it differs, the reason is here. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import type { StreamIndex } from '../../src/protocol/connection/stream-index.ts';
import { findingSpec, findingsOf } from '../../src/protocol/findings.ts';
import { serializeFrame, simpleSpec, type FrameSpec } from '../../src/protocol/frame/serialize.ts';
import { frameSpec } from '../protocol/arbitraries.ts';
import { concat, cutAt } from '../protocol/bytes.ts';
import { readWithWs, Sender } from './ws.ts';

const SEEDED = { seed: 6455, numRuns: 2500 };

/** What a strict receiver reports, in the words of readWithWs. */
function eventsOf(bytes: Uint8Array, index: StreamIndex): string[] {
  const events: string[] = [];
  const end = Math.min(index.verdict.frame ?? Infinity, (index.closeFrame ?? Infinity) + 1, index.frameCount);
  for (let k = 0; k < end; k++) {
    const { opcode, payload, fin } = frameAt(bytes, index, k);
    if (opcode === 8) {
      const code = payload.length === 0 ? 1005 : (payload[0]! << 8) | payload[1]!;
      events.push(`close ${code} ${toHex(payload.subarray(2))}`);
    } else if (opcode > 8) {
      events.push(`${opcode === 9 ? 'ping' : 'pong'} ${toHex(payload)}`);
    } else if (fin) {
      const message = messageAt(bytes, index, index.message[k]!)!;
      events.push(`message ${message.opcode === 1 ? 'text' : 'binary'} ${toHex(message.payload)}`);
    }
  }
  return events;
}

const direction = fc.constantFrom('c2s' as const, 's2c' as const);
const key = fc.uint8Array({ minLength: 4, maxLength: 4 });
const small = fc.uint8Array({ maxLength: 40 });
const text = fc.string({ unit: 'binary', maxLength: 30 }).map((value) => new TextEncoder().encode(value));
const sized = fc.oneof(
  { weight: 12, arbitrary: small },
  { weight: 1, arbitrary: fc.constantFrom(125, 126, 65535, 65536).map((n) => new Uint8Array(n)) },
);

type Step =
  | { readonly do: 'message'; readonly binary: boolean; readonly data: Uint8Array; readonly cuts: readonly number[] }
  | { readonly do: 'ping' | 'pong'; readonly data: Uint8Array }
  | { readonly do: 'close'; readonly code: number | undefined; readonly reason: Uint8Array };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('message' as const),
      binary: fc.constant(true),
      data: sized,
      cuts: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('message' as const),
      binary: fc.constant(false),
      data: text,
      cuts: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('ping' as const, 'pong' as const), data: small }) },
);
const close: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('close' as const),
  code: fc.constantFrom(undefined, 1000, 1001, 1011, 1014, 3000, 4999),
  reason: text,
});
const session = fc.record({
  direction,
  keys: fc.array(key, { minLength: 1, maxLength: 5 }),
  steps: fc.array(step, { maxLength: 6 }),
  end: fc.option(close),
});

/** A session as ws sends it. Fragments are whole `send` calls of which only the last has `fin`. */
function sendWithWs(from: 'c2s' | 's2c', steps: readonly Step[], keys: readonly Uint8Array[]): Uint8Array {
  const sent: Uint8Array[] = [];
  let drawn = 0;
  const socket = { cork: () => {}, uncork: () => {}, write: (data: Uint8Array) => void sent.push(Uint8Array.from(data)) };
  const sender = new Sender(socket, {}, (mask) => mask.set(keys[drawn++ % keys.length]!));
  const mask = from === 'c2s';
  for (const each of steps) {
    if (each.do === 'message') {
      const parts = cutAt(each.data, each.cuts);
      parts.forEach((part, i) =>
        sender.send(Buffer.from(part), { binary: each.binary, fin: i === parts.length - 1, mask, compress: false }),
      );
    } else if (each.do === 'close') {
      sender.close(each.code, Buffer.from(each.code === undefined ? [] : each.reason), mask);
    } else {
      sender[each.do](Buffer.from(each.data), mask);
    }
  }
  return concat(sent);
}

/** The same session as we serialize it. */
function sendWithUs(from: 'c2s' | 's2c', steps: readonly Step[], keys: readonly Uint8Array[]): Uint8Array {
  let drawn = 0;
  const frame = (opcode: number, payload: Uint8Array, fin = true) =>
    serializeFrame({ ...simpleSpec(opcode, payload, from === 'c2s' ? keys[drawn++ % keys.length]! : null), fin });
  return concat(
    steps.flatMap((each) => {
      if (each.do === 'message') {
        const parts = cutAt(each.data, each.cuts);
        return parts.map((part, i) => frame(i > 0 ? 0 : each.binary ? 2 : 1, part, i === parts.length - 1));
      }
      if (each.do !== 'close') return [frame(each.do === 'ping' ? 9 : 10, each.data)];
      const body = each.code === undefined ? [] : [each.code >> 8, each.code & 255, ...each.reason];
      return [frame(8, Uint8Array.from(body))];
    }),
  );
}

describe('ws sends, we read', () => {
  it('the messages and control frames it was told to send, and nothing to object to', () => {
    fc.assert(
      fc.property(session, ({ direction: from, keys, steps, end }) => {
        const all = end === null ? steps : [...steps, end];
        const bytes = sendWithWs(from, all, keys);
        const index = scanStream(bytes, { direction: from });
        expect(index.verdict.closeCode).toBeNull();
        expect(eventsOf(bytes, index)).toEqual(
          all.map((each) => {
            if (each.do === 'message') return `message ${each.binary ? 'binary' : 'text'} ${toHex(each.data)}`;
            if (each.do !== 'close') return `${each.do} ${toHex(each.data)}`;
            return each.code === undefined ? 'close 1005 ' : `close ${each.code} ${toHex(each.reason)}`;
          }),
        );
      }),
      SEEDED,
    );
  });
});

describe('we send, ws reads', () => {
  it('byte for byte what it would have sent itself, and the same messages', async () => {
    await fc.assert(
      fc.asyncProperty(session, fc.array(fc.nat({ max: 200 }), { maxLength: 4 }), async ({ direction: from, keys, steps, end }, cuts) => {
        const all = end === null ? steps : [...steps, end];
        const bytes = sendWithUs(from, all, keys);
        expect(toHex(bytes)).toBe(toHex(sendWithWs(from, all, keys)));
        const read = await readWithWs(cutAt(bytes, cuts), from);
        expect(read).toEqual({ closeCode: null, events: eventsOf(bytes, scanStream(bytes, { direction: from })) });
      }),
      SEEDED,
    );
  });

  /** Complete frames that break any rule but the two that ws does not keep (see below). */
  const rough = fc
    .record({
      direction,
      specs: fc.array(frameSpec, { minLength: 1, maxLength: 6 }),
      wrongMask: fc.nat({ max: 9 }),
      limit: fc.constantFrom(0, 0, 30, 130),
    })
    .map(({ direction: from, specs, wrongMask, limit }) => {
      const frames = specs.map((spec, i): FrameSpec => {
        const masked = (from === 'c2s') !== (i === wrongMask);
        const { length } = spec.payload;
        const lengthForm = length < 126 ? 7 : 16;
        return { ...spec, masked, maskingKey: masked ? (spec.maskingKey ?? Uint8Array.of(1, 2, 3, 4)) : null, lengthForm };
      });
      return { from, limit, bytes: concat(frames.map(serializeFrame)) };
    });

  it('and refuses the same streams with the same code after the same events', async () => {
    const refused = new Set<string>();
    await fc.assert(
      fc.asyncProperty(rough, async ({ from, limit, bytes }) => {
        const index = scanStream(bytes, { direction: from, ...(limit > 0 ? { maxMessage: limit } : {}) });
        const { verdict } = index;
        const read = await readWithWs([bytes], from, limit);
        const ours = eventsOf(bytes, index);
        const fault = verdict.frame === null ? null : findingsOf(index.findings[verdict.frame]!)[0]!;
        // ws looks at text when its last fragment is there. We know at the bad byte, so ws may still report control
        // frames, or fail for something else, before it would have looked; or the message never ends.
        if (fault === 'text-not-utf8' && index.byte0[verdict.frame!]! < 0x80) {
          expect(read.events.slice(0, ours.length)).toEqual(ours);
          expect(read.events.slice(ours.length).some((event) => event.startsWith('message'))).toBe(false);
          return;
        }
        expect(read).toEqual({ closeCode: verdict.closeCode, events: ours });
        if (fault !== null && findingSpec(fault).severity === 'error') refused.add(fault);
      }),
      SEEDED,
    );
    expect([...refused].sort()).toEqual([
      'close-body-one-byte',
      'close-code-never-sent',
      'close-code-unusable',
      'close-reason-not-utf8',
      'continuation-without-start',
      'control-frame-fragmented',
      'control-frame-too-long',
      'mask-missing-from-client',
      'mask-present-from-server',
      'message-interrupted',
      'message-too-big',
      'opcode-reserved',
      'rsv-without-extension',
      'text-ends-inside-character',
      'text-not-utf8',
    ]);
  });

  it.each([
    ['a length in a longer spelling is let pass', '817e000548656c6c6f', 1002, null],
    ['a length with its top bit set is called too big', '827f800000000000000161', 1002, 1009],
    ['a legal length from 2^53 on is called too big', '827f002000000000000061', null, 1009],
    ['a fault in byte 0 is seen when byte 1 is there', '83', 1002, null],
    ['a bad byte of text is seen when the message is there', '8105ff', 1007, null],
    ['a close code is looked at when the whole Close is there', '880507d0', 1002, null],
  ])('but %s', async (_, hex, ours, theirs) => {
    const bytes = fromHex(hex);
    expect(scanStream(bytes, { direction: 's2c' }).verdict.closeCode).toBe(ours);
    expect((await readWithWs([bytes], 's2c')).closeCode).toBe(theirs);
  });
});
