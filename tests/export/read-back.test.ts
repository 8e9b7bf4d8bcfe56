import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import { EXPORT_IDS, EXPORTS } from '../../src/export/exports.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';

const FRAMES = {
  'masked Hello': '818537fa213d7f9f4d5158',
  'Close with a reason': '880603e862796531',
  'two frames': '8105486565656f8a00',
  'text of 200 bytes': `817e00c8${'68656c6c6f20776f726c6420'.repeat(17).slice(0, 400)}`,
};

describe('what was copied here can be pasted here', () => {
  it.each(EXPORT_IDS.flatMap((id) => Object.entries(FRAMES).map(([name, hex]) => [id, name, hex] as const)))('%s: %s', (id, _name, hex) => {
    const [best] = readPaste(EXPORTS[id](fromHex(hex))).guesses;
    expect(best!.runs.map(({ bytes }) => toHex(bytes))).toEqual([hex]);
  });
});
