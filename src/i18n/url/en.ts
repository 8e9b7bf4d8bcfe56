/** English words of the URL dissector. */
import type { BrowserFacts, UrlFacts } from './facts.ts';

export const en = {
  field: {
    label: 'Address of a WebSocket',
    hint: 'Any text. It is taken apart as you type; nothing is sent.',
    empty: 'Type or paste an address, or open an example.',
  },
  page: { label: 'Script on', https: 'an https page', http: 'an http page' },
  toolbar: { label: 'Examples and link', examples: 'Examples', share: 'Share' },
  share: {
    copied: 'Copied: this link opens exactly what you see',
    byHand: 'Select and copy this link',
    explain: 'The address is in the part after #, which browsers never send to a server.',
  },
  examples: {
    groups: { right: 'As it should be', mended: 'Browsers mend it', broken: 'It does not connect' },
    names: {
      usual: 'Host, path and query',
      local: 'A server on this machine',
      query: 'A query without a path',
      ipv6: 'An IPv6 address',
      default: 'The default port, written out',
      http: 'https in place of wss',
      path: 'Only a path',
      capitals: 'Capital letters',
      slashes: 'Slashes left out',
      idn: 'A Chinese name',
      space: 'A space, and two dots',
      user: 'User name and password',
      short: 'An IPv4 address, abridged',
      fragment: 'A fragment',
      mixed: 'ws from an https page',
      mail: 'The port of a mail server',
      port: 'A port too large',
      scheme: 'The scheme left out',
      bare: 'IPv6 without brackets',
      wide: 'Full-width colons',
    },
  },
  parts: {
    label: 'The parts of the address',
    resource: 'resource name',
    names: { scheme: 'scheme', userinfo: 'user', host: 'host', port: 'port', path: 'path', query: 'query', fragment: 'fragment' },
    says: {
      scheme: (text: string, { secure, defaultPort }: UrlFacts): string =>
        text === ''
          ? 'is missing.'
          : secure
            ? `says how to connect: TCP, then TLS, and the handshake inside of it. Without a port it is ${defaultPort}.`
            : ['ws', 'http'].includes(text.toLowerCase())
              ? `says how to connect: over plain TCP, legible to everybody on the way. Without a port it is ${defaultPort}.`
              : 'is that of another protocol.',
      userinfo: (): string => 'has no place in a ws-URI. Chromium holds it back until the server answers 401.',
      host: (_: string, { hostKind }: UrlFacts): string =>
        hostKind === null
          ? 'cannot be read as a host.'
          : hostKind === 'name'
            ? 'is looked up in the DNS; for TLS the certificate must name it. Its letters know no case.'
            : 'is an address: nothing needs to be looked up.',
      port: (_: string, { port, defaultPort }: UrlFacts): string =>
        port === null
          ? 'cannot be read as a port.'
          : port === defaultPort
            ? 'is the default one, so Host leaves it out.'
            : 'is where TCP connects, and it stands in Host too.',
      path: (_: string, { resourceName }: UrlFacts): string =>
        `begins the resource name: the request line will show ${resourceName}. Its letters do know case.`,
      query: (): string => 'ends the resource name. Servers write it into their logs, so it is no place for a password.',
      fragment: (): string => 'means nothing here and must not be used. Browsers refuse the whole address.',
    },
  },
  explainLine: { label: 'About this part', idle: 'Point at a part to read what it does.', pinned: 'pinned' },
  verdicts: {
    rfc: {
      heading: 'RFC 6455, §3',
      valid: 'A ws-URI, as the grammar has it.',
      almost: 'No ws-URI by the letter, but it can be read.',
      invalid: (count: number) => `Not a ws-URI: ${count === 1 ? 'one fault' : `${count} faults`}.`,
    },
    browser: {
      heading: 'new WebSocket() in a browser',
      page: (address: string) => `on ${address}`,
      outcomes: {
        connects: ({ href }: BrowserFacts): string => `Connects. socket.url says ${href}`,
        'not-a-url': (): string => 'Throws a SyntaxError: the URL parser cannot read it.',
        scheme: ({ scheme }: BrowserFacts): string => `Throws a SyntaxError: ${scheme}: is none of ws:, wss:, http:, https:.`,
        fragment: (): string => 'Throws a SyntaxError, because of the fragment.',
        mixed: (): string => 'Blocked as mixed content: ws: from an https page. Chromium throws a SecurityError.',
        port: ({ port }: BrowserFacts): string =>
          `The constructor takes it, then fails before any byte is sent: browsers never connect to port ${port}. The script is told error and 1006.`,
      },
      http: ({ secure }: BrowserFacts): string => `${secure ? 'https: became wss:' : 'http: became ws:'}; the standard says so since 2023.`,
      relative: (): string => 'The rest came from the address of the page.',
      local: (): string =>
        'ws: from an https page is allowed to this machine only (not in Safari), and recent Chromium asks the user first.',
    },
  },
  wire: {
    heading: 'What follows from it',
    rfc: 'By RFC 6455',
    browser: 'In a browser',
    both: 'On the wire',
    connect: 'TCP to',
    to: (host: string, port: number) => `${host}, port ${port}`,
    tls: 'TLS',
    yes: 'yes, before the request',
    no: 'no: all of it can be read on the way',
    line: 'Request line',
    host: 'Host',
    nothing: 'Nobody could be connected to.',
    differ: 'Here the two part: a browser normalises an address before it connects, other clients may not.',
    handshake: 'Open this handshake',
    live: 'Connect to it on the live page',
    secret: 'A query or a user name may be secret, so no link carries it to the live page: paste the address there.',
  },
  findings: {
    heading: 'Faults and remarks',
    mends: {
      'write-ws': 'Write ws://',
      'write-wss': 'Write wss://',
      'write-slashes': 'Write the two slashes',
      'write-plain': 'Write half-width characters',
      'drop-userinfo': 'Remove user and password',
      'write-brackets': 'Write the brackets',
      'drop-port': 'Leave the port out',
      escape: 'Percent-encode it',
      'escape-percent': 'Write %25',
      'turn-backslash': 'Turn the backslash',
      'drop-fragment': 'Remove the fragment',
      'escape-hash': 'Write %23',
      'write-punycode': 'Write it in Punycode',
    },
    mended: (mend: string) => `Done: ${mend}.`,
  },
};

export type UrlTexts = typeof en;
