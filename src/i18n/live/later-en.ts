/** English words of the live panel that come once it is used. */
import type { EndpointKindName, OutcomeFacts, ReactionFacts, RefusalName, ScriptName } from './facts.ts';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const SCRIPTS: Readonly<Record<ScriptName, { readonly name: string; readonly says: string }>> = {
  hello: { name: 'Hello', says: 'Connects to Echo and sends one message: one send() is one frame.' },
  storm: { name: 'Echo storm', says: 'Sends 1,000 messages in one go: watch bufferedAmount grow and shrink.' },
  flood: {
    name: 'Flood',
    says: 'Sends 50,000 messages as fast as the page stays quick: with their echoes more than 100,000 rows. Scroll, filter and pause meanwhile.',
  },
  slow: {
    name: 'Slow server',
    says: 'Sends 40 messages of 32 KiB to a server that reads one every half second: send() never says “wait”.',
  },
  closes: { name: 'Closes with 1011', says: 'The server has a problem and says so: 1011, with a reason.' },
  masked: { name: 'Masked frame', says: 'The server breaks a rule: see how the client reacts, and how little the script is told.' },
  big: { name: 'Too big', says: 'Sends 2,000 bytes to a server that takes 1 KiB: 1009.' },
};

const WHY_NOT: Readonly<Record<EndpointKindName | 'closed' | 'lost', string>> = {
  page: '',
  server: '',
  relay:
    'A relay only passes bytes on: your own server says what it says. And a page cannot send a Ping itself: the API has no call for it.',
  url: 'A page cannot send a Ping, a fragment or a broken frame: the API has no call for it. A foreign server takes no orders from here.',
  closed: 'Connect first: these go to the server of the open connection.',
  lost: 'The tap has closed, and with it the way to tell the server anything. Close this connection and connect again.',
};

/** What was not done, the rule, and the way out. */
const REFUSED: Readonly<Record<RefusalName, string>> = {
  'not-open': 'Not sent: the connection is not open, and messages may be sent only while it is. Wait for open, or connect again.',
  'close-sent': 'Not sent: the server has sent its Close, and nothing may follow a Close. Connect again to go on.',
  'close-received': 'Not sent: the client’s Close has arrived, and all that is left is to answer it. Connect again to go on.',
  'tcp-ended': 'Not sent: the server has closed its end of TCP, and nothing can follow that. Connect again to go on.',
  closed: 'Not sent: the connection is closed. Connect again to go on.',
  'message-open':
    'Not sent: a message of the server is not finished, and no other may begin inside it. Wait for its last fragment; a Ping may come in between.',
  'no-message-open': 'Not sent: a continuation needs a message that it continues, and none is open. Begin one with its first fragment.',
  'text-not-utf8': 'Not sent: a text message must be valid UTF-8, and these bytes are not. Correct them, or send them as binary.',
  'control-too-long': 'Not sent: a control frame has room for 125 bytes. Shorten the text.',
  'reason-too-long': 'Not sent: a close reason has room for 123 bytes in UTF-8. Shorten it.',
  'reason-without-code': 'Not sent: a reason stands behind a close code, and there is none. Give a code, too.',
  'close-code-never-sent':
    'Not sent: this close code never travels; it only tells a script what happened. Choose 1000, or one from 3000 on.',
  'close-code-unusable': 'Not sent: this close code is reserved, or means nothing. Choose 1000, or one from 3000 on.',
  'close-code-client-only': 'Not sent: only clients use 1010. A server refuses the handshake instead; or choose another code.',
  unreadable: 'The server could not read what it was told. Page and server may be of two versions: reload the page.',
  'too-large': 'Not sent: this is more than the server takes in one command. Shorten the text.',
  'no-connection': 'Not sent: the server does not know this connection as open, so it is over or just ending. Connect again to go on.',
  'not-reading':
    'Not sent: the client has not read what was sent before, and the server lets no more pile up. Wait until it has caught up.',
  relay: 'Not sent: a relay passes bytes on and says nothing of its own. Choose “In this page” or “This server”.',
};

export const laterEn = {
  deeds: {
    heading: 'Let the server send',
    label: 'Text',
    text: 'Text',
    fragments: 'In 3 fragments',
    ping: 'Ping',
    broken: 'Broken frame',
    whyNot: WHY_NOT,
    refused: REFUSED,
    hint: 'The server of the open connection sends it. The client reacts as it would to any server.',
    first: 'Hello from the server',
  },
  scripts: {
    heading: 'Sessions to watch',
    list: SCRIPTS,
    foreign: 'These need a server of ours: choose “In this page” or “This server”.',
  },
  ending: {
    heading: 'How it ended',
    required: 'What the rule is',
    did: { browser: 'What this browser did', engine: 'What the client did, as Chromium would' },
    event: ({ code, reason, wasClean }: OutcomeFacts) =>
      `code ${code}, reason ${reason === '' ? '""' : JSON.stringify(reason)}, wasClean ${wasClean}`,
    told: ({ opened, errored, wasClean }: OutcomeFacts): string => {
      const first = opened ? '' : 'open never came. ';
      if (errored) return `${first}The script got error, without a reason, and then close.`;
      return `${first}The script got close, and no error${wasClean ? ': both Close frames had passed' : ''}.`;
    },
    wire: ({ closeSent, pings, pongs, messages }: ReactionFacts): string => {
      const close =
        closeSent === null ? 'it sent no Close' : closeSent < 0 ? 'it sent a Close without a code' : `it sent a Close with ${closeSent}`;
      const pong = pings === 0 ? '' : `; it answered ${pongs} of ${count(pings, 'Ping', 'Pings')}`;
      return `On the wire ${close}${pong}. ${messages === 0 ? 'No message' : count(messages, 'message', 'messages')} reached the script.`;
    },
    unseen: 'What it did on the wire, nobody saw.',
    failed: {
      text: 'The connection failed. Browsers never tell pages why: refused, wrong certificate, 403 and no network all look like 1006. Check:',
      checks: [
        'Is the server running, on this host and port?',
        'Is the path right? A 404 looks the same from here.',
        'Does the server allow this page’s origin?',
        'With wss://: is the certificate valid for this name?',
        'Did the browser ask whether this page may reach your network, and was the answer no?',
      ],
      console: 'The browser’s own console often says more than it tells the page.',
    },
    noTap: {
      server: 'The tap of this server did not open. Is it still running? Reload the page once it is.',
      relay: 'The tap of the relay did not open. Is it running, and are address and token those that it printed?',
      other: 'The endpoint did not load. Reload the page and try again.',
    },
    tapLost: {
      open: 'The tap closed: the connection goes on, but from here on nothing of it on the wire can be seen. Close it and connect again to open the tap anew.',
      over: 'The tap closed, too, so what was last on the wire may be missing here. Is the server still running? Connect again to open the tap anew.',
    },
    trouble: 'What went wrong',
  },
  detail: {
    heading: 'The row you chose',
    close: 'Close this',
    script: 'In the script',
    prints: 'This code would print it:',
    calls: 'This is the call:',
    noEvent: 'Nothing: there is no event for this.',
    partner: 'Its other half',
    toPartner: { wire: 'Show it on the wire', script: 'Show it in the script' },
    wire: 'On the wire',
    nothing: 'Nothing of its own.',
    open: 'Open in the frames page',
    openHead: 'Open in the handshake page',
    findings: (n: number) => (n === 1 ? 'One thing to say about this frame' : `${n} things to say about this frame`),
    part: (shown: number, all: number) => `The first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} bytes.`,
    compressed:
      'permessage-deflate was agreed on, and RSV1 on the first frame says that this message is compressed: the payload is shown as it travels, so it reads as no text. The script gets it inflated. To see plain bytes, let one side do without the extension: another scenario than “Compression”, or perMessageDeflate: false in your server.',
    reconstructed:
      'You see messages of a foreign server. The browser hides frames, keys, pings and fragments, so the dashed bytes are a reconstruction, not an observation.',
    unknownKey: 'The masking key is unknown: ?? ?? ?? ??. The payload is shown before masking.',
    trip: (milliseconds: string) => `From the Ping to the Pong that answers it: ${milliseconds} ms, on the clock of the tap.`,
    end: 'TCP has no byte for this: one side said that it sends no more (FIN).',
    lost: 'TCP broke off, without the end that both sides agree on.',
    lostReconstructed: 'The script was told that the connection is over. How TCP ended, a page is not told.',
    bytes: 'These bytes are neither a head nor a frame: what comes with a response that is no 101, or behind a gap in the log.',
    dropped: 'These bytes passed, but the tap could not keep up. What comes behind them cannot be cut into frames any more.',
    messageOf: (n: number, from: 'client' | 'server') =>
      `Part of message ${n} from the ${from}; the script ${from === 'client' ? 'sent it with one send()' : 'gets it as one event, once it is whole'}.`,
  },
  exports: {
    button: 'Export',
    forms: { pcap: 'Capture for Wireshark (pcap)', text2pcap: 'Input for text2pcap', json: 'JSON' },
    hint: 'The bytes as the tap saw them. The capture has TCP headers made up around them; text2pcap gets the last connection.',
    writing: 'Writing the file …',
    nothing: 'Nothing has been observed yet. A reconstruction is no capture, so it is not exported.',
  },
  trips: {
    heading: 'Round trips',
    none: 'The time from send() to the same message coming back will be drawn here.',
    says: (n: number, least: string, middle: string, most: string) =>
      `${count(n, 'round trip', 'round trips')}: ${least} ms at best, ${middle} ms in the middle, ${most} ms at worst.`,
    axis: (most: string) => `${most} ms`,
    label: 'Milliseconds of each round trip, the newest at the right',
  },
  program: {
    heading: 'The same as a script',
    hint: 'Paste it into the console of any page that may connect there.',
    inPage: 'The endpoint in this page has no address of its own: with the echo server of this project it is',
    copy: 'Copy',
    copied: 'Copied',
  },
  announce: {
    script: (events: number, last: string) => `Script: ${count(events, 'event', 'events')}. Last: ${last}`,
    wire: (received: number, sent: number) =>
      [received > 0 ? `${count(received, 'frame', 'frames')} received` : '', sent > 0 ? `${count(sent, 'frame', 'frames')} sent` : '']
        .filter((each) => each !== '')
        .join(', '),
  },
};

export type LaterTexts = typeof laterEn;
