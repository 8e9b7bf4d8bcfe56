/** English words of the closing page around its tools. */
import type { CloseLimits } from './facts.ts';

export const pageEn = (limits: CloseLimits) => ({
  lead: 'Saying goodbye takes three steps: a Close frame, a Close frame back, and the end of TCP. Watch both ends do it, and what each of them knows when.',
  order: {
    heading: 'In order',
    list: [
      {
        text: `Either end sends a Close frame: opcode 0x8, with two bytes of code and up to ${limits.reason} bytes of reason, or nothing. Its state is CLOSING.`,
        section: '5.5.1',
      },
      {
        text: 'From then on it sends nothing, but goes on reading: messages that were on their way still arrive. ws and others deliver them; a browser drops them, for onmessage fires in OPEN only.',
        section: '1.4',
      },
      { text: 'The other end answers with a Close of its own, usually with the same code. Now both frames have passed.', section: '5.5.1' },
      { text: 'The server closes TCP at once. The client waits for that, for a reasonable time.', section: '7.1.1' },
      {
        text: 'When TCP is closed, the state is CLOSED and the program gets its CloseEvent. It was clean if both frames had passed.',
        section: '7.1.4',
      },
    ],
  },
  myths: {
    heading: 'What people get wrong',
    list: [
      {
        myth: '“The server sent me 1006.”',
        fact: 'Nobody can: 1006 is never on the wire. It is what your own end says when TCP ended and no Close had come. The same goes for 1005 and 1015.',
        section: '7.4.1',
      },
      {
        myth: '“close() closes the connection.”',
        fact: 'It starts the closing handshake. The state is CLOSING until the answer and the end of TCP have come, and messages may still arrive, though the page will not hear of them.',
        section: '7.1.2',
      },
      {
        myth: '“close() without a code sends 1000.”',
        fact: `It sends an empty Close, and both programs are told 1005. Only close(1000) sends ${limits.normal}.`,
        section: '7.1.5',
      },
      {
        myth: '“Once both Close frames are there, it is CLOSED.”',
        fact: 'TCP is still to be closed. The server does it first, so that it keeps TIME_WAIT: the client can reconnect from the same port at once.',
        section: '7.1.1',
      },
      {
        myth: '“The browser notices when the cable is out.”',
        fact: 'No byte says so. Who sends something finds out when TCP gives up, after minutes; who only listens never does. That is what Pings are for.',
        section: '5.5.2',
      },
      {
        myth: '“Every Ping gets a Pong.”',
        fact: 'Not one that crosses a Close. By the letter an end owes a Pong until it has received a Close; Chromium, ws and this page send nothing more once they have sent their own, because the other side would discard it (§1.4).',
        section: '5.5.2',
      },
      {
        myth: '“The reason is shown to the user.”',
        fact: `It is for debugging and scripts, not for people, and it has ${limits.reason} bytes of UTF-8 and no more: ${limits.han} Chinese characters.`,
        section: '5.5.1',
      },
    ],
  },
  table: {
    heading: 'All close codes',
    caption: 'RFC 6455 §7.4.1 and the IANA registry',
    code: 'Code',
    hex: 'Bytes',
    name: 'Name',
    meaning: 'When',
    wire: 'On the wire',
    api: 'close() in a page',
    yes: 'yes',
    no: 'no',
    never: 'never',
  },
});
