/** English words of the home page. */
export const en = {
  heading: 'Paste WebSocket bytes. See every bit named.',
  instruction: 'This frame says “Hello”. Point at any bit and read what it does; click it, and it flips.',
  paste: {
    action: 'Paste your own bytes',
    text: 'Hex, base64, a Node Buffer, a Wireshark dump, a line from a log: the format is recognised, every fault is explained.',
  },
  examples: {
    heading: 'Or open one of these',
    ping: 'A ping without payload',
    close: 'A close with code 1000',
    unmasked: 'A client that forgot to mask',
    swapped: 'A close code in the wrong byte order',
    split: 'Two fragments that cut a Chinese character in two',
  },
  more: {
    heading: 'And then',
    url: 'An address taken apart: what RFC 6455 and a browser make of it, which request follows, and what is wrong with it.',
    handshake:
      'Request and answer checked line by line, as a server and a client would; the accept derived from the key, down to the rounds of SHA-1.',
    length: 'A slider from 0 to 2^63-1: how a length is spelled, step by step, and what length bytes say.',
    masking: 'The XOR byte by byte and bit by bit, the key recovered from known text, and a cache that masking protects.',
    messages:
      'Frames on a wire and a strict receiver: cut messages into fragments, let Pings pass between them, and let TCP cut the bytes anywhere.',
    closing: 'Two endpoints say goodbye: states, Close frames, TCP, and every close code; cut the cable and see who notices.',
    live: 'Connect and talk: what the script sees beside the bytes on the wire, with servers that keep every rule and servers that break one.',
    history: 'The handshake and the frames of 2010 beside those of today, for everybody who reads an old tutorial or an old capture.',
    course: 'Short lessons made of real bytes: guess, touch, read why, and solve exercises.',
    review: 'Five cards a day from the lessons you have finished, with new numbers each time.',
    reference:
      'Opcodes, close codes, header rules, every finding with an example, and the words in both languages, to look up and to print.',
    about: 'What stays on your device, the licence, where to report a fault.',
  },
};
