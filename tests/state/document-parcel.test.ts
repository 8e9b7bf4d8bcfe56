import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { buffersOf, packParcel, unpackParcel } from '../../src/state/document-parcel.ts';
import type { FrameDocument } from '../../src/state/frame-document.ts';
import { readInSteps, type ReadSource } from '../../src/state/read-job.ts';

function read(source: ReadSource): FrameDocument {
  const last = [...readInSteps({ source, options: { rsv1Allowed: false } })].at(-1)!;
  if (last.kind !== 'done') throw new Error(last.kind);
  return last.document;
}

/** What is there for whoever reads it: views and buffers alike become plain arrays, getters plain properties. */
function plain({ runs, ...rest }: FrameDocument): unknown {
  const array = (value: unknown): unknown => (ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value);
  const each = (value: object): unknown => Object.fromEntries(Object.entries(value).map(([key, item]) => [key, array(item)]));
  return {
    ...(each(rest) as object),
    runs: runs.map((run) => ({
      ...(each({
        bytes: run.bytes,
        direction: run.direction,
        directionMarked: run.directionMarked,
        kind: run.kind,
        opcode: run.opcode,
        firstFrame: run.firstFrame,
        firstMessage: run.firstMessage,
        diagnoses: run.diagnoses,
      }) as object),
      map: each(run.map),
      index: run.index && each(run.index),
    })),
  };
}

/** Sent to another thread and back, as the page gets it. */
function sent(document: FrameDocument): FrameDocument {
  const parcel = packParcel(document);
  return unpackParcel(structuredClone(parcel, { transfer: buffersOf(parcel) }));
}

const CLIENT = '81 85 37 fa 21 3d 7f 9f 4d 51 58';
const SERVER = '81 05 48 65 6c 6c 6f';
const TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'one run': CLIENT,
  turns: `→ ${CLIENT}\n← ${SERVER}\n`.repeat(40),
  'a message over several turns': `← 01 03 48 65 6c\n→ 89 80 11 22 33 44\n← 80 02 6c 6f 88 00\n→ 88 80 11 22 33 44\n← 81 00`,
  'faults, a cut frame and a length of 64 bits': `→ ${CLIENT}\n← c1 05 48 65 6c 6c 6f 88 00\n→ 81 ff 80 00 00 00 00 00 00 01 37`,
  'a handshake and frames': `GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n${CLIENT}`,
  'messages without headers': 'Hello, is this thing on?',
  'a dump with its columns':
    '00000000: 8105 4865 6c6c 6f81 0548 656c 6c6f 8100  ..Hello..Hello..\n00000010: 8105 4865 6c6c 6f                        ..Hello',
};

describe('a document sent as a parcel', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`comes out as it went in: ${name}`, () => {
      const document = read({ kind: 'text', text });
      const before = plain(document);
      expect(plain(sent(document))).toEqual(before);
    });
  }

  it('comes out as it went in: any bytes of a file, and any lines with arrows', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 12 }), { maxLength: 12 }),
        (bytes, lines) => {
          const text = lines
            .map(
              (line, i) =>
                (i % 3 === 0 ? '← ' : '→ ') +
                Buffer.from(line)
                  .toString('hex')
                  .replace(/..(?=.)/g, '$& '),
            )
            .join('\n');
          for (const source of [
            { kind: 'file', name: 'a.bin', bytes },
            { kind: 'text', text },
          ] as const) {
            const document = read(source);
            const before = plain(document);
            expect(plain(sent(document))).toEqual(before);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is as few buffers for thousands of runs as for one', () => {
    const few = buffersOf(packParcel(read({ kind: 'text', text: TEXTS['turns']! })));
    const many = buffersOf(packParcel(read({ kind: 'text', text: TEXTS['turns']!.repeat(50) })));
    expect(many.length).toBe(few.length);
  });
});
