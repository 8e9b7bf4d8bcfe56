/**
 * English words of the review cards.
 *
 * Knows sentences; takes every number from the card's facts. Must not know how a card is drawn or judged.
 */
import { en as terms } from '../terms/en.ts';
import type { CardTexts, CloseSituation } from './facts.ts';

const who = (masked: boolean): string => (masked ? 'a client' : 'a server');
const count = (n: number, one: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;
const bytes = (n: number): string => count(n, 'byte');

const SITUATIONS: Readonly<Record<CloseSituation, string>> = {
  done: 'Both sides have said everything; the chat is over.',
  leaving: 'The server is shut down for the night, or the browser leaves the page.',
  rule: 'A frame came whose reserved bits are set, with no extension agreed.',
  type: 'A binary message came to an endpoint that takes only text.',
  utf8: 'A text message holds the byte `ff`, which no UTF-8 has.',
  policy: 'A message breaks a rule of the application, and no other code fits.',
  size: 'A message is larger than this endpoint takes.',
  inside: 'The server’s own code has thrown an exception.',
};
const codeOption = (code: number) => ({
  text: `${code}`,
  why: `${code} is ${terms.closeCode(code).name}: ${terms.closeCode(code).meaning}. Look for the code whose meaning is this situation.`,
});

export const cardsEn: CardTexts = {
  'who-sent': ({ bytes: shown, masked, second }) => ({
    title: 'Who sent it?',
    prompt: `A frame begins \`${shown}\`. Which end sent it?`,
    right: `The second byte is \`${second}\`. Its first bit is MASK, ${masked ? '1: only clients mask.' : '0: servers never mask, clients always do.'}`,
    options: {
      client: { text: 'a client', why: `MASK is the first bit of the second byte, \`${second}\`: it is 0. A client has to set it.` },
      server: { text: 'a server', why: `MASK is the first bit of the second byte, \`${second}\`: it is 1. A server may not set it.` },
    },
  }),
  'frame-size': ({ payload, masked, header, size }) => ({
    title: 'A whole frame',
    prompt: `${masked ? 'A client' : 'A server'} sends ${bytes(payload)} of payload in one frame. How many bytes is the whole frame?`,
    label: 'bytes',
    right: `${header} of header and ${payload} of payload: ${size}.`,
    wrong: {
      payload: `${payload} is the payload alone. The header comes before it: two bytes, and four of key where MASK is 1.`,
      'no-key': 'The two first bytes are counted, the masking key is not: a client’s frame carries four bytes of key.',
    },
    otherwise: `You have {value}. Up to 125 bytes the header is two bytes${masked ? ', and a client adds four of key' : ''}; then add the payload.`,
  }),
  'resource-name': ({ url, resource }) => ({
    title: 'From the URL to the request line',
    prompt: `A client connects to \`${url}\`. What stands between \`GET\` and \`HTTP/1.1\`?`,
    label: 'target',
    right: `\`${resource}\`: path and query, and a slash where there is no path.`,
    wrong: {
      'path-only': `Nearly: the resource name is the path, \`/\` if it is empty, and then the query with its question mark.`,
      whole: 'The whole address never goes on the request line. Scheme and host are gone: the host stands in its own header.',
    },
    otherwise: 'You have {value}. Leave scheme and host away, write `/` for an empty path, keep the query.',
  }),
  port: ({ url, port, isDefault }) => ({
    title: 'Which port?',
    prompt: `To which TCP port does \`${url}\` lead?`,
    label: 'port',
    right: isDefault ? `None is given, so it is the default one: ${port}.` : `It stands in the URL: ${port}.`,
    wrong: {
      other: isDefault
        ? 'That is the default port of the other scheme: `ws` shares HTTP’s, `wss` HTTPS’s.'
        : 'That is the default port. A port in the URL goes before it.',
    },
    otherwise: 'You have {value}. Look for a port behind the host; if there is none, `ws` has 80 and `wss` has 443.',
  }),
  'strict-server': ({ line, fault }) => ({
    title: 'What does the server answer?',
    prompt: `A request is right in every line, and one of them is \`${line}\`. Which status does a strict server answer with?`,
    right: {
      none: 'Nothing is wrong: 101, and frames may follow.',
      method: 'Only `GET`, in capital letters, can be upgraded: 405.',
      version: 'RFC 6455 is version 13. 426, with the versions that the server speaks.',
      key: 'A key is base64 of 16 bytes, 24 characters: 400.',
      upgrade: '`Upgrade` has to hold the token `websocket`: 400.',
      http: 'HTTP/1.1 at least is wanted: 505.',
    }[fault],
    options: {
      '101': {
        text: '101 Switching Protocols',
        why: `101 would mean that nothing is wrong. Look at \`${line}\` once more: method, version, length and spelling.`,
      },
      '400': {
        text: '400 Bad Request',
        why:
          fault === 'none'
            ? 'Nothing is malformed here: every line is as §4.2.1 wants it.'
            : 'Something is wrong, but this fault has a status of its own. Is it the method, the version of WebSocket, or that of HTTP?',
      },
      '405': {
        text: '405 Method Not Allowed',
        why: '405 is about the method. It is the first word of the request line, and here it is not what is wrong.',
      },
      '426': {
        text: '426 Upgrade Required',
        why: '426 says: speak another version, here is the list. `Sec-WebSocket-Version` is not the fault here.',
      },
      '505': { text: '505 HTTP Version Not Supported', why: '505 is about HTTP’s own version at the end of the request line.' },
    },
  }),
  'which-message': ({ header }) => ({
    title: 'Request, answer or both?',
    prompt: `In which of the two messages of the handshake does \`${header}\` belong?`,
    right: `\`${header}\`: ${{ Host: 'the request says which server it means', Upgrade: 'asked for in the request, granted in the answer', Connection: 'asked for in the request, granted in the answer', 'Sec-WebSocket-Key': 'the client’s nonce, in the request', 'Sec-WebSocket-Accept': 'the server’s proof, in the answer', 'Sec-WebSocket-Version': 'the request names one; an answer has it only when it refuses', Origin: 'browsers say in the request which page is asking' }[header]}.`,
    options: {
      request: { text: 'the request', why: `Think of who has to say it first: \`${header}\` is not the client’s alone.` },
      response: { text: 'the answer with 101', why: `The server would have nothing to say with it: \`${header}\` comes from the client.` },
      both: { text: 'both', why: `Only \`Upgrade\` and \`Connection\` stand in both; \`${header}\` has one home.` },
    },
  }),
  'key-bytes': ({ key, octets, characters }) => ({
    title: 'How long is this key?',
    prompt: `\`Sec-WebSocket-Key: ${key}\` – to how many bytes does it decode?`,
    label: 'bytes',
    right: `${characters} characters of base64, ${octets} bytes. ${octets === 16 ? 'So it can be a key.' : 'A key has 16: a server refuses this one.'}`,
    wrong: { characters: `${characters} are the characters. Four of them make three bytes, and each = at the end takes one away.` },
    otherwise: `You have {value}. Every four characters are three bytes; take one away for each = at the end.`,
  }),
  'spare-bits': ({ keys: [first, second, third], last, means }) => ({
    title: 'Which key is impossible?',
    prompt: 'Two of these keys a correct encoder can have written, one it cannot. Which one?',
    right: `Its 22nd character is ${last}. Only two of that character’s six bits belong to the 16 bytes; an encoder writes the others as zeros, so ${means}, and in general A, Q, g or w.`,
    options: {
      a: {
        text: `\`${first}\``,
        why: 'Its 22nd character, the last before ==, is A, Q, g or w. So its four spare bits are zeros, as they have to be.',
      },
      b: {
        text: `\`${second}\``,
        why: 'Its 22nd character, the last before ==, is A, Q, g or w. So its four spare bits are zeros, as they have to be.',
      },
      c: {
        text: `\`${third}\``,
        why: 'Its 22nd character, the last before ==, is A, Q, g or w. So its four spare bits are zeros, as they have to be.',
      },
    },
  }),
  'read-opcode': ({ byte, bits, opcode }) => ({
    title: 'Read the opcode',
    prompt: `A frame begins with the byte \`${byte}\`. What is its opcode?`,
    label: 'opcode',
    right: `\`${byte}\` is \`${bits}\`; the four bits on the right are ${opcode}: ${terms.frameNoun(opcode)}.`,
    wrong: {
      byte: 'That is the whole byte. The opcode is its right half: the second hex digit.',
      left: 'That is the left half: FIN and the three reserved bits. The opcode is the right half.',
    },
    otherwise: `You read {value}. Write the byte in bits, \`${bits}\`, and take the four on the right.`,
  }),
  'first-byte': ({ opcode, fin, bits }) => ({
    title: 'Write the first byte',
    prompt: `No extension is agreed. What is the first byte of a ${terms.frameNoun(opcode)} ${fin ? 'that is the last of its message (FIN 1)' : 'that is not the last of its message (FIN 0)'}?`,
    label: 'byte in hex',
    right: `\`${bits}\`: FIN ${fin ? 1 : 0}, three zeros, opcode ${opcode}.`,
    wrong: {
      fin: `FIN is the first bit of the byte, worth \`80\`. Here it is ${fin ? 1 : 0}.`,
      opcode: `The left half is right. The right half is the opcode, and ${terms.opcodeName(opcode)} is ${opcode}.`,
    },
    otherwise: 'You have {value}. Left half: FIN and three zeros, so 8 or 0. Right half: the opcode as one hex digit.',
  }),
  'first-byte-legal': ({ byte, bits, opcode }) => ({
    title: 'May a frame begin so?',
    prompt: `No extension is agreed and no message is open. A frame begins with \`${byte}\`. What does a receiver say?`,
    right: `\`${bits}\`: one bit FIN, three reserved, four of opcode (${opcode}, ${terms.opcodeName(opcode)}).`,
    options: {
      legal: {
        text: 'It is legal',
        why: `Look at \`${bits}\` from the left: is FIN 1 where the opcode is 8 or more, are the next three bits 0, is the opcode one of the six?`,
      },
      rsv: { text: 'A reserved bit is set', why: `The reserved bits are the second to the fourth of \`${bits}\`, and they are 0.` },
      opcode: { text: 'The opcode is reserved', why: `The opcode is ${opcode}, ${terms.opcodeName(opcode)}: that one is defined.` },
      fragmented: {
        text: 'A control frame is fragmented',
        why: `That takes an opcode of 8 or more and FIN 0. In \`${bits}\` it is not so.`,
      },
    },
  }),
  'header-size': ({ payload, masked, more, size }) => ({
    title: 'How long is the header?',
    prompt: `How many bytes of header does a frame of ${who(masked)} with ${bytes(payload)} of payload have?`,
    label: 'bytes of header',
    right: `2${more > 0 ? ` + ${more} for the length` : ''}${masked ? ' + 4 for the key' : ''} = ${size}.`,
    wrong: {
      'no-key': 'The masking key is missing: a client’s header ends with four bytes of key.',
      'no-length': `${payload.toLocaleString('en')} does not fit into seven bits: ${more} more bytes of length follow the first two.`,
      'with-payload': 'That is the whole frame. The header is what comes before the payload.',
    },
    otherwise: 'You have {value}. Two bytes; 2 or 8 more where the length is above 125 or above 65,535; four of key from a client.',
  }),
  'second-byte': ({ payload, masked, code }) => ({
    title: 'Write the second byte',
    prompt: `What is the second byte of a frame of ${who(masked)} with ${bytes(payload)} of payload?`,
    label: 'byte in hex',
    right: `MASK ${masked ? 1 : 0}, length code ${code}${code > 125 ? `, and the length itself in ${code === 126 ? 2 : 8} bytes behind it` : ''}.`,
    wrong: {
      mask: `The length code is right. MASK is the first bit, worth \`80\`: ${masked ? 'a client sets it' : 'a server leaves it 0'}.`,
      number: `Seven bits hold lengths up to 125 only. For ${payload.toLocaleString('en')} the code is ${code}, and the length follows.`,
    },
    otherwise: `You have {value}. Length code: the length up to 125, 126 up to 65,535, else 127. Add \`80\` where MASK is 1.`,
  }),
  'length-bytes': ({ payload }) => ({
    title: 'Write the length',
    prompt: `The length code is 126. Which two bytes follow for a payload of ${bytes(payload)}?`,
    label: 'two bytes in hex',
    right: `${payload} = ${payload >> 8} × 256 + ${payload & 0xff}, high byte first.`,
    wrong: { swapped: 'The right bytes in the wrong order: network byte order has the high byte first.' },
    otherwise: `You have {value}. Divide ${payload} by 256: the quotient is the first byte, the remainder the second.`,
  }),
  'mask-byte': ({ byte, key, keyByte, index, at, result }) => ({
    title: 'Mask one byte',
    prompt: `The masking key is \`${key}\`. What becomes of payload byte number ${index} (counted from 0), \`${byte}\`?`,
    label: 'byte in hex',
    right: `${index} mod 4 = ${at}: \`${byte}\` XOR \`${keyByte}\` = \`${result}\`.`,
    wrong: {
      'first-key-byte': `You used the first byte of the key. Byte ${index} meets key byte ${index} mod 4 = ${at}, which is \`${keyByte}\`.`,
      same: 'That is the byte as it was. XOR it with its byte of the key.',
    },
    otherwise: `You have {value}. Key byte: ${index} mod 4 = ${at}, \`${keyByte}\`. XOR: where the bits differ write 1, else 0.`,
  }),
  'unmask-letter': ({ byte, keyByte, plain }) => ({
    title: 'Take a mask off',
    prompt: `On the wire stands \`${byte}\`, and its byte of the key is \`${keyByte}\`. Which letter is it?`,
    label: 'letter',
    right: `\`${byte}\` XOR \`${keyByte}\` is the code of ${plain}. Masking twice is as before.`,
    wrong: { hex: `That is its code, and it is right; as a letter it is ${plain}.` },
    otherwise: `You have {value}. XOR \`${byte}\` with \`${keyByte}\` and look the result up: \`61\` is a, \`62\` b, and so on.`,
  }),
  'guessed-key': ({ wanted, wantedByte, keyByte, result }) => ({
    title: 'If the key could be foreseen',
    prompt: `An attacker’s script knows that the next key byte is \`${keyByte}\`. Which payload byte makes the wire show “${wanted}” (\`${wantedByte}\`)?`,
    label: 'byte in hex',
    right: `\`${wantedByte}\` XOR \`${keyByte}\` = \`${result}\`. So a key must be one that no script can foresee.`,
    wrong: {
      wanted: `\`${wantedByte}\` itself goes through the mask and comes out as something else. Send what becomes \`${wantedByte}\` under the key.`,
    },
    otherwise: `You have {value}. The mask is XOR, so what is sent is \`${wantedByte}\` XOR \`${keyByte}\`.`,
  }),
  'utf8-length': ({ text, characters, bytes: sum, each }) => ({
    title: 'Characters and bytes',
    prompt: `A text message is “${text}”. What is its payload length?`,
    label: 'bytes',
    right: `${each.map((one) => `${one.character} ${one.bytes}`).join(', ')}: together ${sum}.`,
    wrong: {
      characters: `${characters} are the characters. The length counts the bytes of their UTF-8.`,
      utf16: 'That is what `length` says in JavaScript, which counts UTF-16. The frame counts bytes of UTF-8.',
    },
    otherwise: 'You have {value}. ASCII takes 1 byte, letters with accents and Greek 2, Chinese, € and arrows 3, emoji 4.',
  }),
  'utf8-lead': ({ byte, bits, bytes: length }) => ({
    title: 'How long is this character?',
    prompt: `A character in UTF-8 begins with the byte \`${byte}\`. Of how many bytes is it?`,
    label: 'bytes',
    right: `\`${bits}\` ${length === 1 ? 'begins with 0: one byte, ASCII' : `begins with ${length} ones: ${length} bytes`}.`,
    wrong: {
      less: 'One too few: the ones at the beginning count the first byte as well.',
      more: `One too many: count the ones at the beginning of \`${bits}\`; a 0 at once means one byte.`,
    },
    otherwise: `You have {value}. Write the byte in bits, \`${bits}\`, and count the ones before the first 0; none means one byte.`,
  }),
  'fragment-byte': ({ type, place }) => ({
    title: 'The first byte of a fragment',
    prompt: `A ${terms.opcodeName(type)} message is sent in three frames. What is the first byte of the ${{ first: 'first', middle: 'second', last: 'third' }[place]}?`,
    label: 'byte in hex',
    right: `${place === 'first' ? `The type, ${type}, stands on the first fragment only` : 'Continuation, 0, on every fragment after the first'}; FIN is ${place === 'last' ? '1, for it is the last' : '0, for more follow'}.`,
    wrong: {
      whole: 'That is a message in one frame. Here FIN and opcode are shared out over three.',
      fin: `The opcode is right. FIN is 1 on the last fragment alone.`,
      opcode: `FIN is right. The type stands on the first fragment, 0 (continuation) on all after it.`,
    },
    otherwise: 'You have {value}. Left half: 8 on the last fragment, else 0. Right half: the type on the first fragment, else 0.',
  }),
  'frames-legal': ({ bytes: first }) => ({
    title: 'May these frames follow each other?',
    prompt: `One side sends frames with these first bytes, one after the other: ${first.map((byte) => `\`${byte}\``).join(' ')}. What does a receiver say?`,
    right: 'Opcode 1 or 2 opens a message, 0 goes on with it, FIN 1 ends it. Control frames may come in between.',
    options: {
      legal: {
        text: 'All is well, and every message is whole',
        why: 'Follow the messages: which byte opens one (1, 2), which goes on (0), which ends one (FIN 1)? One step does not fit.',
      },
      'no-start': { text: 'A continuation has nothing to continue', why: 'Every frame with opcode 0 here has an open message before it.' },
      interrupted: {
        text: 'A new message begins while another is open',
        why: 'No second 1 or 2 comes before FIN 1 here. Ping and Pong may come in between.',
      },
      unfinished: {
        text: 'Legal so far; a message is not finished',
        why: 'The last message here has had its FIN 1, or something went wrong before.',
      },
    },
  }),
  'pong-frame': ({ payload, length }) => ({
    title: 'Answer a Ping',
    prompt: `A client’s Ping carries the payload \`${payload}\` (unmasked). Write the server’s whole answer.`,
    label: 'frame in hex',
    right: `Pong (\`8a\`), not masked, length ${length}, the same payload.`,
    wrong: {
      ping: 'That is another Ping: opcode 9. The answer has opcode 10, `8a`.',
      masked: 'The server’s MASK is 0: the second byte is the length alone.',
    },
    otherwise: 'You have {value}. `8a`, the length without MASK, then the payload as it came.',
  }),
  'ping-length': ({ length }) => ({
    title: 'May a Ping be so long?',
    prompt: `A Ping with ${bytes(length)} of payload: what does a receiver say?`,
    right: 'Control frames carry at most 125 bytes, so that their length always fits into seven bits.',
    options: {
      legal: { text: 'It is legal', why: `${length} is more than seven bits can say as a length: the limit is 125.` },
      'too-long': { text: 'It is too long', why: `${length} is within the limit of 125. Also nothing at all is legal.` },
    },
  }),
  'code-bytes': ({ code }) => ({
    title: 'A close code as bytes',
    prompt: `Which two bytes stand in a Close frame for code ${code}?`,
    label: 'two bytes in hex',
    right: `${code} = ${code >> 8} × 256 + ${code & 0xff}, high byte first.`,
    wrong: { swapped: 'The right bytes in the wrong order: the high byte comes first.' },
    otherwise: `You have {value}. 1000 is \`03 e8\`; count on from there, or divide ${code} by 256.`,
  }),
  'read-code': ({ bytes: frame, code }) => ({
    title: 'Read a Close',
    prompt: `A server sends \`${frame}\`. Which close code is that?`,
    label: 'code',
    right: `${code}: ${terms.closeCode(code).name}.`,
    wrong: { swapped: 'You read the low byte first. The high byte comes first.' },
    otherwise: 'You have {value}. The payload is the two bytes after `88 02`: first × 256 + second.',
  }),
  'which-code': ({ situation }) => ({
    title: 'Which close code?',
    prompt: `${SITUATIONS[situation]} Which code goes into the Close?`,
    right: 'That is what the code was defined for (§7.4.1).',
    options: {
      '1000': codeOption(1000),
      '1001': codeOption(1001),
      '1002': codeOption(1002),
      '1003': codeOption(1003),
      '1007': codeOption(1007),
      '1008': codeOption(1008),
      '1009': codeOption(1009),
      '1011': codeOption(1011),
    },
  }),
  'code-on-wire': ({ code }) => ({
    title: 'May this code be sent?',
    prompt: `A Close frame arrives with code ${code}. What does a strict receiver make of it?`,
    right: `${code}, ${terms.closeCode(code).name}: ${terms.closeCode(code).meaning}.`,
    options: {
      usable: { text: 'It takes it', why: `${code} is not for the wire: only 1000–1003, 1007–1014 and 3000–4999 are.` },
      'never-sent': {
        text: 'It fails: this code is only reported, never sent',
        why: 'Only 1005, 1006 and 1015 are such names for what happened without a code.',
      },
      unusable: {
        text: 'It fails: this code is not usable',
        why: `${code} has its own entry: look whether it may be sent (1000–1003, 1007–1014, 3000–4999) or is only reported (1005, 1006, 1015).`,
      },
    },
  }),
  'close-call': ({ code }) => ({
    title: 'Closing from a page',
    prompt: `A script calls \`socket.close(${code})\`. What happens?`,
    right: 'Scripts may use 1000 and 3000 to 4999; the others are the browser’s, and the call throws InvalidAccessError.',
    options: {
      works: { text: 'A Close with that code is sent', why: `${code} is neither 1000 nor between 3000 and 4999: a page may not say it.` },
      throws: { text: 'The call throws an exception', why: `${code} is one of those a page may use: 1000, and 3000 to 4999.` },
    },
  }),
  'buffered-amount': ({ texts, bytes: sum }) => ({
    title: 'What waits to be sent',
    prompt: `A page sends ${texts.map((text) => `“${text}”`).join(' and ')} at once. What is \`bufferedAmount\` then, if nothing has gone out yet?`,
    label: 'bytes',
    right: `The bytes of their UTF-8, without frames around them: ${sum}.`,
    wrong: {
      characters: 'That is their `length` in JavaScript. What waits is counted in bytes of UTF-8.',
      'with-headers': 'Headers and keys are not counted: `bufferedAmount` is about application data.',
    },
    otherwise: 'You have {value}. Add the bytes of the characters in UTF-8: 1, 2, 3 or 4 each.',
  }),
  'key-number': ({ key, digits, spaces }) => ({
    title: 'A key of 2010',
    prompt: `Hixie-76: which number does \`Sec-WebSocket-Key1: ${key}\` stand for?`,
    label: 'number',
    right: `Digits ${digits}, ${spaces} spaces: ${digits} / ${spaces}.`,
    wrong: {
      digits: 'Those are its digits. They are divided by the number of spaces.',
      'all-spaces': 'Divided, not multiplied: digits by spaces.',
    },
    otherwise: `You have {value}. Read the digits as one number, ignore other characters, divide by the count of spaces (${spaces}).`,
  }),
};
