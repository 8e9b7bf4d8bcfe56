/** What stands on the masking page before anybody touches it, and what a link leaves out. Knows values. Must not know who uses them. */

/** The key of RFC 6455 §5.7, "A single-frame masked text message". */
export const FIRST_KEY: Uint8Array = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
export const FIRST_TEXT = 'Hello';
export const FIRST_CRIB = 'Hell';
export const FIRST_MESSAGE = 'GET /app.js HTTP/1.1\nHost: shop.example\n\n';
