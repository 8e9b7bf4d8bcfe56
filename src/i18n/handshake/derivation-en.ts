/** English words of the derivation: from key to accept, step by step, down to the rounds of SHA-1. */
import type { Shape } from '../catalogue.ts';
import type { RoundFunction } from '../../protocol/bytes/sha1.ts';
import type { DerivationFacts, PointedFacts, RoundFacts } from './derivation-facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} ${count === 1 ? 'byte' : 'bytes'}`;
const zeros = (count: number): string => `${n(count)} zero ${count === 1 ? 'byte' : 'bytes'}`;
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;

const functions: Record<RoundFunction, string> = { choose: 'choose', parity: 'parity', majority: 'majority' };
const does: Record<RoundFunction, string> = {
  choose: 'where b has a 1 it takes the bit of c, elsewhere that of d',
  parity: 'b xor c xor d',
  majority: 'each bit is what two of b, c and d have',
};
const made = (round: number, sources: readonly number[]): string =>
  `W${round} = rotate-left-1 of ${sources.map((source) => `W${source}`).join(' xor ')}.`;

export const derivationEn = {
  heading: 'From key to accept',
  label: 'Steps from key to accept',
  trail: 'All values on the way',
  goTo: (stage: number, name: string, value: string) => `${stage}, ${name}: ${value}`,
  stages: {
    key: 'Key',
    join: 'Key + GUID',
    pad: 'Padded',
    block: 'Block 1, 80 rounds',
    rest: 'Sums',
    digest: 'Digest',
    base64: 'Base64',
    compare: 'Accept header',
  },
  values: {
    empty: 'empty',
    joined: (length: number) => bytes(length),
    padded: (length: number, blocks: number) => `${bytes(length)}, ${blocks === 1 ? '1 block' : `${n(blocks)} blocks`}`,
    none: 'no Accept header',
    same: 'the same',
    differs: 'differs',
    after: (block: number) => `after block ${block}`,
  },
  names: {
    key: 'the key as it stands',
    join: 'add the GUID',
    pad: 'pad to whole blocks',
    block: 'SHA-1, 80 rounds of block 1',
    rest: (blocks: number) =>
      blocks === 1 ? 'add to H' : blocks === 2 ? 'add to H, then block 2' : `add to H, then blocks 2 to ${n(blocks)}`,
    schedule: (block: number) => `schedule of block ${n(block)}`,
    round: (block: number, round: number) => `block ${n(block)}, round ${round}`,
    sum: (block: number) => `add block ${n(block)} to H`,
    digest: 'the digest',
    base64: 'base64: cut every 6 bits',
    compare: 'compare with the header',
  },
  says: {
    start: 'A server shows that it read this very request: it puts a constant behind the key, hashes both, and writes the hash in base64.',
    key: ({ keyLength, ascii, decodedLength }: DerivationFacts) => {
      if (keyLength === 0) return 'The key is empty, so the GUID alone is hashed. A real request has a key of 24 characters.';
      const what = `The server takes the ${ascii ? `${n(keyLength)} ${keyLength === 1 ? 'character' : 'characters'}` : bytes(keyLength)} of Sec-WebSocket-Key as they stand. It does not decode them.`;
      if (decodedLength === null) return `${what} They are not base64, and SHA-1 does not care.`;
      return decodedLength === 16 ? what : `${what} They would decode to ${bytes(decodedLength)} instead of 16; SHA-1 does not care.`;
    },
    join: ({ length }: DerivationFacts) =>
      `Behind the key comes the GUID: 36 characters, the same in every handshake, in upper case. Together ${bytes(length)}.`,
    pad: (facts: DerivationFacts) => {
      const { zeros: count, bits, bitsHex, blocks, constantFrom } = facts;
      const pad = `SHA-1 reads blocks of 64 bytes. So a bit 1 (the byte 80), ${zeros(count)} and the length of ${n(bits)} bits (0x${bitsHex}) as a 64-bit number fill ${blocks === 1 ? 'one block' : `${n(blocks)} blocks`}.`;
      return constantFrom === null ? pad : `${pad} ${stamp(constantFrom, facts)}`;
    },
    block:
      'Block 1 is sixteen words of 32 bits, stretched to eighty. Round after round, one of them is stirred into five registers, a to e.',
    rest: ({ blocks }: DerivationFacts) => {
      const add = 'The five registers are added to the words they started from, H.';
      if (blocks === 1) return `${add} There is only one block, so this is the digest.`;
      return `${add} From there ${blocks === 2 ? 'block 2 goes' : `blocks 2 to ${n(blocks)} go`} through the same 80 rounds and ${blocks === 2 ? 'is' : 'are'} added too.`;
    },
    schedule: (block: number) =>
      `W0 to W15 are the 64 bytes of block ${n(block)}, four at a time. Each later word is made of four earlier ones: ${made(16, [13, 8, 2, 0])}`,
    round: ({ block, round, name, begins, constant, a, sources }: RoundFacts) => {
      const begin = begins ? ` From here on ${functions[name]} mixes b, c, d (${does[name]}), and the constant is ${constant}.` : '';
      const word = sources.length > 0 ? ` ${made(round, sources)}` : '';
      return `Round ${round} of block ${n(block)}: a becomes ${a}, the others move on one place.${begin}${word}`;
    },
    sum: (block: number, blocks: number) =>
      `The registers after round 79 are added to H, word by word, modulo 2^32. ${block === blocks ? 'These five words are the digest.' : `Block ${n(block + 1)} starts from these.`}`,
    digest: ({ digest }: DerivationFacts) => `Five words of four bytes, the high byte first: the digest, 20 bytes. ${digest}.`,
    base64: ({ accept }: DerivationFacts) =>
      `The 160 bits stay where they are, only the cuts move: from every eighth bit to every sixth. 26 groups are full; the last has 4 bits and 2 zeros, and “=” fills up the four. ${accept}`,
    compare: ({ given, agree, differsAt, accept }: DerivationFacts) => {
      if (given === null) return `There is no Sec-WebSocket-Accept to compare with. It has to be ${accept}.`;
      if (differsAt === null)
        return 'All 28 characters agree. That proves that the peer read this request; it proves nothing about who the peer is.';
      return `Character ${n(differsAt + 1)} is the first that differs; ${n(agree)} of 28 agree. The client must fail the connection.`;
    },
  },
  gate: {
    join: ({ length }: DerivationFacts) => ({
      question: 'The GUID has 36 characters. How many bytes will be hashed?',
      answer: bytes(length),
    }),
    pad: ({ length, blocks }: DerivationFacts) => ({
      question: `SHA-1 reads blocks of 64 bytes. Behind the ${bytes(length)} must fit 9 more at least: the byte 80, and 8 for the length. How many blocks?`,
      answer: blocks === 1 ? '1 block' : `${n(blocks)} blocks`,
    }),
    digest: { question: 'Five words of 32 bits are the digest. How many bytes are they?', answer: '20 bytes' },
    base64: {
      question: 'Base64 cuts these 160 bits into groups of six. How many bits are left for the last group?',
      answer: '4 bits',
    },
  },
  key: {
    label: (length: number, ascii: boolean) =>
      `The key, ${ascii ? `${n(length)} ${length === 1 ? 'character' : 'characters'}` : bytes(length)}`,
    decode: 'Show what it decodes to',
    decoded: (length: number) => `Decoded: ${bytes(length)}`,
    notNeeded: 'not needed',
    notBase64: 'not base64',
  },
  bytes: {
    key: 'key',
    guid: 'GUID, constant',
    one: 'bit 1',
    zeros: 'zeros',
    length: 'length in bits',
    block: (block: number, from: number, to: number) => `Block ${n(block)}: bytes ${n(from)} to ${n(to)}`,
    label: 'What is hashed, in hex',
    more: (count: number) => `… ${n(count)} more blocks like these`,
    same: (keyLength: number) => (keyLength === 24 ? 'identical in every handshake' : `identical for every key of ${bytes(keyLength)}`),
  },
  hash: {
    open: 'Open the hash',
    detail: 'Inside SHA-1',
    skip: 'Skip',
    each: (rounds: number) => `All ${n(rounds)} rounds`,
    before: 'before',
    after: 'after',
    rounds: '80 rounds',
    registers: 'Registers',
    schedule: (block: number) => `Words of block ${n(block)}`,
    word: (index: number, hex: string) => `W${index} ${hex}`,
    fromBlock: (index: number, from: number) => `W${index} is bytes ${from} to ${from + 3} of the block.`,
    fromWords: made,
    turned: 'rotate-left-1',
    scheduleHint: 'Point at a word to see what it is made of. Each row has one round function and one constant.',
    functions,
    goTo: (round: number) => `Go to round ${round}`,
    marks: 'Round',
    back: 'Back ten rounds',
    on: 'On ten rounds',
    newA: 'new a',
    sum: 'Sum',
    start: 'H before',
    plus: '+ registers',
    equals: '= H after',
    afterBlock: (block: number) => `after block ${n(block)}`,
  },
  bits: {
    label: 'The digest in bits',
    byte: (index: number, hex: string) => `Byte ${index}, ${hex}`,
    character: (position: number, character: string) => `Character ${position}, ${character}`,
    hintBytes: 'Every eight bits are a byte. In the next step the same bits are cut anew.',
    hint: 'Point at a character to see its six bits and the bytes they come from, or at a byte to see its characters.',
    pointed: ({ character, position, value, bits, zeros: added, bytes: from }: PointedFacts) =>
      `Character ${position} is ${character}, number ${value} of the alphabet: bits ${bits}${added > 0 ? ` and ${added} zeros` : ''}, from ${list(from.map(({ index, hex }) => `byte ${index} (${hex})`))}. Through the hash it depends on everything before.`,
    pointedByte: (index: number, hex: string, characters: readonly string[]) =>
      `Byte ${index}, ${hex}, is spread over ${list(characters.map((character) => `“${character}”`))}. Through the hash it depends on every bit of the key.`,
    padding: '“=” stands for no bits: it fills up the last group of four characters.',
    zeros: '2 zeros',
  },
  compare: {
    right: 'Derived',
    given: 'In the header',
    label: 'Derived accept and header, character by character',
    same: (position: number, character: string) => `Character ${position}: ${character} in both`,
    differs: (position: number, right: string, given: string) => `Character ${position}: ${right} derived, ${given} in the header`,
    nothing: 'nothing',
    check: 'Find the mistake',
  },
  avalanche: {
    toggle: 'Flip one bit of the key',
    lead: 'Nothing in the digest stands for one place in the key. Turn one bit over, and about half of the 160 bits change.',
    byte: 'Character',
    pick: (position: number, character: string) => `Character ${position}, ${character}`,
    bit: 'Bit',
    pickBit: (bit: number) => `Bit ${bit}`,
    was: 'now',
    becomes: 'then',
    count: (count: number) => `${count} of 160 bits changed`,
    share: (percent: number) => `${percent} %`,
    map: 'Which bits of the digest changed',
    changed: (count: number, byteCount: number) => `${count} bits changed, in ${byteCount} of 20 bytes.`,
    accept: 'Accept',
  },
  tooLong: (limit: number) => `A key of more than ${bytes(limit)} is not drawn step by step.`,
};

/** What is said of the blocks without a byte of the key. */
function stamp(constantFrom: number, { blocks, keyLength }: DerivationFacts): string {
  const which = constantFrom === blocks - 1 ? `Block ${n(blocks)} holds` : `Blocks ${n(constantFrom + 1)} to ${n(blocks)} hold`;
  const always = keyLength === 24 ? 'in every handshake ever made' : `for every key of ${bytes(keyLength)}`;
  return `${which} nothing of the key: the same ${always}.`;
}

export type DerivationTexts = Shape<typeof derivationEn>;
