/**
 * A wire log as JSON, and back. The form is stable:
 *
 *   { "format": "frame-by-frame wire log", "version": 1, "records": [
 *     {"connection":1,"at":0,"kind":"opened","path":"/echo"},
 *     {"connection":1,"at":0,"kind":"bytes","from":"client","bytes":"474554…"},
 *     {"connection":1,"at":12.5,"kind":"dropped","from":"server","count":70000},
 *     {"connection":1,"at":20,"kind":"end","from":"client"},
 *     {"connection":1,"at":20,"kind":"lost"} ] }
 *
 * One record a line, in the order in which they came. `at` counts milliseconds from the connection's first byte, `bytes` is hex, `from` is
 * `client` or `server`. A reader leaves members aside that it does not know; a form that this one cannot read gets another version.
 *
 * Knows records. Must not know what is on the wire, or files.
 */
import { fromHex, toHex } from '../../protocol/bytes/hex.ts';
import type { WireRecord, WireSide } from '../record.ts';

const FORMAT = 'frame-by-frame wire log';
const VERSION = 1;

export function wireJson(records: readonly WireRecord[]): string {
  return [...wireJsonParts(records)].join('');
}

/** The same text piece by piece, a record each: for who must not be held up by a long log. */
export function* wireJsonParts(records: readonly WireRecord[]): Generator<string> {
  yield `{ "format": ${JSON.stringify(FORMAT)}, "version": ${VERSION}, "records": [\n`;
  for (const [at, record] of records.entries()) yield `${at === 0 ? '' : ',\n'}${JSON.stringify(plain(record))}`;
  yield '\n] }\n';
}

/** Members in the order in which they are documented. */
function plain(record: WireRecord): object {
  const { connection, at, kind } = record;
  const shared = { connection, at, kind };
  switch (record.kind) {
    case 'opened':
      return { ...shared, path: record.path };
    case 'bytes':
      return { ...shared, from: record.from, bytes: toHex(record.bytes) };
    case 'end':
      return { ...shared, from: record.from };
    case 'lost':
      return shared;
    case 'dropped':
      return { ...shared, from: record.from, count: record.count };
  }
}

/** The records of a log; null for a text that is none, or not whole. */
export function readWireJson(text: string): WireRecord[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(read) || read['format'] !== FORMAT || read['version'] !== VERSION || !Array.isArray(read['records'])) return null;
  const records: WireRecord[] = [];
  for (const each of read['records'] as unknown[]) {
    const record = isObject(each) ? recordOf(each) : null;
    if (record === null) return null;
    records.push(record);
  }
  return records;
}

function recordOf(read: Readonly<Record<string, unknown>>): WireRecord | null {
  const { connection, at, kind, from, path, bytes, count } = read;
  if (!isCount(connection) || connection < 1 || typeof at !== 'number' || at < 0) return null;
  const shared = { connection, at };
  if (kind === 'opened') return typeof path === 'string' ? { ...shared, kind, path } : null;
  if (kind === 'lost') return { ...shared, kind };
  if (!isSide(from)) return null;
  if (kind === 'end') return { ...shared, kind, from };
  if (kind === 'dropped') return isCount(count) ? { ...shared, kind, from, count } : null;
  if (kind !== 'bytes' || typeof bytes !== 'string') return null;
  const octets = fromHex(bytes);
  return octets.length * 2 === bytes.length ? { ...shared, kind, from, bytes: octets } : null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isSide = (value: unknown): value is WireSide => value === 'client' || value === 'server';
