/**
 * A small static web server for the built site: directory index, slash redirect, the site's own 404 page, compression, any sub-path.
 *
 * Knows files and HTTP. It does what every static host does and nothing more; must not know WebSocket.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createHttp, listenOn } from './http.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const COMPRESSED = /^(text|image\/svg|application\/(json|manifest|xml))/;

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];
const PACKERS: Readonly<Record<string, (data: Buffer) => Promise<Buffer>>> = {
  br: (data) => brotli(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (data) => gzipped(data),
};

/** What a file becomes on its way out; `path` is its path below the folder, with slashes. */
export type Change = (data: Buffer, path: string) => Buffer | Promise<Buffer>;

export interface StaticFiles {
  /** The folder. */
  readonly root: string;
  /** The path below which its files lie; begins and ends with a slash. */
  readonly base?: string;
  readonly change?: Change;
}

/** Answers the requests of an HTTP server with the files of a folder, and never with anything outside. */
export function staticFiles({ root, base = '/', change }: StaticFiles): (request: IncomingMessage, response: ServerResponse) => void {
  const folder = resolve(root);
  const packed = new Map<string, Promise<Buffer>>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const [address = '', query = ''] = (request.url ?? '').split(/(?=\?)(.*)/s);
    const path = decode(address);
    const below = path?.startsWith(base) === true ? path.slice(base.length - 1) : null;
    const file = below === null ? null : await find(folder, below);
    if (file === '/' || (path !== null && path + '/' === base)) {
      return void response.writeHead(301, { location: address.replace(/^[/\\]+/, '/') + '/' + query }).end();
    }
    await send(request, response, file === null ? 404 : 200, file ?? join(folder, '404.html'));
  }

  async function send(request: IncomingMessage, response: ServerResponse, status: number, file: string): Promise<void> {
    const stored = await readFile(file);
    const path = relative(folder, file).split(sep).join('/');
    const data = change === undefined ? stored : await change(stored, path);
    const tag = `"${createHash('sha256').update(data).digest('base64url').slice(0, 20)}"`;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers: OutgoingHttpHeaders = {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      // Files in assets/ carry the hash of their content in their name.
      'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      etag: tag,
    };
    if (status === 200 && request.headers['if-none-match'] === tag) return void response.writeHead(304, headers).end();
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const packer = COMPRESSED.test(type) ? Object.keys(PACKERS).find((name) => accepted.includes(name)) : undefined;
    let body = data;
    if (packer !== undefined) {
      const key = packer + tag;
      const packing = packed.get(key) ?? PACKERS[packer]!(data);
      packed.set(key, packing);
      body = await packing;
      headers['content-encoding'] = packer;
    }
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

/** The file that a path below the folder names, `'/'` when it lacks its slash, null when there is none. */
async function find(folder: string, path: string): Promise<string | null> {
  const file = resolve(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isFile() === true) return path.endsWith('/') ? null : file;
  if (found?.isDirectory() !== true) return null;
  const index = join(file, 'index.html');
  if ((await stat(index).catch(() => null)) === null) return null;
  return path.endsWith('/') ? index : '/';
}

/** The path of a request target, or null when it is not valid percent-encoding. */
function decode(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}

export interface StaticServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder and nothing else until closed. Port 0 takes any free one. Rejects with the system's error when it cannot listen. */
export async function serveStatic({
  port = 0,
  host = '127.0.0.1',
  ...files
}: StaticFiles & { readonly port?: number; readonly host?: string }): Promise<StaticServer> {
  const server = createHttp(staticFiles(files));
  const address = await listenOn(server, host, port);
  return {
    url: `http://${address}${files.base ?? '/'}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
