/** English words of the masking tool: lanes, steps, key, known text. The proxy scene has its own (proxy-en.ts). */
import type { Shape } from '../catalogue.ts';
import type { BitFacts, ByteFacts, CharacterFacts, MaskingMode } from './facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} ${count === 1 ? 'byte' : 'bytes'}`;
/** 1,048,576 -> "1 MiB". */
const size = (count: number): string => (count % 1_048_576 === 0 && count > 0 ? `${count / 1_048_576} MiB` : bytes(count));

/** How a byte's character is named in front of its value: "o, ", "byte 2 of 4 of 👋, ", or nothing. */
function named({ text, part, parts, cut }: CharacterFacts): string {
  if (cut) return 'part of a character that is not all here, ';
  if (text === null) return '';
  return parts > 1 ? `byte ${part} of ${parts} of ${text}, ` : `${text}, `;
}

export const en = {
  size,
  lanes: {
    heading: 'The four lanes',
    label: (count: number) => `Lanes of the masking key over ${bytes(count)}`,
    hint: 'Each column is a lane: all bytes in it meet the same key byte, i mod 4. Point at a byte to see its lane, choose it to go to its step.',
    plain: 'payload',
    key: 'key',
    wire: 'wire',
    head: (lane: number, hex: string) => `Key byte ${lane}, ${hex}`,
    plainByte: (index: number, hex: string, character: CharacterFacts) => `Payload byte ${n(index)}, ${named(character)}${hex}`,
    keyByte: (index: number, lane: number, hex: string) => `Key byte ${lane}, ${hex}, over byte ${n(index)}`,
    askedByte: (index: number) => `Key byte over byte ${n(index)}, to be guessed`,
    wireByte: (index: number, hex: string) => `Byte ${n(index)} on the wire, ${hex}`,
    unknown: 'not worked out yet',
    empty: 'No payload. A masked frame still carries its four key bytes, so the smallest client frame is 6 bytes.',
    pointedByte: (index: number, lane: number, partners: readonly number[], more: boolean) =>
      partners.length === 0
        ? `Byte ${n(index)} is alone in lane K${lane}.`
        : `Byte ${n(index)} is in lane K${lane}: ${n(index)} mod 4 = ${lane}. The same key byte meets ${partners.map(n).join(', ')}${more ? ', …' : ''}.`,
    pointedKey: (lane: number, partners: readonly number[], more: boolean) =>
      partners.length === 0
        ? `Key byte ${lane} meets no byte of this payload.`
        : `Key byte ${lane} meets ${partners.length === 1 ? 'byte' : 'bytes'} ${partners.map(n).join(', ')}${more ? ', …' : ''}.`,
  },
  bits: {
    heading: (index: number) => `Byte ${n(index)} in bits`,
    plain: 'payload',
    key: (lane: number) => `K${lane}`,
    asked: 'K?',
    wire: 'wire',
    rule: 'Two pegs of the same height give 0, different ones give 1.',
    unknown: '·',
  },
  controls: {
    payload: 'Payload',
    writing: 'Write it as',
    text: 'Text',
    hex: 'Hex',
    ghost: 'Type or paste a payload',
    another: 'Type or paste another payload',
    examples: 'Or take',
    exampleNames: { hello: 'Hello', emoji: '你好 👋', json: '{"op":"ping"}', zeros: 'eight zero bytes', long: '1 MiB of text' },
    key: 'Masking key',
    random: 'Random',
    zero: 'Zero key',
    rfc: 'RFC example',
    mode: 'Direction',
    mask: 'Mask ↓',
    unmask: 'Unmask ↑',
    detail: 'Steps',
    byBytes: 'Byte by byte',
    byBits: 'Bit by bit',
    jump: 'Go to byte',
    go: 'Go',
    jumpRange: (last: number) => `0 to ${n(last)}`,
    jumpBeyond: (last: number) => `The last byte is ${n(last)}: bytes are counted from 0.`,
  },
  notes: {
    long: (count: number) => `${size(count)}. The field shows the beginning; the lanes hold all of it.`,
    cut: (limit: number) =>
      `Only the first ${size(limit)} were taken: the lanes hold no more. What comes after is masked in the same way, with key byte i mod 4.`,
    notText: 'These bytes are not text in UTF-8, so they stay as hex.',
    half: (position: number, digit: string) =>
      `One hex digit is left over at position ${position}: “${digit}”. A byte is two digits: write 0${digit}, or add the missing one.`,
    stranger: (position: number, character: string) => `“${character}” at position ${position} is not a hex digit (0-9, a-f).`,
    strangerText: 'If this is text, write it as text.',
    upToThere: (count: number) => (count === 0 ? 'No byte before it.' : `The lanes show the ${bytes(count)} before it.`),
    keyCount: (count: number) => `A masking key is exactly 4 bytes. You have ${count}.`,
    keyStays: (key: string) => `The lanes still use ${key}.`,
    zeroKey: 'Key 00 00 00 00 changes nothing. Legal on the wire, but a real client draws a fresh random key per frame.',
    zeroPayload: 'The payload is all zeros, so the wire shows the key itself: 0 xor key is key.',
  },
  long: {
    onlySession:
      'This payload is too long for a link: the address keeps all but it. A reload of this tab brings it back; whoever opens the link will not see it.',
    gone: 'This payload is too long for a link, and this tab does not keep it: a reload will lose it.',
    restored: 'This is the payload that you had in this tab before; it never left your device.',
    forget: 'Forget it',
  },
  steps: {
    label: 'Steps of masking',
    name: (index: number) => `byte ${n(index)}`,
    bitName: (index: number, bit: number) => `byte ${n(index)}, bit ${bit}`,
    restName: 'and so on',
    emptyName: 'nothing to mask',
    start: (mode: MaskingMode) =>
      mode === 'mask'
        ? 'The payload is above, the key repeats under it. Each byte of the payload is XORed with the key byte under it.'
        : 'The same steps once more, from the wire to the payload: the same key byte, the same XOR.',
    byte: ({ index, character, mode, from, keyIndex, key, to }: ByteFacts) =>
      mode === 'mask'
        ? `Byte ${n(index)}, ${named(character)}${from}, uses key byte ${keyIndex}, ${key}. ${from} xor ${key} is ${to}.`
        : `Byte ${n(index)} on the wire, ${from}, uses key byte ${keyIndex}, ${key}. ${from} xor ${key} is ${named(character)}${to}.`,
    bit: ({ index, bit, fromBit, keyBit, key, keyIndex, from }: BitFacts) =>
      `Bit ${bit} of byte ${n(index)}: ${fromBit} in ${from}, ${keyBit} in key byte ${keyIndex}, ${key}. ${
        fromBit === keyBit ? 'Equal bits give 0' : 'Different bits give 1'
      }.`,
    rest: (first: number, last: number) => `And so on for bytes ${n(first)} to ${n(last)}: byte i meets key byte i mod 4.`,
    end: (mode: MaskingMode) =>
      mode === 'mask'
        ? 'All bytes are masked. Switch to Unmask: the same steps lead back.'
        : 'The payload is back, byte for byte. Masking twice with the same key changes nothing.',
    empty: 'There is nothing to mask. The frame would still carry its four key bytes.',
  },
  gate: {
    question: (index: number, mode: MaskingMode) =>
      `Which key byte ${mode === 'mask' ? 'masks' : 'unmasks'} byte ${n(index)}: K0, K1, K2 or K3?`,
    answer: (lane: number, hex: string) => `K${lane}, ${hex}`,
  },
  table: {
    caption: 'The same as a table',
    index: 'Byte i',
    lane: 'i mod 4',
    char: 'Character',
    plain: 'Payload',
    key: 'Key byte',
    wire: 'Wire',
    gap: (count: number) => `… ${bytes(count)} in between`,
    none: 'none',
  },
  frame: {
    open: 'Open this frame in the frames page',
    tooLong: 'The frame is too long for a link to the frames page.',
  },
  known: {
    heading: 'Recover the key from known text',
    lead: 'Masking is no encryption. The key stands in the frame, in front of the payload. And even without it: who knows how the text begins, knows the key, because masked xor plain is key.',
    masked: 'Masked bytes',
    fromLanes: (hex: string, more: boolean) => `From the lanes above: ${hex}${more ? ' …' : ''}`,
    noBytes: 'The lanes above hold no bytes.',
    own: 'Use other bytes',
    follow: 'Use the bytes of the lanes',
    crib: 'The text begins with',
    cribs: 'Often',
    caption: 'Masked byte xor guessed byte is key byte',
    index: 'Byte',
    maskedByte: 'Masked',
    guess: 'Guess',
    gives: 'Key byte',
    verdict: 'Comes',
    agrees: 'again, the same',
    differs: 'again, but another',
    first: 'for the first time',
    more: (count: number) => `… ${bytes(count)} more of the guess`,
    none: 'Guess how the text begins: one character gives one key byte.',
    partial: (found: number) =>
      `${found} of 4 key bytes. ${4 - found === 1 ? 'One more character gives' : `${4 - found} more characters give`} the rest.`,
    unproved: 'A whole key. Nothing contradicts it yet: only a fifth character meets a key byte twice. Read what comes out.',
    proved: (count: number) =>
      `A whole key, and ${count === 1 ? 'one more byte agrees' : `${n(count)} more bytes agree`} with it: the guess is right as far as it goes.`,
    wrong: (index: number, lane: number) =>
      `Byte ${n(index)} asks for another K${lane} than the byte before it in its lane. The text does not begin like this.`,
    key: 'Key',
    reads: 'With it the bytes read',
    search: 'Find it without a guess',
    found: (key: string) => `Key ${key}: of all keys, this one makes the likeliest text. No guess was needed.`,
    notFound: 'No key makes a likely text of these bytes. A search needs 8 bytes of text, and is sure from about 30.',
  },
};

export type MaskingTexts = Shape<typeof en>;
