/**
 * Why masking exists, as a simulation (RFC 6455 §10.3): a page, a cache that does not know WebSocket and takes what
 * passes for HTTP, and a server that plays along with the page. All of it pure: the key draws come from a seed.
 *
 * Knows bytes, keys and what a request line looks like. Must not know any wording, or how the scene is drawn.
 */
import { unmask } from '../../protocol/bytes/xor.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { keyFromKnownText } from '../../protocol/frame/known-text.ts';
import { KEY_LENGTH } from '../../protocol/frame/masking.ts';
import { BINARY, TEXT } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';
import { drawKeys } from './seeded-keys.ts';

/** Whether the browser masks, and whether the page can know the key beforehand. */
export type Masking = 'off' | 'predictable' | 'fresh';
export const MASKINGS: readonly Masking[] = ['off', 'predictable', 'fresh'];

export interface ProxySetup {
  /** What the page wants to stand on the wire. */
  readonly message: string;
  readonly masking: Masking;
  /** The key that is used again and again while it is predictable. */
  readonly knownKey: Uint8Array;
  /** Decides the fresh keys. */
  readonly seed: number;
}

/** How a request that the cache would answer from its store, or store the answer of, begins. */
export const REQUESTS = ['GET ', 'POST ', 'HEAD '] as const;
/** The moments of the scene: 0 is before anything was sent. */
export const SCENE_STEPS = 6;

const STARTS = REQUESTS.map(encodeUtf8);

/** How many bytes at the beginning of `bytes` read as a request's method and the space after it; 0 when they do not. */
export function requestPrefix(bytes: Uint8Array): number {
  return STARTS.find((start) => start.every((byte, i) => bytes[i] === byte))?.length ?? 0;
}

/** A text as the page sends it: lines end with CR LF, as HTTP wants them to. */
export function wireText(message: string): Uint8Array {
  return encodeUtf8(message.replace(/\r?\n/g, '\r\n'));
}

export interface Passing {
  /** What the page handed to `send()`. */
  readonly sent: Uint8Array;
  /** Null when the browser does not mask. */
  readonly key: Uint8Array | null;
  /** The payload as it passes the cache. */
  readonly wire: Uint8Array;
  /** The whole frame. */
  readonly frame: Uint8Array;
  /** Bytes of `wire` that look like a request; 0 when the cache sees nothing in them. */
  readonly match: number;
}

/** One message on its way, masked with `key`. A page that knows the key masks its text beforehand: what it wants comes out. */
export function passWith(message: Uint8Array, masking: Masking, key: Uint8Array): Passing {
  const used = masking === 'off' ? null : key;
  const sent = masking === 'predictable' ? unmask(message, key) : message;
  const wire = used === null ? sent : unmask(sent, used);
  const frame = serializeFrame(simpleSpec(masking === 'predictable' ? BINARY : TEXT, sent, used));
  return { sent, key: used, wire, frame, match: requestPrefix(wire) };
}

/** The message of the scene, with the first key that the seed draws. */
export function passing({ message, masking, knownKey, seed }: ProxySetup): Passing {
  const key = masking === 'fresh' ? drawKeys(seed)() : knownKey;
  return passWith(wireText(message), masking, key);
}

/** The address under which the cache would store what comes back: from the request line and Host. Null without a path. */
export function cachedAddress(wire: Uint8Array): string | null {
  const text = new TextDecoder().decode(wire.subarray(0, 2048));
  const path = /^(?:GET|POST|HEAD) (\S+)/.exec(text)?.[1];
  if (path === undefined) return null;
  const host = /\nHost:[ \t]*(\S+)/i.exec(text)?.[1];
  return /^https?:/.test(path) || host === undefined ? path : `http://${host}${path}`;
}

export interface Trials {
  readonly count: number;
  /** Messages in which the cache saw a request. */
  readonly hits: number;
  /** Different beginnings (four bytes, one for each key byte) that passed on the wire. */
  readonly beginnings: number;
}

/** Sends the message `count` times, each time with the key that `setup` says. */
export function runTrials({ message, masking, knownKey, seed }: ProxySetup, count: number): Trials {
  // A method and its space are five bytes at most; nothing behind them decides.
  const head = wireText(message).subarray(0, 8);
  const draw = drawKeys(seed);
  const seen = new Set<string>();
  let hits = 0;
  for (let trial = 0; trial < count; trial++) {
    const { wire, match } = passWith(head, masking, masking === 'fresh' ? draw() : knownKey);
    if (match > 0) hits++;
    seen.add(wire.subarray(0, KEY_LENGTH).join());
  }
  return { count, hits, beginnings: seen.size };
}

/** A key that turns a message into a request by chance. */
export interface LuckyKey {
  readonly key: Uint8Array;
  readonly method: string;
}

/**
 * The keys that make the beginning of `message` a request, one at most for each method. A method and its space have at
 * least four bytes, so each of them asks for one whole key; five ask for the first key byte twice, and where the two
 * answers differ no key does it.
 */
export function luckyKeys(message: Uint8Array): readonly LuckyKey[] {
  return STARTS.flatMap((start, at) => {
    if (message.length < start.length) return [];
    const { lanes } = keyFromKnownText(message, start);
    if (!lanes.every(({ value, agree }) => value !== null && agree)) return [];
    return [{ key: Uint8Array.from(lanes, ({ value }) => value!), method: REQUESTS[at]!.trim() }];
  });
}

export interface Odds {
  /** Bits that have to fall right. */
  readonly bits: number;
  /** What the message can come out as: one key among all 2^`bits` for each. */
  readonly methods: readonly string[];
  /** One in so many frames; null when no key does it. */
  readonly oneIn: number | null;
}

/** The chance of a hit with fresh keys, worked out from the prefixes. */
export function oddsOf(message: Uint8Array): Odds {
  const methods = luckyKeys(message).map(({ method }) => method);
  const bits = KEY_LENGTH * 8;
  return { bits, methods, oneIn: methods.length === 0 ? null : 2 ** bits / methods.length };
}

/** What has happened by a step of the scene. The log says each of them in words. */
export type SceneEvent = 'written' | 'framed' | 'passes' | 'believed' | 'ignored' | 'answered' | 'read' | 'stored' | 'clean';

/** The events up to step `step` (0 to SCENE_STEPS), in order; what has happened is never taken back. */
export function eventsAt(match: boolean, step: number): readonly SceneEvent[] {
  const all: readonly SceneEvent[] = match
    ? ['written', 'framed', 'passes', 'believed', 'answered', 'stored']
    : ['written', 'framed', 'passes', 'ignored', 'read', 'clean'];
  return all.slice(0, Math.max(0, Math.min(SCENE_STEPS, Math.floor(step) || 0)));
}
