/**
 * The making of an accept as a recipe whose every part can be another: what is hashed, with what, and how it is written.
 *
 * Knows the parts and puts them together. Must not know which parts are mistakes (accept-deviations.ts has those).
 */
import { encodeBase64 } from '../bytes/base64.ts';
import { joinBytes } from '../bytes/join.ts';
import { sha1 } from '../bytes/sha1.ts';
import { GUID } from './accept-key.ts';
import { fromLatin1 } from './octets.ts';

export type HashName = 'SHA-1' | 'SHA-256' | 'MD5' | 'none' | 'SHA-1 of SHA-1' | 'HMAC-SHA-1' | 'faulty SHA-1';

export interface Hash {
  readonly name: HashName;
  /** The digest of what `join` and `tail` give; HMAC takes the two parts instead. */
  readonly digest: (input: Uint8Array, key: Uint8Array, guid: Uint8Array) => Uint8Array;
}

/** From key to accept, part by part. */
export interface Recipe {
  readonly key: Uint8Array;
  readonly guid: Uint8Array;
  readonly join: (key: Uint8Array, guid: Uint8Array) => Uint8Array;
  /** Hashed behind what was joined. */
  readonly tail: Uint8Array;
  readonly hash: Hash;
  /** What of the digest, and in which form, is encoded. */
  readonly keep: (digest: Uint8Array) => Uint8Array;
  readonly write: (bytes: Uint8Array) => string;
}

/** An accept made by a recipe, with what came on the way. */
export interface Recomputation {
  readonly hash: HashName;
  /** What was hashed. */
  readonly input: Uint8Array;
  readonly digest: Uint8Array;
  /** What was encoded: the digest, unless that is where the recipe differs. */
  readonly kept: Uint8Array;
  readonly accept: string;
}

/** The recipe of RFC 6455 §4.2.2, item 5.4, for the octets of a key. */
export function rightRecipe(key: Uint8Array): Recipe {
  return {
    key,
    guid: fromLatin1(GUID),
    join: (key, guid) => joinBytes([key, guid]),
    tail: new Uint8Array(0),
    hash: { name: 'SHA-1', digest: sha1 },
    keep: (digest) => digest,
    write: encodeBase64,
  };
}

/** The digest that a recipe comes to, and what it was made from. */
export function hashOf({ key, guid, join, tail, hash }: Recipe): { readonly input: Uint8Array; readonly digest: Uint8Array } {
  const input = joinBytes([join(key, guid), tail]);
  return { input, digest: hash.digest(input, key, guid) };
}

/** Follows a recipe to its end. */
export function follow(recipe: Recipe): Recomputation {
  const { input, digest } = hashOf(recipe);
  const kept = recipe.keep(digest);
  return { hash: recipe.hash.name, input, digest, kept, accept: recipe.write(kept) };
}
