/** Two endpoints and the TCP between them: named courses (RFC 6455 §5.5.1, §7.1), and what holds for every script. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/protocol/annotation/model.ts';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import type { Command } from '../../../src/protocol/connection/machine-io.ts';
import { stepEstablished } from '../../../src/protocol/connection/established.ts';
import { step } from '../../../src/protocol/connection/machine.ts';
import { MOST_MOMENTS, runPair as runWith } from '../../../src/protocol/connection/pair.ts';
import { type Moment, otherRole, type PairAction, type PairSetup, type ScriptEntry } from '../../../src/protocol/connection/pair-state.ts';

const SETUP: PairSetup = {
  established: true,
  latency: 100,
  client: {},
  server: {},
  serverHoldsTcp: false,
  natIdle: null,
  timers: { handshake: 5000, close: 3000, heartbeat: 20_000, pong: 10_000 },
  tcpPatience: 12_000,
};
const runPair = (setup: PairSetup, script: readonly ScriptEntry[]): readonly Moment[] => runWith(step, setup, script);
const does = (role: Role, command: Command, at = 0): ScriptEntry => ({ at, action: { do: 'command', role, command } });
const close = (role: Role, code: number, at = 0): ScriptEntry => does(role, { do: 'close', code }, at);
const last = (moments: readonly Moment[]): Moment => moments.at(-1)!;
const phases = (moments: readonly Moment[], role: Role): string[] =>
  moments.flatMap(({ events }) =>
    events.flatMap(({ role: who, event }) => (who === role && event.type === 'transition' ? [event.to] : [])),
  );
const sentHex = (moments: readonly Moment[]): string[] =>
  last(moments).state.flights.map(({ kind, bytes }) => (kind === 'bytes' ? toHex(bytes) : kind));

describe('named courses', () => {
  it('§7.1.1 the client begins: Close, Close, the server ends TCP first', () => {
    const moments = runPair(SETUP, [does('client', { do: 'close', code: 1000, reason: 'bye' })]);
    expect(sentHex(moments).slice(1)).toEqual(['880203e8', 'fin', 'fin']);
    expect(sentHex(moments)[0]!.slice(0, 12)).toBe('888537fa213d');
    expect(phases(moments, 'client')).toEqual(['close-sent', 'close-done', 'closed']);
    expect(phases(moments, 'server')).toEqual(['close-received', 'close-done', 'closed']);
    expect(last(moments).state.client.result).toEqual({ code: 1000, reason: '', wasClean: true });
    expect(last(moments).state.server.result).toEqual({ code: 1000, reason: 'bye', wasClean: true });
  });

  it('§7.1.5 both begin at once: each sees the code of the other', () => {
    const { state } = last(runPair(SETUP, [close('client', 1000), close('server', 1001)]));
    expect(state.client.result).toMatchObject({ code: 1001, wasClean: true });
    expect(state.server.result).toMatchObject({ code: 1000, wasClean: true });
  });

  it('§7.1.5 an empty Close is reported as 1005, and 03 ed is never sent', () => {
    const moments = runPair(SETUP, [does('client', { do: 'close' })]);
    expect(last(moments).state.server.result).toEqual({ code: 1005, reason: '', wasClean: true });
    expect(last(moments).state.client.result).toEqual({ code: 1005, reason: '', wasClean: true });
    expect(sentHex(moments).join(' ')).not.toContain('03ed');
  });

  it('§7.1.5 a cut cable: 1006 for who sent, nothing at all for who waits', () => {
    const { state } = last(runPair(SETUP, [{ at: 0, action: { do: 'cut' } }, does('client', { do: 'text', text: 'hi' }, 1000)]));
    expect(state.client.result).toEqual({ code: 1006, reason: '', wasClean: false });
    expect(state.server.phase).toBe('open');
    expect(state.now).toBe(1000 + SETUP.tcpPatience);
  });

  it('§7.1.1 a server that never closes TCP: the client waits, then resets', () => {
    const moments = runPair({ ...SETUP, serverHoldsTcp: true }, [close('client', 1000)]);
    expect(sentHex(moments).slice(-1)).toEqual(['rst']);
    expect(phases(moments, 'client')).toEqual(['close-sent', 'close-done', 'closed']);
    expect(last(moments).state.server.phase).toBe('closed');
  });

  it('§5.5.2 heartbeats keep a NAT box from forgetting, and stop by themselves in no time', () => {
    const nat = { ...SETUP, natIdle: 60_000 };
    const talk = does('server', { do: 'text', text: 'news' }, 90_000);
    const silent = last(runPair(nat, [talk])).state;
    expect(silent.natForgot).toBe(true);
    expect(silent.server.result).toMatchObject({ code: 1006 });
    expect(silent.client.phase).toBe('open');
    const beating = last(runPair({ ...nat, server: { heartbeat: true } }, [talk])).state;
    expect(beating.natForgot).toBe(false);
    expect([beating.client.phase, beating.server.phase]).toEqual(['open', 'open']);
  });

  it('§4.1, §7.1.5 a refusal and a failed TLS look the same to a page', () => {
    const connect: ScriptEntry = { at: 0, action: { do: 'connect' } };
    const opening = { ...SETUP, established: false, client: { client: { url: 'ws://example.test/', origin: 'http://example.test' } } };
    const opened = last(runPair(opening, [connect])).state;
    expect([opened.client.phase, opened.server.phase]).toEqual(['open', 'open']);
    const refused = last(runPair({ ...opening, server: { server: { allowedOrigins: [] } } }, [connect])).state;
    expect(refused.client.response?.status).toBe(403);
    const noTls = last(runPair(opening, [{ at: 0, action: { do: 'fail-tls' } }])).state;
    for (const { client } of [refused, noTls]) expect(client.result).toEqual({ code: 1006, reason: '', wasClean: false });
    expect(noTls.flights).toEqual([]);
  });
});

const role = fc.constantFrom<Role>('client', 'server');
const closeCode = fc.constantFrom(1000, 3000, 4001, 4999);
const talking: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('text' as const), text: fc.string({ maxLength: 8 }) }),
  fc.constant<Command>({ do: 'ping' }),
  fc.record({ do: fc.constant('close' as const), code: closeCode, reason: fc.string({ maxLength: 8 }) }),
  fc.constant<Command>({ do: 'close' }),
);
const anything: fc.Arbitrary<PairAction> = fc.oneof(
  fc.record({
    do: fc.constant('command' as const),
    role,
    command: fc.oneof(
      talking,
      fc.constant<Command>({ do: 'end' }),
      fc.uint8Array({ maxLength: 8 }).map((bytes): Command => ({ do: 'raw', bytes })),
    ),
  }),
  fc.record({ do: fc.constant('lose' as const), role }),
  fc.constantFrom<PairAction>({ do: 'cut' }, { do: 'wait' }, { do: 'connect' }, { do: 'fail-tls' }),
);
const entries = (action: fc.Arbitrary<PairAction>): fc.Arbitrary<ScriptEntry[]> =>
  fc.array(fc.record({ at: fc.nat(1000), action }), { maxLength: 8 });
const setups: fc.Arbitrary<PairSetup> = fc.record({
  ...(Object.fromEntries(Object.entries(SETUP).map(([key, value]) => [key, fc.constant(value)])) as {
    [Key in keyof PairSetup]: fc.Arbitrary<PairSetup[Key]>;
  }),
  established: fc.boolean(),
  latency: fc.nat(500),
  serverHoldsTcp: fc.boolean(),
  natIdle: fc.constantFrom(null, 300),
  client: fc.constant({ client: { url: 'ws://example.test/' } }),
});

describe('every script', () => {
  it('ends, in order, and nothing follows a Close from the same engine', () => {
    fc.assert(
      fc.property(setups, entries(anything), (setup, script) => {
        const moments = runPair(setup, script);
        expect(moments.length).toBeLessThan(MOST_MOMENTS);
        for (const [at, { state }] of moments.entries()) if (at > 0) expect(state.now).toBeGreaterThanOrEqual(moments[at - 1]!.state.now);
        const { flights } = last(moments).state;
        expect(flights.some(({ state }) => state === 'flying')).toBe(false);
        for (const who of ['client', 'server'] as const) {
          const frames = flights.flatMap(({ from, sent }) => (from === who && sent?.what === 'frame' ? [sent.frame.opcode] : []));
          const firstClose = frames.indexOf(8);
          expect(firstClose === -1 || firstClose === frames.length - 1).toBe(true);
        }
      }),
    );
  });

  it('of talk and closes with nothing lost ends cleanly, each side seeing what the other sent', () => {
    const talk = entries(fc.record({ do: fc.constant('command' as const), role, command: talking }));
    fc.assert(
      fc.property(fc.nat(500), talk, role, (latency, script, who) => {
        const { state } = last(runPair({ ...SETUP, latency }, [...script, close(who, 1000, 2000)]));
        for (const side of ['client', 'server'] as const) {
          const sent = state[otherRole(side)].closeSent!;
          expect(state[side].result).toEqual({ code: sent.code ?? 1005, reason: sent.reason, wasClean: true });
        }
      }),
    );
  });

  it('of an established connection needs no code of the handshake', () => {
    fc.assert(
      fc.property(setups, entries(anything), (setup, script) => {
        const established = { ...setup, established: true };
        expect(runWith(stepEstablished, established, script)).toEqual(runPair(established, script));
      }),
    );
  });

  it('gives the same moments again, and a longer script begins like the shorter one', () => {
    fc.assert(
      fc.property(setups, entries(anything), (setup, script) => {
        const moments = runPair(setup, script);
        expect(runPair(setup, script)).toEqual(moments);
        const at = last(moments).state.now;
        const more = runPair(setup, [...script, { at, after: moments.length, action: { do: 'wait' } }]);
        expect(more.slice(0, moments.length)).toEqual(moments);
      }),
    );
  });
});
