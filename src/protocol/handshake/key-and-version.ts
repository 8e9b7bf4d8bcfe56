/**
 * The two fields of a request that have a value of their own form: Sec-WebSocket-Key and Sec-WebSocket-Version.
 *
 * Knows RFC 6455 §4.2.1 items 5 and 6, §4.3 and §11.3. Must not know whether they are there (request.ts does).
 */
import { decodeBase64 } from '../bytes/base64.ts';
import { KEY_BYTES } from './accept-key.ts';
import { type HeaderField, placeOf, rangeInValue } from './field-line.ts';
import type { HandshakeFinding } from './findings.ts';
import { findingAt } from './nodes.ts';

/**
 * §4.2.1 item 5: "A |Sec-WebSocket-Key| header field with a base64-encoded (see Section 4 of [RFC4648]) value that, when decoded, is 16 bytes
 * in length."
 */
export function judgeKey(fields: readonly HeaderField[]): HandshakeFinding[] {
  const [field, second] = fields as [HeaderField, HeaderField?];
  // §11.3.1: "The |Sec-WebSocket-Key| header field MUST NOT appear more than once in an HTTP request."
  if (second !== undefined) return [findingAt('key-duplicated', second.lineRange, { first: field.value, second: second.value })];
  const { value } = field;
  const range = placeOf(field);
  const reading = decodeBase64(value);
  if (!reading.wellFormed || value === '') {
    const fault = reading.faults.find(({ kind }) => kind !== 'spare-bits');
    const at = Math.min(fault?.at ?? 0, Math.max(0, value.length - 1));
    const place = value === '' ? range : rangeInValue(field, at, at + 1);
    return [findingAt('key-not-base64', place, { key: value, reason: fault?.kind ?? 'empty', at, octets: reading.bytes.length })];
  }
  const octets = reading.bytes.length;
  if (octets !== KEY_BYTES) return [findingAt('key-not-16-octets', range, { key: value, octets })];
  const findings: HandshakeFinding[] = [];
  // RFC 4648 §3.5: "Implementations MAY choose to reject" such an encoding. RFC 6455's own example in §4.1 ends in "PEC==".
  const spare = reading.faults.find((fault) => fault.kind === 'spare-bits');
  if (spare !== undefined) {
    const place = rangeInValue(field, spare.at, spare.at + 1);
    findings.push(findingAt('key-not-canonical', place, { key: value, character: spare.character, means: spare.means }));
  }
  // §4.1 item 7: "The nonce MUST be selected randomly for each connection."
  if (reading.bytes.every((byte) => byte === reading.bytes[0])) {
    findings.push(findingAt('key-not-random', range, { key: value, octet: reading.bytes[0]! }));
  }
  return findings;
}

/** §4.2.1 item 6: "A |Sec-WebSocket-Version| header field, with a value of 13." */
export function judgeVersion(fields: readonly HeaderField[], versions: readonly number[]): HandshakeFinding[] {
  const [field, second] = fields as [HeaderField, HeaderField?];
  // §11.3.5: "the |Sec-WebSocket-Version| header field MUST NOT appear more than once in an HTTP request."
  if (second !== undefined) return [findingAt('version-duplicated', second.lineRange, { first: field.value, second: second.value })];
  const { value } = field;
  // §4.3: "Limited to 0-255 range, with no leading zeros".
  if (!isVersion(value)) return [findingAt('version-syntax', placeOf(field), { version: value })];
  if (!versions.includes(Number(value))) {
    return [findingAt('version-not-13', placeOf(field), { version: Number(value), supported: versions.join(', ') })];
  }
  return [];
}

/** RFC 6455 §4.3: "version = DIGIT | (NZDIGIT DIGIT) | ("1" DIGIT DIGIT) | ("2" DIGIT DIGIT)", "Limited to 0-255 range". */
export function isVersion(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255;
}
