/** Where a text begins to be long: it is read in the worker and never enters the paste box. Knows one number. Must not know who asks. */

/** UTF-16 code units; a text above this many is long. */
export const LONG_TEXT = 32 * 1024;
