/**
 * Seeded streams of ordinary frames, and the mistakes people make with them. Frames are written here by hand, from
 * RFC 6455 §5.2, so that the code under test does not vouch for itself.
 */
import { concat, utf8Bytes } from './bytes.ts';

/** mulberry32: a small seeded generator, the same numbers on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.int(0, 255));
  }
}

export interface Frame {
  readonly byte0: number;
  /** Unmasked. */
  readonly payload: Uint8Array;
  readonly key: Uint8Array | null;
}

export function xor(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ key[i % 4]!);
}

export function lengthBytes(length: number): number[] {
  if (length < 126) return [length];
  if (length < 65536) return [126, length >> 8, length & 255];
  return [127, 0, 0, 0, 0, Math.floor(length / 2 ** 24), (length >> 16) & 255, (length >> 8) & 255, length & 255];
}

/** Length bytes as given, MASK in their first bit. */
export function withMaskBit(bytes: readonly number[], masked: boolean): number[] {
  return [bytes[0]! | (masked ? 0x80 : 0), ...bytes.slice(1)];
}

export function write(frame: Frame, length: readonly number[] = lengthBytes(frame.payload.length)): Uint8Array {
  const { byte0, payload, key } = frame;
  return concat([byte0], withMaskBit(length, key !== null), key ?? [], key === null ? payload : xor(payload, key));
}

export function writeAll(frames: readonly Frame[]): Uint8Array {
  return concat(...frames.map((frame) => write(frame)));
}

const WORDS =
  'the server sent a message and closed connection when client asked for status of order number price update user joined room hello world error timeout retry value sensor temperature channel subscribe token expired please wait ready'.split(
    ' ',
  );
const HAN = '你好世界消息服务器连接已经关闭请稍后重试价格更新用户加入房间温度传感器';

/** English words with capitals, numbers and punctuation; at least `shortest` characters. */
export function prose(random: Random, shortest: number): string {
  let text = '';
  while (text.length < shortest) {
    const word = random.next() < 0.1 ? String(random.int(0, 9999)) : random.pick(WORDS);
    text += (text === '' ? word[0]!.toUpperCase() + word.slice(1) : word) + random.pick([' ', ' ', ' ', ' ', ', ', '. ']);
  }
  return text.trimEnd().padEnd(shortest, '.');
}

export function han(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick([...HAN])).join('');
}

export function json(random: Random): string {
  const value: Record<string, unknown> = { type: random.pick(WORDS), id: random.int(1, 99999) };
  for (let i = random.int(1, 4); i > 0; i--) {
    value[random.pick(WORDS)] = random.pick<unknown>([random.int(0, 500), prose(random, 12), true, null, [1, 2, 3]]);
  }
  return JSON.stringify(random.next() < 0.15 ? [value] : value);
}

export interface StreamShape {
  readonly masked?: boolean;
  /** Payload lengths up to this. */
  readonly longest?: number;
  readonly frames?: number;
  /** Text frames alone, ASCII. */
  readonly ascii?: boolean;
}

const key = (random: Random) => random.bytes(4);

/** A legal, complete stream: text, binary, fragments with control frames between, pings, pongs, perhaps a Close at the end. */
export function ordinaryStream(random: Random, shape: StreamShape = {}): Frame[] {
  const masked = shape.masked ?? random.next() < 0.5;
  const longest = shape.longest ?? 300;
  const frames: Frame[] = [];
  const put = (byte0: number, payload: Uint8Array) => frames.push({ byte0, payload, key: masked ? key(random) : null });
  const wanted = shape.frames ?? random.int(1, 8);
  while (frames.length < wanted) {
    const kind = shape.ascii ? 0 : random.int(0, 9);
    if (kind <= 4) put(0x81, textPayload(random, longest, shape.ascii ?? false));
    else if (kind <= 6) put(0x82, random.bytes(random.int(0, longest)));
    else if (kind === 7) put(random.pick([0x89, 0x8a]), random.next() < 0.5 ? new Uint8Array(0) : random.bytes(random.int(1, 30)));
    else fragments(random, longest, put);
  }
  if (!shape.ascii && random.next() < 0.3) put(0x88, closeBody(random));
  return frames;
}

function textPayload(random: Random, longest: number, ascii: boolean): Uint8Array {
  const kind = ascii ? random.int(0, 1) : random.int(0, 3);
  if (kind === 0) return utf8Bytes(prose(random, random.int(5, Math.max(5, longest - 10))));
  if (kind === 1) return utf8Bytes(json(random));
  return utf8Bytes(kind === 2 ? han(random, random.int(1, 40)) : prose(random, 5) + han(random, 3) + '😀é');
}

function fragments(random: Random, longest: number, put: (byte0: number, payload: Uint8Array) => void): void {
  const whole =
    random.next() < 0.5 ? utf8Bytes(han(random, random.int(4, 40))) : utf8Bytes(prose(random, random.int(8, Math.max(9, longest))));
  const cuts = [0, ...[random.int(0, whole.length), random.int(0, whole.length)].sort((a, b) => a - b), whole.length];
  for (let i = 0; i < 3; i++) {
    if (i > 0 && random.next() < 0.4) put(0x89, utf8Bytes('beat'));
    put(i === 0 ? 0x01 : i === 2 ? 0x80 : 0x00, whole.slice(cuts[i], cuts[i + 1]));
  }
}

export function closeBody(random: Random): Uint8Array {
  if (random.next() < 0.2) return new Uint8Array(0);
  const code = random.pick([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4000, 4999]);
  return concat([code >> 8, code & 255], utf8Bytes(random.next() < 0.5 ? '' : prose(random, random.int(4, 60))));
}
