/**
 * The kinds of review cards: each draws new numbers and works the answer out by the protocol's own code.
 *
 * Knows which numbers make a good question, and the mistakes that people make with them. Must not word anything, and draws from a
 * seeded source that it is handed, so that a card can be drawn again.
 */
import type { CardShapes, Chosen, CardId, CloseSituation, CloseChoice, HeaderName, Typed } from '../../i18n/review/facts.ts';
import { decodeBase64, encodeBase64, lastCharacters } from '../../protocol/bytes/base64.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { joinBytes } from '../../protocol/bytes/join.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { frameAt } from '../../protocol/connection/frame-at.ts';
import { scanStream } from '../../protocol/connection/scan.ts';
import { closeCodeClass } from '../../protocol/frame/close-body.ts';
import { apiAcceptsCode } from '../../protocol/frame/close-codes.ts';
import { BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT } from '../../protocol/frame/opcodes.ts';
import { MAX_CONTROL_LENGTH } from '../../protocol/frame/payload-length.ts';
import { findingsOf, findingSpec } from '../../protocol/findings.ts';
import { firstByteFaults } from '../../protocol/frame/rules.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';
import { readHead } from '../../protocol/handshake/head.ts';
import { fromLatin1 } from '../../protocol/handshake/octets.ts';
import { judgeRequest } from '../../protocol/handshake/request.ts';
import { dissectUrl } from '../../protocol/handshake/uri.ts';
import { analyseKey } from '../../protocol/legacy/key.ts';
import type { Random } from './random.ts';

/** A card whose answer is typed: as a number, as bytes in hex, or letter for letter. */
export interface TypedCard<Facts, Mistake extends string> {
  readonly facts: Facts;
  readonly as: 'number' | 'hex' | 'text';
  readonly answer: number | string;
  /** What the foreseen mistakes come to; one that happens to come to the answer is none. */
  readonly mistakes: Partial<Readonly<Record<Mistake, number | string>>>;
}
export interface ChosenCard<Facts, Option extends string> {
  readonly facts: Facts;
  readonly right: Option;
  /** In the order on screen. */
  readonly options: readonly Option[];
}

export type Kinds = {
  readonly [Id in CardId]: (
    random: Random,
  ) => CardShapes[Id] extends Typed<infer Facts, infer Mistake>
    ? TypedCard<Facts, Mistake>
    : CardShapes[Id] extends Chosen<infer Facts, infer Option>
      ? ChosenCard<Facts, Option>
      : never;
};

const hex = (...bytes: readonly number[]): string => toHex(Uint8Array.from(bytes), ' ');
const bitsOf = (byte: number): string =>
  byte
    .toString(2)
    .padStart(8, '0')
    .replace(/^(....)/, '$1 ');
const bytesFrom = (random: Random, count: number): Uint8Array => Uint8Array.from({ length: count }, () => random.between(0, 255));
/** A key as a client draws it: no byte that changes nothing. */
const keyFrom = (random: Random): Uint8Array => Uint8Array.from({ length: 4 }, () => random.between(1, 255));
const OPCODES = [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG];
/** Lengths of each spelling, those at the borders more often. */
const lengthFrom = (random: Random): number =>
  random.of([
    random.between(1, 124),
    125,
    126,
    127,
    random.between(128, 999),
    random.between(1000, 65_534),
    65_535,
    65_536,
    random.between(65_537, 900_000),
  ]);
const frameOf = (payload: Uint8Array, key: Uint8Array | null, opcode = BINARY): Uint8Array =>
  serializeFrame(simpleSpec(opcode, payload, key));
/** Bytes of a header, measured on one. */
const headerSize = (payload: number, masked: boolean): number =>
  frameOf(new Uint8Array(payload), masked ? new Uint8Array(4) : null).length - payload;

const HOST = 'server.example.com';
const KEY_LINE = 'Sec-WebSocket-Key: ';
const LOW_WORDS = ['Hi', 'ok', 'go', 'no', 'up', 'yo', 'it', 'we'];
const CHARACTERS = ['a', 'Z', '7', 'é', 'ß', 'ñ', 'Ω', '你', '好', '帧', '€', '→', '👋', '🎉'];
const SITUATIONS: Readonly<Record<CloseSituation, CloseChoice>> = {
  done: '1000',
  leaving: '1001',
  rule: '1002',
  type: '1003',
  utf8: '1007',
  policy: '1008',
  size: '1009',
  inside: '1011',
};
const HEADERS: Readonly<Record<HeaderName, 'request' | 'response' | 'both'>> = {
  Host: 'request',
  Upgrade: 'both',
  Connection: 'both',
  'Sec-WebSocket-Key': 'request',
  'Sec-WebSocket-Accept': 'response',
  'Sec-WebSocket-Version': 'request',
  Origin: 'request',
};

export const KINDS: Kinds = {
  'who-sent': (random) => {
    const masked = random.of([true, false]);
    const length = random.between(1, 100);
    const bytes = frameOf(bytesFrom(random, length), masked ? keyFrom(random) : null, random.of([TEXT, BINARY]));
    const facts = { bytes: `${hex(...bytes.subarray(0, 2))} …`, masked, second: bitsOf(bytes[1]!) };
    return { facts, right: masked ? 'client' : 'server', options: ['client', 'server'] };
  },
  'frame-size': (random) => {
    const [payload, masked] = [random.between(1, 125), random.of([true, false, true])];
    const header = headerSize(payload, masked);
    const facts = { payload, masked, header, size: header + payload };
    return { facts, as: 'number', answer: facts.size, mistakes: { payload, ...(masked ? { 'no-key': payload + 2 } : {}) } };
  },
  'resource-name': (random) => {
    const path = random.of(['', '/', '/chat', '/api/live', '/rooms/blue']);
    const query = random.of(['', '?x=1', '?room=7', `?id=${random.between(10, 99)}`]);
    const url = `${random.of(['ws', 'wss'])}://${random.of(['example.com', 'a.example:8080', HOST])}${path}${query}`;
    const { resourceName: resource } = dissectUrl(url);
    return { facts: { url, resource }, as: 'text', answer: resource, mistakes: { 'path-only': path || query, whole: url } };
  },
  port: (random) => {
    const given = random.of(['', '', `:${random.of([8080, 8443, 3000, 9001])}`]);
    const url = `${random.of(['ws', 'wss'])}://${random.of(['example.com', HOST])}${given}/${random.of(['', 'chat', 'live'])}`;
    const parts = dissectUrl(url);
    const facts = { url, port: parts.port!, isDefault: given === '' };
    return { facts, as: 'number', answer: facts.port, mistakes: { other: given === '' ? (parts.secure ? 80 : 443) : parts.defaultPort } };
  },
  'strict-server': (random) => {
    const key = encodeBase64(bytesFrom(random, 16));
    const path = random.of(['/chat', '/live', '/ws']);
    const fault = random.of(['none', 'method', 'version', 'key', 'upgrade', 'http'] as const);
    const lines = {
      none: [`GET ${path} HTTP/1.1`, `${KEY_LINE}${key}`, 'Sec-WebSocket-Version: 13', 'Upgrade: websocket'],
      method: [
        `${random.of(['POST', 'PUT', 'get'])} ${path} HTTP/1.1`,
        `${KEY_LINE}${key}`,
        'Sec-WebSocket-Version: 13',
        'Upgrade: websocket',
      ],
      version: [`GET ${path} HTTP/1.1`, `${KEY_LINE}${key}`, `Sec-WebSocket-Version: ${random.of([7, 8, 12, 25])}`, 'Upgrade: websocket'],
      key: [
        `GET ${path} HTTP/1.1`,
        `${KEY_LINE}${encodeBase64(bytesFrom(random, random.of([12, 15, 20])))}`,
        'Sec-WebSocket-Version: 13',
        'Upgrade: websocket',
      ],
      upgrade: [`GET ${path} HTTP/1.1`, `${KEY_LINE}${key}`, 'Sec-WebSocket-Version: 13', 'Upgrade: websockets'],
      http: [`GET ${path} HTTP/1.0`, `${KEY_LINE}${key}`, 'Sec-WebSocket-Version: 13', 'Upgrade: websocket'],
    }[fault];
    const [first, ...rest] = lines;
    const head = [first!, `Host: ${HOST}`, 'Connection: Upgrade', ...rest, '', ''].join('\r\n');
    const { refusal } = judgeRequest(readHead(fromLatin1(head), 'request'));
    const shown = { none: lines[0]!, method: lines[0]!, http: lines[0]!, version: lines[2]!, key: lines[1]!, upgrade: lines[3]! }[fault];
    const right = String(refusal?.status ?? 101) as '101' | '400' | '405' | '426' | '505';
    return { facts: { line: shown, fault }, right, options: ['101', '400', '405', '426', '505'] };
  },
  'which-message': (random) => {
    const header = random.of(Object.keys(HEADERS) as HeaderName[]);
    return { facts: { header }, right: HEADERS[header], options: ['request', 'response', 'both'] };
  },
  'key-bytes': (random) => {
    const key = encodeBase64(bytesFrom(random, random.of([12, 14, 15, 16, 16, 17, 18])));
    const octets = decodeBase64(key).bytes.length;
    return { facts: { key, octets, characters: key.length }, as: 'number', answer: octets, mistakes: { characters: key.length } };
  },
  'spare-bits': (random) => {
    const right = encodeBase64(bytesFrom(random, 16));
    const means = right.charAt(21);
    // §4.1's "base64-encoded" leaves the last character four spare bits, which an encoder writes as zeros: only A, Q, g and w end a key.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const last = alphabet.charAt(alphabet.indexOf(means) + random.between(1, 15));
    const wrong = `${right.slice(0, 21)}${last}==`;
    const keys = random.shuffled([wrong, encodeBase64(bytesFrom(random, 16)), encodeBase64(bytesFrom(random, 16))]);
    const options = ['a', 'b', 'c'] as const;
    return { facts: { keys, last, means }, right: options[keys.indexOf(wrong)]!, options };
  },
  'read-opcode': (random) => {
    const opcode = random.of(OPCODES);
    const byte = (random.of([0b1000, 0b0000, 0b1100]) << 4) | opcode;
    const facts = { byte: hex(byte), bits: bitsOf(byte), opcode };
    return { facts, as: 'number', answer: opcode, mistakes: { byte, left: byte >> 4 } };
  },
  'first-byte': (random) => {
    const opcode = random.of(OPCODES);
    const fin = opcode >= CLOSE || random.of([true, false]);
    const byte = serializeFrame({ ...simpleSpec(opcode, new Uint8Array(0)), fin })[0]!;
    const mistakes = { fin: hex(byte ^ 0b1000_0000), opcode: hex(opcode === TEXT ? byte + 1 : (byte & 0b1111_0000) | TEXT) };
    return { facts: { opcode, fin, bits: bitsOf(byte) }, as: 'hex', answer: hex(byte), mistakes };
  },
  'first-byte-legal': (random) => {
    const byte = random.of([
      (random.of([0b1000, 0b0000]) << 4) | random.of([TEXT, BINARY]),
      0b1000_0000 | random.of([CLOSE, PING, PONG]),
      random.of([0b1100_0000, 0b1010_0000, 0b1001_0000, 0b0100_0000]) | random.of([TEXT, BINARY]),
      0b1000_0000 | random.of([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]),
      random.of([CLOSE, PING, PONG]),
    ]);
    const [fault] = findingsOf(firstByteFaults(byte, false, false));
    const right = ({ 'rsv-without-extension': 'rsv', 'opcode-reserved': 'opcode', 'control-frame-fragmented': 'fragmented' } as const)[
      fault as 'rsv-without-extension'
    ];
    const facts = { byte: hex(byte), bits: bitsOf(byte), opcode: byte & 0b1111 };
    return { facts, right: right ?? 'legal', options: ['legal', 'rsv', 'opcode', 'fragmented'] };
  },
  'header-size': (random) => {
    const [payload, masked] = [lengthFrom(random), random.of([true, false])];
    const size = headerSize(payload, masked);
    const more = size - 2 - (masked ? 4 : 0);
    const mistakes = {
      ...(masked ? { 'no-key': size - 4 } : {}),
      ...(more > 0 ? { 'no-length': size - more } : {}),
      'with-payload': size + payload,
    };
    return { facts: { payload, masked, more, size }, as: 'number', answer: size, mistakes };
  },
  'second-byte': (random) => {
    const [payload, masked] = [lengthFrom(random), random.of([true, true, false])];
    const byte = frameOf(new Uint8Array(payload), masked ? new Uint8Array(4) : null)[1]!;
    const mistakes = { mask: hex(byte ^ 0b1000_0000), number: hex((byte & 0b1000_0000) | (payload & 0b0111_1111)) };
    return { facts: { payload, masked, code: byte & 0b0111_1111 }, as: 'hex', answer: hex(byte), mistakes };
  },
  'length-bytes': (random) => {
    const payload = random.of([126, 127, 200, 256, 300, 512, 1000, 4096, 65_535, random.between(128, 999)]);
    const [high, low] = frameOf(new Uint8Array(payload), null).subarray(2, 4) as unknown as [number, number];
    return { facts: { payload }, as: 'hex', answer: hex(high, low), mistakes: { swapped: hex(low, high) } };
  },
  'mask-byte': (random) => {
    const key = keyFrom(random);
    const index = random.between(0, 9);
    const byte = random.between(0x41, 0x7a);
    const [result] = unmask(Uint8Array.of(byte), key, undefined, index);
    const keyByte = key[index % 4]!;
    const facts = { byte: hex(byte), key: hex(...key), keyByte: hex(keyByte), index, at: index % 4, result: hex(result!) };
    return { facts, as: 'hex', answer: facts.result, mistakes: { 'first-key-byte': hex(byte ^ key[0]!), same: facts.byte } };
  },
  'unmask-letter': (random) => {
    const plain = String.fromCharCode(random.between(0x61, 0x7a));
    const key = random.between(1, 255);
    const [byte] = unmask(encodeUtf8(plain), Uint8Array.of(key, key, key, key));
    const facts = { byte: hex(byte!), keyByte: hex(key), plain };
    return { facts, as: 'text', answer: plain, mistakes: { hex: hex(plain.charCodeAt(0)) } };
  },
  'guessed-key': (random) => {
    const wanted = random.of(['G', 'E', 'T', '/', 'H', 'P', 'O', 'S']);
    const key = random.between(1, 255);
    const [result] = unmask(encodeUtf8(wanted), Uint8Array.of(key, key, key, key));
    const facts = { wanted, wantedByte: hex(wanted.charCodeAt(0)), keyByte: hex(key), result: hex(result!) };
    return { facts, as: 'hex', answer: facts.result, mistakes: { wanted: facts.wantedByte } };
  },
  'utf8-length': (random) => {
    const chosen = random.shuffled(CHARACTERS).slice(0, random.between(2, 4));
    const text = chosen.join('');
    const each = chosen.map((character) => ({ character, bytes: encodeUtf8(character).length }));
    const bytes = encodeUtf8(text).length;
    const mistakes = { characters: chosen.length, utf16: text.length };
    return { facts: { text, characters: chosen.length, bytes, each }, as: 'number', answer: bytes, mistakes };
  },
  'utf8-lead': (random) => {
    const [byte] = encodeUtf8(random.of(CHARACTERS)) as unknown as [number];
    const bytes = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return {
      facts: { byte: hex(byte), bits: bitsOf(byte), bytes },
      as: 'number',
      answer: bytes,
      mistakes: { less: bytes - 1, more: bytes + 1 },
    };
  },
  'fragment-byte': (random) => {
    const [type, place] = [random.of([TEXT, BINARY]), random.of(['first', 'middle', 'last'] as const)];
    const byteOf = (opcode: number, fin: boolean): string => hex(serializeFrame({ ...simpleSpec(opcode, new Uint8Array(0)), fin })[0]!);
    const opcode = place === 'first' ? type : CONTINUATION;
    const fin = place === 'last';
    const mistakes = {
      whole: byteOf(type, true),
      fin: byteOf(opcode, !fin),
      opcode: byteOf(place === 'first' ? CONTINUATION : type, fin),
    };
    return { facts: { type, place }, as: 'hex', answer: byteOf(opcode, fin), mistakes };
  },
  'frames-legal': (random) => {
    const [type, ping] = [random.of([TEXT, BINARY]), random.of([PING, PONG])];
    const whole = (opcode: number): number => 0b1000_0000 | opcode;
    const firstBytes = random.of([
      [type, whole(ping), whole(CONTINUATION)],
      [type, CONTINUATION, whole(CONTINUATION)],
      [whole(type), whole(ping), whole(type)],
      [type, whole(type), whole(CONTINUATION)],
      [type, whole(ping), whole(type)],
      [whole(type), whole(CONTINUATION), whole(ping)],
      [whole(ping), CONTINUATION, whole(type)],
      [whole(ping), type, CONTINUATION],
    ]);
    const bytes = joinBytes(firstBytes.map((byte) => Uint8Array.of(byte, 1, 0x61)));
    const index = scanStream(bytes, { direction: 's2c' });
    const codes = Array.from({ length: index.frameCount }, (_, at) => frameAt(bytes, index, at).findings).flat();
    const fault = codes.find(({ code }) => findingSpec(code).severity === 'error')?.code;
    const right =
      fault === 'continuation-without-start'
        ? 'no-start'
        : fault === 'message-interrupted'
          ? 'interrupted'
          : codes.some(({ code }) => code === 'message-unfinished')
            ? 'unfinished'
            : 'legal';
    return { facts: { bytes: firstBytes.map((byte) => hex(byte)) }, right, options: ['legal', 'no-start', 'interrupted', 'unfinished'] };
  },
  'pong-frame': (random) => {
    const text = random.of(LOW_WORDS);
    const payload = encodeUtf8(text);
    const pong = frameOf(payload, null, PONG);
    const mistakes = { ping: hex(...frameOf(payload, null, PING)), masked: hex(pong[0]!, pong[1]! | 0b1000_0000, ...payload) };
    return { facts: { text, payload: hex(...payload), length: payload.length }, as: 'hex', answer: hex(...pong), mistakes };
  },
  'ping-length': (random) => {
    const length = random.of([0, random.between(1, 124), 125, 126, 127, random.between(128, 500)]);
    return { facts: { length }, right: length > MAX_CONTROL_LENGTH ? 'too-long' : 'legal', options: ['legal', 'too-long'] };
  },
  'code-bytes': (random) => {
    const code = random.of([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4000, random.between(4001, 4999)]);
    const [high, low] = [code >> 8, code & 0xff];
    return { facts: { code }, as: 'hex', answer: hex(high, low), mistakes: { swapped: hex(low, high) } };
  },
  'read-code': (random) => {
    const code = random.of([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 4000, random.between(4001, 4099)]);
    const frame = frameOf(Uint8Array.of(code >> 8, code & 0xff), null, CLOSE);
    return { facts: { bytes: hex(...frame), code }, as: 'number', answer: code, mistakes: { swapped: ((code & 0xff) << 8) | (code >> 8) } };
  },
  'which-code': (random) => {
    const situation = random.of(Object.keys(SITUATIONS) as CloseSituation[]);
    const right = SITUATIONS[situation];
    const others = random.shuffled(Object.values(SITUATIONS).filter((each) => each !== right)).slice(0, 3);
    return { facts: { situation }, right, options: [right, ...others].sort() };
  },
  'code-on-wire': (random) => {
    const code = random.of([
      1000,
      1001,
      1002,
      1011,
      1005,
      1006,
      1015,
      1005,
      1006,
      1004,
      random.between(0, 999),
      random.between(1016, 2999),
      random.between(3000, 4999),
      random.between(5000, 9999),
    ]);
    return { facts: { code }, right: closeCodeClass(code), options: ['usable', 'never-sent', 'unusable'] };
  },
  'close-call': (random) => {
    const code = random.of([
      1000,
      1001,
      1002,
      1006,
      1011,
      random.between(1000, 2999),
      random.between(3000, 3999),
      random.between(4000, 4999),
    ]);
    return { facts: { code }, right: apiAcceptsCode(code) ? 'works' : 'throws', options: ['works', 'throws'] };
  },
  'buffered-amount': (random) => {
    const texts = Array.from({ length: 2 }, () => random.shuffled(CHARACTERS).slice(0, random.between(1, 3)).join(''));
    const bytes = encodeUtf8(texts.join('')).length;
    const mistakes = { characters: texts.join('').length, 'with-headers': bytes + 2 * headerSize(1, true) };
    return { facts: { texts, bytes }, as: 'number', answer: bytes, mistakes };
  },
  'key-number': (random) => {
    const spaces = random.between(2, 6);
    const digits = String(random.between(11, 160) * spaces);
    const pieces = [...digits];
    // Blanks and other characters stand anywhere inside of the digits.
    for (let blank = 0; blank < spaces; blank++) pieces.splice(random.between(1, pieces.length - 1), 0, ' ');
    for (let other = 0; other < 3; other++) pieces.splice(random.between(1, pieces.length), 0, random.of(['x', 'W', '%', 'l', '@']));
    const key = pieces.join('');
    const answer = Number(analyseKey(key).quotient);
    return {
      facts: { key, digits, spaces },
      as: 'number',
      answer,
      mistakes: { digits: Number(digits), 'all-spaces': Number(digits) * spaces },
    };
  },
};

/** Characters that can end a key of 16 bytes before its padding, as an encoder writes it. */
export const KEY_ENDS = lastCharacters(16);
