/**
 * How a connection closes: Close frames, failures, the end of TCP, patience that runs out, and what the application is told.
 *
 * Knows RFC 6455 §5.5.1 and §7. Must not read frames (receiver.ts does) or judge them.
 */
import type { Role } from '../annotation/model.ts';
import { PING } from '../frame/opcodes.ts';
import type { Draft } from './draft.ts';
import type { CloseBody, ClosedResult, Failure, Timer } from './machine-io.ts';
import type { ConnectionState } from './machine-state.ts';
import { endTcp, sendClose, sendFrame } from './sending.ts';

/** §7.1.5: "If this Close control frame contains no status code, _The WebSocket Connection Close Code_ is considered to be 1005." */
const NO_STATUS = 1005;
/** §7.1.5: without any Close "_The WebSocket Connection Close Code_ is considered to be 1006". */
const ABNORMAL = 1006;

/** The peer's Close is there to its end. */
export function receiveClose(draft: Draft, body: CloseBody, frame: number): void {
  draft.set({ closeReceived: body });
  draft.tell({ type: 'close-received', code: body.code ?? NO_STATUS, reason: body.reason, frame });
  draft.move('received-close');
  if (draft.state.phase === 'close-done') return closeDone(draft);
  leaveOpen(draft);
  // §5.5.1: "If an endpoint receives a Close frame and did not previously send a Close frame, the endpoint MUST send a Close frame in
  // response. (When sending a Close frame in response, the endpoint typically echos the status code it received.)"
  if (draft.state.options.answerClose !== false) close(draft, { code: body.code, reason: '' }, 'close');
}

/** Sends this end's Close, the first or the reply, in a phase that allows one. */
export function close(draft: Draft, body: CloseBody, because: 'command' | 'close'): void {
  sendClose(draft, body, because);
  draft.set({ sending: null });
  draft.move('sent-close');
  if (draft.state.phase === 'close-done') return closeDone(draft);
  leaveOpen(draft);
  draft.start('close');
}

/** Both Close frames have passed. */
function closeDone(draft: Draft): void {
  // §7.1.1: "The underlying TCP connection, in most normal cases, SHOULD be closed first by the server, so that it holds the TIME_WAIT
  // state and not the client". §5.5.1: the server "MUST close the underlying TCP connection immediately; the client SHOULD wait for the
  // server to close the connection but MAY close the connection at any time".
  if (draft.state.role === 'server') endTcp(draft);
  draft.start('close');
}

/** _Fail the WebSocket Connection_, §7.1.7. */
export function failConnection(draft: Draft, failure: Failure): void {
  draft.fail(failure);
  const { closeSent } = draft.state;
  // "If _The WebSocket Connection is Established_ prior to the point where the endpoint is required to _Fail the WebSocket Connection_, the
  // endpoint SHOULD send a Close frame with an appropriate status code".
  if (failure.closeCode !== null && closeSent === null) sendClose(draft, { code: failure.closeCode, reason: '' }, 'failure');
  end(draft, 'violation');
}

/** This end closes TCP without a closing handshake, for a cause that leads to `ending`. */
export function end(draft: Draft, cause: 'violation' | 'gave-up' | 'handshake-refused' | 'timed-out'): void {
  // A request that still waits for its key has no one left to answer it.
  draft.set({ outbox: draft.state.outbox.filter((item) => item.do !== 'request') });
  endTcp(draft);
  if (!draft.move(cause)) return;
  draft.set({ sending: null, message: null, frame: null });
  draft.stop('handshake');
  leaveOpen(draft);
  draft.start('close');
}

/** The peer closed its end of TCP, or (`reset`) TCP is gone. */
export function tcpClosed(draft: Draft, reset: boolean): void {
  draft.set({ peerEnded: true });
  if (draft.state.phase === 'closed') return;
  if (!reset) endTcp(draft);
  closed(draft, 'tcp-closed');
}

export function timedOut(draft: Draft, timer: Timer): void {
  const { state } = draft;
  if (!state.timers.includes(timer)) return;
  draft.ranOut(timer);
  if (timer === 'heartbeat') return heartbeat(draft);
  // Once both Close frames have passed, or this end gave up, nothing more can fail: TCP alone is late.
  if (state.phase !== 'close-done' && state.phase !== 'ending') {
    draft.fail({ by: 'timer', timer, closeCode: null, section: patienceSection(state.role, timer), byte: null });
  }
  if (timer === 'handshake') return end(draft, 'timed-out');
  draft.tell({ type: 'tcp-abort' });
  closed(draft, 'timed-out');
}

/** Where it is said that an endpoint need not wait for ever. */
function patienceSection(role: Role, timer: Timer): string {
  if (timer === 'close') return 'RFC 6455 §7.1.1';
  if (timer !== 'handshake') return 'RFC 6455 §5.5.2';
  return role === 'client' ? 'RFC 6455 §7.2.1' : 'RFC 6455 §7.2.2';
}

/** §5.5.2: "A Ping frame may serve either as a keepalive or as a means to verify that the remote endpoint is still responsive." */
function heartbeat(draft: Draft): void {
  const payload = new Uint8Array(0);
  draft.set({ pings: [...draft.state.pings, payload] });
  sendFrame(draft, { fin: true, opcode: PING, payload }, 'heartbeat');
  draft.start('heartbeat');
  if (!draft.state.timers.includes('pong')) draft.start('pong');
}

function leaveOpen(draft: Draft): void {
  draft.stop('heartbeat');
  draft.stop('pong');
}

function closed(draft: Draft, cause: 'tcp-closed' | 'timed-out'): void {
  const result = resultOf(draft.state);
  if (!draft.move(cause)) return;
  for (const timer of draft.state.timers) draft.stop(timer);
  draft.set({ tcpEnded: true, peerEnded: true, outbox: [], sending: null, message: null, frame: null });
  draft.finish(result);
}

/** What the application is told when TCP is closed in this state. */
function resultOf({ phase, closeReceived, outbox }: ConnectionState): ClosedResult {
  // §7.1.5: the code is that of "the first Close control frame received by the application implementing this protocol"; §7.1.6 the reason.
  const code = closeReceived === null ? ABNORMAL : (closeReceived.code ?? NO_STATUS);
  const wasClean = phase === 'close-done' && !outbox.some((item) => item.do === 'frame');
  return { code, reason: closeReceived?.reason ?? '', wasClean };
}
