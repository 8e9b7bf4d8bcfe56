/**
 * A verdict's list of checks: one row an item of RFC 6455's list, passed, failed, or not there to be judged.
 *
 * Knows rows and the findings in them. Must not know what any row checks.
 */
import { type HandshakeFinding, handshakeFindingSpec } from './findings.ts';

/**
 * `not-reached`: the head ends before it, or an earlier answer makes it moot (a status other than 101).
 * `unknown`: it cannot be judged without the other message.
 */
export type CheckStatus = 'passed' | 'failed' | 'not-reached' | 'absent-but-optional' | 'unknown';

export interface HandshakeCheck<Id extends string = string> {
  readonly id: Id;
  /** Section with its document. */
  readonly section: string;
  /** The item's number in that section's list; null for the grammar of HTTP as a whole. */
  readonly item: number | null;
  readonly status: CheckStatus;
  /** The error that failed it. */
  readonly finding: HandshakeFinding | null;
  /** Everything found about it, remarks included. */
  readonly findings: readonly HandshakeFinding[];
}

/** What is known before looking at the findings: is there something to judge? */
export type Presence = 'present' | 'absent' | 'pending' | 'unknown';

const WITHOUT_ERROR: Readonly<Record<Presence, CheckStatus>> = {
  present: 'passed',
  absent: 'absent-but-optional',
  pending: 'not-reached',
  unknown: 'unknown',
};

export function isError(finding: HandshakeFinding): boolean {
  return handshakeFindingSpec(finding.code).severity === 'error';
}

/** A row: failed when one of its findings is an error, else what its presence says. */
export function checkOf<Id extends string>(
  id: Id,
  section: string,
  item: number | null,
  presence: Presence,
  findings: readonly HandshakeFinding[],
): HandshakeCheck<Id> {
  const finding = findings.find(isError) ?? null;
  return { id, section, item, status: finding === null ? WITHOUT_ERROR[presence] : 'failed', finding, findings };
}

/** All findings of a list of checks, in its order: the first error is the first requirement violated. */
export function findingsOfChecks(checks: readonly HandshakeCheck[]): HandshakeFinding[] {
  return checks.flatMap((check) => check.findings);
}

/** False with an error; null while a check without error is not reached; else true. */
export function validityOf(checks: readonly HandshakeCheck[], complete: boolean): boolean | null {
  if (checks.some((check) => check.status === 'failed')) return false;
  return complete && checks.every((check) => check.status !== 'not-reached' && check.status !== 'unknown') ? true : null;
}
