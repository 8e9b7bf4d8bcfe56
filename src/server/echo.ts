/**
 * The echo server on an HTTP server: its scenarios, and the tap through which the page that opened a connection gets that
 * connection's bytes.
 *
 * Knows paths, who may come in, and which part plays what. Must not know how a scenario is played.
 */
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { BEHAVIOURS, type WellBehaved } from './behaviours.ts';
import { ByteTap } from './byte-tap.ts';
import { PARTING } from './http.ts';
import { LIMITS, type Limits } from './limits.ts';
import { misbehave, wrongAccept } from './misbehaviours.ts';
import { isAllowedOrigin, isOwnHost } from './origins.ts';
import { refuse } from './refusal.ts';
import type { Broken } from '../wire/misbehaviours.ts';
import { closeOf, SMALL_MESSAGE, statusOf, SUBPROTOCOLS } from '../wire/scenario-parameters.ts';
import { isScenario, type ScenarioId, scenarioSpec } from '../wire/scenarios.ts';
import { Speaker } from './speaker.ts';
import { type Steer, Taps } from './taps.ts';

export interface EchoOptions {
  /** Path below which the scenarios lie; begins and ends with a slash. */
  readonly base?: string;
  /** What the server was told to listen on. */
  readonly host?: string;
  /** Origins that may connect, beside the server's own. */
  readonly allowedOrigins?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** True where somebody else takes the upgrades of other paths. */
  readonly leaveOthers?: boolean;
}

export interface Echo {
  /** Closes every connection with 1001, and drops what is left a moment later. */
  readonly close: () => void;
  /** Connections at the moment, taps included. */
  readonly connections: number;
}

/** An upgrade request that is let in. `steered` is called when its connection is open. */
interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  readonly rest: Buffer;
  readonly query: URLSearchParams;
  readonly steered: (steer: Steer) => void;
}

/** Takes the upgrade requests of `server` below `base`, from its next connection on. */
export function attachEcho(server: Server, options: EchoOptions = {}): Echo {
  const { base = '/', host = '127.0.0.1', allowedOrigins = [], leaveOthers = false } = options;
  const limits = { ...LIMITS, ...options.limits };
  const bytes = new ByteTap(server);
  const taps = new Taps(limits);
  const sockets = new Set<Socket>();
  const common = { noServer: true, clientTracking: true } as const;
  const servers = {
    // Without compression, so that what passes can be read as it is.
    usual: new WebSocketServer({ ...common, maxPayload: limits.message }),
    deflate: new WebSocketServer({ ...common, maxPayload: limits.message, perMessageDeflate: true }),
    small: new WebSocketServer({ ...common, maxPayload: SMALL_MESSAGE }),
    subprotocol: new WebSocketServer({
      ...common,
      maxPayload: limits.message,
      handleProtocols: (offered) => [...offered].find((each) => SUBPROTOCOLS.includes(each)) ?? false,
    }),
    tap: new WebSocketServer({ ...common, maxPayload: 4 * limits.command }),
  };

  /** The path of a request below `base`, and its query; null for one that is not ours. */
  const targetOf = ({ url = '' }: IncomingMessage): { name: string; path: string; query: URLSearchParams } | null => {
    const [path = '', query = ''] = url.split(/\?(.*)/s);
    const name = path.startsWith(base) ? path.slice(base.length).replace(/\/$/, '') : null;
    if (name === null || (leaveOthers && name !== 'tap' && !isScenario(name))) return null;
    return { name, path: url, query: new URLSearchParams(query) };
  };

  const upgrade = (request: IncomingMessage, stream: Duplex, rest: Buffer): void => {
    const target = targetOf(request);
    if (target === null && leaveOthers) return;
    const socket = stream as Socket;
    socket.on('error', () => socket.destroy());
    if (!/^websocket$/i.test(request.headers.upgrade ?? '')) return answerPlainly(server, request, socket);
    if (target === null) return refuse(socket, 404);
    if (!isOwnHost(request.headers.host, host, allowedOrigins)) return refuse(socket, 403);
    if (!isAllowedOrigin(request.headers.origin, request.headers.host, allowedOrigins)) return refuse(socket, 403);
    if (sockets.size >= limits.connections) return refuse(socket, 503);
    if (target.name === 'tap') {
      if (taps.size >= limits.taps) return refuse(socket, 503);
      servers.tap.handleUpgrade(request, socket, rest, (tap) => taps.add(tap));
    } else if (isScenario(target.name)) {
      const log = bytes.of(socket);
      const tapped = log === undefined ? null : (taps.of(target.query.get('tap'))?.connection(target.path) ?? null);
      if (tapped === null) log?.forget();
      else log?.listen(tapped.tell);
      const steered = (steer: Steer): void => tapped?.steer(steering(socket, steer, limits));
      play(target.name, { request, socket, rest, query: target.query, steered });
      socket.once('close', () => tapped?.steer(null));
    } else return refuse(socket, 404);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };

  const play = (id: ScenarioId, { request, socket, rest, query, steered }: Upgrade): void => {
    if (id === 'refuse') return refuse(socket, statusOf(query));
    if (id === 'wrong-accept') return wrongAccept(socket, request.headers['sec-websocket-key'] ?? '');
    if (scenarioSpec(id).kind === 'broken') {
      const engine = misbehave(id as Broken, socket, Buffer.concat([headOf(request), rest]), limits);
      return steered((command) => engine.obey(command));
    }
    if (id === 'close' && closeOf(query) === null) return refuse(socket, 400);
    const which = id === 'limit' ? servers.small : id === 'subprotocol' || id === 'deflate' ? servers[id] : servers.usual;
    // ws puts back what came behind the request.
    bytes.of(socket)?.skip(rest.length);
    which.handleUpgrade(request, socket, rest, (ws) => {
      // ws closes for its own reasons and says so to the client; there is nobody else to tell.
      ws.on('error', () => undefined);
      const speaker = new Speaker(ws, socket);
      BEHAVIOURS[id as WellBehaved]({ speaker, query, limits });
      steered((command) => speaker.command(command));
    });
  };

  server.on('upgrade', upgrade);
  return {
    get connections() {
      return sockets.size;
    },
    close: () => {
      server.off('upgrade', upgrade);
      for (const each of Object.values(servers)) for (const client of each.clients) client.close(1001, 'the server stops');
      setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, PARTING).unref();
    },
  };
}

/** RFC 9110 §7.8: "A server MAY ignore a received Upgrade header field". Node takes it for one of ours, whatever it names (h2c of `curl`). */
function answerPlainly(server: Server, request: IncomingMessage, socket: Socket): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.once('finish', () => socket.destroySoon());
  server.emit('request', request, response);
}

/** Commands pile up for nobody. */
const steering =
  (socket: Socket, steer: Steer, { unread }: Limits): Steer =>
  (command) =>
    socket.writableLength > unread ? 'not-reading' : steer(command);

/** The request as it was read, near enough for judging it: Node keeps names, values and their order. */
function headOf({ method = 'GET', url = '/', httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const fields = Array.from({ length: rawHeaders.length / 2 }, (_, at) => `${rawHeaders[2 * at]!}: ${rawHeaders[2 * at + 1]!}\r\n`);
  return Buffer.from(`${method} ${url} HTTP/${httpVersion}\r\n${fields.join('')}\r\n`, 'latin1');
}
