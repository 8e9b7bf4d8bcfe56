/**
 * Carries out what the application wants, or says which rule forbids it.
 *
 * Knows what an endpoint may send when. Must not serialize (sending.ts does) or look at what comes in.
 */
import { ACCEPT, decodeUtf8, encodeUtf8, REJECT, utf8Run } from '../bytes/utf8.ts';
import { MAX_REASON_LENGTH } from '../frame/close-body.ts';
import { BINARY, PING, PONG, TEXT } from '../frame/opcodes.ts';
import { MAX_CONTROL_LENGTH } from '../frame/payload-length.ts';
import { close, end } from './closing.ts';
import type { Draft } from './draft.ts';
import type { Command } from './machine-io.ts';
import type { ConnectionState } from './machine-state.ts';
import { closeCodeRefusal, type Refused, REFUSALS } from './refusals.ts';
import { sendBytes, sendFrame } from './sending.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

export function runCommand(draft: Draft, command: Command): void {
  const reason = refusalOf(draft.state, command);
  if (reason !== null) draft.tell({ type: 'command-refused', command, reason, section: REFUSALS[reason] });
  else carryOut(draft, command);
}

function carryOut(draft: Draft, command: Command): void {
  const { state } = draft;
  switch (command.do) {
    case 'text':
      return frame(draft, TEXT, encodeUtf8(command.text));
    case 'binary':
      return frame(draft, BINARY, command.payload);
    case 'fragment':
      draft.set({ sending: command.fin ? null : messageAfter(state, command) });
      return frame(draft, command.opcode, command.payload, command.fin);
    case 'ping':
    case 'pong': {
      const payload = command.payload ?? new Uint8Array(0);
      if (command.do === 'ping') draft.set({ pings: [...state.pings, payload] });
      return frame(draft, command.do === 'ping' ? PING : PONG, payload);
    }
    case 'close':
      // Before there is a connection, there is nothing to shake hands about.
      if (state.phase === 'connecting') return end(draft, 'gave-up');
      return close(draft, { code: command.code ?? null, reason: asSent(command.reason ?? '') }, 'command');
    case 'raw':
      return sendBytes(draft, command.bytes, 'raw');
    case 'end':
      return end(draft, 'gave-up');
  }
}

/** A text as the other end will read it: lone surrogates do not survive. */
function asSent(text: string): string {
  return decodeUtf8(encodeUtf8(text)) ?? '';
}

function frame(draft: Draft, opcode: number, payload: Uint8Array, fin = true): void {
  sendFrame(draft, { fin, opcode, payload }, 'command');
}

/** What it takes to know whether a command may be carried out. */
export type Speaking = Pick<ConnectionState, 'role' | 'phase' | 'outbox' | 'sending' | 'closeSent' | 'closeReceived' | 'tcpEnded'>;

/** Why an endpoint in this state may not do that; null: it may. */
export function refusalOf(state: Speaking, command: Command): Refused | null {
  if (state.phase === 'closed') return 'closed';
  if (state.tcpEnded || state.outbox.some((item) => item.do === 'end')) return 'tcp-ended';
  switch (command.do) {
    case 'raw':
    case 'end':
      return null;
    case 'close':
      return state.closeSent !== null ? 'close-sent' : closeRefusal(state, command);
    case 'ping':
    case 'pong':
      return notOpen(state) ?? ((command.payload?.length ?? 0) > MAX_CONTROL_LENGTH ? 'control-too-long' : null);
    case 'fragment':
      return dataRefusal(state, command.opcode === 0) ?? fragmentRefusal(state, command);
    default:
      return dataRefusal(state, false);
  }
}

function notOpen(state: Speaking): Refused | null {
  if (state.closeSent !== null) return 'close-sent';
  return state.phase === 'connecting' || state.phase === 'ending' ? 'not-open' : null;
}

function dataRefusal(state: Speaking, continues: boolean): Refused | null {
  const closed = notOpen(state);
  if (closed !== null) return closed;
  if (continues) return state.sending === null ? 'no-message-open' : null;
  // §5.5.1: "An endpoint MAY delay sending a Close frame until its current message is sent (for instance, if the majority of a fragmented
  // message is already sent, an endpoint MAY send the remaining fragments before sending a Close frame back)." No further message.
  if (state.phase === 'close-received') return 'close-received';
  return state.sending === null ? null : 'message-open';
}

function fragmentRefusal(state: Speaking, command: Of<'fragment'>): Refused | null {
  const after = messageAfter(state, command);
  if (after.opcode === BINARY) return null;
  return after.utf8 === REJECT || (command.fin && after.utf8 !== ACCEPT) ? 'text-not-utf8' : null;
}

/** The message that is being sent as it stands behind a fragment. */
export function messageAfter(state: Pick<Speaking, 'sending'>, { opcode, payload }: Of<'fragment'>): { opcode: 1 | 2; utf8: number } {
  const before = opcode === 0 ? state.sending : null;
  const kind = opcode === 0 ? (before?.opcode ?? BINARY) : opcode;
  return { opcode: kind, utf8: kind === TEXT ? utf8Run(payload, 0, payload.length, before?.utf8 ?? ACCEPT) : ACCEPT };
}

function closeRefusal(state: Speaking, { code, reason = '' }: Of<'close'>): Refused | null {
  if (state.phase === 'ending') return 'not-open';
  if (code === undefined) return reason === '' ? null : 'reason-without-code';
  const refused = closeCodeRefusal(code, state.role);
  // A reply echoes the code it answers (§5.5.1), whoever might have sent it first.
  if (refused !== null && code !== state.closeReceived?.code) return refused;
  return encodeUtf8(reason).length > MAX_REASON_LENGTH ? 'reason-too-long' : null;
}
