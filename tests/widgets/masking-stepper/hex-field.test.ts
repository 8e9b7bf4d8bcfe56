/** The hex fields: what people write between bytes, and what stops the reading. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { readHexField } from '../../../src/widgets/masking-stepper/hex-field.ts';

describe('a hex field', () => {
  it.each([
    '37 fa 21 3d',
    '37fa213d',
    '0x37, 0xFA, 0x21, 0x3D',
    '37:FA:21:3D',
    '37-fa-21-3d',
    '\\x37\\xfa\\x21\\x3d',
    ' 37fa\n213d\u00a0',
    '３７，ｆＡ　２１、3ｄ',
  ])('reads %j', (text) => {
    const { bytes, fault } = readHexField(text);
    expect(toHex(bytes)).toBe('37fa213d');
    expect(fault).toBeNull();
  });

  it.each([
    ['37 f', '37', { kind: 'half', position: 4, character: 'f' }],
    ['3 7 fa', '', { kind: 'half', position: 1, character: '3' }],
    ['37 fg', '37', { kind: 'stranger', position: 5, character: 'g' }],
    ['hello', '', { kind: 'stranger', position: 1, character: 'h' }],
    ['37 👋', '37', { kind: 'stranger', position: 4, character: '👋' }],
    ['3👋', '', { kind: 'stranger', position: 2, character: '👋' }],
  ] as const)('stops in %j behind %j', (text, hex, fault) => {
    const reading = readHexField(text);
    expect(toHex(reading.bytes)).toBe(hex);
    expect(reading.fault).toEqual(fault);
  });

  it('stops at a prefix without digits', () => {
    expect(readHexField('37 0x').fault).toMatchObject({ kind: 'stranger' });
  });

  it('reads back what hex writes, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readHexField(toHex(bytes, ' ')).bytes).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { bytes, fault } = readHexField(text);
        expect(bytes.length).toBeLessThanOrEqual(text.length / 2);
        if (fault) expect(fault.position >= 1 && fault.position <= text.length).toBe(true);
      }),
    );
  });
});
