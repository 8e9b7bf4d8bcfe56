/**
 * What the words of the closing page are told: presets, and what one moment brought.
 *
 * Knows names and shapes. Must not know wording, or how a moment comes about.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import type { Timer } from '../../protocol/connection/machine-io.ts';
import type { Refused } from '../../protocol/connection/refusals.ts';
import type { Phase } from '../../protocol/connection/transitions.ts';

export const PRESET_NAMES = [
  'clean',
  'server',
  'both',
  'empty',
  'late',
  'error',
  'cut',
  'reply',
  'hold',
  'nat',
  'beat',
  'whole',
  'refused',
  'tls',
] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** Numbers that prose around the tools mentions. */
export interface CloseLimits {
  /** Most bytes of a reason. */
  readonly reason: number;
  /** Most Chinese characters of it. */
  readonly han: number;
  /** The bytes of code 1000, in hex. */
  readonly normal: string;
}

/** What travels, as the page names it. A Close without a code has `code` null. */
export type Cargo =
  | { readonly kind: 'close'; readonly code: number | null; readonly reason: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ping' | 'pong' | 'fin' | 'rst' | 'request' | 'response' | 'refusal' }
  /** Bytes sent as they are, in hex. */
  | { readonly kind: 'raw'; readonly hex: string };

/** What somebody did. `api`: a close of the browser's, spelled as the call. */
export type Deed =
  | { readonly what: 'start'; readonly established: boolean }
  | { readonly what: 'close'; readonly role: Role; readonly code: number | null; readonly reason: string }
  | { readonly what: 'text'; readonly role: Role; readonly text: string }
  | { readonly what: 'ping' | 'end' | 'lose'; readonly role: Role }
  | { readonly what: 'raw'; readonly role: Role; readonly hex: string }
  | { readonly what: 'connect' | 'fail-tls' | 'refuse' | 'cut' | 'wait' | 'nat-forgets' }
  | { readonly what: 'arrival'; readonly to: Role; readonly cargo: Cargo }
  | { readonly what: 'timer'; readonly role: Role; readonly timer: Timer }
  | { readonly what: 'tcp-error'; readonly role: Role };

/** What followed for one endpoint. */
export type Outcome =
  | { readonly what: 'sent'; readonly role: Role; readonly cargo: Cargo; readonly lost: boolean }
  | { readonly what: 'phase'; readonly role: Role; readonly to: Phase }
  /** `closing`: this end had begun to close. A browser hands over no more messages then. */
  | { readonly what: 'delivered'; readonly role: Role; readonly text: string; readonly closing: boolean }
  /** A Ping that crossed this end's Close. */
  | { readonly what: 'unanswered'; readonly role: Role }
  | { readonly what: 'ignored'; readonly role: Role; readonly count: number }
  | { readonly what: 'failed'; readonly role: Role; readonly closeCode: number | null; readonly section: string }
  | { readonly what: 'refused'; readonly role: Role; readonly reason: Refused; readonly section: string }
  | { readonly what: 'closed'; readonly role: Role; readonly code: number; readonly reason: string; readonly wasClean: boolean };

/** Why a typed code or reason cannot go into a Close. */
export type CloseFault =
  | { readonly fault: 'text-too-long'; readonly length: number; readonly most: number }
  | { readonly fault: 'no-code'; readonly typed: string }
  | { readonly fault: 'api-code' | 'never-sent' | 'unusable' | 'client-only'; readonly code: number }
  | { readonly fault: 'reason-too-long'; readonly bytes: number; readonly over: number }
  | { readonly fault: 'reason-without-code' };
