/**
 * Messages whose fragments lie in several turns of one side: where their parts are, and the whole of them.
 *
 * Knows turns and their indexes in the order in which they stand. Must not know how they were scanned.
 */
import type { ByteSource } from '../annotation/model.ts';
import { joinBytes } from '../bytes/join.ts';
import { messageAt, textSoFar, type ReadMessage } from './frame-at.ts';
import type { Turn } from './pong-answers.ts';
import type { StreamIndex } from './stream-index.ts';

/** A message's number within turn `turn`. */
export interface MessagePart {
  readonly turn: number;
  readonly message: number;
}

/** The parts of message `message` of turn `turn`, in their order: itself alone for most. */
export function partsOf(turns: readonly Turn[], turn: number, message: number): MessagePart[] {
  const parts: MessagePart[] = [{ turn, message }];
  for (let [first] = parts; first!.message === 0 && turns[first!.turn]!.index?.continued; [first] = parts) {
    const before = withMessages(turns, first!.turn, -1);
    if (before === null) break;
    parts.unshift({ turn: before, message: turns[before]!.index!.messageCount - 1 });
  }
  for (let last = parts.at(-1)!; !isFinished(turns[last.turn]!.index!, last.message); last = parts.at(-1)!) {
    const behind = withMessages(turns, last.turn, 1);
    if (behind === null || !turns[behind]!.index!.continued) break;
    parts.push({ turn: behind, message: 0 });
  }
  return parts;
}

/** The nearest turn of the same side that has data frames, before (-1) or behind it. */
function withMessages(turns: readonly Turn[], from: number, step: 1 | -1): number | null {
  const { direction } = turns[from]!.index!;
  for (let at = from + step; at >= 0 && at < turns.length; at += step) {
    const { index } = turns[at]!;
    if (index?.direction === direction && index.messageCount > 0) return at;
  }
  return null;
}

/** Its final fragment is in this turn, or another message begins in it. */
function isFinished(index: StreamIndex, message: number): boolean {
  if (message < index.messageCount - 1) return true;
  for (let row = index.frameCount - 1; row >= 0; row--) if (index.message[row] === message) return index.byte0[row]! >= 0b1000_0000;
  return true;
}

/** A message put together over turns; `frames` and sources are those of the turn that was asked, `parts` has all of it. */
export interface TurnMessage extends ReadMessage {
  readonly parts: readonly { readonly turn: number; readonly frames: readonly number[] }[];
}

/** Message `message` of turn `turn`, with the fragments that lie in other turns; null when there is none of that number. */
export function messageOfTurns(turns: readonly Turn[], turn: number, message: number): TurnMessage | null {
  const { bytes, index } = turns[turn]!;
  const own = index && messageAt(bytes, index, message);
  if (!own) return null;
  const parts = partsOf(turns, turn, message);
  const read = parts.map((part) =>
    part.turn === turn ? own : messageAt(turns[part.turn]!.bytes, turns[part.turn]!.index!, part.message)!,
  );
  const places = parts.map((part, at) => ({ turn: part.turn, frames: read[at]!.frames }));
  if (parts.length === 1) return { ...own, parts: places };
  const payload = joinBytes(read.map((part) => part.payload));
  const ownAt = read.slice(0, read.indexOf(own)).reduce((sum, part) => sum + part.payload.length, 0);
  const { opcode, compressed } = read[0]!;
  const { complete, delivered } = read.at(-1)!;
  const whole: ByteSource = {
    id: own.sources[0]!.id,
    bytes: payload,
    derivedFrom: (own.sources[0]!.derivedFrom ?? []).map((each) => ({ ...each, at: each.at + ownAt })),
  };
  return {
    ...own,
    opcode,
    compressed,
    payload,
    text: opcode === 1 && !compressed ? textSoFar(payload) : null,
    complete,
    delivered,
    sources: [whole, ...own.sources.slice(1)],
    parts: places,
  };
}
