import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { DIAGNOSES } from '../../src/capture/diagnoses.ts';
import { FORMATS } from '../../src/capture/reading.ts';
import { widthOf } from '../../src/cli/layout.ts';
import { cli, type World } from './fake-io.ts';

const HELLO = '81 85 37 fa 21 3d 7f 9f 4d 51 58';

interface Json {
  read: {
    format: string;
    alternatives: string[];
    bytes: string;
    truncated: boolean;
    runs: unknown[];
    notes: unknown[];
    dropped: unknown[];
  };
  direction: string;
  frames: Record<string, unknown>[];
  messages: Record<string, unknown>[];
  verdict: { closeCode: number | null; frame: number | null; byte: number | null };
  diagnoses: { code: string; confidence: number }[];
}

async function json(args: readonly string[], world?: World): Promise<Json> {
  const { code, out, error } = await cli(['dissect', '--json', ...args], world);
  expect([code, error]).toEqual([0, '']);
  return JSON.parse(out) as Json;
}

describe('dissect --json', () => {
  it('prints the stable keys for the masked Hello of RFC 6455 §5.7', async () => {
    const result = await json([HELLO]);
    expect(result).toMatchObject({
      read: { format: 'hex', bytes: '818537fa213d7f9f4d5158', truncated: false },
      direction: 'c2s',
      frames: [
        {
          offset: 0,
          headerLength: 6,
          fin: true,
          rsv1: false,
          rsv2: false,
          rsv3: false,
          opcode: 1,
          masked: true,
          maskingKey: '37fa213d',
          lengthForm: 7,
          payloadLength: '5',
          missingBytes: '0',
          payload: '48656c6c6f',
          text: 'Hello',
          findings: [{ code: 'direction-inferred', severity: 'note', section: 'RFC 6455 §5.1', closeCode: null }],
        },
      ],
      messages: [{ opcode: 1, payload: '48656c6c6f', text: 'Hello', frames: [0], compressed: false }],
      verdict: { closeCode: null, frame: null, byte: null },
      diagnoses: [],
    });
    expect(Object.keys(result)).toEqual(['read', 'direction', 'frames', 'messages', 'verdict', 'diagnoses']);
    expect(result.read.alternatives.every((each) => (FORMATS as readonly string[]).includes(each))).toBe(true);
  });

  it('takes a pong for the answer to a ping of the other side before it', async () => {
    const codes = async (paste: string) =>
      (await json([paste])).frames.flatMap((frame) => (frame['findings'] as { code: string }[]).map(({ code }) => code));
    expect(await codes('← 89 02 68 69\n→ 8a 82 11 22 33 44 79 4b')).toEqual([]);
    expect(await codes('← 89 02 68 6a\n→ 8a 82 11 22 33 44 79 4b')).toEqual(['pong-unsolicited']);
    expect(await codes('8a 82 11 22 33 44 79 4b')).toEqual(['pong-unsolicited', 'direction-inferred']);
  });

  it('keeps lengths beyond 2^53 as decimal strings', async () => {
    const { frames, verdict } = await json(['82 7f 7f ff ff ff ff ff ff ff 61']);
    expect(frames).toMatchObject([
      { payloadLength: '9223372036854775807', missingBytes: '9223372036854775806', payload: '61', lengthForm: 64 },
    ]);
    expect(frames[0]).not.toHaveProperty('text');
    expect(verdict).toMatchObject({ closeCode: null, frame: null, byte: null });
  });

  it('has null for what the input does not hold yet', async () => {
    expect((await json(['81'])).frames).toMatchObject([{ headerLength: 1, payloadLength: null, maskingKey: null, missingBytes: '1' }]);
  });

  it('leaves text out where it is not UTF-8, also when it ends inside a character', async () => {
    expect((await json(['81 02 61 ff'])).frames[0]).not.toHaveProperty('text');
    expect((await json(['81 02 61 e5'])).frames[0]).not.toHaveProperty('text');
    expect((await json(['01 02 61 e5 80 02 a5 bd'])).frames[0]).toHaveProperty('text', 'a');
  });

  it('puts fragments together, past a ping between them', async () => {
    const { messages, frames } = await json(['01 03 48 65 6c 89 00 80 02 6c 6f']);
    expect(frames).toHaveLength(3);
    expect(messages).toMatchObject([{ opcode: 1, text: 'Hello', frames: [0, 2] }]);
  });

  it('lists frames after a violation but delivers no message after it', async () => {
    const { messages, frames, verdict } = await json(['81 01 61 83 00 81 01 62']);
    expect(frames).toHaveLength(3);
    expect(messages).toMatchObject([{ text: 'a' }]);
    expect(verdict).toMatchObject({ closeCode: 1002, frame: 1, byte: 3 });
  });

  it('numbers the frames of several runs through, and says which run violates', async () => {
    const { frames, messages, verdict, read } = await json([`<Buffer ${HELLO}>\n<Buffer 81 05 48 65 6c 6c 6f>\n<Buffer 88 01 03>`]);
    expect(read.runs).toMatchObject([{ direction: 'c2s' }, { direction: 's2c' }]);
    expect(frames.map(({ run, offset, direction }) => [run, offset, direction])).toEqual([
      [0, 0, 'c2s'],
      [1, 0, 's2c'],
      [1, 7, 's2c'],
    ]);
    expect(messages.map((each) => each['frames'])).toEqual([[0], [1]]);
    expect(verdict).toEqual({ closeCode: 1002, frame: 2, byte: 8, run: 1 });
  });

  it('judges by the side that --from names', async () => {
    expect((await json(['--from', 'client', '81 05 48 65 6c 6c 6f'])).verdict).toMatchObject({ closeCode: 1002, frame: 0, byte: 1 });
    expect((await json(['--from=server', HELLO])).verdict).toMatchObject({ closeCode: 1002, frame: 0, byte: 1 });
    expect((await json(['--from', 'client', HELLO])).verdict).toMatchObject({ closeCode: null });
  });

  it('reads as --read-as says', async () => {
    const { read } = await json(['--read-as', 'decimal', '81 85 37']);
    expect([read.format, read.bytes]).toEqual(['decimal', '515525']);
  });

  it('applies --max-message to whole messages', async () => {
    const fragments = '01 03 48 65 6c 80 02 6c 6f';
    expect((await json(['--max-message', '5', fragments])).verdict.closeCode).toBeNull();
    expect((await json(['--max-message', '4', fragments])).verdict).toMatchObject({ closeCode: 1009, frame: 1, byte: 6 });
  });

  it('takes a paste without quotes, from standard input and from a file', async () => {
    const bytes = '818537fa213d7f9f4d5158';
    expect((await json(HELLO.split(' '))).read.bytes).toBe(bytes);
    expect((await json([], { stdin: HELLO })).read.bytes).toBe(bytes);
    expect((await json(['--file', 'a.txt'], { files: { 'a.txt': `\ufeff${HELLO}\n` } })).read.bytes).toBe(bytes);
  });

  it('reads binary bytes from a file and from standard input', async () => {
    const frame = Uint8Array.from(Buffer.from(HELLO.replaceAll(' ', ''), 'hex'));
    const file = await json(['--file', 'frame.bin'], { files: { 'frame.bin': frame } });
    expect(file).toMatchObject({ read: { format: 'binary' }, messages: [{ text: 'Hello' }] });
    expect(await json([], { stdin: frame })).toMatchObject({ read: { format: 'binary' }, messages: [{ text: 'Hello' }] });
    expect((await json(['--from', 'server', '--file', 'f'], { files: { f: frame } })).verdict.closeCode).toBe(1002);
  });

  it.each([
    ['16 03 01 00 04 01 02 03 04 17 03 03 00 02 01 02', 'tls-records'],
    ['{"type":"message","user":"ada"}', 'payload-without-header'],
  ])('of %s lists no frames, but a diagnosis', async (paste, code) => {
    const { frames, messages, diagnoses, verdict } = await json([paste]);
    expect([frames, messages, verdict.closeCode]).toEqual([[], [], null]);
    expect(diagnoses[0]).toMatchObject({ code });
    expect(diagnoses.every((each) => (DIAGNOSES as readonly string[]).includes(each.code))).toBe(true);
  });

  it('shows what was left out and noted', async () => {
    const { read } = await json(['00000000: 8105 4865 6c6c 6f                        ..Hello']);
    expect(read.format).toBe('xxd');
    expect(read.dropped).not.toEqual([]);
    expect(read.notes).toContainEqual(expect.objectContaining({ code: 'columns-dropped' }));
  });
});

describe('dissect --strict', () => {
  it.each([
    [HELLO, 0],
    ['81 05 48 65', 0],
    ['83 00', 1],
    ['88 00 83 00', 1],
  ])('%s exits with %i', async (paste, code) => {
    expect((await cli(['dissect', '--strict', paste])).code).toBe(code);
    expect((await cli(['dissect', '--strict', '--lines', paste])).code).toBe(code);
    expect((await cli(['dissect', paste])).code).toBe(0);
  });
});

describe('dissect --lines', () => {
  const linesOf = (out: string): Json[] => {
    expect(out.endsWith('\n')).toBe(true);
    return out
      .slice(0, -1)
      .split('\n')
      .map((line) => JSON.parse(line) as Json);
  };

  it('prints one object a line and goes on after a line that cannot be read', async () => {
    const { code, out, error } = await cli(['dissect', '--lines'], { stdin: `${HELLO}\r\n\n你好\n[129, 0]` });
    const [first, second, third, fourth, ...more] = linesOf(out);
    expect([code, error, more]).toEqual([0, '', []]);
    expect(first).toMatchObject({ messages: [{ text: 'Hello' }] });
    expect(second).toEqual({ error: { code: 'empty', message: 'The input is empty: there is nothing to read.' } });
    expect(third).toMatchObject({ read: { format: 'text' }, frames: [] });
    expect(fourth).toMatchObject({ read: { format: 'decimal' }, messages: [{ text: '' }] });
  });

  it('reads the lines of a file and of an argument', async () => {
    expect(linesOf((await cli(['dissect', '--lines', '--file', 'f'], { files: { f: '8900\n8a00\n' } })).out)).toHaveLength(2);
    expect(linesOf((await cli(['dissect', '--lines', '--json', '8900\n8a00\n'])).out)).toHaveLength(2);
    expect(await cli(['dissect', '--lines', '--file', 'none'])).toMatchObject({ code: 2, out: '' });
  });

  it('says when a line cannot be read as asked', async () => {
    const { out } = await cli(['dissect', '--lines', '--read-as', 'hex', '--lang', 'zh', '好的']);
    expect(linesOf(out)).toEqual([{ error: { code: 'unreadable', message: '无法按十六进制读取。' } }]);
  });
});

describe('faults of usage', () => {
  it.each<[string[], string]>([
    [['frobnicate'], 'Unknown command: frobnicate.'],
    [['--frobnicate'], 'Unknown option: --frobnicate.'],
    [['dissect', '--frobnicate', '81'], 'Unknown option: --frobnicate.'],
    [['dissect', '-120, 2'], 'Unknown option: -1.'],
    [['dissect', '--json=yes', '81'], 'Unknown option: --json=yes.'],
    [['dissect', '--file'], '--file needs a value.'],
    [['dissect', '--from', 'proxy', '81'], '--from cannot be “proxy”; it takes client, server.'],
    [['dissect', '--read-as', 'hexx', '81'], '--read-as cannot be “hexx”; it takes node-buffer,'],
    [['dissect', '--max-message', '1e3', '81'], '--max-message cannot be “1e3”; it takes a number of bytes.'],
    [['dissect', '--max-message=-1', '81'], '--max-message cannot be “-1”; it takes a number of bytes.'],
    [['dissect', '--lang', 'fr', '81'], '--lang cannot be “fr”; it takes en, zh.'],
    [['dissect', '--file', 'none'], 'There is no file none.'],
    [['dissect', '--file', 'f', '81'], 'Give either a text or --file, not both.'],
    [['dissect'], 'The input is empty: there is nothing to read.'],
    [['dissect', ' \n '], 'The input is empty: there is nothing to read.'],
    [['dissect', '--read-as', 'hex', '好的'], 'This cannot be read as hex.'],
    [['dissect', '--file', 'a.pcap'], 'This is a pcap capture'],
  ])('%j gives one clear line and exit code 2', async (args, message) => {
    const pcap = Uint8Array.from(Buffer.from('d4c3b2a1020004000000000000000000', 'hex'));
    const { code, out, error } = await cli(args, { files: { 'a.pcap': pcap } });
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^frame-by-frame: [^\n]+\n$/);
    expect(error).toContain(message);
  });

  it('speaks Chinese when asked, by option or by environment', async () => {
    expect((await cli(['dissect', '--file', 'none', '--lang', 'zh'])).error).toBe('frame-by-frame: 没有文件 none。\n');
    expect((await cli(['nothing'], { env: { LANG: 'zh_CN.UTF-8' } })).error).toContain('没有这个命令：nothing');
    expect((await cli(['--lang', 'zh', 'dissect', HELLO])).out).toContain('第 1 帧：文本帧，5 字节，已加掩码。');
    expect((await cli(['dissect', HELLO, '--lang=en'], { env: { LANG: 'zh_CN.UTF-8' } })).out).toContain('Frame 1: Text frame');
  });
});

describe('help', () => {
  it('is there on every level, in both languages, within 80 columns', async () => {
    for (const args of [
      ['--help'],
      ['-h'],
      ['dissect', '--help'],
      ['dissect', '81', '-h'],
      ['--help', '--lang', 'zh'],
      ['dissect', '--help', '--lang', 'zh'],
    ]) {
      const { code, out, error } = await cli(args);
      expect([code, error]).toEqual([0, '']);
      for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    }
    expect((await cli(['dissect', '--help'])).out).toContain('library-log');
  });

  it('goes to standard error when nothing was asked', async () => {
    expect(await cli([])).toMatchObject({ code: 2, out: '' });
  });
});

describe('the text report', () => {
  it('draws the frame as an annotated hex dump', async () => {
    const { out } = await cli(['dissect', HELLO]);
    expect(out).toContain(
      [
        '  0000    81                       1... ....  FIN      1',
        '                                   .000 ....  RSV1-3   000',
        '                                   .... 0001  opcode   0x1 text',
        '  0001    85                       1... ....  MASK     1',
        '                                   .000 0101  length   5',
        '  0002    37 fa 21 3d                         masking key',
        '          on the wire              unmasked',
        '  0006    7f 9f 4d 51 58           48 65 6c 6c 6f           Hello',
      ].join('\n'),
    );
    expect(out).toContain('Verdict: a strict receiver finds nothing to object to.');
  });

  it('says what is wrong, with section, close code, way out and what software prints', async () => {
    const { out } = await cli(['dissect', '--from', 'client', '81 05 48 65 6c 6c 6f']);
    for (const part of [
      'error: Client frame without a mask (RFC 6455 §5.1, closes with 1002)',
      'Way out: Set MASK',
      'For example ws: Invalid WebSocket frame: MASK must be set',
      'fails the connection with 1002, at frame 1',
    ]) {
      expect(out).toContain(part);
    }
  });

  it('counts frames, messages and parts from 1 over the whole paste, as the page does; JSON counts from 0', async () => {
    const two = '→ 81 82 00 00 00 00 68 69\n← 81 08 7b 22 61 22 3a 20 31 7d';
    const { out } = await cli(['dissect', two]);
    for (const part of ['Part 1: client to server', 'Part 2: server to client', 'Frame 2: Text frame', '#2  text, 8 bytes, frame 2']) {
      expect(out).toContain(part);
    }
    expect(out).toContain('The masking key of frame 1 is');
    expect(out).toContain('In frame 2: JSON');
    const chinese = (await cli(['dissect', '--lang', 'zh', two])).out;
    for (const part of ['第 2 部分：', '第 2 帧：文本帧', '#2  文本，8 字节，第 2 帧', '第 1 帧的掩码键', '第 2 帧的负载是 JSON']) {
      expect(chinese).toContain(part);
    }
    const { diagnoses, messages } = JSON.parse((await cli(['dissect', '--json', two])).out) as {
      diagnoses: { code: string; params: { frame: number } }[];
      messages: { frames: number[] }[];
    };
    expect(diagnoses.map(({ code, params }) => [code, params.frame])).toEqual([
      ['zero-key', 0],
      ['payload-json', 0],
    ]);
    expect(messages.map(({ frames }) => frames)).toEqual([[0], [1]]);
  });

  it('judges each side across what the other says in between', async () => {
    const { out } = await cli(['dissect', '→ 01 83 01 02 03 04 49 67 6f\n← 89 00\n→ 80 82 05 06 07 08 69 69']);
    expect(out).toContain('Verdict: a strict receiver finds nothing to object to.');
    expect(out).toContain('#1  text, 5 bytes, frames 1, 3: “Hello”');
  });

  it('says of what only the sender does wrong that no receiver fails over it', async () => {
    const after = '880203e8 810141';
    expect((await cli(['dissect', '--from', 'server', after])).out).toContain(
      'Verdict: a strict receiver does not fail the connection; what is marked is the',
    );
    expect((await cli(['dissect', '--lang', 'zh', '--from', 'server', after])).out).toContain('不会使连接失败；标出的问题错在发送方');
  });

  it('shows how to log hex when text was decoded', async () => {
    expect((await cli(['dissect', "'\u0001\ufffd\ufffd\u0012XY\ufffdK\ufffd\ufffdp\ufffd'"])).out).toContain(
      "console.log(chunk.toString('hex'))",
    );
  });

  it('never sends control characters of the input to the terminal', async () => {
    const escape = `81 ${HELLO.length} `;
    const { out } = await cli(['dissect', `${escape}${'1b 5b 32 4a '.repeat(9)}`]);
    expect(out).not.toContain('\u001b');
  });

  it('colours only when told to', async () => {
    expect((await cli(['dissect', HELLO])).out).not.toContain('\x1b');
    expect((await cli(['dissect', HELLO], { colours: true })).out).toContain('\x1b[38;5;221m37 fa 21 3d');
  });

  property.prop([fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.constantFrom('en', 'zh')], { numRuns: 150 })(
    'of any bytes stays within 80 columns',
    async (bytes, lang) => {
      const { out } = await cli(['dissect', '--lang', lang, '--read-as', 'hex', Buffer.from(bytes).toString('hex')]);
      for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
      expect(out).not.toMatch(/undefined|NaN|\[object/);
    },
  );
});

interface Vector {
  readonly id: string;
  readonly from: 'client' | 'server';
  readonly stream: string | { readonly hex?: string; readonly repeat?: string; readonly length: number };
  readonly maxMessage?: number;
  readonly frames: readonly { readonly offset: number; readonly declaredLength: string; readonly opcode: number }[];
  readonly expect: {
    readonly events: readonly { readonly t: string; readonly hex?: string; readonly kind?: string }[];
    readonly fail: {
      readonly code: number;
      readonly codesAlsoAccepted?: readonly number[];
      readonly frame: number;
      readonly earliest: number;
      readonly failFastBy: number;
    } | null;
  };
}

describe('the streams of tests/vectors', () => {
  const load = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(import.meta.dirname, '../vectors', `${name}.json`), 'utf8')) as Record<string, unknown>;
  const vectors = [...(load('streams')['cases'] as Vector[]), ...(load('random-streams')['items'] as Vector[])];
  const hexOf = ({ stream }: Vector): string =>
    typeof stream === 'string' ? stream : (stream.hex ?? stream.repeat!.repeat(stream.length / (stream.repeat!.length / 2)));

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', async (_id, vector) => {
    const limit = vector.maxMessage === undefined ? [] : ['--max-message', String(vector.maxMessage)];
    const { frames, messages, verdict } = await json(['--from', vector.from, ...limit], { stdin: hexOf(vector) });
    expect(frames.map(({ offset, opcode }) => [offset, opcode])).toEqual(vector.frames.map(({ offset, opcode }) => [offset, opcode]));
    const { fail, events } = vector.expect;
    if (fail === null) expect(verdict).toMatchObject({ closeCode: null, frame: null, byte: null });
    else {
      expect([fail.code, ...(fail.codesAlsoAccepted ?? [])]).toContain(verdict.closeCode);
      expect(verdict.frame).toBe(fail.frame);
      expect(verdict.byte).toBeGreaterThanOrEqual(fail.earliest - 1);
      expect(verdict.byte).toBeLessThanOrEqual(fail.failFastBy - 1);
    }
    const told = events.filter(({ t, hex }) => t === 'message' && hex !== undefined).map(({ kind, hex }) => [kind === 'text' ? 1 : 2, hex]);
    expect(messages.map(({ opcode, payload }) => [opcode, payload])).toEqual(expect.arrayContaining(told));
    expect(messages).toHaveLength(events.filter(({ t }) => t === 'message').length);
  });
});
