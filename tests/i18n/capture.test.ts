import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/capture/diagnose/diagnose.ts';
import { DIAGNOSES, type Diagnosis, type DiagnosisCode } from '../../src/capture/diagnoses.ts';
import { binaryRun } from '../../src/capture/read-file.ts';
import { readPaste } from '../../src/capture/read-paste.ts';
import { FORMATS, READING_NOTES, type ReadingNoteCode } from '../../src/capture/reading.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { en } from '../../src/i18n/capture/en.ts';
import { zh } from '../../src/i18n/capture/zh.ts';

const BOTH = [en, zh];
const HOLES = /undefined|NaN|\[object|\$\{|“”|\(\)|（）|\s{2}|\s[,.](?:\s|$)/;

const KEY = [0x37, 0xfa, 0x21, 0x3d];
const utf8 = (text: string): number[] => Array.from(new TextEncoder().encode(text));
const masked = (bytes: readonly number[], key = KEY): number[] => bytes.map((byte, at) => byte ^ key[at % 4]!);
const text = (content: string): number[] => [0x81, utf8(content).length, ...utf8(content)];
const fromClient = (content: string): number[] => [0x81, 0x80 | utf8(content).length, ...KEY, ...masked(utf8(content))];
const HELLO = text('Hello, world');
const JSON_TEXT = '{"type":"message","user":"ada","text":"hello there, how are you?"}';
const PACKET =
  '4500003d000040004006 0000 7f000001 7f000001 1f90d431 00000001 00000001 50180200 00000000'.replaceAll(' ', '') +
  '8113' +
  Buffer.from('Hello from a server').toString('hex');

/** For each diagnosis a run that has it. */
const EXAMPLES: Readonly<Record<DiagnosisCode, readonly number[]>> = {
  'tls-records': [0x16, 3, 1, 0, 4, 1, 2, 3, 4, 0x17, 3, 3, 0, 2, 1, 2],
  'http-text': utf8('GET /chat HTTP/1.1\r\nHost: example.org\r\nUpgrade: websocket\r\n'),
  'handshake-before-frames': [...utf8('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n'), ...HELLO],
  'out-of-sync': [0x6c, 0x6c, 0x93, 0xf7, 0x6f, ...[1, 2, 3, 4, 5, 6].flatMap((n) => text(`A message number ${n}, with text`))],
  'payload-without-header': utf8(JSON_TEXT),
  'payload-still-masked': masked(utf8(JSON_TEXT)),
  'mask-bit-but-readable': [0x81, 0x8c, ...KEY, ...utf8('Hello, world')],
  'mask-bit-clear-but-key': [0x81, 0x0c, ...KEY, ...masked(utf8('Hello, world'))],
  'masked-twice': [0x81, 0x80 | JSON_TEXT.length, ...KEY, ...masked(masked(utf8(JSON_TEXT), [0x5a, 0x11, 0xc3, 0x9e]))],
  'fixed-key': [...fromClient('one'), ...fromClient('two'), ...fromClient('three')],
  'zero-key': [0x81, 0x85, 0, 0, 0, 0, ...utf8('Hello')],
  compressed: [0xc1, 0x07, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00],
  'stray-nul': [0x00, ...HELLO, ...HELLO],
  'stray-newline': [...HELLO, 0x0a, ...HELLO, 0x0a],
  'ethernet-padding': [...text('Hi'), 0, 0, 0, 0],
  'lower-layers': Array.from(Buffer.from(PACKET, 'hex')),
  'hixie-76': [0x00, ...utf8('Hello'), 0xff, 0x00, ...utf8('again'), 0xff],
  'early-hybi-draft': [0x04, 0x05, ...utf8('Hello'), 0x04, 0x05, ...utf8('again'), 0x04, 0x03, ...utf8('yes')],
  'close-code-ascii': [0x88, 0x04, ...utf8('1000')],
  'close-code-low-byte': [0x88, 0x02, 0x00, 0xe8],
  'close-code-little-endian': [0x88, 0x02, 0xe8, 0x03],
  'close-code-missing': [0x88, 0x07, ...utf8('goodbye')],
  'length-off-by-one': [0x81, 0x0d, ...utf8('Hello, world'), 0x81, 0x0d, ...utf8('Hello, world'), 0x81, 0x0d, ...utf8('Hello, world')],
  'length-little-endian': [0x81, 0x7e, 0x2c, 0x01, ...utf8('x'.repeat(300))],
  'length-32-bit': [0x82, 0x7f, 0x00, 0x01, 0x00, 0x00, ...new Uint8Array(65536).fill(7)],
  'length-sign-extended': [0x82, 0x7f, 255, 255, 255, 255, 255, 255, 0x9c, 0x40, ...new Uint8Array(40000).fill(7)],
  'length-counts-characters': [0x81, 0x04, ...utf8('你好世界'), ...HELLO],
  'text-already-decoded': [...utf8('\ufffd\u0005Hel\ufffd\ufffd')],
  'bytes-as-utf8': utf8(String.fromCharCode(...fromClient('Hello, world'))),
  'directions-mixed': [...fromClient('a question'), ...HELLO, ...fromClient('another one'), ...HELLO],
  'payload-json': text('{"jsonrpc":"2.0","method":"subscribe","id":1}'),
  'payload-engine-io': text('0{"sid":"abc","upgrades":[],"pingInterval":25000,"pingTimeout":20000}'),
  'payload-socket-io': text('42["chat message","hello"]'),
  'payload-stomp': text('SEND\ndestination:/queue/a\n\nhello\0'),
  'payload-mqtt': [0x82, 0x0e, 0x10, 0x0c, 0, 4, ...utf8('MQTT'), 4, 2, 0, 60, 0, 0],
  'payload-messagepack': [0x82, 0x0e, 0x82, 0xa2, ...utf8('id'), 0x01, 0xa4, ...utf8('name'), 0xa3, ...utf8('ada')],
};

function diagnosed(code: DiagnosisCode): Diagnosis | undefined {
  const run = binaryRun(Uint8Array.from(EXAMPLES[code]));
  return diagnose(run, scanStream(run.bytes)).find((each) => each.code === code);
}

describe('every diagnosis', () => {
  it.each(DIAGNOSES)('%s is worded whole', (code) => {
    const diagnosis = diagnosed(code);
    expect(diagnosis).toBeDefined();
    const { params, repair } = diagnosis!;
    for (const words of BOTH) {
      const { title, reason, repair: label } = words.diagnoses[code];
      expect(reason(params)).not.toMatch(HOLES);
      expect(reason(params)).toMatch(/[.。]$/);
      expect(title).not.toMatch(/[.。]$|^$/);
      if (repair) expect(label).not.toBe('');
      for (const key of ['at', 'skipped', 'actual', 'declared', 'digits', 'code', 'packet', 'command']) {
        if (params[key] !== undefined) expect(reason(params)).toContain(String(params[key]));
      }
    }
  });
});

/** For each note a paste that has it, and what the sentence must mention. */
const PASTES: Readonly<Record<ReadingNoteCode, readonly [paste: string, ...mentions: string[]]>> = {
  'hex-digit-left-over': ['81 05 48 65 6c 6c 6', '6', '19'],
  'not-a-hex-digit': ['81 05 48 65 6c 6g 6f', 'g'],
  'number-out-of-range': ['[129, 5, 72, 101, 108, 300, 111]', '300'],
  'truncated-by-tool': ['<Buffer 81 05 48 65 ... 3 more bytes>', '3'],
  'repeat-expanded': [
    '00000000  82 7e 00 50 00 00 00 00  00 00 00 00 00 00 00 00  |.~.P............|\n00000010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n00000050  00 00 00 00                                       |....|\n00000054',
    '*',
  ],
  'columns-dropped': ['00000000: 8105 4865 6c6c 6f                        ..Hello'],
  'lower-layers-stripped': [PACKET],
  'bare-ack': [
    '15:00:00.000000 IP localhost.54321 > localhost.8080: Flags [.], ack 1, win 512, length 0\n\t0x0000:  4500 0028 1234 4000 4006 2a9a 7f00 0001\n\t0x0010:  7f00 0001 d431 1f90 0000 0001 0000 0001\n\t0x0020:  5010 0200 0000 0000',
  ],
  'messages-not-frames': [
    '{"log":{"entries":[{"_webSocketMessages":[{"type":"send","time":1,"opcode":1,"data":"hello"},{"type":"receive","time":2,"opcode":1,"data":"world"}]}]}}',
  ],
  'line-numbers-not-offsets': [
    '00000001: 4865 6c6c 6f20 776f 726c 642c 2068 656c  Hello world, hel\n00000002: 6c6f 2061 6761 696e 2021 2121            lo again !!!',
  ],
  'text-was-decoded': ["'\u0001\ufffd\ufffd\u0012XY\ufffdK\ufffd\ufffdp\ufffd'"],
  'text-made-frame': ['hello there, this is a message'],
  'pieces-joined': ['<Buffer 81 02 68 69>\n<Buffer 81 02 68 6f>', '2'],
  'directions-split': ['<Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>\n<Buffer 81 05 48 65 6c 6c 6f>'],
  'direction-doubted': ['the server received this from the browser: 81 05 48 65 6c 6c 6f', 'MASK'],
  'padding-dropped': [
    '15:00:00.000000 IP localhost.8080 > localhost.54321: Flags [P.], length 4\n\t0x0000:  0000 0000 0000 0000 0000 0000 0800 4500\n\t0x0010:  002c 1234 4000 4006 2a96 7f00 0001 7f00\n\t0x0020:  0001 1f90 d431 0000 0001 0000 0001 5018\n\t0x0030:  0200 0000 0000 8102 6869 0000',
  ],
  'base64-bad-character': ['gYU3+iE9f59NU*Vg=', '*'],
  'bits-left-over': ['10000001 00000101 01001000 01100101 0110', '4'],
  'little-endian-words': ['0000000 0581 6548 6c6c 006f\n0000007'],
  'sign-extended': ['0xffffff81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f'],
  'bytes-missing': [
    '00000000: 8118 4865 6c6c 6f20 776f 726c 642c 2068  ..Hello world, h\n00000020: 656c 6c6f                                ello',
    '16',
  ],
  'formats-mixed': ['client: <Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>\nserver: [-127, 5, 72, 101, 108, 108, 111]', 'Node Buffer'],
  'spelled-again': ['<Buffer 81 05 48 65 6c 6c 6f>\n[129, 5, 72, 101, 108, 108, 111]'],
};

describe('every note on a reading', () => {
  it.each(READING_NOTES)('%s is worded whole', (code) => {
    const [paste, ...mentions] = PASTES[code];
    const notes = readPaste(paste, code === 'base64-bad-character' ? { readAs: 'base64' } : {}).guesses.flatMap((guess) =>
      guess.notes.filter((note) => note.code === code),
    );
    expect(notes).not.toEqual([]);
    for (const words of BOTH) {
      for (const { params } of notes) expect(words.notes[code](params)).not.toMatch(HOLES);
      for (const mention of mentions) expect(words.notes[code](notes[0]!.params)).toContain(mention);
    }
  });
});

describe('formats', () => {
  it.each(FORMATS)('%s has a name in both languages', (format) => {
    for (const words of BOTH) expect(words.readAs(format)).toContain(words.formats[format]);
    expect(en.readAs(format)).toBe(`Read as ${en.formats[format]}`);
  });

  it('puts spaces between Han and Latin only where they meet', () => {
    expect(zh.readAs('node-buffer')).toBe('按 Node Buffer 读取');
    expect(zh.readAs('decimal')).toBe('按十进制字节读取');
  });
});
