/** English words of the course page, and the names of its parts and lessons. */
export const en = {
  lead: (written: number, all: number) =>
    written === all
      ? 'Learn the protocol by its bytes: short lessons, each made of the tools of this site.'
      : `Learn the protocol by its bytes: short lessons, each made of the tools of this site. ${written} of ${all} can be opened so far; the others are being written.`,
  how: 'Each lesson takes six to fifteen minutes: first you guess, then you touch real bytes, then you read why, then you solve a few exercises that are checked in your browser. No lesson is locked, and nothing you do leaves your device.',
  parts: { why: 'Why and where', in: 'Getting in', wire: 'On the wire', world: 'In the real world' },
  lessons: {
    'first-frame': 'Eleven bytes that say Hello',
    'why-websocket': 'Five ways to wait for news',
    'layers-and-urls': 'Where WebSocket sits: TCP, TLS, HTTP and the URL',
    'opening-handshake': 'One request, one 101',
    'accept-key': 'Proof of reading: Sec-WebSocket-Accept',
    'frame-header': 'The first two bytes',
    'payload-length': 'One length, three spellings',
    masking: 'XOR with four bytes',
    'why-masking': 'Whom masking protects',
    'text-and-binary': 'Characters are not bytes',
    fragmentation: 'A message in pieces',
    'ping-pong': 'Are you still there?',
    closing: 'Saying goodbye properly',
    'browser-api': 'Four events, four states',
    'origin-security': 'Who is allowed to knock?',
    extensions: 'Subprotocols, RSV1 and compression',
    'build-a-server': 'A server you could ship, almost',
    'history-and-future': 'From 0x00…0xFF to HTTP/3',
  },
};
