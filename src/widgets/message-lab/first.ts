/** What stands on the messages page before anybody touches it, and the empty state. Knows bytes. Must not know who uses them. */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { makeFrame } from '../../protocol/frame/frame-list.ts';
import { CONTINUATION, PING, TEXT } from '../../protocol/frame/opcodes.ts';

/** The two fragments of RFC 6455 §5.7, "A fragmented unmasked text message", with a Ping between them. */
export const FIRST_STREAM: Uint8Array = joinBytes([
  makeFrame(TEXT, encodeUtf8('Hel'), null, false),
  makeFrame(PING, new Uint8Array(0)),
  makeFrame(CONTINUATION, encodeUtf8('lo')),
]);

/** What there is to begin with once everything was taken away: one frame that asks to be split. */
export const EMPTY_STREAM: Uint8Array = makeFrame(TEXT, encodeUtf8('Hello'));

/** The first key that a client uses here: that of RFC 6455 §5.7. */
export const FIRST_KEY: Uint8Array = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
