/** An endpoint in the page without a page, and what tests need of it. */
import { unmask } from '../../../src/protocol/bytes/xor.ts';
import { scanStream } from '../../../src/protocol/connection/scan.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { type Embedding, openEmbedded } from '../../../src/wire/embedded/endpoint.ts';
import type { WireRecord } from '../../../src/wire/record.ts';
import { playCase, type ScriptCase } from './script-cases.ts';
import { VirtualWorld } from './virtual-world.ts';

export const PAGE = { origin: 'http://127.0.0.1:4173', userAgent: 'Mozilla/5.0 (a test)', languages: ['en-US', 'en'] };
export const BASE = 'ws://127.0.0.1:4173/a/b/';

export function embedded(world = new VirtualWorld(), options: Partial<Embedding> = {}) {
  const records: WireRecord[] = [];
  const tapped = openEmbedded({ page: PAGE, base: BASE, world, listener: (record) => records.push(record), ...options });
  return { world, records, tapped };
}

/** What a script is told in a case, over so many milliseconds. */
export function played(scriptCase: Pick<ScriptCase, 'path' | 'protocols' | 'calls'>, milliseconds = 5_000) {
  const { world, records, tapped } = embedded();
  const told: string[] = [];
  playCase(
    (path, protocols, listener) => tapped.connect(path, protocols, listener),
    scriptCase,
    (line) => told.push(line),
    () => undefined,
  );
  world.pass(milliseconds);
  return { told, records };
}

/** Bytes of one side, all records joined. */
export function bytesFrom(records: readonly WireRecord[], side: 'client' | 'server', connection = 1): Uint8Array {
  return new Uint8Array(
    records.flatMap((each) => (each.kind === 'bytes' && each.from === side && each.connection === connection ? [...each.bytes] : [])),
  );
}

/** Code and reason of the Close that the client of a connection sent; null: it sent none. */
export function closeOfClient(records: readonly WireRecord[], connection = 1): string | null {
  const bytes = bytesFrom(records, 'client', connection);
  const frames = bytes.slice(readHead(bytes, 'request').length);
  const index = scanStream(frames, { direction: 'c2s' });
  const at = Array.from({ length: index.frameCount }, (_, row) => row).find((row) => index.byte0[row] === 0x88);
  if (at === undefined) return null;
  const start = index.offset[at]! + index.headerLength[at]!;
  const body = unmask(frames.subarray(start, start + Number(index.payloadLength[at]!)), frames.subarray(start - 4, start));
  return body.length === 0 ? '' : `${(body[0]! << 8) | body[1]!} ${new TextDecoder().decode(body.subarray(2))}`;
}
