/** Tables of the frame room: opcodes, lengths, lanes, and spellings that only a builder writes. */
import { describe, expect, it } from 'vitest';
import { byteRange, findField, nodeAtBit, pathTo } from '../../src/protocol/annotation/query.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream, StreamScanner } from '../../src/protocol/connection/scan.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { keyFromKnownText } from '../../src/protocol/frame/known-text.ts';
import { keyByteFor, laneOf } from '../../src/protocol/frame/masking.ts';
import { isControl, isReserved, opcodeName } from '../../src/protocol/frame/opcodes.ts';
import { shortestForm } from '../../src/protocol/frame/payload-length.ts';
import { serializeFrame, simpleSpec } from '../../src/protocol/frame/serialize.ts';

const HELLO = fromHex('818537fa213d7f9f4d5158');

describe('opcodes', () => {
  // RFC 6455 §5.2, the table after "Opcode".
  it.each([
    [0x0, 'continuation'],
    [0x1, 'text'],
    [0x2, 'binary'],
    [0x3, 'reserved-data'],
    [0x7, 'reserved-data'],
    [0x8, 'close'],
    [0x9, 'ping'],
    [0xa, 'pong'],
    [0xb, 'reserved-control'],
    [0xf, 'reserved-control'],
  ])('%i is %s', (opcode, name) => {
    expect(opcodeName(opcode)).toBe(name);
    expect(isReserved(opcode)).toBe(name.startsWith('reserved'));
    expect(isControl(opcode)).toBe(opcode >= 8);
  });
});

describe('lengths', () => {
  it.each([
    [0n, 7],
    [125n, 7],
    [126n, 16],
    [65535n, 16],
    [65536n, 64],
    [2n ** 63n - 1n, 64],
  ])('%s is spelled in %i bits', (length, form) => expect(shortestForm(length)).toBe(form));

  it('keep their header size with and without a mask', () => {
    const sizes = (key: Uint8Array | null) =>
      [0, 125, 126, 65535, 65536].map((length) => serializeFrame(simpleSpec(2, new Uint8Array(length), key)).length - length);
    expect(sizes(null)).toEqual([2, 2, 4, 4, 10]);
    expect(sizes(Uint8Array.of(1, 2, 3, 4))).toEqual([6, 6, 8, 8, 14]);
  });

  it('may be declared wrongly, but never so that another spelling is announced', () => {
    const spec = { ...simpleSpec(1, fromHex('48656c6c6f')), lengthForm: 7 as const };
    expect(toHex(serializeFrame({ ...spec, declaredLength: 6n }))).toBe('810648656c6c6f');
    expect(toHex(serializeFrame({ ...spec, declaredLength: 127n }))).toBe('817d48656c6c6f');
    expect(toHex(serializeFrame({ ...spec, lengthForm: 64, declaredLength: 2n ** 63n }))).toBe('817f800000000000000048656c6c6f');
  });
});

describe('masking lanes', () => {
  it('repeat every four bytes', () => {
    expect([0, 1, 5, 7].map(keyByteFor)).toEqual([0, 1, 1, 3]);
    expect(laneOf(1, 10)).toEqual([1, 5, 9]);
    expect(laneOf(0, 100, 2)).toEqual([0, 4]);
  });
});

describe('queries', () => {
  const { tree } = dissectFrame(HELLO);

  it.each([
    [0, 'frame.fin'],
    [3, 'frame.rsv3'],
    [7, 'frame.opcode'],
    [8, 'frame.mask'],
    [9, 'frame.payload-length-7'],
    [47, 'frame.masking-key'],
    [48, 'frame.payload'],
    [87, 'frame.payload'],
  ])('bit %i lies in %s', (bit, field) => expect(nodeAtBit(tree, bit)?.field).toBe(field));

  it('find nothing beyond the frame, and bits of a derived source in it', () => {
    expect(nodeAtBit(tree, 88)).toBeNull();
    expect(nodeAtBit(tree, 0, 'unmasked:0')?.field).toBe('frame.payload-unmasked');
    expect(nodeAtBit(tree, 0, 'unmasked:1')).toBeNull();
  });

  it('know the way to a field', () => {
    const { tree: close } = dissectFrame(fromHex('880203e8'));
    expect(pathTo(close, 'frame.close-code').map((node) => node.field)).toEqual(['frame', 'frame.payload', 'frame.close-code']);
    expect(findField(close, 'frame.masking-key')).toBeNull();
    expect(byteRange({ start: 9, end: 17 })).toEqual({ start: 1, end: 3 });
  });
});

describe('text of a frame', () => {
  const stream = fromHex('0104e4bda0e5' + '8003a5bd21');
  const index = scanStream(stream);

  it('leaves out the halves of a cut character, which the message has whole', () => {
    expect(frameAt(stream, index, 0).text).toBe('你');
    expect(frameAt(stream, index, 1).text).toBe('!');
    expect(messageAt(stream, index, 0)?.text).toBe('你好!');
  });

  it('is null for what is no text', () => {
    expect(dissectFrame(fromHex('820161')).text).toBeNull();
    expect(dissectFrame(fromHex('8101ff')).text).toBeNull();
    expect(dissectFrame(fromHex('800161')).text).toBeNull();
  });

  it('is there as far as the input goes', () => {
    const cut = stream.subarray(0, 6);
    expect(messageAt(cut, scanStream(cut), 0)).toMatchObject({ text: '你', complete: false, delivered: false });
  });
});

describe('an index', () => {
  it('is a snapshot that later pushes leave alone', () => {
    const scanner = new StreamScanner({ direction: 'c2s' });
    scanner.push(HELLO.subarray(0, 8));
    const early = scanner.index();
    scanner.push(HELLO.subarray(8));
    expect(early.payloadLength[0]).toBe(2);
    expect(scanner.index().payloadLength[0]).toBe(5);
    expect(scanner.frameCount).toBe(1);
    expect(scanner.byteLength).toBe(HELLO.length);
  });

  it('of 100,000 frames holds every one of them', () => {
    const frames = 100_000;
    const stream = new Uint8Array(HELLO.length * frames);
    for (let k = 0; k < frames; k++) stream.set(HELLO, k * HELLO.length);
    const index = scanStream(stream);
    expect(index.frameCount).toBe(frames);
    expect(index.deliveredMessages).toBe(frames);
    expect([...index.offset.subarray(-2)]).toEqual([(frames - 2) * 11, (frames - 1) * 11]);
    expect(index.messageStart[77_777]).toBe(77_777);
    expect(frameAt(stream, index, frames - 1)).toMatchObject({ text: 'Hello', index: frames - 1 });
  });

  it('knows the length of the open message before each of its fragments', () => {
    const stream = fromHex('0102e4bd' + '8900' + '0002a0ff');
    const finding = frameAt(stream, scanStream(stream), 2).findings.find(({ code }) => code === 'text-not-utf8');
    expect(finding?.params).toEqual({ index: 3, frameIndex: 1, byte: 'ff' });
  });
});

describe('known text', () => {
  const masked = fromHex('7f9f4d5158');
  const text = (plain: string) => keyFromKnownText(masked, new TextEncoder().encode(plain));

  it('gives a key byte for each byte that is known', () => {
    expect(text('Hel').lanes.map(({ value, seen }) => [value, seen])).toEqual([
      [0x37, 1],
      [0xfa, 1],
      [0x21, 1],
      [null, 0],
    ]);
    expect(text('Hello').lanes.every(({ agree }) => agree)).toBe(true);
    expect(text('Hello').bytes[4]).toEqual({ index: 4, masked: 0x58, plain: 0x6f, key: 0x37, lane: 0 });
  });

  it('that is wrong contradicts itself where a lane comes round', () => {
    expect(text('Help!').lanes.map(({ agree }) => agree)).toEqual([false, true, true, true]);
  });

  it('may be longer than what was masked, or nothing', () => {
    expect(text('Hello, world').bytes).toHaveLength(5);
    expect(text('').lanes).toHaveLength(4);
  });
});
