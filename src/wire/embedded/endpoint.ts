/**
 * The endpoint in the page: a browser's WebSocket and an echo server with its tap, joined in memory. Nothing leaves the page.
 *
 * Knows URLs and who meets whom. Must not know a real clock, randomness or page: all three are arguments.
 *
 *   openEmbedded({ page, base, world, listener }) -> Tapped
 */
import type { ControlRefusal } from '../control.ts';
import type { ScriptSocket, SocketListener, Tapped, WireListener } from '../endpoint.ts';
import type { BrowserPage } from './browser-request.ts';
import { ClientEnd } from './client-end.ts';
import { Pipe } from './pipe.ts';
import { PageSocket } from './script-socket.ts';
import { type House, ServerEnd } from './server-end.ts';
import { targetOf, wantedProtocols } from './target.ts';
import type { World } from './world.ts';

export type { BrowserPage } from './browser-request.ts';
export { pageWorld, type World } from './world.ts';

export interface Embedding {
  readonly page: BrowserPage;
  /** URL below which the scenarios lie, for instance `wss://example.com/a/b/`; what is connected to may be relative to it. */
  readonly base: string;
  readonly world: World;
  readonly listener: WireListener;
  /** Told of each command that is not carried out. */
  readonly refused?: (refusal: ControlRefusal) => void;
  /** Milliseconds that bytes take from one end to the other; absent: none. */
  readonly latency?: number;
}

/** Milliseconds that clients have to answer the Close of a server that stops. */
const PARTING = 500;

export function openEmbedded({ page, base, world, listener, refused, latency = 0 }: Embedding): Tapped {
  const home = new URL(base);
  const ends = new Map<number, ServerEnd>();
  let connections = 0;
  let isStopped = false;
  const house: House = {
    world,
    base: home.pathname,
    listener,
    number: (end) => {
      ends.set(++connections, end);
      return connections;
    },
    gone: (connection) => void ends.delete(connection),
  };

  const meet = (client: ClientEnd, url: URL): void => {
    if (!client.isWanted) return;
    if (isStopped || url.host !== home.host) return client.refused();
    const toClient = new Pipe(world, latency, client);
    const server: ServerEnd = new ServerEnd(house, toClient, () => toServer);
    const toServer: Pipe = new Pipe(world, latency, server, (through) => client.sent(through));
    client.connected(toServer);
  };

  return {
    connect: (url: string, protocols: readonly string[], told: SocketListener): ScriptSocket => {
      const target = targetOf(url, base);
      const wanted = { url: target.href, protocols: wantedProtocols(protocols), page };
      const socket = new PageSocket(world, target.href, told);
      const client = new ClientEnd(world, wanted, socket);
      socket.network = client;
      // TCP's own handshake: there and back.
      world.after(2 * latency, () => meet(client, target));
      return socket;
    },
    command: (connection, command) => {
      const end = ends.get(connection);
      const reason = end === undefined ? 'no-connection' : end.command(command);
      if (reason !== null) refused?.({ refused: reason, connection });
    },
    close: () => {
      if (isStopped) return;
      isStopped = true;
      for (const end of ends.values()) end.command({ do: 'close', code: 1001, reason: 'the server stops' });
      world.after(PARTING, () => {
        for (const end of [...ends.values()]) end.reset();
      });
    },
  };
}
