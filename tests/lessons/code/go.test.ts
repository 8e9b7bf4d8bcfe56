/** The Go servers, built and run where Go and both libraries are: with ws, and with raw bytes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { resolve } from 'node:path';
import { close, frame, heard, ping, text } from './frames.ts';
import { describeGo, goPrograms } from './go-tools.ts';
import { poll } from './poll.ts';
import { CODE, opened, type Program, Raw, REQUEST } from './programs.ts';

async function connected(url: string, origin?: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { ...(origin === undefined ? {} : { origin }) });
  await new Promise((done, failed) => socket.on('open', done).on('error', failed));
  return socket;
}
const closed = (socket: WebSocket) =>
  new Promise<{ code: number; reason: string }>((done) => socket.on('close', (code, reason) => done({ code, reason: reason.toString() })));
const ORIGINS: readonly (readonly [origin: string, status: number])[] = [
  ['http://127.0.0.1:4180', 101],
  ['http://localhost', 101],
  ['https://page.example', 101],
  ['http://evil.example', 403],
  ['http://localhost.evil.example', 403],
  ['null', 403],
];
const statusFor = async (port: number, path: string, origin: string): Promise<number> => {
  const raw = await Raw.to(port);
  raw.write(REQUEST.replace('GET /', `GET ${path}`).replace('\r\n\r\n', `\r\nOrigin: ${origin}\r\n\r\n`));
  await poll(() => raw.text).toContain('\r\n\r\n');
  raw.socket.destroy();
  return Number(raw.text.slice(9, 12));
};

describeGo('the x/net server', () => {
  const start = goPrograms();
  let server: Program;
  const page = resolve(CODE, 'pages/echo.html');
  beforeAll(async () => void (server = await start('go/xnet', '-port', '0', '-page', page, '-origins', 'https://page.example')));
  afterAll(() => server.stop());
  const url = (path = '/') => `ws://127.0.0.1:${server.port}${path}`;

  it('echoes text as text and binary as binary, and greets on another path', async () => {
    const socket = await connected(url());
    const back: string[] = [];
    socket.on('message', (data, binary) => back.push(`${binary ? 'binary' : 'text'} ${(data as Buffer).toString('latin1')}`));
    socket.send('Hello');
    socket.send(Buffer.from([0xff, 0x00]));
    await poll(() => back).toEqual(['text Hello', 'binary \xff\0']);
    socket.close(1000);
    expect((await closed(socket)).code).toBe(1000);
    const guest = await connected(url('/welcome'));
    guest.send('Ada');
    expect(String(await new Promise((done) => guest.on('message', done)))).toBe('welcome: Ada');
    guest.terminate();
  });
  it('serves its page', async () => {
    expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toContain('<title>Echo</title>');
  });
  it.each(ORIGINS)('answers a page of origin %s with %d', async (origin, status) => {
    expect(await statusFor(server.port, '/', origin)).toBe(status);
  });
  it('answers Ping and Close, and closes on text that is not UTF-8', async () => {
    const raw = await opened(server.port);
    for (const each of [ping('p'), text('a'), close(4000)]) raw.write(each);
    await raw.over;
    // Not 4000: the library always says 1000.
    expect(heard(raw.behindHead)).toEqual(['pong p', 'text a', 'close 1000']);
    const bad = await opened(server.port);
    bad.write(frame(1, Uint8Array.of(0xff)));
    await bad.over;
    expect(heard(bad.behindHead)).toEqual(['close 1000']);
  });
  it('takes fragments for messages, as its comment says', async () => {
    const raw = await opened(server.port);
    for (const each of [frame(1, 'Hel', false), frame(0, 'lo')]) raw.write(each);
    await poll(() => heard(raw.behindHead)).toEqual(['text Hel', 'text lo']);
    raw.socket.destroy();
  });
  it('refuses a frame over its limit', async () => {
    const raw = await opened(server.port);
    raw.write(frame(2, new Uint8Array((1 << 20) + 1)));
    await raw.over;
    await poll(server.printed).toContain('frame payload size exceeds limit');
    raw.socket.destroy();
  });
  it('closes its connections when it is stopped', async () => {
    const own = await start('go/xnet', '-port', '0');
    const socket = await connected(`ws://127.0.0.1:${own.port}/`);
    const code = closed(socket);
    expect(await own.stop()).toBe(0);
    expect((await code).code).toBe(1000);
  });
});

describeGo('the gorilla server', () => {
  const start = goPrograms();
  let server: Program;
  const page = resolve(CODE, 'pages/ticker.html');
  beforeAll(async () => void (server = await start('go/gorilla', '-port', '0', '-page', page, '-origins', 'https://page.example')));
  afterAll(() => server.stop());
  const url = () => `ws://127.0.0.1:${server.port}/ticker`;
  async function raw(): Promise<Raw> {
    const socket = await Raw.to(server.port);
    socket.write(REQUEST.replace('GET /', 'GET /ticker'));
    await poll(() => socket.text).toContain('\r\n\r\n');
    return socket;
  }

  it('counts seconds and sends notes back; what is no JSON is answered and costs nothing', async () => {
    const socket = await connected(url());
    const said: string[] = [];
    socket.on('message', (data) => said.push((data as Buffer).toString().trimEnd()));
    socket.send('dfsffdsdf');
    socket.send(JSON.stringify({ note: '你好' }));
    await poll(() => said).toEqual(expect.arrayContaining(['{"count":1}', '{"count":2}', '{"note":"你好"}']));
    expect(said[0]).toMatch(/^\{"error":"a JSON object such as/);
    await poll(server.printed).toContain('note: "你好"');
    socket.close(4001, 'enough');
    expect(await closed(socket)).toEqual({ code: 4001, reason: '' });
  });
  it.each(ORIGINS)('answers a page of origin %s with %d', async (origin, status) => {
    expect(await statusFor(server.port, '/ticker', origin)).toBe(status);
  });
  it('puts fragments together, answers Pings, and names what is wrong', async () => {
    const good = await raw();
    for (const each of [frame(1, '{"note":', false), ping('p'), frame(0, '"Hi"}'), close(1000)]) good.write(each);
    await good.over;
    expect(
      heard(good.behindHead)
        .filter((each) => !each.includes('count'))
        .map((each) => each.trimEnd()),
    ).toEqual(['pong p', 'text {"note":"Hi"}', 'close 1000']);
    for (const [bytes, code] of [
      [frame(1, Uint8Array.of(0xff)), 1007],
      [frame(2, new Uint8Array(70_000)), 1009],
      [Uint8Array.of(0x81, 0), 1002],
      [frame(0, 'x'), 1002],
    ] as const) {
      const bad = await raw();
      bad.write(bytes);
      await poll(() => heard(bad.behindHead).at(-1)).toBe(`close ${code}`);
      bad.write(close(code));
      await bad.finish();
    }
  });
  it('lets go who is silent, and keeps who answers its Pings', async () => {
    const own = await start('go/gorilla', '-port', '0', '-patience', '1500ms');
    const alive = await connected(`ws://127.0.0.1:${own.port}/ticker`);
    const silent = await Raw.to(own.port);
    silent.write(REQUEST.replace('GET /', 'GET /ticker'));
    await silent.over;
    silent.socket.destroy();
    expect(alive.readyState).toBe(WebSocket.OPEN);
    const code = closed(alive);
    expect(await own.stop()).toBe(0);
    expect(await code).toEqual({ code: 1001, reason: 'the server stops' });
  });
});
