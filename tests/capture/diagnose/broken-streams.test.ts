/**
 * Each kind of mistake, made on purpose in at least 200 seeded streams: the diagnosis has to come first, and its repair
 * has to read clean and say what was meant. Where first place cannot be demanded, the row says why.
 */
import { describe, expect, it } from 'vitest';
import type { DiagnosisCode } from '../../../src/capture/diagnoses.ts';
import { concat, utf8Bytes } from '../helpers/bytes.ts';
import { faultsOf, readsClean, textsOf } from '../helpers/diagnosing.ts';
import { packet } from '../helpers/packets.ts';
import {
  type Frame,
  han,
  json,
  lengthBytes,
  ordinaryStream,
  prose,
  Random,
  withMaskBit,
  write,
  writeAll,
  xor,
} from '../helpers/streams.ts';

interface Broken {
  readonly bytes: Uint8Array;
  /** The frames' texts after the repair, joined with `|`; absent where the repair is not about text. */
  readonly meant?: string;
  readonly direction?: 'c2s' | 's2c' | 'unknown';
  readonly params?: Record<string, unknown>;
}

interface Mistake {
  readonly name: string;
  readonly code: DiagnosisCode;
  readonly make: (random: Random) => Broken;
  /** The worst place allowed, counted from 1. Above 1 only with a reason. */
  readonly place?: number;
  readonly hasRepair?: boolean;
}

const SEEDS = 200;
const decoder = new TextDecoder();
const textOf = (frames: readonly Frame[]) => frames.map((frame) => decoder.decode(frame.payload)).join('|');
const text = (value: string, key: Uint8Array | null = null, byte0 = 0x81): Frame => ({ byte0, payload: utf8Bytes(value), key });
const maskedOr = (random: Random) => (random.next() < 0.5 ? random.bytes(4) : null);
const asciiText = (random: Random, shortest = 5) => (random.next() < 0.4 ? json(random) : prose(random, random.int(shortest, 80)));
/** Some texts before and after, all of one side. */
const neighbours = (random: Random, masked: boolean, most = 2) =>
  Array.from({ length: random.int(0, most) }, () => text(asciiText(random), masked ? random.bytes(4) : null));
const around = (before: readonly Frame[], middle: Uint8Array, after: readonly Frame[]) => concat(writeAll(before), middle, writeAll(after));

/** One frame spelled wrong between ordinary neighbours. */
function spelled(random: Random, frame: Frame, length: readonly number[]): Broken {
  const masked = frame.key !== null;
  const before = neighbours(random, masked);
  const after = neighbours(random, masked);
  return { bytes: around(before, write(frame, length), after), meant: textOf([...before, frame, ...after]) };
}

function closing(random: Random, body: Uint8Array, meantCode: number, reason: string): Broken {
  const masked = random.next() < 0.5;
  const before = neighbours(random, masked);
  const key = masked ? random.bytes(4) : null;
  const meant: Frame = { byte0: 0x88, payload: concat([meantCode >> 8, meantCode & 255], utf8Bytes(reason)), key };
  return { bytes: around(before, write({ byte0: 0x88, payload: body, key }), []), meant: textOf([...before, meant]) };
}

const CLOSE_CODES = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011];
const reasonOf = (random: Random) => (random.next() < 0.5 ? '' : prose(random, random.int(4, 40)));
/** Texts whose first byte begins no legal frame, so that a byte left over from them shows at once. */
const longText = (random: Random, shortest: number, longest: number) => prose(random, random.int(shortest, longest));

const MISTAKES: readonly Mistake[] = [
  {
    name: 'TLS records',
    code: 'tls-records',
    hasRepair: false,
    make: (random) => {
      const records = Array.from({ length: random.int(1, 3) }, () => {
        const length = random.int(1, 300);
        return concat([random.pick([0x14, 0x15, 0x16, 0x17]), 3, random.int(1, 3), length >> 8, length & 255], random.bytes(length));
      });
      const all = concat(...records);
      return { bytes: random.next() < 0.5 ? all : all.slice(0, random.int(5, all.length)) };
    },
  },
  {
    name: 'an HTTP request or response alone',
    code: 'http-text',
    hasRepair: false,
    make: (random) => ({
      bytes: utf8Bytes(
        random.pick([
          'GET /chat HTTP/1.1\r\nHost: x\r\n\r\n',
          'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n',
          'GET / HT',
          'HTTP/1.1 101 Switching',
        ]) + '',
      ),
    }),
  },
  {
    name: 'a response in front of the first frame',
    code: 'handshake-before-frames',
    make: (random) => {
      const frames = ordinaryStream(random, { masked: false });
      const head =
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';
      return { bytes: concat(utf8Bytes(head), writeAll(frames)), meant: textOf(frames), params: { kind: 'response', length: head.length } };
    },
  },
  {
    name: 'a request in front of the first frame',
    code: 'handshake-before-frames',
    make: (random) => {
      const frames = ordinaryStream(random, { masked: true });
      const head = 'GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n';
      return { bytes: concat(utf8Bytes(head), writeAll(frames)), meant: textOf(frames), params: { kind: 'request' } };
    },
  },
  {
    name: 'the tail of a 101 response in front of the first frame',
    code: 'handshake-before-frames',
    make: (random) => {
      const frames = ordinaryStream(random);
      const head = 'Upgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';
      const tail = head.slice(random.int(0, head.length - 2));
      return { bytes: concat(utf8Bytes(tail), writeAll(frames)), meant: textOf(frames), params: { kind: 'tail' } };
    },
  },
  {
    name: 'the middle of a frame: text frames, the start of the first one lost',
    code: 'out-of-sync',
    make: (random) => {
      const masked = random.next() < 0.5;
      const lost = write(text(longText(random, 12, 60), masked ? random.bytes(4) : null));
      const frames = ordinaryStream(random, { masked, ascii: true, frames: random.int(2, 5), longest: 100 });
      return { bytes: concat(lost.slice(random.int(masked ? 7 : 3, lost.length - 3)), writeAll(frames)), meant: textOf(frames) };
    },
  },
  {
    name: 'the middle of a frame: any frames, the start of a binary one lost',
    code: 'out-of-sync',
    // The tail itself may happen to read as a short frame before the first one; then it lines up one frame earlier.
    make: (random) => {
      const masked = random.next() < 0.5;
      const frames = ordinaryStream(random, { masked, frames: random.int(3, 8) });
      return { bytes: concat([random.int(0x30, 0x7f)], random.bytes(random.int(3, 60)), writeAll(frames)) };
    },
  },
  {
    name: 'a payload without a header: text',
    code: 'payload-without-header',
    make: (random) => {
      const value = random.next() < 0.3 ? han(random, random.int(2, 40)) : prose(random, random.int(2, 200));
      return { bytes: utf8Bytes(value), meant: value, params: { kind: 'text' } };
    },
  },
  {
    name: 'a payload without a header: JSON',
    code: 'payload-without-header',
    make: (random) => {
      const value = json(random);
      return { bytes: utf8Bytes(value), meant: value, params: { kind: 'json' } };
    },
  },
  {
    name: 'a payload still masked, without a header: JSON',
    code: 'payload-still-masked',
    make: (random) => maskedAlone(random, json(random)),
  },
  {
    name: 'a payload still masked, without a header: prose',
    code: 'payload-still-masked',
    make: (random) => maskedAlone(random, prose(random, random.int(60, 200))),
  },
  {
    name: 'a payload still masked, the key in front of it',
    code: 'payload-still-masked',
    make: (random) => {
      const value = asciiText(random, 12);
      const key = outOfText(random);
      return { bytes: concat(key, xor(utf8Bytes(value), key)), meant: value, params: { header: 'key-in-front' } };
    },
  },
  {
    name: 'a payload still masked in an unmasked frame',
    code: 'payload-still-masked',
    make: (random) => {
      const value = random.next() < 0.5 ? json(random) : prose(random, random.int(80, 160));
      const key = outOfText(random);
      const before = neighbours(random, false);
      const payload = xor(utf8Bytes(value), key);
      return {
        bytes: around(before, write({ byte0: 0x81, payload, key: null }), []),
        meant: textOf([...before, text(value)]),
        params: { header: 'present' },
      };
    },
  },
  {
    name: 'MASK set and a key there, but the payload not masked',
    code: 'mask-bit-but-readable',
    make: (random) => {
      const before = neighbours(random, true);
      const after = neighbours(random, true);
      const value = asciiText(random, 8);
      const key = outOfText(random);
      return {
        bytes: around(before, concat([0x81], withMaskBit(lengthBytes(value.length), true), key, utf8Bytes(value)), after),
        meant: textOf([...before, text(value), ...after]),
        params: { keyPresent: 'yes' },
      };
    },
  },
  {
    name: 'MASK set, but no key and no masking',
    code: 'mask-bit-but-readable',
    make: (random) => {
      const values = Array.from({ length: random.int(1, 3) }, () => asciiText(random, 8));
      const frames = values.map((value) => concat([0x81], withMaskBit(lengthBytes(value.length), true), utf8Bytes(value)));
      return { bytes: concat(...frames), meant: values.join('|'), params: { keyPresent: 'no', count: values.length } };
    },
  },
  {
    name: 'MASK clear, but key and masking there; the length counts the payload',
    code: 'mask-bit-clear-but-key',
    make: (random) => keyWithoutBit(random, 0),
  },
  {
    name: 'MASK clear, but key and masking there; the length counts the key too',
    code: 'mask-bit-clear-but-key',
    make: (random) => keyWithoutBit(random, 4),
  },
  {
    name: 'MASK clear on binary frames, but key and masking there; the length counts the payload',
    code: 'mask-bit-clear-but-key',
    make: (random) => {
      // What the header's length leaves out is no header: reserved bits are set.
      const payloads = Array.from({ length: random.int(4, 8) }, () =>
        random.bytes(random.int(5, 100)).map((byte, i, all) => (i === all.length - 4 ? byte | 0x70 : byte)),
      );
      const frames = payloads.map((payload) => concat([0x82], lengthBytes(payload.length), random.bytes(4), payload));
      return { bytes: concat(...frames), params: { counted: 'no', preview: '', count: payloads.length } };
    },
  },
  {
    name: 'masked twice with two keys',
    code: 'masked-twice',
    make: (random) => {
      const value = random.next() < 0.5 ? json(random) : prose(random, random.int(80, 160));
      const before = neighbours(random, true);
      const second = outOfText(random);
      const frame = write({ byte0: 0x81, payload: xor(utf8Bytes(value), second), key: random.bytes(4) });
      return {
        bytes: around(before, frame, []),
        meant: textOf([...before, text(value)]),
        params: { second: Buffer.from(second).toString('hex') },
      };
    },
  },
  {
    name: 'RSV1 without an extension',
    code: 'compressed',
    make: (random) => {
      const key = maskedOr(random);
      const before = neighbours(random, key !== null);
      return { bytes: around(before, write({ byte0: 0xc1, payload: random.bytes(random.int(5, 100)), key }), []) };
    },
  },
  {
    name: 'a NUL after each text',
    code: 'stray-nul',
    make: (random) => strays(random, [0x00], 3),
  },
  {
    name: 'a NUL in front of the first frame',
    code: 'stray-nul',
    make: (random) => {
      const frames = ordinaryStream(random);
      return { bytes: concat([0], writeAll(frames)), meant: textOf(frames) };
    },
  },
  { name: 'a line feed after each text', code: 'stray-newline', make: (random) => strays(random, [0x0a], 1) },
  { name: 'CR LF after each text', code: 'stray-newline', make: (random) => strays(random, [0x0d, 0x0a], 1) },
  {
    name: 'Ethernet padding',
    code: 'ethernet-padding',
    make: (random) => {
      const short = random.next() < 0.5;
      const frames = short ? [text('Hi', null, random.pick([0x81, 0x8a])), ...[]] : neighbours(random, false, 3).concat(text('end'));
      const whole = writeAll(short ? [{ ...frames[0]!, payload: utf8Bytes('Hi!').slice(0, random.int(0, 3)) }] : frames);
      const count = short ? 6 - whole.length : random.int(2, 18);
      return { bytes: concat(whole, new Uint8Array(count)), params: { count } };
    },
  },
  {
    name: 'packet headers in front',
    code: 'lower-layers',
    make: (random) => {
      const frames = ordinaryStream(random, { masked: true });
      const payload = writeAll(frames);
      const link = random.pick(['none', 'ethernet', 'vlan', 'sll', 'sll2', 'loopback-little'] as const);
      return { bytes: packet({ link, version: random.pick([4, 6]), payload, tcpOptions: 3 }), meant: textOf(frames) };
    },
  },
  {
    name: 'Hixie-76 messages',
    code: 'hixie-76',
    make: (random) => {
      const values = Array.from({ length: random.int(1, 4) }, () => (random.next() < 0.3 ? han(random, 5) : asciiText(random)));
      const closingToo = random.next() < 0.3;
      const bytes = concat(...values.map((value) => concat([0], utf8Bytes(value), [0xff])), closingToo ? [0xff, 0] : []);
      return { bytes, meant: [...values, ...(closingToo ? [''] : [])].join('|') };
    },
  },
  { name: 'hybi drafts 01 to 03', code: 'early-hybi-draft', make: (random) => draft(random, (fin) => (fin ? 0 : 0x80), '01-03') },
  { name: 'hybi drafts 04 to 06', code: 'early-hybi-draft', make: (random) => draft(random, (fin) => (fin ? 0x80 : 0), '04-06') },
  {
    name: 'hybi drafts 04 to 06 from a client, header masked too',
    code: 'early-hybi-draft',
    make: (random) => {
      const values = Array.from({ length: random.int(1, 3) }, () => asciiText(random));
      const frames = values.map((value) => {
        const key = random.bytes(4);
        return concat(key, xor(concat([0x84], lengthBytes(value.length), utf8Bytes(value)), key));
      });
      return { bytes: concat(...frames), meant: values.join('|'), params: { draft: '04-06-masked' } };
    },
  },
  {
    name: 'a close code in digits',
    code: 'close-code-ascii',
    make: (random) => {
      const code = random.pick([...CLOSE_CODES, 3000, 4001]);
      const reason = reasonOf(random);
      return closing(random, utf8Bytes(`${code}${reason === '' ? '' : ' '}${reason}`), code, reason);
    },
  },
  {
    name: 'a close code of which only the low byte was written',
    code: 'close-code-low-byte',
    make: (random) => {
      const code = random.pick(CLOSE_CODES);
      const reason = reasonOf(random);
      const alone = random.next() < 0.3;
      return closing(random, concat(alone ? [code & 255] : [0, code & 255], utf8Bytes(alone ? '' : reason)), code, alone ? '' : reason);
    },
  },
  {
    name: 'a little-endian close code',
    code: 'close-code-little-endian',
    make: (random) => {
      const code = random.pick([...CLOSE_CODES, 3000, 4001]);
      const reason = reasonOf(random);
      return closing(random, concat([code & 255, code >> 8], utf8Bytes(reason)), code, reason);
    },
  },
  {
    name: 'a reason where the code belongs',
    code: 'close-code-missing',
    make: (random) => {
      const reason = 'bye ' + prose(random, random.int(6, 40));
      return closing(random, utf8Bytes(reason), 1000, reason);
    },
  },
  {
    name: 'a length one too small',
    code: 'length-off-by-one',
    make: (random) => {
      const value = longText(random, 6, 120);
      return spelled(random, text(value, null), lengthBytes(value.length - 1));
    },
  },
  {
    name: 'a length one too big',
    code: 'length-off-by-one',
    make: (random) => {
      const value = longText(random, 6, 120);
      const broken = spelled(random, text(value, null), lengthBytes(value.length + 1));
      return broken;
    },
  },
  {
    name: 'a masked length one too small',
    code: 'length-off-by-one',
    // The byte left over may be a masked 00 or 0A, which reads as a stray NUL or line feed just as well.
    place: 2,
    make: (random) => {
      const value = longText(random, 6, 120);
      return spelled(random, text(value, random.bytes(4)), lengthBytes(value.length - 1));
    },
  },
  {
    name: 'a little-endian extended length',
    code: 'length-little-endian',
    make: (random) => {
      const value = longText(random, 126, 900);
      return value.length >> 8 === (value.length & 255)
        ? spelledAgain(random)
        : spelled(random, text(value, maskedOr(random)), [126, value.length & 255, value.length >> 8]);
    },
  },
  {
    name: 'a length in 32 bits where 64 are due',
    code: 'length-32-bit',
    make: (random) => {
      const value = longText(random, 126, 900);
      return spelled(random, text(value, maskedOr(random)), [127, 0, 0, value.length >> 8, value.length & 255]);
    },
  },
  {
    name: 'a byte widened with its sign to 16 or 64 bits',
    code: 'length-sign-extended',
    make: (random) => {
      const value = prose(random, 130)
        .slice(0, 128 + random.int(0, 2))
        .padEnd(128, '.');
      const wide = random.next() < 0.5;
      return spelled(
        random,
        text(value, maskedOr(random)),
        wide ? [127, 255, 255, 255, 255, 255, 255, 255, value.length] : [126, 255, value.length],
      );
    },
  },
  {
    name: 'a length in characters',
    code: 'length-counts-characters',
    make: (random) => {
      const value = prose(random, 5) + han(random, random.int(2, 20)) + (random.next() < 0.3 ? '😀' : '') + random.pick(['', 'ok']);
      const units = random.next() < 0.5 ? value.length : [...value].length;
      return spelled(random, text(value, maskedOr(random)), lengthBytes(units));
    },
  },
  {
    name: 'bytes turned into characters: each over 7f is now U+FFFD',
    code: 'text-already-decoded',
    hasRepair: false,
    make: (random) => {
      const masked = random.next() < 0.5;
      const frames = ordinaryStream(random, { masked, ascii: true });
      return { bytes: utf8Bytes(decoder.decode(writeAll(frames))) };
    },
  },
  {
    name: 'bytes written as Latin-1 characters in UTF-8',
    code: 'bytes-as-utf8',
    make: (random) => {
      const frames = ordinaryStream(random);
      return { bytes: utf8Bytes(String.fromCharCode(...writeAll(frames))), meant: textOf(frames) };
    },
  },
  {
    name: 'both directions in one run',
    code: 'directions-mixed',
    make: (random) => {
      const frames = Array.from({ length: random.int(2, 8) }, (_, i) =>
        text(asciiText(random), (i === 0 ? random.next() < 0.5 : i === 1 ? null : random.next() < 0.5) ? random.bytes(4) : null),
      );
      const first = frames[0]!.key !== null;
      const mixed = first ? frames : [frames[0]!, text(asciiText(random), random.bytes(4)), ...frames.slice(1)];
      return { bytes: writeAll(mixed), meant: textOf(mixed.filter((frame) => (frame.key !== null) === (mixed[0]!.key !== null))) };
    },
  },
];

function spelledAgain(random: Random): Broken {
  const value = prose(random, 300).slice(0, 300);
  return spelled(random, text(value, null), [126, 300 & 255, 300 >> 8]);
}

/** A key that does not leave the text readable: its bytes turn letters into controls or non-ASCII. */
function outOfText(random: Random): Uint8Array {
  return random.bytes(4).map((byte) => byte | 0x80);
}

function maskedAlone(random: Random, value: string): Broken {
  const key = outOfText(random);
  return { bytes: xor(utf8Bytes(value), key), meant: value, params: { key: Buffer.from(key).toString('hex'), header: 'absent' } };
}

function keyWithoutBit(random: Random, extra: number): Broken {
  const frames = Array.from({ length: random.int(1, 3) }, () => text(asciiText(random, 8), outOfText(random)));
  const bytes = frames.map(({ payload, key }) => concat([0x81], lengthBytes(payload.length + extra), key!, xor(payload, key!)));
  return { bytes: concat(...bytes), meant: textOf(frames), params: { counted: extra === 0 ? 'no' : 'yes' } };
}

function strays(random: Random, bytes: readonly number[], shortest: number): Broken {
  const masked = random.next() < 0.5;
  const frames = ordinaryStream(random, { masked, ascii: true, frames: random.int(shortest, 5), longest: 60 });
  return { bytes: concat(...frames.flatMap((frame) => [write(frame), bytes])), meant: textOf(frames) };
}

function draft(random: Random, flag: (fin: boolean) => number, name: string): Broken {
  const frames: Uint8Array[] = [];
  const meant: string[] = [];
  for (let i = random.int(1, 3); i > 0; i--) {
    const value = asciiText(random);
    const cut = random.next() < 0.3 ? random.int(1, value.length - 1) : value.length;
    frames.push(concat([flag(cut === value.length) | 0x04], lengthBytes(cut), utf8Bytes(value.slice(0, cut))));
    if (cut < value.length) frames.push(concat([flag(true)], lengthBytes(value.length - cut), utf8Bytes(value.slice(cut))));
    meant.push(...(cut < value.length ? [value.slice(0, cut), value.slice(cut)] : [value]));
  }
  return { bytes: concat(...frames), meant: meant.join('|'), params: { draft: name } };
}

/** What is wrong with the diagnoses of one broken stream, in a line; null when all is well. */
function complaint(
  { code, place = 1, hasRepair = true }: Mistake,
  seed: number,
  { bytes, meant, direction, params }: Broken,
): string | null {
  const faults = faultsOf(bytes, direction);
  const codes = faults.map((each) => `${each.code} ${each.confidence.toFixed(2)}`).join(', ');
  const where = `seed ${seed}: ${Buffer.from(bytes.subarray(0, 2000)).toString('hex')}`;
  const found = faults.findIndex((each) => each.code === code);
  if (found < 0 || found >= place) return `${where} is [${codes}]`;
  const diagnosis = faults[found]!;
  for (const [name, value] of Object.entries(params ?? {})) {
    if (diagnosis.params[name] !== value) return `${where}: ${name} is ${diagnosis.params[name]}, not ${String(value)}`;
  }
  if (!hasRepair) return diagnosis.repair === undefined ? null : `${where} has a repair`;
  if (!readsClean(diagnosis)) return `${where}: the repair does not read clean`;
  const text = textsOf(diagnosis);
  return meant === undefined || text === meant ? null : `${where}: repaired to ${text}, not ${meant}`;
}

describe('mistakes', () => {
  MISTAKES.forEach((mistake, kind) => {
    it(`${mistake.name}: ${mistake.code}`, () => {
      const complaints: string[] = [];
      for (let seed = 0; seed < SEEDS; seed++) {
        const said = complaint(mistake, seed, mistake.make(new Random(kind * 1000 + seed)));
        if (said !== null) complaints.push(said);
      }
      expect(complaints).toEqual([]);
    });
  });
});
