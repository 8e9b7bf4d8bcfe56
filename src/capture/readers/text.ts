/**
 * Text that is no spelling of bytes: its UTF-8, a payload that a frame can be built around. Names text that a wrong
 * decoding has already destroyed.
 *
 * Knows characters and UTF-8. Must not know frames.
 */
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { encodeCharacter } from '../utf8-characters.ts';

export const text: Reader = { formats: ['text'], read };

function read({ raw }: Source): Draft[] {
  const whole = new DraftBuilder(raw, raw.length);
  whole.piece('payload', 1);
  const notes = writeUtf8(whole, raw);
  whole.note('text-made-frame');
  if (notes.replaced > 0 || notes.controls > 0) whole.note('text-was-decoded', { replaced: notes.replaced, controls: notes.controls });
  const drafts = [whole.build('text', 0.3)];
  // Characters up to U+00FF with control characters among them: a byte string decoded as Latin-1 and not yet damaged.
  if (notes.replaced === 0 && notes.controls > 0 && notes.wide === 0) drafts.push(readLatin1(raw));
  return drafts;
}

interface Damage {
  /** U+FFFD: bytes that are gone. */
  replaced: number;
  /** C0 controls but white space, and C1 controls: nobody types these. */
  controls: number;
  /** Characters beyond Latin-1. */
  wide: number;
}

function writeUtf8(out: DraftBuilder, raw: string): Damage {
  const damage: Damage = { replaced: 0, controls: 0, wide: 0 };
  let at = 0;
  while (at < raw.length) {
    const run = asciiRun(raw, at);
    if (run > at) {
      const store = out.reserve(run - at);
      const base = out.length;
      for (let i = at; i < run; i++) {
        const code = raw.charCodeAt(i);
        if ((code < 0x20 && (code < 0x08 || code > 0x0d)) || code === 0x7f) damage.controls++;
        store[base + i - at] = code;
      }
      out.filled(run - at, at, 1, 1);
      at = run;
      continue;
    }
    const code = raw.charCodeAt(at);
    if (code === 0xfffd) damage.replaced++;
    else if (code < 0xa0) damage.controls++;
    if (code > 0xff) damage.wide++;
    const { bytes, length } = encodeCharacter(raw, at);
    const store = out.reserve(bytes.length);
    for (let i = 0; i < bytes.length; i++) store[out.length + i] = bytes[i]!;
    out.filled(bytes.length, at, 0, length);
    at += length;
  }
  return damage;
}

function asciiRun(raw: string, from: number): number {
  let at = from;
  while (at < raw.length && raw.charCodeAt(at) < 0x80) at++;
  return at;
}

function readLatin1(raw: string): Draft {
  const out = new DraftBuilder(raw, raw.length);
  for (let i = 0; i < raw.length; i++) out.byte(raw.charCodeAt(i), i, i + 1);
  out.note('text-was-decoded', { replaced: 0, controls: 1 });
  return out.build('text', 0.6);
}
