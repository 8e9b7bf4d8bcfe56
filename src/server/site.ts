/**
 * The built site together with the echo server and its tap, in one HTTP server: every page gets the tag that tells it so.
 *
 * Knows which parts there are. Must not know how files are served or scenarios played.
 */
import { attachEcho, type EchoOptions } from './echo.ts';
import { createHttp, listenOn, stopped } from './http.ts';
import { staticFiles } from './static.ts';
import { tagged, taggedWorker } from './tag.ts';

export interface SiteOptions extends Omit<EchoOptions, 'leaveOthers'> {
  /** The folder of the built site. */
  readonly root: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface SiteServer {
  /** Of the site's root. */
  readonly url: string;
  /** Closes WebSockets with 1001 and resolves when every connection is gone. */
  readonly stop: () => Promise<void>;
}

/** Rejects with the system's error (`EADDRINUSE`, `EACCES`, `ENOTFOUND` …) when it cannot listen. */
export async function listenSite({ root, port, ...options }: SiteOptions): Promise<SiteServer> {
  const { host, base = '/' } = options;
  const change = (data: Buffer, path: string): Buffer | Promise<Buffer> =>
    path.endsWith('.html') ? tagged(data, base) : path === 'sw.js' ? taggedWorker(data, root, base) : data;
  const server = createHttp(staticFiles({ root, base, change }));
  const echo = attachEcho(server, options);
  return {
    url: `http://${await listenOn(server, host, port)}${base}`,
    stop: () => {
      echo.close();
      return stopped(server);
    },
  };
}
