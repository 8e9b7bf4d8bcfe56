/**
 * What a link to the messages page holds, and how each value is written.
 *
 * Knows keys and defaults. Must not know the address bar (state/tool-address.ts) or the tool's state.
 */
import type { Room } from '../../i18n/messages/facts.ts';
import { fromHex, toHex } from '../../protocol/bytes/hex.ts';
import { cutFrames } from '../../protocol/frame/frame-list.ts';
import { PLAIN_LIMIT } from '../../state/link-limits.ts';
import { type LinkKey, type LinkSchema, stepKey, wordKey } from '../../state/tool-link.ts';
import { FIRST_STREAM } from './first.ts';

export type Way = 's2c' | 'c2s';

export interface MessagesLink {
  /** The whole stream. */
  readonly f: Uint8Array;
  readonly dir: Way;
  readonly step: number;
  /** Where TCP cuts the stream, as offsets in ascending order. */
  readonly cuts: readonly number[];
}

/** Most bytes that the lane holds: what a link holds as plain hex, so that everything here can be shared. */
export const MOST_BYTES = PLAIN_LIMIT;
/** Most frames that the lane holds. */
export const MOST_FRAMES = 40;

export const fits = (frames: readonly Uint8Array[]): boolean =>
  frames.length <= MOST_FRAMES && frames.reduce((sum, frame) => sum + frame.length, 0) <= MOST_BYTES;

/** What the lane holds at most. */
export const ROOM: Room = { frames: MOST_FRAMES, bytes: MOST_BYTES };

/** A stream that a link brings and the lane cannot hold, with its size; null for any other part of a link (`key=value`). */
export function tooMuchIn(part: string): (Room & { readonly hex: string }) | null {
  const hex = /^f=((?:[0-9a-f]{2})+)$/i.exec(part)?.[1];
  if (hex === undefined) return null;
  const frames = cutFrames(fromHex(hex)).length;
  return { hex, frames, bytes: hex.length / 2 };
}

const streamKey: LinkKey<Uint8Array> = {
  parse: (text) => {
    const bytes = fromHex(text);
    return bytes.length * 2 === text.length && bytes.length > 0 && fits(cutFrames(bytes)) ? bytes : null;
  },
  format: (bytes) => (toHex(bytes) === toHex(FIRST_STREAM) ? null : toHex(bytes)),
};

/** Offsets with commas between them; `each` stands for a cut before every byte. */
const cutsKey: LinkKey<readonly number[]> = {
  parse: (text) => {
    if (text === 'each') return Array.from({ length: MOST_BYTES - 1 }, (_, at) => at + 1);
    if (!/^\d{1,4}(,\d{1,4})*$/.test(text)) return null;
    const cuts = [...new Set(text.split(',').map(Number))].sort((a, b) => a - b);
    return cuts[0]! > 0 && cuts.at(-1)! < MOST_BYTES ? cuts : null;
  },
  format: (cuts) => (cuts.length === 0 ? null : cuts.join(',')),
};

export const MESSAGES_LINK: LinkSchema<MessagesLink> = { f: streamKey, dir: wordKey(['s2c', 'c2s']), step: stepKey, cuts: cutsKey };
