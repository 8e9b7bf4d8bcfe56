/** English words of the course page, while the lessons are being written. */
export const en = {
  lead: 'The lessons are being written; none can be opened yet. This is what they will be.',
  how: 'Each lesson takes six to fifteen minutes and is made of the tools of this site: first you guess, then you touch real bytes, then you read why, then you solve a few exercises that are checked in your browser. No lesson is locked, and nothing you do leaves your device.',
  meanwhile: 'Until then the dissector explains every frame you give it:',
  parts: [
    {
      name: 'Why and where',
      lessons: ['Eleven bytes that say Hello', 'Five ways to wait for news', 'Where WebSocket sits: TCP, TLS, HTTP and the URL'],
    },
    { name: 'Getting in', lessons: ['One request, one 101', 'Proof of reading: Sec-WebSocket-Accept'] },
    {
      name: 'On the wire',
      lessons: [
        'The first two bytes',
        'One length, three spellings',
        'XOR with four bytes',
        'Whom masking protects',
        'Characters are not bytes',
        'A message in pieces',
        'Are you still there?',
        'Saying goodbye properly',
      ],
    },
    {
      name: 'In the real world',
      lessons: [
        'Four events, four states',
        'Who is allowed to knock?',
        'Subprotocols, RSV1 and compression',
        'A server you could ship, almost',
        'From 0x00…0xFF to HTTP/3',
      ],
    },
  ],
};
