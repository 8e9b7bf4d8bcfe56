/** Streams to try, each for one thing to see. Knows bytes. Must not know their names. */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { makeFrame } from '../../protocol/frame/frame-list.ts';
import { BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT } from '../../protocol/frame/opcodes.ts';
import { FIRST_STREAM } from './first.ts';

export const EXAMPLE_GROUPS = ['legal', 'closing', 'broken'] as const;
export type ExampleGroup = (typeof EXAMPLE_GROUPS)[number];

const NOTHING = new Uint8Array(0);
const text = (words: string, fin = true): Uint8Array => makeFrame(TEXT, encodeUtf8(words), null, fin);
const more = (words: string | Uint8Array, fin: boolean): Uint8Array =>
  makeFrame(CONTINUATION, typeof words === 'string' ? encodeUtf8(words) : words, null, fin);
const NI_HAO = encodeUtf8('你好');
const WAVE = encodeUtf8('👋');

/** A message in fragments of one byte each. */
const drops = (words: string): Uint8Array[] =>
  [...encodeUtf8(words)].map((byte, at, all) =>
    makeFrame(at === 0 ? TEXT : CONTINUATION, Uint8Array.of(byte), null, at === all.length - 1),
  );

const LIST = [
  { id: 'first', group: 'legal', frames: null },
  { id: 'whole', group: 'legal', frames: () => [text('Hello')] },
  { id: 'character', group: 'legal', frames: () => [makeFrame(TEXT, NI_HAO.subarray(0, 2), null, false), more(NI_HAO.subarray(2), true)] },
  {
    id: 'emoji',
    group: 'legal',
    frames: () => [
      makeFrame(TEXT, WAVE.subarray(0, 1), null, false),
      makeFrame(PING, encodeUtf8('?')),
      more(WAVE.subarray(1, 3), false),
      more(WAVE.subarray(3), true),
    ],
  },
  { id: 'drops', group: 'legal', frames: () => drops('Hello') },
  { id: 'empty', group: 'legal', frames: () => [text('', false), more('Hello', false), more('', true)] },
  {
    id: 'several',
    group: 'legal',
    frames: () => [text('one'), text('tw', false), more('o', true), makeFrame(BINARY, Uint8Array.of(0, 1, 2))],
  },
  {
    id: 'binary',
    group: 'legal',
    frames: () => [makeFrame(BINARY, Uint8Array.of(0xff, 0xfe), null, false), makeFrame(PONG, NOTHING), more(Uint8Array.of(0x80), true)],
  },
  {
    id: 'close-within',
    group: 'closing',
    frames: () => [text('Hel', false), makeFrame(CLOSE, Uint8Array.of(0x03, 0xe9)), more('lo', true)],
  },
  { id: 'after-close', group: 'closing', frames: () => [text('Bye'), makeFrame(CLOSE, Uint8Array.of(0x03, 0xe8)), text('One more')] },
  { id: 'opcode-again', group: 'broken', frames: () => [text('Hel', false), text('lo')] },
  {
    id: 'interleaved',
    group: 'broken',
    frames: () => [text('Hel', false), makeFrame(BINARY, Uint8Array.of(0xca, 0xfe)), more('lo', true)],
  },
  { id: 'nothing-open', group: 'broken', frames: () => [text('Hello'), more('again', true)] },
  {
    id: 'ping-fragment',
    group: 'broken',
    frames: () => [text('Hel', false), makeFrame(PING, encodeUtf8('hi'), null, false), more('lo', true)],
  },
  {
    id: 'bad-byte',
    group: 'broken',
    frames: () => [makeFrame(TEXT, Uint8Array.of(0x48, 0xc3), null, false), more(Uint8Array.of(0x28, 0x21), false), more('never', true)],
  },
  { id: 'cut-at-end', group: 'broken', frames: () => [text('Hi ', false), more(NI_HAO.subarray(0, 2), true), text('next')] },
] as const satisfies readonly { id: string; group: ExampleGroup; frames: (() => readonly Uint8Array[]) | null }[];

export type ExampleId = (typeof LIST)[number]['id'];

export interface Example {
  readonly id: ExampleId;
  readonly group: ExampleGroup;
  readonly stream: () => Uint8Array;
  readonly cuts?: readonly number[];
}

export const EXAMPLES: readonly Example[] = LIST.map(({ id, group, frames }) => ({
  id,
  group,
  stream: () => (frames === null ? FIRST_STREAM : joinBytes(frames())),
}));
