/**
 * English words of the length encoder.
 *
 * Knows wording. Must not know how anything is worked out: every number comes in as a fact.
 */
import type { LengthForm } from '../../protocol/frame/payload-length.ts';
import type { LengthFacts, LengthRemarkCode, RemarkFacts } from './facts.ts';

const n = (count: number | bigint): string => count.toLocaleString('en');
const some = (count: number | bigint, one: string, many = `${one}s`): string => `${n(count)} ${count === 1 || count === 1n ? one : many}`;
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const spaced = (bytes: Uint8Array): string => Array.from(bytes, hex).join(' ');
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const word = (count: number): string => WORDS[count] ?? n(count);
/** 2^63-1 as a power: its digits say nothing to most people. */
const bound = (length: bigint): string => (length === 2n ** 63n - 1n ? '2^63-1' : n(length));

const header = (facts: LengthFacts): string => `the header is ${some(facts.headerBytes, 'byte')}`;
const formName = (form: LengthForm): string => (form === 7 ? '7 bits' : `7 + ${form} bits`);

const summary = (facts: LengthFacts): string => {
  const { length, form, extended, code } = facts;
  if (form === 7) return `${some(length, 'byte')}: the length fits into byte 1, so ${header(facts)}.`;
  return `${some(length, 'byte')}: code ${code} and ${extended.length} length bytes, so ${header(facts)}.`;
};

const cost = ({ costOfLast }: LengthFacts): string => `That one byte of payload costs ${word(costOfLast ?? 0)} bytes of header.`;

export const en = {
  formName,
  number: bound,
  input: {
    label: 'Payload length in bytes',
    less: 'One byte less',
    more: 'One byte more',
    mask: 'MASK (from a client)',
    slider: 'Payload length, from 0 to 2^63-1 bytes',
    sliderKeys: 'Arrow keys move by one byte, Page Up and Page Down to where the spelling changes.',
  },
  faults: {
    'no-count': () => 'A length counts bytes: 0, 1, 2, …',
    'no-number': (typed: string) => `“${typed}” is no number. A length counts bytes: 0, 1, 2, …, for example 126, 65,536, 0x7e or 2^20.`,
    numerals: (typed: string) => `“${typed}” is a number in Chinese characters. Write it in digits, for example 126.`,
    'too-long': (typed: string) =>
      `${typed} does not even fit into 64 bits. The largest length is 2^63-1; a longer message goes into several frames.`,
    'top-bit': (typed: string) =>
      `${typed} needs the top bit of the 64-bit length, and it must be 0. The largest length is 2^63-1; a longer message goes into several frames.`,
  },
  summary: (facts: LengthFacts, crossing: boolean, crossed: boolean) =>
    crossed ? `${summary(facts)} ${cost(facts)}` : crossing ? `${summary(facts)} Move one to the right.` : summary(facts),
  /** While the steps have not come to the spelling yet. */
  unsettled: ({ length }: LengthFacts) => `${some(length, 'byte')}: the steps below find out how that is spelled.`,
  valueText: ({ length, extended, headerBytes }: LengthFacts) =>
    `${some(length, 'byte')}, needs ${extended.length === 0 ? 'no' : extended.length} extra length bytes, header ${some(headerBytes, 'byte')}`,
  valueAsked: (length: bigint, question: string) => `${some(length, 'byte')}. ${question}`,
  boxes: {
    label: 'The three spellings',
    range: (low: bigint, high: bigint) => `${n(low)} … ${bound(high)}`,
    verdicts: {
      used: () => 'the shortest: use this',
      wastes: (waste: number) => `would waste ${some(waste, 'byte')}`,
      cannot: () => 'cannot hold it',
      open: () => 'not asked yet',
      hidden: () => '?',
    },
    header: (bytes: number) => `header ${some(bytes, 'byte')}`,
    headerUnknown: 'header ? bytes',
  },
  bytes: {
    label: 'Header bytes',
    size: (bytes: number) => `Header: ${some(bytes, 'byte')}`,
    sizeOpen: 'Header: ? bytes',
    sizeIn: (form: LengthForm, bytes: number, waste: number) =>
      `In ${formName(form)}: ${some(bytes, 'byte')}${waste === 0 ? '' : `, ${n(waste)} more than needed, and not allowed`}`,
    cannotIn: (form: LengthForm, high: bigint) => `In ${formName(form)}: no way to write it, ${bound(high)} is the most`,
    parts: { byte0: 'FIN, opcode', byte1: 'MASK, code', length: 'extended length', key: 'masking key' },
    notYet: 'not worked out yet',
    cell: (index: number, value: string, part: string) => `Byte ${index}, ${value}, ${part}`,
    open: 'Open this header in the frames page',
  },
  explainLine: {
    label: 'What the byte counts',
    idle: 'Point at a byte, or walk through them with the arrow keys: this line says what it counts.',
    pinned: '',
  },
  explain: {
    names: { byte0: 'FIN and opcode', byte1: 'MASK and length code', length: 'Extended length', key: 'Masking key' },
    notYet: 'This byte is not worked out yet: a later step fills it in.',
    byte0: (value: number) => `${hex(value)}: last frame, binary. It says nothing about the length.`,
    byte1: ({ masked, code, form, extended, byte1 }: LengthFacts) =>
      `${hex(byte1)} is MASK ${masked ? 1 : 0} and ${code}: ${
        form === 7 ? 'the length itself.' : `a code, “the next ${extended.length} bytes are the length”.`
      }`,
    weight: (value: number, power: number, product: bigint, padding: boolean) =>
      `${hex(value)} = ${value}, times 256^${power} = ${n(256n ** BigInt(power))}: ${n(product)}.${
        padding ? ' The number does not reach this far, so the place is filled with 00.' : ''
      }`,
    key: (at: number) => `Byte ${at} of the masking key. Its four bytes come behind the length, and are not counted in it.`,
  },
  gate: {
    question: 'How many header bytes now?',
    answer: (bytes: number) => some(bytes, 'byte'),
  },
  steps: {
    label: 'How the length is spelled, step by step',
    start: ({ length }: LengthFacts) => `Five steps lead from ${n(length)} to these bytes.`,
    names: ({ code, form }: LengthFacts) => [
      'Value in binary',
      'Seven bits?',
      'Sixteen bits?',
      form === 7 ? `Length ${code} in byte 1` : `Length code ${code}`,
      'Length bytes',
    ],
    says: [
      ({ length, bits }: LengthFacts) => `${n(length)} is a number of ${some(bits, 'bit')}.`,
      ({ length, bits, form, most7 }: LengthFacts) =>
        form === 7
          ? `${n(length)} is at most ${n(most7)}, so the seven bits in byte 1 hold it.`
          : bits <= 7
            ? `${n(length)} would fit into seven bits, but the codes 126 and 127 are taken: they announce the longer spellings.`
            : `${n(length)} has ${n(bits)} bits: seven are not enough.`,
      ({ length, bits, form, most16 }: LengthFacts) =>
        form === 7
          ? 'Not asked: seven bits are enough, and the shortest spelling is the only one allowed.'
          : form === 16
            ? `${n(length)} is at most ${n(most16)}, so two more bytes hold it.`
            : `${n(length)} has ${n(bits)} bits: sixteen are not enough, so it takes eight more bytes.`,
      ({ code, masked, form, extended, byte1 }: LengthFacts) =>
        form === 7
          ? `The seven bits are the length itself, ${code}. With MASK ${masked ? 1 : 0} in front, byte 1 is ${hex(byte1)}.`
          : `Code ${code} says “the next ${word(extended.length)} bytes are the length”. With MASK ${masked ? 1 : 0} in front, byte 1 is ${hex(byte1)}.`,
      ({ length, form, extended, numberBytes }: LengthFacts) => {
        if (form === 7) return 'Nothing follows: the length stands in byte 1 already.';
        const padding = extended.length - numberBytes.length;
        const filled =
          padding === 0
            ? 'which fills every place'
            : `and ${some(padding, 'place')} left over in front ${padding === 1 ? 'is' : 'are'} filled with 00`;
        return `${n(length)} is ${spaced(numberBytes)} in hex. It goes in with the most significant byte first, ${filled}.`;
      },
    ] as readonly ((facts: LengthFacts) => string)[],
    yes: 'yes',
    no: 'no',
    notAsked: 'not asked',
    mask: 'MASK',
    code: 'code',
    number: 'the number',
    places: 'the places',
    nothing: 'nothing follows',
  },
  read: {
    heading: 'The other way: read length bytes',
    intro: 'Paste bytes in hex, from byte 1 on: the MASK bit and the length code, then the bytes that follow.',
    label: 'Byte 1 and the length bytes',
    examples: 'For example',
    exampleNames: {
      right: 'right',
      long: 'longer than needed',
      top: 'top bit set',
      swapped: 'bytes swapped',
      short: 'only 32 bits',
      cut: 'a byte missing',
    },
    notHex: (character: string, position: number) =>
      `“${character}” at position ${position} is not a hex digit (0-9, a-f). Bytes look like this: 7e 00 7e.`,
    digitLeftOver: (character: string, position: number) =>
      `One hex digit is left over at position ${position}: “${character}”. A byte is two digits: write 0${character}, or add the missing one.`,
    byte1: (masked: boolean, code: number, form: LengthForm) =>
      `MASK ${masked ? 1 : 0}, code ${code}: ${form === 7 ? 'the length itself' : `the next ${form / 8} bytes are the length`}`,
    table: { caption: 'What each length byte counts', byte: 'Byte', weight: 'Weight', product: 'Product', sum: 'Length' },
    length: (length: bigint) => `Length: ${some(length, 'byte')}`,
    negative: 'no length: the top bit must be 0',
    incomplete: 'Length: not all there yet',
    right: 'These bytes are right: the shortest spelling, most significant byte first.',
    rest: (count: number, masked: boolean) =>
      `${some(count, 'more byte')} ${count === 1 ? 'follows' : 'follow'}: ${masked ? 'the masking key, then the payload' : 'the payload'}. ${count === 1 ? 'It is' : 'They are'} not counted in the header.`,
    remarks: {
      'length-not-minimal': {
        title: 'Spelled longer than needed',
        text: ({ length, form, repaired }: RemarkFacts) =>
          `${n(length ?? 0n)} was spelled in ${form} bits. The shortest spelling is required (${repaired}); a strict receiver fails the connection with 1002. Chrome does; some libraries do not check.`,
      },
      'length-top-bit-set': {
        title: 'Top bit set',
        text: ({ bytes }: RemarkFacts) =>
          `The top bit of the 64-bit length (${bytes}) is 1; it must be 0. The largest length is 2^63-1. A receiver fails the connection with 1002; ws answers 1009. Look at how the number was written: a widened signed number, or the wrong byte order, puts ones there.`,
      },
      'length-incomplete': {
        title: 'Not all there yet',
        text: ({ code, form, missing }: RemarkFacts) =>
          `Code ${code} promises ${word(form / 8)} length bytes; ${word(missing)} ${missing === 1 ? 'is' : 'are'} still missing. A receiver simply waits for more. If this is all that was sent, the sender forgot ${missing === 1 ? 'a byte' : 'some'}.`,
      },
      'length-little-endian': {
        title: 'Perhaps written low byte first',
        text: ({ bytes, length, meant, repaired }: RemarkFacts) =>
          `${bytes} says ${n(length ?? 0n)}. Read low byte first it says ${n(meant ?? 0n)}, which looks more like a length. On the wire the most significant byte comes first: ${repaired}.`,
      },
      'length-32-bit': {
        title: 'Perhaps only 32 bits written',
        text: ({ meant, repaired }: RemarkFacts) =>
          `The first four bytes behind code 127 say ${n(meant ?? 0n)}, but code 127 promises eight: a receiver takes the next four for length too. Written right: ${repaired}.`,
      },
      'length-sign-extended': {
        title: 'Perhaps a sign was extended',
        text: ({ bytes, meant, repaired }: RemarkFacts) =>
          `${bytes} is ${n(meant ?? 0n)} with its top bit copied upwards: a number was widened as if it were negative. Written right: ${repaired}.`,
      },
      'byte-0-included': {
        title: 'Does this begin with byte 0?',
        text: ({ repaired }: RemarkFacts) => `The first byte looks like FIN and opcode. Without it, the bytes are ${repaired}.`,
      },
    } satisfies Record<LengthRemarkCode, { title: string; text: (facts: RemarkFacts) => string }>,
    repair: (bytes: string) => `Write ${bytes}`,
    show: (length: bigint) => `Show ${n(length)} above`,
  },
};

export type LengthTexts = typeof en;
