/**
 * Why an accept is wrong: the mistake that makes exactly this value, found by making the mistakes and comparing.
 *
 * Knows which mistakes to try, and in which order. Must not know what they do (accept-deviations.ts), or wording. Names no
 * mistake that was not recomputed: when none leads to the value, it says so and what was tried.
 */
import { type Base64Fault, type Base64Reading, decodeBase64 } from '../bytes/base64.ts';
import { toHex } from '../bytes/hex.ts';
import { GUID } from './accept-key.ts';
import {
  deviation,
  type Deviation,
  guidDeviations,
  type HeaderValue,
  HASHES,
  JOINS,
  keepDeviations,
  keyDeviations,
  TAILS,
  WRITINGS,
} from './accept-deviations.ts';
import type { AcceptMistake, MistakeName, MistakeParams } from './accept-mistakes.ts';
import { follow, hashOf, type Recipe, type Recomputation, rightRecipe } from './accept-recipe.ts';
import { fromLatin1, latin1 } from './octets.ts';
import { GUIDS_SEEN, slipBetween, slipsOf, wrappedGuids } from './guid-slips.ts';

export interface AcceptQuestion {
  /** The key of the request, the value of its header: Latin-1 text, a code point an octet. White space around it does not count (RFC 6455 §1.3). */
  readonly key: string;
  /** What was answered, the value of its header, written likewise. White space around it does not count (RFC 6455 §4.1, response item 4). */
  readonly accept: string;
  readonly others?: {
    /** Keys of other requests in the same paste. */
    readonly keys?: readonly string[];
    /** Header fields of both messages. */
    readonly headers?: readonly HeaderValue[];
    /** The 16 bytes that the handshake of 2010 would have answered, when the request has its keys. */
    readonly answerOf2010?: Uint8Array;
  };
}

/** What can be said of a value that no mistake explains. */
export interface AcceptLooks {
  readonly characters: number;
  /** Bytes that it decodes to; null when it is not well-formed base64. */
  readonly bytes: number | null;
  readonly faults: readonly Base64Fault[];
  /** Hex digits and nothing else: that many bytes of hex. */
  readonly hexBytes: number | null;
}

export type AcceptExplanation =
  | { readonly kind: 'right' }
  /** One mistake, or two together. `recomputed`: how they lead to the value; null where the value was only compared. */
  | { readonly kind: 'mistake'; readonly mistakes: readonly AcceptMistake[]; readonly recomputed: Recomputation | null }
  | { readonly kind: 'unknown'; readonly tried: readonly MistakeName[]; readonly looks: AcceptLooks };

/** Optional white space of HTTP around a value (RFC 9110 §5.6.3). */
const trim = (value: string): string => value.replace(/^[ \t]+|[ \t]+$/g, '');

/**
 * Whether `accept` answers `key`, and if not, which mistake made it. For any texts; costs a few thousand digests at most,
 * when none of the mistakes fits.
 */
export function explainAccept(question: AcceptQuestion): AcceptExplanation {
  const pieces = explainInPieces(question);
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

/** The same in pieces of some dozen digests each, for a page that must not stand still meanwhile. */
export function* explainInPieces({ key: rawKey, accept: rawAccept, others = {} }: AcceptQuestion): Pieces<AcceptExplanation> {
  const [key, accept] = [trim(rawKey), trim(rawAccept)];
  const recipe = rightRecipe(fromLatin1(key));
  const right = follow(recipe);
  if (accept === right.accept) return { kind: 'right' };
  const reading = decodeBase64(accept);
  const copied = asWritten(accept, reading, right) ?? asOtherValue(accept, reading, key, others.headers ?? [], others.answerOf2010 ?? null);
  if (copied !== null) return { kind: 'mistake', mistakes: copied, recomputed: null };
  const fronts = [JOINS, TAILS, guidDeviations(), HASHES, keyDeviations(key, others.keys ?? [], others.headers)];
  const backs = [keepDeviations(reading.bytes.length), WRITINGS];
  const explained = (yield* search(accept, recipe, fronts, backs)) ?? (yield* searchSlips(accept, key, recipe));
  if (explained !== null) return explained;
  const tried = new Set([...WRITTEN, ...[...fronts, ...backs].flat().map(({ mistake }) => mistake.name), ...SLIPS]);
  return { kind: 'unknown', tried: [...tried], looks: looksOf(accept, reading) };
}

/** Work that may be interrupted wherever it yields. */
type Pieces<Result> = Generator<undefined, Result>;

/** Tried by `asWritten` and `asOtherValue`. */
const WRITTEN: readonly MistakeName[] = [
  'accept-quoted',
  'junk-around',
  'accept-cut',
  'accept-miscopied',
  'accept-spaced',
  'spare-bits',
  'padding-surplus',
  'header-echoed',
];
const SLIPS: readonly MistakeName[] = ['guid-wrapped', 'guid-seen', 'guid-typo', 'guid-cut', 'zero-filled'];

const mistake = <Name extends MistakeName>(name: Name, params: MistakeParams[Name]): AcceptMistake => deviation(name, params, {}).mistake;

/** The right value, spoiled where it was written or copied. */
function asWritten(accept: string, reading: Base64Reading, right: Recomputation): AcceptMistake[] | null {
  if (accept === '') return [mistake('accept-empty', {})];
  const at = accept.indexOf(right.accept);
  if (at >= 0) {
    const [before, after] = [accept.slice(0, at), accept.slice(at + right.accept.length)];
    const quoted = before === after && /^["'`]$/.test(before);
    return [quoted ? mistake('accept-quoted', { mark: before }) : mistake('junk-around', { before, after })];
  }
  if (toHex(reading.bytes) === toHex(right.digest)) {
    const named = [...new Map(reading.faults.map((fault) => asFault(fault)).map((each) => [each?.name, each])).values()];
    if (named.every((each) => each !== null)) return named;
  }
  if (accept.toLowerCase() === right.accept.toLowerCase()) return [mistake('accept-case', { letters: lettersOf(accept) })];
  const slip = slipBetween(right.accept, accept);
  if (slip !== null) return [mistake('accept-miscopied', slip)];
  // Eight characters do not begin alike by chance. Whole bytes up to a zero byte are a digest that was cut, not a text.
  const cut = accept.length >= 8 && right.accept.startsWith(accept);
  const stops = reading.canonical && right.digest[reading.bytes.length] === 0;
  return cut && !stops ? [mistake('accept-cut', { kept: accept.length, of: right.accept.length })] : null;
}

const lettersOf = (text: string) => (text === text.toLowerCase() ? 'lower' : text === text.toUpperCase() ? 'upper' : 'mixed');

/** A fault of base64 that leaves the bytes as they are, as a mistake; null for one that does not. */
function asFault(fault: Base64Fault): AcceptMistake | null {
  if (fault.kind === 'url-character') return mistake('base64url', {});
  if (fault.kind === 'padding-missing') return mistake('padding-missing', {});
  if (fault.kind === 'padding-surplus') return mistake('padding-surplus', { surplus: fault.surplus });
  if (fault.kind === 'whitespace') return mistake('accept-spaced', {});
  if (fault.kind === 'spare-bits') return mistake('spare-bits', { wrote: fault.character, right: fault.means });
  return null;
}

/** A value that stands elsewhere in the messages, or answers another handshake. */
function asOtherValue(
  accept: string,
  reading: Base64Reading,
  key: string,
  headers: readonly HeaderValue[],
  answer: Uint8Array | null,
): AcceptMistake[] | null {
  if (accept === key) return [mistake('header-echoed', { header: 'Sec-WebSocket-Key' })];
  const same = headers.find(({ name, value }) => trim(value) === accept && name.toLowerCase() !== 'sec-websocket-accept');
  if (same) return [mistake('header-echoed', { header: same.name })];
  if (answer === null) return null;
  return accept === latin1(answer) || toHex(reading.bytes) === toHex(answer) ? [mistake('answer-of-2010', {})] : null;
}

const found = (recipe: Recipe, ...by: readonly Deviation[]): AcceptExplanation => ({
  kind: 'mistake',
  mistakes: by.map((each) => each.mistake),
  recomputed: follow(recipe),
});

/** Deviations of two parts at a time, from every list the later lists. */
function* pairsOf(lists: readonly (readonly Deviation[])[]): Generator<readonly [Deviation, Deviation]> {
  for (const [i, list] of lists.entries())
    for (const later of lists.slice(i + 1)) for (const a of list) for (const b of later) yield [a, b];
}

/** Digests between two places where the work may be interrupted. */
const PIECE = 64;

/** The first of these combinations that leads to `accept`. */
function* firstOf(accept: string, recipe: Recipe, tries: Iterable<readonly Deviation[]>): Pieces<AcceptExplanation | null> {
  let count = 0;
  for (const by of tries) {
    const changed = Object.assign({}, recipe, ...by.map(({ change }) => change)) as Recipe;
    if (follow(changed).accept === accept) return found(changed, ...by);
    if (++count % PIECE === 0) yield;
  }
  return null;
}

/**
 * One deviation, then two of different parts. `fronts` change what is hashed and with what, `backs` what becomes of the
 * digest: one digest serves for all of those.
 */
function* search(
  accept: string,
  recipe: Recipe,
  fronts: readonly (readonly Deviation[])[],
  backs: readonly (readonly Deviation[])[],
): Pieces<AcceptExplanation | null> {
  const alone = fronts.flat().map((each) => [each]);
  const back = backs.flat();
  const one =
    (yield* firstOf(accept, recipe, alone)) ??
    ends(
      accept,
      recipe,
      [],
      back.map((each) => [each]),
    );
  if (one !== null) return one;
  for (const by of alone) {
    const both = ends(
      accept,
      { ...recipe, ...by[0]!.change },
      by,
      back.map((each) => [each]),
    );
    if (both !== null) return both;
    yield;
  }
  return ends(accept, recipe, [], pairsOf(backs)) ?? (yield* firstOf(accept, recipe, pairsOf(fronts)));
}

/** The first of these ways to end `recipe` (which `by` made) that leads to `accept`; they share its digest. */
function ends(accept: string, recipe: Recipe, by: readonly Deviation[], ways: Iterable<readonly Deviation[]>): AcceptExplanation | null {
  const { digest } = hashOf(recipe);
  for (const way of ways) {
    const changed = Object.assign({}, recipe, ...way.map(({ change }) => change)) as Recipe;
    if (changed.write(changed.keep(digest)) === accept) return found(changed, ...by, ...way);
  }
  return null;
}

/** The longest buffer that is tried, with zeros behind the text, and the longest key that is tried cut. */
const BUFFER = 512;
const LONGEST = 64;

/** The GUID wrapped, mistyped or written from memory, and buffers too short or too long: many digests, so these come last. */
function searchSlips(accept: string, key: string, recipe: Recipe): Pieces<AcceptExplanation | null> {
  const tries = function* (): Generator<readonly Deviation[]> {
    for (const { at, white, text } of wrappedGuids()) yield [deviation('guid-wrapped', { at, white }, { guid: fromLatin1(text) })];
    for (const guid of GUIDS_SEEN) yield [deviation('guid-seen', { guid }, { guid: fromLatin1(guid) })];
    for (const { text, edit } of slipsOf(GUID)) yield [deviation('guid-typo', edit, { guid: fromLatin1(text) })];
    for (let kept = 1; kept < GUID.length; kept++) yield [deviation('guid-cut', { kept }, { guid: fromLatin1(GUID.slice(0, kept)) })];
    for (let count = 2; count < Math.min(key.length, LONGEST); count++) {
      yield [deviation('key-cut', { where: 'end', count }, { key: fromLatin1(key.slice(0, -count)) })];
      yield [deviation('key-cut', { where: 'start', count }, { key: fromLatin1(key.slice(count)) })];
    }
    const length = key.length + GUID.length;
    for (let zeros = 2; length + zeros <= BUFFER; zeros++)
      yield [deviation('zero-filled', { length: length + zeros }, { tail: new Uint8Array(zeros) })];
  };
  return firstOf(accept, recipe, tries());
}

function looksOf(accept: string, reading: Base64Reading): AcceptLooks {
  const hex = /^(?:[0-9a-f]{2})+$/i.test(accept);
  return {
    characters: [...accept].length,
    bytes: reading.wellFormed ? reading.bytes.length : null,
    faults: reading.faults,
    hexBytes: hex ? accept.length / 2 : null,
  };
}
