/**
 * A verdict as the page shows it: passed, refused or undecided, in words, with the item that decided it.
 *
 * Knows both verdicts and their words. Must not judge.
 */
import type { LabTexts } from '../../i18n/handshake/lab-en.ts';
import { findingPlace, type HandshakeFinding } from '../../protocol/handshake/findings.ts';
import type { RequestVerdict } from '../../protocol/handshake/request.ts';
import type { ResponseVerdict } from '../../protocol/handshake/response.ts';

export interface VerdictView {
  readonly tone: 'ok' | 'bad' | 'open';
  readonly who: string;
  readonly says: string;
  /** The finding that decided it. */
  readonly because: HandshakeFinding | null;
  /** `RFC 6455 §4.2.1` and the item in it. */
  readonly place: { readonly section: string; readonly item: number | null } | null;
}

/** `isEmpty`: there is no message at all; `alone`: the request is missing. */
export function verdictView(
  verdict: RequestVerdict | ResponseVerdict,
  texts: LabTexts['verdict'],
  { isEmpty, alone }: { readonly isEmpty: boolean; readonly alone: boolean },
): VerdictView {
  const who = verdict.kind === 'request' ? texts.server : texts.client;
  const because = verdict.firstError;
  const place = because === null ? null : findingPlace(because.code, verdict.kind);
  if (isEmpty) return { tone: 'open', who, says: texts.nothing, because: null, place: null };
  if (verdict.valid === false) {
    const says = verdict.kind === 'request' ? texts.refuses(verdict.refusal?.status ?? null) : texts.fails;
    return { tone: 'bad', who, says, because, place };
  }
  if (verdict.valid === null) return { tone: 'open', who, says: alone ? texts.unknown : texts.waits, because: null, place: null };
  return { tone: 'ok', who, says: verdict.kind === 'request' ? texts.upgrades : texts.opens, because: null, place: null };
}

/** Bytes of a finding; one that says where something is missing has none. */
export function bytesOfFinding({ range }: HandshakeFinding): { start: number; end: number } {
  return { start: range.start / 8, end: range.end / 8 };
}
