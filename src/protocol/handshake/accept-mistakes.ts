/**
 * The mistakes that make wrong accepts, by name, and what there is to say of each: seen in bug reports, forum threads and
 * public code, or one slip away from the right way.
 *
 * Knows names and their values. Must not know what a mistake does (accept-deviations.ts), or wording.
 */
import type { Edit } from './guid-slips.ts';

export type Letters = 'lower' | 'upper';
/** Mistakes in a SHA-1 of one's own: how many blocks it reads, and how it pads them. */
export type Sha1Fault = 'first-block' | 'length-in-bytes' | 'length-low-first' | 'no-bit' | 'no-length';
type Nothing = Readonly<Record<never, never>>;

/** Every mistake that can be recognised, with what is said about it. Texts among the values are as they stood. */
export interface MistakeParams {
  'accept-empty': Nothing;
  'accept-quoted': { readonly mark: string };
  'junk-around': { readonly before: string; readonly after: string };
  /** Only the first `kept` characters of `of` are here. */
  'accept-cut': { readonly kept: number; readonly of: number };
  'accept-miscopied': Edit;
  'accept-spaced': Nothing;
  'spare-bits': { readonly wrote: string; readonly right: string };
  'padding-surplus': { readonly surplus: number };
  /** The value of this header, unchanged. */
  'header-echoed': { readonly header: string };
  'answer-of-2010': Nothing;

  'key-decoded': { readonly as: 'bytes' | 'latin-1' | 'utf-8' };
  'key-line-end': { readonly end: string };
  'key-spaced': { readonly before: string; readonly after: string };
  'key-quoted': { readonly mark: string };
  'key-case': { readonly letters: Letters };
  'key-unpadded': Nothing;
  'key-re-encoded': { readonly key: string };
  'key-encoded-again': Nothing;
  'key-as-hex': { readonly letters: Letters };
  'key-plus-lost': Nothing;
  'key-percent-encoded': Nothing;
  'key-url-alphabet': Nothing;
  'key-with-name': { readonly name: string };
  /** So many characters are missing there. */
  'key-cut': { readonly where: 'start' | 'end'; readonly count: number };
  'key-spaces-removed': Nothing;
  /** As Python prints bytes. */
  'key-as-literal': { readonly written: string };
  'key-missing': Nothing;
  /** What a program says of a header that it did not find. */
  'key-nothing': { readonly written: string };
  'header-as-key': { readonly header: string };
  'other-key': { readonly key: string };
  'example-key': { readonly key: string };

  'guid-missing': Nothing;
  'guid-case': { readonly letters: 'lower' };
  'guid-hyphens': Nothing;
  /** White space stands in front of character `at` (from 0). */
  'guid-wrapped': { readonly at: number; readonly white: string };
  'guid-enclosed': { readonly left: string; readonly right: string };
  'guid-bytes': { readonly order: 'network' | 'microsoft' };
  'guid-twice': Nothing;
  /** Only its first `kept` characters. */
  'guid-cut': { readonly kept: number };
  'guid-typo': Edit;
  'guid-seen': { readonly guid: string };

  'guid-first': Nothing;
  separated: { readonly between: string };
  'utf-16': { readonly order: 'little' | 'big' };
  'tail-hashed': { readonly tail: string };
  /** A whole buffer of `length` bytes, zeros behind the text. */
  'zero-filled': { readonly length: number };

  'hash-sha-256': Nothing;
  'hash-md5': Nothing;
  'hash-none': Nothing;
  'hash-twice': Nothing;
  'hash-faulty': { readonly fault: Sha1Fault };
  'hash-hmac': { readonly secret: 'key' | 'guid' };

  'digest-cut': { readonly bytes: number };
  'digest-words': Nothing;
  'digest-reversed': Nothing;
  'digest-as-text': { readonly as: 'latin-1' | 'utf-8' | 'ascii' };
  'digest-stops': Nothing;
  'hex-encoded': { readonly letters: Letters };
  'hex-unpadded': Nothing;

  'hex-output': { readonly letters: Letters; readonly between: string };
  base64url: Nothing;
  'padding-missing': Nothing;
  'encoded-twice': Nothing;
  'hex-of-base64': { readonly letters: Letters };
  'accept-case': { readonly letters: Letters | 'mixed' };
  'percent-encoded': Nothing;
  'not-encoded': Nothing;
}

export type MistakeName = keyof MistakeParams;
export type AcceptMistake = { [Name in MistakeName]: { readonly name: Name; readonly params: MistakeParams[Name] } }[MistakeName];
