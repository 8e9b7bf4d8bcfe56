/** English words of the history page's tool: keys, steps, bodies and answers, the two parsers. */
import type { Shape } from '../catalogue.ts';
import type { KeyFacts, KeyRemarkTexts, MistakeTexts, ProofFacts, SpelledRun } from './facts.ts';

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Names of marks that a voice may leave out. */
const MARKS: Readonly<Record<string, string>> = {
  '@': 'at sign',
  '%': 'percent',
  '.': 'dot',
  ',': 'comma',
  '/': 'slash',
  '\\': 'backslash',
  '(': 'open parenthesis',
  ')': 'close parenthesis',
  '[': 'open bracket',
  ']': 'close bracket',
  '{': 'open brace',
  '}': 'close brace',
  ';': 'semicolon',
  ':': 'colon',
  '*': 'asterisk',
  _: 'underscore',
  '-': 'hyphen',
  '+': 'plus',
  '<': 'less than',
  '>': 'greater than',
  '=': 'equals',
  '`': 'backtick',
  "'": 'apostrophe',
  '"': 'quotation mark',
  '!': 'exclamation mark',
  '?': 'question mark',
  '#': 'hash',
  $: 'dollar',
  '&': 'ampersand',
  '^': 'caret',
  '~': 'tilde',
  '|': 'vertical bar',
  '\t': 'tab',
};

function spelled({ kind, text, count }: SpelledRun): string {
  if (kind === 'space') return count === 1 ? 'space' : `${WORDS[count] ?? count} spaces`;
  if (/^[A-Z]$/.test(text)) return `capital ${text}`;
  return MARKS[text] ?? text;
}

const ABORT = 'The draft requires the server to abort.';
const UNLIKELY = 'The server computes on, but a client that follows the draft never writes this.';

const remarks: KeyRemarkTexts = {
  'key-without-digits': (_, who) => `${who} has no digit, so it stands for no number. The server cannot go on: it aborts.`,
  'key-without-spaces': (_, who) =>
    `${who} has no space to divide by. The draft calls that a sign of a cross-protocol attack and requires the server to abort.`,
  'key-not-divisible': (p, who) => `${who} must divide evenly: ${p['number']} / ${p['spaces']} leaves ${p['remainder']}. ${ABORT}`,
  'key-part-too-large': (p, who) => `${who} gives ${p['quotient']}, which does not fit 32 bits: the largest is 4294967295. ${ABORT}`,
  'body-not-8-bytes': (length) =>
    `The body must be eight bytes; here ${length === 1 ? 'is' : 'are'} ${length}. With fewer the server waits, more do not belong to the handshake.`,
  'key-too-many-spaces': (p, who) => `${who} has ${p['spaces']} spaces; a client inserts 1 to ${p['most']}. ${UNLIKELY}`,
  'key-number-too-large': (p, who) =>
    `The digits of ${who} say ${p['number']}; a client stays at or below ${p['most']}. Some servers abort here.`,
  'key-without-others': (p, who) =>
    `${who} holds nothing but digits and spaces; a client inserts 1 to ${p['most']} other characters. ${UNLIKELY}`,
  'key-too-many-others': (p, who) =>
    `${who} has ${p['others']} characters that are neither digit nor space; a client inserts 1 to ${p['most']}. The draft’s own second sample has too many as well.`,
  'key-foreign-character': (p, who) =>
    `${who} holds “${p['character']}” (U+${p['codePoint']}), which is outside printable ASCII. ${UNLIKELY}`,
  'key-space-at-edge': (p, who) =>
    `${who} has a space at its ${p['edge']}. Clients never put one there, because software that reads headers trims it, and then the count is wrong.`,
};

const mistakes: MistakeTexts = {
  'hex-text': 'This is the digest written in hex, 32 characters. The answer is the 16 bytes themselves.',
  'base64-text': 'This is the digest in base64. That came later, with Sec-WebSocket-Accept; here the answer is 16 raw bytes.',
  'little-endian': 'The two numbers were written least significant byte first. The draft wants big-endian.',
  'not-divided': 'The numbers were not divided by their spaces.',
  'decimal-text': 'The numbers were hashed as decimal text. They belong into four bytes each.',
  'body-left-out': 'The eight bytes of the body were left out.',
  'body-first': 'The body was put first. It comes after the two numbers.',
  'keys-swapped': 'Key2 was taken first. The request may send them in any order; in the challenge Key1 comes first.',
  cut: 'It begins rightly and then ends: all 16 bytes have to come.',
};

export const en = {
  keys: {
    heading: 'The handshake of 2010: prove that you have read my request',
    label: (n: number) => `Sec-WebSocket-Key${n}`,
    name: (n: number) => `Key${n}`,
    body: 'Eight bytes behind the empty line',
    generate: 'Generate keys',
    samples: 'Samples of the draft',
    sampleNames: { first: '§1.2', second: '§1.3', third: '§5.2' },
    broken: 'Broken keys',
    brokenNames: { remainder: 'leaves a remainder', spaceless: 'without a space' },
    legend: 'What counts',
    digit: 'digit',
    space: 'space',
    other: 'anything else: ignored',
    spelled: (runs: readonly SpelledRun[]) => runs.map(spelled).join(', '),
    spelledLabel: 'Spelled out',
    empty: 'Empty: no digit and no space.',
    digits: 'Digits',
    spaces: 'spaces',
    formula: 'Number / spaces',
    remainder: (r: string) => `remainder ${r}`,
    asBytes: 'as four bytes',
    unknown: 'not worked out yet',
  },
  field: {
    writing: 'Write it as',
    text: 'Text',
    hex: 'Hex',
    notText: 'Not printable ASCII: stays as hex.',
    half: (position: number, digit: string) =>
      `One hex digit is left over at position ${position}: “${digit}”. A byte is two digits: write 0${digit}, or add the missing one.`,
    stranger: (position: number, character: string) => `“${character}” at position ${position} is not a hex digit (0-9, a-f).`,
  },
  steps: {
    label: 'Steps of the proof',
    names: ['Digits', 'Spaces', 'Divide', 'Big-endian', 'Append the body', 'MD5', 'Compare'],
    digits: ({ one, two }: ProofFacts) => `Take the digits in order and nothing else: Key1 gives ${one.digits}, Key2 gives ${two.digits}.`,
    spaces: ({ one, two }: ProofFacts) =>
      `Count the spaces: ${one.spaces} in Key1, ${two.spaces} in Key2. Every one counts, also two in a row.`,
    divide: ({ one, two }: ProofFacts) =>
      `Divide: ${one.digits} / ${one.spaces} = ${one.quotient}, and ${two.digits} / ${two.spaces} = ${two.quotient}. Nothing may remain.`,
    bytes: ({ one, two }: ProofFacts) =>
      `Write each number as four bytes, the most significant first: ${one.quotient} is ${one.part}, ${two.quotient} is ${two.part}.`,
    append: ({ body }: ProofFacts) => `Append the eight bytes of the body as they came, ${body}. Together that is the challenge: 16 bytes.`,
    md5: ({ answer }: ProofFacts) =>
      `MD5 of the challenge is the answer: ${answer}. The server sends these 16 bytes raw, behind the empty line of its response.`,
    equal:
      'The client has computed the same and compares: all 16 bytes agree. The server has read this very request, so the connection is open.',
    differs: ({ differsAt, given }: ProofFacts) =>
      given === 0
        ? 'The response brought no answer: the client fails the connection.'
        : `The answer that came differs from byte ${differsAt} on (counted from 0): the client fails the connection.`,
    stop: 'Here it ends.',
  },
  gate: {
    spaces: ({ spaces }: KeyFacts) => ({
      question: 'Count for yourself: how many spaces has Key1?',
      answer: spaces === 1 ? '1 space' : `${spaces} spaces`,
    }),
    divide: ({ digits, spaces, quotient }: KeyFacts) => ({ question: `Key1: what is ${digits} / ${spaces}?`, answer: quotient }),
    bytes: ({ quotient, hex, part }: KeyFacts) => ({
      question: `${quotient} is ${hex} in hex. Which of its four bytes is written first?`,
      answer: part.slice(0, 2),
    }),
  },
  proof: {
    md5: 'MD5',
    challenge: 'Challenge, 16 bytes',
    fromKey: (n: number) => `Key${n}`,
    fromBody: 'body',
    answer: 'Answer, 16 bytes',
    given: 'Answer in the response',
    take: 'Take the right answer',
    compare: 'Right answer and answer in the response, byte by byte',
    outcome: 'Outcome',
    right: 'right',
    came: 'came',
    same: 'same',
    other: 'differs',
    missing: 'missing',
    verdictRight: 'All 16 bytes agree.',
    verdictWrong: (at: number) => `Differs from byte ${at} on.`,
    verdictMissing: 'Nothing to compare with: the server has aborted.',
    mistakes,
  },
  remarks,
};

export type HistoryTexts = Shape<typeof en>;
