/**
 * Binary payloads that can be recognised: MQTT control packets and MessagePack maps and arrays.
 *
 * Knows these two layouts as far as recognising needs. Must not know frames. Strict on purpose: random bytes must not
 * look like either, so everything has to fit to the last byte.
 */
import { joinBytes } from '../protocol/bytes/join.ts';
import { decodeUtf8 } from '../protocol/bytes/utf8.ts';
import type { PayloadKind } from './payload-kind.ts';

const DETAIL = 40;
const LIMIT = 64 * 1024;
const NAMES =
  'CONNECT CONNACK PUBLISH PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK UNSUBSCRIBE UNSUBACK PINGREQ PINGRESP DISCONNECT AUTH'.split(' ');

/**
 * MQTT (3.1, 3.1.1, 5.0): type and flags, remaining length in base 128, and a whole number of packets. Only packets that
 * say something unmistakable count: CONNECT with its protocol name, PUBLISH and SUBSCRIBE with a readable topic, CONNACK.
 */
export function mqttKind(payload: Uint8Array): PayloadKind | null {
  return wholeMqtt(payload) ?? headlessConnect(payload);
}

/** A CONNECT whose first byte was lost on the way into the paste, as browser tools show it: length, then the protocol name. */
function headlessConnect(payload: Uint8Array): PayloadKind | null {
  if (payload.length < 12 || payload[0] !== payload.length - 1) return null;
  return wholeMqtt(joinBytes([Uint8Array.of(0x10), payload]));
}

function wholeMqtt(payload: Uint8Array): PayloadKind | null {
  const type = (payload[0] ?? 0) >> 4;
  const flags = (payload[0] ?? 0) & 0b1111;
  const length = base128(payload, 1);
  if (type < 1 || type > 15 || length === null || length.next + length.value > payload.length) return null;
  const body = payload.subarray(length.next, length.next + length.value);
  const found = mqttFacts(type, flags, body);
  if (found === null || (length.next + length.value < payload.length && !isPacketChain(payload, length.next + length.value))) return null;
  return { code: 'payload-mqtt', facts: { packet: NAMES[type - 1]!, detail: found.detail.slice(0, DETAIL), version: found.version } };
}

function mqttFacts(type: number, flags: number, body: Uint8Array): { detail: string; version: string } | null {
  if (type === 1 && flags === 0) {
    const name = mqttString(body, 0);
    if (name === null || (name.text !== 'MQTT' && name.text !== 'MQIsdp')) return null;
    const level = body[name.next] ?? 0;
    const version = level === 3 ? '3.1' : level === 4 ? '3.1.1' : level === 5 ? '5.0' : '';
    const properties = level === 5 ? base128(body, name.next + 4) : null;
    const client = mqttString(body, properties === null ? name.next + 4 : properties.next + properties.value);
    return { detail: client?.text ?? '', version };
  }
  if (type === 3 && (flags & 0b0110) !== 0b0110) {
    const topic = mqttString(body, 0);
    return topic === null || !/^[\w$][\w\-/.:$ ]{2,}$/.test(topic.text) || !topic.text.includes('/')
      ? null
      : { detail: topic.text, version: '' };
  }
  if (type === 8 && flags === 2) {
    const topic = mqttString(body, 2) ?? mqttString(body, 3);
    return topic === null || !/^[\w$+#][\w\-/.:$ +#]{2,}$/.test(topic.text) ? null : { detail: topic.text, version: '' };
  }
  return null;
}

function isPacketChain(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (at < bytes.length) {
    const length = base128(bytes, at + 1);
    if (bytes[at]! >> 4 === 0 || length === null) return false;
    at = length.next + length.value;
  }
  return at === bytes.length;
}

/** A remaining length: seven bits a byte, least significant first, at most four bytes. */
function base128(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value += (byte & 0b0111_1111) * 128 ** i;
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return null;
}

function mqttString(bytes: Uint8Array, at: number): { text: string; next: number } | null {
  if (at + 2 > bytes.length) return null;
  const next = at + 2 + ((bytes[at]! << 8) | bytes[at + 1]!);
  if (next > bytes.length || next === at + 2) return null;
  const text = decodeUtf8(bytes.subarray(at + 2, next));
  return text === null ? null : { text, next };
}

/**
 * MessagePack: a map with text keys, or an array that holds such a map or a text, that ends exactly where the payload
 * does. A lone number or string is not claimed: every byte below 80 would be one.
 */
export function messagePackKind(payload: Uint8Array): PayloadKind | null {
  if (payload.length < 4 || payload.length > LIMIT) return null;
  const walker = new MessagePackWalker(payload);
  const root = payload[0]!;
  const isMap = (root & 0xf0) === 0x80 || root === 0xde || root === 0xdf;
  const isArray = (root & 0xf0) === 0x90 || root === 0xdc || root === 0xdd;
  if (!isMap && !isArray) return null;
  if (!walker.value(0) || walker.at !== payload.length || walker.longestText < 2) return null;
  return {
    code: 'payload-messagepack',
    facts: { root: isMap ? 'map' : 'array', entries: walker.rootEntries, detail: walker.firstText.slice(0, DETAIL) },
  };
}

/** Sizes of the fixed formats c0 to df that are not containers; 0 marks the unused c1 and those handled elsewhere. */
const FIXED: Readonly<Record<number, number>> = {
  0xc0: 1,
  0xc2: 1,
  0xc3: 1,
  0xca: 5,
  0xcb: 9,
  0xcc: 2,
  0xcd: 3,
  0xce: 5,
  0xcf: 9,
  0xd0: 2,
  0xd1: 3,
  0xd2: 5,
  0xd3: 9,
  0xd4: 3,
  0xd5: 4,
  0xd6: 6,
  0xd7: 10,
  0xd8: 18,
};

class MessagePackWalker {
  at = 0;
  rootEntries = 0;
  firstText = '';
  longestText = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Steps over one value; false when the bytes do not hold one, or a map has a key that is no text. */
  value(depth: number): boolean {
    const type = this.#bytes[this.at];
    if (type === undefined || depth > 32) return false;
    if (type < 0x80 || type >= 0xe0) return this.#skip(1);
    if (type < 0x90) return this.#map(type & 0x0f, 1, depth);
    if (type < 0xa0) return this.#array(type & 0x0f, 1, depth);
    if (type < 0xc0) return this.#text(type & 0x1f, 1);
    const fixed = FIXED[type];
    if (fixed !== undefined) return this.#skip(fixed);
    switch (type) {
      case 0xc4:
      case 0xc5:
      case 0xc6: {
        const width = 1 << (type - 0xc4);
        return this.#skip(1 + width + this.#number(width));
      }
      case 0xc7:
      case 0xc8:
      case 0xc9: {
        const width = 1 << (type - 0xc7);
        return this.#skip(2 + width + this.#number(width));
      }
      case 0xd9:
      case 0xda:
      case 0xdb: {
        const width = 1 << (type - 0xd9);
        return this.#text(this.#number(width), 1 + width);
      }
      case 0xdc:
      case 0xdd:
        return this.#array(this.#number(type === 0xdc ? 2 : 4), type === 0xdc ? 3 : 5, depth);
      case 0xde:
      case 0xdf:
        return this.#map(this.#number(type === 0xde ? 2 : 4), type === 0xde ? 3 : 5, depth);
      default:
        return false;
    }
  }

  #map(entries: number, header: number, depth: number): boolean {
    if (depth === 0) this.rootEntries = entries;
    if (!this.#skip(header)) return false;
    for (let i = 0; i < entries; i++) {
      const type = this.#bytes[this.at] ?? 0;
      const isText = (type >= 0xa0 && type < 0xc0) || (type >= 0xd9 && type <= 0xdb);
      if (!isText || !this.value(depth + 1) || !this.value(depth + 1)) return false;
    }
    return true;
  }

  #array(entries: number, header: number, depth: number): boolean {
    if (depth === 0) this.rootEntries = entries;
    if (!this.#skip(header)) return false;
    for (let i = 0; i < entries; i++) if (!this.value(depth + 1)) return false;
    return true;
  }

  #text(length: number, header: number): boolean {
    const from = this.at + header;
    if (!this.#skip(header + length)) return false;
    const text = decodeUtf8(this.#bytes.subarray(from, from + length));
    if (text === null) return false;
    if (this.firstText === '') this.firstText = text;
    this.longestText = Math.max(this.longestText, length);
    return true;
  }

  #number(width: number): number {
    let value = 0;
    for (let i = 1; i <= width; i++) value = value * 256 + (this.#bytes[this.at + i] ?? 0);
    return value;
  }

  #skip(count: number): boolean {
    this.at += count;
    return this.at <= this.#bytes.length;
  }
}
