/**
 * A frame from what somebody types: its payload as text or hex, who sends it, and its type.
 *
 * Knows what can be said about the typed characters. Must not judge the frame (the rules do) or word anything. Nothing is
 * corrected: a Ping of 200 bytes is built, and the page says what is wrong with it.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import { hexDigit } from '../../protocol/bytes/hex.ts';
import { BINARY, CLOSE, PING, PONG, TEXT } from '../../protocol/frame/opcodes.ts';
import type { BuildParams } from '../../i18n/frames/examples-shape.ts';
import type { ExampleNames } from '../../i18n/frames/examples-en.ts';
import { closing, frame, joined, masked, utf8 } from './examples-make.ts';

const OPCODES = { text: TEXT, binary: BINARY, ping: PING, pong: PONG, close: CLOSE } as const;
export type BuildType = keyof typeof OPCODES;
export const BUILD_TYPES = Object.keys(OPCODES) as readonly BuildType[];

/** Longest payload built here, in bytes: the form shows the frame with every keystroke. */
export const BUILD_LIMIT = 1024 * 1024;
const MOST_CODE = 0xffff;

export interface BuildDraft {
  /** The payload, or the reason of a Close. */
  input: string;
  as: 'text' | 'hex';
  from: Role;
  type: BuildType;
  /** Decimal digits as typed; empty for a Close without a code. */
  code: string;
}

export type BuildNoteCode = keyof ExampleNames['build']['notes'];
export interface BuildNote {
  readonly code: BuildNoteCode;
  readonly params: BuildParams;
}
export interface Built {
  /** Null when what was typed stands for no bytes yet; a note says why. */
  readonly bytes: Uint8Array | null;
  readonly notes: readonly BuildNote[];
}

const note = (code: BuildNoteCode, params: Partial<BuildParams> = {}): BuildNote => ({
  code,
  params: { at: 0, count: 0, limit: BUILD_LIMIT, character: '', ...params },
});
const failing = (code: BuildNoteCode, params: Partial<BuildParams> = {}): Built => ({ bytes: null, notes: [note(code, params)] });

/** The frame that `draft` describes, with what there is to say about the typing. Never throws. */
export function buildFrame({ input, as, from, type, code }: BuildDraft): Built {
  const typed = as === 'hex' ? bytesOfHex(input) : bytesOfText(input);
  if (typed.bytes === null) return typed;
  if (typed.bytes.length > BUILD_LIMIT) return failing('too-long', { count: typed.bytes.length });
  const body = type === 'close' ? closeBody(code.trim(), typed.bytes) : { bytes: typed.bytes, notes: [] };
  if (body.bytes === null) return body;
  const make = from === 'client' ? masked : frame;
  return { bytes: make(OPCODES[type], body.bytes), notes: typed.notes };
}

function closeBody(code: string, reason: Uint8Array): Built {
  if (code === '') return reason.length === 0 ? { bytes: reason, notes: [] } : failing('code-missing');
  if (!/^\d{1,6}$/.test(code) || Number(code) > MOST_CODE) return failing('code-out-of-range');
  return { bytes: joined(closing(Number(code)), reason), notes: [] };
}

/** A surrogate without its other half. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** UTF-8 of a text; half a pair becomes U+FFFD, as the Encoding standard has it. */
function bytesOfText(text: string): Built {
  const [first, ...others] = [...text.matchAll(LONE)];
  const bytes = utf8(text);
  if (first === undefined) return { bytes, notes: [] };
  const at = [...text.slice(0, first.index)].length + 1;
  return {
    bytes,
    notes: [others.length === 0 ? note('half-character', { at }) : note('half-characters', { at, count: others.length + 1 })],
  };
}

const SEPARATOR = /[\s,;:-]/;

/** Pairs of digits, with or without `0x`, `\x` and separators. */
function bytesOfHex(text: string): Built {
  const digits: number[] = [];
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (SEPARATOR.test(character)) continue;
    if ((character === '0' || character === '\\') && /[xX]/.test(text[at + 1] ?? '')) {
      at++;
      continue;
    }
    const digit = hexDigit(character.charCodeAt(0));
    if (digit < 0) return failing('not-hex', { at: at + 1, character: String.fromCodePoint(text.codePointAt(at)!) });
    digits.push(digit);
    last = character;
  }
  if (digits.length % 2 === 1) return failing('odd-digit', { character: last });
  return { bytes: Uint8Array.from({ length: digits.length / 2 }, (_, i) => (digits[2 * i]! << 4) | digits[2 * i + 1]!), notes: [] };
}
