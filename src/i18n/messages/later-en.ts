/** English words of the messages page that come when somebody uses it: examples, copies, splitting, TCP reads. */
import type { Shape } from '../catalogue.ts';
import type { ReadFacts } from './facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} ${count === 1 ? 'byte' : 'bytes'}`;
const frames = (count: number): string => `${n(count)} ${count === 1 ? 'frame' : 'frames'}`;
const messages = (count: number): string => `${n(count)} ${count === 1 ? 'message' : 'messages'}`;

function partOf({ part }: ReadFacts): string {
  if (part === null) return '';
  const { frame, header, headerNeeds, payload } = part;
  if (payload === null) return ` Of frame ${frame}, ${bytes(header)} of the header: ${n(headerNeeds - header)} to come at least.`;
  return ` Frame ${frame} announces ${bytes(payload.of)}; ${payload.have === 0 ? 'none is' : payload.have === 1 ? 'one is' : `${n(payload.have)} are`} here.`;
}

export const laterEn = {
  examples: {
    groups: { legal: 'As it should be', closing: 'With a Close', broken: 'Rules broken' },
    names: {
      first: 'Hel + lo, a Ping between',
      whole: 'One frame: Hello',
      character: '你 cut between two frames',
      emoji: '👋 in three fragments, a Ping inside it',
      drops: 'One byte per fragment',
      empty: 'Empty fragments',
      several: 'Three messages in four frames',
      binary: 'Binary in fragments',
      'close-within': 'A Close in the middle of a message',
      'after-close': 'A message after the Close',
      'opcode-again': 'Opcode text on every fragment',
      interleaved: 'A second message inside the first',
      'nothing-open': 'A continuation of nothing',
      'ping-fragment': 'A Ping with FIN 0',
      'bad-byte': 'A byte that UTF-8 forbids',
      'cut-at-end': 'A text that ends inside a character',
    },
  },
  copy: { heading: 'The whole stream', hex: 'Hex', spaced: 'Hex with spaces', lines: 'Hex, a frame a line' },
  share: {
    copied: 'Copied: this link opens exactly what you see',
    byHand: 'Select and copy this link',
    explain: 'All bytes are in the part after #, which browsers never send to a server.',
  },
  split: {
    label: (number: number) => `Split frame ${number}`,
    hint: 'Cut where? The second frame begins with the byte behind the scissors.',
    dashed: 'Dashed scissors cut inside a character. That is legal: only the whole message must be UTF-8.',
    before: (byte: number, character: string) => `Split before payload byte ${byte}, ${character}`,
    inside: (character: string, part: number) => `Split inside ${character}, after its byte ${part}`,
    number: 'Before payload byte',
    cut: 'Split here',
    insideButton: (character: string) => `Inside ${character}`,
  },
  reads: {
    heading: 'The same bytes, as TCP delivers them',
    lead: 'TCP carries a stream of bytes and knows no frames. What one read brings may be half a header, three frames, or anything between. Cut the stream wherever you like.',
    presets: 'Ways to cut',
    names: {
      all: 'All at once',
      each: 'One byte at a time',
      frames: 'At every frame',
      headers: 'Inside every header',
      payloads: 'Inside every payload',
      pairs: 'Two frames a read',
    },
    hint: 'Choose a byte to cut before it, or to take the cut away.',
    hintDrag: 'Drag a cut, or move it with Alt and ← or →.',
    row: (count: number) => `The stream, ${bytes(count)}. A pressed byte begins a new read.`,
    byte: (at: number, hex: string, frame: number) => `Cut before byte ${at}, ${hex}, frame ${frame}`,
    same: (count: number) =>
      count === 1
        ? 'One read brings everything. Now cut it: the messages and their order will stay the same.'
        : `${n(count)} reads, and nothing differs from one: the same messages, the same control frames, the same end, each certain at the same byte.`,
    differs: 'These reads lead to another result than one read does. That must not be: please report it.',
    caption: 'What the receiver knows after each read',
    read: 'Read',
    bytes: 'Brings',
    knows: 'Then the receiver knows',
    says: (facts: ReadFacts): string => {
      if (facts.stopped === 0) return `A Close has come. ${messages(facts.delivered)} delivered; what follows is ignored.`;
      if (facts.stopped !== null)
        return `A rule is broken: the connection failed with ${facts.stopped}. ${messages(facts.delivered)} delivered before.`;
      const open = facts.open === null ? '' : `, one open with ${bytes(facts.open)} from whole frames`;
      return `${frames(facts.frames)} so far, ${messages(facts.delivered)} delivered${open}.${partOf(facts)}`;
    },
    more: (count: number) => `… ${n(count)} more reads`,
  },
};

export type LaterTexts = Shape<typeof laterEn>;
