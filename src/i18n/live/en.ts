/** English words of the live panel: what its first view says. */
import type { EndpointKindName, GapName, ParameterName, ScriptFacts, TargetFaultName, WireFacts } from './facts.ts';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const KINDS: Readonly<Record<EndpointKindName, { readonly name: string; readonly says: string }>> = {
  page: {
    name: 'In this page',
    says: 'Client and server are two connection engines in this page; the client does what Chromium does. No network, every byte observed.',
  },
  server: {
    name: 'This server',
    says: 'The server that served this page, over real TCP, with your browser’s own WebSocket. Its tap shows every byte.',
  },
  relay: { name: 'Tap relay', says: 'A relay on your machine in front of your own server. It shows every byte between the two.' },
  url: { name: 'Any URL', says: 'Any WebSocket server. A page sees messages only, so the bytes are a reconstruction.' },
};

const FAULTS: Readonly<Record<TargetFaultName, string>> = {
  'no-server': 'This page was not served by our server, so there is none here to connect to. Choose another endpoint.',
  'no-address': 'The relay prints an address when it starts. Paste it here.',
  'bad-address': 'An address is a host and a port, such as 127.0.0.1:4181. You can also paste the whole line that the relay printed.',
  'no-token': 'The relay prints a token, so that not everybody may listen. Paste it here.',
  'no-url': 'Type an address that begins with ws:// or wss://.',
  'bad-url': 'This is no WebSocket address. One begins with ws:// or wss://, then a host: wss://example.org/chat.',
  'http-url': 'http:// and https:// are for pages. Write ws:// or wss:// instead.',
  fragment: 'A WebSocket address must not have a “#” part: new WebSocket() throws a SyntaxError. Leave it out.',
  protocols:
    'Each subprotocol may stand once, as letters, digits or - . _ and the like; new WebSocket() would throw a SyntaxError. Correct the list.',
};

const GAPS: Readonly<Record<GapName, string>> = {
  ping: 'no event: the API has none for a Ping',
  pong: 'no event: the browser answers by itself',
  fragment: 'no event yet: the message is not whole',
  close: 'no event yet: close comes when TCP ends',
  end: '',
  later: '↓ its event stands below',
  earlier: '↑ its call stands above',
  nothing: 'no event',
};

export const en = {
  picker: {
    heading: 'Endpoint',
    label: 'Connect to',
    kinds: KINDS,
    scenario: 'Scenario',
    groups: { well: 'Keeps every rule', refused: 'Never opens', broken: 'Breaks a rule' },
    parameters: {
      every: 'Every … ms',
      code: 'Close code',
      reason: 'Reason',
      status: 'HTTP status',
    } satisfies Record<ParameterName, string>,
    protocols: 'Subprotocols',
    protocolsHint: 'separated by commas',
    /** `rfc`: the one whose section is named behind it. */
    requires: (rfc: string) => `${rfc} requires:`,
    address: 'Address',
    token: 'Token',
    path: 'Path',
    url: 'Address',
    command: 'Start the relay in front of your server, from the folder of this project:',
    commandHint: 'It prints an address with a token. The command listens on this machine only.',
    foreign: 'A click connects your browser to this server, which learns your IP address and this page’s origin.',
    mixed:
      'This page is https, so browsers block ws:// to other machines (Safari also to this one). Use wss://, or open the playground on http://localhost.',
    local: 'This is an address on your machine or your network: the browser may ask whether this page may reach it.',
    faults: FAULTS,
  },
  connect: 'Connect',
  cancel: 'Cancel',
  close: 'Close',
  code: 'Code',
  reason: 'Reason',
  codeHint: 'none',
  nothingYet: 'Nothing is sent before you click.',
  state: {
    none: 'not connected',
    opening: 'opening the tap',
    connecting: 'CONNECTING',
    open: 'OPEN',
    closing: 'CLOSING',
    closed: 'CLOSED',
  },
  values: {
    readyState: 'readyState',
    buffered: 'bufferedAmount',
    most: (n: number) => `most: ${n.toLocaleString('en')}`,
    none: '""',
    protocol: 'protocol',
    extensions: 'extensions',
  },
  /** What close() threw. */
  throws: (name: string, code: string): string =>
    name === 'InvalidAccessError'
      ? `close(${code}) throws InvalidAccessError: pages may use 1000 or 3000-4999.`
      : name === 'SyntaxError'
        ? 'close() throws SyntaxError: a reason may have 123 bytes in UTF-8. Shorten it.'
        : `close() throws ${name}.`,
  tools: {
    filter: 'Show',
    parts: { script: 'Script', data: 'Data frames', control: 'Control frames', handshake: 'Handshake and TCP' },
    pause: 'Pause',
    goOn: 'Go on',
    clear: 'Clear',
    rows: (n: number) => count(n, 'row', 'rows'),
    paused: (n: number) => `paused, ${count(n, 'row', 'rows')} waiting`,
    full: 'The log is full and records nothing more. Export it if you need it, then clear it.',
  },
  compose: {
    heading: 'Send',
    as: 'Send as',
    modes: { text: 'Text', hex: 'Hex', file: 'File' },
    text: 'Text',
    hex: 'Bytes in hex',
    file: 'File, up to 2 MiB; you can also drop it here',
    send: 'Send',
    first: 'Hello',
    none: 'There is no socket yet. Connect first.',
    connecting: 'Still CONNECTING: send() would throw InvalidStateError now. Wait for open.',
    over: (state: string) =>
      `The socket is ${state}: send() does not throw, the data is dropped and bufferedAmount grows. Connect again to send.`,
    badHex: (position: number, character: string) => `“${character}” at position ${position} is not a hex digit (0-9, a-f).`,
    halfHex: (digit: string) => `One hex digit is left over: “${digit}”. A byte is two digits.`,
    tooBig: 'This is larger than 2 MiB, the most that the panel sends as one message, so it stays where it was. Send a part of it.',
    longHex: 'This is more hex than the panel reads in one go, so it stays where it was. Save the bytes as a file and choose “File”.',
    fileGone: 'The browser could not read this file: it may have been moved or changed. Choose it again.',
    asideText: (characters: number) =>
      `${count(characters, 'character', 'characters')}, kept whole beside the text box, which would stop the page if it held them. “Send” sends one message. To edit it, save it and choose “File”.`,
    asideBytes: (bytes: number) =>
      `${count(bytes, 'byte', 'bytes')} of hex, kept whole beside the box, which would stop the page if it held them. “Send” sends one message.`,
    discard: 'Discard',
  },
  line: {
    heading: 'Time line',
    script: 'What the script sees',
    wire: 'What is on the wire',
    time: 'Seconds',
    list: (rows: number) => `Time line, ${count(rows, 'row', 'rows')}`,
    ghost: 'An example: this is what will appear here. One send() is one frame; a Ping is a frame, and no event.',
    empty: 'Nothing here with this filter.',
    waiting: 'Waiting for the first byte …',
  },
  script: (row: ScriptFacts): string => {
    switch (row.kind) {
      case 'new':
        return `new WebSocket(${JSON.stringify(row.text)})`;
      case 'open':
        return row.text === '' ? 'open' : `open, protocol ${JSON.stringify(row.text)}`;
      case 'send':
        return row.flag ? `send(${JSON.stringify(row.text)})` : `send(${count(row.number, 'byte', 'bytes')})`;
      case 'message':
        return row.flag ? JSON.stringify(row.text) : `ArrayBuffer, ${count(row.number, 'byte', 'bytes')}`;
      case 'close-call':
        return `close(${row.number < 0 ? '' : row.number}${row.text === '' ? '' : `, ${JSON.stringify(row.text)}`})`;
      case 'close':
        return `code ${row.number}${row.text === '' ? '' : `, reason ${JSON.stringify(row.text)}`}, wasClean ${row.flag}`;
      case 'throws':
        return row.text;
      case 'error':
        return 'no reason is given';
    }
  },
  scriptKind: {
    new: 'call',
    send: 'call',
    'close-call': 'call',
    open: 'open',
    message: 'message',
    error: 'error',
    close: 'close',
    throws: 'throws',
  } satisfies Record<ScriptFacts['kind'], string>,
  dropped: 'dropped',
  gap: GAPS,
  wireKind: {
    request: 'request',
    response: 'response',
    frame: 'frame',
    bytes: 'bytes',
    end: 'TCP end',
    lost: 'TCP broke off',
    dropped: 'not seen',
  } satisfies Record<WireFacts['kind'], string>,
  /** What a frame is called in a row. */
  opcode: (opcode: number): string =>
    ['continuation', 'text', 'binary', '', '', '', '', '', 'Close', 'Ping', 'Pong'][opcode] || `reserved 0x${opcode.toString(16)}`,
  from: { client: 'from the client', server: 'from the server' },
  ends: { client: 'the client closed its end', server: 'the server closed its end' },
  lost: 'no Close, no end: gone',
  lostReconstructed: 'the connection is over; how, a page is not told',
  unseen: (bytes: number) => `${count(bytes, 'byte', 'bytes')} the tap could not keep up with`,
  size: (bytes: number) => `${bytes.toLocaleString('en')} B`,
  compressed: 'compressed',
  more: 'not the last',
  cut: 'cut off',
  observed: 'observed',
  reconstructed: 'reconstructed',
  /** A paste that no field takes. */
  tooLong: (characters: number) =>
    `What you pasted has ${count(characters, 'character', 'characters')}: too long for this field, so it was not put in. Paste it under “Send”, or shorten it.`,
  share: {
    button: 'Share',
    copied: 'Link copied',
    byHand: 'Copy this link',
    explain: 'It holds the endpoint and the scenario; never a token, and no address with a query.',
  },
};

export type LiveTexts = typeof en;
