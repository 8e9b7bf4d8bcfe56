/** Runs a diagnosis the way the page does, and checks a repair the way a reader would. */
import { diagnose, isFault } from '../../../src/capture/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../src/capture/diagnoses.ts';
import { binaryRun } from '../../../src/capture/read-file.ts';
import type { Direction } from '../../../src/protocol/annotation/model.ts';
import { scanStream } from '../../../src/protocol/connection/scan.ts';
import type { StreamIndex } from '../../../src/protocol/connection/stream-index.ts';

export function diagnosesOf(bytes: Uint8Array, direction: Direction = 'unknown'): Diagnosis[] {
  return diagnose(binaryRun(bytes, direction), scanStream(bytes, { direction }));
}

export function faultsOf(bytes: Uint8Array, direction: Direction = 'unknown'): Diagnosis[] {
  return diagnosesOf(bytes, direction).filter(isFault);
}

export function scanOfRepair({ repair }: Diagnosis): StreamIndex {
  const { bytes, direction = 'unknown', rsv1Allowed = false } = repair!;
  return scanStream(bytes, { direction, rsv1Allowed });
}

export function readsClean(diagnosis: Diagnosis): boolean {
  const index = scanOfRepair(diagnosis);
  const last = index.frameCount - 1;
  return index.verdict.closeCode === null && last >= 0 && index.lastDeclaredLength === BigInt(index.payloadLength[last]!);
}

/** Unmasked payloads of the frames of a repair, joined with `|`, as text. */
export function textsOf(diagnosis: Diagnosis): string {
  const index = scanOfRepair(diagnosis);
  const { bytes } = diagnosis.repair!;
  const texts: string[] = [];
  for (let row = 0; row < index.frameCount; row++) {
    const start = index.offset[row]! + index.headerLength[row]!;
    const payload = bytes.slice(start, start + index.payloadLength[row]!);
    const masked = (index.byte1[row]! & 0x80) !== 0;
    texts.push(new TextDecoder().decode(masked ? payload.map((byte, i) => byte ^ bytes[start - 4 + (i % 4)]!) : payload));
  }
  return texts.join('|');
}
