/**
 * Two endpoints that a learner drives, and the values that checks ask of them, by path: `client.state`, `server.code`, `first`.
 *
 * Knows how a list of actions becomes a course of the connection engine, in virtual time. Must not know any exercise, or wording.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import { stepEstablished } from '../../protocol/connection/established.ts';
import type { CloseBody, Command } from '../../protocol/connection/machine-io.ts';
import { MOST_MOMENTS, runPair } from '../../protocol/connection/pair.ts';
import type { Moment, PairAction, PairSetup, PairState, ScriptEntry } from '../../protocol/connection/pair-state.ts';
import { CLOSE } from '../../protocol/frame/opcodes.ts';
import type { StateAct, StateExercise } from './schema.ts';
import type { StateValue } from './state.ts';

/** As on the closing page: both in OPEN, 100 ms one way; patience of TCP and of the endpoints shorter than in real life. */
const SETUP: PairSetup = {
  established: true,
  latency: 100,
  client: { client: { url: 'wss://example.com/chat', origin: 'https://example.com' } },
  server: {},
  serverHoldsTcp: false,
  natIdle: null,
  timers: { handshake: 10_000, close: 3000, heartbeat: 30_000, pong: 10_000 },
  tcpPatience: 12_000,
};

/** More actions than this nobody needs. */
export const MOST_ACTIONS = 40;

export interface EndsCourse {
  /** Everything that has happened and, behind `at`, what would follow by itself. */
  readonly moments: readonly Moment[];
  /** The moment at which the learner stands. */
  readonly at: number;
}

/** Null: time goes on, and nobody does anything. */
function pairActionOf(act: StateAct): PairAction | null {
  switch (act.do) {
    case 'next':
      return null;
    case 'cut':
      return { do: 'cut' };
    case 'close': {
      const { code, reason } = act;
      const command: Command = { do: 'close', ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) };
      return { do: 'command', role: act.by, command };
    }
    case 'text':
      return { do: 'command', role: act.by, command: { do: 'text', text: act.text } };
    case 'ping':
    case 'end':
      return { do: 'command', role: act.by, command: { do: act.do } };
  }
}

/** Where the actions with these ids lead, one after the other. Ids that are none, and `next` where nothing is due, change nothing. */
export function play(actions: StateExercise<unknown>['actions'], taken: readonly string[]): EndsCourse {
  let script: readonly ScriptEntry[] = [];
  let moments = runPair(stepEstablished, SETUP, script);
  let at = 0;
  for (const id of taken.slice(0, MOST_ACTIONS)) {
    const act = actions.find((each) => each.id === id)?.act;
    if (act === undefined || at >= MOST_MOMENTS - 1) continue;
    const action = pairActionOf(act);
    if (action !== null) {
      script = [...script, { at: moments[at]!.state.now, after: at + 1, action }];
      moments = runPair(stepEstablished, SETUP, script);
    }
    at = Math.min(at + 1, moments.length - 1);
  }
  return { moments, at };
}

/** Whether anything would still happen by itself. */
export const isDue = ({ moments, at }: EndsCourse): boolean => at < moments.length - 1;

const codeOf = (body: CloseBody | null): StateValue | null => body && (body.code ?? 'empty');

const END: Readonly<Record<string, (state: PairState, role: Role) => StateValue | null>> = {
  /** readyState as pages know it: OPEN, CLOSING, CLOSED. */
  state: (state, role) => state[role].readyState.toUpperCase(),
  /** Of the CloseEvent; null until there is one. */
  code: (state, role) => state[role].result?.code ?? null,
  clean: (state, role) => state[role].result?.wasClean ?? null,
  /** Code of the Close that was sent or received, `empty` for one without a body; null until there is one. */
  sent: (state, role) => codeOf(state[role].closeSent),
  received: (state, role) => codeOf(state[role].closeReceived),
};
const BOTH: Readonly<Record<string, (state: PairState) => StateValue>> = {
  /** Who sent a Close first; empty while nobody has. */
  first: ({ flights }) => flights.find(({ sent }) => sent?.what === 'frame' && sent.frame.opcode === CLOSE)?.from ?? '',
  /** How much is on its way. */
  flying: ({ flights }) => flights.filter(({ state }) => state === 'flying').length,
};
const END_PATH = /^(client|server)\.(\w+)$/;

/** True for a path that two endpoints have a value at. */
export const isEndsPath = (path: string): boolean => Object.hasOwn(BOTH, path) || Object.hasOwn(END, END_PATH.exec(path)?.[2] ?? '');

/** The value at `path` where the learner stands; null where there is none yet, or no such path. */
export function valueOfEnds({ moments, at }: EndsCourse, path: string): StateValue | null {
  if (!isEndsPath(path)) return null;
  const { state } = moments[at]!;
  const [, role, name] = END_PATH.exec(path) ?? [];
  return name === undefined ? BOTH[path]!(state) : END[name]!(state, role as Role);
}

/** How a value is written in a sentence: as the API names it. */
export const writtenOfEnds = (_: string, value: StateValue | null): string => (value === null ? '–' : String(value));
