/** A TCP relay between a browser and a server that keeps every byte: what really was on the wire. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Recorded {
  readonly client: Buffer[];
  readonly server: Buffer[];
}

export interface Proxy {
  readonly port: number;
  /** One for each TCP connection. */
  readonly connections: readonly Recorded[];
  readonly stop: () => Promise<void>;
}

export async function recordingProxy(to: number): Promise<Proxy> {
  const connections: Recorded[] = [];
  const sockets = new Set<Socket>();
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true });
    const recorded: Recorded = { client: [], server: [] };
    connections.push(recorded);
    client.on('data', (chunk) => recorded.client.push(Buffer.from(chunk)));
    server.on('data', (chunk) => recorded.server.push(Buffer.from(chunk)));
    client.pipe(server);
    server.pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.resetAndDestroy());
      one.on('close', () => {
        sockets.delete(one);
        if (!other.writableEnded) other.destroy();
      });
    }
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  return {
    port: (listener.address() as AddressInfo).port,
    connections,
    stop: () =>
      new Promise((done) => {
        listener.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
