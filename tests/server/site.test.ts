/** The echo server beside the site's files, as `npm start` runs them, and beside Vite's own socket. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { serveStatic } from '../../scripts/static-server.js';
import { attachEcho, type Echo } from '../../src/server/echo.ts';
import { connectTo, watched } from './harness.ts';

it('serves both below one path, to its own pages', async () => {
  const root = mkdtempSync(join(tmpdir(), 'frame-by-frame-site-'));
  writeFileSync(join(root, 'index.html'), '<h1>site</h1>');
  writeFileSync(join(root, '404.html'), 'nothing here');
  let echo: Echo | undefined;
  const site = await serveStatic({ root, base: '/a/b/', attach: (server) => (echo = attachEcho(server, { base: '/a/b/' })) });
  expect(await (await fetch(site.url)).text()).toContain('site');
  const url = site.url.replace(/^http/, 'ws');
  const { socket, messages } = watched(new WebSocket(`${url}echo`, { origin: new URL(site.url).origin }));
  socket.once('open', () => socket.send('Hello'));
  await expect.poll(() => messages).toEqual(['Hello']);
  const outside = watched(new WebSocket(url.replace('/a/b/', '/echo')));
  expect((await outside.closed).error).toContain('404');
  echo!.close();
  await site.close();
  rmSync(root, { recursive: true });
});

it('leaves the upgrades of others alone where it is told to', async () => {
  const server = createServer();
  attachEcho(server, { leaveOthers: true });
  const other = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url === '/?token=hot') other.handleUpgrade(request, socket, head, (ws) => ws.send('hot'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const hot = watched(new WebSocket(`ws://127.0.0.1:${port}/?token=hot`));
  await expect.poll(() => hot.messages).toEqual(['hot']);
  const { socket } = await connectTo(`ws://127.0.0.1:${port}/echo`);
  socket.terminate();
  hot.socket.terminate();
  server.close();
});
