/**
 * Bytes from a file or from standard input, with Node's errors turned into failures.
 *
 * Knows how input is fetched. Must not know what it means.
 */
import type { Words } from '../i18n/cli/all.ts';
import { Failure } from './failure.ts';
import { linesOf, readAll, type Io } from './io.ts';

/** All of a file, or of standard input where there is none; says `waiting` when that is a terminal. */
export async function inputBytes(file: string | undefined, io: Io, waiting: string): Promise<Uint8Array> {
  if (file !== undefined) return await guarded(file, () => io.readFile(file));
  if (io.stdinIsTerminal) io.writeError(`${waiting}\n`);
  return await readAll(io.stdin);
}

/** The lines of a text, else of a file, else of standard input, as they come. */
export async function* inputLines(text: string | undefined, file: string | undefined, io: Io, waiting: string): AsyncGenerator<string> {
  if (text !== undefined) return yield* text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (file === undefined && io.stdinIsTerminal) io.writeError(`${waiting}\n`);
  const lines = linesOf(file === undefined ? io.stdin : io.streamFile(file))[Symbol.asyncIterator]();
  for (;;) {
    const next = file === undefined ? await lines.next() : await guarded(file, () => lines.next());
    if (next.done === true) return;
    yield next.value;
  }
}

/** Node's error for a file, as a failure. */
export async function guarded<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure('file-missing', { file });
    throw new Failure('file-unreadable', { file, reason: code ?? message });
  }
}

/** The one line that a failure prints. */
export function failureText({ code, params }: Failure, { cli }: Words): string {
  const text: (params: never) => string = cli.failures[code];
  return text(params as never).replace(/\s*\n\s*/g, ' ');
}
