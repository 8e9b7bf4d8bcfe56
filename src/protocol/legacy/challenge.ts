/**
 * The proof of the handshake of 2010: two numbers out of the keys and eight bytes behind the request's head make a challenge
 * of 16 bytes, and its MD5 digest is the answer behind the response's head.
 *
 * Knows draft-ietf-hybi-thewebsocketprotocol-00 §5.2, and the mistakes that answers are made with. Must not know header
 * fields or how a message is read.
 */
import { toHex } from '../bytes/hex.ts';
import { joinBytes } from '../bytes/join.ts';
import { md5 } from '../bytes/md5.ts';
import { analyseKey, type KeyAnalysis, PART_LENGTH, type Random } from './key.ts';

/** "/key3/" is "a string consisting of eight random bytes" (§4.1 step 26). */
export const BODY_LENGTH = 8;
export const ANSWER_LENGTH = 16;

export interface Challenge {
  readonly keys: readonly [KeyAnalysis, KeyAnalysis];
  readonly body: Uint8Array;
  /** 16 bytes; null when the server aborts. */
  readonly challenge: Uint8Array | null;
  /** The 16 bytes that prove the server read the request; null when it aborts. */
  readonly answer: Uint8Array | null;
}

/** Works the answer out. Never throws: keys and body may be anything. */
export function challengeOf(key1: string, key2: string, body: Uint8Array): Challenge {
  const keys = [analyseKey(key1), analyseKey(key2)] as const;
  const [part1, part2] = [keys[0].part, keys[1].part];
  const isWhole = part1 !== null && part2 !== null && body.length === BODY_LENGTH;
  // "8. Let /challenge/ be the concatenation of /part_1/, expressed as a big-endian unsigned 32-bit integer, /part_2/,
  // expressed as a big-endian unsigned 32-bit integer, and the eight bytes of /key_3/ in the order they were sent on the wire."
  const challenge = isWhole ? joinBytes([part1, part2, body]) : null;
  // "9. Let /response/ be the MD5 fingerprint of /challenge/ as a big-endian 128 bit string."
  return { keys, body, challenge, answer: challenge === null ? null : md5(challenge) };
}

/** "/key3/": eight random bytes for the end of the request (§4.1 step 26). */
export function generateBody(random: Random): Uint8Array {
  return Uint8Array.from({ length: BODY_LENGTH }, () => random(256));
}

/** How an answer that is not the right one was made. */
export type AnswerMistake =
  'hex-text' | 'base64-text' | 'little-endian' | 'not-divided' | 'decimal-text' | 'body-left-out' | 'body-first' | 'keys-swapped' | 'cut';

export interface AnswerVerdict {
  readonly right: boolean;
  /** First byte that differs from the right answer, or null. */
  readonly differsAt: number | null;
  /** What it is instead, when recomputing finds it. */
  readonly mistake: AnswerMistake | null;
}

/** Compares an answer with the right one, as the client does before it takes the connection for open (§4.1 steps 43 to 46). */
export function judgeAnswer({ keys, body, challenge, answer }: Challenge, given: Uint8Array): AnswerVerdict | null {
  if (answer === null || challenge === null) return null;
  const differs = answer.findIndex((byte, at) => given[at] !== byte);
  if (differs < 0 && given.length === answer.length) return { right: true, differsAt: null, mistake: null };
  const differsAt = differs < 0 ? answer.length : differs;
  const isGiven = (bytes: Uint8Array): boolean => bytes.length === given.length && bytes.every((byte, at) => byte === given[at]);
  const mistake = MISTAKES.find(([, make]) => isGiven(make(keys, body, answer)))?.[0] ?? null;
  const isCut = mistake === null && differsAt === given.length && given.length > 0;
  return { right: false, differsAt, mistake: isCut ? 'cut' : mistake };
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const reversed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes).reverse();
const low32 = (number: bigint): Uint8Array =>
  Uint8Array.from({ length: PART_LENGTH }, (_, at) => Number((number >> BigInt(8 * (PART_LENGTH - 1 - at))) & 0xffn));

type Make = (keys: Challenge['keys'], body: Uint8Array, answer: Uint8Array) => Uint8Array;

const MISTAKES: readonly (readonly [AnswerMistake, Make])[] = [
  ['hex-text', (_, __, answer) => ascii(toHex(answer))],
  ['base64-text', (_, __, answer) => ascii(btoa(String.fromCharCode(...answer)))],
  ['little-endian', ([one, two], body) => md5(joinBytes([reversed(one.part!), reversed(two.part!), body]))],
  ['not-divided', ([one, two], body) => md5(joinBytes([low32(one.number!), low32(two.number!), body]))],
  ['decimal-text', ([one, two], body) => md5(joinBytes([ascii(String(one.quotient)), ascii(String(two.quotient)), body]))],
  ['body-left-out', ([one, two]) => md5(joinBytes([one.part!, two.part!]))],
  ['body-first', ([one, two], body) => md5(joinBytes([body, one.part!, two.part!]))],
  ['keys-swapped', ([one, two], body) => md5(joinBytes([two.part!, one.part!, body]))],
];
