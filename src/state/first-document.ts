/**
 * The document of the first view as plain JSON: scanned when the page is built, so that the browser can show it without
 * the code that scans.
 *
 * Knows documents and how typed arrays and big integers are spelled in JSON. Must not know which bytes come first.
 */
import type { FrameDocument } from './frame-document.ts';

const ARRAYS = { Uint8Array, Int32Array, Uint32Array, Float64Array } as const;
type ArrayName = keyof typeof ARRAYS;
type Packed = { readonly as: ArrayName; readonly of: readonly number[] } | { readonly as: 'bigint'; readonly of: string };

const isPacked = (value: unknown): value is Packed => typeof value === 'object' && value !== null && 'as' in value && 'of' in value;

/** Writes a small document as JSON. Columns are cut to the rows that are used. */
export function packDocument(document: FrameDocument): string {
  const rows = Math.max(document.frameCount, document.messageCount);
  return JSON.stringify(document, (key, value: unknown) => {
    if (typeof value === 'bigint') return { as: 'bigint', of: String(value) };
    if (!ArrayBuffer.isView(value)) return value;
    const name = (Object.keys(ARRAYS) as ArrayName[]).find((each) => value instanceof ARRAYS[each])!;
    const numbers = Array.from(value as Uint8Array);
    return { as: name, of: key === 'bytes' ? numbers : numbers.slice(0, rows) };
  });
}

/** Reads what `packDocument` wrote. */
export function unpackDocument(json: string): FrameDocument {
  return JSON.parse(json, (_, value: unknown) => {
    if (!isPacked(value)) return value;
    return value.as === 'bigint' ? BigInt(value.of) : ARRAYS[value.as].from(value.of);
  }) as FrameDocument;
}
