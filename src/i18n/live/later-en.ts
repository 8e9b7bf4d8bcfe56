/** English words of the live panel that come once it is used. */
import type { EndpointKindName, OutcomeFacts, ReactionFacts, ScriptName } from './facts.ts';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const SCRIPTS: Readonly<Record<ScriptName, { readonly name: string; readonly says: string }>> = {
  hello: { name: 'Hello', says: 'Connects to Echo and sends one message: one send() is one frame.' },
  storm: { name: 'Echo storm', says: 'Sends 1,000 messages in one go: watch bufferedAmount grow and shrink.' },
  slow: {
    name: 'Slow server',
    says: 'Sends 40 messages of 32 KiB to a server that reads one every half second: send() never says “wait”.',
  },
  closes: { name: 'Closes with 1011', says: 'The server has a problem and says so: 1011, with a reason.' },
  masked: { name: 'Masked frame', says: 'The server breaks a rule: see how the client reacts, and how little the script is told.' },
  big: { name: 'Too big', says: 'Sends 2,000 bytes to a server that takes 1 KiB: 1009.' },
};

const WHY_NOT: Readonly<Record<EndpointKindName | 'closed', string>> = {
  page: '',
  server: '',
  relay:
    'A relay only passes bytes on: your own server says what it says. And a page cannot send a Ping itself: the API has no call for it.',
  url: 'A page cannot send a Ping, a fragment or a broken frame: the API has no call for it. A foreign server takes no orders from here.',
  closed: 'Connect first: these go to the server of the open connection.',
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
    required: 'RFC 6455 requires',
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
    tapLost: 'The tap closed: from here on nothing on the wire can be seen. Connect again to open it anew.',
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
      'permessage-deflate was agreed on: RSV1 says that this payload is compressed. It is shown as it travels; the script gets it inflated.',
    reconstructed:
      'You see messages of a foreign server. The browser hides frames, keys, pings and fragments, so the dashed bytes are a reconstruction, not an observation.',
    unknownKey: 'The masking key is unknown: ?? ?? ?? ??. The payload is shown before masking.',
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
