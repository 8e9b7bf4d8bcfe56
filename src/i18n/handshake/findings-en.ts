/**
 * The English wording of every finding about a handshake.
 *
 * Knows sentences; takes every value from the finding's facts. Must not know how a finding is detected; severity, section
 * and status are in the registry (protocol/handshake/findings.ts).
 */
import { acceptRight } from './accept-right.ts';
import { numberOf, textOf } from '../findings/shape.ts';
import type { FindingParams } from '../../protocol/annotation/model.ts';
import type { HandshakeFindingTexts, MessageKind } from './findings-shape.ts';

const NOTHING = (): string => '';
const BAD_REQUEST = (): string => 'A strict server answers 400 and closes.';
const FAILS = (): string => 'The client must fail the connection.';
const either = (_: FindingParams, kind: MessageKind): string => (kind === 'request' ? BAD_REQUEST() : FAILS());
const sender = (kind: MessageKind): string => (kind === 'request' ? 'client' : 'server');
const message = (kind: MessageKind): string => (kind === 'request' ? 'request' : 'answer');
const value = (p: FindingParams): string => textOf(p, 'value');
const name = (p: FindingParams): string => textOf(p, 'name');
const bytes = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'byte' : 'bytes'}`;

/** What of a status line is not as it should be. */
const STATUS_LINE: Readonly<Record<string, string>> = {
  version: 'the version is none',
  status: 'the status is not three digits',
  spacing: 'there is not one space before the status',
  reason: 'the reason holds a control character',
};

export const findingsEn: HandshakeFindingTexts = {
  'head-incomplete': {
    title: 'The head has no end yet',
    text: () => 'A head ends with an empty line (CR LF CR LF); it is not here yet.',
    consequence: (_, kind) => `The ${kind === 'request' ? 'server' : 'client'} waits for it, until a timeout.`,
    repair: () => 'Paste the rest, or add an empty line at the end.',
  },
  'head-too-large': {
    title: 'Too large a head',
    text: (p) =>
      textOf(p, 'unit') === 'lines'
        ? `This head has more than ${numberOf(p, 'limit').toLocaleString('en')} lines, more than servers read by default.`
        : `This head is longer than ${bytes(numberOf(p, 'limit'))}, more than servers read by default.`,
    consequence: (_, kind) => (kind === 'request' ? 'A server answers 431, or just closes.' : 'A client gives up.'),
    repair: () => 'Large cookies are the usual reason: send fewer.',
  },
  'blank-line-before-start': {
    title: 'Empty line before the first line',
    text: (_, kind) => `The ${message(kind)} begins with an empty line. A server should skip one; nobody should send it.`,
    consequence: () => 'Most readers skip it, some do not.',
    repair: () => 'Remove it. It is often left over from the message before.',
  },
  'line-feed-alone': {
    title: 'A line ends in LF alone',
    text: () => 'Lines end in CR LF. A reader may take a lone LF for a line’s end, but need not.',
    consequence: () => 'Lenient readers go on, strict ones refuse. Two readers in a row that differ can be played off against each other.',
    repair: () => 'End every line with \\r\\n. A text file or a shell here-document has \\n only.',
  },
  'carriage-return-alone': {
    title: 'CR without LF',
    text: () => 'A CR stands alone inside a line. It ends no line and may not stand in one.',
    consequence: either,
    repair: () => 'Write \\r\\n at line ends and no CR anywhere else.',
  },
  'request-line-syntax': {
    title: 'No request line',
    text: (p) =>
      `The first line must read like “GET /path HTTP/1.1”; here the ${textOf(p, 'part')} ${textOf(p, 'part') === 'target' ? 'is missing' : 'is no word of letters'}.`,
    consequence: BAD_REQUEST,
    repair: () => 'Three parts with one space between: method, target, version.',
  },
  'request-line-spacing': {
    title: 'Spaces in the request line',
    text: () => 'Method, target and version stand apart by exactly one space, with none before or after.',
    consequence: () => 'Lenient servers read on, strict ones answer 400.',
    repair: () => 'Leave one space between the parts.',
  },
  'target-has-space': {
    title: 'Space in the target',
    text: (p) => `The target “${textOf(p, 'target')}” has a space in it; a space ends it.`,
    consequence: BAD_REQUEST,
    repair: () => 'Write %20, or + in a query.',
  },
  'status-line-syntax': {
    title: 'No status line',
    text: (p) => `The first line must read “HTTP/1.1 101 Switching Protocols”; ${STATUS_LINE[textOf(p, 'part')] ?? ''}.`,
    consequence: FAILS,
    repair: () => 'Version, three digits, a reason (it may be empty), with one space between.',
  },
  'reason-space-missing': {
    title: 'No space behind the status',
    text: () => 'Behind the status code stands a space, even when no reason follows it.',
    consequence: () => 'Most clients read on.',
    repair: () => 'Write “HTTP/1.1 101 ” with the space, or the usual reason behind it.',
  },
  'http-version-syntax': {
    title: 'No HTTP version',
    text: (p) => `“${textOf(p, 'version')}” is no HTTP version: it is “HTTP/”, a digit, a dot, a digit, in upper case.`,
    consequence: either,
    repair: () => 'Write HTTP/1.1.',
  },
  'space-before-first-field': {
    title: 'The first header line begins with a space',
    text: () => 'There is no line above that it could continue.',
    consequence: either,
    repair: () => 'Remove the space. Code that indents a text block sends the indentation along.',
  },
  'obsolete-fold': {
    title: 'Folded line',
    text: () => 'This line starts with a space, so it continues the line above (obsolete folding).',
    consequence: () => 'Servers reject it.',
    repair: () => 'Put the value on one line, or remove the indentation if it was meant to be a header of its own.',
  },
  'obsolete-fold-in-response': {
    title: 'Folded line',
    text: () => 'This line starts with a space, so it continues the line above (obsolete folding).',
    consequence: () => 'Clients read it as one line with spaces in it, or refuse.',
    repair: () => 'Put the value on one line.',
  },
  'colon-missing': {
    title: 'A line without a colon',
    text: () => 'This line is no header: a header is a name, a colon, a value.',
    consequence: either,
    repair: () => 'Add the colon, or take the line out.',
  },
  'space-before-colon': {
    title: 'Space before the colon',
    text: (p) => `Between “${name(p)}” and the colon stands white space; none is allowed there.`,
    consequence: (_, kind) =>
      kind === 'request'
        ? 'A server must answer 400: such lines were used to smuggle requests past proxies.'
        : 'A proxy must remove it; clients differ.',
    repair: () => 'Remove the space.',
  },
  'field-name-empty': {
    title: 'A header without a name',
    text: () => 'The line begins with its colon.',
    consequence: either,
    repair: () => 'Write a name in front, or take the line out. (Names like :path belong to HTTP/2 and HTTP/3.)',
  },
  'field-name-not-token': {
    title: 'Not a header name',
    text: (p) => `“${name(p)}” holds a character that no header name may have.`,
    consequence: either,
    repair: () => 'Names are made of letters, digits and hyphens (and a few more signs, no spaces).',
  },
  'field-value-nul': {
    title: 'NUL in a value',
    text: (p) => `The value of ${name(p)} holds a zero byte.`,
    consequence: either,
    repair: () => 'Remove it. Strings of C end in one that is not part of them.',
  },
  'field-value-control': {
    title: 'Control character in a value',
    text: (p) => `The value of ${name(p)} holds a control character.`,
    consequence: () => 'Some readers keep it, others refuse.',
    repair: () => 'Remove it.',
  },
  'field-value-not-ascii': {
    title: 'Bytes above ASCII in a value',
    text: (p) => `The value of ${name(p)} holds bytes above 0x7f. Which characters they are, HTTP does not say.`,
    consequence: () => 'Readers pass them on as bytes; some show them as Latin-1.',
    repair: () => 'Percent-encode them where the value allows it.',
  },
  'fields-after-blank-line': {
    title: 'Headers below the empty line',
    text: () => 'An empty line ends the headers here; everything below is ignored as part of this head.',
    consequence: (_, kind) =>
      kind === 'request'
        ? 'A server sees a request without the lines below, and takes those for the first frame.'
        : 'A client takes the lines below for the first frame.',
    repair: () => 'Remove the empty line. An editor or a template may have put it in.',
  },
  'list-empty-element': {
    title: 'Empty element in a list',
    text: (p) => `The list in ${name(p)} has a comma with nothing beside it.`,
    consequence: () => 'A reader must skip a few of these; a sender must not write them.',
    repair: () => 'Remove the comma.',
  },

  'method-not-get': {
    title: 'Not a GET',
    text: (p) => `The method is ${textOf(p, 'method')}. Over HTTP/1.1 an upgrade is asked for with GET.`,
    consequence: () => 'A server answers 405.',
    repair: () => 'Use GET. CONNECT is for HTTP/2 and HTTP/3.',
  },
  'target-ws-uri': {
    title: 'ws:// in the request line',
    text: () => 'The request line shows ws://. On the wire it is the path, or an http(s) URL.',
    consequence: BAD_REQUEST,
    repair: () => 'Write only what stands behind the host: the path and the query.',
  },
  'target-form': {
    title: 'Target of the wrong form',
    text: (p) => `“${textOf(p, 'target')}” is neither a path that begins with / nor an http(s) URL.`,
    consequence: BAD_REQUEST,
    repair: () => 'Begin it with a slash; the host goes into Host.',
  },
  'target-fragment': {
    title: 'Fragment in the target',
    text: () => 'The target holds a #. Fragments mean nothing for WebSocket addresses and must not be used.',
    consequence: BAD_REQUEST,
    repair: () => 'Remove it; a # that is meant is written %23.',
  },
  'target-syntax': {
    title: 'A character that no target may hold',
    text: (p) => `The target “${textOf(p, 'target')}” holds a character that must be percent-encoded.`,
    consequence: BAD_REQUEST,
    repair: () => 'Encode it as UTF-8 and write each byte as % and two hex digits.',
  },
  'target-differs-from-url': {
    title: 'Another target than the URL’s',
    text: (p) => `The target is ${textOf(p, 'target')}; the URL says ${textOf(p, 'url')}.`,
    consequence: () => 'A server may know no such path: 404.',
    repair: () => 'Send path and query of the URL as they are.',
  },
  'http-version': {
    title: 'HTTP version below 1.1',
    text: (p) =>
      textOf(p, 'version') === ''
        ? 'The request line names no HTTP version, as in HTTP/0.9; upgrades came with HTTP/1.1.'
        : `${textOf(p, 'version')} knows no upgrades: they came with HTTP/1.1.`,
    consequence: (_, kind) => (kind === 'request' ? 'A server refuses (505, 400 or 426).' : 'The client must fail the connection.'),
    repair: () => 'Write HTTP/1.1. nginx speaks HTTP/1.0 to the server behind it unless proxy_http_version 1.1 is set.',
  },
  'http-version-major': {
    title: 'HTTP/2 or later, written as text',
    text: (p) => `${textOf(p, 'version')} is not spoken in lines of text: there the request is an extended CONNECT in binary frames.`,
    consequence: () => 'A reader of HTTP/1.1 text does not expect it.',
    repair: () => 'Write HTTP/1.1, or see the HTTP/2 form below.',
  },
  'url-scheme': {
    title: 'Not ws: or wss:',
    text: (p) =>
      `${textOf(p, 'scheme') === '' ? 'The URL names no scheme' : `The scheme is ${textOf(p, 'scheme')}:`}; a WebSocket URL begins with ws:// or wss://.`,
    consequence: (p) =>
      textOf(p, 'scheme') === ''
        ? 'A browser takes it for a path beside the page’s own address.'
        : 'In a browser, new WebSocket(url) throws a SyntaxError.',
    repair: () => 'Write ws:// for plain TCP, wss:// for TLS.',
  },
  'url-scheme-http': {
    title: 'http in place of ws',
    text: (p) => `RFC 6455 knows ws: and wss:, not ${textOf(p, 'scheme')}:. Since 2023 browsers take http: for ws: and https: for wss:.`,
    consequence: () => 'Newer browsers accept it, other clients may not.',
    repair: () => 'Write ws:// or wss://.',
  },
  'url-slashes': {
    title: 'Two slashes belong here',
    text: (p) => `“${textOf(p, 'scheme')}” is not followed by exactly “//”; the grammar of a ws-URI has no other form.`,
    consequence: () => 'Browsers mend it without a word, other clients refuse it.',
    repair: () => 'Write the scheme, a colon and two slashes.',
  },
  'url-fullwidth': {
    title: 'A full-width character',
    text: (p) =>
      `“${textOf(p, 'character')}” is full-width, as a Chinese or Japanese keyboard writes it; a URL needs the plain “${textOf(p, 'plain')}”.`,
    consequence: () => 'With a full-width colon there is no scheme at all; in a host name browsers may still read it.',
    repair: () => 'Switch the keyboard to half-width and write it again.',
  },
  'url-userinfo': {
    title: 'User name in the URL',
    text: () => 'A WebSocket URL has no place for user and password.',
    consequence: () => 'Chromium holds it back until the server asks with 401; other clients ignore or refuse it.',
    repair: () => 'Use a cookie, or a token in the first message.',
  },
  'url-host': {
    title: 'Not a host',
    text: (p) => {
      const text = textOf(p, 'text');
      switch (textOf(p, 'reason')) {
        case 'not-ascii':
          return `“${text}” holds letters beyond ASCII; on the wire it stands in Punycode (xn--…).`;
        case 'ipv6-bare':
          return `“${text}” is an IPv6 address without its brackets: its colons cannot be told from the one before a port.`;
        case 'backslash':
          return `“${text}” holds a backslash; only “/” ends a host.`;
        default:
          return text === '' ? 'The URL names no host.' : `“${text}” is no host name and no address.`;
      }
    },
    consequence: (p) =>
      ['not-ascii', 'backslash'].includes(textOf(p, 'reason'))
        ? 'Browsers convert it by themselves, not every client does.'
        : 'There is nothing to connect to.',
    repair: () => 'Write example.com, 192.0.2.1 or [2001:db8::1].',
  },
  'url-port': {
    title: 'Not a port',
    text: (p) => `“${textOf(p, 'text')}” is no port: a number from 1 to 65535.`,
    consequence: () => 'There is nothing to connect to.',
    repair: () => 'Leave it out for the default: 80 for ws, 443 for wss.',
  },
  'url-default-port': {
    title: 'Default port written out',
    text: (p) => `Port ${numberOf(p, 'port')} is the default one; Host does not repeat it.`,
    consequence: NOTHING,
    repair: NOTHING,
  },
  'url-character': {
    title: 'A character that goes encoded',
    text: (p) => {
      switch (textOf(p, 'reason')) {
        case 'percent':
          return '“%” must be followed by two hex digits; a percent sign that is meant is written %25.';
        case 'backslash':
          return '“\\” cannot stand in a URL; browsers take it for “/” in a path.';
        default:
          return `${textOf(p, 'character') === ' ' ? 'A space' : `“${textOf(p, 'character')}”`} cannot stand in a URL; in the request line it is percent-encoded as UTF-8.`;
      }
    },
    consequence: (p) =>
      textOf(p, 'reason') === 'percent'
        ? 'Browsers send it as it is; what the server makes of it is anybody’s guess.'
        : textOf(p, 'reason') === 'backslash'
          ? 'So two clients may ask for two different things.'
          : 'Browsers encode it by themselves, not every client does.',
    repair: NOTHING,
  },
  'url-fragment': {
    title: 'Fragment in the URL',
    text: (p) => `“${textOf(p, 'fragment')}”: fragments mean nothing for WebSocket URLs and must not be used.`,
    consequence: () => 'In a browser, new WebSocket(url) throws a SyntaxError.',
    repair: () => 'Remove it; a # that is meant is written %23.',
  },
  'host-missing': {
    title: 'Host is missing',
    text: () => 'Host is missing. The client must send it (§4.1, item 4).',
    consequence: BAD_REQUEST,
    repair: () => 'Add Host with the server’s name, and the port unless it is 80 (ws) or 443 (wss).',
  },
  'host-duplicated': {
    title: 'Host more than once',
    text: () => 'There is more than one Host. Which of them counts would be a guess.',
    consequence: BAD_REQUEST,
    repair: () => 'Keep one.',
  },
  'host-invalid': {
    title: 'Not a host',
    text: (p) => `“${value(p)}” is not a name or address, with a port or without.`,
    consequence: BAD_REQUEST,
    repair: () => 'Write example.com, example.com:8080 or [::1]:8080; no scheme, no path.',
  },
  'host-differs-from-target': {
    title: 'Host and target disagree',
    text: (p) => `Host says ${textOf(p, 'host')}, the target says ${textOf(p, 'target')}. The target counts.`,
    consequence: () => 'A server must ignore Host here; not every server does.',
    repair: () => 'Write the same in both, or only the path in the target.',
  },
  'host-differs-from-url': {
    title: 'Host and URL disagree',
    text: (p) => `Host says ${textOf(p, 'host')}, the URL says ${textOf(p, 'url')}.`,
    consequence: () => 'The server may be one that answers for another name, or refuse.',
    repair: () => 'Write the URL’s host, with its port unless it is the default one.',
  },
  'host-default-port': {
    title: 'Default port written out',
    text: (p) => `Port ${numberOf(p, 'port')} is the default one; browsers leave it out.`,
    consequence: () => 'Legal. A server that compares Host with Origin as text may take them for two.',
    repair: NOTHING,
  },
  'upgrade-missing': {
    title: 'Upgrade is missing',
    text: (_, kind) => `Upgrade is missing. The ${sender(kind)} must send it (${kind === 'request' ? '§4.1, item 5' : '§4.2.2'}).`,
    consequence: (_, kind) =>
      kind === 'request' ? 'To a server this is plain HTTP: 426 Upgrade Required, or its ordinary page.' : FAILS(),
    repair: (_, kind) =>
      kind === 'request'
        ? 'Add “Upgrade: websocket”. Behind nginx: proxy_set_header Upgrade $http_upgrade, since a proxy drops it otherwise.'
        : 'Add “Upgrade: websocket”. If the server sent it, a proxy on the way has dropped it.',
  },
  'upgrade-not-websocket': {
    title: 'Upgrade is not websocket',
    text: (p, kind) =>
      `“${value(p)}” is not “websocket”${/^websocket\W$/i.test(value(p)) ? ': look at the last character' : kind === 'request' ? '' : ', and nothing else may stand beside it in an answer'}.`,
    consequence: either,
    repair: () => 'Write “Upgrade: websocket”; the letter case does not matter.',
  },
  'connection-missing': {
    title: 'Connection is missing',
    text: (_, kind) => `Connection is missing. The ${sender(kind)} must send it (${kind === 'request' ? '§4.1, item 6' : '§4.2.2'}).`,
    consequence: either,
    repair: (_, kind) =>
      kind === 'request'
        ? 'Add “Connection: Upgrade”. Behind nginx: proxy_set_header Connection "upgrade", since Connection concerns one hop and no proxy passes it on by itself.'
        : 'Add “Connection: Upgrade”.',
  },
  'connection-not-upgrade': {
    title: 'Connection does not hold Upgrade',
    text: (p) => `Connection must contain the token Upgrade; “${value(p)}” does not.`,
    consequence: either,
    repair: () =>
      'Write “Connection: Upgrade”, or add Upgrade to the list after a comma. Whole words count: upgrade-insecure is another one.',
  },
  'key-missing': {
    title: 'Sec-WebSocket-Key is missing',
    text: () => 'Sec-WebSocket-Key is missing. The client must send it (§4.1, item 7).',
    consequence: BAD_REQUEST,
    repair: () => 'Draw 16 random bytes and write them in base64: 24 characters.',
  },
  'key-duplicated': {
    title: 'Two keys',
    text: () => 'Sec-WebSocket-Key may stand in a request only once.',
    consequence: BAD_REQUEST,
    repair: () => 'Keep one. A library that sets it by itself wants no second one from you.',
  },
  'key-not-base64': {
    title: 'The key is not base64',
    text: (p) => `“${textOf(p, 'key')}” is not base64 (A to Z, a to z, 0 to 9, +, /, and = at the end).`,
    consequence: BAD_REQUEST,
    repair: () => 'Base64 of 16 bytes is 22 such characters and ==. The alphabet with - and _ is another one (base64url).',
  },
  'key-not-16-octets': {
    title: 'The key is not 16 bytes',
    text: (p) => `This key decodes to ${bytes(numberOf(p, 'octets'))}; it must be 16 (24 characters).`,
    consequence: BAD_REQUEST,
    repair: () => 'Encode 16 bytes, not 16 characters of hex and not a word.',
  },
  'key-not-canonical': {
    title: 'Loose bits in the 22nd character',
    text: (p) =>
      `The 22nd character is “${textOf(p, 'character')}”. Only its first two bits count, so a correct encoder writes A, Q, g or w. (RFC 6455 §4.1’s own example has this slip.)`,
    consequence: () => 'Servers do not mind: they hash the characters and never decode them.',
    repair: NOTHING,
  },
  'key-not-random': {
    title: 'A key that is not random',
    text: () => 'These 16 bytes follow a pattern. The key must be drawn anew at random for each connection.',
    consequence: () => 'Servers cannot tell. But a fixed key lets an old answer from a cache pass for a fresh one.',
    repair: () => 'Take it from a source of secure randomness.',
  },
  'version-missing': {
    title: 'Sec-WebSocket-Version is missing',
    text: () => 'Sec-WebSocket-Version is missing. The client must send it (§4.1, item 9).',
    consequence: BAD_REQUEST,
    repair: () => 'Add “Sec-WebSocket-Version: 13”. Without it, a very old client speaks a draft of 2010.',
  },
  'version-duplicated': {
    title: 'Two versions',
    text: () => 'Sec-WebSocket-Version may stand in a request only once; a client asks for one version at a time.',
    consequence: BAD_REQUEST,
    repair: () => 'Keep “Sec-WebSocket-Version: 13”.',
  },
  'version-syntax': {
    title: 'Not a version',
    text: (p) => `“${textOf(p, 'version')}” is no version: a number from 0 to 255 without a leading zero.`,
    consequence: BAD_REQUEST,
    repair: () => 'Write 13.',
  },
  'version-not-13': {
    title: 'Another version than 13',
    text: (p) => `Version ${textOf(p, 'version')} is not spoken here. Expected answer: 426 with Sec-WebSocket-Version: 13.`,
    consequence: () => 'A server that speaks only 13 refuses, and says which versions it speaks.',
    repair: () => 'Ask for 13. Versions 7 and 8 were drafts of 2011; their handshake is the same but for the name of Origin.',
  },
  'origin-missing': {
    title: 'No Origin',
    text: () => 'There is no Origin, so this is no browser: browsers always send it, and pages cannot change it.',
    consequence: () =>
      'Legal for other programs. A server that relies on Origin to keep foreign pages out has nothing to check, and nothing to fear from a page.',
    repair: NOTHING,
  },
  'origin-null': {
    title: 'Origin null',
    text: () => '“null” is what a browser sends for a page with no origin of its own: a file, a sandboxed frame.',
    consequence: () => 'A server that allows it allows every such page.',
    repair: () => 'Serve the page over http(s) to give it an origin.',
  },
  'origin-duplicated': {
    title: 'Origin more than once',
    text: () => 'There is more than one Origin; a client may send one.',
    consequence: BAD_REQUEST,
    repair: () => 'Keep one.',
  },
  'origin-syntax': {
    title: 'Not an origin',
    text: (p) => `“${textOf(p, 'origin')}” is no origin: that is scheme, host and port, with no path and no slash at the end.`,
    consequence: () => 'A server that compares it as text finds no match: 403.',
    repair: () => 'Write http://example.com, or https://example.com:8443.',
  },
  'origin-not-allowed': {
    title: 'Origin not welcome',
    text: (p) => `The server does not accept pages from ${textOf(p, 'origin')}.`,
    consequence: () => 'It answers 403, and the page sees only an error event.',
    repair: () =>
      'Add the origin to the server’s list, if it should be there. The check is what keeps foreign pages from using your visitors’ cookies.',
  },
  'subprotocol-syntax': {
    title: 'Not a subprotocol',
    text: (p) =>
      textOf(p, 'reason') === 'empty'
        ? 'Sec-WebSocket-Protocol stands there without a name.'
        : `“${value(p)}” is no subprotocol: a name has no spaces, no commas and none of ( ) < > @ ; : \\ " / [ ] ? = { }.`,
    consequence: either,
    repair: (_, kind) =>
      kind === 'request'
        ? 'Separate names with commas. In a browser, new WebSocket(url, [..]) throws a SyntaxError for this.'
        : 'Answer with one of the names that were offered.',
  },
  'subprotocol-duplicated': {
    title: 'A subprotocol twice',
    text: (p) => `“${value(p)}” is offered twice; each must be unique.`,
    consequence: () => 'A strict server answers 400.',
    repair: () => 'Name it once. In a browser, new WebSocket(url, [..]) throws a SyntaxError for this.',
  },
  'extension-syntax': {
    title: 'Not a list of extensions',
    text: (p) => `“${value(p)}” does not follow the grammar: name; parameter; parameter=value, with commas between extensions.`,
    consequence: (_, kind) => `${kind === 'request' ? 'The server' : 'The client'} must fail the connection.`,
    repair: () => 'Values are plain words, or such words in double quotes.',
  },
  'pmd-offer-declined': {
    title: 'An offer that must be declined',
    text: (p) => `This offer of permessage-deflate is not acceptable: ${textOf(p, 'parameter')}${value(p) === '' ? '' : `=${value(p)}`}.`,
    consequence: () => 'The server declines this offer and upgrades without compression, or takes a later one.',
    repair: () => 'Window bits are 8 to 15, given once; the two takeover parameters have no value.',
  },
  'request-has-content': {
    title: 'A GET with a body',
    text: () => 'Content-Length or Transfer-Encoding announces a body. A GET has none, and behind an upgrade request come frames.',
    consequence: () => 'Servers differ: some wait for the body, some refuse.',
    repair: () => 'Remove the header.',
  },
  'field-obsolete': {
    title: 'A header of an old draft',
    text: (p) => `${name(p)} comes from a draft before RFC 6455 and means nothing today.`,
    consequence: () => 'Both ends ignore it.',
    repair: () => 'Remove it. Text that shows it describes a handshake of 2010 or 2011.',
  },
  'field-in-wrong-message': {
    title: 'A header of the other message',
    text: (p, kind) => `${name(p)} belongs in the ${kind === 'request' ? 'answer' : 'request'}, not in the ${message(kind)}.`,
    consequence: () => 'It is ignored.',
    repair: (_, kind) =>
      kind === 'request'
        ? 'Clients send Sec-WebSocket-Key; the accept is the server’s answer to it.'
        : 'Servers send Sec-WebSocket-Accept, which they derive from the key.',
  },

  'status-not-101': {
    title: 'Not switching protocols',
    text: (p) => `Status ${numberOf(p, 'status')}, not 101: HTTP still applies and no frame may be sent.`,
    consequence: () => 'The client fails the connection; a page sees an error event and close code 1006, never the status.',
    repair: (p) => {
      const status = numberOf(p, 'status');
      if (status === 200) return 'The path serves an ordinary page: check the path, and that the proxy passes Upgrade and Connection on.';
      if (status === 404) return 'Nothing answers at this path: check it, and how the proxy rewrites it.';
      if (status === 400) return 'The server found fault with the request: check it above.';
      if (status === 403) return 'Most often the Origin was refused, or a firewall was in the way.';
      if (status === 502 || status === 503 || status === 504) return 'The proxy reached no server behind it: is it running?';
      return status === 426
        ? 'Ask for one of the versions that the server lists.'
        : 'The body and the server’s log say more; browsers do not.';
    },
  },
  'status-interim': {
    title: 'Only an interim answer',
    text: (p) => `Status ${numberOf(p, 'status')} is an interim answer; the real one follows.`,
    consequence: () => 'The client reads on and waits for it.',
    repair: () => 'Paste what comes behind it.',
  },
  'status-authenticate': {
    title: 'Credentials wanted',
    text: (p) => `Status 401: the server wants credentials first${textOf(p, 'challenge') === '' ? '' : ` (${textOf(p, 'challenge')})`}.`,
    consequence: () => 'RFC 6455 lets a client ask for them and try again. Browsers’ WebSocket does not.',
    repair: () => 'Send a cookie, a token in the query or in a subprotocol; a page cannot set an Authorization header here.',
  },
  'status-redirect': {
    title: 'Redirected',
    text: (p) =>
      `Status ${numberOf(p, 'status')}: the server points ${textOf(p, 'location') === '' ? 'elsewhere' : `to ${textOf(p, 'location')}`}.`,
    consequence: () => 'RFC 6455 lets a client follow. Browsers’ WebSocket does not, nor does ws unless followRedirects is set.',
    repair: () => 'Connect to the new address directly: wss:// in place of ws://, or with the slash at the end.',
  },
  'status-versions': {
    title: 'The server lists its versions',
    text: (p) => `The server speaks Sec-WebSocket-Version ${textOf(p, 'versions')}.`,
    consequence: () => 'A client that speaks one of them may try again with it.',
    repair: NOTHING,
  },
  'status-426-without-upgrade': {
    title: '426 without Upgrade',
    text: () => 'An answer with 426 must name in Upgrade which protocol is wanted.',
    consequence: () => 'Clients fail in any case.',
    repair: () => 'Add “Upgrade: websocket” to the refusal.',
  },
  'accept-missing': {
    title: 'Sec-WebSocket-Accept is missing',
    text: () => 'Sec-WebSocket-Accept is missing. The server must send it (§4.2.2).',
    consequence: FAILS,
    repair: () => 'Derive it from the key of the request.',
  },
  'accept-duplicated': {
    title: 'Two accepts',
    text: () => 'Sec-WebSocket-Accept may stand in an answer only once.',
    consequence: FAILS,
    repair: () => 'Keep the right one.',
  },
  'accept-malformed': {
    title: 'Not the shape of an accept',
    text: (p) => `An accept is base64 of 20 bytes: 28 characters, the last one =. “${textOf(p, 'accept')}” is not.`,
    consequence: FAILS,
    repair: () => 'Encode the 20 bytes of the digest; the check below knows the usual mistakes.',
  },
  'accept-wrong': {
    title: 'The accept does not fit the key',
    text: (p) => `For the key ${textOf(p, 'key')} it must be ${textOf(p, 'expected')}.`,
    consequence: FAILS,
    repair: () =>
      'Base64 of SHA-1 over the key’s 24 characters and the GUID behind them. The check below tells which mistake makes this value.',
  },
  'accept-right': {
    title: acceptRight.en.title,
    text: () => acceptRight.en.text,
    consequence: NOTHING,
    repair: NOTHING,
  },
  'accept-unchecked': {
    title: 'No key to check against',
    text: () => 'Without the request’s key nobody can say whether this accept is right.',
    consequence: NOTHING,
    repair: () => 'Paste the request, or its key.',
  },
  'extension-not-offered': {
    title: 'An extension nobody offered',
    text: (p) => `The server chose extension “${value(p)}”, which the client did not offer.`,
    consequence: () => 'The client must fail.',
    repair: () => 'Answer only with extensions of the request; none is always right.',
  },
  'extensions-field-repeated': {
    title: 'Sec-WebSocket-Extensions more than once',
    text: () => 'In an answer Sec-WebSocket-Extensions must stand only once (§11.3.2).',
    consequence: () => 'Clients join the lines, or fail.',
    repair: () => 'Write one list with commas.',
  },
  'pmd-unknown-parameter': {
    title: 'Unknown parameter of permessage-deflate',
    text: (p) => `“${textOf(p, 'parameter')}” is no parameter of permessage-deflate.`,
    consequence: FAILS,
    repair: () => 'There are four: server_no_context_takeover, client_no_context_takeover, server_max_window_bits, client_max_window_bits.',
  },
  'pmd-duplicate-parameter': {
    title: 'Parameter twice',
    text: (p) => `${textOf(p, 'parameter')} stands twice in one answer.`,
    consequence: FAILS,
    repair: () => 'Keep one.',
  },
  'pmd-bad-value': {
    title: 'Value out of range',
    text: (p) =>
      textOf(p, 'reason') === 'larger'
        ? `${textOf(p, 'parameter')} is ${value(p)}; the client asked for ${textOf(p, 'asked')} at most.`
        : `${textOf(p, 'parameter')}${value(p) === '' ? ' needs a value' : ` cannot be “${value(p)}”`}.`,
    consequence: FAILS,
    repair: () => 'Window bits in an answer are 8 to 15 and no more than was asked for; the takeover parameters have no value.',
  },
  'pmd-parameter-not-offered': {
    title: 'Parameter nobody offered',
    text: (p) => `The answer holds ${textOf(p, 'parameter')}, but the offer did not say that the client understands it.`,
    consequence: FAILS,
    repair: () => 'Leave it out: only a client that offers client_max_window_bits can be told to use a smaller window.',
  },
  'pmd-parameter-missing': {
    title: 'Parameter missing in the answer',
    text: (p) => `The offer asks for ${textOf(p, 'parameter')}; an answer that accepts it must say so too.`,
    consequence: FAILS,
    repair: () => 'Repeat the parameter, or do not accept this offer.',
  },
  'pmd-accepted-twice': {
    title: 'permessage-deflate accepted twice',
    text: () => 'Both would use RSV1; one connection can have only one of them.',
    consequence: FAILS,
    repair: () => 'Accept one of the offers, the first that suits.',
  },
  'subprotocol-not-offered': {
    title: 'A subprotocol nobody offered',
    text: (p) => `The server chose subprotocol “${value(p)}”, which the client did not offer.`,
    consequence: () => 'The client must fail.',
    repair: (p) =>
      textOf(p, 'offered') === ''
        ? 'Leave the header out: the client offered none.'
        : `Answer with one of ${textOf(p, 'offered')}, letter for letter, or leave the header out.`,
  },
  'subprotocol-several': {
    title: 'Several subprotocols chosen',
    text: (p) => `“${value(p)}” is a list; a server chooses one.`,
    consequence: FAILS,
    repair: () => 'Answer with the one you speak.',
  },
  'subprotocol-field-repeated': {
    title: 'Sec-WebSocket-Protocol more than once',
    text: () => 'In an answer Sec-WebSocket-Protocol must stand only once.',
    consequence: FAILS,
    repair: () => 'Keep one.',
  },
  'subprotocol-none-chosen': {
    title: 'No subprotocol chosen',
    text: (p) => `The client offered ${textOf(p, 'offered')}; the server chose none. RFC 6455 allows that.`,
    consequence: () => 'The WHATWG standard has browsers fail the connection all the same; so does ws.',
    repair: () => 'Answer with one of the offered names if browsers should connect.',
  },
  'response-has-content': {
    title: 'A 101 with a body',
    text: () => 'Content-Length or Transfer-Encoding must not stand in a 101: behind the empty line come frames.',
    consequence: () => 'Some clients fail, some wait for a body that never comes.',
    repair: () => 'Remove the header.',
  },
};
