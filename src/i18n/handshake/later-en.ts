/**
 * English words of the handshake page that are not in its first view: pasting, building from a URL, HTTP/2 and HTTP/3, sharing, copying.
 *
 * Knows wording. Must not know findings or formats: they have catalogues of their own.
 */
const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const laterEn = {
  paste: {
    readKey: 'Read as a key: it stands in the request now.',
    readAccept: 'Read as an accept: it stands in the answer now.',
    readUrl: 'Read as an address: request and answer are built from it.',
    read: (format: string, requests: number, responses: number, frames: number) =>
      `Read as ${format}: ${[
        requests > 0 ? count(requests, 'request') : '',
        responses > 0 ? count(responses, 'answer') : '',
        frames > 0 ? `${count(frames, 'byte')} of frames behind` : '',
      ]
        .filter((each) => each !== '')
        .join(', ')}.`,
    supplied: {
      'start-line': 'The first line was missing: it was put in.',
      'empty-line': 'The empty line at the end was missing: it was put in.',
    },
    answered: 'The answer was not in the paste: it is what a server would say.',
    choose: 'Which connection?',
    connection: (number: number, line: string) => (line === '' ? `${number}` : `${number}: ${line}`),
    frames: 'No handshake in this, but it may be frames.',
    openFrames: 'Read it on the frames page',
    accessLog: (status: number) =>
      `An access log: it keeps the request line and the status (here ${status}), no header, so nothing can be judged. Paste the request as it was sent: from curl -v, the network tools of the browser, or a capture.`,
    nothing: 'No handshake in this: neither a request nor an answer, nor a key (24 characters that end in ==).',
    tooLong: (limit: string) => `Longer than ${limit}: paste only the handshake.`,
  },
  url: {
    label: 'WebSocket address',
    ghost: 'wss://example.com/chat?room=1',
    hint: 'The request follows the address as you type.',
    origin: 'Origin',
    originHint: 'as a page sends it',
    protocols: 'Subprotocols',
    protocolsGhost: 'chat, superchat',
    deflate: 'Offer permessage-deflate',
    parts: {
      scheme: 'scheme',
      userinfo: 'user',
      host: 'host',
      port: 'port',
      path: 'path',
      query: 'query',
      fragment: 'fragment',
    },
    becomes: 'On the wire',
    connect: (host: string, port: number, secure: boolean) => `TCP to ${host}, port ${port}${secure ? ', then TLS' : ''}`,
    requestLine: 'Request line',
    host: 'Host',
    close: 'Close',
  },
  repairs: {
    all: (n: number) => `Fix all ${n}`,
  },
  copy: {
    bytes: { request: 'Request', response: 'Answer' },
    code: 'A program that sends this request',
    forms: {
      text: 'Text',
      curl: 'curl',
      node: 'Node.js',
      python: 'Python',
      go: 'Go',
      escapes: 'String \\x…',
      hex: 'Hex',
      'hex-dump': 'Hex dump',
    },
    hint: 'The programs open a TCP connection, send exactly these bytes and print the answer. curl cannot send every head as it stands.',
    curlDiffers: 'curl would change this head: it sorts and rewrites what it cannot send as it stands.',
  },
  share: {
    label: 'Share',
    copied: 'Link copied',
    byHand: 'Copy this link:',
    explain:
      'The messages are in the part after #, which browsers never send to a server. A key is used up once it was sent; cookies and tokens are not: take them out first.',
    close: 'Close',
  },
  bootstrap: {
    heading: 'The same over HTTP/2 and HTTP/3',
    lead: 'There is no upgrade there: the client asks for a tunnel on one stream, and the connection goes on serving other requests.',
    version: 'Version',
    versions: { h2: 'HTTP/2', h3: 'HTTP/3' },
    request: 'Request',
    response: 'Answer',
    columns: { line: 'Line', was: 'In HTTP/1.1', why: 'Why', section: 'Section' },
    none: 'nothing',
    goneHeading: 'What is gone',
    setting: (name: string, value: number) => `First the server must have said ${name} = ${value}, or no client may ask.`,
    closing: (clean: string, abrupt: string) => `The end of the TCP connection becomes ${clean}; its abrupt end becomes ${abrupt}.`,
    unknown: (status: number) => `A server that does not know the :protocol answers ${status}.`,
    reasons: {
      setting: 'the server announces that it takes extended CONNECT',
      'method-connect': 'a tunnel is asked for with CONNECT',
      'protocol-websocket': 'what the tunnel is for; this makes the CONNECT an extended one',
      scheme: 'https for wss, http for ws',
      authority: 'host and port, as Host says them',
      path: 'path and query; a plain CONNECT has none',
      origin: 'as before',
      version: 'as before',
      subprotocols: 'as before',
      extensions: 'as before',
      'status-200': 'the tunnel is open; 101 does not exist here',
      'subprotocol-chosen': 'as before',
      'extensions-chosen': 'as before',
      'gone-request-line': 'there are no lines of text',
      'gone-host': 'is called :authority',
      'gone-upgrade': 'nothing is upgraded, and HTTP/2 forbids it',
      'gone-connection': 'concerns one hop of HTTP/1.1, and HTTP/2 forbids it',
      'gone-key': ':protocol says what the key was to prove',
      'gone-accept': 'without a key there is nothing to prove',
      'gone-101': 'is a plain 200',
    },
  },
};

export type LaterTexts = typeof laterEn;
