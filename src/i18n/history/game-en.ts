/** English words of the game "date this tutorial". The snippets themselves are in the widget; what needs words is here. */
import type { Shape } from '../catalogue.ts';
import type { StopId } from '../../protocol/legacy/stop-ids.ts';
import type { SnippetId } from './snippets.ts';

/** What a text of each time could not have left out: said when the reader chose it wrongly. */
const tells: Readonly<Record<StopId, string>> = {
  '75': 'A text on Hixie-75 has WebSocket-Origin and WebSocket-Location without Sec-, and no key at all.',
  '76': 'A text on Hixie-76 has Key1 and Key2, or eight bytes behind the headers, or ff 00 to close.',
  hybi: 'A text on hybi-07 or 08 has Sec-WebSocket-Version 7 or 8, or Sec-WebSocket-Origin in the request.',
  rfc: 'A text on RFC 6455 has Sec-WebSocket-Version 13, and Origin under its own name.',
  http2: 'A text on RFC 8441 or 9220 has CONNECT with :protocol, and 200 in place of 101.',
};

const whys: Readonly<Record<SnippetId, string>> = {
  delimiters:
    'Data that starts with 00 and ends with ff, and a closing of ff 00: that is Hixie-76. Many articles of later years have copied the first half, next to headers of RFC 6455.',
  capital: 'WebSocket-Origin without Sec- is found nowhere but in Hixie-75, and there is no key.',
  spaces: 'Digits divided by spaces, then MD5: only Hixie-76 computes so.',
  moz: 'Firefox called it MozWebSocket while it spoke the drafts, from version 6 to 10; Sec-WebSocket-Version 8 says which ones.',
  thirteen: 'Version 13 with one key and an accept: the standard, unchanged since December 2011.',
  connect: 'CONNECT, :protocol and 200 without any accept: WebSocket over HTTP/2, RFC 8441; over HTTP/3 it is RFC 9220.',
  sample: 'Two lines with the name of the protocol spelled “Web Socket” and WebSocket-Location: Hixie-75, as printed in the draft.',
  masked: 'The bytes are RFC 6455 and hybi-07 alike, but an Origin under its plain name and version 13 came with the standard.',
};

export const gameEn = {
  heading: 'Date this tutorial',
  lead: 'Old tutorials live on, and new ones copy from them. Each snippet gives itself away: which stop of the time line does it belong to?',
  progress: (at: number, count: number) => `Snippet ${at} of ${count}`,
  score: (right: number, count: number) => `${right} of ${count} at the first try`,
  question: 'From which time is it?',
  right: 'Right.',
  wrong: (name: string) => `Not ${name}.`,
  again: 'Try another one.',
  why: whys,
  tells,
  next: 'Next snippet',
  restart: 'Start again',
  done: (right: number, count: number) =>
    `All ${count} dated, ${right} at the first try. Bytes and header names do not lie about their age; the date above an article may.`,
  prose: {
    delimiters: ['After the handshake, every piece of data starts with \\x00 and ends with \\xFF;', 'to close, send \\xFF \\x00.'],
    spaces: ['Take the digits of the key, divide them by the number of its spaces,', 'append the 8 bytes after the headers, MD5 the lot.'],
  },
};

export type GameTexts = Shape<typeof gameEn>;
