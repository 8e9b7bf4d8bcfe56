/**
 * The connection engine: one endpoint of a WebSocket connection, client or server, from the opening handshake to the last byte of
 * TCP, as a pure function of state and input.
 *
 * Knows which part takes an input. Must not know sockets, clocks or randomness: bytes, the end of TCP, timers and random bytes are
 * inputs; bytes to send, the end of TCP and timers to run come out. Same state and input, same result, and any input in any state is fine.
 *
 *   open(role, options?) -> ConnectionState
 *   step(state, input)   -> { state, events, bytesToSend }
 */
import { Draft, type StepResult } from './draft.ts';
import type { Input } from './machine-io.ts';
import type { ConnectionState } from './machine-state.ts';
import { OPENING } from './opening.ts';
import { takeInput } from './take-input.ts';

export type { StepResult } from './draft.ts';
export { open } from './machine-state.ts';

export function step(state: ConnectionState, input: Input): StepResult {
  const draft = new Draft(state, OPENING);
  takeInput(draft, input);
  return draft.result();
}
