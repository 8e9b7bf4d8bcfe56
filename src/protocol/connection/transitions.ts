/**
 * The phases of a connection as one endpoint sees it, and every way from one to another: a table that the engine obeys
 * and that state graphs are drawn from.
 *
 * Knows phases, causes and sections. Must not know bytes or frames: the engine (machine.ts) finds the row, and a phase
 * for which no row fits a cause stays as it is.
 */
import type { Role } from '../annotation/model.ts';

/**
 * RFC 6455 §4.1 and §7.1.3 name CONNECTING, OPEN, CLOSING and CLOSED. CLOSING is split by which Close has passed:
 * `close-sent`, `close-received`, or both (`close-done`), when only TCP is still to be closed. `ending` is CLOSING
 * without a closing handshake: TCP is being closed after a failure, a refusal or because this end wanted it so.
 */
export const PHASES = ['connecting', 'open', 'close-sent', 'close-received', 'close-done', 'ending', 'closed'] as const;

export type Phase = (typeof PHASES)[number];

/** What a page sees (WebSocket.readyState). */
export type ReadyState = 'connecting' | 'open' | 'closing' | 'closed';

export function readyStateOf(phase: Phase): ReadyState {
  return phase === 'connecting' || phase === 'open' || phase === 'closed' ? phase : 'closing';
}

/**
 * What moves a connection. `sent-close`, `received-close`: a Close frame went out, came in. `violation`: the peer broke a rule.
 * `gave-up`: this end closes TCP without a closing handshake. `tcp-closed`: the peer's end of TCP, or TCP lost.
 * `timed-out`: a timer ran out.
 */
export type Cause =
  'handshake-accepted' | 'handshake-refused' | 'sent-close' | 'received-close' | 'violation' | 'gave-up' | 'tcp-closed' | 'timed-out';

export interface Transition {
  readonly id: string;
  /** Absent: for both. */
  readonly role?: Role;
  readonly from: Phase;
  readonly to: Phase;
  readonly cause: Cause;
  /** Section with its document, ready to print and to link. */
  readonly section: string;
}

export const TRANSITIONS = [
  // §4.1: "If the server's response is validated as provided for above, it is said that _The WebSocket Connection is Established_ and that
  // the WebSocket Connection is in the OPEN state."
  { id: 'client-opens', role: 'client', from: 'connecting', to: 'open', cause: 'handshake-accepted', section: 'RFC 6455 §4.1' },
  // §4.2.2: "This completes the server's handshake. If the server finishes these steps without aborting the WebSocket handshake, the server
  // considers the WebSocket connection to be established and that the WebSocket connection is in the OPEN state."
  { id: 'server-opens', role: 'server', from: 'connecting', to: 'open', cause: 'handshake-accepted', section: 'RFC 6455 §4.2.2' },
  // §4.1, item by item: "If the response lacks an |Upgrade| header field […] the client MUST _Fail the WebSocket Connection_."
  { id: 'client-rejects', role: 'client', from: 'connecting', to: 'ending', cause: 'handshake-refused', section: 'RFC 6455 §4.1' },
  // §4.2.1: "the server MUST stop processing the client's handshake and return an HTTP response with an appropriate error code".
  { id: 'server-refuses', role: 'server', from: 'connecting', to: 'ending', cause: 'handshake-refused', section: 'RFC 6455 §4.2.1' },
  // §7.2.1: "Certain algorithms, in particular during the opening handshake, require the client to _Fail the WebSocket Connection_."
  { id: 'client-waits-no-longer', role: 'client', from: 'connecting', to: 'ending', cause: 'timed-out', section: 'RFC 6455 §7.2.1' },
  // §7.2.2: "Certain algorithms require or recommend that the server _Abort the WebSocket Connection_ during the opening handshake. To do so,
  // the server MUST simply _Close the WebSocket Connection_".
  { id: 'server-waits-no-longer', role: 'server', from: 'connecting', to: 'ending', cause: 'timed-out', section: 'RFC 6455 §7.2.2' },
  { id: 'handshake-given-up', from: 'connecting', to: 'ending', cause: 'gave-up', section: 'RFC 6455 §7.1.1' },
  { id: 'handshake-lost', from: 'connecting', to: 'closed', cause: 'tcp-closed', section: 'RFC 6455 §7.1.4' },

  // §7.1.3: "Upon either sending or receiving a Close control frame, it is said that _The WebSocket Closing Handshake is Started_ and that
  // the WebSocket connection is in the CLOSING state."
  { id: 'close-started-here', from: 'open', to: 'close-sent', cause: 'sent-close', section: 'RFC 6455 §7.1.3' },
  { id: 'close-started-there', from: 'open', to: 'close-received', cause: 'received-close', section: 'RFC 6455 §7.1.3' },
  // §5.5.1: "After both sending and receiving a Close message, an endpoint considers the WebSocket connection closed and MUST close the
  // underlying TCP connection."
  { id: 'close-answered-there', from: 'close-sent', to: 'close-done', cause: 'received-close', section: 'RFC 6455 §5.5.1' },
  { id: 'close-answered-here', from: 'close-received', to: 'close-done', cause: 'sent-close', section: 'RFC 6455 §5.5.1' },

  // §7.1.7: "the endpoint SHOULD send a Close frame with an appropriate status code […] before proceeding to _Close the WebSocket Connection_."
  { id: 'failed-open', from: 'open', to: 'ending', cause: 'violation', section: 'RFC 6455 §7.1.7' },
  { id: 'failed-closing', from: 'close-sent', to: 'ending', cause: 'violation', section: 'RFC 6455 §7.1.7' },
  // §7.1.1: "An endpoint MAY close the connection via any means available when necessary, such as when under attack."
  { id: 'given-up-open', from: 'open', to: 'ending', cause: 'gave-up', section: 'RFC 6455 §7.1.1' },
  { id: 'given-up-after-own-close', from: 'close-sent', to: 'ending', cause: 'gave-up', section: 'RFC 6455 §7.1.1' },
  { id: 'given-up-before-reply', from: 'close-received', to: 'ending', cause: 'gave-up', section: 'RFC 6455 §7.1.1' },

  // §7.1.5: "If _The WebSocket Connection is Closed_ and no Close control frame was received by the endpoint (such as could occur if the
  // underlying transport connection is lost), _The WebSocket Connection Close Code_ is considered to be 1006."
  { id: 'lost-open', from: 'open', to: 'closed', cause: 'tcp-closed', section: 'RFC 6455 §7.1.5' },
  { id: 'lost-before-answer', from: 'close-sent', to: 'closed', cause: 'tcp-closed', section: 'RFC 6455 §7.1.5' },
  { id: 'lost-before-reply', from: 'close-received', to: 'closed', cause: 'tcp-closed', section: 'RFC 6455 §7.1.4' },
  // §7.1.4: "If the TCP connection was closed after the WebSocket closing handshake was completed, the WebSocket connection is said to have been
  // closed _cleanly_."
  { id: 'closed-cleanly', from: 'close-done', to: 'closed', cause: 'tcp-closed', section: 'RFC 6455 §7.1.4' },
  { id: 'closed-after-ending', from: 'ending', to: 'closed', cause: 'tcp-closed', section: 'RFC 6455 §7.1.4' },

  // §5.5.2: a Ping serves "as a means to verify that the remote endpoint is still responsive": it is not.
  { id: 'pong-missing', from: 'open', to: 'closed', cause: 'timed-out', section: 'RFC 6455 §5.5.2' },
  // §7.1.1: "In abnormal cases (such as not having received a TCP Close from the server after a reasonable amount of time) a client MAY
  // initiate the TCP Close." The same patience ends for a Close that is not answered.
  { id: 'answer-missing', from: 'close-sent', to: 'closed', cause: 'timed-out', section: 'RFC 6455 §7.1.1' },
  { id: 'tcp-close-missing', from: 'close-done', to: 'closed', cause: 'timed-out', section: 'RFC 6455 §7.1.1' },
  { id: 'tcp-close-missing-after-ending', from: 'ending', to: 'closed', cause: 'timed-out', section: 'RFC 6455 §7.1.1' },
] as const satisfies readonly Transition[];

export type TransitionId = (typeof TRANSITIONS)[number]['id'];

/** The row for a cause in a phase; null: the phase stays. */
export function transitionFor(role: Role, from: Phase, cause: Cause): (Transition & { readonly id: TransitionId }) | null {
  const rows: readonly (Transition & { readonly id: TransitionId })[] = TRANSITIONS;
  return rows.find((row) => row.from === from && row.cause === cause && (row.role ?? role) === role) ?? null;
}
