/**
 * From what is pointed at to what is said about it: the explain line, the table's rows, the brackets' words.
 *
 * Knows trees, references and where each sentence is found. Must not word anything itself or know the DOM.
 */
import { walk } from '../../protocol/annotation/query.ts';
import type { FieldNode, Finding } from '../../protocol/annotation/model.ts';
import { fieldSpec, type FieldId } from '../../protocol/fields.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';
import { sectionLabel, sectionUrl } from '../../i18n/rfc.ts';
import type { FieldRow } from '../../ui/field-table.ts';
import type { Reference } from '../../ui/linking.ts';
import type { BenchTexts } from './texts.ts';

/** The catalogues that explaining a frame takes. */
export type ExplainingTexts = Pick<BenchTexts, 'ui' | 'fields' | 'explain' | 'terms'>;

export interface Explanation {
  readonly letter: string | null;
  readonly role: ReturnType<typeof fieldSpec>['role'];
  readonly name: string;
  readonly text: string;
  readonly section: { readonly label: string; readonly href: string } | null;
  readonly ghost: string | null;
}

/** A section as label and address, for links; null for one that does not exist. */
export function sectionLink(reference: string): { readonly label: string; readonly href: string } | null {
  const href = sectionUrl(reference);
  return href === null ? null : { label: sectionLabel(reference), href };
}

/** The node a reference speaks of: the one of its field that holds it, else the deepest one over its first bit. */
export function nodeOf(frame: DissectedFrame, reference: Reference): FieldNode | null {
  const { source, range, field } = reference;
  if (field === 'text.character') {
    return { field, source, range, origin: 'computed', missingBits: 0n, children: [], findings: [] };
  }
  let deepest: FieldNode | null = null;
  for (const node of walk(frame.tree)) {
    if (node.source !== source || range.start < node.range.start || range.start > node.range.end) continue;
    if (node.field === field && range.end <= node.range.end) return node;
    if (range.start < node.range.end && (node.origin === 'wire' || source !== 'wire')) deepest = node;
  }
  return deepest;
}

const isBytes = (field: FieldId): boolean =>
  ['bytes', 'text', 'code'].includes(fieldSpec(field).kind) || field.startsWith('frame.payload-length-');

/** What the explain line says about `reference` in this frame, or null when it points at nothing there. */
export function explanationOf(frame: DissectedFrame, reference: Reference, texts: ExplainingTexts): Explanation | null {
  const node = nodeOf(frame, reference);
  if (!node) return null;
  const { letter, role, section } = fieldSpec(node.field);
  const from = reference.range.start - node.range.start;
  const oneByte = reference.range.end - reference.range.start <= 8 && node.range.end - node.range.start > 8;
  const text =
    oneByte && isBytes(node.field) && node.field !== 'text.character'
      ? texts.explain.explainByte(node, frame, Math.floor(from / 8))
      : texts.explain.explain(node, frame);
  const ghost = whatIf(frame, reference, node, texts);
  return { letter, role, name: texts.fields[node.field].short, text, section: sectionLink(section), ghost };
}

/** What flipping the hovered bit would do; null when no single bit is pointed at. */
function whatIf(frame: DissectedFrame, { bit }: Reference, node: FieldNode, texts: ExplainingTexts): string | null {
  if (bit === undefined || node.field === 'text.character' || bit < node.range.start || bit >= node.range.end) return null;
  return texts.explain.whatIf(node, frame, bit - node.range.start) || null;
}

/** Bytes of a payload that a table cell shows. */
const CELL_BYTES = 16;
const CELL_CHARACTERS = 60;
const hex = (bytes: Uint8Array): string => {
  const shown = Array.from(bytes.subarray(0, CELL_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > CELL_BYTES ? `${shown} …` : shown;
};

function valueOf(node: FieldNode, frame: DissectedFrame): string {
  const { value } = node;
  const source = frame.sources.find((each) => each.id === node.source);
  if (fieldSpec(node.field).kind === 'bytes') {
    const bytes = source?.bytes.subarray(node.range.start / 8, Math.min(node.range.end / 8, node.range.start / 8 + CELL_BYTES + 1));
    return bytes ? hex(bytes) : '';
  }
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (node.field === 'frame.opcode') return `0x${Number(value).toString(16)}`;
  if (typeof value === 'string') return value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS)}…` : value;
  if (value instanceof Uint8Array) return hex(value);
  return String(value);
}

/** The rows of the field table: every named part of the frame, in the order of the wire, computed ones beside theirs. */
export function rowsOf(
  frame: DissectedFrame,
  number: number,
  findings: readonly Finding[],
  hover: Reference | null,
  texts: ExplainingTexts,
): FieldRow[] {
  const pointed = hover?.bit === undefined ? null : nodeOf(frame, hover);
  const rows: FieldRow[] = [];
  for (const node of walk(frame.tree)) {
    if (node.field === 'frame') continue;
    const { field } = node;
    rows.push({
      reference: { frame: number, source: node.source, range: node.range, field },
      field,
      name: texts.fields[field].name,
      value: valueOf(node, frame),
      meaning: texts.explain.explain(node, frame),
      computed: node.origin === 'computed',
      findings: findings.filter((each) => each.source === node.source && overlaps(each.range, node.range) && isOwn(each, node)).length,
      missing: node.missingBits > 0n ? missing(node.missingBits, texts) : null,
      ghost: hover && pointed === node ? whatIf(frame, hover, node, texts) : null,
    });
  }
  return rows;
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start < b.end && b.start < a.end;
const isOwn = (finding: Finding, node: FieldNode): boolean => node.findings.some((each) => each.code === finding.code);

function missing(bits: bigint, { terms, ui }: ExplainingTexts): string {
  return ui.table.partly(bits % 8n === 0n ? terms.bytes(bits / 8n) : terms.bits(bits));
}

/** Words for a bracket under the cells, the most important first; those that do not fit are left out. */
export function bracketWords(nodes: readonly FieldNode[], frame: DissectedFrame | null, texts: ExplainingTexts): string[] {
  const [node] = nodes;
  if (!node) return [];
  if (nodes.length > 1) return ['RSV1–3'];
  const name = texts.fields[node.field].short;
  if (!frame) return [name];
  const value = valueOf(node, frame);
  if (node.field === 'frame.opcode') return [name, `${value} ${texts.terms.opcodeName(frame.opcode)}`];
  return fieldSpec(node.field).kind === 'length' || fieldSpec(node.field).kind === 'code' ? [name, value] : [name];
}
