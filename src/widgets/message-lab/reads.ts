/**
 * The same stream as TCP may deliver it: cut into reads anywhere, and what the receiver knows after each of them.
 *
 * Knows offsets and how to ask the engine. Must not know the page or any wording.
 */
import type { ReadFacts } from '../../i18n/messages/facts.ts';
import { cutFrames } from '../../protocol/frame/frame-list.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { stepEstablished as step } from '../../protocol/connection/established.ts';
import type { ConnectionEvent } from '../../protocol/connection/machine-io.ts';
import type { Way } from './messages-link.ts';
import { receiverOf } from './receiver.ts';

export interface Read {
  /** Bytes [from, to) of the stream. */
  readonly from: number;
  readonly to: number;
  readonly facts: ReadFacts;
}

export interface Reads {
  readonly reads: readonly Read[];
  /** What was delivered and how it ended, to be compared with any other cutting. */
  readonly result: string;
}

/** `cuts` in ascending order, each inside the stream. */
export function readsOf(stream: Uint8Array, cuts: readonly number[], way: Way): Reads {
  let state = receiverOf(way);
  let delivered = 0;
  const told: string[] = [];
  const reads: Read[] = [];
  const ends = [...cuts, stream.length];
  let from = 0;
  for (const to of ends) {
    const { state: next, events } = step(state, { kind: 'bytes', bytes: stream.subarray(from, to) });
    state = next;
    for (const event of events) {
      if (event.type === 'message') delivered++;
      const line = lineOf(event);
      if (line !== null) told.push(line);
    }
    const stopped = state.failure ? (state.failure.closeCode ?? 0) : state.closeReceived ? 0 : null;
    const part = stopped === null && state.frameStart < to ? partOf(stream.subarray(state.frameStart, to), state.frames) : null;
    reads.push({ from, to, facts: { frames: state.frames, part, open: state.message?.length ?? null, delivered, stopped } });
    from = to;
  }
  return { reads, result: told.join('\n') };
}

/** What an application can tell apart: messages, control frames, the end; each with the offset at which it was certain. */
function lineOf(event: ConnectionEvent): string | null {
  switch (event.type) {
    case 'message':
      return `${event.offset} ${event.kind} ${event.payload.join()}`;
    case 'ping':
    case 'pong':
      return `${event.offset} ${event.type} ${event.payload.join()}`;
    case 'close-received':
      return `${event.offset} close ${event.code} ${event.reason}`;
    case 'failed':
      return `${event.offset} failed ${event.failure.section} ${event.failure.byte ?? ''}`;
    default:
      return null;
  }
}

/** The frame that has begun with `bytes`; null where they end with a whole frame or there are none. */
function partOf(bytes: Uint8Array, frames: number): ReadFacts['part'] {
  const { headerHave, headerNeeds, payloadHave, declared } = readHeader(bytes, 0);
  if (bytes.length === 0) return null;
  const isHeaderThere = headerHave === headerNeeds && declared !== null;
  if (isHeaderThere && declared === BigInt(payloadHave)) return null;
  return {
    frame: frames + 1,
    header: headerHave,
    headerNeeds: headerHave < 2 ? 2 : headerNeeds,
    payload: isHeaderThere ? { have: payloadHave, of: Number(declared) } : null,
  };
}

export const PRESETS = ['all', 'each', 'frames', 'headers', 'payloads', 'pairs'] as const;
export type Preset = (typeof PRESETS)[number];

/** The cuts of a preset. */
export function cutsOf(preset: Preset, stream: Uint8Array): number[] {
  const borders: { start: number; header: number; length: number }[] = [];
  let start = 0;
  for (const frame of cutFrames(stream)) {
    borders.push({ start, header: readHeader(frame, 0).headerHave, length: frame.length });
    start += frame.length;
  }
  const cuts = ((): number[] => {
    switch (preset) {
      case 'all':
        return [];
      case 'each':
        return Array.from({ length: stream.length }, (_, at) => at);
      case 'frames':
        return borders.map((each) => each.start);
      case 'headers':
        return borders.map((each) => each.start + 1);
      case 'payloads':
        return borders
          .filter((each) => each.length > each.header + 1)
          .map((each) => each.start + each.header + ((each.length - each.header) >> 1));
      case 'pairs':
        return borders.filter((_, at) => at % 2 === 0).map((each) => each.start);
    }
  })();
  return cuts.filter((cut) => cut > 0 && cut < stream.length);
}

/** Which part of its frame each byte is, for its colour. */
export type BytePart = 'opcode' | 'length' | 'extended' | 'key' | 'payload';

export function partsOfStream(stream: Uint8Array): { readonly part: BytePart; readonly frame: number }[] {
  return cutFrames(stream).flatMap((bytes, frame) => {
    const { extendedAt, extendedHave, payloadAt } = readHeader(bytes, 0);
    return Array.from(bytes, (_, at) => ({
      frame,
      part:
        at === 0
          ? ('opcode' as const)
          : at === 1
            ? ('length' as const)
            : at < extendedAt + extendedHave
              ? ('extended' as const)
              : at < payloadAt
                ? ('key' as const)
                : ('payload' as const),
    }));
  });
}
