/**
 * What a socket says of itself, while it lasts and at its end, as the page shows it.
 *
 * Knows the attributes of the WebSocket API. Must not know when it is worth looking, or who looks.
 */
import type { ScriptSocket } from '../../wire/endpoint.ts';
import type { Target } from './target.ts';

/** `opening`: its tap is being opened. The others are readyState by name. */
export type LiveState = 'none' | 'opening' | 'connecting' | 'open' | 'closing' | 'closed';
const STATES = ['connecting', 'open', 'closing', 'closed'] as const;

/** How a connection ended, as the script was told. */
export interface Outcome {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly errored: boolean;
  /** It had been open. */
  readonly opened: boolean;
  /** Messages that came to the script. */
  readonly messages: number;
  readonly target: Target;
  readonly socket: number;
}

export class SocketValues {
  state = $state<LiveState>('none');
  buffered = $state(0);
  /** The most that bufferedAmount has been. */
  mostBuffered = $state(0);
  protocol = $state('');
  extensions = $state('');

  /** Of a socket that is still to be made. */
  begin(): void {
    this.state = 'opening';
    this.protocol = this.extensions = '';
    this.buffered = this.mostBuffered = 0;
  }

  look(socket: ScriptSocket): void {
    this.state = STATES[socket.readyState] ?? 'closed';
    this.buffered = socket.bufferedAmount;
    this.mostBuffered = Math.max(this.mostBuffered, this.buffered);
    this.protocol = socket.protocol;
    this.extensions = socket.extensions;
  }
}
