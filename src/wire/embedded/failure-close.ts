/**
 * The Close frame with which Chromium fails a connection, in place of the engine's: always 1002, with a reason of its own.
 *
 * RFC 6455 §7.4.1 has 1007 for text that is not UTF-8; Chromium sends 1002 there, too.
 * Knows Chromium's order of checks. Must not know when a connection fails.
 */
import type { Failure } from '../../protocol/connection/machine-io.ts';
import { closePayload } from '../../protocol/connection/sending.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { CLOSE, isControl, isReserved } from '../../protocol/frame/opcodes.ts';
import { MAX_CONTROL_LENGTH, shortestForm } from '../../protocol/frame/payload-length.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';

const PROTOCOL_ERROR = 1002;

/** Reasons for what the header alone does not show; others are empty. */
const REASONS: Readonly<Record<string, string>> = {
  'continuation-without-start': 'Unexpected continuation',
  'message-interrupted': 'Previous data frame unfinished',
  'text-not-utf8': 'Invalid UTF-8 in text frame',
  'text-ends-inside-character': 'Invalid UTF-8 in text frame',
  'close-reason-not-utf8': 'Invalid UTF-8 in Close frame',
};

/** `header`: the whole header of the frame that broke a rule. `spelled`: the engine's Close, whose masking key is kept. */
export function failureClose(failure: Failure | null, header: Uint8Array, spelled: Uint8Array): Uint8Array {
  const reason = headerReason(header) ?? (failure?.by === 'frame' ? REASONS[failure.finding] : null) ?? '';
  return serializeFrame(simpleSpec(CLOSE, closePayload({ code: PROTOCOL_ERROR, reason }), spelled.slice(2, 6)));
}

function headerReason(header: Uint8Array): string | null {
  const { byte0, declared, form, masked } = readHeader(header, 0);
  if (byte0 === null || declared === null) return null;
  const opcode = byte0 & 0b0000_1111;
  const isBadControl = isControl(opcode) && (byte0 < 0b1000_0000 || declared > BigInt(MAX_CONTROL_LENGTH));
  if (isBadControl || form !== shortestForm(declared) || declared >= 1n << 63n) return 'WebSocket Protocol Error';
  if (masked) return 'Masked frame from server';
  if ((byte0 & 0b0111_0000) !== 0) return 'Invalid reserved bit';
  return isReserved(opcode) ? 'Unknown opcode' : null;
}
