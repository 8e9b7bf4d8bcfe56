/**
 * English words of the frames page: its box, choices, lists, notices.
 *
 * Knows wording. Must not know fields, findings or formats: they have catalogues of their own.
 */
const n = (count: number): string => count.toLocaleString('en');
const some = (count: number, one: string, many = `${one}s`): string => `${n(count)} ${count === 1 ? one : many}`;

/** Sizes in bytes as people say them: exact up to 9,999, then KiB or MiB with one decimal. */
export function size(bytes: number): string {
  if (bytes < 10_000) return some(bytes, 'byte');
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export const en = {
  size,
  bench: {
    label: 'Frame dissector and builder',
    keys: 'Keys',
    view: 'Grid',
    viewBytes: '8 bits a row',
    viewFigure: 'RFC figure',
    placeValues: 'Place values',
  },
  box: {
    label: 'Paste or type bytes',
    ghost: 'Paste bytes here, for example from Wireshark',
    clear: 'Clear',
    open: 'Open file…',
  },
  read: {
    label: 'Read as',
    auto: 'Auto',
    autoAs: (format: string) => `Auto: ${format}`,
    instead: 'or as',
    direction: 'Direction',
    directionAuto: 'Auto',
    toServer: '→ server',
    toClient: '← client',
    toServerLong: 'client to server',
    toClientLong: 'server to client',
    agreed: 'Agreed and limits',
    inferred: (direction: string) => `Direction read from the first MASK bit: ${direction}.`,
  },
  toolbar: {
    examples: 'Examples',
    share: 'Share',
  },
  issues: {
    heading: (problems: number, notes: number) =>
      problems === 0 && notes === 0
        ? 'No problems'
        : [problems > 0 ? some(problems, 'problem') : '', notes > 0 ? some(notes, 'note') : ''].filter(Boolean).join(', '),
    none: 'Nothing to say about this frame: it is whole and keeps every rule.',
  },
  counts: {
    frames: (count: number) => some(count, 'frame'),
    messages: (count: number) => some(count, 'message'),
    problems: (count: number) => some(count, 'problem'),
    verdictOk: 'A strict receiver accepts this.',
  },
  frame: {
    touch: 'Click a bit to flip it, type over a byte, change a field: everything follows.',
    flip: 'Flip',
    heading: (frame: number, all: number) =>
      all === 0 ? 'How a frame begins' : all === 1 ? 'The frame' : `Frame ${n(frame)} of ${n(all)}`,
    at: (offset: number) => `at byte ${n(offset)}`,
    what: 'What to copy',
    copy: 'frame',
    copySpan: 'span',
    copyAll: 'all',
    previousField: 'Previous field',
    nextField: 'Next field',
    drawn: (bytes: number) => `${n(bytes)} bytes. The first 64 KiB are drawn; lengths and checks use all of them.`,
    dock: 'Field by field',
  },
};

export type FramesTexts = typeof en;
