/**
 * A request as a program that sends it: exactly its bytes over a plain or TLS connection, the answer printed.
 *
 * Knows how each language and curl's command line spell bytes, and what curl adds by itself. Must not judge the request. Any bytes may
 * be given; only curl, which writes its own head, cannot send every one.
 */
import { fieldsNamed, readHead } from '../protocol/handshake/head.ts';
import { latin1 } from '../protocol/handshake/octets.ts';

/** Where the request goes. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  /** TLS. */
  readonly secure: boolean;
}

/** The destination that a request's Host names; port 80 where it names none, TLS on port 443. */
export function destinationOf(request: Uint8Array): Destination {
  const host = fieldsNamed(readHead(request, 'request'), 'host')[0]?.value ?? '';
  const match = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(host);
  const port = Number(match?.[2] ?? 80);
  return { host: (match?.[1] ?? 'localhost').replace(/^\[|\]$/g, ''), port, secure: port === 443 };
}

/** Bytes as lines of a string literal in double quotes, cut behind each line feed; hex escapes have two digits. */
function literalLines(bytes: Uint8Array): string[] {
  const escaped = (byte: number): string => {
    if (byte === 0x0d) return '\\r';
    if (byte === 0x0a) return '\\n';
    const character = String.fromCharCode(byte);
    if (character === '"' || character === '\\') return `\\${character}`;
    return byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  };
  const lines: string[] = [];
  let line = '';
  for (const byte of bytes) {
    line += escaped(byte);
    if (byte === 0x0a) {
      lines.push(`"${line}"`);
      line = '';
    }
  }
  if (line !== '' || lines.length === 0) lines.push(`"${line}"`);
  return lines;
}

/** Node.js, no package needed. */
export function nodeProgram(request: Uint8Array, { host, port, secure }: Destination): string {
  const name = secure ? 'tls' : 'net';
  const options = secure ? `{ host: '${host}', port: ${port}, servername: '${host}' }` : `{ host: '${host}', port: ${port} }`;
  return [
    `const ${name} = require('node:${name}');`,
    '',
    'const request = Buffer.from(',
    ...literalLines(request).map((line, at, all) => `  ${line}${at < all.length - 1 ? ' +' : ','}`),
    "  'latin1',",
    ');',
    `const socket = ${name}.connect(${options}, () => socket.write(request));`,
    "socket.on('data', (answer) => {",
    '  process.stdout.write(answer);',
    '  socket.end();',
    '});',
    '',
  ].join('\n');
}

/** Python 3, no package needed. */
export function pythonProgram(request: Uint8Array, { host, port, secure }: Destination): string {
  return [
    'import socket',
    ...(secure ? ['import ssl'] : []),
    'import sys',
    '',
    'request = (',
    ...literalLines(request).map((line) => `    b${line}`),
    ')',
    `with socket.create_connection(("${host}", ${port})) as connection:`,
    ...(secure ? [`    connection = ssl.create_default_context().wrap_socket(connection, server_hostname="${host}")`] : []),
    '    connection.sendall(request)',
    '    sys.stdout.buffer.write(connection.recv(4096))',
    '',
  ].join('\n');
}

/** Go, no module needed. */
export function goProgram(request: Uint8Array, { host, port, secure }: Destination): string {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return [
    'package main',
    '',
    'import (',
    ...(secure ? ['\t"crypto/tls"'] : ['\t"net"']),
    '\t"os"',
    ')',
    '',
    'func main() {',
    '\trequest := "" +',
    ...literalLines(request).map((line, at, all) => `\t\t${line}${at < all.length - 1 ? ' +' : ''}`),
    secure ? `\tconnection, err := tls.Dial("tcp", "${address}", nil)` : `\tconnection, err := net.Dial("tcp", "${address}")`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\tdefer connection.Close()',
    '\tif _, err := connection.Write([]byte(request)); err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\tanswer := make([]byte, 4096)',
    '\tn, err := connection.Read(answer)',
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\tos.Stdout.Write(answer[:n])',
    '}',
    '',
  ].join('\n');
}

/** One argument for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** `curl` with the same headers. Where `isExactForCurl` says no, curl's head differs from the given one. */
export function curlCommand(request: Uint8Array, to: Destination): string {
  const head = readHead(request, 'request');
  const method = head.line?.method ?? 'GET';
  const target = head.line?.target ?? '/';
  const hostname = to.host.includes(':') ? `[${to.host}]` : to.host;
  const address = `${to.secure ? 'https' : 'http'}://${hostname}:${to.port}`;
  const names = new Set(head.fields.map(({ lowerName }) => lowerName));
  const own = head.fields.map(({ name, value }) => (value === '' ? `${name};` : `${name}: ${value}`));
  // curl sends these by itself unless it is told not to.
  const less = ['Host', 'User-Agent', 'Accept'].filter((name) => !names.has(name.toLowerCase())).map((name) => `${name}:`);
  return [
    'curl --http1.1 --include --no-buffer --max-time 5',
    ...(method === 'GET' ? [] : [`--request ${quoted(method)}`]),
    // `*` and whole addresses are targets, too.
    ...(target.startsWith('/') ? [] : [`--request-target ${quoted(target)}`]),
    ...[...less, ...own].map((header) => `--header ${quoted(header)}`),
    quoted(address + (target.startsWith('/') ? target : '/')),
  ].join(' \\\n  ');
}

/** True where curl sends exactly these bytes: its own head has Host first, CR LF, one space behind each colon, and nothing behind the head. */
export function isExactForCurl(request: Uint8Array): boolean {
  const head = readHead(request, 'request');
  if (!head.complete || head.bytes.length > head.length || head.line === null) return false;
  const { method, target, versionText } = head.line;
  const lines = [
    `${method} ${target} ${versionText ?? ''}`,
    ...head.fields.map(({ name, value }) => (value === '' ? `${name}:` : `${name}: ${value}`)),
  ];
  const names = head.fields.map(({ lowerName }) => lowerName);
  const early = names.filter((name) => name === 'user-agent' || name === 'accept');
  return (
    latin1(request) === [...lines, '', ''].join('\r\n') &&
    versionText === 'HTTP/1.1' &&
    !/[^\x20-\x7e]/.test(lines.join('')) &&
    names.indexOf('host') <= 0 &&
    names.filter((name) => name === 'host').length <= 1 &&
    // These two come right behind Host, in this order.
    early.every(
      (name, at) => names.indexOf(name) === at + (names[0] === 'host' ? 1 : 0) && names.lastIndexOf(name) === names.indexOf(name),
    ) &&
    (early.length < 2 || early[0] === 'user-agent') &&
    !names.some((name) => name === 'content-length' || name === 'transfer-encoding')
  );
}
