/** English names of the handshake page's examples, by id, with what each one shows. Knows words only. */
export const examplesEn = {
  groups: {
    good: 'As it should be',
    accepts: 'Wrong accepts',
    requests: 'Requests that are refused',
    answers: 'Answers that fail',
    offers: 'Subprotocols and compression',
    spelling: 'Odd spellings',
  },
  names: {
    rfc: 'The example of RFC 6455',
    browser: 'What a browser sends',
    'frames-behind': 'A handshake with frames behind it',
    'accept-guid-first': 'GUID before the key',
    'accept-decoded-key': 'Key decoded first',
    'accept-hex': 'Hex text encoded',
    'accept-lower-case': 'GUID in lower case',
    'accept-line-feed': 'echo’s line feed hashed along',
    nginx: 'Behind an nginx that drops Upgrade',
    'ws-in-line': 'ws:// in the request line',
    'key-short': 'A key of 15 bytes',
    'key-of-rfc': 'The key of RFC 6455 §4.1',
    'version-25': 'A version nobody speaks',
    'version-8': 'The draft of 2011, version 8',
    'origin-refused': '403: this origin is not welcome',
    page: '200: an ordinary page',
    redirect: '301: moved',
    authenticate: '401: credentials wanted',
    'full-stops': 'Full stops from a tutorial',
    subprotocol: 'Chat is not chat',
    deflate: 'Two offers of compression',
    'deflate-range': 'A window of 16 bits',
    extension: 'Compression nobody offered',
    folded: 'An indented text block',
    'blank-line': 'An empty line too early',
    'line-feeds': 'Line feeds without CR',
    'odd-case': 'Odd case and spaces, all legal',
  },
};

export type ExampleTexts = typeof examplesEn;
export type ExampleId = keyof typeof examplesEn.names;
