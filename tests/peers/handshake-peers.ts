/** Node's HTTP parser and the ws package as the other end of a handshake, over real sockets on the loopback interface. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What a server made of a request. */
export interface ServerReading {
  /** What Node's parser took it for, or the code of its error. */
  readonly node: string;
  /** Status that came back; null when the connection ended without one. */
  readonly status: number | null;
  readonly answer: Uint8Array;
}

/** A ws server behind Node's HTTP server; one for all requests of a test file. */
export class PeerServer {
  private readonly http: Server;
  private readonly ws = new WebSocketServer({ noServer: true, perMessageDeflate: true });
  private node = 'nothing';

  constructor() {
    this.http = createServer((request, response) => {
      this.node = 'request';
      // What WebSocketServer answers by itself to a request that asks for no upgrade.
      response.writeHead(426, { Connection: 'close', 'Content-Length': 0 });
      response.end();
      request.resume();
    });
    this.http.on('upgrade', (request, socket, head) => {
      this.node = 'upgrade';
      this.ws.handleUpgrade(request, socket, head, (client) => {
        // Frames behind the head may displease it: only the handshake is tried here.
        client.on('error', () => client.terminate());
        client.close();
      });
    });
    this.http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      this.node = error.code ?? error.message;
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.ws.close();
    this.http.closeAllConnections();
    this.http.close();
  }

  /** Sends the bytes on a connection of their own and waits for its end. */
  async read(bytes: Uint8Array): Promise<ServerReading> {
    this.node = 'nothing';
    const { port } = this.http.address() as AddressInfo;
    const answer = await new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = [];
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      const done = () => {
        socket.destroy();
        resolve(Buffer.concat(chunks));
      };
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (Buffer.concat(chunks).includes('\r\n\r\n')) done();
      });
      socket.on('close', done);
      socket.on('error', done);
    });
    const status = /^HTTP\/1\.1 (\d{3})/.exec(answer.toString('latin1'))?.[1];
    return { node: this.node, status: status === undefined ? null : Number(status), answer };
  }
}

/** What a ws client made of a response. */
export interface ClientReading {
  /** `open`, or the error's message. */
  readonly outcome: string;
  /** The code of Node's parser, where the error is its. */
  readonly code: string | null;
  /** The request that the client sent. */
  readonly request: Uint8Array;
}

export interface ClientOptions {
  readonly protocols?: readonly string[];
  readonly deflate?: boolean;
}

/** Lets a ws client connect to a server that answers its request with `answer`. */
export async function readWithClient(answer: (request: Uint8Array) => Uint8Array, options: ClientOptions = {}): Promise<ClientReading> {
  let request: Uint8Array = new Uint8Array(0);
  const server: TcpServer = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      if (request.length > 0 || !bytes.includes('\r\n\r\n')) return;
      request = bytes;
      socket.write(answer(bytes));
      // An HTTP answer without a length ends with its connection; a WebSocket stays until its client goes.
      setTimeout(() => socket.end(), 20);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}/chat`, [...(options.protocols ?? [])], {
    perMessageDeflate: options.deflate ?? false,
  });
  const result = await new Promise<{ outcome: string; code: string | null }>((resolve) => {
    client.on('open', () => resolve({ outcome: 'open', code: null }));
    client.on('error', (error: NodeJS.ErrnoException) => resolve({ outcome: error.message, code: error.code ?? null }));
  });
  client.terminate();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...result, request };
}
