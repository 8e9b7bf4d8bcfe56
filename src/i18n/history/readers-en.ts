/** English words of the two readers on the history page, and what each remarks on. */
import type { Shape } from '../catalogue.ts';
import type { FrameRemarkTexts, NewFrameFacts, OldFrameFacts } from './facts.ts';

const plural = (count: number | string, one: string, many = `${one}s`): string => `${count} ${String(count) === '1' ? one : many}`;
const bytes = (count: number | string): string => plural(count, 'byte');

const hexOf = (value: number): string => `0x${value.toString(16)}`;
const OPCODES: Readonly<Record<number, string>> = { 0: 'continuation', 1: 'text', 2: 'binary', 8: 'Close', 9: 'Ping', 10: 'Pong' };
const opcodeName = (opcode: number): string => OPCODES[opcode] ?? `reserved ${hexOf(opcode)}`;

const remarks: FrameRemarkTexts = {
  'text-replaced': (p) =>
    `${plural(Number(p['count']), 'place')} not valid UTF-8, shown as U+FFFD. In 2010 nothing failed; today it is close code 1007.`,
  'type-unknown': (p) => `Type ${Number(p['type']).toString(16).padStart(2, '0')} had no meaning yet: read up to ff and thrown away.`,
  'length-frame': () => 'A frame with a length was kept for later (binary data): read past and thrown away.',
  'after-closing': (p) => `${bytes(Number(p['length']))} after ff 00: nobody reads them.`,
  'end-missing': () => 'No ff yet: the receiver keeps waiting. This framing cannot say how much is still to come.',
  'length-incomplete': () => 'Every length byte so far says that another follows: the receiver waits.',
  'data-incomplete': (p) => `The length says ${p['declared']}, ${p['missing']} still to come: the receiver waits.`,
};

export const readersEn = {
  heading: 'The same bytes, read in 2010 and today',
  lead: 'Until 2011 a text stood between 00 and ff, because ff never occurs in UTF-8. Type a text, or change the bytes, and see what each reader makes of them.',
  text: 'Text for one frame',
  textGhost: 'These bytes are not one text frame',
  bytes: 'Bytes in hex',
  examples: 'Or take',
  exampleNames: {
    hello: 'Hello',
    euro: '€',
    two: 'two messages',
    closing: 'a message and the closing',
    length: 'a frame with a length',
    unknown: 'an unknown type',
    broken: 'bad UTF-8',
    today: 'a frame of today',
    masked: 'a masked frame of today',
  },
  which: 'Reader',
  old: '2010',
  now: 'RFC 6455',
  oldHeading: 'A reader of 2010 (hybi-00)',
  nowHeading: 'RFC 6455',
  strip: (count: number) => `${bytes(count)}, with the fields that each reader sees`,
  oldRow: '2010',
  bytesRow: 'bytes',
  nowRow: 'RFC 6455',
  more: (count: number) => `… ${bytes(count)} more`,
  tooMany: (most: number) => `Only the first ${most} bytes are read here.`,
  empty: 'No bytes yet: type a text or some hex.',
  range: (start: number, end: number) => (end - start === 1 ? `byte ${start}` : `bytes ${start} to ${end - 1}`),
  fields: {
    'legacy.type': 'type',
    'legacy.length': 'length',
    'legacy.text': 'text',
    'legacy.discarded': 'thrown away',
    'legacy.end': 'end',
    'legacy.ignored': 'not read',
    'frame.byte0': 'FIN, opcode',
    'frame.byte1': 'MASK, length',
    'frame.extended': 'longer length',
    'frame.masking-key': 'masking key',
    'frame.payload': 'payload',
  },
  oldFrame: ({ kind, framing, type, text, length, complete, declared }: OldFrameFacts) => {
    if (kind === 'closing') return 'ff 00: the closing handshake';
    if (kind === 'text') return complete ? `00 … ff: a message, “${text}”` : `00 …: a message that is not all here, so far “${text}”`;
    if (framing === 'length') return `type ${type} with a length${declared === '' ? '' : `, ${bytes(declared)}`}`;
    return `type ${type} up to ff, ${bytes(length)}`;
  },
  oldIgnored: 'after the end',
  nowFrame: ({ opcode, fin, masked, length, missing, text }: NewFrameFacts) =>
    [
      opcode === null ? 'the beginning of a header' : `${opcodeName(opcode)} frame, FIN ${fin ? 1 : 0}, MASK ${masked ? 1 : 0}`,
      ...(length === null ? [] : [`length ${length}`]),
      ...(missing === '0' ? [] : [`${bytes(missing)} missing`]),
      ...(text === null || text === '' ? [] : [`“${text}”`]),
    ].join(', '),
  oldVerdict: (messages: number, closed: boolean, incomplete: boolean) =>
    [
      `Hands over ${plural(messages, 'message')}`,
      ...(closed ? ['then the connection is closed in good order'] : []),
      ...(incomplete ? ['and waits for the rest of a frame'] : []),
    ].join(', ') + '.',
  nowFails: (code: number, at: number) => `Fails the connection with close code ${code}; knows it at byte ${at}.`,
  nowWaits: 'No rule is broken so far: it waits for the bytes that the header promises.',
  nowFine: (messages: number) => `No rule is broken. Hands over ${plural(messages, 'message')}.`,
  nothing: 'Nothing to read.',
  moreFrames: 'Further frames are not listed.',
  open: 'Open these bytes in the frames page',
  pinHint: 'Point at a part, or tap it, and both readers show the same bytes.',
  remarks,
};

export type ReaderTexts = Shape<typeof readersEn>;
