/**
 * What a link to the history page holds, and how each value is written; also for other pages that send somebody there.
 *
 * Knows keys and defaults. Must not know the address bar (state/tool-address.ts) or the tool's state.
 */
import { fromHex, toHex } from '../../protocol/bytes/hex.ts';
import type { ObsoleteHandshake } from '../../protocol/legacy/recognise.ts';
import { type StopId, STOP_IDS } from '../../protocol/legacy/stop-ids.ts';
import { PLAIN_LIMIT } from '../../state/link-limits.ts';
import { formatToolLink, type LinkKey, type LinkSchema, stepKey } from '../../state/tool-link.ts';
import { FIRST, FIRST_BYTES, FIRST_STOP } from './first.ts';

export interface HistoryLink {
  /** Bytes for both readers. */
  readonly f?: Uint8Array;
  readonly step: number;
  readonly key1: string;
  readonly key2: string;
  readonly body: Uint8Array;
  readonly answer: Uint8Array;
  readonly stop: StopId;
}

/** Longest key that a field takes, in UTF-16 units. */
export const KEY_LIMIT = 256;
/** Most bytes of a body or an answer that a field takes. */
export const SHORT_LIMIT = 64;

/** Bytes as plain hex, left out while they are the usual ones. */
const bytesKey = (usual: Uint8Array, most: number): LinkKey<Uint8Array> => ({
  parse: (text) => {
    const bytes = fromHex(text);
    return bytes.length * 2 === text.length && bytes.length <= most ? bytes : null;
  },
  format: (bytes) => (toHex(bytes) === toHex(usual) ? null : toHex(bytes)),
});

const keyKey = (usual: string): LinkKey<string> => ({
  // A line end cannot stand in a header field.
  parse: (text) => (text.length <= KEY_LIMIT && !/[\r\n]/.test(text) ? text : null),
  format: (text) => (text === usual ? null : text),
});

const stopKey: LinkKey<StopId> = {
  parse: (text) => STOP_IDS.find((id) => id === text) ?? null,
  format: (id) => (id === FIRST_STOP ? null : id),
};

export const HISTORY_LINK: LinkSchema<HistoryLink> = {
  f: bytesKey(FIRST_BYTES, PLAIN_LIMIT),
  step: stepKey,
  key1: keyKey(FIRST.key1),
  key2: keyKey(FIRST.key2),
  body: bytesKey(FIRST.body, SHORT_LIMIT),
  answer: bytesKey(FIRST.answer, SHORT_LIMIT),
  stop: stopKey,
};

/** The fragment (without `#`) that opens the history page with some values; the others are as on the untouched page. */
export function historyFragment(link: Partial<HistoryLink>): string {
  return formatToolLink(HISTORY_LINK, link as HistoryLink);
}

/** The fragment that shows bytes to both readers; bytes beyond what a link holds are cut. */
export function fragmentOfBytes(bytes: Uint8Array): string {
  return historyFragment({ f: bytes.subarray(0, PLAIN_LIMIT) });
}

/** The stop of the time line that a recognised handshake belongs to. */
function stopOfDraft(draft: ObsoleteHandshake['draft']): StopId {
  return draft === 'hixie-75' ? '75' : draft === 'hixie-76' ? '76' : 'hybi';
}

/**
 * The fragment that opens the history page for a handshake that `recogniseObsolete` found: its keys and body to be worked
 * out, or its answer, and its stop on the time line.
 */
export function fragmentOfHandshake({ draft, message, key1, key2, body }: ObsoleteHandshake): string {
  const stop = stopOfDraft(draft);
  const keys = {
    ...(key1 === null ? {} : { key1: key1.slice(0, KEY_LIMIT) }),
    ...(key2 === null ? {} : { key2: key2.slice(0, KEY_LIMIT) }),
  };
  if (draft !== 'hixie-76') return historyFragment({ stop });
  if (message === 'response') return historyFragment({ stop, ...(body.length > 0 ? { answer: body } : {}) });
  // The answer to keys of one's own is not that of the draft's sample.
  return historyFragment({ stop, ...keys, body, answer: new Uint8Array(0) });
}
