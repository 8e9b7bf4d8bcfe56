/**
 * What a link to the handshake page holds, and how each value is written: two messages, which are left out while they are the usual
 * ones, and the place in the derivation.
 *
 * Knows keys, defaults and limits. Must not know the address bar (tool-address.ts) or the tool; other pages make such links, too.
 */
import type { Direction } from '../protocol/annotation/model.ts';
import { fromHex, toHex } from '../protocol/bytes/hex.ts';
import { fromLatin1, latin1 } from '../protocol/handshake/octets.ts';
import { LINK_LIMIT, PLAIN_LIMIT } from './link-limits.ts';
import { type LinkKey, type LinkSchema, stepKey, switchKey, wordKey } from './tool-link.ts';

/** Bytes behind the heads, one direction at a time. */
export interface LinkedRun {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

export interface HandshakeLink {
  /** Frames behind the heads. */
  readonly f?: readonly LinkedRun[];
  /** The key of the usual request. */
  readonly key?: string;
  readonly step: number;
  readonly view: 'rows' | 'text';
  /** Whether the derivation is open down to the rounds of SHA-1. */
  readonly open: boolean;
  /** The request; absent: the usual one. */
  readonly req?: Uint8Array;
  /** The response; absent: the right answer to the usual request. */
  readonly res?: Uint8Array;
}

/** Longer keys are none. */
const KEY_LIMIT = 256;

/** Octets as text, one character each: a head stays legible in its link, and no byte is lost. */
const headKey: LinkKey<Uint8Array> = {
  parse: (text) => (text.length <= LINK_LIMIT && !/[\u0100-\uffff]/.test(text) ? fromLatin1(text) : null),
  format: (bytes) => latin1(bytes),
};

const DIRECTIONS: readonly Direction[] = ['c2s', 's2c', 'unknown'];

/** `c2s:8180…,s2c:8105…` */
const runsKey: LinkKey<readonly LinkedRun[]> = {
  parse: (text) => {
    const runs = text.split(',').map((part) => {
      const [word, hex = ''] = part.split(':');
      const direction = DIRECTIONS.find((each) => each === word);
      const bytes = fromHex(hex);
      return direction === undefined || bytes.length === 0 || bytes.length * 2 !== hex.length ? null : { bytes, direction };
    });
    return runs.includes(null) ? null : (runs as LinkedRun[]);
  },
  format: (runs) => (runs.length === 0 ? null : runs.map(({ bytes, direction }) => `${direction}:${toHex(bytes)}`).join(',')),
};

export const HANDSHAKE_LINK: LinkSchema<HandshakeLink> = {
  f: runsKey,
  key: { parse: (text) => (text.length <= KEY_LIMIT && !/[^\x20-\x7e]/.test(text) ? text : null), format: (key) => key },
  step: stepKey,
  view: wordKey(['rows', 'text']),
  open: switchKey,
  req: headKey,
  res: headKey,
};

/** Whether both messages together go into a link. */
export const headsFit = (request: Uint8Array, response: Uint8Array): boolean =>
  request.length + response.length <= LINK_LIMIT && encodeURIComponent(latin1(request) + latin1(response)).length <= LINK_LIMIT;

/** Whether frames behind the heads go into a link. */
export const runsFit = (runs: readonly LinkedRun[]): boolean => runs.reduce((sum, { bytes }) => sum + bytes.length, 0) <= PLAIN_LIMIT;
