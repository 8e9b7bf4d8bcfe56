/**
 * The edge of the command line: streams, files, environment, behind one interface that tests can stand in for.
 *
 * Knows Node. Must not know any command.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Io {
  /** Bytes of standard input, as they come. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  readonly colours: boolean;
  /** Columns of the terminal; 80 when output goes elsewhere. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>;
  /** The same for bytes as they are. */
  readonly writeBytes: (bytes: Uint8Array) => Promise<void>;
  readonly writeError: (text: string) => void;
  /** Rejects with Node's error when the file cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly streamFile: (path: string) => AsyncIterable<Uint8Array>;
  /** That many bytes that nobody can foresee. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** The folder of the built site; null when there is none beside the program. */
  readonly site: () => string | null;
  /** Resolves when whoever started the program wants it to stop (Ctrl+C, SIGTERM). */
  readonly untilStopped: () => Promise<void>;
}

/** The real thing. A reader that went away (`| head`) ends the program quietly. */
export function nodeIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
  const write = (piece: string | Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      if (stdout.write(piece)) resolve();
      else stdout.once('drain', resolve);
    });
  return {
    stdin,
    stdinIsTerminal: stdin.isTTY,
    // https://no-color.org: "when present and not an empty string (regardless of its value), prevents the addition of ANSI color"
    colours: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    columns: Math.max(60, Math.min(stdout.isTTY ? stdout.columns : 80, 120)),
    env,
    write,
    writeBytes: write,
    writeError: (text) => void stderr.write(text),
    readFile: async (path) => plain(await readFile(path)),
    streamFile: (path) => createReadStream(path),
    randomBytes: (count) => plain(randomBytes(count)),
    site: () => builtSite(import.meta.dirname),
    untilStopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}

/** `dist` in the folder of the package. A build writes the service worker last, so one that broke off does not count. */
function builtSite(folder: string): string | null {
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const site = join(folder, 'dist');
  return existsSync(join(site, 'sw.js')) ? site : null;
}

const CHUNK = 64 * 1024;

/** Writes pieces in chunks of about 64 KiB, so that a long report neither fills memory nor makes a call per line. */
export async function writeAll(io: Io, pieces: Iterable<string>): Promise<void> {
  let pending = '';
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < CHUNK) continue;
    await io.write(pending);
    pending = '';
  }
  if (pending !== '') await io.write(pending);
}

/** All of a byte stream. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return plain(Buffer.concat(chunks));
}

/** The same bytes without Buffer's own `slice`, which shares memory where that of Uint8Array copies. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** Lines of a byte stream as they come, without their line ends (LF or CR LF). Nothing follows a last line end. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of stream) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(lines[0]!);
    for (const line of lines.slice(1)) {
      yield parts.join('').replace(/\r$/, '');
      parts = [line];
    }
  }
  const last = parts.join('') + decoder.decode();
  if (last !== '') yield last;
}
