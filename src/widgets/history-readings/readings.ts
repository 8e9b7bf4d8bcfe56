/**
 * The same bytes as two receivers read them: spans of fields for the strip, frames and remarks for the lists, a verdict.
 *
 * Knows the frame cores of both times and how their fields fall on bytes. Must not word anything or know the DOM.
 */
import type { FieldNode, Finding } from '../../protocol/annotation/model.ts';
import { wireLeaves } from '../../protocol/annotation/query.ts';
import { frameAt } from '../../protocol/connection/frame-at.ts';
import { scanStream } from '../../protocol/connection/scan.ts';
import type { Verdict } from '../../protocol/connection/stream-index.ts';
import { type FieldRole, fieldSpec } from '../../protocol/fields.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';
import { legacyFieldSpec, type LegacyFieldId, type LegacyNode } from '../../protocol/legacy/fields.ts';
import { type LegacyFrame, readLegacyStream } from '../../protocol/legacy/frames.ts';

/** Bytes that are looked at, and frames of them that are listed. */
export const MOST_BYTES = 1024;
const MOST_FRAMES = 12;

/** Fields as the strip names them: of RFC 6455 those that share a byte are one. */
export type StripField =
  Exclude<LegacyFieldId, 'legacy.frame'> | 'frame.byte0' | 'frame.byte1' | 'frame.extended' | 'frame.masking-key' | 'frame.payload';

/** Bytes [start, end) that are one field, or the fields of one byte. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly field: StripField;
  readonly parts: readonly { readonly role: FieldRole; readonly letter: string }[];
}

export interface OldReading {
  readonly spans: readonly Span[];
  readonly frames: readonly LegacyFrame[];
  readonly ignored: LegacyNode | null;
  readonly messages: number;
  readonly closed: boolean;
  readonly incomplete: boolean;
  /** Not every frame is listed. */
  readonly more: boolean;
}

const leaves = (node: LegacyNode): LegacyNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves));

/** What a receiver of 2010 makes of the bytes. */
export function readOld(bytes: Uint8Array): OldReading {
  const { frames, events, ignored, incomplete, stoppedAt } = readLegacyStream(bytes, MOST_BYTES);
  const nodes = [...frames.flatMap(({ tree }) => leaves(tree)), ...(ignored === null ? [] : [ignored])];
  const spans = nodes.flatMap(({ field, range }): Span[] => {
    const { role, letter } = legacyFieldSpec(field);
    if (range.end === range.start || field === 'legacy.frame') return [];
    return [{ start: range.start / 8, end: range.end / 8, field, parts: role === null || letter === null ? [] : [{ role, letter }] }];
  });
  return {
    spans,
    frames: frames.slice(0, MOST_FRAMES),
    ignored,
    messages: events.filter(({ t }) => t === 'text').length,
    closed: events.some(({ t }) => t === 'close'),
    incomplete,
    more: frames.length > MOST_FRAMES || stoppedAt !== null,
  };
}

export interface NewReading {
  readonly spans: readonly Span[];
  readonly frames: readonly DissectedFrame[];
  readonly verdict: Verdict;
  readonly messages: number;
  readonly incomplete: boolean;
  readonly more: boolean;
}

function stripField({ field }: FieldNode): StripField {
  if (field === 'frame.masking-key') return field;
  if (field === 'frame.payload-length-16' || field === 'frame.payload-length-64') return 'frame.extended';
  if (field === 'frame.mask' || field === 'frame.payload-length-7') return 'frame.byte1';
  return /^frame\.(?:fin|rsv\d|opcode)$/.test(field) ? 'frame.byte0' : 'frame.payload';
}

/** The spans of a frame: fields that share a byte are one span with the letters of each. */
function spansOf(frame: DissectedFrame): Span[] {
  const spans: Span[] = [];
  for (const leaf of wireLeaves(frame.tree)) {
    const { role, letter } = fieldSpec(leaf.field);
    if (leaf.range.end === leaf.range.start || role === null || letter === null) continue;
    const field = stripField(leaf);
    const [start, end] = [Math.floor(leaf.range.start / 8), Math.ceil(leaf.range.end / 8)];
    const last = spans.at(-1);
    if (last?.field !== field || last.end < start) spans.push({ start, end, field, parts: [{ role, letter }] });
    else {
      const parts = last.parts.some((part) => part.role === role) ? last.parts : [...last.parts, { role, letter }];
      spans[spans.length - 1] = { ...last, end, parts };
    }
  }
  return spans;
}

/** What a receiver of RFC 6455 makes of the bytes. The direction is unknown: old bytes came from either side. */
export function readNew(bytes: Uint8Array): NewReading {
  const index = scanStream(bytes);
  const all = Array.from({ length: index.frameCount }, (_, k) => frameAt(bytes, index, k));
  return {
    spans: all.flatMap(spansOf),
    frames: all.slice(0, MOST_FRAMES),
    verdict: index.verdict,
    messages: index.deliveredMessages,
    incomplete: (all.at(-1)?.missingBytes ?? 0n) > 0n,
    more: all.length > MOST_FRAMES,
  };
}

/** Findings of a frame that are worth a line here: faults and what is missing, not that nobody has said which way it went. */
export const newFindings = ({ findings }: DissectedFrame): readonly Finding[] =>
  findings.filter(({ code }) => code !== 'direction-inferred');
