/**
 * The answer of a server that does not open the connection: the right status and the fields that have to come with it.
 *
 * Knows statuses and their duties. Must not decide whether to refuse (request.ts does).
 */
import { type BuiltField, buildHead, REASONS, statusLine } from './build.ts';
import { type HandshakeFinding, handshakeFindingSpec, type RefusalStatus } from './findings.ts';

export interface Refusal {
  readonly status: RefusalStatus;
  readonly reason: string;
  readonly fields: readonly BuiltField[];
  /** The whole answer; it has no content. */
  readonly bytes: Uint8Array;
  /** The finding that decided it. */
  readonly because: HandshakeFinding;
}

/** The versions a server here speaks: that of RFC 6455. */
export const SUPPORTED_VERSIONS: readonly number[] = [13];

/** The refusal for the first requirement violated; null when `finding` is null or no reason to refuse. */
export function refusalFor(finding: HandshakeFinding | null, versions: readonly number[] = SUPPORTED_VERSIONS): Refusal | null {
  const status = finding === null ? null : handshakeFindingSpec(finding.code).status;
  if (finding === null || status === null) return null;
  const fields = [...dutiesOf(finding, status, versions), { name: 'Connection', value: status === 426 ? 'Upgrade, close' : 'close' }];
  const all = [...fields, { name: 'Content-Length', value: '0' }];
  return { status, reason: REASONS[status] ?? '', fields: all, bytes: buildHead(statusLine(status), all), because: finding };
}

function dutiesOf({ code }: HandshakeFinding, status: RefusalStatus, versions: readonly number[]): BuiltField[] {
  const version = { name: 'Sec-WebSocket-Version', value: versions.join(', ') };
  // RFC 9110 §15.5.6: "The origin server MUST generate an Allow header field in a 405 response".
  if (status === 405) return [{ name: 'Allow', value: 'GET' }];
  // RFC 9110 §15.5.22: "The server MUST send an Upgrade header field in a 426 response to indicate the required protocol(s)". RFC 6455
  // §4.2.2: "and a |Sec-WebSocket-Version| header field indicating the version(s) the server is capable of understanding."
  if (status === 426) return [{ name: 'Upgrade', value: 'websocket' }, version];
  // RFC 6455 §4.4 shows the field in a 400, too: whoever got the version wrong learns which one is right.
  return code.startsWith('version-') ? [version] : [];
}
