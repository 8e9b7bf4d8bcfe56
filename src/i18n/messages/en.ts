/** English words of the first view of the messages page's tool: cards, lane, receiver, steps. The rest is in later-en.ts. */
import type { Shape } from '../catalogue.ts';
import type { DeedFacts, EntryFacts, OutcomeFacts, Room } from './facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} ${count === 1 ? 'byte' : 'bytes'}`;
const frames = (count: number): string => `${n(count)} ${count === 1 ? 'frame' : 'frames'}`;
const messages = (count: number): string => `${n(count)} ${count === 1 ? 'message' : 'messages'}`;
const OPCODES = ['continuation', 'text', 'binary', '', '', '', '', '', 'Close', 'Ping', 'Pong'];
const nameOf = (opcode: number): string => OPCODES[opcode] || (opcode < 8 ? 'reserved data' : 'reserved control');
const inside = (missing: number): string =>
  missing === 0 ? '' : ` It ends inside a character, ${bytes(missing)} short: the next fragment brings the rest, and that is legal.`;
const said = (shown: string | null): string => (shown === null ? '' : ` “${shown}”`);
const lost = (count: number | null): string =>
  count === null ? '' : ` The ${bytes(count)} of the open message are thrown away: half a message is never delivered.`;

const roomOf = (most: Room): string => `The lane holds ${frames(most.frames)} and ${bytes(most.bytes)}, so that a link can hold it too.`;

const NO_MERGE = {
  last: 'No frame comes after it.',
  control: 'A control frame is one frame and stays one.',
  'control-between': 'A control frame comes next: move it out of the way first.',
  incomplete: 'One of the two is not all there.',
};

export const en = {
  opcodeName: nameOf,
  bytes,
  toolbar: {
    label: 'The stream',
    examples: 'Examples',
    copy: 'Copy',
    share: 'Share',
    clear: 'Start over',
    undo: 'Undo',
    redo: 'Redo',
    way: 'Sent by',
    s2c: 'the server',
    c2s: 'the client',
    wayHint: { s2c: 'Server to client: no masks', c2s: 'Client to server: every frame masked, each with a key of its own' },
  },
  /** A link with more than the lane holds. */
  tooMuch: (brought: Room, most: Room) =>
    `This link brings ${frames(brought.frames)} and ${bytes(brought.bytes)}. ${roomOf(most)} The frames page takes more.`,
  lane: {
    heading: 'Frames on the wire',
    hint: 'They travel from top to bottom. Drag a card, press Alt with ↑ or ↓ on it, or use its arrows.',
    hintTouch: 'They travel from top to bottom. The arrows of a card move it.',
    list: 'Frames in the order they are sent',
    main: 'data',
    bypass: 'control',
    never: 'never processed',
    ignored: 'ignored after the Close',
    stops: (code: number) => `stops here: ${code}`,
    next: 'next',
  },
  card: {
    name: (number: number, opcode: number) => `Frame ${number}: ${nameOf(opcode)}`,
    drag: (number: number) => `Frame ${number}: drag it, or press Alt with ↑ or ↓`,
    fin: (fin: boolean) => `FIN ${fin ? 1 : 0}`,
    finMeans: (fin: boolean) => (fin ? 'last frame of its message' : 'more fragments follow'),
    opcode: 'Opcode',
    option: (opcode: number) => `${opcode.toString(16)} ${nameOf(opcode)}`,
    size: (count: number) => bytes(count),
    incomplete: 'not all here',
    bytes: (number: number) => `Bytes of frame ${number}`,
    more: (count: number) => `… ${n(count)} more`,
    header: { opcode: 'FIN, RSV and opcode', length: 'MASK and length', extended: 'extended length', key: 'masking key' },
    byte: (index: number, hex: string, character: string | null, part: number, parts: number) =>
      `Payload byte ${index}, ${hex}` +
      (character === null ? '' : parts > 1 ? `, byte ${part} of ${parts} of ${character}` : `, ${character}`),
    asText: 'Text',
    asHex: 'Payload in hex',
    asReason: 'Code and reason, in hex',
    split: 'Split',
    splitMe: 'Split me',
    merge: 'Merge with next',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove',
    of: (deed: string, number: number) => `${deed}: frame ${number}`,
    noMerge: NO_MERGE,
  },
  insert: {
    heading: 'Put a frame on the lane',
    where: 'Where',
    atStart: 'at the start',
    after: (number: number) => `after frame ${number}`,
    atEnd: 'at the end',
    kinds: { ping: 'Ping', pong: 'Pong', close: 'Close', text: 'Text', binary: 'Binary', continuation: 'Continuation' },
  },
  receiver: {
    heading: 'Receiver',
    open: 'Open message',
    nothingOpen: 'None. The next data frame must be text or binary.',
    thrown: (count: number) => `Thrown away, ${bytes(count)}: half a message is never delivered.`,
    over: 'None, and none will come: the connection is ending.',
    soFar: (text: boolean, count: number) => `${text ? 'Text' : 'Binary'}, ${bytes(count)} so far`,
    whole: 'UTF-8: between characters',
    inside: (missing: number) => `UTF-8: inside a character, ${bytes(missing)} to come`,
    noText: 'Binary: any bytes will do',
    delivered: 'Delivered',
    nothingDelivered: 'Nothing yet: a message is delivered when its last frame has come.',
    message: (number: number, text: boolean, count: number, of: number) =>
      `Message ${number}: ${text ? 'text' : 'binary'}, ${bytes(count)} from ${frames(of)}`,
    empty: 'empty',
    bypass: 'Passing by',
    nothingPasses: 'No control frame in this step.',
    answers: (opcode: number) => (opcode === 9 ? 'answered at once with a Pong:' : 'answered with a Close:'),
    noAnswer: 'No answer is expected.',
    units: (count: number) => `Content, ${bytes(count)}. Choose a character to see its bytes on the cards.`,
    unit: (text: string, frames: readonly number[]) => `${text}, from ${frames.length === 1 ? 'frame' : 'frames'} ${frames.join(' and ')}`,
    failed: (code: number) => `Connection failed with ${code}`,
    closed: 'Close received: no frame after it counts.',
    more: (count: number) => `… ${bytes(count)} more`,
  },
  outcome: {
    label: 'The whole stream',
    says: ({ frames: count, delivered, open, stop }: OutcomeFacts) => {
      const got = `${messages(delivered)} delivered`;
      if (stop?.closeCode != null)
        return `It stops at frame ${stop.frame} of ${count} with close code ${stop.closeCode}; ${got} before that.`;
      if (stop) return `The Close in frame ${stop.frame} of ${count} ends it; ${got} before that.`;
      return `${frames(count)}, ${got}${open === null ? '' : `, one still open with ${bytes(open)}`}. No rule is broken.`;
    },
    go: 'Go there',
  },
  table: {
    caption: 'The receiver after each frame',
    frame: 'Frame',
    size: 'Payload',
    open: 'Open message',
    delivered: 'Delivered',
    none: 'none',
    text: 'text',
    binary: 'binary',
    cell: (text: boolean, count: number, missing: number) =>
      `${text ? 'text' : 'binary'}, ${bytes(count)}${missing > 0 ? `, inside a character (${missing} to come)` : ''}`,
    fails: (code: number) => `fails: ${code}`,
    closed: 'closed',
  },
  steps: {
    label: 'Frames entering the receiver',
    name: (number: number, opcode: number) => `frame ${number}, ${nameOf(opcode)}`,
    start: (first: string) => `Nothing has arrived yet. First comes ${first}.`,
    says: (number: number, facts: EntryFacts): string => {
      const who = `Frame ${number}`;
      switch (facts.kind) {
        case 'start':
          return `${who} opens a ${facts.text ? 'text' : 'binary'} message: its opcode says the type, FIN 0 says more follows. ${bytes(facts.total)} wait in the open slot.${inside(facts.missing)}`;
        case 'more':
          return `${who} continues the message: opcode 0, FIN 0. It adds ${bytes(facts.length)}, ${bytes(facts.total)} so far.${inside(facts.missing)}`;
        case 'end':
          return `${who} continues the message and ends it: opcode 0, FIN 1. ${facts.frames} fragments are one message of ${bytes(facts.total)}, delivered now:${said(facts.shown) || ' binary'}.`;
        case 'whole':
          return `${who} is a whole ${facts.text ? 'text' : 'binary'} message in one frame: FIN 1. ${bytes(facts.total)}, delivered at once${said(facts.shown) === '' ? '' : `:${said(facts.shown)}`}.`;
        case 'ping':
          return `${who} is a Ping. It goes past ${facts.open ? 'the open message, which stays as it is' : 'on the bypass'}; the receiver answers with a Pong of the same payload.`;
        case 'pong':
          return `${who} is a Pong. It goes past ${facts.open ? 'the open message, which stays as it is' : 'on the bypass'}; no answer is expected.`;
        case 'close':
          return `${who} is a Close${facts.code === null ? ' without a code' : ` with code ${facts.code}`}. The receiver answers with a Close, and no frame after it counts.${lost(facts.lost)}`;
        case 'fails':
          return `${who} breaks a rule${facts.title === null ? '' : `: ${facts.title}`}. The receiver fails the connection with ${facts.closeCode} (${facts.section}); nothing after this frame is processed.${lost(facts.lost)}`;
        case 'waits':
          return `${who} is not all here. A receiver simply waits for the rest.`;
      }
    },
  },
  deed: (facts: DeedFacts): string => {
    switch (facts.kind) {
      case 'moved':
        return `Now frame ${facts.to} of ${facts.of}.`;
      case 'split':
        return facts.inside
          ? `Frame ${facts.frame} is split inside a character: half of it in each frame.`
          : `Frame ${facts.frame} is split: FIN 0 on the first part, a continuation after it.`;
      case 'merged':
        return `Merged into frame ${facts.frame} of ${facts.of}.`;
      case 'removed':
        return facts.of === 0 ? 'The lane is empty.' : `Frame ${facts.frame} is removed, ${frames(facts.of)} left.`;
      case 'inserted':
        return `Frame ${facts.frame} of ${facts.of} is new.`;
      case 'fin':
        return facts.fin
          ? `FIN of frame ${facts.frame} on: the last of its message.`
          : `FIN of frame ${facts.frame} off: more frames of this message follow.`;
      case 'obstacle':
        return NO_MERGE[facts.why];
      case 'undone':
        return 'Undone.';
      case 'redone':
        return 'Redone.';
      case 'full':
        return `${roomOf(facts)} Remove or shorten a frame first.`;
    }
  },
  empty: 'One frame, one message. Split it, and it becomes two fragments of the same message.',
  notHex: (position: number, character: string) =>
    `“${character}” at position ${position} is not a hex digit (0-9, a-f). The frame keeps what it had.`,
  halfHex: (digit: string) => `One hex digit is left over: “${digit}”. A byte is two digits. The frame keeps what it had.`,
  open: 'Open these bytes in the frames page',
};

export type MessagesTexts = Shape<typeof en>;
