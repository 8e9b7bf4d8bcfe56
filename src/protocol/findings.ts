/**
 * The registry of findings: every fault and remark the frame rules can make, with its severity, its section and
 * the close code a strict receiver fails the connection with.
 *
 * Knows codes and numbers. Must not know wording (i18n has it) or how a rule is checked (frame/rules.ts does).
 */

/** `error`: a receiver fails the connection. `warning`: the sender broke a rule the receiver survives. `note`: legal or incomplete. */
export type Severity = 'error' | 'warning' | 'note';

export interface FindingSpec {
  readonly severity: Severity;
  /** Section with its document, ready to print and to link. */
  readonly section: string;
  readonly closeCode: 1002 | 1007 | 1009 | null;
}

/**
 * At most 32 entries: a frame's findings travel through the stream index as one bit each, in this order
 * (see `findingBit`). Append; do not reorder without rebuilding every stored index.
 */
export const FINDINGS = {
  // V: a strict receiver fails the connection
  'rsv-without-extension': { severity: 'error', section: 'RFC 6455 §5.2', closeCode: 1002 },
  'opcode-reserved': { severity: 'error', section: 'RFC 6455 §5.2', closeCode: 1002 },
  'mask-missing-from-client': { severity: 'error', section: 'RFC 6455 §5.1', closeCode: 1002 },
  'mask-present-from-server': { severity: 'error', section: 'RFC 6455 §5.1', closeCode: 1002 },
  'control-frame-fragmented': { severity: 'error', section: 'RFC 6455 §5.5', closeCode: 1002 },
  'control-frame-too-long': { severity: 'error', section: 'RFC 6455 §5.5', closeCode: 1002 },
  'length-not-minimal': { severity: 'error', section: 'RFC 6455 §5.2', closeCode: 1002 },
  'length-top-bit-set': { severity: 'error', section: 'RFC 6455 §5.2', closeCode: 1002 },
  'continuation-without-start': { severity: 'error', section: 'RFC 6455 §5.4', closeCode: 1002 },
  'message-interrupted': { severity: 'error', section: 'RFC 6455 §5.4', closeCode: 1002 },
  'text-not-utf8': { severity: 'error', section: 'RFC 6455 §8.1', closeCode: 1007 },
  'text-ends-inside-character': { severity: 'error', section: 'RFC 6455 §8.1', closeCode: 1007 },
  'close-body-one-byte': { severity: 'error', section: 'RFC 6455 §5.5.1', closeCode: 1002 },
  'close-code-never-sent': { severity: 'error', section: 'RFC 6455 §7.4.1', closeCode: 1002 },
  'close-code-unusable': { severity: 'error', section: 'RFC 6455 §7.4.2', closeCode: 1002 },
  'close-reason-not-utf8': { severity: 'error', section: 'RFC 6455 §5.5.1', closeCode: 1007 },
  'rsv1-misplaced': { severity: 'error', section: 'RFC 7692 §6', closeCode: 1002 },
  'message-too-big': { severity: 'error', section: 'RFC 6455 §7.4.1', closeCode: 1009 },
  // A rule broken that a receiver is not told to fail for
  'frame-after-close': { severity: 'warning', section: 'RFC 6455 §5.5.1', closeCode: null },
  'masking-key-reused': { severity: 'warning', section: 'RFC 6455 §5.3', closeCode: null },
  // U: legal, but worth a word
  'masking-key-zero': { severity: 'note', section: 'RFC 6455 §5.3', closeCode: null },
  'fragment-empty': { severity: 'note', section: 'RFC 6455 §5.4', closeCode: null },
  'pong-unsolicited': { severity: 'note', section: 'RFC 6455 §5.5.3', closeCode: null },
  'direction-inferred': { severity: 'note', section: 'RFC 6455 §5.1', closeCode: null },
  'masked-empty-payload': { severity: 'note', section: 'RFC 6455 §5.2', closeCode: null },
  'fragment-one-byte': { severity: 'note', section: 'RFC 6455 §5.4', closeCode: null },
  // I: incomplete, which is no fault: a receiver waits
  'header-incomplete': { severity: 'note', section: 'RFC 6455 §5.2', closeCode: null },
  'length-incomplete': { severity: 'note', section: 'RFC 6455 §5.2', closeCode: null },
  'key-incomplete': { severity: 'note', section: 'RFC 6455 §5.3', closeCode: null },
  'payload-incomplete': { severity: 'note', section: 'RFC 6455 §5.2', closeCode: null },
  'message-unfinished': { severity: 'note', section: 'RFC 6455 §5.4', closeCode: null },
} as const satisfies Record<string, FindingSpec>;

export type FindingCode = keyof typeof FINDINGS;

export const FINDING_CODES = Object.keys(FINDINGS) as readonly FindingCode[];

const bitOf = new Map(FINDING_CODES.map((code, index) => [code, (1 << index) >>> 0]));

/** The bit that stands for `code` in a `findings` column. */
export function findingBit(code: FindingCode): number {
  return bitOf.get(code) ?? 0;
}

/** The codes whose bits are set in `bits`, in registry order. */
export function findingsOf(bits: number): FindingCode[] {
  return FINDING_CODES.filter((_, index) => (bits >>> index) & 1);
}

/** The registry row of a finding, typed as the general spec. */
export function findingSpec(code: FindingCode): FindingSpec {
  return FINDINGS[code];
}
