/**
 * The way out of a finding where there is exactly one: the same head with as few octets changed as the rule allows.
 *
 * Knows which faults have a single repair. Must not word it, judge, or draw a key: a fresh one is an argument. A fault that could be mended
 * in two ways (a subprotocol that is no token, a bare CR, a status other than 101) has none here.
 *
 *   repairOf(head, finding, means?) -> bytes | null
 *   repairAll(bytes, judge, means?) -> { bytes, repaired }
 *
 * What stands behind the head goes along unchanged. `means.url`, `means.freshKey` and `means.sent` widen what can be repaired.
 */
import { type HandshakeFinding, type HandshakeFindingCode, handshakeFindingSpec } from './findings.ts';
import { HANDSHAKE_MENDS } from './handshake-mends.ts';
import { closedHead, type MessageHead, readHead } from './head.ts';
import { HTTP_MENDS } from './http-mends.ts';
import type { Mends, RepairMeans } from './mend.ts';
import { patched } from './patch.ts';

export type { RepairMeans } from './mend.ts';

const MENDS: Mends = { ...HTTP_MENDS, ...HANDSHAKE_MENDS };

/** The head's bytes with the finding mended; null where there is no single way. The finding is one of this head's. */
export function repairOf(head: MessageHead, finding: HandshakeFinding, means: RepairMeans = {}): Uint8Array | null {
  if (finding.code === 'head-incomplete') {
    const closed = closedHead(head.bytes);
    // Where there is no start line, an empty line ends nothing.
    return readHead(closed, head.kind).complete ? closed : null;
  }
  const mend = MENDS[finding.code];
  const patches = mend?.(head, finding, means) ?? null;
  return patches === null || patches.length === 0 ? null : patched(head.bytes, patches);
}

/** True for a code that `repairOf` can mend, given what it needs. */
export function isRepairable(code: HandshakeFindingCode): boolean {
  return code === 'head-incomplete' || code in MENDS;
}

export interface Repaired {
  readonly bytes: Uint8Array;
  /** Codes mended, in order; a code stands once for each place. */
  readonly repaired: readonly HandshakeFindingCode[];
}

/** More faults than a head of any sense has; the loop ends there whatever a repair does. */
const MOST_REPAIRS = 40;

/**
 * Mends one error or warning after the other, judging anew each time, until none is left that has a repair; and ends an unfinished head, for
 * until then nothing counts as missing. Legal things stay as they are. `judge` reads and judges bytes, and gives
 * the head with the findings of the verdict.
 */
export function repairAll(
  bytes: Uint8Array,
  judge: (bytes: Uint8Array) => { readonly head: MessageHead; readonly findings: readonly HandshakeFinding[] },
  means: RepairMeans = {},
): Repaired {
  const repaired: HandshakeFindingCode[] = [];
  let now = bytes;
  while (repaired.length < MOST_REPAIRS) {
    const { head, findings } = judge(now);
    const next = findings
      .filter(({ code }) => code === 'head-incomplete' || handshakeFindingSpec(code).severity !== 'note')
      .map((finding) => ({ code: finding.code, bytes: repairOf(head, finding, means) }))
      .find((each) => each.bytes !== null);
    if (next === undefined || next.bytes === null) break;
    repaired.push(next.code);
    now = next.bytes;
  }
  return { bytes: now, repaired };
}
