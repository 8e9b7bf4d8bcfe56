/**
 * A relay to one server: programs connect here instead, and taps get the bytes of both sides as they pass.
 *
 * Knows TCP, TLS, and as much HTTP as it takes to tell a tap from a client and to name the right host. Must not know WebSocket: what
 * passes may be compressed, broken or no WebSocket at all.
 */
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocketServer } from 'ws';
import { SocketLog } from './byte-tap.ts';
import { LIMITS, type Limits } from './limits.ts';
import { isAllowedOrigin, isLoopbackOrigin, isOwnHost } from './origins.ts';
import { refuse } from './refusal.ts';
import { randomId, Tap } from './taps.ts';

export interface RelayOptions {
  /** A ws: or wss: URL; its path stands in front of the clients' paths. */
  readonly to: URL;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Origins whose pages may connect and tap, beside those of this machine. */
  readonly allowedOrigins?: readonly string[];
  readonly limits?: Partial<Limits>;
}

export interface Relay {
  /** `host:port`, as it stands in a URL. */
  readonly address: string;
  /** What a page needs to open the tap: `/tap?token=…` */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

/** Where taps are opened. A client's own path `/tap` without the right token goes to the server like any other. */
const TAP = '/tap?token=';
const HEAD_LIMIT = 64 * 1024;
/** Milliseconds that a client has for its request, and the server for taking the connection. */
const PATIENCE = 10_000;

/** Rejects with the system's error when it cannot listen. */
export async function listenRelay({ to, host, port, allowedOrigins = [], limits: given }: RelayOptions): Promise<Relay> {
  const limits = { ...LIMITS, ...given };
  const token = randomId();
  const taps = new Set<Tap>();
  const sockets = new Set<Socket>();
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: 4 * limits.command });
  // Gets the sockets of taps only, once their request has been seen.
  const tapServer = createHttpServer((_, response) => response.writeHead(404).end());
  tapServer.on('upgrade', (request, socket, rest) => {
    webSockets.handleUpgrade(request, socket, rest, (webSocket) => {
      const tap = new Tap(webSocket, limits, () => taps.size, token);
      taps.add(tap);
      // What passes here is the client's and the server's: a relay adds nothing.
      tap.obey('relay');
      webSocket.on('close', () => taps.delete(tap));
    });
  });

  const take = (client: Socket, head: Buffer, length: number): void => {
    const { target, host: asked, origin } = readHead(head.toString('latin1', 0, length));
    const isOurs = isOwnHost(asked, host, allowedOrigins) && (isLoopbackOrigin(origin) || isAllowedOrigin(origin, asked, allowedOrigins));
    if (!isOurs) return refuse(client, 403);
    if (target !== TAP + token) return pass(client, head, length, target);
    if (taps.size >= limits.taps) return refuse(client, 503);
    tapServer.emit('connection', client);
    client.unshift(head);
    client.resume();
  };

  const pass = (client: Socket, head: Buffer, length: number, path: string): void => {
    const log = new SocketLog(() => performance.now());
    const told = [...taps].map((tap) => tap.connection(path).tell);
    log.listen((event) => told.forEach((tell) => tell(event)));
    log.read(head);
    const server = connectTo(to);
    sockets.add(server);
    let isThere = false;
    server.once(to.protocol === 'wss:' ? 'secureConnect' : 'connect', () => {
      isThere = true;
      server.setTimeout(0);
      server.write(rewritten(head.toString('latin1', 0, length), to), 'latin1');
      server.write(head.subarray(length));
      client.on('data', (chunk) => log.read(chunk));
      client.on('end', () => log.end('client'));
      server.on('data', (chunk) => log.write(chunk));
      server.on('end', () => log.end('server'));
      client.pipe(server);
      server.pipe(client);
    });
    server.setTimeout(PATIENCE, () => server.destroy());
    const lost = (): void => {
      log.lost();
      if (isThere || client.destroyed) client.destroy();
      else refuse(client, 502);
      server.destroy();
    };
    server.on('error', lost);
    server.on('close', () => {
      sockets.delete(server);
      if (!isThere && !client.destroyed && client.writable) lost();
      else if (!client.writableEnded) client.destroy();
      log.gone();
    });
    client.on('error', () => {
      log.lost();
      server.destroy();
    });
    client.on('close', () => {
      if (!server.writableEnded) server.destroy();
    });
  };

  // Either side may close its end of TCP and still be written to: that is part of what is shown.
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => client.destroy());
    if (sockets.size >= 2 * limits.connections) return refuse(client, 503);
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    collectHead(client, (head, length) => take(client, head, length));
  });
  await new Promise<void>((done, fail) => {
    listener.once('error', fail);
    listener.listen(port, host, done);
  });
  return {
    address: `${host.includes(':') ? `[${host}]` : host}:${(listener.address() as AddressInfo).port}`,
    token,
    stop: () =>
      new Promise((done) => {
        for (const client of webSockets.clients) client.close(1001, 'the relay stops');
        listener.close(() => done());
        for (const socket of sockets) socket.destroySoon();
      }),
  };
}

function connectTo({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'wss:') return connectTcp({ host, port: Number(port || 80), allowHalfOpen: true });
  return connectTls({ host, port: Number(port || 443), servername: host, ALPNProtocols: ['http/1.1'] });
}

/** Reads up to the empty line that ends a request, pauses, then calls back once, with all that was read and the head's length. */
function collectHead(client: Socket, done: (bytes: Buffer, length: number) => void): void {
  let bytes = Buffer.alloc(0);
  const give = (): void => {
    client.setTimeout(0);
    client.off('data', more);
    client.off('end', leave);
  };
  const leave = (): void => {
    give();
    client.end();
  };
  const more = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0 && bytes.length <= HEAD_LIMIT) return;
    give();
    client.pause();
    if (end < 0) refuse(client, 431);
    else done(bytes, end + 4);
  };
  client.setTimeout(PATIENCE, () => client.destroy());
  client.on('data', more);
  client.once('end', leave);
}

function readHead(head: string): { target: string; host: string | undefined; origin: string | undefined } {
  const field = (name: string): string | undefined => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r$`, 'im').exec(head)?.[1];
  return { target: /^\S+ (\S+)/.exec(head)?.[1] ?? '/', host: field('Host'), origin: field('Origin') };
}

/** The request as the server gets it: with its own name in Host, below the path of the target. Everything else is as it came. */
function rewritten(head: string, { host, pathname }: URL): string {
  const prefix = pathname.replace(/\/$/, '');
  return head.replace(/^(\S+ )(?=\/)/, `$1${prefix}`).replace(/^(Host:[ \t]*)[^\r\n]*/im, (_, name: string) => name + host);
}
