/** The frames of frames-rfc6455.json and the Close bodies of close-codes.json. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { unmask } from '../../src/protocol/bytes/xor.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import { open } from '../../src/protocol/connection/machine.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { closeCodeClass, closeCodeHopeless } from '../../src/protocol/frame/close-body.ts';
import { serializeFrame, simpleSpec, specOf } from '../../src/protocol/frame/serialize.ts';
import { concat } from '../protocol/bytes.ts';
import { bytes as pieces, ofType, run } from '../protocol/connection/drive.ts';

interface FrameVector {
  readonly id: string;
  readonly about: string;
  readonly direction: 'c2s' | 's2c';
  readonly hex?: string;
  readonly headerHex?: string;
  readonly payload?: { readonly repeat: string; readonly length: number };
  readonly frames?: readonly Record<string, unknown>[];
  readonly events?: readonly { readonly t: string; readonly kind?: string; readonly text?: string; readonly length?: number }[];
}
interface CloseVectors {
  readonly defined: Record<string, { readonly onWire: boolean }>;
  readonly probe: readonly { code: number; legalOnWire: boolean; frameMasked: string; framePlain: string; onViolation: number | null }[];
  readonly bodies: readonly { about: string; bodyHex: string; code?: number; reason?: string; ok: boolean; fail?: number; codesAlsoAccepted?: number[] }[];
}
const load = (name: string): unknown => JSON.parse(readFileSync(`${import.meta.dirname}/${name}.json`, 'utf8'));
const { examples, extras } = load('frames-rfc6455') as { examples: FrameVector[]; extras: FrameVector[] };
const closing = load('close-codes') as CloseVectors;

/** The whole stream: as hex, or as a header before a payload of one repeated byte, masked with the header's last four bytes. */
function bytesOf({ hex, headerHex, payload, direction }: FrameVector): Uint8Array {
  if (hex !== undefined) return fromHex(hex);
  const header = fromHex(headerHex!);
  const body = new Uint8Array(payload!.length).fill(fromHex(payload!.repeat)[0]!);
  return concat([header, direction === 'c2s' ? unmask(body, header.subarray(-4)) : body]);
}

/** What an endpoint that is open makes of a stream. */
const received = (bytes: Uint8Array, direction: 'c2s' | 's2c') =>
  run(open(direction === 'c2s' ? 'server' : 'client', { established: true }), pieces(bytes));

describe.each([...examples, ...extras])('$id: $about', (vector) => {
  const bytes = bytesOf(vector);
  const index = scanStream(bytes, { direction: vector.direction });
  const frames = Array.from({ length: index.frameCount }, (_, k) => frameAt(bytes, index, k));

  it('has its frames, and they serialize to the same bytes', () => {
    expect(toHex(concat(frames.map((frame) => serializeFrame(specOf(frame)))))).toBe(toHex(bytes));
    expect(index.verdict.closeCode).toBeNull();
    for (const [k, expected] of (vector.frames ?? []).entries()) {
      const frame = frames[k]!;
      const facts: Record<string, unknown> = {
        fin: frame.fin,
        rsv: (frame.rsv1 ? 4 : 0) | (frame.rsv2 ? 2 : 0) | (frame.rsv3 ? 1 : 0),
        opcode: frame.opcode,
        masked: frame.masked,
        key: frame.maskingKey === null ? undefined : toHex(frame.maskingKey),
        headerLength: frame.headerLength,
        payloadLength: Number(frame.declaredLength),
        payloadHex: toHex(frame.payload),
        maskedHex: toHex(bytes.subarray(frame.offset + frame.headerLength, frame.offset + frame.byteLength)),
        lenForm: frame.lengthForm,
      };
      for (const [name, value] of Object.entries(expected)) expect(facts[name], name).toEqual(value);
    }
  });

  it('says what it says', () => {
    for (const event of vector.events ?? []) {
      const opcode = { message: event.kind === 'text' ? 1 : 2, ping: 9, pong: 10 }[event.t];
      const message = messageAt(bytes, index, 0);
      const payload = event.t === 'message' ? message!.payload : frames[0]!.payload;
      expect(event.t === 'message' ? message!.opcode : frames[0]!.opcode).toBe(opcode);
      if (event.text !== undefined) expect(new TextDecoder().decode(payload)).toBe(event.text);
      if (event.length !== undefined) expect(payload).toHaveLength(event.length);
    }
  });

  it('says it to the connection engine, which answers a Ping and fails for nothing', () => {
    const { events, state } = received(bytes, vector.direction);
    expect(ofType(events, 'frame').map(({ frame }) => [frame.start, frame.end])).toEqual(
      frames.map(({ offset, byteLength }) => [offset, offset + byteLength]),
    );
    const heard = events.filter((event) => event.type === 'message' || event.type === 'ping' || event.type === 'pong');
    for (const [i, { t, text, length, ...facts }] of (vector.events ?? []).entries()) {
      expect(heard[i]).toMatchObject({ type: t, ...facts });
      if (text !== undefined) expect(new TextDecoder().decode(heard[i]!.payload)).toBe(text);
      if (length !== undefined) expect(heard[i]!.payload).toHaveLength(length);
    }
    expect(state.phase).toBe('open');
    expect(state.outbox.length).toBe(ofType(events, 'ping').length);
  });
});

describe.each(closing.probe)('close code $code', ({ code, legalOnWire, frameMasked, framePlain, onViolation }) => {
  it('is judged the same masked and plain', () => {
    expect(closeCodeClass(code) === 'usable').toBe(legalOnWire);
    for (const [hex, direction] of [[frameMasked, 'c2s'] as const, [framePlain, 's2c'] as const]) {
      const bytes = fromHex(hex);
      const index = scanStream(bytes, { direction });
      expect(index.verdict.closeCode).toBe(onViolation);
      expect(frameAt(bytes, index, 0).payload).toEqual(Uint8Array.of(code >> 8, code & 0xff));
      const { state } = received(bytes, direction);
      expect(state.failure?.closeCode ?? null).toBe(onViolation);
      // §5.5.1: the reply "typically echos the status code it received".
      expect(state.closeReceived).toEqual(legalOnWire ? { code, reason: '' } : null);
      expect(state.closeSent).toEqual({ code: legalOnWire ? code : onViolation, reason: '' });
    }
  });
});

describe.each(closing.bodies)('close body: $about', ({ bodyHex, code, reason, ok, fail, codesAlsoAccepted = [] }) => {
  it('is accepted or refused with one of the codes', () => {
    const frame = serializeFrame(simpleSpec(8, fromHex(bodyHex)));
    const { closeCode } = scanStream(frame, { direction: 's2c' }).verdict;
    const { events, state } = received(frame, 's2c');
    expect(state.failure?.closeCode ?? null).toBe(closeCode);
    if (ok) expect(ofType(events, 'close-received')).toMatchObject([{ code, ...(reason === undefined ? {} : { reason }) }]);
    if (ok) expect(closeCode).toBeNull();
    else expect([fail, ...codesAlsoAccepted]).toContain(closeCode);
  });
});

describe('close codes', () => {
  it('are those of the registry below 3000', () => {
    const usable = Array.from({ length: 3000 }, (_, code) => code).filter((code) => closeCodeClass(code) === 'usable');
    const defined = Object.entries(closing.defined).filter(([, { onWire }]) => onWire);
    expect(usable).toEqual(defined.map(([code]) => Number(code)));
  });

  it('are given up by their first byte exactly where no code begins so', () => {
    for (let high = 0; high < 256; high++) {
      const some = Array.from({ length: 256 }, (_, low) => closeCodeClass((high << 8) | low)).includes('usable');
      expect(closeCodeHopeless(high)).toBe(!some);
    }
  });
});
