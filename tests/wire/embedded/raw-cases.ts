/**
 * What Chromium makes of bytes that a server sends, right and wrong, and what it answers. tests/browser/scripted-sockets.spec.ts holds Chromium
 * to it; raw-frames.test.ts holds the endpoint in the page to it.
 */
import type { ServerCommand } from '../../../src/wire/endpoint.ts';
import type { ScriptCase } from './script-cases.ts';

export interface RawCase {
  readonly name: string;
  /** What the server of the scenario `silence` is told to do once the connection is open, and a moment later. */
  readonly commands: readonly ServerCommand[];
  readonly later?: readonly ServerCommand[];
  readonly calls?: ScriptCase['calls'];
  readonly told: readonly string[];
  /** Code and reason of the client's Close; null: it sends none. */
  readonly answer: string | null;
}

const utf8 = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
/** A frame with a short length. */
const frame = (byte0: number, payload: readonly number[]): readonly number[] => [byte0, payload.length, ...payload];
const closing = (code: number, reason: readonly number[] = []): readonly number[] => frame(0x88, [code >> 8, code & 0xff, ...reason]);
const raw = (...bytes: readonly (readonly number[])[]): ServerCommand => ({ do: 'raw', bytes: Uint8Array.from(bytes.flat()) });
const END: ServerCommand = { do: 'end' };

const FAILED = ['open', 'error in CLOSED', 'close 1006 "" not clean in CLOSED'];
const TEXT_OK = frame(0x81, utf8('ok'));
const CLOSE_1000: ScriptCase['calls'] = { open: [{ do: 'close', code: 1000 }] };

const wrong = (name: string, bytes: readonly number[], reason: string): RawCase => ({
  name,
  commands: [raw(bytes)],
  told: FAILED,
  answer: `1002 ${reason}`,
});

/** Codes that a Close may not have, by RFC 6455 §7.4, and that Chromium takes all the same. */
const TAKEN = [0, 999, 1004, 1016, 1100, 2000, 2999, 5000, 65535];

export const RAW_CASES: readonly RawCase[] = [
  wrong('a masked Close', [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8], 'Masked frame from server'),
  wrong('masked, RSV and a reserved opcode', [0xb3, 0x82, 0, 0, 0, 0, 0x03, 0xe8], 'Masked frame from server'),
  wrong('RSV and a reserved opcode', frame(0xb3, utf8('x')), 'Invalid reserved bit'),
  wrong('RSV1 without an extension that owns it', frame(0xe1 & 0xc1, utf8('ok')), 'Invalid reserved bit'),
  wrong('RSV3', frame(0x91, utf8('ok')), 'Invalid reserved bit'),
  wrong('opcode 11', frame(0x8b, utf8('ok')), 'Unknown opcode'),
  wrong('opcode 11 in fragments', frame(0x0b, utf8('ok')), 'WebSocket Protocol Error'),
  wrong('a reserved opcode whose payload does not come', [0x83, 0x05], 'Unknown opcode'),
  wrong('a fragmented Close', frame(0x08, [0x03, 0xe8]), 'WebSocket Protocol Error'),
  wrong('2 bytes announced in 16 bits', [0x81, 126, 0, 2, ...utf8('ok')], 'WebSocket Protocol Error'),
  wrong('2 bytes announced in 64 bits', [0x81, 127, 0, 0, 0, 0, 0, 0, 0, 2, ...utf8('ok')], 'WebSocket Protocol Error'),
  wrong('a length with its top bit set', [0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 2, ...utf8('ok')], 'WebSocket Protocol Error'),
  wrong('a message inside a message', [...frame(0x01, utf8('a')), ...frame(0x81, utf8('b'))], 'Previous data frame unfinished'),
  // RFC 6455 §8.1 with §7.4.1 would have 1007.
  wrong('text that ends inside a character', frame(0x81, [0xe9, 0x94]), 'Invalid UTF-8 in text frame'),
  wrong(
    'a character cut between fragments, wrongly',
    [...frame(0x01, [0xe9, 0x94]), ...frame(0x80, utf8('x'))],
    'Invalid UTF-8 in text frame',
  ),
  wrong('a reason that is not UTF-8', closing(1000, [0xc0, 0xaf]), 'Invalid UTF-8 in Close frame'),
  wrong('Close 1005', closing(1005), ''),
  wrong('Close 1006', closing(1006), ''),
  wrong('Close 1015', closing(1015), ''),
  {
    name: 'a character cut between fragments, rightly',
    commands: [raw(frame(0x01, [0xe9, 0x94]), frame(0x80, [0x99])), END],
    told: ['open', 'message "错"', 'close 1006 "" not clean in CLOSED'],
    answer: null,
  },
  {
    name: 'a message, then a fault',
    commands: [raw(TEXT_OK, frame(0x83, []))],
    told: ['open', 'message "ok"', ...FAILED.slice(1)],
    answer: '1002 Unknown opcode',
  },
  {
    name: 'half a header, even a wrong one, is waited for',
    commands: [raw([0xf3, 0x85]), END],
    told: ['open', 'close 1006 "" not clean in CLOSED'],
    answer: null,
  },
  { name: 'TCP ends without a Close', commands: [END], told: ['open', 'close 1006 "" not clean in CLOSED'], answer: null },
  {
    name: 'a Close, then the end of TCP',
    commands: [raw(closing(1000, utf8('x'))), END],
    told: ['open', 'close 1000 "x" clean in CLOSED'],
    answer: '1000 x',
  },
  { name: 'a Close without a code', commands: [raw(frame(0x88, [])), END], told: ['open', 'close 1005 "" clean in CLOSED'], answer: '' },
  // Two seconds later Chromium ends TCP itself.
  { name: 'a Close, and TCP stays', commands: [raw(closing(1000))], told: ['open', 'close 1000 "" clean in CLOSED'], answer: '1000 ' },
  ...TAKEN.map((code) => ({
    name: `Close ${code}`,
    commands: [raw(closing(code)), END],
    told: ['open', `close ${code} "" clean in CLOSED`],
    answer: `${code} `,
  })),
  { name: 'two Closes', commands: [raw(closing(1000), closing(1000))], told: FAILED, answer: '1000 ' },
  { name: 'a Close and a Ping', commands: [raw(closing(1000), frame(0x89, []))], told: FAILED, answer: '1000 ' },
  { name: 'a Close, and a Ping later', commands: [raw(closing(1000))], later: [raw(frame(0x89, []))], told: FAILED, answer: '1000 ' },
  {
    name: 'a Close, and half a header later',
    commands: [raw(closing(1000))],
    later: [raw([0x81])],
    told: ['open', 'close 1000 "" clean in CLOSED'],
    answer: '1000 ',
  },
  {
    name: 'a Pong that nobody asked for',
    commands: [raw(frame(0x8a, utf8('?')), closing(1000)), END],
    told: ['open', 'close 1000 "" clean in CLOSED'],
    answer: '1000 ',
  },
  {
    name: 'text behind the script’s close()',
    commands: [],
    later: [raw(TEXT_OK), END],
    calls: CLOSE_1000,
    told: ['open', 'close 1006 "" not clean in CLOSED'],
    answer: '1000 ',
  },
  {
    name: 'a fault behind the script’s close()',
    commands: [],
    later: [raw(frame(0x83, []))],
    calls: CLOSE_1000,
    told: FAILED,
    answer: '1000 ',
  },
];
