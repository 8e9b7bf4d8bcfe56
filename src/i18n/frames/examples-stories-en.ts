/**
 * What each example teaches, in English, and what went wrong in the famous bugs.
 *
 * Knows lessons and stories as they were told in public issues. Must not know bytes.
 */
import type { ExampleStories } from './examples-shape.ts';

export const storiesEn: ExampleStories = {
  teaches: {
    'rfc-masked-hello': 'Six bytes of header for five of text: every client frame brings its own four-byte key.',
    'rfc-hello': 'The smallest header there is: two bytes, then the text as it is.',
    'rfc-fragments': 'FIN is 0 on the first and 1 on the last; the type is said once, and 0x0 continues it.',
    'rfc-ping-pong': 'A Pong returns exactly what the Ping carried, masked because a client sends it.',
    'rfc-binary-256': 'Code 126 says: the length is in the next two bytes.',
    'rfc-binary-64k': 'Code 127 says: the length is in the next eight bytes.',
    'rfc-compressed': 'RSV1 marks a message that permessage-deflate compressed: seven bytes for five, as the text is short.',
    'op-0': 'Continues the message that is open; it has no type of its own.',
    'op-1': 'UTF-8, valid over the whole message.',
    'op-2': 'Any bytes; nobody checks them.',
    'op-3': 'A receiver that does not know it fails the connection; it must not skip it.',
    'op-4': 'Reserved. In drafts before RFC 6455 this was text.',
    'op-5': 'Reserved. In drafts before RFC 6455 this was binary.',
    'op-6': 'Reserved. In real traffic it means that the bytes do not begin at a frame.',
    'op-7': 'Reserved, and often seen in logs: ASCII g and w have these low bits.',
    'op-8': 'Two bytes of code, then a reason; nothing may follow it.',
    'op-9': 'Asks whether the other side is alive; up to 125 bytes come back.',
    'op-a': 'The answer to a Ping. Without one it is a one-way heartbeat.',
    'op-b': 'Reserved. ASCII { has these low bits: JSON without a header looks like it.',
    'op-c': 'Reserved: the top bit of an opcode marks control frames.',
    'op-d': 'Reserved: a line end (0d) read as a header looks like it.',
    'op-e': 'Reserved: a receiver must not guess what it means.',
    'op-f': 'Reserved: the last of the sixteen.',
    'len-0': 'Two bytes and nothing else: an empty message is a message.',
    'len-1': 'Three bytes for one.',
    'len-125': 'The header still has two bytes. One byte more and it has four.',
    'len-126': '126 does not fit the 7 bits: there it is the code for a 16-bit length.',
    'len-127': 'So is 127, the code for 64 bits: a length of 127 is spelled in 16.',
    'len-126-masked': 'MASK is the top bit of the same byte: 7e becomes fe, and 7f becomes ff.',
    'len-65535': 'ff ff, in network byte order.',
    'len-65536': 'Eight bytes of length, of which six are zero.',
    'len-65536-masked': '2 + 8 + 4 bytes: no header is longer.',
    'len-4-gib': 'Ten bytes are here; a receiver that trusts the rest allocates too much.',
    'len-most': 'The top bit must be 0, so 2^63-1 is the end.',
    'len-0-in-16': 'The shortest spelling is required, even for nothing.',
    'len-5-in-16': 'Two bytes wasted, and a strict receiver hangs up.',
    'len-5-in-64': 'Eight bytes wasted. Chrome says “Invalid frame header”.',
    'len-65535-in-64': 'The slip at the upper border: < where <= belongs.',
    'ping-empty': 'Two bytes that ask for two bytes.',
    'fragments-with-ping': 'Control frames may come between fragments; they do not touch the open message.',
    'chat-both-ways': 'Arrows say who sent what; each side masks, or does not, all the way.',
    'closing-handshake': 'One side says the code, the other repeats it, and the server closes TCP.',
    'close-1000': 'close(1000) in a browser: 03 e8 under the mask.',
    'close-empty': 'Legal. The receiver calls it 1005, a code that is never sent.',
    'close-4000': '4000 to 4999 are for applications; the registry stays out of them.',
    'close-longest': '125 bytes minus two of code leave 123 for the reason: 41 characters of three bytes.',
    'close-mid-message': 'Allowed. The message is never finished, and never delivered.',
    'thousand-frames': 'A long stream: only the frame that is looked at is taken apart.',
    'text-chinese': 'Two characters, six bytes: a length counts bytes.',
    'text-emoji': 'One sign on screen can be several code points, and many bytes.',
    'text-split-character': 'A fragment may end inside a character; only the whole message must be UTF-8.',
    'text-json': 'A message is text; that it is JSON is between the two programs.',
    'text-gbk': 'Four bytes that are two characters in GBK and none in UTF-8.',
    'bug-126-in-7': 'From 126 on the 7 bits hold a code, not the length.',
    'bug-length-little-endian': 'Network byte order: the high byte comes first.',
    'bug-length-32': 'Code 127 is followed by eight bytes, not four.',
    'bug-length-32-for-16': 'Code 126 is followed by two bytes, not four.',
    'bug-length-characters': 'A length counts bytes after encoding.',
    'bug-length-off-by-one': 'The header is not part of its length, nor is a closing NUL.',
    'bug-length-sign-extended': 'Bytes are unsigned; shift them only once they are.',
    'bug-length-32768': 'The 16-bit length is unsigned. These bytes are right.',
    'bug-length-shift': 'Write the shifts as a sequence: 56, 48, 40, 32, 24, 16, 8, 0.',
    'bug-125-in-16': '125 still fits the 7 bits: test the borders, not the middle.',
    'bug-126-in-64': 'There are three spellings, not two.',
    'bug-unmasked-client': 'Every client frame is masked, control frames too.',
    'bug-unmasked-empty': 'MASK and key are there even when there is nothing to mask.',
    'bug-masked-server': 'A server never masks, whatever its client does.',
    'bug-masked-pong': 'One side masks wrongly, the other forgets that a mask has a key.',
    'bug-key-skipped': 'Ask the MASK bit before reading a key.',
    'bug-key-reused': 'A fresh key for each frame, from a strong source.',
    'bug-masked-twice': 'The key in the header is the key that was used.',
    'bug-mask-bit-only': 'A test that builds its frames by hand needs the mask as well.',
    'bug-key-without-bit': 'Without MASK the key is payload.',
    'bug-pong-still-masked': 'Unmask what came in before you send it back.',
    'bug-close-ascii': 'The code is a number in two bytes, not its digits.',
    'bug-close-little-endian': 'Network byte order again, and 1000 becomes 59395.',
    'bug-close-low-byte': 'The high byte is the code shifted by 8.',
    'bug-close-signed': '-1 is not a code; as two unsigned bytes it is 65535.',
    'bug-close-reason-only': 'If there is a body, its first two bytes are the code.',
    'bug-close-200': 'Close codes begin at 1000; HTTP’s numbers mean nothing here.',
    'bug-close-1006': '1006 says that no Close came. So no Close can carry it.',
    'bug-close-one-byte': 'Nothing, or at least two bytes.',
    'bug-empty-eats-next': 'A length of 0 means: the frame ends here. These bytes are right.',
    'bug-zeros-after-ping': 'Four bytes of key without MASK are two more frames.',
    'bug-stray-nul': 'The stream begins right behind the empty line, to the byte.',
    'bug-stray-line-end': 'One empty line ends the head. A second one is a frame.',
    'bug-brace': 'A text without a header: its first letter becomes the header.',
    'bug-opcode-7': 'Look at the frame before: its length was wrong.',
    'bug-rsv1-continuation': 'Only the first fragment says that a message is compressed.',
    'bug-rsv1-not-agreed': 'Compress only if the 101 response says permessage-deflate.',
    'bug-ping-long': 'A control frame carries 125 bytes at most: check before sending.',
    'bug-pong-cut': 'A length that is cut to 7 bits leaves the rest of the payload behind.',
    'bug-ping-without-fin': 'Control frames are never fragmented: FIN is 1, always.',
    'bug-binary-as-text': 'Binary has an opcode of its own.',
    'bug-cut-by-reader': 'Judge UTF-8 at the end of the message, not of your buffer. These bytes are right.',
    'v-rsv': 'Reserved bits belong to extensions; none was agreed.',
    'v-rsv-three': 'No registered extension uses RSV2 or RSV3.',
    'v-rsv-misplaced': 'Compression is a property of the message, said on its first frame.',
    'v-opcode': 'A receiver must not guess what it means.',
    'v-mask-missing': 'A client masks, over wss too.',
    'v-mask-present': 'A server does not.',
    'v-control-fragmented': 'A control frame is whole, or it is none.',
    'v-control-long': '125 is the most a control frame may carry.',
    'v-not-minimal': 'Every length has exactly one legal spelling.',
    'v-top-bit': 'The largest length is 2^63-1.',
    'v-no-start': 'Opcode 0x0 needs a message that is open.',
    'v-interrupted': 'Messages do not overlap; the second one has to wait.',
    'v-utf8': 'ff stands nowhere in UTF-8.',
    'v-utf8-surrogate': 'Surrogates are a thing of UTF-16; in UTF-8 a character beyond U+FFFF takes four bytes.',
    'v-utf8-end': 'At the end of the message the last character must be whole.',
    'v-close-one-byte': 'One byte is half a code.',
    'v-close-1005': '1005, 1006 and 1015 are names for what a receiver saw.',
    'v-close-999': 'Below 1000 there are no codes.',
    'v-close-reason': 'A reason is UTF-8, as a text is.',
    'v-too-big': 'A receiver may set a limit, and says 1009.',
    'v-after-close': 'Close is the last thing a side says.',
    'v-key-reused': 'A fresh key for each frame.',
    'u-direction': 'Only clients mask, so this came from one.',
    'u-zero-key': 'XOR with zero changes nothing: legal, and no protection.',
    'u-empty-fragment': 'Adds nothing to the message, and is allowed.',
    'u-pong': 'A one-way heartbeat; no answer is expected.',
    'u-masked-empty': 'The smallest frame of a client.',
    'u-one-byte-fragments': 'Two bytes of header for each byte of text.',
    'i-header': 'The next byte will say MASK and the length.',
    'i-length': 'Code 126 announces two bytes; one is here.',
    'i-key': 'MASK announces four bytes; two are here.',
    'i-payload': 'A receiver simply waits.',
    'i-message': 'FIN is 0, so there is more to come.',
    'i-huge': 'Nobody allocates by a number somebody else wrote.',
    'not-tls': 'On the wire wss is TLS: without its keys there are no frames to see.',
    'not-http': 'HTTP first, frames behind its empty line.',
    'not-http-then-frames': 'The head’s end is still in front of the first frame.',
    'not-middle': 'Frames have no mark to find them by; the page searches for a place that fits.',
    'not-unmasked': 'Without the key the payload says nothing, unless one can guess what it is.',
    'not-packet': 'The packet’s headers come off, and the TCP payload is left.',
    'not-hixie': 'The framing of 2010: a byte in front, a byte behind.',
    'not-mixed': 'Two streams in one: each has its own order and its own rules.',
    'not-decoded': 'What was replaced by U+FFFD is gone; log hex instead.',
    'p-node-buffer': 'Node prints fifty bytes and counts the rest.',
    'p-wireshark': 'Offsets and the text column are dropped.',
    'p-follow': 'The indent says who sent it.',
    'p-xxd': 'Pairs of bytes, an offset, a text column.',
    'p-python': 'Escapes, with letters between them.',
    'p-go': 'Decimal, in brackets, no commas.',
    'p-java': 'Above 127 a Java byte is negative.',
    'p-base64': 'Four characters for three bytes.',
    'p-bits': 'Eight digits a byte.',
    'p-odd-digit': 'Half a byte at the end: what can be read is read.',
    'p-not-hex': 'The rest is read, and the letter named.',
    'p-text': 'Nothing but a message: the page offers the frame around it.',
  },
  stories: {
    'bug-126-in-7':
      'The sender put 126 into the seven bits and the payload right behind it. A receiver reads 126 as “a 16-bit length follows”, takes the first two letters for it and waits for some twenty thousand bytes. Messages up to 125 bytes had always worked.',
    'bug-length-little-endian':
      'The length was copied from memory as the processor holds it, low byte first: 200 became 51,200, and the browser waits. On the ESP32, messages up to 126 characters worked and longer ones did not; FlyingFox had the same slip in its Swift code.',
    'bug-length-32':
      'The payload was longer than 65,535 bytes, so code 127 was right, but only four bytes of length followed (pack("N") in PHP, an int in Java). The receiver takes four bytes of payload for the rest of the number, and waits for more than it will ever get.',
    'bug-length-32-for-16':
      'Code 126 was followed by four bytes. The receiver reads the first two, which are 00 00: an empty frame. The rest of the length becomes half of a masking key, and from there on nothing fits.',
    'bug-length-characters':
      'The header says 2, the number of characters; the payload has six bytes. Text in ASCII never shows the mistake. In websocket-manager the string’s length was handed on as the byte count, and Chrome said “Could not decode a text frame as UTF-8”; a PHP server compared the header’s length with mb_strlen.',
    'bug-length-off-by-one':
      'Every header says one byte too many, for instance because a C string’s closing NUL was counted. Each frame swallows the first byte of the next, so that the first one looks odd, and the second is garbage.',
    'bug-length-sign-extended':
      'In C a plain char is signed on most machines: c8 is −56, and widened to 64 bits it drags seven ff along. Osprey refused every payload of 128 to 255 bytes for it, those of its own sender among them.',
    'bug-length-32768':
      'Java, C# and others read 80 00 as −32,768 unless told otherwise. Cro applied the rule for 64-bit lengths (“the most significant bit MUST be 0”) to 16-bit ones as well, so that frames of 32 to 64 KiB could not be read.',
    'bug-length-shift':
      'Cap’n Proto shifted by 42 where 32 belongs. The bits from 32 to 39 fell out: a frame of 4 GiB and 40 bytes announces 40. Below 4 GiB nothing shows. “omg”, wrote the maintainer.',
    'bug-125-in-16':
      'The border was tested with < instead of <=. A JSON message of exactly 125 bytes went out in the 16-bit form; Chrome insists on the shortest one, and the whole signalling connection went down.',
    'bug-126-in-64':
      'What fits 16 bits was spelled in 64. Chrome 18 insisted on the shortest form: there messages in between failed, while short ones and those above 65,535 bytes worked.',
    'bug-unmasked-client':
      'Paho’s MQTT client left Close and Pong unmasked, probably to save the four bytes. websocket-kit did the same. A strict server answers with 1002 and hangs up; at the end of a connection that is easily overlooked.',
    'bug-unmasked-empty':
      'With no payload there is nothing to mask, the code thought, and wrote neither bit nor key. Text went through; with the first heartbeat the server closed the connection.',
    'bug-masked-server':
      'The code for the client was used for the server as well: a masked text, a masked Close. Browsers say “A server must not mask any frames that it sends to the client” and close.',
    'bug-masked-pong':
      'arduinoWebSockets, as a server, answered pings with 8a 80 00 00 00 00. Starscream, as a client, read two bytes and overlooked the mask, so that the four zero bytes of the key looked like two continuation frames: “continue frame before a binary or text frame”.',
    'bug-key-skipped':
      'XX-Net read four bytes as the key, whether MASK was set or not. Of an unmasked “Hello” it took “Hell” for a key, and then five bytes across the border of the next frame for the text.',
    'bug-key-reused':
      'ws drew one key for each connection. Equal plain text is then equal on the wire, and whoever knows one message can choose what the next one looks like there, which is what masking is for.',
    'bug-masked-twice':
      'Netty’s client drew two random numbers: one went into the header, the other masked the payload. The receiver unmasks with the first and gets noise. XOR of the two keys is the key that would help, and text gives it away.',
    'bug-mask-bit-only':
      'Key and bit are there, yet the payload is plain; unmasking then garbles it. Cap’n Proto masked a client’s Pong wrongly, and its tests did not notice: a Close in them had a key and a readable payload, just like this frame.',
    'bug-key-without-bit':
      'Masked payload and key are right, but byte 1 was written without its top bit. A receiver takes the key for the first four bytes of the text, and the last four bytes for a frame of their own.',
    'bug-pong-still-masked':
      'Ice echoed the payload of a Ping as it had come in, still under the client’s mask. Empty pings and browsers never showed it; a load balancer that compares what comes back hung up.',
    'bug-close-ascii':
      'The code was formatted as text: 31 30 30 30. A receiver reads 0x3130, which is 12,592, as the code and “00” as the reason, and answers with 1002.',
    'bug-close-little-endian':
      'axmol copied a 16-bit number from memory, low byte first, and ws on the other side complained of the “invalid status code 59395”. amphp made the mistake in reading.',
    'bug-close-low-byte':
      'libwebsockets wrote (code >> 16) where >> 8 belongs: the high byte was always 0, and 1000 went out as 232. “Wow... good find”, wrote the maintainer, and fixed three stable branches.',
    'bug-close-signed':
      'SocketRocket closed with −1 by default, and two bytes of −1 are ff ff. On the reading side Java’s signed bytes did the same to codes whose low byte is above 127, in android-websockets among others.',
    'bug-close-reason-only':
      'Crow’s close() took a message and no code: the first two letters became the code, and were missing from the reason. The other end then sees codes such as 22373, which ws called invalid: in bytes that is “We”.',
    'bug-close-200': 'The client closed with 200, which is HTTP’s “OK”. 0 to 999 are not used; what was meant is 1000.',
    'bug-close-1006':
      'A proxy saw its client vanish, got 1006 from its library and passed it on in a Close of its own. 1006 means “there was no Close”, so the frame contradicts itself, and servers answer with an exception.',
    'bug-close-one-byte':
      'One byte is half a code. Receivers that only ask for “at least two bytes” take it for an empty Close and carry on; the RFC wants the connection failed.',
    'bug-empty-eats-next':
      'The reader asked for payload before it asked how much: for a length of 0 it took one byte anyway, or waited for the next. That byte was the first of the next frame, and everything behind it was out of step.',
    'bug-zeros-after-ping':
      'The echo server of websocket.org sent 89 00 00 00 00 00: no MASK, no payload, and four bytes where a key would be. A receiver reads a Ping and two continuation frames with nothing to continue.',
    'bug-stray-nul':
      'The response was sent with the NUL that ends a C string, or with chr(0) in PHP. The NUL becomes the first byte of a frame: FIN 0, opcode 0, a continuation of nothing. libwebsockets dropped the connection and said so only in an info line.',
    'bug-stray-line-end':
      'After a change the response ended in one CR LF too many. 0d 0a reads as a frame of its own, with opcode 0xd and ten bytes of payload, and these ten belong to the first real one.',
    'bug-brace':
      'A client logged byte 123, 0111 1011: FIN 0, all three reserved bits, opcode 0xb. That is the “{” of a JSON text. Either the reader has lost its place in the stream, as the maintainer guessed, or the text was written without a header.',
    'bug-opcode-7':
      'Somebody looked for the meaning of opcode 7 in the specification, and thought of an attack. The letters g (67) and w (77) end in 7: here a length that is too small leaves “world” behind, and its first letter begins a frame. With libwebsockets, RSV 4 and opcode 7 came of text written with the wrong flag: 47 is a G.',
    'bug-rsv1-continuation':
      'RSV1 is set on the second fragment too. In Jetty’s tracker it was first thought to belong there, and python-websockets took it; ws refuses with “RSV1 must be clear”, and is right: RFC 7692 allows the bit on the first fragment alone.',
    'bug-rsv1-not-agreed':
      'RSV1 came in although nothing had been agreed, and the error, which nobody caught, took the whole server down: “Invalid WebSocket frame: RSV1 must be clear”. An error handler belongs on every connection.',
    'bug-ping-long':
      'ws.ping() took 128 KiB and sent them; the Pong that came back broke the sender. The reporter found no limit in the section on Pong; it is one section up, in §5.5. Bun let ping() and pong() send more than 125 bytes as well.',
    'bug-pong-cut':
      'The server took a Ping of 200 bytes, which it should have refused, and answered it in a control frame with a 7-bit length: 200 became 72. The client takes 72 bytes as the Pong, and parses the other 128 as frames.',
    'bug-ping-without-fin':
      'The caller has to set FIN, and forgot: POCO’s flag, Sming’s new function for control frames. Chrome shows opcode -1, ws says “FIN must be set”.',
    'bug-binary-as-text':
      'In ulfius the constants for text and binary had the same value, 0x01. A picture (89 50 4e 47 begins every PNG) went out as text, and is none in UTF-8.',
    'bug-cut-by-reader':
      '.NET checked UTF-8 for each buffer that was filled. With seven bytes of room for eight, the last character was cut, and a good message was refused, since FIN was set on the frame.',
  },
};
