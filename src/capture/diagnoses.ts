/**
 * The registry of diagnoses: what bytes are when they are not a clean frame stream.
 *
 * Knows codes. Must not know how they are detected (diagnose/) or worded (i18n).
 */
export const DIAGNOSES = [
  'tls-records',
  'http-text',
  'handshake-before-frames',
  'out-of-sync',
  'payload-without-header',
  'payload-still-masked',
  'mask-bit-but-readable',
  'mask-bit-clear-but-key',
  'masked-twice',
  'zero-key',
  'compressed',
  'stray-nul',
  'ethernet-padding',
  'lower-layers',
  'hixie-76',
  'early-hybi-draft',
  'close-code-ascii',
  'close-code-low-byte',
  'close-code-little-endian',
  'length-off-by-one',
  'length-little-endian',
  'length-32-bit',
  'length-sign-extended',
  'length-counts-characters',
  'text-already-decoded',
  'directions-mixed',
  'payload-json',
  'payload-engine-io',
  'payload-socket-io',
  'payload-stomp',
  'payload-mqtt',
  'payload-messagepack',
] as const;
export type DiagnosisCode = (typeof DIAGNOSES)[number];

/** A repair is only new bytes and how to read them: the page applies it like any other paste. */
export interface Repair {
  readonly bytes: Uint8Array;
  readonly direction?: 'c2s' | 's2c';
  readonly rsv1Allowed?: boolean;
}

export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** 0 to 1: how sure. */
  readonly confidence: number;
  /** Half-open byte range in the run it is about. */
  readonly start: number;
  readonly end: number;
  /** The facts the reason is worded from (offsets, recovered key, counts). */
  readonly params: Readonly<Record<string, string | number>>;
  readonly repair?: Repair;
}
