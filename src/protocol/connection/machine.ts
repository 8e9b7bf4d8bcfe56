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
import { tcpClosed, timedOut } from './closing.ts';
import { runCommand } from './commands.ts';
import { Draft, type StepResult } from './draft.ts';
import type { Input } from './machine-io.ts';
import type { ConnectionState } from './machine-state.ts';
import { takeHead } from './opening.ts';
import { takeFrame } from './receiver.ts';
import { flush } from './sending.ts';

export type { StepResult } from './draft.ts';
export { open } from './machine-state.ts';

export function step(state: ConnectionState, input: Input): StepResult {
  const draft = new Draft(state);
  switch (input.kind) {
    case 'bytes':
      receive(draft, input.bytes);
      break;
    case 'end-of-stream':
      tcpClosed(draft, false);
      break;
    case 'reset':
      tcpClosed(draft, true);
      break;
    case 'command':
      runCommand(draft, input.command);
      break;
    case 'timer':
      timedOut(draft, input.timer);
      break;
    case 'random':
      draft.set({ entropy: joined(state.entropy, input.bytes) });
      flush(draft);
      break;
  }
  return draft.result();
}

function receive(draft: Draft, chunk: Uint8Array): void {
  const base = draft.state.received;
  draft.set({ received: base + chunk.length });
  for (let at = 0; at < chunk.length;) {
    const { phase } = draft.state;
    if (phase === 'connecting') at = takeHead(draft, chunk, at, base);
    // After its own Close an endpoint still listens: the other side may not know of it yet.
    else if (phase === 'open' || phase === 'close-sent') at = takeFrame(draft, chunk, at, base);
    else {
      // §1.4: "after receiving a control frame indicating the connection should be closed, a peer discards any further data received."
      // §7.1.7: "An endpoint MUST NOT continue to attempt to process data (including a responding Close frame) from the remote endpoint
      // after being instructed to _Fail the WebSocket Connection_."
      draft.offset = base + chunk.length;
      draft.tell({ type: 'ignored', from: base + at, count: chunk.length - at });
      at = chunk.length;
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
