/**
 * The connection engine for connections that begin in OPEN (`established: true`): the same as machine.ts, without the opening handshake
 * and all the code that it takes.
 *
 * Must not be given a connection in CONNECTING: whatever comes there is ignored.
 */
import { Draft, type StepResult } from './draft.ts';
import type { Input } from './machine-io.ts';
import type { ConnectionState } from './machine-state.ts';
import { takeInput } from './take-input.ts';

export { open } from './machine-state.ts';

export function stepEstablished(state: ConnectionState, input: Input): StepResult {
  const draft = new Draft(state, null);
  takeInput(draft, input);
  return draft.result();
}
