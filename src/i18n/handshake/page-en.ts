/**
 * English prose of the handshake page, around the tool: what has to be in both messages, how a server says no, and what the
 * accept proves. Header names and sections are the page's.
 */
export const pageEn = {
  lead: 'Before the first frame there is HTTP: one GET that asks for an upgrade, one 101 that grants it. Paste either, change it line by line, and see what a strict server and a strict client make of it.',
  request: {
    heading: 'What the request must hold',
    caption: 'What a server checks before it upgrades a connection (RFC 6455 §4.2.1)',
    rules: {
      line: 'GET, HTTP/1.1 or later, and a target that is a path or an http(s) address; never ws://',
      host: 'the server’s name, with the port unless it is the default one',
      upgrade: 'holds the token “websocket”, in any letter case',
      connection: 'holds the token “Upgrade”, in any letter case; other tokens may stand beside it',
      key: 'base64 of 16 bytes, fresh and random: always 24 characters',
      version: '13, once',
      origin: 'from browsers always: which page wants this; a server that browsers reach should check it',
      protocol: 'subprotocols the client speaks, the best first; each once',
      extensions: 'extensions the client offers, such as permessage-deflate',
    },
  },
  response: {
    heading: 'What the answer must hold',
    caption: 'What a client checks before it takes the connection for open (RFC 6455 §4.1, §4.2.2)',
    rules: {
      line: '101; with any other status HTTP goes on and no frame may be sent',
      upgrade: 'is “websocket”, in any letter case',
      connection: 'holds the token “Upgrade”',
      accept: 'base64 of SHA-1 over key + GUID: always 28 characters, equal to the last one',
      protocol: 'at most one, and one of those offered, letter for letter; its absence means none',
      extensions: 'only what was offered, each once, with parameters the offer allows',
    },
  },
  columns: { line: 'Line', rule: 'Rule', need: 'Needed', section: 'Section' },
  need: { required: 'required', browser: 'by browsers', optional: 'optional', ifOffered: 'only if offered' },
  refusals: {
    heading: 'How a server says no',
    caption: 'Statuses for refusing an upgrade',
    status: 'Status',
    when: 'When',
    rules: {
      400: 'a required line is missing or malformed',
      401: 'credentials are wanted first; browsers’ WebSocket does not ask for them',
      403: 'this origin is not welcome',
      404: 'nothing speaks WebSocket at this path',
      405: 'the method is not GET',
      426: 'the version is not spoken here; the answer lists those that are in Sec-WebSocket-Version',
    },
    browsers: 'A page never learns which one it was: for it every refusal is an error event and close code 1006.',
  },
  proof: {
    heading: 'What the accept proves',
    yes: 'It proves that the peer has read this very request and knows RFC 6455. A cache that replays an old answer, or a server that answers everything with 200, cannot produce it.',
    no: 'It proves nothing about who the peer is, and it protects nothing: key and GUID are public, and anybody can do the sum. Who the peer is, TLS says; who may connect, Origin, cookies and tokens decide.',
    versions:
      'Over HTTP/2 and HTTP/3 there is neither key nor accept: the request is an extended CONNECT with :protocol = websocket, and the answer is a plain 200.',
    further: 'Where it stands:',
  },
};
