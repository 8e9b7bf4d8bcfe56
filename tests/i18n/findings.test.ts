import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { StreamOptions } from '../../src/protocol/connection/stream-index.ts';
import type { FindingParams } from '../../src/protocol/annotation/model.ts';
import { FINDING_CODES, FINDINGS, type FindingCode } from '../../src/protocol/findings.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { en } from '../../src/i18n/findings/en.ts';
import { says } from '../../src/i18n/findings/says.ts';
import { zh } from '../../src/i18n/findings/zh.ts';
import { sectionUrl } from '../../src/i18n/rfc.ts';

/** A stream that has the finding, and the concrete facts that its sentence must mention in either language. */
interface Example {
  readonly hex: string;
  readonly options?: StreamOptions;
  readonly mentions: readonly string[];
  readonly says?: readonly string[];
}

const c2s = { direction: 'c2s' } as const;
const s2c = { direction: 's2c' } as const;

const EXAMPLES: Readonly<Record<FindingCode, readonly Example[]>> = {
  'rsv-without-extension': [
    {
      hex: 'c100',
      mentions: ['1', 'RSV1'],
      says: [
        'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
        'Invalid WebSocket frame: RSV1 must be clear',
      ],
    },
    { hex: 'd100', mentions: ['RSV1'], says: ['One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 1'] },
    { hex: 'b100', mentions: ['RSV2', 'RSV3'], says: ['Invalid WebSocket frame: RSV2 and RSV3 must be clear'] },
  ],
  'opcode-reserved': [
    { hex: '8300', mentions: ['0x3'], says: ['Unrecognized frame opcode: 3', 'Invalid WebSocket frame: invalid opcode 3'] },
    { hex: '8b00', mentions: ['0xb'] },
  ],
  'mask-missing-from-client': [{ hex: '8100', options: c2s, mentions: ['0'], says: ['Invalid WebSocket frame: MASK must be set'] }],
  'mask-present-from-server': [{ hex: '818000000000', options: s2c, mentions: ['1'] }],
  'control-frame-fragmented': [{ hex: '0900', mentions: ['Ping', '0'], says: ['Received fragmented control frame: opcode = 9'] }],
  'control-frame-too-long': [
    { hex: '897e0100', mentions: ['125', '256'], says: ['Received control frame having too long payload: 256 bytes'] },
    { hex: '887e', mentions: ['125', '126'] },
  ],
  'length-not-minimal': [
    { hex: '817e0005', mentions: ['5', '7', '16', '05'], says: ['Invalid frame header'] },
    { hex: '817f0000000000000100', mentions: ['256', '64', '7e 01 00'] },
    { hex: '817f000000000000', mentions: ['64', '16'] },
  ],
  'length-top-bit-set': [{ hex: '817f8000000000000000', mentions: ['80 00 00 00 00 00 00 00'] }],
  'continuation-without-start': [{ hex: '8000', mentions: ['0x0'] }],
  'message-interrupted': [{ hex: '01008200', mentions: [], says: ['Invalid WebSocket frame: invalid opcode 2'] }],
  'text-not-utf8': [{ hex: '0102e4bd8001ff', mentions: ['2', '0xff'] }],
  'text-ends-inside-character': [{ hex: '8104e4bda0e5', mentions: ['4', '2'] }],
  'close-body-one-byte': [{ hex: '880103', mentions: ['1', '2'] }],
  'close-code-never-sent': [{ hex: '880203ed', mentions: ['1005'], says: ['Invalid WebSocket frame: invalid status code 1005'] }],
  'close-code-unusable': [
    { hex: '880203ec', mentions: ['1004'] },
    { hex: '8802e8', mentions: ['59392', '59647'] },
  ],
  'close-reason-not-utf8': [
    { hex: '880403e861ff', mentions: ['1', '0xff'] },
    { hex: '880403e8e5a5', mentions: ['0', '0xe5'] },
  ],
  'rsv1-misplaced': [{ hex: 'c900', options: { rsv1Allowed: true }, mentions: ['RSV1', 'Ping'] }],
  'message-too-big': [{ hex: '0102616180036161', options: { maxMessage: 4 }, mentions: ['5', '4'] }],
  'frame-after-close': [{ hex: '88008900', mentions: [], says: ['Ping received after close'] }],
  'masking-key-reused': [{ hex: '818137fa213d5681813' + '7fa213d56', mentions: ['37 fa 21 3d'] }],
  'masking-key-zero': [{ hex: '81810000000061', mentions: ['00 00 00 00'] }],
  'fragment-empty': [{ hex: '0100', mentions: [] }],
  'pong-unsolicited': [{ hex: '8a00', mentions: [] }],
  'direction-inferred': [
    { hex: '8100', mentions: ['0'] },
    { hex: '818137fa213d56', mentions: ['1'] },
  ],
  'masked-empty-payload': [{ hex: '818037fa213d', mentions: ['6'] }],
  'fragment-one-byte': [{ hex: '010161', mentions: ['2', '6'] }],
  'header-incomplete': [{ hex: '81', mentions: ['2', 'MASK'] }],
  'length-incomplete': [
    { hex: '817e01', mentions: ['126', '2', '1'] },
    { hex: '817f00', mentions: ['127', '8', '7'] },
  ],
  'key-incomplete': [{ hex: '818537fa', mentions: ['4', '2'] }],
  'payload-incomplete': [
    { hex: '81056865', mentions: ['5', '2', '3'] },
    { hex: '827f7fffffffffffffff61', mentions: ['9223372036854775807', '1', '9223372036854775806'] },
  ],
  'message-unfinished': [
    { hex: '010161', mentions: ['0'] },
    { hex: '0101618800', mentions: ['0'] },
  ],
};

const BOTH = { en, zh };
const HOLES = /undefined|NaN|null|\[object|[{}]|,\s*[,.]|\s{2}|，[，。]/;

function paramsOf({ hex, options }: Example, code: FindingCode): FindingParams | undefined {
  const bytes = fromHex(hex);
  const index = scanStream(bytes, options);
  for (let k = 0; k < index.frameCount; k++) {
    const found = frameAt(bytes, index, k).findings.find((each) => each.code === code);
    if (found) return found.params;
  }
  return undefined;
}

const rows = FINDING_CODES.flatMap((code) => EXAMPLES[code].map((example) => [code, example.hex, example] as const));

describe('every finding', () => {
  it.each(rows)('%s (%s) is worded whole, with its numbers', (code, _hex, example) => {
    const params = paramsOf(example, code);
    expect(params).toBeDefined();
    for (const texts of Object.values(BOTH)) {
      const { title, text, consequence, repair } = texts[code];
      for (const sentence of [title, text(params!), consequence(params!), repair(params!)]) {
        expect(sentence).not.toBe('');
        expect(sentence).not.toMatch(HOLES);
      }
      for (const fact of example.mentions) expect(text(params!)).toContain(fact);
      expect(title).not.toMatch(/[.。]$/);
    }
    const said = says(code, params!).map((each) => each.text);
    for (const text of example.says ?? []) expect(said).toContain(text);
    expect(said.join()).not.toMatch(HOLES);
  });

  it.each(FINDING_CODES)('%s has a section that exists', (code) => {
    expect(sectionUrl(FINDINGS[code].section)).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+#section-[\d.]+$/);
  });

  it('names the way out of the swapped 1000', () => {
    const params = paramsOf({ hex: '8802e803', mentions: [] }, 'close-code-unusable');
    expect(en['close-code-unusable'].repair(params!)).toContain('03 e8');
    expect(zh['close-code-unusable'].repair(params!)).toContain('03 e8');
  });

  property.prop([fc.uint8Array({ maxLength: 40 }), fc.constantFrom('c2s', 's2c', 'unknown'), fc.boolean()], { numRuns: 2000 })(
    'of any bytes is worded whole',
    (bytes, direction, rsv1Allowed) => {
      const index = scanStream(bytes, { direction, rsv1Allowed, maxMessage: 9 });
      for (let k = 0; k < index.frameCount; k++) {
        for (const { code, params } of frameAt(bytes, index, k).findings) {
          for (const texts of Object.values(BOTH)) {
            const { text, consequence, repair } = texts[code];
            expect([text(params), consequence(params), repair(params)].join('|')).not.toMatch(HOLES);
          }
          expect(JSON.stringify(says(code, params).map((each) => each.text))).not.toMatch(/undefined|NaN/);
        }
      }
    },
  );
});
