/**
 * Frames of 2010 made from what they carry.
 *
 * Knows the layouts of draft-ietf-hybi-thewebsocketprotocol-00 §4.2. Must not know how they are read back (frames.ts), so
 * that each can be tested against the other.
 */
import { joinBytes } from '../bytes/join.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';

/** `00`, the text in UTF-8, `ff`: the only frame that carried anything. No byte of UTF-8 is `ff`, so any text fits. */
export function legacyTextFrame(text: string): Uint8Array {
  return joinBytes([Uint8Array.of(0x00), encodeUtf8(text), Uint8Array.of(0xff)]);
}

/** The closing handshake: a frame of type `ff` and length 0. */
export function legacyClosing(): Uint8Array {
  return Uint8Array.of(0xff, 0x00);
}

/** A length in base 128, most significant first, the top bit set on all bytes but the last. `length` is 0 or more. */
export function base128(length: number): Uint8Array {
  const bytes = [length % 128];
  for (let rest = Math.floor(length / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0b1000_0000 | (rest % 128));
  return Uint8Array.from(bytes);
}

/** A frame with a length: `type` has its top bit set. Receivers read past it; it was kept for later versions. */
export function legacyLengthFrame(type: number, data: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.of(0b1000_0000 | type), base128(data.length), data]);
}
