/**
 * How a page knows that it is served together with an echo server: by a tag that the server writes into it.
 *
 * Knows the tag. Must not know who serves pages or reads them.
 */

/** Name of the `meta` element; its content is the path below which the server's scenarios and its tap lie, such as `/` or `/a/b/`. */
export const SERVER_TAG = 'frame-by-frame-server';
