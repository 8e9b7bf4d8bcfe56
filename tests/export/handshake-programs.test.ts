/** The programs in the hands of those they are meant for, as far as the machine has them: a server notes what really arrives. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curlCommand, destinationOf, goProgram, isExactForCurl, nodeProgram, pythonProgram } from '../../src/export/handshake-programs.ts';
import { fromLatin1, latin1 } from '../../src/protocol/handshake/octets.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const PLAIN = `GET /chat?a=1&b=%20 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`;
const ANSWER = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
const REQUESTS: readonly (readonly [name: string, request: string])[] = [
  ['plain', PLAIN],
  ['quotes, backslashes, dollars', PLAIN.replace('websocket', 'we"b\\so\'ck$et`%d')],
  ['lone line feeds, a fold, NUL and bytes above ASCII', `GET / HTTP/1.1\nHost: x\n y\r\nX: \0\xff\xe9\r\n\r\n`],
  ['frames behind the head', `${PLAIN}\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58`],
];

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'frame-by-frame-programs-'));
let server: Server;
let port = 0;
let heard: Buffer[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    const parts: Buffer[] = [];
    heard = parts;
    socket.on('data', (part) => {
      if (parts.length === 0) setTimeout(() => socket.end(ANSWER), 60);
      parts.push(part);
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((done) => server.close(done));
});

/** Runs a program; what the server got and what the program printed. */
async function sent(program: string, args: readonly string[]): Promise<{ got: string; printed: string }> {
  const child = spawn(program, args, { cwd: folder });
  const printed: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => printed.push(part));
  await new Promise((done) => child.on('close', done));
  return { got: latin1(Buffer.concat(heard)), printed: Buffer.concat(printed).toString('latin1') };
}
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const local = () => ({ host: '127.0.0.1', port, secure: false });

describe.each(REQUESTS)('%s', (_name, request) => {
  const bytes = fromLatin1(request);
  it('is sent by Node', async () => {
    expect(await sent(process.execPath, [file('send.cjs', nodeProgram(bytes, local()))])).toEqual({ got: request, printed: ANSWER });
  });
  it.skipIf(!has('python3'))('is sent by Python', async () => {
    expect(await sent('python3', [file('send.py', pythonProgram(bytes, local()))])).toEqual({ got: request, printed: ANSWER });
  });
  it.skipIf(!has('go'))(
    'is sent by Go',
    async () => {
      expect(await sent('go', ['run', file('send.go', goProgram(bytes, local()))])).toEqual({ got: request, printed: ANSWER });
    },
    60_000,
  );
});

describe('curl', () => {
  const EXACT: readonly string[] = [
    PLAIN,
    PLAIN.replace('Host: localhost\r\n', ''),
    PLAIN.replace('Upgrade: websocket', 'Upgrade:'),
    PLAIN.replace('GET', 'POST'),
    PLAIN.replace('websocket', "we'bsocket"),
    PLAIN.replace('localhost\r\n', 'localhost\r\nUser-Agent: x\r\nAccept: */*\r\n'),
    PLAIN.replace('Connection', 'conNection'),
  ];
  it.skipIf(!has('curl')).each(EXACT)('sends exactly %j', async (request) => {
    expect(isExactForCurl(fromLatin1(request))).toBe(true);
    const command = curlCommand(fromLatin1(request), local());
    const { got, printed } = await sent('sh', ['-c', command]);
    expect(got).toBe(request);
    expect(printed).toContain('400 Bad Request');
  });

  it.each([
    PLAIN.replace('Host: localhost\r\nUpgrade: websocket\r\n', 'Upgrade: websocket\r\nHost: localhost\r\n'),
    PLAIN.replaceAll('\r', ''),
    PLAIN.replace('Upgrade: ', 'Upgrade:  '),
    PLAIN.replace('HTTP/1.1', 'HTTP/1.0'),
    PLAIN.replace('Sec-WebSocket-Version: 13', 'Sec-WebSocket-Version: 13\r\nUser-Agent: x'),
    PLAIN.replace('Sec-WebSocket-Version: 13', 'Sec-WebSocket-Version: 13\r\nContent-Length: 5'),
    PLAIN.trimEnd(),
    `${PLAIN}frames`,
  ])('is known not to send exactly %j', (request) => {
    expect(isExactForCurl(fromLatin1(request))).toBe(false);
  });
});

describe('Go’s program', () => {
  it('has a line for each line of the head, and imports what it uses', () => {
    const program = goProgram(fromLatin1(PLAIN), { host: 'a.example', port: 443, secure: true });
    expect(program).toContain('\t\t"Host: localhost\\r\\n" +\n');
    expect(program).toContain('tls.Dial("tcp", "a.example:443", nil)');
    expect(program).not.toContain('"net"');
  });
});

describe('the destination', () => {
  it.each([
    ['a.example', { host: 'a.example', port: 80, secure: false }],
    ['a.example:8080', { host: 'a.example', port: 8080, secure: false }],
    ['a.example:443', { host: 'a.example', port: 443, secure: true }],
    ['[::1]:3000', { host: '::1', port: 3000, secure: false }],
    ["x'; rm -rf /", { host: 'localhost', port: 80, secure: false }],
  ])('of Host %s', (host, destination) => {
    expect(destinationOf(fromLatin1(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`))).toEqual(destination);
  });
});
