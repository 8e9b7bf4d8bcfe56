/**
 * One of the two keys of the handshake of 2010: its digits are a number, its spaces divide it.
 *
 * Knows draft-ietf-hybi-thewebsocketprotocol-00 (= draft-hixie-thewebsocketprotocol-76), §4.1 for the client that makes a
 * key and §5.2 for the server that reads it. Must not know the rest of the handshake, or a source of randomness.
 */
import type { LegacyKeyCode } from './findings.ts';

/** "the largest integer not greater than 4,294,967,295" is what a part and a key number fit in (§4.1 step 17, §5.2 step 8). */
export const LARGEST_NUMBER = 0xffff_ffff;
/** §4.1 step 16: "a random integer from 1 to 12 inclusive" is the count of spaces, and step 21 adds as many other characters. */
export const MOST_INSERTED = 12;
/** Bytes of the number that a key stands for. */
export const PART_LENGTH = 4;

export type CharacterKind = 'digit' | 'space' | 'other';

/** What is to be said about a key, and about which of its characters (half-open, counted in code points). */
export interface KeyRemark {
  readonly code: LegacyKeyCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
}

/** A key taken apart. What a server cannot work out is null. */
export interface KeyAnalysis {
  /** The key's characters with what each counts as. */
  readonly characters: readonly { readonly text: string; readonly kind: CharacterKind }[];
  /** Its digits, in order; may be empty. */
  readonly digits: string;
  readonly number: bigint | null;
  readonly spaces: number;
  readonly others: number;
  readonly quotient: bigint | null;
  readonly remainder: bigint | null;
  /** The quotient as four bytes, big-endian; null when the server aborts. */
  readonly part: Uint8Array | null;
  readonly remarks: readonly KeyRemark[];
  /** The code of the remark that makes the server abort, or null. */
  readonly abort: LegacyKeyCode | null;
}

function kindOf(character: string): CharacterKind {
  if (character >= '0' && character <= '9' && character.length === 1) return 'digit';
  return character === ' ' ? 'space' : 'other';
}

/** Takes the text of a `Sec-WebSocket-Key1` or `-Key2` field apart. Never throws; any text will do. §5.2 steps 4 to 8. */
export function analyseKey(key: string): KeyAnalysis {
  const characters = Array.from(key, (text) => ({ text, kind: kindOf(text) }));
  const count = (kind: CharacterKind): number => characters.filter((each) => each.kind === kind).length;
  const [spaces, others] = [count('space'), count('other')];
  // "the digits (characters in the range U+0030 DIGIT ZERO (0) to U+0039 DIGIT NINE (9)) in /key_1/, interpreted as a base
  // ten integer, ignoring all other characters"
  const digits = characters.flatMap(({ text, kind }) => (kind === 'digit' ? [text] : [])).join('');
  const number = digits === '' ? null : BigInt(digits);
  const divides = number !== null && spaces > 0;
  const quotient = divides ? number / BigInt(spaces) : null;
  const remainder = divides ? number % BigInt(spaces) : null;
  const fatal = abortOf(number, spaces, quotient, remainder);
  const whole = { start: 0, end: characters.length };
  const remarks: KeyRemark[] = fatal === null ? [] : [{ ...fatal, ...whole }];
  remarks.push(...clientRemarks(characters, number, spaces, others));
  return {
    characters,
    digits,
    number,
    spaces,
    others,
    quotient,
    remainder,
    part: fatal === null && quotient !== null ? bigEndian(quotient) : null,
    remarks,
    abort: fatal?.code ?? null,
  };
}

/** Why a server aborts, by the first step that cannot be carried out. */
function abortOf(
  number: bigint | null,
  spaces: number,
  quotient: bigint | null,
  remainder: bigint | null,
): Pick<KeyRemark, 'code' | 'params'> | null {
  // Without digits there is no integer to interpret: §5.2 step 4 has nothing to go on with.
  if (number === null) return { code: 'key-without-digits', params: {} };
  // "If either /spaces_1/ or /spaces_2/ is zero, then abort the WebSocket connection. This is a symptom of a cross-protocol
  // attack."
  if (spaces === 0) return { code: 'key-without-spaces', params: { number: String(number) } };
  const params = { number: String(number), spaces, quotient: String(quotient), remainder: String(remainder) };
  // "If /key-number_1/ is not an integral multiple of /spaces_1/, then abort the WebSocket connection."
  if (remainder !== 0n) return { code: 'key-not-divisible', params };
  // "/part_1/, expressed as a big-endian unsigned 32-bit integer"
  if (quotient! > BigInt(LARGEST_NUMBER)) return { code: 'key-part-too-large', params };
  return null;
}

const EDGE = /^ +| +$/g;
/** §4.1 step 21: "random characters from the ranges U+0021 to U+002F and U+003A to U+007E". */
const isMade = (character: string): boolean => /^[\x21-\x2f\x3a-\x7e]$/.test(character);

/** What a client that makes its keys by §4.1 steps 16 to 22 would not have written. The server computes all the same. */
function clientRemarks(characters: KeyAnalysis['characters'], number: bigint | null, spaces: number, others: number): KeyRemark[] {
  const remarks: KeyRemark[] = [];
  const all = { start: 0, end: characters.length };
  if (spaces > MOST_INSERTED) remarks.push({ code: 'key-too-many-spaces', params: { spaces, most: MOST_INSERTED }, ...all });
  if (number !== null && number > BigInt(LARGEST_NUMBER)) {
    remarks.push({ code: 'key-number-too-large', params: { number: String(number), most: LARGEST_NUMBER }, ...all });
  }
  if (others === 0 && characters.length > 0) remarks.push({ code: 'key-without-others', params: { most: MOST_INSERTED }, ...all });
  if (others > MOST_INSERTED) remarks.push({ code: 'key-too-many-others', params: { others, most: MOST_INSERTED }, ...all });
  const foreign = characters.findIndex(({ text, kind }) => kind === 'other' && !isMade(text));
  if (foreign >= 0) {
    const character = characters[foreign]!.text;
    const codePoint = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    remarks.push({ code: 'key-foreign-character', params: { character, codePoint }, start: foreign, end: foreign + 1 });
  }
  // "Insert /spaces_1/ U+0020 SPACE characters into /key_1/ at random positions other than the start or end of the string."
  const edge = [
    ...characters
      .map(({ text }) => text)
      .join('')
      .matchAll(EDGE),
  ][0];
  if (edge !== undefined) {
    const start = edge.index === 0 ? 0 : characters.length - edge[0].length;
    remarks.push({ code: 'key-space-at-edge', params: { edge: edge.index === 0 ? 'start' : 'end' }, start, end: start + edge[0].length });
  }
  return remarks;
}

function bigEndian(quotient: bigint): Uint8Array {
  const bytes = new Uint8Array(PART_LENGTH);
  new DataView(bytes.buffer).setUint32(0, Number(quotient));
  return bytes;
}

/** A random integer from 0 to `below` - 1; `below` is at most 2^32. */
export type Random = (below: number) => number;

/** A key as a client makes it (§4.1 steps 16 to 22), with the number that the server will find in it. */
export function generateKey(random: Random): { readonly key: string; readonly number: number } {
  // "16. Let /spaces_1/ be a random integer from 1 to 12 inclusive."
  const spaces = 1 + random(MOST_INSERTED);
  // "17. Let /max_1/ be the largest integer not greater than 4,294,967,295 divided by /spaces_1/."
  const most = Math.floor(LARGEST_NUMBER / spaces);
  // "18. Let /number_1/ be a random integer from 0 to /max_1/ inclusive."
  const number = random(most + 1);
  // "19. Let /product_1/ be the result of multiplying /number_1/ and /spaces_1/ together." Step 20 writes it in base ten.
  let key = String(number * spaces);
  const insert = (character: string, at: number): void => {
    key = key.slice(0, at) + character + key.slice(at);
  };
  // "21. Insert between one and twelve random characters from the ranges U+0021 to U+002F and U+003A to U+007E into /key_1/
  // at random positions."
  for (let left = 1 + random(MOST_INSERTED); left > 0; left--) insert(madeCharacter(random), random(key.length + 1));
  // "22. Insert /spaces_1/ U+0020 SPACE characters into /key_1/ at random positions other than the start or end of the string."
  for (let left = spaces; left > 0; left--) insert(' ', 1 + random(key.length - 1));
  return { key, number };
}

function madeCharacter(random: Random): string {
  const low = 0x2f - 0x21 + 1;
  const at = random(low + 0x7e - 0x3a + 1);
  return String.fromCharCode(at < low ? 0x21 + at : 0x3a + at - low);
}
