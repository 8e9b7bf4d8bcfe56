/** English words of the command line: help, failures, and the parts of its text report. */
export const en = {
  help: `Usage: frame-by-frame <command> [options]

Commands:
  dissect [TEXT]     read pasted WebSocket bytes and explain every bit
  build              write a frame, legal or not, in any form
  handshake [TEXT]   from key to accept, and what both ends make of a handshake
  serve              this site, with an echo server whose bytes it shows
  echo               an echo server with scenarios, good and bad
  tap                a relay that shows the bytes between your client and server

Options:
  --lang en|zh       language of the output
  --help             this help; also after a command

Examples:
  frame-by-frame dissect "81 85 37 fa 21 3d 7f 9f 4d 51 58"
  frame-by-frame build --text Hello --mask random
  frame-by-frame handshake dGhlIHNhbXBsZSBub25jZQ==
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
  buildHelp: (forms: string) => `Usage: frame-by-frame build [options]

Writes one frame. What the options say is what is written, legal or not; what a
receiver would object to is told on standard error.

The payload, from one of these, else from standard input:
  --text T             T in UTF-8
  --hex H              pairs of hex digits
  --file F             the file F as it is
  --close-code N       a close code, 0 to 65535
  --reason T             and the reason behind it

The header:
  --opcode N|NAME      0 to 15, 0x0 to 0xf, continuation, text, binary, close,
                       ping, pong. Otherwise text where the payload is UTF-8,
                       binary where not and with --hex, close with --close-code
  --fin, --no-fin      FIN is 1, as it is otherwise, or 0
  --rsv 100            RSV1, RSV2 and RSV3; otherwise 000
  --mask KEY           four bytes in hex, random, or none, as it is otherwise
  --length-form 7|16|64
                       how many bits spell the length; otherwise the fewest

The output:
  --as FORM            one of:
${forms}
                       hex otherwise; bin is the bytes themselves
  --json               one JSON object: a frame of dissect --json, and its bytes
  --lang en|zh         language of the output
  --help               this help

Exit codes: 0 written, 2 wrong usage.

Examples:
  frame-by-frame build --text Hello --mask 37fa213d
  frame-by-frame build --close-code 1000 --reason bye --as figure
  frame-by-frame build --opcode ping --text "" --as bin | nc localhost 8080
`,
  handshakeHelp: `Usage: frame-by-frame handshake [TEXT] [options]

Reads a Sec-WebSocket-Key, a request, an answer or both, in any shape people
have them (as sent, curl -v, a log, a HAR entry, hex), from TEXT, a file or
standard input. Prints every step from key to accept, what a strict server and
a strict client check, item by item, and which mistake made a wrong accept.

Options:
  --file F             read the file F instead of TEXT; binary files too
  --json               print one JSON object
  --lines              every line is a JSON string that holds the raw text of a
                       handshake; prints one JSON object a line
  --strict             exit code 1 if any finding is an error
  --lang en|zh         language of the output
  --help               this help

Exit codes: 0 read, 1 error found (--strict), 2 nothing to read or wrong usage.
Colours only on a terminal; NO_COLOR is obeyed.

Examples:
  frame-by-frame handshake dGhlIHNhbXBsZSBub25jZQ==
  frame-by-frame handshake KEY ACCEPT
  curl -v --http1.1 URL 2>&1 | frame-by-frame handshake --strict
`,
  handshake: {
    parts: { request: 'a request', response: 'an answer', values: 'values alone' },
    and: ' and ',
    read: (what: string, format: string | null) => (format === null ? `Read: ${what}.` : `Read as ${format}: ${what}.`),
    supplied: {
      'start-line': 'The first line of a head was missing in this text; the usual one was put in.',
      'empty-line': 'The empty line that ends a head was missing in this text, and is taken for granted.',
    },
    behind: (bytes: string) => `${bytes} behind the handshake: frame-by-frame dissect reads them.`,
    derivation: 'From key to accept',
    noKey: 'No key here, so what the accept has to be cannot be told.',
    notBase64: 'not base64',
    steps: {
      key: (length: number) => `Key (${length} characters)`,
      decoded: (length: number) => `Decoded (${length} bytes, not needed)`,
      joined: (length: number) => `Key + GUID (${length} bytes)`,
      digest: (length: number) => `SHA-1 (${length} bytes)`,
      accept: (length: number) => `Base64: the accept (${length} characters)`,
    },
    source: (section: string, item: number | null, status: number | null) =>
      ` (${section}${item === null ? '' : `, item ${item}`}${status === null ? '' : `, refused with ${status}`})`,
    accept: 'The accept that was answered',
  },
  serveHelp: (port: number) => `Usage: frame-by-frame serve [options]

Serves the built site together with an echo server, whose bytes the site’s pages
can show. Only this machine reaches it unless --host says otherwise, and only
pages that it knows may connect to the echo server.

Options:
  --port N             the port; otherwise ${port} or the next one that is free;
                       0 takes any free one
  --host H             the address to listen on; otherwise 127.0.0.1
  --base PATH          the path of the site and the echo server; otherwise /
  --allow-origin URL   pages of this origin may connect, too; several with commas
  --lang en|zh         language of the output
  --help               this help

Examples:
  frame-by-frame serve
  frame-by-frame serve --port 8080 --base /a/b/
`,
  echoHelp: (port: number) => `Usage: frame-by-frame echo [options]

Runs an echo server whose paths are scenarios: servers that keep every rule, and
servers that break one. Only this machine reaches it unless --host says otherwise,
and only pages that it knows.

Options:
  --port N             the port; otherwise ${port}; 0 takes any free one
  --host H             the address to listen on; otherwise 127.0.0.1
  --allow-origin URL   pages of this origin may connect, too; several with commas
  --lang en|zh         language of the output
  --help               this help

A connection to /tap gets {"tap": ID} as its first message, and then the bytes of
every connection that is opened with ?tap=ID, as binary records. A message such as
{"connection": 1, "command": {"do": "ping"}} makes the server send on one of them.

Examples:
  frame-by-frame echo
  frame-by-frame echo --port 8080 --allow-origin http://localhost:3000
`,
  tapHelp: (port: number) => `Usage: frame-by-frame tap --to URL [options]

Relays to one WebSocket server and shows the bytes of both sides as they pass,
from the HTTP request on. Connect your client to the relay instead of the server;
only Host and the path are changed on the way, so that the server knows itself.

Options:
  --to URL             the server, as a ws:// or wss:// URL
  --port N             the port; otherwise ${port}; 0 takes any free one
  --host H             the address to listen on; otherwise 127.0.0.1
  --allow-origin URL   pages of this origin may connect, too; several with commas.
                       Pages of this machine always may
  --lang en|zh         language of the output
  --help               this help

Whoever has the printed address of the tap sees every connection that begins
behind that: keep it to yourself.

Examples:
  frame-by-frame tap --to ws://localhost:8080
  frame-by-frame tap --to wss://example.org/socket --port 9000
`,
  stops: 'Ctrl+C stops it.',
  tap: {
    running: (url: string) => `Relay to ${url}`,
    connect: (url: string) => `Connect to it at ${url}`,
    token: (url: string) => `The bytes are at  ${url}`,
  },
  serve: {
    running: (url: string) => `Frame by Frame is at  ${url}`,
    echo: (url: string) => `Its echo server is at ${url}`,
  },
  echo: {
    running: (address: string) => `Frame by Frame echo server, ws://${address}`,
    kinds: { well: 'Keeps every rule:', refused: 'Never opens:', broken: 'Breaks a rule:' },
    example: (url: string) => `In a browser’s console: new WebSocket('${url}')`,
  },
  failures: {
    'unknown-command': (p: { command: string }) => `Unknown command: ${p.command}. See frame-by-frame --help.`,
    'unknown-option': (p: { option: string }) =>
      `Unknown option: ${p.option}. See --help; put -- in front of a text that begins with a dash.`,
    'option-value': (p: { option: string; value: string; expected: string }) =>
      `${p.option} cannot be “${p.value}”; it takes ${p.expected}.`,
    'option-value-missing': (p: { option: string }) => `${p.option} needs a value.`,
    'options-contradict': (p: { first: string; second: string }) => `${p.first} and ${p.second} contradict each other; give one of them.`,
    'option-needs': (p: { option: string; other: string }) => `${p.option} needs ${p.other} beside it.`,
    'length-does-not-fit': (p: { form: string; most: string; length: string }) =>
      `--length-form ${p.form} spells at most ${p.most} bytes, and the payload has ${p.length}.`,
    'unexpected-text': (p: { text: string }) =>
      `“${p.text}” belongs to no option. The payload comes from --text, --hex, --file or standard input.`,
    'two-inputs': () => 'Give either a text or --file, not both.',
    'file-missing': (p: { file: string }) => `There is no file ${p.file}.`,
    'file-unreadable': (p: { file: string; reason: string }) => `Cannot read ${p.file}: ${p.reason}.`,
    'capture-unsupported': (p: { kind: string }) =>
      `This is a ${p.kind} capture, which cannot be read yet. Copy the bytes out as hex (Wireshark: Follow TCP Stream).`,
    empty: () => 'The input is empty: there is nothing to read.',
    unreadable: (p: { format: string }) => `This cannot be read as ${p.format}.`,
    'access-log': (p: { status: string }) =>
      `This is an access log: a request line and the status ${p.status}, no header, so nothing can be judged. Take the request as it was sent, from curl -v or a capture.`,
    'no-handshake': () => 'There is no handshake in this: no request, no answer, no key. Frames are read by frame-by-frame dissect.',
    'option-missing': (p: { option: string }) => `This command needs ${p.option}.`,
    'needs-no-text': (p: { text: string }) => `This command takes no text: “${p.text}” belongs to no option.`,
    'no-site': () => 'There is no built site beside this program. Build it with: npm run build',
    'port-taken': (p: { port: string; next: string }) =>
      `Port ${p.port} is taken. Choose another: --port ${p.next}, or --port 0 for any free one.`,
    'cannot-listen': (p: { host: string; port: string; reason: string }) => `Cannot listen on ${p.host}:${p.port}: ${p.reason}.`,
    'not-a-json-string': () => 'With --lines every line is one JSON string, in double quotes, that holds the raw text.',
  },
  expected: {
    bytes: 'a number of bytes',
    hex: 'pairs of hex digits',
    opcode: 'a number from 0 to 15, or continuation, text, binary, close, ping, pong',
    rsv: 'three bits, such as 100',
    mask: 'four bytes in hex, random or none',
    closeCode: 'a number from 0 to 65535',
    port: 'a port from 0 to 65535',
    base: 'a path of letters, digits and slashes, such as /a/b/',
    wsUrl: 'a URL such as ws://localhost:8080',
    origin: 'an origin such as http://localhost:3000',
  },
  waitingForPayload: 'Reading the payload from the terminal; end with Ctrl+D. For none: --text "".',
  waiting: 'Reading from the terminal; end with Ctrl+D.',
  binary: 'binary file',
  read: (format: string, bytes: string) => `Read as ${format}: ${bytes}.`,
  alternatives: (formats: string) => `Could also be read as ${formats}.`,
  truncated: 'The paste is cut off.',
  leftOut: (what: string) => `Left out: ${what}.`,
  run: (number: number, direction: string, bytes: string) => `Part ${number}: ${direction}, ${bytes}`,
  payloadRun: 'Message content, no frame header.',
  handshakeRun: 'Handshake text, no frames. It is judged by frame-by-frame handshake.',
  frame: (number: number, rest: string) => `Frame ${number}: ${rest}`,
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
  message: (number: number, kind: string, bytes: string, frames: string) => `#${number}  ${kind}, ${bytes}, ${frames}`,
  inFrames: (frames: readonly number[]) => (frames.length === 1 ? `frame ${frames[0]}` : `frames ${frames.join(', ')}`),
  noFrames: 'No frames.',
  verdictFine: 'Verdict: a strict receiver finds nothing to object to.',
  verdictSender: 'Verdict: a strict receiver does not fail the connection; what is marked is the sender’s fault.',
  verdictFails: (code: number, frame: number, byte: number) =>
    `Verdict: a strict receiver fails the connection with ${code}, at frame ${frame}, as soon as it has byte ${byte}.`,
  diagnoses: 'What this could be',
  diagnosis: (title: string, percent: number) => `${title} (${percent} %)`,
  repair: (text: string, bytes: string) => `Repair: ${text}: ${bytes}`,
};
