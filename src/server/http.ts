/**
 * Listening and stopping, as every HTTP server here does it.
 *
 * Knows Node's server. Must not know what is served.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds that clients have to finish when a server stops: to answer a Close, to take the rest of a file. */
export const PARTING = 500;

/** How long a client may take for its request's head, in milliseconds, and how often that is looked at. */
const HEADS = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 };

export function createHttp(answer: RequestListener): Server {
  return createServer(HEADS, answer);
}

/** Resolves to `host:port`, as it stands in a URL. Rejects with the system's error (`EADDRINUSE`, `EACCES`, `ENOTFOUND` …). */
export async function listenOn(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
  return `${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
}

/** Resolves when every connection is gone; what is left after a moment is dropped. */
export function stopped(server: Server): Promise<void> {
  return new Promise((done) => {
    const drop = setTimeout(() => server.closeAllConnections(), PARTING);
    server.close(() => {
      clearTimeout(drop);
      done();
    });
    server.closeIdleConnections();
  });
}
