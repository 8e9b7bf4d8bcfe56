/** A command line in memory: what goes in, what came out. */
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface World {
  readonly stdin?: string | Uint8Array;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly colours?: boolean;
  readonly site?: string;
  /** What happens while a server runs; it is stopped behind that. Gets what was printed. */
  readonly whileRunning?: (out: string) => Promise<void>;
}

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** Small pieces, so that lines and characters are cut anywhere. */
async function* pieces(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = bytesOf(content);
  for (let at = 0; at < bytes.length; at += 7) yield await Promise.resolve(bytes.subarray(at, at + 7));
}

/** Runs `frame-by-frame <args>`. */
export async function cli(
  args: readonly string[],
  { stdin = '', files = {}, env = {}, colours = false, site, whileRunning }: World = {},
): Promise<Outcome> {
  let out = '';
  let error = '';
  const fileOf = (path: string): string | Uint8Array => {
    const content = files[path];
    if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return content;
  };
  const untilStopped = async (): Promise<void> => whileRunning?.(out);
  const io: Io = {
    stdin: pieces(stdin),
    stdinIsTerminal: false,
    colours,
    columns: 80,
    env,
    write: (text) => {
      out += text;
      return Promise.resolve();
    },
    writeBytes: (bytes) => {
      out += Buffer.from(bytes).toString('latin1');
      return Promise.resolve();
    },
    randomBytes: (count) => Uint8Array.from({ length: count }, (_, index) => 0xa0 + index),
    site: () => site ?? null,
    untilStopped,
    writeError: (text) => {
      error += text;
    },
    readFile: (path) => new Promise((resolve) => resolve(bytesOf(fileOf(path)))),
    streamFile: async function* (path) {
      yield* pieces(await Promise.resolve(fileOf(path)));
    },
  };
  const code = await run(args, io);
  return { code, out, error };
}
