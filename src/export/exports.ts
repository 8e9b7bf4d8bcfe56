/**
 * The registry of export forms: what the copy menu and the command line offer, in this order.
 *
 * Knows ids and which function writes each. Must not know their display names (i18n/exports has them).
 */
import { hexDump, text2pcap } from './dumps.ts';
import { base64, cArray, escapedString, go, hexPlain, hexSpaced, javascript, python } from './literals.ts';

export const EXPORTS = {
  hex: hexSpaced,
  'hex-plain': hexPlain,
  escapes: escapedString,
  javascript,
  c: cArray,
  go,
  python,
  base64,
  'hex-dump': hexDump,
  text2pcap: (bytes) => text2pcap([{ bytes, direction: 'unknown' }]),
} as const satisfies Record<string, (bytes: Uint8Array) => string>;

export type ExportId = keyof typeof EXPORTS;
export const EXPORT_IDS = Object.keys(EXPORTS) as readonly ExportId[];
