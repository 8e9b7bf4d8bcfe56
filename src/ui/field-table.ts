/**
 * The contract of FieldTable.svelte.
 *
 * Knows references and field ids. Must not word anything: the caller does.
 */
import type { FieldId } from '../protocol/fields.ts';
import type { Reference } from './linking.ts';

/** One row, ready to print. */
export interface FieldRow {
  readonly reference: Reference;
  readonly field: FieldId;
  readonly name: string;
  /** As it stands on the wire or in mathematics; monospaced. Empty when nothing of it has arrived. */
  readonly value: string;
  readonly meaning: string;
  /** True when the value does not come from its own bits. */
  readonly computed?: boolean;
  /** Problems attached to it. */
  readonly findings?: number;
  /** What has not arrived, in words; null or absent when all of it has. */
  readonly missing?: string | null;
  /** What the value would become if the hovered bit were flipped. */
  readonly ghost?: string | null;
}
