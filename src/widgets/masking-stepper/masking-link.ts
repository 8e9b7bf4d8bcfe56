/**
 * What a link to the masking page holds, and how each value is written.
 *
 * Knows keys and defaults. Must not know the address bar (state/tool-address.ts) or the tool's state.
 */
import type { MaskingMode } from '../../i18n/masking/facts.ts';
import { fromHex, toHex } from '../../protocol/bytes/hex.ts';
import { KEY_LENGTH } from '../../protocol/frame/masking.ts';
import { percentEncoded } from '../../state/fragment.ts';
import { LINK_LIMIT, PLAIN_LIMIT } from '../../state/link-limits.ts';
import { type LinkKey, type LinkSchema, stepKey, switchKey, wordKey } from '../../state/tool-link.ts';
import { FIRST_CRIB, FIRST_KEY, FIRST_MESSAGE, FIRST_TEXT } from './first.ts';
import { type Masking, MASKINGS } from './proxy.ts';

/** A state of the scene: how the browser masks, and the step. */
export interface SceneLink {
  readonly masking: Masking;
  readonly step: number;
}

export interface MaskingLink {
  /** The payload as text. */
  readonly t?: string;
  readonly key: Uint8Array;
  readonly step: number;
  readonly scene: SceneLink;
  /** The payload as bytes; instead of `t`. */
  readonly p?: Uint8Array;
  readonly mode: MaskingMode;
  readonly bits: boolean;
  /** The byte looked at in the step that many bytes share. */
  readonly at: number;
  /** Masked bytes of the known text, where they are not the lanes'. */
  readonly m?: Uint8Array;
  readonly crib: string;
  readonly msg: string;
  readonly seed: number;
}

/** Bytes as plain hex. */
const bytesKey: LinkKey<Uint8Array> = {
  parse: (text) => {
    const bytes = fromHex(text);
    return bytes.length * 2 === text.length && bytes.length <= PLAIN_LIMIT ? bytes : null;
  },
  format: (bytes) => toHex(bytes),
};

/** A text that is left out while it is the usual one. */
const textKey = (usual: string): LinkKey<string> => ({
  parse: (text) => (text.length <= LINK_LIMIT ? text : null),
  format: (text) => (text === usual ? null : text),
});

const maskingKey: LinkKey<Uint8Array> = {
  parse: (text) => {
    const bytes = fromHex(text);
    return bytes.length === KEY_LENGTH && text.length === 2 * KEY_LENGTH ? bytes : null;
  },
  format: (key) => (toHex(key) === toHex(FIRST_KEY) ? null : toHex(key)),
};

const sceneKey: LinkKey<SceneLink> = {
  parse: (text) => {
    const [word = '', step = '0', more] = text.split('.');
    const masking = MASKINGS.find((each) => each === word);
    const number = stepKey.parse(step);
    return masking === undefined || number === null || more !== undefined ? null : { masking, step: number };
  },
  format: ({ masking, step }) => (step > 0 ? `${masking}.${step}` : masking === MASKINGS[0] ? null : masking),
};

/** A count from 1; 1 is left out. */
const seedKey: LinkKey<number> = {
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  format: (seed) => (seed === 1 ? null : String(seed)),
};

export const MASKING_LINK: LinkSchema<MaskingLink> = {
  t: textKey(FIRST_TEXT),
  key: maskingKey,
  step: stepKey,
  scene: sceneKey,
  p: bytesKey,
  mode: wordKey(['mask', 'unmask']),
  bits: switchKey,
  at: stepKey,
  m: bytesKey,
  crib: textKey(FIRST_CRIB),
  msg: textKey(FIRST_MESSAGE),
  seed: seedKey,
};

/** Whether a text goes into a link. */
export const textFits = (text: string): boolean => text.length <= LINK_LIMIT && percentEncoded(text).length <= LINK_LIMIT;
/** Whether bytes go into a link as hex. */
export const bytesFit = (bytes: Uint8Array): boolean => bytes.length <= PLAIN_LIMIT;
