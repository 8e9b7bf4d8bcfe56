/**
 * A judged handshake as JSON, with the keys that are promised and a few more.
 *
 * Knows names and the order of keys. Must not analyse anything.
 */
import { toHex } from '../protocol/bytes/hex.ts';
import { handshakeFindingSpec } from '../protocol/handshake/findings.ts';
import { latin1 } from '../protocol/handshake/octets.ts';
import { type HandshakeReport, placeOf } from './handshake-report.ts';

/** One object; `indent` columns deep for people, 0 to keep it on one line. */
export function handshakeJson(report: HandshakeReport, indent: number): string {
  const { paste, key, steps, request, response, valid, findings, given, explanation } = report;
  const mistakes = explanation?.kind === 'mistake' ? explanation.mistakes : [];
  const object = {
    key,
    accept: steps && steps.accept,
    steps: steps && {
      decodedKey: steps.decoded.wellFormed ? toHex(steps.decoded.bytes) : null,
      concatenation: latin1(steps.concatenation),
      sha1: toHex(steps.sha1.digest),
      accept: steps.accept,
    },
    valid,
    findings: findings.map((each) => {
      const { code, params, range } = each.finding;
      const { section, item } = placeOf(each);
      const { severity, status } = handshakeFindingSpec(code);
      const side = each.kind === 'request' ? 'client' : 'server';
      return {
        code,
        section,
        severity,
        side,
        item,
        status: each.kind === 'request' ? status : null,
        params,
        bits: [range.start, range.end],
      };
    }),
    diagnosis: mistakes[0]?.name ?? null,
    mistakes,
    given,
    request: request && {
      valid: request.valid,
      refusal: request.refusal && request.refusal.status,
      resource: request.resource,
      host: request.host,
      origin: request.origin,
      version: request.version,
      protocols: request.protocols,
      extensions: request.extensions.map(({ name }) => name),
      checks: request.checks.map(({ id, section, item, status }) => ({ id, section, item, status })),
    },
    response: response && {
      valid: response.valid,
      status: response.status,
      protocol: response.protocol,
      extensions: response.extensions.map(({ name }) => name),
      supportedVersions: response.supportedVersions,
      checks: response.checks.map(({ id, section, item, status }) => ({ id, section, item, status })),
    },
    behind: paste.behind.map(({ bytes, direction }) => ({ direction, bytes: toHex(bytes) })),
    read: { format: paste.format, supplied: paste.supplied },
  };
  return `${JSON.stringify(object, null, indent)}\n`;
}
