/**
 * Plays the scenarios in which the server breaks a rule (src/wire has their bytes) on TCP sockets.
 *
 * Knows sockets. Must not know what is wrong with each scenario, or taps.
 */
import type { Socket } from 'node:net';
import { open } from '../protocol/connection/machine-state.ts';
import { type Broken, BROKEN_PATIENCE, MISBEHAVIOURS, misbehaving, SILENCE, wrongAcceptResponse } from '../wire/misbehaviours.ts';
import { type EngineSocket, runOnSocket } from './engine-socket.ts';

/** Plays a scenario on a socket from which the upgrade request, `request`, has been read. */
export function misbehave(id: Broken, socket: Socket, request: Uint8Array): EngineSocket {
  if (id === 'silence') setTimeout(() => socket.destroy(), SILENCE).unref();
  return runOnSocket(socket, open('server', misbehaving(id)), {
    first: request,
    told: (event, engine) => {
      if (event.type !== 'transition' || event.to !== 'open') return;
      if (id === 'reset') socket.resetAndDestroy();
      for (const command of MISBEHAVIOURS[id]) engine.command(command);
    },
    patience: { close: BROKEN_PATIENCE },
  });
}

export function wrongAccept(socket: Socket, key: string): void {
  socket.end(wrongAcceptResponse(key));
}
