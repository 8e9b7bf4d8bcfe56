/** English words of the command line: help, failures, and the parts of its text report. */
export const en = {
  help: `Usage: frame-by-frame <command> [options]

Commands:
  dissect [TEXT]     read pasted WebSocket bytes and explain every bit

Options:
  --lang en|zh       language of the output
  --help             this help; also after a command

Example:
  frame-by-frame dissect "81 85 37 fa 21 3d 7f 9f 4d 51 58"
`,
  dissectHelp: (formats: string) => `Usage: frame-by-frame dissect [TEXT] [options]

Reads bytes in any shape people have them (hex, a Node Buffer, escapes, base64,
a Wireshark dump, a log line) from TEXT, a file or standard input, and prints
every frame with its fields, findings and messages.

Options:
  --file F             read the file F instead of TEXT; binary files too
  --from client|server the side that sent the bytes
  --read-as FORMAT     do not guess; one of:
${formats}
  --max-message BYTES  the largest message the receiver takes
  --json               print one JSON object
  --lines              every line is a paste of its own; prints one JSON object
                       a line
  --strict             exit code 1 if any finding is an error
  --lang en|zh         language of the output
  --help               this help

Exit codes: 0 read, 1 error found (--strict), 2 nothing to read or wrong usage.
Colours only on a terminal; NO_COLOR is obeyed.

Examples:
  frame-by-frame dissect "<Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>"
  xxd frame.bin | frame-by-frame dissect --from server --json
  tail -f bytes.log | frame-by-frame dissect --lines
`,
  failures: {
    'unknown-command': (p: { command: string }) => `Unknown command: ${p.command}. See frame-by-frame --help.`,
    'unknown-option': (p: { option: string }) =>
      `Unknown option: ${p.option}. See --help; put -- in front of a text that begins with a dash.`,
    'option-value': (p: { option: string; value: string; expected: string }) =>
      `${p.option} cannot be “${p.value}”; it takes ${p.expected}.`,
    'option-value-missing': (p: { option: string }) => `${p.option} needs a value.`,
    'two-inputs': () => 'Give either a text or --file, not both.',
    'file-missing': (p: { file: string }) => `There is no file ${p.file}.`,
    'file-unreadable': (p: { file: string; reason: string }) => `Cannot read ${p.file}: ${p.reason}.`,
    'capture-unsupported': (p: { kind: string }) =>
      `This is a ${p.kind} capture, which cannot be read yet. Copy the bytes out as hex (Wireshark: Follow TCP Stream).`,
    empty: () => 'The input is empty: there is nothing to read.',
    unreadable: (p: { format: string }) => `This cannot be read as ${p.format}.`,
  },
  bytesExpected: 'a number of bytes',
  waiting: 'Reading from the terminal; end with Ctrl+D.',
  binary: 'binary file',
  read: (format: string, bytes: string) => `Read as ${format}: ${bytes}.`,
  alternatives: (formats: string) => `Could also be read as ${formats}.`,
  truncated: 'The paste is cut off.',
  leftOut: (what: string) => `Left out: ${what}.`,
  run: (number: number, direction: string, bytes: string) => `Run ${number}: ${direction}, ${bytes}`,
  payloadRun: 'Message content, no frame header.',
  handshakeRun: 'Handshake text, no frames.',
  frame: (index: number, rest: string) => `Frame ${index}: ${rest}`,
  columns: { flags: 'RSV1-3', opcode: 'opcode', length: 'length', key: 'masking key', text: 'Text: ' },
  onTheWire: 'on the wire',
  unmasked: 'unmasked',
  comma: ', ',
  colon: ': ',
  space: ' ',
  moreBytes: (bytes: string) => `… ${bytes} more`,
  severity: { error: 'error', warning: 'warning', note: 'note' },
  finding: (severity: string, title: string) => `${severity}: ${title}`,
  source: (section: string, closeCode: number | null) => (closeCode === null ? ` (${section})` : ` (${section}, closes with ${closeCode})`),
  wayOut: (text: string) => `Way out: ${text}`,
  forExample: (who: string, text: string) => `For example ${who}: ${text}`,
  messages: 'Messages',
  noMessages: 'No message was complete.',
  message: (index: number, kind: string, bytes: string, frames: string) => `${index}  ${kind}, ${bytes}, ${frames}`,
  inFrames: (frames: readonly number[]) => (frames.length === 1 ? `frame ${frames[0]}` : `frames ${frames.join(', ')}`),
  noFrames: 'No frames.',
  verdictFine: 'Verdict: a strict receiver finds nothing to object to.',
  verdictFails: (code: number, frame: number, byte: number) =>
    `Verdict: a strict receiver fails the connection with ${code}, at frame ${frame}, as soon as it has byte ${byte}.`,
  diagnoses: 'What this could be',
  diagnosis: (title: string, percent: number) => `${title} (${percent} %)`,
  repair: (text: string, bytes: string) => `Repair: ${text}: ${bytes}`,
};
