/**
 * The tap's way back: what a page asks the server to do on one of the tap's connections, as one JSON message; and the JSON message that
 * answers what is not done.
 *
 * Knows the messages. Must not know what a server does with them.
 */
import { fromHex, toHex } from '../protocol/bytes/hex.ts';
import { type Refused, REFUSALS } from '../protocol/connection/refusals.ts';
import type { ServerCommand } from './endpoint.ts';

export interface Control {
  /** Number of the connection among those of this tap, from 1. */
  readonly connection: number;
  readonly command: ServerCommand;
}

/** Bytes of a request that a server takes: a file of 64 KiB in hex, with room. Far above it, a tap is closed. */
export const LARGEST_CONTROL = 160 * 1024;

/** Bytes become hex: `{"connection":1,"command":{"do":"ping","payload":"6869"}}`. */
export function encodeControl(control: Control): string {
  return JSON.stringify(control, (_, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value));
}

/**
 * Why nothing was done, beside the rules of RFC 6455. `unreadable`: no request. `too-large`: longer than a server takes.
 * `no-connection`: this tap has no such connection that is open. `not-reading`: its client does not read what was sent before.
 * `relay`: a relay passes on and sends nothing of its own.
 */
export const CONTROL_REFUSALS = ['unreadable', 'too-large', 'no-connection', 'not-reading', 'relay'] as const;

export interface ControlRefusal {
  readonly refused: (typeof CONTROL_REFUSALS)[number] | Refused;
  /** Absent where no request could be read. */
  readonly connection?: number;
}

/** `{"refused":"close-sent","connection":1}` */
export function encodeRefusal(refusal: ControlRefusal): string {
  return JSON.stringify(refusal);
}

/** The refusal that a text message of a tap holds; null when it holds none: the first one tells the tap's id. */
export function decodeRefusal(message: string): ControlRefusal | null {
  const read = parsed(message);
  if (read === null || !isRefused(read['refused'])) return null;
  const { refused, connection } = read;
  return { refused, ...(typeof connection === 'number' && { connection }) };
}

function isRefused(code: unknown): code is ControlRefusal['refused'] {
  return typeof code === 'string' && (Object.hasOwn(REFUSALS, code) || CONTROL_REFUSALS.some((each) => each === code));
}

/** The request that a message holds; null when it holds none. Members that a command does not have are left out. */
export function decodeControl(message: string): Control | null {
  const read = parsed(message);
  if (read === null || !isRecord(read['command'])) return null;
  const { connection } = read;
  const command = commandOf(read['command']);
  if (typeof connection !== 'number' || !Number.isInteger(connection) || connection < 1 || command === null) return null;
  return { connection, command };
}

function commandOf(read: Readonly<Record<string, unknown>>): ServerCommand | null {
  const { opcode, fin, text, code, reason } = read;
  const payload = bytesOf(read['payload']);
  const kind = read['do'];
  switch (kind) {
    case 'text':
      return typeof text === 'string' ? { do: 'text', text } : null;
    case 'binary':
      return payload === null ? null : { do: 'binary', payload };
    case 'fragment':
      if ((opcode !== 0 && opcode !== 1 && opcode !== 2) || typeof fin !== 'boolean' || payload === null) return null;
      return { do: 'fragment', opcode, fin, payload };
    case 'ping':
    case 'pong':
      return payload === null ? { do: kind } : { do: kind, payload };
    case 'close':
      return {
        do: 'close',
        ...(typeof code === 'number' && { code }),
        ...(typeof reason === 'string' && { reason }),
      };
    case 'raw': {
      const bytes = bytesOf(read['bytes']);
      return bytes === null ? null : { do: 'raw', bytes };
    }
    case 'end':
      return { do: 'end' };
    default:
      return null;
  }
}

function bytesOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || value.length % 2 !== 0) return null;
  const bytes = fromHex(value);
  return bytes.length === value.length / 2 ? bytes : null;
}

function parsed(message: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(message);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
