/**
 * The scenarios in which a server breaks a rule, byte by byte: no library would send this.
 *
 * Knows what is wrong with each. Must not know sockets or taps: what plays it runs the rest of each connection on the engine.
 */
import { encodeBase64 } from '../protocol/bytes/base64.ts';
import { sha1 } from '../protocol/bytes/sha1.ts';
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import type { Command } from '../protocol/connection/machine-io.ts';
import type { ConnectionOptions } from '../protocol/connection/machine-state.ts';
import { CLOSE, CONTINUATION, PING, TEXT } from '../protocol/frame/opcodes.ts';
import { type FrameSpec, serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';
import { buildResponse } from '../protocol/handshake/build.ts';
import type { SCENARIOS, ScenarioId } from './scenarios.ts';

export type Broken = { [Id in ScenarioId]: (typeof SCENARIOS)[Id]['kind'] extends 'broken' ? Id : never }[ScenarioId];

const frame = (opcode: number, payload: string | readonly number[], change: Partial<FrameSpec> = {}): Uint8Array =>
  serializeFrame({ ...simpleSpec(opcode, typeof payload === 'string' ? encodeUtf8(payload) : Uint8Array.from(payload)), ...change });
const raw = (bytes: Uint8Array): Command => ({ do: 'raw', bytes });

/** What is sent once the connection is open. `reset` breaks TCP off then, `silence` answers nothing from then on. */
export const MISBEHAVIOURS: Readonly<Record<Broken, readonly Command[]>> = {
  'masked-frame': [raw(frame(TEXT, 'masked', { masked: true, maskingKey: Uint8Array.of(0x37, 0xfa, 0x21, 0x3d) }))],
  'rsv-set': [raw(frame(TEXT, 'RSV2 is set', { rsv2: true }))],
  'reserved-opcode': [raw(frame(0x3, 'opcode 3'))],
  'invalid-utf8': [raw(frame(TEXT, [0x48, 0x69, 0x20, 0xc0, 0xaf]))],
  'long-control': [raw(frame(PING, 'x'.repeat(126)))],
  'fragmented-ping': [raw(frame(PING, 'half', { fin: false }))],
  'lone-continuation': [raw(frame(CONTINUATION, 'of nothing'))],
  'one-byte-close': [raw(frame(CLOSE, [0x03]))],
  'close-1005': [raw(frame(CLOSE, [0x03, 0xed]))],
  'frame-after-close': [{ do: 'close', code: 1000, reason: 'that was all' }, raw(frame(TEXT, 'not quite'))],
  reset: [],
  silence: [],
};

/** How the engine of a server that plays a scenario is opened. */
export const misbehaving = (id: Broken): ConnectionOptions => (id === 'silence' ? { answerPings: false, answerClose: false } : {});

/** Milliseconds after which a server that answers nothing hangs up after all. */
export const SILENCE = 60_000;

/** Milliseconds that a server which breaks a rule waits for the end of TCP. */
export const BROKEN_PATIENCE = 3_000;

/** §4.1: "If the response […] contains a value for |Sec-WebSocket-Accept| other than [the right one] the client MUST fail". Here the GUID was left out. */
export function wrongAcceptResponse(key: string): Uint8Array {
  return buildResponse({ key, accept: encodeBase64(sha1(encodeUtf8(key))) });
}
