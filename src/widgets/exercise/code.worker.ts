/**
 * Runs a learner's code: locks itself, takes one request, gives one result. Who started it stops it.
 *
 * Knows messages and how this kind of engine is asked. Must not know cases or what is right. It is a file of its own because the policy
 * of the pages forbids code made of texts; a worker from a file has the policy of that file, and here nothing is left to reach for.
 */
import { type CaseRequest, type CaseResult, troubled } from '../../lesson/exercise/code/code-schema.ts';
import { lockDown } from '../../lesson/exercise/code/lock.ts';
import { type Host, runCase } from '../../lesson/exercise/code/run-case.ts';

/** What the worker says: once that it listens, once what came of the run. */
export type CodeMessage = { readonly kind: 'ready' } | { readonly kind: 'result'; readonly result: CaseResult };

// Whatever is needed later is taken now.
const compile = Function;
const Later = Promise;
const say = postMessage.bind(self) as (message: CodeMessage) => void;
const report = reportError.bind(self);
const { port1, port2 } = new MessageChannel();
const knock = port2.postMessage.bind(port2);
const turns: (() => void)[] = [];
port1.onmessage = () => {
  turns.shift()?.();
};

/** Engines tell the line of a SyntaxError only where it is reported, or in a property of their own. */
function syntaxLine(error: unknown): Promise<number | null> {
  const { lineNumber, line } = error as { lineNumber?: unknown; line?: unknown };
  const own = lineNumber ?? line;
  if (typeof own === 'number') return Promise.resolve(own);
  return new Promise((done) => {
    lineSeen = done;
    report(error);
    done(null);
  });
}
let lineSeen: ((line: number | null) => void) | null = null;
addEventListener('error', (event) => {
  event.preventDefault();
  lineSeen?.(event.lineno > 0 ? event.lineno : null);
});

let rejected: ((reason: unknown) => void) | null = null;
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  rejected?.(event.reason);
});

/** Code may have spoilt whatever the harness itself is made of. */
async function answer(request: CaseRequest, host: Host): Promise<void> {
  let result = troubled({ what: 'broke-off' });
  try {
    result = await runCase(request, host);
  } catch {
    // The result stays what it was.
  }
  say({ kind: 'result', result });
}

addEventListener(
  'message',
  ({ data }: MessageEvent<CaseRequest>) => {
    const host = {
      compile: (...parts: string[]) => compile(...parts) as (...args: unknown[]) => unknown,
      turn: () =>
        new Later<void>((done) => {
          turns.push(done);
          knock(null);
        }),
      syntaxLine,
      unhandled: (tell: (reason: unknown) => void) => {
        rejected = tell;
      },
    };
    void answer(data, host);
  },
  { once: true },
);
lockDown(self);
say({ kind: 'ready' });
