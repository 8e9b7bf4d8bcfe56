/**
 * Two endpoints that talk to each other: a script goes in, every moment of what follows comes out. A pure function in virtual time.
 *
 * Knows what travels, how long, and when it is lost. Must not know how an endpoint behaves (machine.ts does), a real clock or real
 * randomness: keys are drawn from a fixed sequence that begins with the RFC's own, so the same script always gives the same moments.
 */
import type { Role } from '../annotation/model.ts';
import type { ConnectionEvent, Input } from './machine-io.ts';
import type { StepResult } from './draft.ts';
import { type ConnectionState, open } from './machine-state.ts';
import {
  type Flight,
  type Happening,
  type Moment,
  otherRole,
  type PairAction,
  type PairSetup,
  type PairState,
  type RoleEvent,
  type ScriptEntry,
} from './pair-state.ts';

/** A script that never comes to rest ends here. */
export const MOST_MOMENTS = 120;

/** RFC 6455 §5.7: the masking key of its examples. */
const FIRST_KEY = [0x37, 0xfa, 0x21, 0x3d];

/** Random bytes kept ready for a client. */
const ENTROPY = 32;

/** The engine that drives both ends: step of machine.ts, or stepEstablished where no handshake is made. */
export type Engine = (state: ConnectionState, input: Input) => StepResult;

/**
 * Every moment from the start until nothing is on its way and no patience runs out any more. Heartbeats alone do not keep it going
 * behind the script's last entry. Entries out of order are taken in the order of their times.
 */
export function runPair(engine: Engine, setup: PairSetup, script: readonly ScriptEntry[]): readonly Moment[] {
  let state = start(setup);
  const moments: Moment[] = [{ happening: { what: 'start' }, events: [], state }];
  const left = [...script].sort((a, b) => a.at - b.at || (a.after ?? 0) - (b.after ?? 0));
  while (moments.length < MOST_MOMENTS) {
    const due = nextDue(state, left.length > 0);
    const entry = left[0];
    const entryNow =
      entry !== undefined && (due === null || entry.at < due.at || (entry.at === due.at && (entry.after ?? 0) <= moments.length));
    if (!entryNow && due === null) break;
    if (entryNow) left.shift();
    const happening: Happening = entryNow ? { what: 'action', action: entry.action } : due!.happening;
    const scene = new Scene(engine, setup, { ...state, now: Math.max(state.now, entryNow ? entry.at : due!.at) });
    scene.happen(happening);
    state = scene.state;
    moments.push({ happening, events: scene.events, state });
  }
  return moments;
}

function start(setup: PairSetup): PairState {
  const established = setup.established;
  const state: PairState = {
    now: 0,
    client: open('client', { ...setup.client, established }),
    server: open('server', { ...setup.server, established }),
    flights: [],
    timers: [],
    tcpErrors: [],
    cut: false,
    tlsFailed: false,
    losing: [],
    natAt: setup.natIdle,
    natForgot: false,
    ended: [],
    drawn: 0,
  };
  const timers = ROLES.flatMap((role) => state[role].timers.map((timer) => ({ role, timer, at: setup.timers[timer] })));
  return { ...state, timers };
}

const ROLES: readonly Role[] = ['client', 'server'];

interface NextDue {
  readonly at: number;
  readonly happening: Happening;
}

/** What happens next by itself. Of one instant: arrivals in the order of sending, then patience, then the NAT box. */
function nextDue(state: PairState, moreToCome: boolean): NextDue | null {
  const flights = state.flights
    .filter((flight) => flight.state === 'flying')
    .map((flight) => ({ at: flight.arrives, happening: { what: 'arrival', flight } as const }));
  const timers = state.timers.map(({ role, timer, at }) => ({ at, happening: { what: 'timer', role, timer } as const }));
  const errors = state.tcpErrors.map(({ role, at }) => ({ at, happening: { what: 'tcp-error', role } as const }));
  const isIdle = flights.length === 0 && errors.length === 0 && timers.every(({ happening }) => happening.timer === 'heartbeat');
  if (isIdle && !moreToCome) return null;
  const nat = state.natAt === null ? [] : [{ at: state.natAt, happening: { what: 'nat-forgets' } as const }];
  const all: readonly NextDue[] = [...flights, ...timers, ...errors, ...nat];
  return all.reduce<NextDue | null>((first, each) => (first === null || each.at < first.at ? each : first), null);
}

/** One moment in the making. */
class Scene {
  readonly events: RoleEvent[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly setup: PairSetup,
    public state: PairState,
  ) {}

  happen(happening: Happening): void {
    switch (happening.what) {
      case 'start':
        return;
      case 'action':
        return this.act(happening.action);
      case 'arrival':
        return this.arrive(happening.flight);
      case 'timer': {
        const { role, timer } = happening;
        this.set({ timers: this.state.timers.filter((each) => each.role !== role || each.timer !== timer) });
        return this.give(role, { kind: 'timer', timer });
      }
      case 'tcp-error':
        return this.reset(happening.role);
      case 'nat-forgets':
        return this.set({ natAt: null, natForgot: true });
    }
  }

  private act(action: PairAction): void {
    switch (action.do) {
      case 'command':
        return this.give(action.role, { kind: 'command', command: action.command });
      case 'connect':
        return this.give('client', { kind: 'random', bytes: this.random() });
      case 'fail-tls':
        if (this.state.flights.length === 0) this.failTls();
        return;
      case 'refuse': {
        const { server } = this.state;
        const options = { ...server.options, server: { ...server.options.server, allowedOrigins: [] } };
        return this.set({ server: { ...server, options } });
      }
      case 'cut':
        return this.loseFlying(() => true, { cut: true });
      case 'lose':
        return this.loseFlying(() => false, { losing: [...new Set([...this.state.losing, action.role])] });
      case 'wait':
        return;
    }
  }

  private arrive(flight: Flight): void {
    this.set({ flights: this.state.flights.map((each) => (each.id === flight.id ? { ...each, state: 'arrived' } : each)) });
    const to = otherRole(flight.from);
    if (flight.kind === 'bytes') this.give(to, { kind: 'bytes', bytes: flight.bytes });
    else if (flight.kind === 'fin') this.give(to, { kind: 'end-of-stream' });
    else this.reset(to);
  }

  private failTls(): void {
    this.set({ tlsFailed: true });
    for (const role of ROLES) this.reset(role);
  }

  /** TCP is gone for `role`, without a FIN. */
  private reset(role: Role): void {
    this.set({ tcpErrors: this.state.tcpErrors.filter((each) => each.role !== role), ended: withRole(this.state.ended, role) });
    this.give(role, { kind: 'reset' });
  }

  private give(role: Role, input: Input): void {
    this.take(role, input);
    // A client that will have to mask finds its keys ready.
    const { phase, entropy } = this.state.client;
    if (role === 'client' && phase !== 'connecting' && phase !== 'closed' && entropy.length < ENTROPY)
      this.take('client', { kind: 'random', bytes: this.random() });
  }

  private take(role: Role, input: Input): void {
    const before: ConnectionState = this.state[role];
    const { state, events } = this.engine(before, input);
    this.set({ [role]: state });
    for (const event of events) {
      this.events.push({ role, event });
      this.obey(role, event);
    }
    // What the engine no longer waits for is no longer due.
    this.set({ timers: this.state.timers.filter((each) => each.role !== role || state.timers.includes(each.timer)) });
    if (state.phase === 'closed') this.set({ tcpErrors: this.state.tcpErrors.filter((each) => each.role !== role) });
  }

  /** Does in the world what an event says. */
  private obey(role: Role, event: ConnectionEvent): void {
    if (event.type === 'sent') this.send(role, 'bytes', event);
    else if (event.type === 'tcp-end') {
      if (role === 'server' && this.setup.serverHoldsTcp) return;
      this.set({ ended: withRole(this.state.ended, role) });
      this.send(role, 'fin', null);
    } else if (event.type === 'tcp-abort') {
      this.set({ ended: withRole(this.state.ended, role) });
      this.send(role, 'rst', null);
    } else if (event.type === 'timer') {
      const others = this.state.timers.filter((each) => each.role !== role || each.timer !== event.timer);
      const at = this.state.now + this.setup.timers[event.timer];
      this.set({ timers: event.running ? [...others, { role, timer: event.timer, at }] : others });
    }
  }

  private send(from: Role, kind: Flight['kind'], sent: Flight['sent']): void {
    const { now, flights, cut, losing, natForgot } = this.state;
    const isLost = cut || natForgot || losing.includes(from);
    const flight: Flight = {
      id: flights.length,
      from,
      kind,
      bytes: sent?.bytes ?? new Uint8Array(0),
      sent,
      leaves: now,
      arrives: now + this.setup.latency,
      state: isLost ? 'lost' : 'flying',
    };
    this.set({ flights: [...flights, flight], natAt: isLost || this.state.natAt === null ? this.state.natAt : now + this.setup.natIdle! });
    if (isLost) this.expectError(flight);
  }

  private loseFlying(which: (flight: Flight) => boolean, changes: Partial<PairState>): void {
    const { flights } = this.state;
    const isLost = (flight: Flight): boolean => flight.state === 'flying' && which(flight);
    this.set({ ...changes, flights: flights.map((flight) => (isLost(flight) ? { ...flight, state: 'lost' } : flight)) });
    for (const flight of flights) if (isLost(flight)) this.expectError(flight);
  }

  /** A reset is sent once; everything else TCP repeats, and in the end reports. */
  private expectError({ from, kind, leaves }: Flight): void {
    const isKnown = this.state.tcpErrors.some(({ role }) => role === from);
    if (kind === 'rst' || isKnown) return;
    this.set({ tcpErrors: [...this.state.tcpErrors, { role: from, at: Math.max(this.state.now, leaves + this.setup.tcpPatience) }] });
  }

  /** The next random bytes: the RFC's key, then a fixed sequence. */
  private random(): Uint8Array {
    const { drawn } = this.state;
    this.set({ drawn: drawn + ENTROPY });
    return Uint8Array.from({ length: ENTROPY }, (_, at) => FIRST_KEY[drawn + at] ?? Math.imul(drawn + at, 0x9e37_79b1) >>> 24);
  }

  private set(changes: Partial<PairState>): void {
    this.state = { ...this.state, ...changes };
  }
}

const withRole = (roles: readonly Role[], role: Role): readonly Role[] => (roles.includes(role) ? roles : [...roles, role]);
