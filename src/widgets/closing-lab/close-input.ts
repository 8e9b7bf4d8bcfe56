/**
 * What somebody typed for a Close, code and reason, as a command or as what is wrong with it.
 *
 * Knows who may send which code: a page what WebSocket.close() takes, a server what RFC 6455 lets it. Must not know wording.
 */
import type { CloseFault } from '../../i18n/closing/facts.ts';
import type { Role } from '../../protocol/annotation/model.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { Command } from '../../protocol/connection/machine-io.ts';
import { closeCodeRefusal } from '../../protocol/connection/refusals.ts';
import { MAX_REASON_LENGTH } from '../../protocol/frame/close-body.ts';
import { apiAcceptsCode } from '../../protocol/frame/close-codes.ts';

export type CloseInput = { readonly command: Extract<Command, { do: 'close' }> } | { readonly fault: CloseFault };

/** Reads the two fields. An empty code asks for an empty Close. */
export function readCloseInput(role: Role, typedCode: string, reason: string): CloseInput {
  const text = typedCode.normalize('NFKC').trim();
  if (text === '') return reason === '' ? { command: { do: 'close' } } : { fault: { fault: 'reason-without-code' } };
  if (!/^\d{1,6}$/.test(text)) return { fault: { fault: 'no-code', typed: typedCode } };
  const code = Number(text);
  const fault = codeFault(role, code);
  if (fault !== null) return { fault };
  const bytes = encodeUtf8(reason).length;
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less".
  if (bytes > MAX_REASON_LENGTH) return { fault: { fault: 'reason-too-long', bytes, over: bytes - MAX_REASON_LENGTH } };
  return { command: { do: 'close', code, ...(reason === '' ? {} : { reason }) } };
}

function codeFault(role: Role, code: number): CloseFault | null {
  if (role === 'client') return apiAcceptsCode(code) ? null : { fault: 'api-code', code };
  switch (closeCodeRefusal(code, role)) {
    case null:
      return null;
    case 'close-code-never-sent':
      return { fault: 'never-sent', code };
    case 'close-code-client-only':
      return { fault: 'client-only', code };
    default:
      return { fault: 'unusable', code };
  }
}
