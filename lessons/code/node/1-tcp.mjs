/**
 * Step 1 of 7: TCP sees the request.
 *
 * A browser that opens `new WebSocket('ws://127.0.0.1:7001/')` first opens a TCP connection and then writes an HTTP request on it
 * (RFC 6455 §4.1). This server accepts the connection, prints what comes, and says nothing. The browser stays in CONNECTING.
 *
 * Run:  node 1-tcp.mjs [port]
 */
import { createServer } from 'node:net';

const port = Number(process.argv[2] ?? process.env.PORT ?? 7001);
const sockets = new Set();

const server = createServer((socket) => {
  sockets.add(socket);
  console.log(`TCP connection from port ${socket.remotePort}`);

  // One 'data' event is one read of what has arrived by now. It is neither one request nor one message: TCP is a stream of bytes.
  let reads = 0;
  socket.on('data', (bytes) => {
    reads += 1;
    console.log(`read ${reads}: ${bytes.length} bytes`);
    console.log(bytes.toString('latin1').replace(/^/gm, '  | '));
  });

  // Without this line a connection that breaks would end the whole program.
  socket.on('error', (error) => console.log(`broken: ${error.code}`));
  socket.on('close', () => {
    sockets.delete(socket);
    console.log('closed');
  });
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Try another: node 1-tcp.mjs 7101` : error.message);
  process.exitCode = 1;
});

// 127.0.0.1, not every interface: only programs on this machine can connect.
server.listen(port, '127.0.0.1', () => {
  const at = `127.0.0.1:${server.address().port}`;
  console.log(`Step 1: open ws://${at}/ (there is no page here yet: this server does not speak HTTP)`);
  console.log(`In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://${at}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
}
