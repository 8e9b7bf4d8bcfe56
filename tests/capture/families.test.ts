import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import type { Format, Reading } from '../../src/capture/reading.ts';
import { charsOfByte } from '../../src/capture/source-map.ts';
import { FAMILIES } from './families.ts';
import { FAMILIES_IN_CHATS_AND_LOGS } from './families-in-chats-and-logs.ts';
import { FAMILIES_IN_THE_WILD } from './families-in-the-wild.ts';
import { NOT_PRINTED, PRINTED } from './families-in-print.ts';
import { FAMILIES_OF_TOOLS } from './families-of-tools.ts';

const PLAIN = '810548656c6c6f';
const hexOf = ({ runs }: Reading): string => runs.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join('');
const best = (paste: string): Reading => readPaste(paste).guesses[0]!;

/** Letters and digits that are neither mapped nor listed as left out; the marks of a literal belong to its bytes. */
function unaccounted(paste: string, reading: Reading): string {
  const seen = new Uint8Array(paste.length);
  for (const { start, end } of reading.dropped) seen.fill(1, start, end);
  for (const { bytes, map } of reading.runs) {
    for (let i = 0; i < bytes.length; i++) {
      const { start, end } = charsOfByte(map, i)!;
      seen.fill(1, start, end);
    }
  }
  return paste
    .split('')
    .filter((character, i) => seen[i] === 0 && /[0-9A-Za-z]/.test(character))
    .join('');
}

const ROWS = Object.values(PRINTED).flat();
const ALL: readonly (readonly [format: Format, hex: string | null, paste: string])[] = [
  ...FAMILIES,
  ...FAMILIES_IN_THE_WILD,
  ...FAMILIES_IN_CHATS_AND_LOGS.map(([format, hex, paste]) => [format, hex, paste] as const),
  ...FAMILIES_OF_TOOLS.map(([format, hex, , paste]) => [format, hex, paste] as const),
  ...ROWS.map(([format, hex, paste]) => [format, hex, paste] as const),
];

describe.each(Object.entries(NOT_PRINTED))('%s are no bytes', (_, pastes) => {
  it.each(pastes.map((paste) => [paste] as const))('%j', (paste) => {
    expect(best(paste).format).toBe('text');
  });
});

describe.each(ALL)('%s %s', (format, hex, paste) => {
  it(JSON.stringify(paste), () => {
    const reading = best(paste);
    expect(reading.format).toBe(format);
    if (hex !== null) expect(hexOf(reading)).toBe(hex);
    // Literal prefixes (0x, b', u8) are the only letters that belong neither to a byte nor to what was left out.
    expect(unaccounted(paste, reading).replace(/0?[xXbB]|u8|h$/g, '')).toBe('');
    const again = readPaste(paste, { readAs: format }).guesses[0]!;
    expect([again.format, hexOf(again)]).toEqual([format, hexOf(reading)]);
  });

  it('survives CRLF line ends', () => {
    const reading = best(paste.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'));
    if (hex !== null && format !== 'text') expect([reading.format, hexOf(reading)]).toEqual([format, hex]);
    else expect(reading.runs.length).toBeGreaterThan(0);
  });
});

describe('what the output of tools leaves out', () => {
  it.each(FAMILIES_OF_TOOLS.map(([, , leftOut, paste]) => [paste, leftOut] as const))('%j', (paste, leftOut) => {
    expect(best(paste).dropped.map(({ start, end }) => paste.slice(start, end))).toEqual(leftOut);
  });
});

describe('directions', () => {
  const sides = (paste: string, from?: 'client' | 'server'): string[] =>
    readPaste(paste, from === undefined ? {} : { from }).guesses[0]!.runs.map(
      ({ direction, directionMarked, bytes }) => `${direction}${directionMarked ? '!' : ''} ${bytes.length}`,
    );
  const masked = '81 85 37 fa 21 3d 7f 9f 4d 51 58';
  const plain = '81 05 48 65 6c 6c 6f';

  it.each([
    [`client: ${masked}\nserver: ${plain}`, ['c2s! 11', 's2c! 7']],
    [`C->S ${masked}\nS->C ${plain}`, ['c2s! 11', 's2c! 7']],
    [`[client] ${masked}\r\n[server] ${plain}\r\n`, ['c2s! 11', 's2c! 7']],
    [`client -> server\n${masked}\n\nserver -> client\n${plain}`, ['c2s! 11', 's2c! 7']],
    [`> ${masked}\n< ${plain}`, ['c2s! 11', 's2c! 7']],
    [`→ ${masked}\n← ${plain}`, ['c2s! 11', 's2c! 7']],
    [`客户端：${masked}\n服务器：${plain}`, ['c2s! 11', 's2c! 7']],
    [`sent: ${masked}\nreceived: ${plain}`, ['c2s! 11', 's2c! 7']],
  ])('marks in %j', (paste, expected) => {
    expect(sides(paste)).toEqual(expected);
  });

  it('turns sent and received round when MASK shows that a server wrote the log (RFC 6455 §5.1)', () => {
    expect(sides(`received: ${masked}\nsent: ${plain}`)).toEqual(['c2s! 11', 's2c! 7']);
  });

  it('lets one side alone stay unknown, whoever calls it received', () => {
    expect(sides(`received: ${masked}`)).toEqual(['unknown 11']);
  });

  it('keeps a client that forgets to mask a client', () => {
    expect(sides(`sent: ${plain}\nreceived: ${plain}`)).toEqual(['c2s! 7', 's2c! 7']);
  });

  it('splits unmarked lines of whole frames by MASK and says so', () => {
    const { runs, notes } = best(`${masked}\n${plain}`);
    expect(runs.map(({ direction, directionMarked }) => [direction, directionMarked])).toEqual([
      ['c2s', false],
      ['s2c', false],
    ]);
    expect(notes.map(({ code }) => code)).toContain('directions-split');
  });

  it('never splits one contiguous run', () => {
    expect(sides(`${masked} ${plain}`)).toEqual(['unknown 18']);
    expect(sides('81 85 37 fa 21 3d\n7f 9f 4d 51 58 81 05\n48 65 6c 6c 6f')).toEqual(['unknown 18']);
  });

  it('lets `from` decide what the paste does not mark', () => {
    expect(sides(`${masked}\n${plain}`, 'server')).toEqual(['s2c 18']);
    expect(sides(`client: ${plain}`, 'server')).toEqual(['c2s! 7']);
  });

  it('lets MASK overrule what a sentence says of one side, and says so; a label stands', () => {
    for (const [paste, said] of [
      [`服务器收到的数据：${plain}`, 'c2s'],
      [`my server received this from the browser: ${plain}`, 'c2s'],
      [`the server sends ${masked}`, 's2c'],
    ] as const) {
      expect(sides(paste)).toEqual([`unknown ${paste.includes(plain) ? 7 : 11}`]);
      expect(best(paste).notes).toContainEqual({ code: 'direction-doubted', params: { said } });
    }
    expect(sides(`服务器收到的数据：${plain}`, 'client')).toEqual(['c2s 7']);
    expect(sides(`client: ${plain}`)).toEqual(['c2s! 7']);
    expect(sides(`the client sent ${masked}`)).toEqual(['c2s! 11']);
    expect(sides(`the client sent ${plain}, the server sent ${plain}`)).toEqual(['c2s! 7', 's2c! 7']);
  });

  it('sets an HTTP head in wire bytes apart from the frames behind it', () => {
    const head = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n').toString('hex');
    expect(best(head + '810548656c6c6f').runs.map(({ kind, bytes }) => `${kind} ${bytes.length}`)).toEqual(['handshake 56', 'frames 7']);
  });
});

describe('directions in chats and logs', () => {
  it.each(
    FAMILIES_IN_CHATS_AND_LOGS.flatMap(([, , paste, directions]) => (directions === undefined ? [] : [[paste, directions] as const])),
  )('%j', (paste, directions) => {
    const letters = { c2s: 'C', s2c: 'S', unknown: '?' };
    expect(
      best(paste)
        .runs.map(({ direction }) => letters[direction])
        .join(''),
    ).toBe(directions);
  });
});

describe('handshakes', () => {
  const runs = (paste: string): string[] =>
    best(paste).runs.map(({ kind, direction, bytes }) => `${kind} ${direction} ${Buffer.from(bytes).toString('latin1')}`);

  it('rebuilds heads behind marks and empty lines behind marks', () => {
    expect(runs('> GET /chat HTTP/1.1\n> Host: x\n> \n< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n<\n')).toEqual([
      'handshake c2s GET /chat HTTP/1.1\r\nHost: x\r\n\r\n',
      'handshake s2c HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n',
    ]);
  });

  it('breaks a head whose line ends were lost where header names begin', () => {
    expect(runs('GET / HTTP/1.1 Host: localhost:8080 Upgrade: websocket Sec-WebSocket-Version: 13')).toEqual([
      'handshake c2s GET / HTTP/1.1\r\nHost: localhost:8080\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n',
    ]);
  });

  it('reads the frames behind a handshake in whatever format they have', () => {
    const head = 'HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n';
    for (const frames of ['81 05 48 65 6c 6c 6f', '<Buffer 81 05 48 65 6c 6c 6f>', 'data: b"\\x81\\x05Hello"']) {
      expect(runs(head + frames)[1]).toBe('frames unknown \x81\x05Hello');
    }
  });
});

describe('packets', () => {
  /** IPv4 and TCP headers from port 0x8161, whose bytes look like a frame, to port 8080. */
  const packet = (payload: string): string =>
    `4500${(40 + payload.length / 2).toString(16).padStart(4, '0')}00010000400600007f0000017f000001` +
    `81611f90000000010000000150100200${'0000'.repeat(2)}${payload}`;
  const tcpdump = (hex: string): string =>
    (hex.match(/.{1,32}/g) ?? [])
      .map((line, i) => `\t0x${(i * 16).toString(16).padStart(4, '0')}:  ${(line.match(/.{1,4}/g) ?? []).join(' ')}\n`)
      .join('');
  const ethernet = '001122334455aabbccddeeff0800';

  it('peels headers off each packet, takes the direction from the ports, and has no bytes of a bare ACK', () => {
    const { format, runs, notes } = best(
      `12:00 IP a.33121 > b.8080: ack\n${tcpdump(packet(''))}12:01 IP a.33121 > b.8080:\n${tcpdump(packet(PLAIN))}`,
    );
    expect([format, runs.map(({ direction }) => direction), hexOf({ runs } as Reading)]).toEqual(['tcpdump', ['c2s'], PLAIN]);
    expect(notes.map(({ code }) => code)).toContain('bare-ack');
  });

  it('cuts Ethernet padding off and lists header and padding as left out', () => {
    const paste = tcpdump(`${ethernet}${packet('8100')}000000000000`);
    const reading = best(paste);
    expect(hexOf(reading)).toBe('8100');
    expect(unaccounted(paste, reading)).toBe('');
    expect(new Set(reading.dropped.map(({ what }) => what))).toEqual(new Set(['offset-column', 'lower-layers', 'padding']));
  });

  it('does so for bare hex, where a lone bare ACK leaves nothing', () => {
    expect(hexOf(best(ethernet + packet(PLAIN)))).toBe(PLAIN);
    expect(best(packet('')).runs).toEqual([]);
  });
});

describe('columns and wrapping', () => {
  it.each([
    ['xxd', '302b454c7f10d2aa', '00000000: 302b 454c 7f10 d2aa                      0+EL....'],
    ['hex', '7c5d3c0a3c58', '7c 5d 3c 0a 3c                                    |]<.<\n58                                                X'],
    ['hexdump', '203c0a', '0000   20 3c 0a                                           <.'],
    ['base64', `812b${'61'.repeat(42)}7e`, `gSth${'YWFh'.repeat(13)}YWF+`],
  ])('%s %s', (format, hex, paste) => {
    expect([best(paste).format, hexOf(best(paste))]).toEqual([format, hex]);
  });
});

describe('terminal colours', () => {
  it('are no bytes and part no words', () => {
    expect(hexOf(best('\u001b[32mrecv\u001b[0m \u001b[1;33m81 05 48\u001b[0m 65 6c 6c 6f'))).toBe(PLAIN);
    expect(hexOf(best('<Buffer \u001b[33m81 05 48 65 6c 6c 6f\u001b[39m>'))).toBe(PLAIN);
  });
});

describe('what is said about a reading', () => {
  const notes = (paste: string, options = {}): { code: string; params: object }[] =>
    readPaste(paste, options).guesses[0]!.notes.map(({ code, params }) => ({ code, params }));

  it.each([
    ['81 85 37 f', 'hex-digit-left-over', { position: 10, digit: 'f' }],
    ['8185371', 'hex-digit-left-over', { position: 7, digit: '1' }],
    ['81 85 3g fa 21 3d 7f', 'not-a-hex-digit', { position: 8, character: 'g' }],
    ['[129, 133, 300, 250, 33, 61]', 'number-out-of-range', { position: 12, number: '300' }],
    ['<Buffer 81 85 ... 78 more bytes>', 'truncated-by-tool', { more: 78 }],
    ['10000001 10000101 001', 'bits-left-over', { position: 19, count: 3 }],
    ['ffffff81 05 48 65 6c 6c 6f', 'sign-extended', { position: 1 }],
    ['00000000: 8100 0000 0000 0000  ........\n*\n00000018: 81\n', 'repeat-expanded', { count: 16 }],
    ['0000: 8105\n0002: 4865\n0004: 6c6c\n0006: 6f81\n000e: 8100\n0010: 8100\n', 'bytes-missing', { count: 6 }],
    ["'xÙõKþ°pãüCY\ufffd", 'text-was-decoded', { replaced: 1, controls: 0 }],
  ])('%j: %s', (paste, code, params) => {
    expect(notes(paste)).toContainEqual({ code, params });
  });

  it('names a wrong character when base64 was chosen', () => {
    expect(notes('gYU3+iE9!f59NUVg=', { readAs: 'base64' })).toContainEqual({
      code: 'base64-bad-character',
      params: { position: 9, character: '!' },
    });
  });

  it('keeps distinct bytes only among the guesses', () => {
    for (const [, , paste] of FAMILIES) {
      const seen = readPaste(paste).guesses.map((guess) => guess.runs.map(({ kind }) => kind).join() + hexOf(guess));
      expect(new Set(seen).size).toBe(seen.length);
    }
  });
});
