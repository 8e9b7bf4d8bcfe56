/** Variants that are too particular to be made in hundreds: each row says where it comes from or what it stands for. */
import { describe, expect, it } from 'vitest';
import { concat, fromHexText, utf8Bytes } from '../helpers/bytes.ts';
import { diagnosesOf, faultsOf, readsClean, scanOfRepair, textsOf } from '../helpers/diagnosing.ts';
import { lengthBytes, ordinaryStream, Random, write, writeAll, xor } from '../helpers/streams.ts';

const KEY = fromHexText('b7fa21bd');
const plain = (text: string) => write({ byte0: 0x81, payload: utf8Bytes(text), key: null });
const long = 'abcdefghij'.repeat(30);

describe('single cases', () => {
  it('a 64-bit length in little-endian order', () => {
    const text = 'x'.repeat(70_000);
    const [first] = faultsOf(concat([0x81, 127, 0x70, 0x11, 1, 0, 0, 0, 0, 0], utf8Bytes(text)));
    expect(first).toMatchObject({ code: 'length-little-endian', params: { actual: 70_000, bytes: '7011010000000000' } });
    expect(textsOf(first!)).toBe(text);
  });

  it('a short widened with its sign to 64 bits: 33,000 became ffff…80e8', () => {
    const text = 'x'.repeat(33_000);
    const [first] = faultsOf(concat([0x81, 127, 255, 255, 255, 255, 255, 255, 0x80, 0xe8], utf8Bytes(text)));
    expect(first).toMatchObject({ code: 'length-sign-extended', params: { actual: 33_000 } });
    expect(textsOf(first!)).toBe(text);
  });

  it('a 32-bit length in little-endian order', () => {
    const [first] = faultsOf(concat([0x81, 127, 0x2c, 1, 0, 0], utf8Bytes(long)));
    expect(first).toMatchObject({ code: 'length-32-bit', params: { actual: 300 } });
  });

  it('Hixie-76 binary frames with lengths in base 128', () => {
    const payload = new Uint8Array(300).fill(0x41);
    const [first] = faultsOf(concat([0x80, 0x82, 0x2c], payload, [0x80, 1, 0x42]));
    expect(first).toMatchObject({ code: 'early-hybi-draft', params: { draft: '76-binary', count: 2 } });
    expect(textsOf(first!)).toBe(`${'A'.repeat(300)}|B`);
  });

  it('a permessage-deflate payload without its header (mitmproxy report 2447)', () => {
    const bytes = fromHexText(
      'aa562aa92c4855b252ca4d2d2e4e4c4f55d2514ace48cccb4bcd018ab998397a78857a7b3902454b522b4a804259694076668a9295a19989b9512d00',
    );
    const [first] = faultsOf(bytes);
    expect(first).toMatchObject({ code: 'compressed', params: { rsv1: 'no-header', wrapper: 'none' }, repair: { rsv1Allowed: true } });
    expect(readsClean(first!)).toBe(true);
  });

  it('gzip and zlib without a header', () => {
    expect(faultsOf(fromHexText('1f8b0800000000000003cb48cdc9c9070086a6103605000000'))[0]).toMatchObject({
      code: 'compressed',
      params: { wrapper: 'gzip' },
    });
    expect(faultsOf(fromHexText('789ccb48cdc9c90700062c0215'))[0]).toMatchObject({ code: 'compressed', params: { wrapper: 'zlib' } });
  });

  it('an MQTT payload without a header becomes a binary frame', () => {
    const [first] = faultsOf(fromHexText('1e00044d5154540402003c0012636c69656e742d6369387466667a3961376b'));
    expect(first).toMatchObject({ code: 'payload-without-header', params: { kind: 'binary' } });
    expect(scanOfRepair(first!).byte0[0]).toBe(0x82);
  });

  it('a bare acknowledgement has nothing to repair', () => {
    const bytes = fromHexText('4500002800004000400600007f0000017f000001 d4311f90 00000001 00000001 50100200 00000000');
    expect(faultsOf(bytes)[0]).toMatchObject({ code: 'lower-layers', params: { bareAck: 'yes', source: 54321, destination: 8080 } });
    expect(faultsOf(bytes)[0]!.repair).toBeUndefined();
  });

  it('a zero key is a remark, and no fault', () => {
    const all = diagnosesOf(fromHexText('81850000000068656c6c6f'));
    expect(all).toMatchObject([{ code: 'zero-key', start: 2, end: 6, params: { count: 1, frame: 0 } }]);
    expect(faultsOf(fromHexText('81850000000068656c6c6f'))).toEqual([]);
  });

  it('a key that goes on is counted once; a key used twice is left to its finding', () => {
    const frame = '81 85 37 fa 21 3d 7f 9f 4d 51 58';
    const other = '81 85 01 02 03 04 7f 9f 4d 51 58';
    const all = diagnosesOf(fromHexText(`${frame}${frame}${frame}${other}${frame}`), 'c2s').filter(({ code }) => code === 'fixed-key');
    expect(all).toMatchObject([{ start: 13, end: 17, params: { key: '37fa213d', count: 4, frame: 1 } }]);
    expect(diagnosesOf(fromHexText(`${frame}${frame}${other}`), 'c2s').map(({ code }) => code)).not.toContain('fixed-key');
  });

  it('remarks name what speaks inside, once for each kind', () => {
    const bytes = concat(plain('{"a":1}'), plain('{"b":1}'), plain('42["chat","hi"]'));
    expect(diagnosesOf(bytes)).toMatchObject([
      { code: 'payload-json', params: { frame: 0 } },
      { code: 'payload-socket-io', params: { frame: 2, event: 'chat' } },
    ]);
  });
});

describe('a known direction is kept by every repair', () => {
  it('a client payload without a header is masked in its frame', () => {
    const [first] = faultsOf(utf8Bytes('{"a":1}'), 'c2s');
    expect(first).toMatchObject({ code: 'payload-without-header', repair: { direction: 'c2s' } });
    expect(textsOf(first!)).toBe('{"a":1}');
    expect(readsClean(first!)).toBe(true);
  });

  it('Hixie-76 from a client', () => {
    const [first] = faultsOf(concat([0], utf8Bytes('hello'), [0xff]), 'c2s');
    expect(first).toMatchObject({ code: 'hixie-76', repair: { direction: 'c2s' } });
    expect(textsOf(first!)).toBe('hello');
  });

  it('MASK set without a key, from a client: key and masking are supplied', () => {
    const [first] = faultsOf(concat([0x81, 0x85], utf8Bytes('Hello')), 'c2s');
    expect(first).toMatchObject({ code: 'mask-bit-but-readable', params: { keyPresent: 'no' }, repair: { direction: 'c2s' } });
    expect(textsOf(first!)).toBe('Hello');
    expect(readsClean(first!)).toBe(true);
  });
});

describe('a mistake far into a long run', () => {
  const random = new Random(1);
  const unit = writeAll(ordinaryStream(random, { masked: true, ascii: true, frames: 400 }));
  const head = concat(unit, unit, unit, unit, unit, unit, unit, unit);

  it('is found where it is, and the rest of the run is kept', () => {
    const wrong = concat([0x81, 0x80 | 126, 300 & 255, 300 >> 8], KEY, xor(utf8Bytes(long), KEY));
    const bytes = concat(head, wrong, head);
    expect(bytes.length).toBeGreaterThan(400_000);
    const [first] = faultsOf(bytes);
    expect(first).toMatchObject({ code: 'length-little-endian', start: head.length + 1 });
    expect(readsClean(first!)).toBe(true);
    expect(first!.repair!.bytes).toEqual(
      concat(head, [0x81, 0x80 | 126, ...lengthBytes(300).slice(1)], KEY, xor(utf8Bytes(long), KEY), head),
    );
  });

  it('is mended to the end when the sender makes it in every frame', () => {
    const one = concat(plain('status ready'), [0]);
    const bytes = concat(...Array.from({ length: 12_000 }, () => one));
    const [first] = faultsOf(bytes);
    expect(first!.code).toBe('stray-nul');
    expect(first!.repair!.bytes).toEqual(concat(...Array.from({ length: 12_000 }, () => plain('status ready'))));
  });
});
