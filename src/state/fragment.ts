/**
 * A fragment as `key=value` pairs and back: the grammar that every page's link is written in.
 *
 * Knows escaping and order. Must not know any page's keys.
 */

/** `text` percent-encoded. Half a surrogate pair, which no address can hold, becomes U+FFFD, as it does in UTF-8. */
export const percentEncoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Keeps letters, digits and the marks that need no escape in a fragment. */
const escape = (value: string): string => percentEncoded(value).replaceAll('%2C', ',').replaceAll('%3A', ':');

/** The fragment (without `#`) of some pairs, in their order. */
export function fragmentOf(pairs: readonly (readonly [key: string, value: string])[]): string {
  return pairs.map(([key, value]) => `${key}=${escape(value)}`).join('&');
}

/** The value of a key, and the part of the fragment that it was read from. */
export interface FragmentPart {
  readonly value: string;
  readonly part: string;
}

/**
 * The pairs of a fragment (with or without `#`). What is no pair, comes twice or is not proper percent-encoding is added
 * to `unread` as it stands.
 */
export function pairsOf(fragment: string, unread: string[]): Map<string, FragmentPart> {
  const pairs = new Map<string, FragmentPart>();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    try {
      if (equals < 1) throw new URIError('no key');
      const key = part.slice(0, equals);
      if (pairs.has(key)) throw new URIError('twice');
      pairs.set(key, { value: decodeURIComponent(part.slice(equals + 1)), part });
    } catch {
      unread.push(part);
    }
  }
  return pairs;
}
