/**
 * The scenarios in which the server breaks a rule, byte by byte: no library would send this.
 *
 * Knows what is wrong with each. Must not know taps. The rest of each connection is kept by the connection engine.
 */
import type { Socket } from 'node:net';
import { encodeBase64 } from '../protocol/bytes/base64.ts';
import { sha1 } from '../protocol/bytes/sha1.ts';
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import type { Command } from '../protocol/connection/machine-io.ts';
import { open } from '../protocol/connection/machine-state.ts';
import { CLOSE, CONTINUATION, PING, TEXT } from '../protocol/frame/opcodes.ts';
import { type FrameSpec, serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';
import { buildResponse } from '../protocol/handshake/build.ts';
import { deriveAcceptKey } from '../protocol/handshake/accept-key.ts';
import { runOnSocket } from './engine-socket.ts';
import type { SCENARIOS, ScenarioId } from '../wire/scenarios.ts';

export type Broken = { [Id in ScenarioId]: (typeof SCENARIOS)[Id]['kind'] extends 'broken' ? Id : never }[ScenarioId];

const frame = (opcode: number, payload: string | readonly number[], change: Partial<FrameSpec> = {}): Uint8Array =>
  serializeFrame({ ...simpleSpec(opcode, typeof payload === 'string' ? encodeUtf8(payload) : Uint8Array.from(payload)), ...change });
const raw = (bytes: Uint8Array): Command => ({ do: 'raw', bytes });

/** What is sent once the connection is open. */
const SENT: Readonly<Record<Exclude<Broken, 'reset' | 'silence'>, readonly Command[]>> = {
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
};

/** Milliseconds after which a server that answers nothing hangs up after all. */
const SILENCE = 60_000;

/** Plays a scenario on a socket from which the upgrade request, `request`, has been read. */
export function misbehave(id: Broken, socket: Socket, request: Uint8Array): void {
  const isSilent = id === 'silence';
  if (isSilent) setTimeout(() => socket.destroy(), SILENCE).unref();
  runOnSocket(socket, open('server', isSilent ? { answerPings: false, answerClose: false } : {}), {
    first: request,
    told: (event, engine) => {
      if (event.type !== 'transition' || event.to !== 'open') return;
      if (id === 'reset') socket.resetAndDestroy();
      else if (id !== 'silence') for (const command of SENT[id]) engine.command(command);
    },
    patience: { close: 3_000 },
  });
}

/** §4.1: "If the response […] contains a value for |Sec-WebSocket-Accept| other than [the right one] the client MUST fail". Here the GUID was left out. */
export function wrongAccept(socket: Socket, key: string): void {
  const response = Buffer.from(buildResponse({ key, protocol: null, extensions: null })).toString('latin1');
  socket.end(Buffer.from(response.replace(deriveAcceptKey(key), encodeBase64(sha1(encodeUtf8(key)))), 'latin1'));
}
