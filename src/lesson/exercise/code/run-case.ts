/**
 * Runs a learner's code once: calls its function, or plays it as a script of a page against a scripted server.
 *
 * Knows what code may use and in which order things happen. Must not know where it runs: how code is compiled and how a task is waited
 * for are arguments, so that the worker in the page and the tests in Node run the same. Nothing here stops an endless loop: whoever
 * waits for the result does.
 */
import { Clock } from './clock.ts';
import { type CaseRequest, type CaseResult, troubled } from './code-schema.ts';
import { Log } from './log.ts';
import { scriptedSockets } from './scripted-socket.ts';
import { printed, shown, valueOf } from './values.ts';

export interface Host {
  /** Makes a function of its parameters' names and its body, as `Function` does. Throws a SyntaxError, or an EvalError where none may be made. */
  readonly compile: (...parts: string[]) => (...args: unknown[]) => unknown;
  /** Lets everything that waits be done: promises, and what the engine answers by itself. */
  readonly turn: () => Promise<void>;
  /** The line of a SyntaxError, counted with what the engine puts in front. */
  readonly syntaxLine: (error: unknown) => Promise<number | null>;
  /** Tells of promises that were rejected and that nobody minded. */
  readonly unhandled: (tell: (reason: unknown) => void) => void;
}

/** Milliseconds for which a script is watched; those of the clock, which do not last. */
const WATCHED = 10_000;
/** Tasks that a script may have done: an interval goes on for ever. */
const MOST_TASKS = 400;
/** What the code is called in the engine's stacks. */
const FILE = 'your-code.js';

/** Runs `request`. Never rejects. */
export async function runCase({ code, run }: CaseRequest, host: Host): Promise<CaseResult> {
  // A module could be fetched from anywhere. The word cannot be spelled differently, and code cannot be made of a text.
  if (/\bimport\b/.test(code)) return troubled({ what: 'import' });
  const clock = new Clock();
  const log = new Log(clock);
  const offset = offsetOf(host);
  const lineOf = (error: unknown): number | null => {
    const line = lineIn(error);
    return line === null ? null : line - offset;
  };
  const threw = (error: unknown): void => {
    log.add('throws', nameOf(error), { line: lineOf(error) });
  };
  host.unhandled(threw);
  const sockets = run.kind === 'script' ? scriptedSockets(clock, run.server, log, threw) : null;
  const globals = { ...timers(clock, log, threw), console: consoleOf(log), ...(sockets && { WebSocket: sockets.WebSocket }) };
  const result = (more: Partial<CaseResult>): CaseResult => ({
    ...{ trouble: null, value: null, log: log.lines, unlogged: log.unlogged, state: sockets?.state() ?? -1 },
    ...more,
  });

  let program: (...args: unknown[]) => unknown;
  try {
    // The first line stays the first, so that lines are counted as the learner counts them.
    const ending = run.kind === 'call' ? `\n;return typeof ${run.name} === 'function' ? ${run.name} : undefined;` : '';
    program = host.compile(...Object.keys(globals), `"use strict";${code}${ending}\n//# sourceURL=${FILE}`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) return troubled({ what: 'policy' });
    const line = await host.syntaxLine(error);
    const last = code.split('\n').length;
    // What the engine misses there is its own bracket, of which nobody needs to know.
    const isAtEnd = line !== null && line - offset > last;
    const text = isAtEnd ? 'SyntaxError: Unexpected end of input' : nameOf(error);
    return troubled({ what: 'syntax', text, line: line === null ? null : Math.min(line - offset, last) });
  }
  if (run.kind === 'script') {
    try {
      program(...Object.values(globals));
    } catch (error) {
      threw(error);
    }
    await host.turn();
    for (let tasks = 0; tasks < MOST_TASKS && clock.step(WATCHED); tasks++) {
      await host.turn();
      log.rest();
    }
    return result({});
  }
  try {
    const called = program(...Object.values(globals));
    if (typeof called !== 'function') return result({ trouble: { what: 'no-function' } });
    const given: unknown = (called as (...args: unknown[]) => unknown)(...run.args.map(valueOf));
    return result({ value: shown(await settled(given, clock, host)) });
  } catch (error) {
    return result({ trouble: { what: 'threw', text: nameOf(error), line: lineOf(error) } });
  }
}

/** Waits for a promise while time passes. */
async function settled(given: unknown, clock: Clock, host: Host): Promise<unknown> {
  if (!(given instanceof Promise)) return given;
  let isOver = false;
  const done = (): void => void (isOver = true);
  given.then(done, done);
  for (let tasks = 0; !isOver && tasks < MOST_TASKS; tasks++) {
    await host.turn();
    clock.step(WATCHED);
  }
  return given as Promise<unknown>;
}

/** Lines that the engine puts in front of a body. */
function offsetOf(host: Host): number {
  try {
    host.compile(`throw new Error()\n//# sourceURL=${FILE}`)();
  } catch (error) {
    return (lineIn(error) ?? 1) - 1;
  }
  return 0;
}

function lineIn(error: unknown): number | null {
  try {
    const found = /your-code\.js:(\d+)/.exec(String((error as Error).stack));
    return found ? Number(found[1]) : null;
  } catch {
    return null;
  }
}

function nameOf(error: unknown): string {
  const isError = error instanceof Error || error instanceof DOMException;
  return isError ? printed([`${error.name}: ${error.message}`]) : shown(error).text;
}

function consoleOf(log: Log): Readonly<Record<string, (...values: unknown[]) => void>> {
  const print = (...values: unknown[]): void => {
    log.add('console', log.isPrinted ? '' : printed(values));
  };
  return { log: print, info: print, warn: print, error: print, debug: print };
}

/** setTimeout and its family, in the time of the clock. */
function timers(clock: Clock, log: Log, threw: (error: unknown) => void): Readonly<Record<string, unknown>> {
  const running = new Map<number, () => void>();
  let last = 0;
  const start =
    (repeats: boolean) =>
    (act: unknown, delay?: unknown, ...args: unknown[]) => {
      if (typeof act !== 'function') throw new TypeError('A timer needs a function: texts are not run here.');
      const id = ++last;
      const again = (): void => {
        const once = clock.after(Math.max(Number(delay) || 0, 1), () => {
          if (!repeats) running.delete(id);
          log.rest();
          try {
            (act as (...given: unknown[]) => unknown)(...args);
          } catch (error) {
            threw(error);
          }
          if (repeats && running.has(id)) again();
        });
        running.set(id, once);
      };
      again();
      return id;
    };
  const stop = (id?: number): void => {
    running.get(id ?? 0)?.();
    running.delete(id ?? 0);
  };
  return { setTimeout: start(false), setInterval: start(true), clearTimeout: stop, clearInterval: stop };
}
