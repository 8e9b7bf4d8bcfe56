/**
 * Opens what a target is behind: the engine in this page, a tap, or the browser's WebSocket alone.
 *
 * Knows which kind needs what. Must not know the time line.
 */
import type { ControlRefusal } from '../../wire/control.ts';
import type { Tapped } from '../../wire/endpoint.ts';
import type { WireRecord } from '../../wire/record.ts';
import { reconstructed } from './reconstruction.ts';
import { openTap } from './tapped-server.ts';
import { IN_PAGE, type Target } from './target.ts';

/** Rejects when there is no tap where there should be one, or the engine does not arrive. */
export async function openEndpoint(
  target: Target,
  told: (record: WireRecord) => void,
  lost: () => void,
  refused: (refusal: ControlRefusal) => void,
): Promise<Tapped> {
  if (target.kind === 'page') {
    const { openEmbedded, pageWorld } = await import('../../wire/embedded/endpoint.ts');
    const page = { origin: location.origin, userAgent: navigator.userAgent, languages: navigator.languages };
    return openEmbedded({ page, base: IN_PAGE, world: pageWorld(), listener: told, refused });
  }
  if (target.tap === null) return reconstructed(told, () => performance.now(), location.origin);
  return openTap({ tap: target.tap, named: target.kind === 'server', told, refused, lost });
}
