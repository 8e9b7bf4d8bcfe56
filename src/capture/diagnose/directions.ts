/**
 * Frames of both sides in one run, as a log or a capture without directions leaves them.
 *
 * Knows that clients mask and servers do not. Must not know formats: marked directions are split by the readers.
 */
import { findingBit } from '../../protocol/findings.ts';
import { ByteSink } from './byte-sink.ts';
import { type Proposal, tryStream } from './proposal.ts';
import type { Scene } from './scene.ts';

const WRONG_SIDE = findingBit('mask-missing-from-client') | findingBit('mask-present-from-server');

/** Both sides' frames have to read clean on their own; the repair keeps the side that began. */
export function directionProposals(scene: Scene): Proposal[] {
  const { bytes, index, fault } = scene;
  if (!scene.violated || scene.directionMarked || fault < 1 || (index.findings[fault]! & WRONG_SIDE) === 0) return [];
  const sides = split(scene, scene.limit);
  const whole = scene.limit >= bytes.length;
  for (const [side, direction] of [
    [sides.masked, 'c2s'],
    [sides.unmasked, 's2c'],
  ] as const) {
    const trial = tryStream(side.bytes(), direction, index.rsv1Allowed);
    if (!trial.clean || (whole && !trial.complete && scene.incomplete === false)) return [];
  }
  const isClient = (index.byte1[0]! & 0b1000_0000) !== 0;
  const build = (limit: number) => (isClient ? split(scene, limit).masked : split(scene, limit).unmasked).bytes();
  const at = index.offset[fault]!;
  const params = { masked: sides.counts[1]!, unmasked: sides.counts[0]!, at };
  const end = at + index.headerLength[fault]! + index.payloadLength[fault]!;
  return [
    {
      code: 'directions-mixed',
      confidence: 0.92,
      start: at,
      end,
      params,
      fix: { keep: 0, build, direction: isClient ? 'c2s' : 's2c' },
      plain: true,
    },
  ];
}

function split({ bytes, index }: Scene, limit: number): { masked: ByteSink; unmasked: ByteSink; counts: number[] } {
  const masked = new ByteSink();
  const unmasked = new ByteSink();
  const counts = [0, 0];
  for (let row = 0; row < index.frameCount && index.offset[row]! < limit; row++) {
    const start = index.offset[row]!;
    const isMasked = (index.byte1[row]! & 0b1000_0000) !== 0;
    (isMasked ? masked : unmasked).copy(bytes, start, start + index.headerLength[row]! + index.payloadLength[row]!);
    counts[isMasked ? 1 : 0]!++;
  }
  return { masked, unmasked, counts };
}
