/** English words of the check of an accept: what is right, which mistake made a wrong one, and what was tried. */
import type { Base64Fault } from '../../protocol/bytes/base64.ts';
import type { MistakeName, MistakeParams } from '../../protocol/handshake/accept-mistakes.ts';
import type { HashName } from '../../protocol/handshake/accept-recipe.ts';
import type { AcceptLooks } from '../../protocol/handshake/wrong-accept.ts';
import type { Shape } from '../catalogue.ts';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} ${count === 1 ? 'byte' : 'bytes'}`;
const times = (count: number, one: string): string => `${n(count)} ${one}${count === 1 ? '' : 's'}`;

const WHITE: Readonly<Record<string, string>> = {
  '\n': 'a line feed',
  '\r': 'a carriage return',
  '\r\n': 'CR LF',
  '\r\n\r\n': 'CR LF CR LF',
  '\0': 'a zero byte',
  ' ': 'a space',
  '  ': 'two spaces',
  '   ': 'three spaces',
  '\t': 'a tab',
  '\n   ': 'a line feed and spaces',
};
const white = (text: string): string => WHITE[text] ?? `“${text}”`;
const letters = { lower: 'lower', upper: 'upper', mixed: 'the wrong' };

/** A slip of one character, in a value called `what`. */
function slip({ kind, at, wrote, right }: MistakeParams['guid-typo'], what: string): string {
  const shown = (text: string): string => (text.trim() === '' ? white(text) : `“${text}”`);
  if (kind === 'missing') return `Character ${at + 1} of ${what}, ${shown(right)}, is missing.`;
  if (kind === 'changed') return `Character ${at + 1} of ${what} is ${shown(wrote)} instead of ${shown(right)}.`;
  if (kind === 'swapped') return `Characters ${at + 1} and ${at + 2} of ${what} are swapped: ${shown(wrote)} instead of ${shown(right)}.`;
  if (kind === 'doubled') return `Character ${at} of ${what}, ${shown(wrote)}, is written twice.`;
  return `Behind character ${at} of ${what} there is ${shown(wrote)} too many.`;
}

type Says = { readonly [Name in MistakeName]: (params: MistakeParams[Name]) => string };
const says: Says = {
  'accept-empty': () => 'The header is empty. The value is missing, or it was cut off before it was sent.',
  'accept-quoted': ({ mark }) => `The value is right, but it stands in ${mark}. Leave the marks out: they become part of the value.`,
  'junk-around': ({ before, after }) =>
    `The right value is in there, but ${[before && `“${before}” stands in front of it`, after && `“${after}” behind it`].filter(Boolean).join(' and ')}. Send the 28 characters alone.`,
  'accept-cut': ({ kept, of }) =>
    `Right as far as it goes, but only ${kept} of ${of} characters are here. Look for a buffer that is too short.`,
  'accept-miscopied': (edit) => `${slip(edit, 'the right value')} It was probably copied by hand.`,
  'accept-spaced': () => 'The right value has white space in it, probably from a wrapped line. Take it out.',
  'spare-bits': ({ wrote, right }) =>
    `It decodes to the right 20 bytes, but the 27th character is “${wrote}” where an encoder writes “${right}”: its last two bits have to be 0. Clients compare the text.`,
  'padding-surplus': ({ surplus }) =>
    `There ${surplus === 1 ? 'is one “=”' : `are ${surplus} “=”`} too many at the end. 20 bytes need exactly one.`,
  'header-echoed': ({ header }) =>
    header === 'Sec-WebSocket-Key'
      ? 'This is the key itself, sent back. The server has to derive the accept from it.'
      : `This is the value of ${header}, not an accept.`,
  'answer-of-2010': () =>
    'This is the answer of the handshake of 2010 (Hixie-76): MD5 of two numbers and eight bytes. RFC 6455 replaced it by this header.',

  'key-decoded': ({ as }) =>
    as === 'bytes'
      ? 'You decoded the key first. Use the 24 characters as they are.'
      : `You decoded the key first, and made ${as === 'utf-8' ? 'text of UTF-8' : 'Latin-1 text'} of the bytes. Use the 24 characters as they are.`,
  'key-line-end': ({ end }) => `There is ${white(end)} behind the key, in front of the GUID. Strip the line’s end from the header’s value.`,
  'key-spaced': ({ before, after }) =>
    `There is ${[before && `${white(before)} in front of the key`, after && `${white(after)} behind it`].filter(Boolean).join(' and ')}. White space around a header’s value does not belong to it.`,
  'key-quoted': ({ mark }) => `You hashed the key with ${mark} around it. Hash its characters alone.`,
  'key-case': ({ letters: to }) =>
    `The key was turned into ${letters[to]} case first, perhaps with the whole header. Header names ignore case, values do not.`,
  'key-unpadded': () => 'You left out the “==” at the end of the key. They belong to the value: hash all 24 characters.',
  'key-re-encoded': ({ key }) =>
    `The key was decoded and encoded again, which gives ${key}. This key is not what an encoder writes, so that is another text. Use it as it came.`,
  'key-encoded-again': () => 'You encoded the key in base64 once more. It is base64 already: use its characters as they are.',
  'key-as-hex': ({ letters: to }) => `You hashed the key’s bytes as ${to}-case hex. Use the 24 characters of base64.`,
  'key-plus-lost': () =>
    'The “+” of the key became a space, as in a form or a query string. Headers are not URL-encoded: do not decode them.',
  'key-percent-encoded': () => 'The key was percent-encoded. Headers are not URL-encoded: use it as it came.',
  'key-url-alphabet': () => 'The key’s “+” and “/” were replaced by “-” and “_” (base64url). Use it as it came.',
  'key-with-name': ({ name }) => `You hashed the header’s name too: “${name.trim()}”. Only the value counts.`,
  'key-cut': ({ where, count }) =>
    count === 1
      ? `The ${where === 'start' ? 'first' : 'last'} character of the key is missing. Look for a substring that is off by one.`
      : `The ${where === 'start' ? 'first' : 'last'} ${count} characters of the key are missing. Look for a buffer or a length that is too short.`,
  'key-spaces-removed': () => 'The white space inside the key was removed before hashing. The value is hashed as it stands.',
  'key-as-literal': ({ written }) =>
    `You hashed the key as Python prints bytes: ${written}…${written.slice(1)}. Decode the bytes to text, or join bytes with bytes.`,
  'key-nothing': ({ written }) => `You hashed “${written}” in the key’s place: the header was not found. Its name may come in any case.`,
  'header-as-key': ({ header }) => `You hashed the value of ${header} in the key’s place.`,
  'key-missing': () => 'You hashed the GUID alone, without the key. Perhaps the header was not found: its name may come in any case.',
  'other-key': ({ key }) => `This answers another key of this paste: ${key}. Two requests were mixed up, or their answers.`,
  'example-key': ({ key }) =>
    `This is the answer to ${key}, the key of a well-known example. It is written into the code: it has to be derived from each request’s key.`,

  'guid-missing': () => `You hashed the key alone. The GUID ${GUID} belongs behind it.`,
  'guid-case': () => 'Your GUID is in lower case; here the letters’ case matters.',
  'guid-hyphens': () => 'Your GUID has no hyphens. All 36 characters are hashed, the four hyphens too.',
  'guid-wrapped': ({ at, white: by }) =>
    `There is ${white(by)} in your GUID, in front of character ${at + 1}.${at === 19 ? ' The RFC breaks a line there; copied text keeps the break.' : ''} The GUID is 36 characters without white space.`,
  'guid-enclosed': ({ left, right }) => `Your GUID stands in ${left}${right}. Hash its 36 characters alone.`,
  'guid-bytes': ({ order }) =>
    `You hashed the GUID as 16 bytes${order === 'microsoft' ? ' in the order of Microsoft’s GUID structure' : ''}. Here it is just a text of 36 characters.`,
  'guid-twice': () => 'You put the GUID behind the key twice. Once is enough; perhaps two functions add it.',
  'guid-cut': ({ kept }) =>
    `Only the first ${kept} of the GUID’s 36 characters were hashed. Look for a buffer or a length that is too short.`,
  'guid-typo': (edit) => `${slip(edit, 'your GUID')} It has to be ${GUID}.`,
  'guid-seen': ({ guid }) =>
    `Your GUID is ${guid}. It begins like the right one and was then written from memory; others have it in their code too. It has to be ${GUID}.`,

  'guid-first': () => 'You put the GUID first. It is key + GUID.',
  separated: ({ between }) => `There is “${between}” between key and GUID. Nothing belongs there.`,
  'utf-16': ({ order }) => `You hashed the text in UTF-16 (${order}-endian), two bytes a character. Take its bytes in ASCII or UTF-8.`,
  'tail-hashed': ({ tail }) =>
    tail === '\n'
      ? 'There is a line feed at the end of what you hashed. (echo adds one; use printf.)'
      : `There is ${white(tail)} at the end of what you hashed${tail === '\0' ? ': C’s strings end with one, and it does not count' : ''}. Hash key and GUID alone.`,
  'zero-filled': ({ length }) =>
    `You hashed a whole buffer of ${bytes(length)}, zeros behind the text. Hash as many bytes as key and GUID have.`,

  'hash-sha-256': () => 'You used SHA-256. Here it is SHA-1: the digest has 20 bytes.',
  'hash-md5': () => 'You used MD5. Here it is SHA-1: the digest has 20 bytes.',
  'hash-none': () => 'Nothing was hashed: this is key and GUID as they are. SHA-1 comes in between.',
  'hash-twice': () => 'You hashed twice. Once is enough.',
  'hash-faulty': ({ fault }) =>
    ({
      'first-block': 'This is SHA-1 of the first 64 bytes alone. Key, GUID and padding fill two blocks: go through the second one too.',
      'length-in-bytes': 'Your SHA-1 ends its padding with the length in bytes. It has to be the length in bits.',
      'length-low-first': 'Your SHA-1 ends its padding with the length, low byte first. It has to be high byte first.',
      'no-bit': 'Your SHA-1 pads with zeros alone. Behind the text comes a bit 1 first, the byte 80.',
      'no-length': 'Your SHA-1 leaves the length out of its padding: the last eight bytes hold the length in bits.',
    })[fault],
  'hash-hmac': ({ secret }) =>
    `You used HMAC-SHA-1 with the ${secret === 'key' ? 'key' : 'GUID'} as its secret. Here it is plain SHA-1 of key + GUID.`,

  'digest-cut': ({ bytes: kept }) =>
    `Only the first ${bytes(kept)} of the digest were encoded. Look for a buffer or a length that is too short.`,
  'digest-words': () => 'The four bytes of each word of the digest are in reverse order. SHA-1 writes the high byte first.',
  'digest-reversed': () => 'The bytes of the digest are in reverse order.',
  'digest-as-text': ({ as }) =>
    `The digest was turned into text (${{ 'latin-1': 'one character a byte, then UTF-8', 'utf-8': 'UTF-8, with replacement characters', ascii: 'ASCII, with question marks' }[as]}) before it was encoded. Encode its 20 bytes.`,
  'digest-stops': () => 'The digest ends at its first zero byte, as C’s strings do. Pass its length, 20, instead of measuring it.',
  'hex-encoded': ({ letters: to }) =>
    `You base64-encoded the hex text of the digest (56 characters${to === 'upper' ? ', in upper case' : ''}). Encode the 20 bytes (28 characters).`,
  'hex-unpadded': () => 'You base64-encoded the hex text of the digest, and bytes below 10 have only one digit. Encode the 20 bytes.',

  'hex-output': ({ between }) =>
    `This is the digest in hex${between ? `, with “${between}” between bytes` : ''}. It has to be base64: 28 characters.`,
  base64url: () => 'This is base64url: “-” and “_” stand where “+” and “/” belong. Use plain base64.',
  'padding-missing': () => 'The “=” at the end is missing. It belongs to base64: 28 characters in all.',
  'encoded-twice': () => 'This was base64-encoded twice. Once is enough.',
  'hex-of-base64': () => 'This is the right text, written in hex. Send the 28 characters of base64 themselves.',
  'accept-case': ({ letters: to }) => `The value is in ${letters[to]} case. Base64 tells capital and small letters apart.`,
  'percent-encoded': () => 'The value is percent-encoded. A header needs none: send the 28 characters as they are.',
  'not-encoded': () => 'These are the 20 bytes of the digest themselves. Write them in base64.',
};

type Names = Readonly<Record<MistakeName, string>>;
const names: Names = {
  'accept-empty': 'empty value',
  'accept-quoted': 'quotation marks around it',
  'junk-around': 'more text around it',
  'accept-cut': 'cut off',
  'accept-miscopied': 'one character off',
  'accept-spaced': 'white space inside',
  'spare-bits': 'spare bits set',
  'padding-surplus': 'too many “=”',
  'header-echoed': 'value of another header',
  'answer-of-2010': 'answer of the 2010 handshake',
  'key-decoded': 'key decoded first',
  'key-line-end': 'line end kept on the key',
  'key-spaced': 'spaces kept around the key',
  'key-quoted': 'key in quotation marks',
  'key-case': 'key in another case',
  'key-unpadded': 'key without its “==”',
  'key-re-encoded': 'key decoded and encoded again',
  'key-encoded-again': 'key encoded once more',
  'key-as-hex': 'key as hex',
  'key-plus-lost': '“+” of the key turned into a space',
  'key-percent-encoded': 'key percent-encoded',
  'key-url-alphabet': 'key in base64url',
  'key-with-name': 'header name hashed too',
  'key-cut': 'key cut short',
  'key-spaces-removed': 'white space in the key removed',
  'key-as-literal': 'key as Python prints it',
  'key-missing': 'GUID alone',
  'key-nothing': '“undefined” and its kin as the key',
  'header-as-key': 'another header hashed',
  'other-key': 'another key of this paste',
  'example-key': 'key of a well-known example',
  'guid-missing': 'key alone',
  'guid-case': 'GUID in lower case',
  'guid-hyphens': 'GUID without hyphens',
  'guid-wrapped': 'GUID with a wrapped line’s space',
  'guid-enclosed': 'GUID in braces or quotation marks',
  'guid-bytes': 'GUID as 16 bytes',
  'guid-twice': 'GUID twice',
  'guid-cut': 'GUID cut short',
  'guid-typo': 'GUID with one character off',
  'guid-seen': 'wrong GUIDs from public code',
  'guid-first': 'GUID first',
  separated: 'something between key and GUID',
  'utf-16': 'UTF-16',
  'tail-hashed': 'line end or zero byte hashed',
  'zero-filled': 'buffer filled up with zeros',
  'hash-sha-256': 'SHA-256',
  'hash-md5': 'MD5',
  'hash-none': 'not hashed',
  'hash-twice': 'hashed twice',
  'hash-faulty': 'SHA-1 padded wrongly, or one block of it',
  'hash-hmac': 'HMAC',
  'digest-cut': 'digest cut short',
  'digest-words': 'words byte-swapped',
  'digest-reversed': 'digest reversed',
  'digest-as-text': 'digest made into text',
  'digest-stops': 'digest cut at a zero byte',
  'hex-encoded': 'hex text encoded',
  'hex-unpadded': 'hex without leading zeros encoded',
  'hex-output': 'hex instead of base64',
  base64url: 'base64url',
  'padding-missing': '“=” missing',
  'encoded-twice': 'encoded twice',
  'hex-of-base64': 'base64 written in hex',
  'accept-case': 'another case',
  'percent-encoded': 'percent-encoded',
  'not-encoded': 'bytes not encoded',
};

/** Digests of well-known hashes by their length. */
const HASHES: Readonly<Record<number, string>> = { 16: 'MD5', 28: 'SHA-224', 32: 'SHA-256', 48: 'SHA-384', 64: 'SHA-512' };

function fault(each: Base64Fault): string {
  if (each.kind === 'foreign-character') return `“${each.character}” is not a character of base64.`;
  if (each.kind === 'whitespace') return 'White space does not belong into it.';
  if (each.kind === 'padding-inside') return '“=” stands in its middle.';
  if (each.kind === 'character-left') return 'One character is left over: its six bits make no byte.';
  if (each.kind === 'padding-missing') return `“${'='.repeat(each.missing)}” is missing at its end.`;
  if (each.kind === 'padding-surplus') return `It has ${each.surplus} “=” too many.`;
  return each.kind === 'url-character'
    ? `“${each.character}” is base64url; base64 has “${each.means}”.`
    : `The last character would be “${each.means}”, not “${each.character}”.`;
}

/** What can be seen from a value that nothing explains. */
function looks({ characters, bytes: decoded, hexBytes, faults }: AcceptLooks): string {
  const what = `It has ${times(characters, 'character')}`;
  const length = hexBytes ?? decoded;
  if (length === null) return `${what} and is not well-formed base64. ${faults[0] ? fault(faults[0]) : ''}`.trim();
  const hash = HASHES[length] ? `, as long as a digest of ${HASHES[length]}` : '';
  const as = hexBytes === null ? 'decodes to' : 'is hex for';
  return length === 20
    ? `${what} and ${as} 20 bytes, the right length. So it probably is SHA-1 of something else.`
    : `${what} and ${as} ${bytes(length)} instead of 20${hash}.`;
}

export const checkEn = {
  heading: 'Check an accept',
  field: 'Sec-WebSocket-Accept',
  ghost: 'Paste an accept',
  lead: 'Paste any value. If it is wrong, the mistakes that people make are made again until one gives exactly this value.',
  takeHeader: 'Take the one from the answer',
  clear: 'Clear',
  tryOne: 'Or try a mistake',
  right: 'Right.',
  rightSays: (accept: string) =>
    `${accept} belongs to this key. It proves that the peer read this request; it proves nothing about who the peer is.`,
  wrong: 'Wrong, and this is why.',
  wrongTwo: 'Wrong, and two mistakes together explain it.',
  unknown: 'Wrong, and no mistake that I know makes this value.',
  looks,
  unknownHint: 'Is it the accept of another connection? Then its key is another one too.',
  expected: 'It has to be',
  tried: (count: number) => `What was tried (${count}, alone and in pairs)`,
  empty: 'Nothing to check yet.',
  noKey: 'There is no key: the accept is checked against the empty one.',
  recomputed: 'Recomputed',
  steps: {
    input: (hash: HashName) => (hash === 'none' ? 'Taken' : 'Hashed'),
    length: (length: number) => bytes(length),
    digest: (hash: HashName) => (hash === 'faulty SHA-1' ? 'SHA-1, with this fault' : hash),
    kept: 'Encoded',
    accept: 'Gives',
  },
  cut: (count: number) => `… ${bytes(count)} more`,
  says,
  names,
};

export type CheckTexts = Shape<typeof checkEn>;
