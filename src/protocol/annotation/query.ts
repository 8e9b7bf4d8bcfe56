/**
 * Questions about an annotated tree: its leaves, the node under a bit, the way to a field.
 *
 * Knows nodes and ranges. Must not know any field by name.
 */
import type { BitRange, FieldNode, SourceId } from './model.ts';

/** Every node of the tree, parents before children, in the order of the wire. */
export function* walk<F extends string, C extends string>(tree: FieldNode<F, C>): Generator<FieldNode<F, C>> {
  yield tree;
  for (const child of tree.children) yield* walk(child);
}

/** Nodes without children, computed ones included, in order. */
export function leaves<F extends string, C extends string>(tree: FieldNode<F, C>): FieldNode<F, C>[] {
  return [...walk(tree)].filter((node) => node.children.length === 0);
}

/** The leaves read from the wire itself: together they cover the frame's bits, once. */
export function wireLeaves<F extends string, C extends string>(tree: FieldNode<F, C>): FieldNode<F, C>[] {
  return leaves(tree).filter((node) => node.origin === 'wire' && node.source === 'wire');
}

/** The deepest wire node of `source` that holds `bit`, or null when the tree does not reach there. */
export function nodeAtBit<F extends string, C extends string>(
  tree: FieldNode<F, C>,
  bit: number,
  source: SourceId = 'wire',
): FieldNode<F, C> | null {
  let found: FieldNode<F, C> | null = null;
  for (const node of walk(tree)) {
    if (node.source !== source || (source === 'wire' && node.origin !== 'wire')) continue;
    if (bit >= node.range.start && bit < node.range.end) found = node;
  }
  return found;
}

/** The nodes from the root down to the first one of `field`; empty when there is none. */
export function pathTo<F extends string, C extends string>(tree: FieldNode<F, C>, field: F): FieldNode<F, C>[] {
  if (tree.field === field) return [tree];
  for (const child of tree.children) {
    const path = pathTo(child, field);
    if (path.length > 0) return [tree, ...path];
  }
  return [];
}

/** The first node of `field`, or null. */
export function findField<F extends string, C extends string>(tree: FieldNode<F, C>, field: F): FieldNode<F, C> | null {
  return pathTo(tree, field).at(-1) ?? null;
}

/** The half-open range of bytes that a range of bits touches. */
export function byteRange(range: BitRange): { start: number; end: number } {
  return { start: Math.floor(range.start / 8), end: Math.ceil(range.end / 8) };
}

/** Bits in a range. */
export function bitLength(range: BitRange): number {
  return range.end - range.start;
}

/** True when the ranges share a bit. */
export function overlaps(a: BitRange, b: BitRange): boolean {
  return a.start < b.end && b.start < a.end;
}
