/** Every row of the transition table is a way that a connection can go. */
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import { open } from '../../../src/protocol/connection/machine.ts';
import type { Command, Input, Timer } from '../../../src/protocol/connection/machine-io.ts';
import type { ConnectionState } from '../../../src/protocol/connection/machine-state.ts';
import { PHASES, transitionFor, TRANSITIONS, type TransitionId } from '../../../src/protocol/connection/transitions.ts';
import { buildRequest, buildResponse } from '../../../src/protocol/handshake/build.ts';
import { ZERO_KEY } from './arbitraries.ts';
import { ofType, run } from './drive.ts';

const at = (hex: string): Input => ({ kind: 'bytes', bytes: fromHex(hex) });
const told = (command: Command): Input => ({ kind: 'command', command });
const timer = (each: Timer): Input => ({ kind: 'timer', timer: each });
const lost: Input = { kind: 'end-of-stream' };
const close = told({ do: 'close', code: 1000 });
const end = told({ do: 'end' });
const theirClose = at('888000000000');
const violation = at('83');
const asking: Input = { kind: 'random', bytes: new Uint8Array(16) };
const request: Input = { kind: 'bytes', bytes: buildRequest({ url: 'ws://example.com/', key: ZERO_KEY }) };
const bytes = (status: number): Input => ({ kind: 'bytes', bytes: buildResponse({ key: ZERO_KEY, status }) });

const client = open('client', { client: { url: 'ws://example.com/' } });
const server = open('server');
const ready = open('server', { established: true, heartbeat: true });
const patient = open('server', { established: true, answerClose: false });

/** Where to begin, and what leads there: the last input takes the transition. */
const WAYS: Record<TransitionId, readonly [ConnectionState, ...Input[]]> = {
  'client-opens': [client, asking, bytes(101)],
  'server-opens': [server, request],
  'client-rejects': [client, asking, bytes(404)],
  'server-refuses': [server, at('47455420200d0a0d0a')],
  'client-waits-no-longer': [client, asking, timer('handshake')],
  'server-waits-no-longer': [server, timer('handshake')],
  'handshake-given-up': [client, asking, close],
  'handshake-lost': [server, lost],
  'close-started-here': [ready, close],
  'close-started-there': [patient, theirClose],
  'close-answered-there': [ready, close, theirClose],
  'close-answered-here': [patient, theirClose, close],
  'failed-open': [ready, violation],
  'failed-closing': [ready, close, violation],
  'given-up-open': [ready, end],
  'given-up-after-own-close': [ready, close, end],
  'given-up-before-reply': [patient, theirClose, end],
  'lost-open': [ready, { kind: 'reset' }],
  'lost-before-answer': [ready, close, lost],
  'lost-before-reply': [patient, theirClose, lost],
  'closed-cleanly': [ready, theirClose, lost],
  'closed-after-ending': [ready, end, lost],
  'pong-missing': [ready, timer('heartbeat'), timer('pong')],
  'answer-missing': [ready, close, timer('close')],
  'tcp-close-missing': [ready, theirClose, timer('close')],
  'tcp-close-missing-after-ending': [ready, violation, timer('close')],
};

describe('the transition table', () => {
  it.each(TRANSITIONS)('$id: $from to $to', ({ id, from, to }) => {
    const [start, ...inputs] = WAYS[id];
    const before = run(start, inputs.slice(0, -1)).state;
    expect(before.phase).toBe(from);
    const { state, events } = run(before, inputs.slice(-1));
    expect(ofType(events, 'transition')).toMatchObject([{ id, from, to }]);
    expect(state.phase).toBe(to);
  });

  it('has one row for a role, a phase and a cause, and no way out of CLOSED', () => {
    for (const row of TRANSITIONS) {
      const roles = 'role' in row ? [row.role] : (['client', 'server'] as const);
      for (const role of roles) expect(transitionFor(role, row.from, row.cause)).toBe(row);
      expect(row.from).not.toBe('closed');
      expect(row.section).toMatch(/^RFC 6455 §\d+(\.\d+)*$/);
    }
    expect(new Set(TRANSITIONS.map(({ id }) => id)).size).toBe(TRANSITIONS.length);
    expect(new Set(TRANSITIONS.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(PHASES));
  });
});
