/** What a request line asks for. Knows URLs. Must not know who asks. */

/** Path and query of a URL, as its request line has them. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
