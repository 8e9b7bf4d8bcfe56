/**
 * A small static web server for the built site: directory index, slash redirect, the site's own 404 page, compression,
 * any sub-path. It does what every static host does and nothing more; used by `npm start` and the browser tests.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
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

const packers = {
  br: (data) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (data) => gzipSync(data),
};

/** The file that a path below the root names, `'/'` when it lacks its slash, null when there is none. */
async function find(root, path) {
  const file = resolve(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return path.endsWith('/') ? null : file;
  if (!found?.isDirectory()) return null;
  const index = join(file, 'index.html');
  if (!(await stat(index).catch(() => null))) return null;
  return path.endsWith('/') ? index : '/';
}

/**
 * Serves a folder until closed. `base` begins and ends with a slash; port 0 takes any free one. `attach` gets the HTTP server before
 * it listens, for what is served beside the files.
 * Rejects with the system's error (`EADDRINUSE`, …) when it cannot listen.
 * @param {{ root: string, base?: string, port?: number, host?: string, attach?: (server: import('node:http').Server) => void }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveStatic({ root, base = '/', port = 0, host = '127.0.0.1', attach }) {
  const folder = resolve(root);
  const packed = new Map();

  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch {
      response.writeHead(500).end();
    }
  });

  async function answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const [address, query] = request.url.split(/(?=\?)/);
    const path = decode(address);
    const below = path?.startsWith(base) ? path.slice(base.length - 1) : null;
    let file = below === null ? null : await find(folder, below);
    if (path !== null && (file === '/' || path + '/' === base)) {
      return response.writeHead(301, { location: address.replace(/^\/+/, '/') + '/' + (query ?? '') }).end();
    }
    const status = file ? 200 : 404;
    file ??= join(folder, '404.html');
    await send(request, response, status, file);
  }

  async function send(request, response, status, file) {
    const data = await readFile(file);
    const tag = `"${createHash('sha256').update(data).digest('base64url').slice(0, 20)}"`;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers = {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      // Files in assets/ carry the hash of their content in their name.
      'cache-control': file.startsWith(join(folder, 'assets') + sep) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      etag: tag,
    };
    if (status === 200 && request.headers['if-none-match'] === tag) return response.writeHead(304, headers).end();
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const packer = COMPRESSED.test(type) ? Object.keys(packers).find((name) => accepted.includes(name)) : undefined;
    let body = data;
    if (packer) {
      const key = packer + tag;
      body = packed.get(key) ?? packers[packer](data);
      packed.set(key, body);
      headers['content-encoding'] = packer;
    }
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  attach?.(server);
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const { port: taken } = server.address();
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The path of a request target, or null when it is not valid percent-encoding. */
function decode(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}
