/**
 * An HTTP server that has nothing but the echo server.
 *
 * Knows how to listen and to stop. Must not know scenarios.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attachEcho, type EchoOptions } from './echo.ts';

export interface ListenOptions extends Omit<EchoOptions, 'leaveOthers' | 'base'> {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** What an ordinary request for the root gets, as plain text, when the address is known. */
  readonly page?: (address: string) => string;
}

export interface Listening {
  /** `host:port`, as it stands in a URL. */
  readonly address: string;
  /** Resolves when every connection is gone. */
  readonly stop: () => Promise<void>;
}

/** Rejects with the system's error (`EADDRINUSE`, `EACCES`, `ENOTFOUND` …) when it cannot listen. */
export async function listenEcho({ host, port, page, ...options }: ListenOptions): Promise<Listening> {
  let address = '';
  const server = createServer(({ url }, response) => {
    const isRoot = url === '/';
    response.writeHead(isRoot ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isRoot ? (page?.(address) ?? '') : '404\n');
  });
  const echo = attachEcho(server, { ...options, host });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  address = `${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  return {
    address,
    stop: () => {
      echo.close();
      return stopped(server);
    },
  };
}

function stopped(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
}
