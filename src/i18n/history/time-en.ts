/** English words of the time line: the stops, what each line of a sample is for, what went away and why. */
import type { Shape } from '../catalogue.ts';
import type { StopId } from '../../protocol/legacy/stop-ids.ts';
import type { GoneNote, LineMark, LineNote } from '../../protocol/legacy/versions.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const names: Readonly<Record<StopId, string>> = {
  '75': 'Hixie-75',
  '76': 'Hixie-76 = hybi-00',
  hybi: 'hybi-07 and 08',
  rfc: 'RFC 6455',
  http2: 'RFC 8441 and 9220',
};

const stories: Readonly<Record<StopId, string>> = {
  '75': 'The first version in a released browser (Chrome 4, then Safari 5.0). The request proves nothing: whoever can make a server print the right lines can open a connection.',
  '76': 'Chrome 6 and Safari 5.0.1. Keys and body make the server prove that it has read this very request. Firefox 4 and Opera 11 had it on board and shipped with it switched off, after researchers had shown in late 2010 how caches on the way could be poisoned.',
  hybi: 'Firefox 6 spoke 07 (as MozWebSocket); Firefox 7 and Chrome 14 spoke the later drafts that call themselves version 8. The frames are those of today: opcode, length, masking.',
  rfc: 'The standard since December 2011, version 13: Chrome 16, Firefox 11, Internet Explorer 10, Safari 6. Every browser of today speaks it.',
  http2:
    'The same frames inside one stream of HTTP/2 (2018) or HTTP/3 (2022). Only the opening is another: CONNECT in place of GET, 200 in place of 101.',
};

const marks: Readonly<Record<LineMark, string>> = { new: 'new', changed: 'changed', kept: 'as before' };

const lines: Readonly<Record<LineNote, string>> = {
  'upgrade-capital': 'With a capital S and in this very spelling: servers compared the line byte by byte.',
  'fixed-order': 'The first lines had to stand in this order.',
  origin: 'Which page asks. It has been there from the start, so that a server can refuse.',
  subprotocol: 'A single name. Today it is a list, and the header begins with Sec-.',
  'echo-origin': 'The server repeats the origin: it agrees to talk to that page.',
  'echo-location': 'The server repeats the address, so that a browser notices an answer meant for somebody else.',
  'any-order': 'From here on the lines may come in any order; clients were told to shuffle them.',
  'sec-prefix': 'Renamed: no page can set a header that begins with Sec- by XMLHttpRequest, so none can forge this line.',
  renamed: 'Renamed in the same way.',
  'two-keys': 'Digits to be read, spaces to be counted, noise to be ignored: something that only a WebSocket server does.',
  body: 'Eight random bytes behind the empty line. No header says that they are there.',
  answer: 'MD5 of both numbers and the eight bytes, 16 raw bytes, again behind the empty line.',
  'upgrade-lower': 'In lower case, and compared without regard to case.',
  'one-key': 'One key: 16 random bytes in base64, in a header of its own. Nothing stands behind the empty line.',
  'sec-origin': 'The origin under another name, for a few drafts only.',
  'version-draft': 'The draft says its number: 7, or 8 from draft 08 on.',
  accept: 'base64 of the SHA-1 of the key and a fixed GUID. This has stayed.',
  'plain-origin': 'The old name came back.',
  'version-13': 'Thirteen, and it has been thirteen ever since.',
  setting: 'The server allows extended CONNECT, before the client may use it.',
  connect: 'CONNECT opens a tunnel; HTTP/2 and HTTP/3 know no Upgrade.',
  protocol: 'What the tunnel is for. This pseudo-header takes the place of Upgrade, key and accept.',
  scheme: 'https stands for wss, http for ws.',
  authority: 'In place of Host.',
  'status-200': 'An ordinary success. The stream stays open and carries the frames.',
  'version-kept': 'Version, origin, subprotocols and extensions are as in RFC 6455.',
};

const gone: Readonly<Record<GoneNote, string>> = {
  order: 'The fixed order: HTTP lets no one rely on the order of headers, and libraries could not keep it.',
  names: 'The names without Sec-: a page could have set them itself.',
  keys: 'The keys to be counted: they were there to tell WebSocket servers from others, and one key with a fixed GUID does that with less.',
  'body-bytes': 'The eight bytes behind the request: to HTTP a GET has no body, so reverse proxies held them back and the handshake hung.',
  location: 'The echo of address and origin: the accept value proves that the request was read, and the Origin is the server’s to judge.',
  framing:
    'Text between 00 and ff: no binary data, no way to see where a message ends but to read it all, and a page could write on the wire what it liked. Frames with a length replaced it, and every client frame is masked because of the poisoned caches.',
  'closing-bytes': 'ff 00: the Close frame took its place. It can say why.',
  'origin-name': 'The second name for the origin: servers had to look in two places.',
  'upgrade-fields': 'Headers about the connection are forbidden in HTTP/2, where many streams share one.',
  'key-and-accept': 'Key and accept: :protocol says what is wanted, and no old cache takes such a stream for a plain request.',
  'status-101': '101 does not exist in HTTP/2 and HTTP/3: the connection stays what it is.',
};

export const timeEn = {
  heading: 'From Hixie-75 to HTTP/3',
  lead: 'Choose a stop to see its sample handshake: what is new in it, what went away, and why.',
  pick: 'Stops of the time line',
  names,
  stories,
  month: (year: number, month: number) => `${MONTHS[month - 1]} ${year}`,
  documents: 'Documents:',
  request: 'Request',
  response: 'Response',
  emptyLine: 'empty line',
  marks,
  lines,
  goneHeading: 'What went away here',
  gone,
  goneNothing: 'Nothing: it is the first.',
  framingHeading: 'Then, “Hello” from the client',
  closing: 'and closing',
  noClosing: 'Closing: none, the TCP connection just ended.',
  inData: 'The same bytes, inside DATA frames of one stream.',
  version: (numbers: readonly number[]) => (numbers.length === 0 ? 'no version header' : `Sec-WebSocket-Version ${numbers.join(' or ')}`),
  masked: (masked: boolean) => (masked ? 'client frames masked' : 'nothing masked'),
  read: 'Read these bytes above',
  prove: 'Work this sample out above',
  early: {
    heading: 'Between 00 and 07',
    text: 'Drafts 01 to 06 had two other framings. No browser was released with them, but old libraries and captures have them.',
    drafts: 'Drafts',
    topBit: 'Top bit',
    opcodes: 'Opcodes 0 to 5',
    masking: 'Masking',
    maskings: { none: 'none', 'whole-frame': 'four key bytes, then the whole frame, header too' },
    opcodeNames: { continuation: 'continuation', close: 'close', ping: 'ping', pong: 'pong', text: 'text', binary: 'binary' },
  },
};

export type TimeTexts = Shape<typeof timeEn>;
