/** Heads to try: real ones, real ones with octets changed, put in and taken out, shuffled fields, and noise. */
import fc from 'fast-check';
import { fromLatin1 } from '../../../src/protocol/handshake/octets.ts';
import data from '../../vectors/handshakes.json';

const REAL = data.items.map(({ raw }) => fromLatin1(raw));

/** Octets that matter to a head: separators, line ends, quotes, the odd ones. */
const octet = fc.oneof(
  fc.constantFrom(...[...'\r\n\t :,;="\\/#@[]%*'].map((each) => each.charCodeAt(0)), 0, 0x7f, 0xff),
  fc.integer({ min: 0, max: 255 }),
);

const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 3 }), put: fc.array(octet, { maxLength: 3 }) });

function edited(bytes: Uint8Array, edits: readonly { at: number; cut: number; put: number[] }[]): Uint8Array {
  const list = [...bytes];
  for (const { at, cut, put } of edits) list.splice(at % (list.length + 1), cut, ...put);
  return Uint8Array.from(list);
}

const line = fc
  .tuple(
    fc.constantFrom(
      'Host',
      'Upgrade',
      'Connection',
      'Sec-WebSocket-Key',
      'Sec-WebSocket-Version',
      'Sec-WebSocket-Accept',
      'Sec-WebSocket-Protocol',
      'Sec-WebSocket-Extensions',
      'Origin',
      'Content-Length',
      ' folded',
      '',
      'x y',
    ),
    fc.constantFrom(':', ': ', ' :', ''),
    fc.constantFrom(
      '',
      'websocket',
      'Upgrade, keep-alive',
      'dGhlIHNhbXBsZSBub25jZQ==',
      '13',
      'chat,, superchat',
      'permessage-deflate; x=1, a',
      '\t',
      'a\rb',
      '\0',
    ),
    fc.constantFrom('\r\n', '\r\n', '\n', '\r\n ', '\r', '\r\n\r\n'),
  )
  .map((parts) => parts.join(''));

const start = fc.constantFrom(
  'GET / HTTP/1.1\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n',
  'HTTP/1.1 101\r\n',
  'GET ws://a/b HTTP/1.1\r\n',
  'POST  /x#y HTTP/1.0\n',
  '\r\n\nGET * HTTP/2.0\r\n',
  'GET /\r\n',
  '',
);

const built = fc
  .tuple(start, fc.array(line, { maxLength: 12 }), fc.constantFrom('\r\n', '', '\n'))
  .map(([first, lines, end]) => fromLatin1(first + lines.join('') + end));

/** Any bytes, most of them nearly a head. */
export const anyHead: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...REAL), fc.array(edit, { maxLength: 4 })).map(([bytes, edits]) => edited(bytes, edits)),
  },
  { weight: 4, arbitrary: built },
  { weight: 1, arbitrary: fc.array(octet, { maxLength: 80 }).map((list) => Uint8Array.from(list)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
