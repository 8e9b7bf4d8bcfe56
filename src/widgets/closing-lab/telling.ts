/**
 * What one moment brought, as facts for the words: what somebody did or what arrived, and what followed for each end.
 *
 * Knows the engine's events. Must not know wording.
 */
import type { Cargo, Deed, Outcome } from '../../i18n/closing/facts.ts';
import type { Role } from '../../protocol/annotation/model.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { decodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { RoleEvent, Flight, Moment, PairAction } from '../../protocol/connection/pair-state.ts';
import { otherRole } from '../../protocol/connection/pair-state.ts';
import { CLOSE, PING, PONG } from '../../protocol/frame/opcodes.ts';

/** What a flight carries. */
export function cargoOf({ kind, sent, bytes }: Flight): Cargo {
  if (kind !== 'bytes' || sent === null) return { kind: kind === 'rst' ? 'rst' : 'fin' };
  if (sent.what === 'raw') return { kind: 'raw', hex: toHex(bytes, ' ') };
  if (sent.what !== 'frame') return { kind: sent.what };
  const { opcode, payload } = sent.frame;
  if (opcode === PING || opcode === PONG) return { kind: opcode === PING ? 'ping' : 'pong' };
  if (opcode !== CLOSE) return { kind: 'text', text: wordsOf(payload) };
  return payload.length < 2
    ? { kind: 'close', code: null, reason: '' }
    : { kind: 'close', code: (payload[0]! << 8) | payload[1]!, reason: wordsOf(payload.subarray(2)) };
}

/** What happened first of all. */
export function deedOf({ happening, state }: Moment): Deed {
  switch (happening.what) {
    case 'start':
      return { what: 'start', established: state.client.options.established === true };
    case 'action':
      return actionOf(happening.action);
    case 'arrival':
      return { what: 'arrival', to: otherRole(happening.flight.from), cargo: cargoOf(happening.flight) };
    default:
      return happening;
  }
}

function actionOf(action: PairAction): Deed {
  if (action.do === 'lose') return { what: 'lose', role: action.role };
  if (action.do !== 'command') return { what: action.do };
  const { role, command } = action;
  switch (command.do) {
    case 'close':
      return { what: 'close', role, code: command.code ?? null, reason: command.reason ?? '' };
    case 'text':
      return { what: 'text', role, text: command.text };
    case 'raw':
      return { what: 'raw', role, hex: toHex(command.bytes, ' ') };
    case 'end':
      return { what: 'end', role };
    default:
      return { what: 'ping', role };
  }
}

/** What followed, in order. What the deed says already (its own frame on the wire, a FIN behind a FIN) is left to the wire. */
export function outcomesOf(moment: Moment, before: Moment | undefined): readonly Outcome[] {
  const flights = moment.state.flights.slice(before?.state.flights.length ?? 0);
  let nextFlight = 0;
  return moment.events.flatMap(({ role, event }: RoleEvent): readonly Outcome[] => {
    switch (event.type) {
      case 'sent':
      case 'tcp-end':
      case 'tcp-abort': {
        const flight = flights[nextFlight];
        if (flight === undefined || flight.from !== role || (flight.kind === 'bytes') !== (event.type === 'sent')) return [];
        nextFlight++;
        return [{ what: 'sent', role, cargo: cargoOf(flight), lost: flight.state === 'lost' }];
      }
      case 'transition':
        return [{ what: 'phase', role, to: event.to }];
      case 'message':
        return [{ what: 'delivered', role, text: wordsOf(event.payload), closing: before?.state[role].readyState === 'closing' }];
      case 'ping':
        return event.answered ? [] : [{ what: 'unanswered', role }];
      case 'ignored':
        return [{ what: 'ignored', role, count: event.count }];
      case 'failed':
        return [{ what: 'failed', role, closeCode: event.failure.closeCode, section: event.failure.section }];
      case 'command-refused':
        return [{ what: 'refused', role, reason: event.reason, section: event.section }];
      case 'closed':
        return [{ what: 'closed', role, code: event.code, reason: event.reason, wasClean: event.wasClean }];
      default:
        return [];
    }
  });
}

/** The CloseEvent that a moment brings first, for who wants to guess its code; null where it brings none. */
export function firstClosed(moment: Moment | undefined): { readonly role: Role; readonly code: number } | null {
  for (const { role, event } of moment?.events ?? []) if (event.type === 'closed') return { role, code: event.code };
  return null;
}

/** The same cargo with what people wrote cut short, for a label that has little room. */
export function briefly(cargo: Cargo): Cargo {
  if (cargo.kind === 'text') return { ...cargo, text: brief(cargo.text) };
  return cargo.kind === 'close' ? { ...cargo, reason: brief(cargo.reason) } : cargo;
}

const BRIEF = 14;

function brief(text: string): string {
  const characters = [...text];
  return characters.length > BRIEF ? `${characters.slice(0, BRIEF - 1).join('')}…` : text;
}

/** Bytes as text, or in hex where they are none. */
const wordsOf = (bytes: Uint8Array): string => decodeUtf8(bytes) ?? toHex(bytes, ' ');
