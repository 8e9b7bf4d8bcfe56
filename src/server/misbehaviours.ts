/**
 * Plays the scenarios in which the server breaks a rule (src/wire has their bytes) on TCP sockets.
 *
 * Knows sockets. Must not know what is wrong with each scenario, or taps.
 */
import type { Socket } from 'node:net';
import { open } from '../protocol/connection/machine-state.ts';
import { type Broken, BROKEN_PATIENCE, MISBEHAVIOURS, misbehaving, SILENCE, wrongAcceptResponse } from '../wire/misbehaviours.ts';
import { type EngineSocket, runOnSocket } from './engine-socket.ts';
import type { Limits } from './limits.ts';
import { part } from './refusal.ts';

/** Plays a scenario on a socket from which the upgrade request, `request`, has been read. */
export function misbehave(id: Broken, socket: Socket, request: Uint8Array, { message, unread }: Limits): EngineSocket {
  if (id === 'silence') setTimeout(() => socket.destroy(), SILENCE).unref();
  return runOnSocket(socket, open('server', { ...misbehaving(id), maxMessage: message }), {
    first: request,
    told: (event, engine) => {
      if (event.type !== 'transition' || event.to !== 'open') return;
      if (id === 'reset') socket.resetAndDestroy();
      for (const command of MISBEHAVIOURS[id]) engine.command(command);
    },
    unread,
    patience: { close: BROKEN_PATIENCE },
  });
}

export function wrongAccept(socket: Socket, key: string): void {
  part(socket, wrongAcceptResponse(key));
}
