/**
 * What real software prints when it meets a finding, word for word and therefore in no other language.
 *
 * Knows messages of Chromium, WebKit and ws in the versions that were read; releases differ, so every use says "for
 * example". Must not know our own wording.
 */
import type { FindingParams } from '../../protocol/annotation/model.ts';
import type { FindingCode } from '../../protocol/findings.ts';
import { digitsOf, numberOf, textOf } from './shape.ts';

export interface Said {
  readonly who: 'Chrome' | 'WebKit' | 'ws';
  readonly text: string;
}

const ws = (text: string): Said => ({ who: 'ws', text: `Invalid WebSocket frame: ${text}` });
const chrome = (text: string): Said => ({ who: 'Chrome', text });
const webkit = (text: string): Said => ({ who: 'WebKit', text });

/** Chromium's own name for a frame type. */
const chromeName = (opcode: number): string =>
  opcode < 3 ? 'Data frame' : opcode === 8 ? 'Close' : opcode === 9 ? 'Ping' : opcode === 10 ? 'Pong' : 'Unknown frame type';

const SAYS: Partial<Record<FindingCode, (params: FindingParams) => readonly Said[]>> = {
  'rsv-without-extension': (params) => {
    const byte0 = parseInt(textOf(params, 'byte'), 16);
    const on = (bit: number): number => (byte0 >> (7 - bit)) & 1;
    return [
      chrome(`One or more reserved bits are on: reserved1 = ${on(1)}, reserved2 = ${on(2)}, reserved3 = ${on(3)}`),
      ws(on(2) || on(3) ? 'RSV2 and RSV3 must be clear' : 'RSV1 must be clear'),
    ];
  },
  'opcode-reserved': (params) => [
    chrome(`Unrecognized frame opcode: ${numberOf(params, 'opcode')}`),
    ws(`invalid opcode ${numberOf(params, 'opcode')}`),
  ],
  'mask-missing-from-client': () => [ws('MASK must be set')],
  'mask-present-from-server': () => [
    chrome('A server must not mask any frames that it sends to the client.'),
    webkit('A server must not mask any frames that it sends to the client.'),
    ws('MASK must be clear'),
  ],
  'control-frame-fragmented': (params) => [
    webkit(`Received fragmented control frame: opcode = ${numberOf(params, 'opcode')}`),
    ws('FIN must be set'),
  ],
  'control-frame-too-long': (params) => {
    const length = digitsOf(params, 'length');
    const read = ws(`invalid payload length ${BigInt(length) < 65536n ? 126 : 127}`);
    return params['atLeast'] === true ? [] : [webkit(`Received control frame having too long payload: ${length} bytes`), read];
  },
  'length-not-minimal': () => [chrome('Invalid frame header')],
  'length-top-bit-set': () => [{ who: 'ws', text: 'Unsupported WebSocket frame: payload length > 2^53 - 1' }],
  'continuation-without-start': () => [
    chrome('Received unexpected continuation frame.'),
    webkit('Received unexpected continuation frame.'),
    ws('invalid opcode 0'),
  ],
  'message-interrupted': (params) => [
    chrome('Received start of new message but previous message is unfinished.'),
    ws(`invalid opcode ${numberOf(params, 'opcode')}`),
  ],
  'text-not-utf8': () => [
    chrome('Could not decode a text frame as UTF-8.'),
    webkit('Could not decode a text frame as UTF-8.'),
    ws('invalid UTF-8 sequence'),
  ],
  'text-ends-inside-character': () => [
    chrome('Could not decode a text frame as UTF-8.'),
    webkit('Could not decode a text frame as UTF-8.'),
    ws('invalid UTF-8 sequence'),
  ],
  'close-body-one-byte': () => [webkit('Received a broken close frame containing an invalid size body.'), ws('invalid payload length 1')],
  'close-code-never-sent': (params) => [
    webkit('Received a broken close frame containing a reserved status code.'),
    ws(`invalid status code ${numberOf(params, 'code')}`),
  ],
  'close-code-unusable': (params) => (params['partial'] === true ? [] : [ws(`invalid status code ${numberOf(params, 'code')}`)]),
  'close-reason-not-utf8': () => [chrome('Received a broken close frame containing invalid UTF-8.'), ws('invalid UTF-8 sequence')],
  'rsv1-misplaced': () => [ws('RSV1 must be clear')],
  'message-too-big': () => [{ who: 'ws', text: 'Max payload size exceeded' }],
  'frame-after-close': (params) => [chrome(`${chromeName(numberOf(params, 'opcode'))} received after close`)],
};

/** What real software prints for this finding, "for example"; empty where nothing is known. */
export function says(code: FindingCode, params: FindingParams): readonly Said[] {
  return SAYS[code]?.(params) ?? [];
}
