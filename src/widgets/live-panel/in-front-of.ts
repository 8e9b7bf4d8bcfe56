/**
 * A socket in front of another one, whose attributes are the other's at every moment.
 *
 * Knows the attributes of the WebSocket API. Must not know what either socket does with a call.
 */
import type { ScriptSocket } from '../../wire/endpoint.ts';

type Call = 'send' | 'close';

export function inFrontOf(socket: Omit<ScriptSocket, Call>, calls: Pick<ScriptSocket, Call>): ScriptSocket {
  return {
    get url() {
      return socket.url;
    },
    get readyState() {
      return socket.readyState;
    },
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    get protocol() {
      return socket.protocol;
    },
    get extensions() {
      return socket.extensions;
    },
    ...calls,
  };
}
