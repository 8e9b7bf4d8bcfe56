/**
 * The events of the proxy scene in the words of one language: sentences of its steps and lines of its log.
 *
 * Knows which fact belongs to which event. Must not know either language.
 */
import type { ProxyTexts } from '../../i18n/masking/proxy-en.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { cachedAddress, eventsAt, type Masking, type Passing, requestPrefix, type SceneEvent } from './proxy.ts';

/** Bytes of the payload that are spelled out. */
const SPELLED = 8;

/** One event in words. */
export function eventText(event: SceneEvent, { sent, key, wire, match }: Passing, masking: Masking, { events }: ProxyTexts): string {
  switch (event) {
    case 'written':
      return events.written(sent.length, masking === 'predictable', requestPrefix(sent) > 0);
    case 'framed':
      return events.framed(key === null ? null : toHex(key, ' '));
    case 'passes':
      return events.passes(toHex(wire.subarray(0, SPELLED), ' '), wire.length > SPELLED);
    case 'believed':
      return events.believed(new TextDecoder().decode(wire.subarray(0, match)));
    case 'stored':
      return events.stored(cachedAddress(wire));
    default:
      return events[event];
  }
}

/** The sentence of a step; step 0 tells what the scene is. */
export function sceneSentence(passing: Passing, masking: Masking, step: number, texts: ProxyTexts): string {
  const event = eventsAt(passing.match > 0, step).at(-1);
  return event === undefined ? texts.start : eventText(event, passing, masking, texts);
}
