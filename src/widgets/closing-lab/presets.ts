/**
 * The courses that the closing page begins with: who does what when, under which conditions.
 *
 * Knows times and commands. Must not know what follows from them (protocol/connection/pair.ts does) or their names in words.
 */
import type { PresetName } from '../../i18n/closing/facts.ts';
import type { Role } from '../../protocol/annotation/model.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { Command } from '../../protocol/connection/machine-io.ts';
import type { PairAction, PairSetup, ScriptEntry } from '../../protocol/connection/pair-state.ts';
import { TEXT } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';

/** Milliseconds one way, to begin with. */
export const FIRST_LATENCY = 100;
export const MOST_LATENCY = 1000;
/** Seconds of silence after which the NAT box forgets, to begin with. */
export const FIRST_IDLE = 60;
export const MOST_IDLE = 3600;

/** Patience of TCP and of both endpoints, in milliseconds: real ones wait longer, TCP some 15 minutes. */
export const PATIENCE = { tcp: 12_000, close: 3000, pong: 10_000, handshake: 10_000 } as const;

const command = (at: number, role: Role, what: Command): ScriptEntry => ({ at, action: { do: 'command', role, command: what } });
const close = (at: number, role: Role, code?: number, reason?: string): ScriptEntry =>
  command(at, role, { do: 'close', ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) });
const text = (at: number, role: Role, words: string): ScriptEntry => command(at, role, { do: 'text', text: words });
const world = (at: number, action: PairAction): ScriptEntry => ({ at, action });

/** A text frame that `role` may not send so: a client's without a mask, a server's with one. */
export const brokenFrame = (role: Role): Uint8Array =>
  serializeFrame(simpleSpec(TEXT, encodeUtf8('hi'), role === 'client' ? null : Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)));

/** A proper text frame, sent past the rule that nothing follows a Close. */
export const lateFrame = (role: Role): Uint8Array =>
  serializeFrame(simpleSpec(TEXT, encodeUtf8('wait'), role === 'client' ? Uint8Array.of(0x21, 0x3d, 0x37, 0xfa) : null));

interface Preset {
  /** `idle`: milliseconds after which the NAT box forgets. */
  readonly script: (idle: number) => readonly ScriptEntry[];
  readonly established?: boolean;
  readonly serverHoldsTcp?: boolean;
  readonly nat?: boolean;
  readonly heartbeat?: boolean;
  readonly refuses?: boolean;
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  clean: { script: () => [close(0, 'client', 1000, 'bye')] },
  server: { script: () => [close(0, 'server', 1001, 'restart')] },
  both: { script: () => [close(0, 'client', 1000, 'done'), close(0, 'server', 4001, 'kicked')] },
  empty: { script: () => [close(0, 'client')] },
  late: {
    script: () => [
      close(0, 'client', 1000),
      text(0, 'server', 'one more'),
      command(0, 'client', { do: 'raw', bytes: lateFrame('client') }),
    ],
  },
  error: { script: () => [command(0, 'client', { do: 'raw', bytes: brokenFrame('client') })] },
  cut: { script: () => [world(0, { do: 'cut' }), text(1000, 'client', 'hello?')] },
  reply: { script: () => [world(0, { do: 'lose', role: 'server' }), close(0, 'client', 1000)] },
  hold: { script: () => [close(0, 'client', 1000)], serverHoldsTcp: true },
  nat: { script: (idle) => [text(Math.round(idle * 1.5), 'server', 'news')], nat: true },
  beat: { script: (idle) => [text(Math.round(idle * 1.5), 'server', 'news')], nat: true, heartbeat: true },
  whole: {
    script: () => [world(0, { do: 'connect' }), text(1000, 'client', 'hi'), close(2000, 'client', 1000)],
    established: false,
  },
  refused: { script: () => [world(0, { do: 'connect' })], established: false, refuses: true },
  tls: { script: () => [world(0, { do: 'fail-tls' })], established: false },
};

/** The conditions of a preset; `latency` in milliseconds, `idle` in seconds. */
export function setupOf(name: PresetName, latency: number, idle: number): PairSetup {
  const preset = PRESETS[name];
  return {
    established: preset.established ?? true,
    latency,
    client: { client: { url: 'wss://example.com/chat', origin: 'https://example.com' } },
    server: {
      ...(preset.refuses === true ? { server: { allowedOrigins: ['https://friends.example'] } } : {}),
      ...(preset.heartbeat === true ? { heartbeat: true } : {}),
    },
    serverHoldsTcp: preset.serverHoldsTcp ?? false,
    natIdle: preset.nat === true ? idle * 1000 : null,
    timers: {
      handshake: PATIENCE.handshake,
      close: PATIENCE.close,
      heartbeat: Math.max(1, Math.round(idle / 2)) * 1000,
      pong: PATIENCE.pong,
    },
    tcpPatience: PATIENCE.tcp,
  };
}
