/**
 * Which part of the engine takes an input.
 *
 * Knows the parts. Must not know the opening handshake, which a draft brings along where there is one (machine.ts), or how a part works.
 */
import { joinBytes } from '../bytes/join.ts';
import { viewOf } from '../bytes/xor.ts';
import { tcpClosed, timedOut } from './closing.ts';
import { runCommand } from './commands.ts';
import type { Draft } from './draft.ts';
import type { Input } from './machine-io.ts';
import { takeFrame } from './receiver.ts';
import { flush } from './sending.ts';

export function takeInput(draft: Draft, input: Input): void {
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
      draft.set({ entropy: joinBytes([draft.state.entropy, input.bytes]) });
      draft.opening?.checkUrl(draft);
      flush(draft);
      break;
  }
}

function receive(draft: Draft, bytes: Uint8Array): void {
  const base = draft.state.received;
  const chunk = { bytes, view: viewOf(bytes), base };
  draft.set({ received: base + bytes.length });
  for (let at = 0; at < bytes.length;) {
    const { phase } = draft.state;
    if (phase === 'connecting' && draft.opening !== null) at = draft.opening.takeHead(draft, bytes, at, base);
    // After its own Close an endpoint still listens: the other side may not know of it yet.
    else if (phase === 'open' || phase === 'close-sent') at = takeFrame(draft, chunk, at);
    else {
      // §1.4: "after receiving a control frame indicating the connection should be closed, a peer discards any further data received."
      // §7.1.7: "An endpoint MUST NOT continue to attempt to process data (including a responding Close frame) from the remote endpoint
      // after being instructed to _Fail the WebSocket Connection_."
      draft.offset = base + bytes.length;
      draft.tell({ type: 'ignored', from: base + at, count: bytes.length - at });
      at = bytes.length;
    }
  }
}
