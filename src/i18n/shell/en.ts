/** English words of the frame around every page, and each page's name, title and description. */
export const en = {
  product: 'Frame by Frame',
  /** The name as the header shows it; the tail goes where there is no room. */
  brand: { name: 'Frame by Frame', tail: '' },
  skip: 'Skip to the content',
  navigation: 'Pages',
  otherLanguage: '中文',
  socialAlt: 'A WebSocket frame taken apart bit by bit, each field in its own colour.',
  theme: { legend: 'Theme', system: 'System theme', light: 'Light theme', dark: 'Dark theme' },
  /** Where JavaScript is off. */
  still: 'JavaScript is off, so the tools stand still at their first example and their buttons do nothing. All text is here.',
  update: { ready: 'A new version is ready.', reload: 'Reload' },
  footer: {
    privacy: 'What you paste stays in this browser. Nothing is sent, except over a WebSocket that you open yourself.',
    version: (version: string) => `Version ${version}`,
    licence: 'MIT licence',
    source: 'Source code',
    report: 'Report a fault',
    reduceMotion: 'Reduce motion',
  },
  pages: {
    home: {
      nav: 'Home',
      title: 'Frame by Frame: WebSocket bytes, every bit named',
      description:
        'Paste WebSocket bytes from any log or capture and see every bit named, every length explained and every fault diagnosed.',
    },
    frames: {
      nav: 'Frames',
      title: 'Frame dissector and builder',
      description:
        'Paste hex, base64, a Node Buffer, a Wireshark dump or a log line: see each WebSocket frame bit by bit, with every violation of RFC 6455 explained.',
    },
    url: {
      nav: 'Address',
      title: 'WebSocket addresses, part by part',
      description:
        'Type a ws:// or wss:// URL and see each part, what RFC 6455 and new WebSocket() make of it, the request line and Host that follow, and every fault with its way out.',
    },
    handshake: {
      nav: 'Handshake',
      title: 'The opening handshake',
      description:
        'Paste a WebSocket key, request or response: every header checked as both ends would, Sec-WebSocket-Accept derived step by step, wrong accepts explained, repairs offered.',
    },
    length: {
      nav: 'Length',
      title: 'Payload length',
      description:
        'Slide from 0 to 2^63-1 and see how WebSocket spells a payload length in 7, 16 or 64 bits, step by step; paste length bytes and see what is wrong with them.',
    },
    masking: {
      nav: 'Masking',
      title: 'Masking, step by step',
      description:
        'Mask and unmask a WebSocket payload byte by byte and bit by bit, recover the key from known text, and see whom masking protects.',
    },
    messages: {
      nav: 'Messages',
      title: 'Messages and fragments',
      description:
        'Cut WebSocket messages into fragments, put Pings between them, reorder frames, and watch a strict receiver put messages together, step by step, however TCP cuts the bytes.',
    },
    closing: {
      nav: 'Closing',
      title: 'Closing a connection',
      description:
        'Step through the WebSocket closing handshake at both ends: states, close codes, cut cables and NAT boxes, who sees 1005 and 1006 and why, and every close code explained.',
    },
    live: {
      nav: 'Live',
      title: 'Live: the script and the wire',
      description:
        'Connect to an echo server in this page, to your own or to any, and see each WebSocket event of the script beside the real bytes on the wire: handshake, frames, Pings, Closes, broken rules.',
    },
    history: {
      nav: 'History',
      title: 'Before RFC 6455',
      description:
        'The obsolete WebSocket handshakes and framings of 2010 and 2011: work out Hixie-76 keys step by step, read 00 … ff frames beside RFC 6455, and date an old tutorial.',
    },
    course: {
      nav: 'Course',
      title: 'The course',
      description:
        'The WebSocket protocol in short lessons, each made of bytes you can touch: guess, play, read why, and solve exercises that are checked in your browser.',
    },
    review: {
      nav: 'Review',
      title: 'Review',
      description:
        'Five WebSocket cards a day from the lessons you have finished, with new numbers each time; they come back after 1, 3, 7 and 14 days and stay in your browser.',
    },
    reference: {
      nav: 'Reference',
      title: 'Reference',
      description:
        'WebSocket opcodes, frame fields, close codes, handshake headers and a glossary in English and Chinese, and every fault this site finds, each with its section and an example to open.',
    },
    about: {
      nav: 'About',
      title: 'About',
      description: 'What Frame by Frame is, its licence and version, what stays on your device, and where to report a fault.',
    },
  },
};
