import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { walk, findField } from '../../src/protocol/annotation/query.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import type { StreamOptions } from '../../src/protocol/connection/stream-index.ts';
import type { FieldId } from '../../src/protocol/fields.ts';
import type { DissectedFrame } from '../../src/protocol/frame/dissect.ts';
import { en } from '../../src/i18n/explain/en.ts';
import { zh } from '../../src/i18n/explain/zh.ts';

function frame(hex: string, k = 0, options: StreamOptions = {}): DissectedFrame {
  const bytes = fromHex(hex);
  return frameAt(bytes, scanStream(bytes, options), k);
}
const HELLO = '818537fa213d7f9f4d5158';
const node = (of: DissectedFrame, field: FieldId) => findField(of.tree, field)!;
const say = (hex: string, field: FieldId, k = 0, options: StreamOptions = {}): [string, string] => {
  const of = frame(hex, k, options);
  return [en.explain(node(of, field), of), zh.explain(node(of, field), of)];
};

describe('the masked Hello of RFC 6455 §5.7', () => {
  it.each<[FieldId, string, string]>([
    ['frame', 'Text frame, 5 bytes, masked.', '文本帧，5 字节，已加掩码。'],
    [
      'frame.fin',
      'FIN is 1: this text frame is the last frame of its message, and the first one too.',
      'FIN 为 1：这个文本帧是消息的最后一帧，也是第一帧。',
    ],
    ['frame.rsv1', 'RSV1 is 0: no extension marks this frame with it.', 'RSV1 为 0：没有扩展用它做标记。'],
    ['frame.opcode', 'Opcode 0x1: text, a message in UTF-8.', '操作码 0x1：文本帧，消息是 UTF-8 文本。'],
    [
      'frame.mask',
      'MASK is 1: four key bytes follow and the payload is masked, as in every frame from a client.',
      'MASK 为 1：后面有 4 字节掩码键，负载加了掩码，客户端发的每一帧都是这样。',
    ],
    [
      'frame.payload-length-7',
      'Length 5: that many payload bytes; up to 125 these seven bits are enough.',
      '长度 5：负载有 5 字节；不超过 125 时，这 7 位就够了。',
    ],
    [
      'frame.masking-key',
      'Key 37 fa 21 3d: payload byte i is XORed with key byte i mod 4.',
      '掩码键 37 fa 21 3d：负载的第 i 个字节与掩码键的第 i mod 4 个字节异或。',
    ],
    [
      'frame.payload',
      'Payload, 5 bytes as they stand on the wire, masked with the key: 7f 9f 4d 51 58.',
      '负载 5 字节，这是它在线路上的样子，已用掩码键加掩码：7f 9f 4d 51 58。',
    ],
    ['frame.payload-unmasked', 'Payload after unmasking, 5 bytes: “Hello”.', '去掩码后的负载 5 字节：“Hello”。'],
  ])('%s', (field, english, chinese) => {
    expect(say(HELLO, field)).toEqual([english, chinese]);
  });

  it('follows one payload byte through the XOR', () => {
    const of = frame(HELLO);
    expect(en.explainByte(node(of, 'frame.payload'), of, 4)).toBe('Payload byte 4, 58 on the wire, XOR key byte 0 (37) gives 6f “o”.');
    expect(zh.explainByte(node(of, 'frame.payload'), of, 4)).toBe(
      '负载的第 4 个字节在线路上是 58，与掩码键的第 0 个字节（37）异或，得到 6f“o”。',
    );
  });

  it('says which payload bytes a key byte masks', () => {
    const of = frame(HELLO);
    expect(en.explainByte(node(of, 'frame.masking-key'), of, 0)).toBe('Key byte 0, 37: masks payload bytes 0, 4.');
    expect(zh.explainByte(node(of, 'frame.masking-key'), of, 3)).toBe('掩码键的第 3 个字节 3d：用于负载的第 3 个字节。');
  });

  it('says what a flipped bit would be', () => {
    const of = frame(HELLO);
    expect(en.whatIf(node(of, 'frame.opcode'), of, 0)).toBe('flip → 0x9 ping');
    expect(zh.whatIf(node(of, 'frame.opcode'), of, 0)).toBe('翻转 → 0x9 Ping');
    expect(en.whatIf(node(of, 'frame.payload-length-7'), of, 0)).toBe('flip → length 69');
    expect(en.whatIf(node(of, 'frame.masking-key'), of, 7)).toBe('flip → key byte 0 36, and payload byte 0 reads 49');
    expect(en.explainBit(node(of, 'frame.opcode'), of, 3)).toBe('Opcode, bit 7 of byte 0, place value 1; flip → 0x0 continuation.');
    expect(zh.explainBit(node(of, 'frame.opcode'), of, 3)).toBe('操作码，第 0 字节第 7 位，位权 1；翻转 → 0x0 延续。');
  });

  it('is announced after a paste', () => {
    expect(en.announce('hex', 1, 1, 0, frame(HELLO))).toBe('Read as hex. One text frame, 5 bytes, masked, no problems.');
    expect(zh.announce('十六进制', 1, 1, 0, frame(HELLO))).toBe('按十六进制读取。1 个文本帧，5 字节，已加掩码，没有问题。');
    expect(en.announce(null, 1, 1, 0, frame(HELLO))).toBe('One text frame, 5 bytes, masked, no problems.');
    expect(en.announce('hex', 3, 2, 1, null)).toBe('Read as hex. 3 frames, 2 messages, 1 problem.');
    expect(zh.announce('base64', 0, 0, 0, null)).toBe('按 base64 读取。没有帧。');
  });
});

describe('values that depend on the frame', () => {
  it.each<[string, FieldId, string, string]>([
    ['8900', 'frame.fin', 'control frame', '控制帧'],
    ['0900', 'frame.fin', 'never fragmented', '从不分片'],
    ['0100', 'frame.fin', 'begins a message', '开头'],
    ['8300', 'frame.opcode', 'Opcode 0x3: reserved', '操作码 0x3：保留'],
    ['8b00', 'frame.opcode', 'future control frames', '将来的控制帧'],
    ['c100', 'frame.rsv1', 'no extension that uses it was agreed', '没有协商'],
    ['817e0100', 'frame.payload-length-7', 'Length code 126', '长度码 126'],
    ['817e0100', 'frame.payload-length-16', '01 00, high byte first, is 256 bytes', '01 00，高字节在前，表示负载有 256 字节'],
    ['817f0000000000010000', 'frame.payload-length-7', '64-bit number (65536)', '64 位数（65536）'],
    ['817f0000000000010000', 'frame.payload-length-64', 'is 65536 bytes', '65536 字节'],
    ['817e0005', 'frame.payload-length-16', 'shorter spelling', '更短的写法'],
    ['817f8000000000000000', 'frame.payload-length-64', 'top bit must be 0', '最高位必须为 0'],
    ['880203e8', 'frame.close-code', 'Close code 1000 (03 e8), Normal Closure', '关闭码 1000（03 e8），Normal Closure'],
    ['880203ed', 'frame.close-code', 'Never sent', '从不发送'],
    ['880203f6', 'frame.close-code', 'Bad Gateway', '网关'],
    ['88020bb9', 'frame.close-code', 'registered with IANA', 'IANA'],
    ['880803e8e5a5bde5a5bd', 'frame.close-reason', '“好好”: 6 bytes of the 123', '“好好”：用了 6 字节'],
    ['880403e861ff', 'frame.close-reason', 'not UTF-8: 61 ff', '不是合法的 UTF-8：61 ff'],
    ['81', 'frame.mask', 'MASK: not here yet, 1 bit to come.', 'MASK：还没有到，差 1 位。'],
    ['817e01', 'frame.payload-length-16', 'Still missing: 1 byte.', '还差 1 字节。'],
    ['818537fa', 'frame.masking-key', 'Still missing: 2 bytes.', '还差 2 字节。'],
    ['81056865', 'frame.payload', '2 bytes: “he”. Still missing: 3 bytes.', '还差 3 字节'],
    ['818000000000', 'frame.masking-key', 'changes nothing', '等于没改'],
    ['8100', 'frame.payload', 'The payload is empty.', '负载为空。'],
  ])('%s %s', (hex, field, english, chinese) => {
    const [inEnglish, inChinese] = say(hex, field);
    expect(inEnglish).toContain(english);
    expect(inChinese).toContain(chinese);
  });

  it('blames MASK by direction', () => {
    expect(say('8100', 'frame.mask', 0, { direction: 'c2s' })).toEqual([
      'MASK is 0, so there is no key, but a client must mask every frame.',
      'MASK 为 0，没有掩码键，但客户端必须给每一帧加掩码。',
    ]);
    expect(say('818000000000', 'frame.mask', 0, { direction: 's2c' })[0]).toContain('a server must not mask');
  });

  it('weighs the bytes of a length and of a close code', () => {
    const long = frame('817f0000000000010002');
    expect(en.explainByte(node(long, 'frame.payload-length-64'), long, 5)).toBe('Byte 5 of the length, 01: 1 × 65536 = 65536.');
    const close = frame('880203e8');
    expect(zh.explainByte(node(close, 'frame.close-code'), close, 0)).toBe('关闭码的第 0 个字节 03：3 × 256 = 768。');
    expect(en.whatIf(node(close, 'frame.close-code'), close, 15)).toBe('flip → 1001 Going Away');
  });

  it('counts the bytes of a character', () => {
    const of = frame('8106e4bda0e5a5bd');
    expect(en.explainByte(node(of, 'frame.payload'), of, 4)).toBe('Payload byte 4: a5 (byte 2 of 3 of “好”).');
  });

  it('describes a frame of a list', () => {
    const of = frame('0103486921890050', 1);
    expect(en.frameInList(of, 3, 0)).toBe('Frame 2 of 3: Ping frame, 0 bytes, no problems.');
    expect(zh.frameInList(of, 3, 2)).toBe('第 2 帧，共 3 帧：Ping 帧，0 字节，2 个问题。');
  });
});

const HOLES = /undefined|NaN|\[object/;

describe('any bytes', () => {
  property.prop([fc.uint8Array({ maxLength: 30 }), fc.boolean(), fc.nat(80)], { numRuns: 3000 })(
    'every field, byte and bit has a whole sentence in both languages',
    (bytes, rsv1Allowed, at) => {
      const index = scanStream(bytes, { rsv1Allowed });
      for (let k = 0; k < index.frameCount; k++) {
        const of = frameAt(bytes, index, k);
        for (const each of walk(of.tree)) {
          const width = each.range.end - each.range.start;
          for (const texts of [en, zh]) {
            const sentences = [texts.explain(each, of)];
            if (width > 0) {
              sentences.push(texts.explainByte(each, of, (at % width) >> 3), texts.explainBit(each, of, at % width));
            }
            for (const sentence of sentences) {
              expect(sentence).toMatch(/[.。]$/);
              expect(sentence).not.toMatch(HOLES);
            }
          }
        }
      }
    },
  );
});
