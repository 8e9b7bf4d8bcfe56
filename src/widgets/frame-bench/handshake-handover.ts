/**
 * The handshakes of a paste as links to the handshake page: each request with the response behind it and the frames that follow.
 *
 * Knows runs and that page's link. Must not know how either page shows them.
 */
import type { Direction } from '../../protocol/annotation/model.ts';
import type { RunKind } from '../../capture/reading.ts';
import { HANDSHAKE_LINK, headsFit, type LinkedRun, runsFit } from '../../state/handshake-link.ts';
import { formatToolLink } from '../../state/tool-link.ts';

interface Run {
  readonly kind: RunKind;
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

const NONE = new Uint8Array(0);
const isResponse = ({ bytes }: Run): boolean => String.fromCharCode(...bytes.subarray(0, 5)) === 'HTTP/';

/** The fragment for the handshake that begins with run number `at`; null when none does, or its heads are too long for a link. */
export function handshakeFragment(runs: readonly Run[], at: number): string | null {
  const first = runs[at]!;
  const before = runs[at - 1];
  if (first.kind !== 'handshake') return null;
  // A response goes with the request in front of it.
  if (isResponse(first) && before?.kind === 'handshake' && !isResponse(before)) return null;
  const next = runs[at + 1];
  const answer = isResponse(first) ? first : next?.kind === 'handshake' && isResponse(next) ? next : undefined;
  const req = isResponse(first) ? NONE : first.bytes;
  const res = answer?.bytes ?? NONE;
  if (!headsFit(req, res)) return null;
  const behind: LinkedRun[] = [];
  for (const run of runs.slice(answer === next && answer !== undefined ? at + 2 : at + 1)) {
    if (run.kind !== 'frames') break;
    behind.push({ bytes: run.bytes, direction: run.direction });
  }
  return formatToolLink(HANDSHAKE_LINK, { f: runsFit(behind) ? behind : [], step: 0, view: 'rows', open: false, req, res });
}
