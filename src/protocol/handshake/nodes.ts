/**
 * Building blocks of a head's tree: byte ranges, nodes and findings.
 *
 * Knows the annotation model. Must not know any rule of HTTP or of WebSocket.
 */
import type { BitRange, FieldValue, FindingParams } from '../annotation/model.ts';
import type { HandshakeFieldId, HandshakeNode } from './fields.ts';
import type { HandshakeFinding, HandshakeFindingCode } from './findings.ts';

/** Half-open range of bytes [start, end) of the source `wire`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The same range in bits, as the model counts. */
export function bitsOf({ start, end }: ByteRange): BitRange {
  return { start: start * 8, end: end * 8 };
}

/** A wire node over whole bytes; a group when it has children. */
export function nodeOf(
  field: HandshakeFieldId,
  range: ByteRange,
  value?: FieldValue,
  children: readonly HandshakeNode[] = [],
): HandshakeNode {
  return {
    field,
    source: 'wire',
    range: bitsOf(range),
    ...(value === undefined ? {} : { value }),
    origin: 'wire',
    missingBits: 0n,
    children,
    findings: [],
  };
}

/** `nodeOf`, or nothing where the range is empty: leaves tile, so none of them is empty. */
export function leafOf(field: HandshakeFieldId, range: ByteRange, value?: FieldValue): HandshakeNode[] {
  return range.end > range.start ? [nodeOf(field, range, value)] : [];
}

/** A finding about bytes [start, end); an empty range says where something is missing. */
export function findingAt(code: HandshakeFindingCode, range: ByteRange, params: FindingParams = {}): HandshakeFinding {
  return { code, params, source: 'wire', range: bitsOf(range) };
}

/**
 * The tree with each finding on the deepest node that holds its whole range; an empty range goes to the root. Findings the tree
 * already carries are dropped: `findings` is all of them. Linear in the tree plus, for each finding, its depth times a search.
 */
export function withFindings(tree: HandshakeNode, findings: readonly HandshakeFinding[]): HandshakeNode {
  const own: HandshakeFinding[] = [];
  const below = new Map<number, HandshakeFinding[]>();
  for (const finding of findings) {
    const at = finding.range.end > finding.range.start ? childHolding(tree.children, finding.range) : -1;
    if (at < 0) own.push(finding);
    else if (below.get(at)?.push(finding) === undefined) below.set(at, [finding]);
  }
  const children = tree.children.map((child, at) => {
    const list = below.get(at);
    return list === undefined && child.findings.length === 0 && child.children.length === 0 ? child : withFindings(child, list ?? []);
  });
  return { ...tree, children, findings: own };
}

/** Index of the child that holds `range`, or -1. Children lie side by side in the order of the wire. */
function childHolding(children: readonly HandshakeNode[], range: BitRange): number {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (children[middle]!.range.start <= range.start) low = middle;
    else high = middle - 1;
  }
  const child = children[low];
  return child !== undefined && child.range.start <= range.start && child.range.end >= range.end ? low : -1;
}
