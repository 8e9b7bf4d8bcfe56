/**
 * What the commands that serve have in common: where to listen, whom to let in, and what to say when that fails.
 *
 * Knows options and failures. Must not know what is served.
 */
import type { Words } from '../i18n/cli/all.ts';
import { originOf } from '../server/origins.ts';
import { Failure } from './failure.ts';
import { readAs, wholeNumber, type Given, type OptionTable } from './options.ts';

export const SERVING = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allow-origin': { type: 'string' },
} as const satisfies OptionTable;

export interface Serving {
  readonly host: string;
  readonly port: number;
  readonly allowedOrigins: readonly string[];
}

const LOOPBACK = '127.0.0.1';

/** Throws `Failure` for a text, or for values that are none. */
export function servingOf({ values, texts }: Given, usualPort: number, { cli }: Words): Serving {
  if (texts[0] !== undefined) throw new Failure('needs-no-text', { text: texts[0] });
  return {
    port: wholeNumber('--port', values['port'], cli.expected.port, 65_535) ?? usualPort,
    host: typeof values['host'] === 'string' ? values['host'] : LOOPBACK,
    allowedOrigins: readAs('--allow-origin', values['allow-origin'], cli.expected.origin, originsOf) ?? [],
  };
}

/** One or several, separated by commas; null when one of them is no origin. */
function originsOf(text: string): readonly string[] | null {
  const origins = text.split(',').map((each) => originOf(each.trim()));
  return origins.every((each) => each !== null) ? origins : null;
}

/** How many ports are tried where none was asked for. */
const NEAR = 100;

/** What `listen` resolves to at the port of `serving`, or, `mayMove`, at the next one that is free. */
export async function listeningNear<T>(listen: (port: number) => Promise<T>, serving: Serving, mayMove: boolean): Promise<T> {
  for (let port = serving.port; ; port++) {
    try {
      return await listening(listen(port), { ...serving, port });
    } catch (error) {
      const isLast = !mayMove || port + 1 >= serving.port + NEAR;
      if (isLast || !(error instanceof Failure) || error.code !== 'port-taken') throw error;
    }
  }
}

/** What `listen` resolves to; the system's error becomes a failure. */
export async function listening<T>(listen: Promise<T>, { host, port }: Serving): Promise<T> {
  return await listen.catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Failure('port-taken', { port: String(port), next: String(port < 65_535 ? port + 1 : port - 1) });
    throw new Failure('cannot-listen', { host, port: String(port), reason: code ?? message });
  });
}
