/**
 * One handshake, judged: key and derivation, both verdicts, and the mistake behind a wrong accept.
 *
 * Knows how the core's judgements fit together. Must not print.
 */
import { type AcceptSteps, deriveSteps } from '../protocol/handshake/accept-key.ts';
import { buildRequest } from '../protocol/handshake/build.ts';
import { findingPlace, handshakeFindingSpec, type HandshakeFinding } from '../protocol/handshake/findings.ts';
import { type HeadKind, readHead } from '../protocol/handshake/head.ts';
import { fromLatin1 } from '../protocol/handshake/octets.ts';
import { judgeRequest, type RequestVerdict } from '../protocol/handshake/request.ts';
import { judgeResponse, type ResponseVerdict, sentBy } from '../protocol/handshake/response.ts';
import { type AcceptExplanation, explainAccept } from '../protocol/handshake/wrong-accept.ts';
import type { HandshakeInput } from './handshake-input.ts';

/** A finding with the message that it is about. */
export interface SidedFinding {
  readonly kind: HeadKind;
  readonly finding: HandshakeFinding;
}

export interface HandshakeReport {
  readonly paste: HandshakeInput;
  /** Null without one. */
  readonly key: string | null;
  readonly steps: AcceptSteps | null;
  readonly request: RequestVerdict | null;
  readonly response: ResponseVerdict | null;
  /** Null where it cannot be told: only values, an answer alone, an unfinished head. */
  readonly valid: boolean | null;
  readonly findings: readonly SidedFinding[];
  /** The accept that was answered. */
  readonly given: string | null;
  /** Why it is what it is; null without a key or an accept. */
  readonly explanation: AcceptExplanation | null;
}

export function reportOnHandshake(paste: HandshakeInput): HandshakeReport {
  const asked = paste.request === null ? null : readHead(paste.request, 'request');
  const answered = paste.response === null ? null : readHead(paste.response, 'response');
  const request = asked === null ? null : judgeRequest(asked);
  const key = request === null ? paste.key : request.key;
  const sent = request !== null ? sentBy(request) : paste.key === null ? null : { key: paste.key, protocols: [], extensions: null };
  const response = answered === null ? null : judgeResponse(answered, sent);
  const given = response === null ? paste.accept : response.accept;
  const headers = [...(asked?.fields ?? []), ...(answered?.fields ?? [])];
  return {
    paste,
    key,
    // A key is octets: one code point each, as heads are read.
    steps: key === null ? null : deriveSteps(/[^\0-\xff]/.test(key) ? key : fromLatin1(key)),
    request,
    response,
    valid: validityOf(request, response),
    findings: [...(request === null ? ofKey(key) : sided('request', request.findings)), ...sided('response', response?.findings ?? [])],
    given,
    explanation: key === null || given === null ? null : explainAccept({ key, accept: given, others: { keys: paste.otherKeys, headers } }),
  };
}

/** True when an error was found, in whichever message. */
export function hasHandshakeErrors({ findings, explanation }: HandshakeReport): boolean {
  return (
    findings.some(({ finding }) => handshakeFindingSpec(finding.code).severity === 'error') ||
    (explanation !== null && explanation.kind !== 'right')
  );
}

/** Section and item of a finding where it stands. */
export const placeOf = ({ kind, finding }: SidedFinding): { readonly section: string; readonly item: number | null } =>
  findingPlace(finding.code, kind);

/** An answer alone is never called valid: whether it fits depends on what was asked. */
function validityOf(request: RequestVerdict | null, response: ResponseVerdict | null): boolean | null {
  if (request?.valid === false || response?.valid === false) return false;
  if (request === null) return null;
  return response === null ? request.valid : request.valid === true ? response.valid : null;
}

const sided = (kind: HeadKind, findings: readonly HandshakeFinding[]): SidedFinding[] => findings.map((finding) => ({ kind, finding }));

/** What there is to say about a key alone: it is judged in a request that has nothing else wrong with it. */
function ofKey(key: string | null): SidedFinding[] {
  if (key === null || /[^\x21-\x7e]/.test(key)) return [];
  const verdict = judgeRequest(readHead(buildRequest({ url: 'ws://server.example/', key }), 'request'));
  return sided('request', verdict.checks.find(({ id }) => id === 'key')?.findings ?? []);
}
