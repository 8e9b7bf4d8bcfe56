/**
 * English words of the handshake page's tool: the messages with their rows and verdicts, and what surrounds them.
 *
 * Knows labels and short sentences. Must not know how anything is judged; what findings say is in findings-en.ts.
 */
import { acceptRight } from './accept-right.ts';
const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const labEn = {
  tooLong: 'These messages are too long for a link. A reload will not bring them back: copy them first.',
  notLoaded: 'A part of this page could not be loaded. Check the connection and try again.',
  paste: {
    label: 'Paste a key, a request, an answer or both, in any form',
    ghost: 'For example what curl -v prints, a server’s log, or “Copy as cURL” from the browser',
  },
  check: { heading: 'Check any accept' },
  tabs: { label: 'Part of the handshake', request: 'Request', response: 'Answer', derivation: 'Derive', check: 'Check' },
  joint: {
    label: 'From key to accept',
    key: 'Key',
    accept: 'Accept',
    noKey: 'no key',
    noAccept: 'no accept',
    fits: 'fits the key',
    wrong: 'does not fit the key',
  },
  messages: {
    heading: 'The two messages',
    request: 'Request',
    response: 'Answer',
    toServer: 'client to server',
    toClient: 'server to client',
    view: 'Show the messages as',
    rows: 'Lines',
    text: 'Text',
    startLine: { request: 'Request line', response: 'Status line' },
    empty: {
      request: 'No request here. Paste one, or build it from a URL.',
      response: 'No answer here. Paste one, or let the server’s right answer be written.',
    },
    write: { request: 'Write the usual request', response: 'Write the right answer' },
    clear: { request: 'Remove the request', response: 'Remove the answer' },
    end: 'The empty line ends the head.',
    noEnd: 'The empty line that ends the head is missing.',
    behind: (bytes: number) => `${count(bytes, 'byte')} behind the head: no longer HTTP.`,
  },
  row: {
    send: (name: string) => `Send ${name}`,
    value: (name: string) => `Value of ${name}`,
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    problem: (title: string) => `Problem: ${title}`,
    remark: (title: string) => `Remark: ${title}`,
    marks: { required: 'required', browser: 'browser adds', optional: 'optional', derived: 'derived' },
    follow: 'Follow the key',
    followHint: 'The accept is worked out anew whenever the key changes.',
    folded: 'folded',
  },
  derivation: {
    heading: 'From key to accept',
    key: (length: number) => `The key as it stands in its header, ${count(length, 'character')}; nothing is decoded`,
    joined: (length: number) => `The GUID behind it, the same in every handshake: together ${count(length, 'character')}`,
    digest: (length: number) => `SHA-1 of these characters, ${count(length, 'byte')}`,
    accept: (length: number) => `Base64 of these bytes, ${count(length, 'character')}: the accept`,
  },
  text: {
    label: { request: 'Request as text', response: 'Answer as text' },
    hint: '␍␊ is CR LF, a line’s end; ␊ alone is a lone LF. Enter writes CR LF. A line with nothing but ␍␊ ends the head.',
  },
  verdict: {
    server: 'Server:',
    client: 'Client:',
    upgrades: '101, it upgrades',
    refuses: (status: number | null) => (status === null ? 'refuses' : `refuses with ${status}`),
    opens: 'takes the connection for open',
    fails: 'fails the connection',
    waits: 'waits for the end of the head',
    unknown: 'cannot tell without the request',
    nothing: 'nothing to judge',
    because: (title: string) => `: ${title}`,
    item: (section: string, item: number) => `${section}, item ${item}`,
  },
  checks: {
    heading: { request: 'What a strict server checks', response: 'What a strict client checks' },
    item: (item: number) => `item ${item}`,
    request: {
      http: 'a well-formed HTTP head',
      'request-line': 'GET, HTTP/1.1 or later, a path',
      host: 'Host',
      upgrade: 'Upgrade holds websocket',
      connection: 'Connection holds Upgrade',
      key: 'a key of 16 bytes',
      version: 'version 13',
      origin: 'Origin',
      protocols: 'subprotocols',
      extensions: 'extensions',
      other: 'other headers',
    },
    response: {
      http: 'a well-formed HTTP head',
      status: 'status 101',
      upgrade: 'Upgrade is websocket',
      connection: 'Connection holds Upgrade',
      accept: 'the accept fits the key',
      extensions: 'extensions that were offered',
      protocol: 'a subprotocol that was offered',
      other: 'other headers',
    },
    status: {
      passed: 'passed',
      failed: 'failed',
      'not-reached': 'not looked at',
      'absent-but-optional': 'absent, need not be there',
      unknown: 'cannot be told',
    },
  },
  findings: {
    heading: (problems: number, remarks: number) =>
      problems === 0 && remarks === 0
        ? 'No problems'
        : [problems > 0 ? count(problems, 'problem') : '', remarks > 0 ? count(remarks, 'remark') : '']
            .filter((each) => each !== '')
            .join(', '),
    none: 'Both ends agree: the connection is open.',
    noneAlone: 'Nothing is wrong with what is here.',
    in: { request: 'Request', response: 'Answer' },
    status: (status: number) => `status ${status}`,
    right: acceptRight.en.text as string,
    fix: 'Fix it',
    fixedMany: (n: number) => `Fixed: ${count(n, 'problem')}.`,
    fixed: (title: string) => `Fixed: ${title}.`,
  },
  refusal: {
    heading: 'The right refusal',
    show: (status: number) => `The right refusal: ${status}`,
    explain: 'What a server should answer to this request, byte for byte:',
    use: 'Make it the answer',
  },
  agreed: {
    heading: 'What is agreed',
    protocol: (name: string) => `Subprotocol ${name}`,
    noProtocol: 'No subprotocol',
    deflate: 'permessage-deflate',
    noExtension: 'No extension',
    window: (who: 'server' | 'client', bits: number) => `${who} window 2^${bits} bytes`,
    noTakeover: (who: 'server' | 'client') => `the ${who} forgets its window after each message`,
  },
  frames: {
    heading: 'Frames behind the handshake',
    count: (bytes: number) => count(bytes, 'byte'),
    open: 'Open them on the frames page',
    tooLong: 'They are too many for a link: paste them there.',
    compressed: 'RSV1 is allowed there: permessage-deflate was agreed.',
  },
  toolbar: {
    label: 'Tools',
    newKey: 'New key',
    rfcKey: 'The RFC’s key',
    undo: 'Undo',
    redo: 'Redo',
    examples: 'Examples',
    url: 'Build from a URL',
    copy: 'Copy',
    share: 'Share',
    waiting: 'On its way …',
  },
};

export type LabTexts = typeof labEn;
