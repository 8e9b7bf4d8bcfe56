/**
 * What `new WebSocket(url, protocols)` makes of its arguments before anything is sent, and what it throws.
 *
 * Knows the constructor's steps of the WebSockets Standard. Must not know who answers.
 */

/** The URL to connect to, resolved against the page's. */
export function targetOf(url: string, base: string): URL {
  const target = URL.canParse(url, base) ? new URL(url, base) : null;
  // "If urlRecord is failure, then throw a "SyntaxError" DOMException."
  if (target === null) throw new DOMException(`The URL ${url} is invalid.`, 'SyntaxError');
  // "If urlRecord's scheme is "http", then set urlRecord's scheme to "ws". Otherwise, if urlRecord's scheme is "https", set it to "wss"."
  if (target.protocol === 'http:') target.protocol = 'ws:';
  else if (target.protocol === 'https:') target.protocol = 'wss:';
  if (target.protocol !== 'ws:' && target.protocol !== 'wss:') {
    throw new DOMException(`The scheme of ${url} is neither ws nor wss.`, 'SyntaxError');
  }
  // "If urlRecord's fragment is non-null, then throw a "SyntaxError" DOMException": an empty one, too.
  if (target.href.includes('#')) throw new DOMException(`The URL ${url} has a fragment.`, 'SyntaxError');
  return target;
}

/** RFC 6455 §4.1 item 10: "characters in the range U+0021 to U+007E not including separator characters as defined in [RFC2616]". */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * "If any of the values in protocols occur more than once or otherwise fail to match the requirements for elements that comprise the value of
 * `Sec-WebSocket-Protocol` fields as defined by The WebSocket protocol, then throw a "SyntaxError" DOMException." Letters count as written.
 */
export function wantedProtocols(protocols: readonly string[]): readonly string[] {
  const wrong = protocols.find((each, at) => !TOKEN.test(each) || protocols.indexOf(each) !== at);
  if (wrong !== undefined) throw new DOMException(`The subprotocol ${JSON.stringify(wrong)} is no token or occurs twice.`, 'SyntaxError');
  return [...protocols];
}
