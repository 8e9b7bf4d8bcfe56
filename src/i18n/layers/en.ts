/** English words of the layer diagram. */
import type { LegFacts } from './facts.ts';

const bytes = (count: number): string => `${count} bytes`;

export const en = {
  scheme: { label: 'Address', ws: 'ws://', wss: 'wss://' },
  stack: {
    label: 'The layers, and what they do with this message',
    names: { tcp: 'TCP', tls: 'TLS', http: 'HTTP', websocket: 'WebSocket' },
    handshake: 'handshake',
    kinds: { application: 'application layer', tls: 'encryption', tcp: 'transport layer' },
    states: {
      before: 'not begun',
      reads: 'reads this message',
      carries: 'carries it',
      gone: 'has left',
    },
    ready: 'readyState in the script:',
    connecting: 'CONNECTING',
    open: 'OPEN',
  },
  inside: {
    label: 'What travels',
    segment: 'TCP segment',
    flags: { syn: 'SYN', 'syn-ack': 'SYN, ACK', ack: 'ACK' },
    empty: 'no bytes for the layers above',
    record: 'TLS record',
    sealed: 'all that anybody on the way can read',
    hidden: 'handshake of TLS',
    http: (count: number) => `HTTP, ${bytes(count)}`,
    frame: (count: number) => `WebSocket frame, ${bytes(count)}`,
  },
  ladder: {
    heading: 'Message by message, with the round trips until it arrives',
    toServer: 'to the server',
    toClient: 'to the client',
    trips: (trips: number) => (trips === 1 ? 'after 1 round trip' : `after ${trips} round trips`),
  },
  trips: (trips: number) => `Round trips so far: ${trips}`,
  steps: {
    label: 'Steps of a connection',
    names: {
      syn: 'TCP: SYN',
      'syn-ack': 'TCP: SYN, ACK',
      ack: 'TCP: ACK',
      'client-hello': 'TLS: ClientHello',
      'server-hello': 'TLS: ServerHello, certificate',
      finished: 'TLS: Finished',
      request: 'HTTP: GET with Upgrade',
      response: 'HTTP: 101',
      frame: 'WebSocket: first frame',
      answer: 'WebSocket: a frame back',
    },
    start: 'Nothing has been sent. Which layer speaks first? Take a step.',
    says: {
      syn: (): string => 'The client knocks with a TCP segment. HTTP has not begun, and WebSocket even less.',
      'syn-ack': (): string => 'The server’s TCP answers: one round trip, and no application has been asked yet.',
      ack: ({ secure }: LegFacts): string =>
        `TCP stands; the script still reads CONNECTING. What comes next, ${secure ? 'TLS' : 'the request'}, leaves at the same time.`,
      'client-hello': (): string =>
        'Only for wss: TLS begins, on the TCP connection that is there. Nothing above it is sent before it is done.',
      'server-hello': (): string => 'The server shows its certificate, which must name the host of the address.',
      finished: (): string => 'From here on everything is sealed in records: on the way only their size can be read.',
      request: ({ secure, bytes: count }: LegFacts): string =>
        `Now HTTP speaks, the only time: ${bytes(count)} of text that ask for an upgrade${secure ? ', inside of TLS' : ', legible to everybody'}.`,
      response: ({ bytes: count }: LegFacts): string =>
        `${bytes(count)}: a status line, three headers, an empty line. It is HTTP’s last word; the script gets open.`,
      frame: ({ overhead }: LegFacts): string =>
        `A frame, on the same TCP connection. No header of HTTP, just ${bytes(overhead)} in front of Hello.`,
      answer: ({ overhead }: LegFacts): string =>
        `The server need not wait for a question. Its frame has ${bytes(overhead)} in front of Hello.`,
    },
  },
  schemes: {
    heading: 'Four schemes, one foundation',
    caption: 'What stands on what',
    scheme: 'Scheme',
    application: 'Speaks',
    encryption: 'Over',
    transport: 'Over',
    port: 'Port',
    http: 'HTTP',
    websocket: 'WebSocket',
    tls: 'TLS',
    tcp: 'TCP',
    afterHandshake: 'WebSocket speaks HTTP once, for its handshake.',
    none: '—',
  },
};

export type LayersTexts = typeof en;
