/**
 * Recovers a four-byte masking key from masked text alone: each lane (every fourth byte) has its own key byte, and only
 * the right one turns all of its bytes into likely characters.
 *
 * Knows how often characters occur in text and JSON, and how they follow one another. Must not know frames.
 */
import { unmask } from '../../protocol/bytes/xor.ts';
import { isReadable, parseJsonText } from './readable.ts';

export interface RecoveredKey {
  readonly key: Uint8Array;
  /** The unmasked sample. */
  readonly text: Uint8Array;
  /** Bits of evidence: how much likelier the result is as text than as noise, less the 32 bits of choice in the key. */
  readonly bits: number;
}

/** Payload bytes looked at. */
const SAMPLE = 1024;
/** Candidates kept per lane: 6^4 combinations are weighed by how their characters follow one another. */
const PER_LANE = 6;
/** Noise of any length reaches this by chance less than once in a thousand times. */
const ENOUGH_BITS = 12;
const SHORTEST = 8;
const SHORT_JSON = 24;
/** Log2 likelihood that a text gains by being JSON from end to end. */
const JSON_BONUS = 60;
/** Characters by which the combinations are compared. */
const WEIGHED = 256;

/** The key, or null when no key makes the bytes a text. Deterministic; work is bounded by the sample. */
export function recoverKey(masked: Uint8Array): RecoveredKey | null {
  const sample = masked.subarray(0, SAMPLE);
  if (sample.length < SHORTEST) return null;
  const ranked = [0, 1, 2, 3].map((lane) => bestKeyBytes(sample, lane));
  const lanes = ranked.map(({ keys }) => keys);
  // The best that any key can reach: noise is turned away here, unless it is short enough to be JSON by its shape alone.
  const reach = ranked.reduce((sum, { score }) => sum + score, 0) + 8 * sample.length - 32;
  if (reach < ENOUGH_BITS && sample.length > SHORT_JSON) return null;
  let best: RecoveredKey | null = null;
  let bestScore = -Infinity;
  for (const key of candidateKeys(sample, lanes)) {
    const plain = scoreOf(unmask(sample.subarray(0, WEIGHED), key));
    if (plain + JSON_BONUS <= bestScore) continue;
    const text = unmask(sample, key);
    const score = plain + (isWholeJson(text) ? JSON_BONUS : 0);
    if (score <= bestScore || !isReadable(text)) continue;
    bestScore = score;
    best = { key, text, bits: evidence(text) - 32 };
  }
  if (best === null) return null;
  if (isWholeJson(best.text)) return best;
  return best.bits >= ENOUGH_BITS && !hasConstantLane(sample) ? best : null;
}

/** A text has different characters in every lane; a pattern that repeats every four bytes or fewer says nothing about a key. */
function hasConstantLane(sample: Uint8Array): boolean {
  return [0, 1, 2, 3].some((lane) => {
    for (let i = lane + 4; i < sample.length; i += 4) if (sample[i] !== sample[lane]) return false;
    return true;
  });
}

function isWholeJson(text: Uint8Array): boolean {
  const [first, last] = [text[0], text.at(-1)];
  const isClosed = (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
  return isClosed && parseJsonText(new TextDecoder().decode(text)) !== null;
}

/** How a JSON text begins; the known plaintext that settles the first lanes. */
const OPENINGS = ['{"', '[{"', '["', '[[', '[{', '{ "', '{\n', '[\n', '42["', '{}', '[]'];

function* candidateKeys(sample: Uint8Array, lanes: readonly (readonly number[])[]): Generator<Uint8Array> {
  yield* combinations(lanes);
  for (const opening of OPENINGS) {
    const fixed = lanes.map((lane, i) => (i < opening.length ? [sample[i]! ^ opening.charCodeAt(i)] : lane));
    yield* combinations(fixed);
    const last = sample.length - 1;
    // A whole JSON text also ends as it must.
    const close = opening.startsWith('{') ? 0x7d : 0x5d;
    if ((last & 3) >= opening.length) yield* combinations(fixed.map((lane, i) => (i === (last & 3) ? [sample[last]! ^ close] : lane)));
  }
}

function* combinations(lanes: readonly (readonly number[])[]): Generator<Uint8Array> {
  for (const a of lanes[0]!)
    for (const b of lanes[1]!) for (const c of lanes[2]!) for (const d of lanes[3]!) yield Uint8Array.of(a, b, c, d);
}

function bestKeyBytes(sample: Uint8Array, lane: number): { keys: number[]; score: number } {
  const scores = new Float64Array(256);
  for (let i = lane; i < sample.length; i += 4) {
    const byte = sample[i]!;
    for (let key = 0; key < 256; key++) scores[key]! += LIKELIHOOD[byte ^ key]!;
  }
  const keys = Array.from({ length: 256 }, (_, key) => key).sort((a, b) => scores[b]! - scores[a]!);
  return { keys: keys.slice(0, PER_LANE), score: scores[keys[0]!]! };
}

/** Log2 likelihood of each byte in text and JSON. Letter counts are those of English; the rest was fitted to JSON logs. */
const LIKELIHOOD = likelihoods();

function likelihoods(): Float64Array {
  const weight = new Float64Array(256).fill(1e-6);
  const letters = 'etaoinshrdlucmfwypvbgkjqxz';
  const shares = [12, 9, 8, 7.6, 7.3, 7, 6.3, 5.9, 6, 4.3, 4, 2.9, 3, 2.6, 2.3, 2, 2, 1.9, 1.1, 1.5, 2, 0.8, 0.4, 0.3, 0.3, 0.3];
  const put = (characters: string, total: number) => {
    for (const c of characters) weight[c.charCodeAt(0)]! += total / characters.length;
  };
  Array.from(letters).forEach((letter, i) => {
    weight[letter.charCodeAt(0)]! += (shares[i]! / 100) * 0.5;
    weight[letter.charCodeAt(0) - 32]! += (shares[i]! / 100) * 0.05;
  });
  put(' ', 0.1);
  put('0123456789', 0.1);
  put('"', 0.07);
  put(':,', 0.05);
  put('{}[]', 0.025);
  put('.-_/', 0.03);
  put("!'()?=@#&;+*", 0.012);
  put('%$<>\\|~^`', 0.002);
  put('\n', 0.008);
  put('\t\r', 0.002);
  for (let byte = 0x80; byte < 0xf5; byte++)
    if (byte !== 0xc0 && byte !== 0xc1) weight[byte]! += byte >= 0xe3 && byte <= 0xe9 ? 0.003 : 0.0004;
  return weight.map((value) => Math.log2(value));
}

function evidence(text: Uint8Array): number {
  let bits = 0;
  for (const byte of text) bits += LIKELIHOOD[byte]! + 8;
  return bits;
}

/** Likelihood of the characters and of how they follow: words do not change case or mix with digits inside. */
function scoreOf(text: Uint8Array): number {
  let score = 0;
  let before = SPACE;
  for (const byte of text) {
    const now = CLASS[byte]!;
    score += LIKELIHOOD[byte]! + FOLLOWS[before]![now]!;
    before = now;
  }
  return score;
}

const SPACE = 0;
const CLASS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const c = String.fromCharCode(byte);
  if (c === ' ' || c === '\n') return SPACE;
  if (c >= 'a' && c <= 'z') return 1;
  if (c >= 'A' && c <= 'Z') return 2;
  if (c >= '0' && c <= '9') return 3;
  if (byte >= 0xc0) return 6;
  if (byte >= 0x80) return 7;
  return '"{}[]:,'.includes(c) ? 4 : 5;
});
/** Rows: the class before (space, lower, upper, digit, structure, other, UTF-8 lead, UTF-8 continuation); columns: the class that follows. */
const FOLLOWS: readonly (readonly number[])[] = [
  [-2, 1, 1, 0, 0, -2, 0, -9],
  [0, 1, -4, -3, 0, -1, -3, -9],
  [-1, 1, 0, -1, -1, -1, -4, -9],
  [-1, -3, -3, 2, 0, -1, -4, -9],
  [0, 0, 0, 0, 1, -2, 0, -9],
  [0, 0, 0, 0, -1, -1, -1, -9],
  [-9, -9, -9, -9, -9, -9, -9, 4],
  [-1, -3, -3, -3, 0, -2, 3, 3],
];
