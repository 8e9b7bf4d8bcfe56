import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/layout.ts';
import { BYTE_FORM_IDS, BYTE_FORMS, EXPORT_IDS } from '../../src/export/exports.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { serializeFrame, specOf } from '../../src/protocol/frame/serialize.ts';
import { cli, type World } from './fake-io.ts';

const build = (args: readonly string[], world?: World) => cli(['build', ...args], world);
async function hexOf(args: readonly string[], world?: World): Promise<string> {
  const { code, out } = await build(args, world);
  expect(code).toBe(0);
  return out.trimEnd().replaceAll(' ', '');
}

describe('build', () => {
  // RFC 6455 §5.7 has these frames.
  it.each<[string, string[]]>([
    ['810548656c6c6f', ['--text', 'Hello']],
    ['818537fa213d7f9f4d5158', ['--text', 'Hello', '--mask', '37fa213d']],
    ['010348656c', ['--text', 'Hel', '--no-fin']],
    ['80026c6f', ['--text', 'lo', '--opcode', 'continuation']],
    ['890548656c6c6f', ['--opcode', 'ping', '--text', 'Hello']],
    ['8a8537fa213d7f9f4d5158', ['--opcode', '0xa', '--text', 'Hello', '--mask', '37 fa 21 3d']],
    ['880203e8', ['--close-code', '1000']],
    ['880603e862796531', ['--close-code', '1000', '--reason', 'bye1']],
    ['8200', ['--hex', '']],
    ['82028105', ['--hex', '0x81, 0x05']],
    ['8102c3a9', ['--text', 'é']],
    ['81022d6e', ['--text', '-n']],
    ['81062d2d6c616e67', ['--text', '--lang']],
    ['c10161', ['--text', 'a', '--rsv', '100', '--fin']],
    ['b30161', ['--text', 'a', '--opcode', '3', '--rsv', '011']],
    ['817e000161', ['--text', 'a', '--length-form', '16']],
    ['817f000000000000000161', ['--text', 'a', '--length-form', '64']],
    ['8181a0a1a2a3c1', ['--text', 'a', '--mask', 'random']],
    ['810161', ['--text', 'a', '--mask', 'none']],
  ])('%s from %j', async (hex, args) => {
    expect(await hexOf(args)).toBe(hex);
  });

  it('takes the payload from standard input or a file, as text where it is UTF-8', async () => {
    expect(await hexOf([], { stdin: 'hi\n' })).toBe('810368690a');
    expect(await hexOf([], { stdin: Uint8Array.of(0xff) })).toBe('8201ff');
    expect(await hexOf(['--file', 'f'], { files: { f: 'hi' } })).toBe('81026869');
    expect(await hexOf(['--file', 'f', '--opcode', 'binary'], { files: { f: 'hi' } })).toBe('82026869');
    expect(await hexOf([])).toBe('8100');
  });

  it('refuses no frame for being illegal, and says on standard error what a receiver objects to', async () => {
    const { code, out, error } = await build(['--opcode', '11', '--no-fin', '--rsv', '110', '--text', '', '--length-form', '64']);
    expect([code, out]).toEqual([0, '6b 7f 00 00 00 00 00 00 00 00\n']);
    expect(error.trimEnd().split('\n').length).toBeGreaterThanOrEqual(4);
    for (const line of error.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:error|warning|note): .+\(RFC 6455 §[\d.]+(?:, closes with \d+)?\)$/);
    expect((await build(['--text', 'a'])).error).toBe('');
    expect((await build(['--opcode', '0', '--text', 'lo'])).error).toBe('');
    expect((await build(['--opcode', '3', '--text', 'a', '--lang', 'zh'])).error).toMatch(/^错误：/);
  });

  it.each([
    [['--opcode', '16'], '--opcode cannot be “16”'],
    [['--opcode', 'pang'], 'ping, pong'],
    [['--opcode', '0x10'], '--opcode'],
    [['--rsv', '2'], 'three bits'],
    [['--rsv', '1000'], 'three bits'],
    [['--mask', '37fa21'], 'four bytes in hex, random or none'],
    [['--mask', 'zufall'], 'four bytes'],
    [['--hex', '8'], 'pairs of hex digits'],
    [['--hex', 'xy'], 'pairs of hex digits'],
    [['--close-code', '65536'], '0 to 65535'],
    [['--close-code', '-1'], '0 to 65535'],
    [['--reason', 'bye'], '--reason needs --close-code'],
    [['--close-code', '1000', '--opcode', 'ping'], '--close-code and --opcode ping contradict'],
    [['--close-code', '1000', '--text', 'a'], '--text and --close-code contradict'],
    [['--text', 'a', '--hex', '61'], '--text and --hex contradict'],
    [['--hex', '61', '--file', 'f'], '--hex and --file contradict'],
    [['--fin', '--no-fin'], '--fin and --no-fin contradict'],
    [['--json', '--as', 'c'], '--as and --json contradict'],
    [['--as', 'cobol'], 'hex-plain'],
    [['--length-form', '8'], '7, 16, 64'],
    [['--length-form', '7', '--text', 'a'.repeat(126)], 'spells at most 125 bytes, and the payload has 126'],
    [['--length-form', '16', '--text', 'a'.repeat(65_536)], 'at most 65535'],
    [['Hello'], '“Hello” belongs to no option'],
    [['--file', 'none'], 'There is no file none'],
    [['--text'], '--text needs a value'],
    [['--from', 'client'], 'Unknown option: --from'],
  ])('%j gives one clear line and exit code 2', async (args, message) => {
    const { code, out, error } = await build(args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^frame-by-frame: [^\n]+\n$/);
    expect(error).toContain(message);
    const { code: again, error: chinese } = await build([...args, '--lang', 'zh']);
    expect(again).toBe(2);
    expect(chinese).not.toMatch(/undefined|\[object/);
  });

  it('has help in both languages within 80 columns, with every form', async () => {
    for (const lang of ['en', 'zh']) {
      const { code, out } = await build(['--help', '--lang', lang]);
      expect(code).toBe(0);
      for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
      for (const id of [...EXPORT_IDS, 'bin']) expect(out).toContain(id);
    }
    for (const lang of ['en', 'zh']) expect((await cli(['--help', '--lang', lang])).out).toMatch(/^ {2}build /m);
  });

  it('prints the bytes themselves with --as bin, and nothing else', async () => {
    expect((await build(['--hex', '00ff0a', '--as', 'bin'])).out).toBe('\x82\x03\x00\xff\x0a');
  });

  it('marks the direction that MASK says in what text2pcap reads', async () => {
    expect((await build(['--text', 'a', '--mask', '00000001', '--as', 'text2pcap'])).out).toContain('\nO\n000000 81 81');
    expect((await build(['--text', 'a', '--as', 'text2pcap'])).out).toContain('\nI\n000000 81 01');
  });

  it.each(EXPORT_IDS)('writes %s, ending in one line feed', async (id) => {
    const { code, out } = await build(['--text', 'Hello', '--as', id]);
    expect(code).toBe(0);
    expect(out).toMatch(/[^\n]\n$/);
  });
});

const frames = fc.record({
  payload: fc.uint8Array({ maxLength: 200 }),
  opcode: fc.nat({ max: 15 }),
  fin: fc.boolean(),
  rsv: fc.nat({ max: 7 }),
  key: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })),
  form: fc.constantFrom('16', '64'),
});
const optionsOf = ({ payload, opcode, fin, rsv, key, form }: typeof frames extends fc.Arbitrary<infer T> ? T : never): string[] => [
  ...['--hex', toHex(payload), '--opcode', String(opcode), fin ? '--fin' : '--no-fin'],
  ...['--rsv', rsv.toString(2).padStart(3, '0'), '--mask', key ? toHex(key) : 'none', '--length-form', form],
];

describe('what build writes, dissect reads', () => {
  property.prop([frames], { numRuns: 100 })('--json prints the frame that dissect --json prints, and its bytes', async (frame) => {
    const { out, error } = await build([...optionsOf(frame), '--json']);
    const { bytes, ...built } = JSON.parse(out) as { bytes: string };
    expect(error).toBe('');
    const dissected = JSON.parse((await cli(['dissect', '--json', '--read-as', 'hex', bytes])).out) as {
      read: { bytes: string };
      frames: unknown[];
    };
    // Bytes that look more like something else have no frames to list; the frame stands all the same.
    if (dissected.frames.length > 0) expect([built]).toEqual(dissected.frames);
    expect(dissected.read.bytes).toBe(bytes);
    expect(toHex(serializeFrame(specOf(dissectFrame(fromHex(bytes)))))).toBe(bytes);
    expect(built).toMatchObject({ opcode: frame.opcode, fin: frame.fin, payload: toHex(frame.payload), lengthForm: Number(frame.form) });
  });

  property.prop([frames, fc.constantFrom(...BYTE_FORM_IDS)], { numRuns: 100 })('in every form that holds bytes', async (frame, id) => {
    const hex = await hexOf(optionsOf(frame));
    const { out } = await build([...optionsOf(frame), '--as', id]);
    const { read } = JSON.parse((await cli(['dissect', '--json', '--read-as', BYTE_FORMS[id].readAs], { stdin: out })).out) as {
      read: { bytes: string };
    };
    expect(read.bytes).toBe(hex);
  });
});
