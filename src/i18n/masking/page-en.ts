/** English prose of the masking page, around the tool. */
export const pageEn = {
  lead: 'A client masks every payload it sends: byte i is XORed with byte i mod 4 of a four-byte key. Step through it, byte by byte or bit by bit, and then the other way.',
  rule: 'The rule in one line:',
  why: {
    heading: 'Why there is masking',
    reason:
      'A page in a browser may send any bytes it likes to its own server. Machines on the way, such as transparent caches, may mistake such bytes for HTTP and act on them. Masking takes the choice away: what stands on the wire depends on a key that the page cannot foresee.',
    fresh:
      'That is why the key must be fresh and unpredictable for every frame, and why a client masks over wss too: the rule knows no exception.',
    server: 'A server does not mask. Its bytes are not chosen by a page that runs in somebody else’s browser.',
    secret:
      'It is no encryption. The key travels in the header of the same frame, and a few known characters give it away in any case. Secrecy is what TLS is for.',
    further: 'Where it stands:',
    between: ', ',
  },
};
