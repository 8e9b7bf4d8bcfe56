/**
 * The registry of findings about the handshake and the framing of 2010.
 *
 * Knows codes, severities and sections of draft-ietf-hybi-thewebsocketprotocol-00. Must not know wording, or how a rule is
 * checked. A registry of its own: those of RFC 6455 (../findings.ts) travel as bits and these never do.
 */
import type { Severity } from '../findings.ts';

export interface LegacyFindingSpec {
  /** `error`: the server aborts. `warning`: a client that obeys the draft never writes this. `note`: legal or incomplete. */
  readonly severity: Severity;
  /** Section of the draft. */
  readonly section: string;
  /** Item of the section's list, where it has one. */
  readonly item: number | null;
}

export const LEGACY_FINDINGS = {
  // Sending the server's opening handshake: abort
  'key-without-digits': { severity: 'error', section: '5.2', item: 4 },
  'key-without-spaces': { severity: 'error', section: '5.2', item: 5 },
  'key-not-divisible': { severity: 'error', section: '5.2', item: 6 },
  'key-part-too-large': { severity: 'error', section: '5.2', item: 8 },
  'body-not-8-bytes': { severity: 'error', section: '5.2', item: 8 },
  // The client's opening handshake: how a key is made
  'key-too-many-spaces': { severity: 'warning', section: '4.1', item: 16 },
  'key-number-too-large': { severity: 'warning', section: '4.1', item: 17 },
  'key-without-others': { severity: 'warning', section: '4.1', item: 21 },
  'key-too-many-others': { severity: 'warning', section: '4.1', item: 21 },
  'key-foreign-character': { severity: 'warning', section: '4.1', item: 21 },
  'key-space-at-edge': { severity: 'warning', section: '4.1', item: 22 },
  // Data framing: what a receiver passes over in silence
  'text-replaced': { severity: 'note', section: '4.2', item: null },
  'type-unknown': { severity: 'note', section: '4.2', item: null },
  'length-frame': { severity: 'note', section: '4.2', item: null },
  'after-closing': { severity: 'note', section: '4.2', item: null },
  // Incomplete: a receiver waits
  'end-missing': { severity: 'note', section: '4.2', item: null },
  'length-incomplete': { severity: 'note', section: '4.2', item: null },
  'data-incomplete': { severity: 'note', section: '4.2', item: null },
} as const satisfies Record<string, LegacyFindingSpec>;

export type LegacyFindingCode = keyof typeof LEGACY_FINDINGS;
/** Codes about one of the two keys, and codes about frames; the body has one of its own. */
export type LegacyKeyCode = Extract<LegacyFindingCode, `key-${string}`>;
export type LegacyFrameCode = Exclude<LegacyFindingCode, LegacyKeyCode | 'body-not-8-bytes'>;
export const LEGACY_FINDING_CODES = Object.keys(LEGACY_FINDINGS) as readonly LegacyFindingCode[];

/** The registry row of a finding, typed as the general spec. */
export function legacyFindingSpec(code: LegacyFindingCode): LegacyFindingSpec {
  return LEGACY_FINDINGS[code];
}
