/** How much goes into a link. Knows numbers only, so that a page need not carry the code that packs bytes. */

/** Up to this many bytes stand in a link as plain hex (`f`), more as deflated base64url (`z`). */
export const PLAIN_LIMIT = 1024;
/** Longest value of `z`, in characters, that still goes into a link. */
export const LINK_LIMIT = 8 * 1024;
/** Most bytes a link may inflate to. */
export const INFLATE_LIMIT = 1024 * 1024;
