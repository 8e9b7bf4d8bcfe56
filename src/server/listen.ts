/**
 * An HTTP server that has nothing but the echo server.
 *
 * Knows its one page. Must not know scenarios.
 */
import { attachEcho, type EchoOptions } from './echo.ts';
import { createHttp, listenOn, stopped } from './http.ts';

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
  const server = createHttp(({ url }, response) => {
    const isRoot = url === '/';
    response.writeHead(isRoot ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isRoot ? (page?.(address) ?? '') : '404\n');
  });
  const echo = attachEcho(server, { ...options, host });
  address = await listenOn(server, host, port);
  return {
    address,
    stop: () => {
      echo.close();
      return stopped(server);
    },
  };
}
