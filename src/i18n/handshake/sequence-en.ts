/** English words of the picture of a whole connection. Knows words only. */
import type { Shape } from '../catalogue.ts';

export const sequenceEn = {
  client: 'Client',
  server: 'Server',
  toServer: 'Client to server',
  toClient: 'Server to client',
  phases: { tcp: 'TCP first', http: 'HTTP: the opening handshake', frames: 'WebSocket: frames', end: 'TCP last' },
  names: {
    connect: 'TCP connects; for wss, TLS follows',
    request: 'GET with Upgrade and a key',
    compute: 'makes the accept from the key',
    answer: '101 with the accept',
    compare: 'makes the same and compares',
    'to-server': 'Hello, masked',
    'to-client': 'Hello, at any time',
    close: 'Close 1000',
    'close-back': 'Close 1000 in return',
    gone: 'the server ends TCP',
  },
  says: {
    request: (n: number) => `${n} bytes of text. The empty line at the end says that nothing more comes.`,
    answer: (n: number) => `${n} bytes. The very next byte belongs to a frame: HTTP is over on this connection.`,
    'to-server': (n: number) => `${n} bytes: two of header, four of masking key, five of text. Nobody asked for a turn.`,
    'to-client': (n: number) => `${n} bytes, unmasked. The server need not wait for a question.`,
    close: (n: number) => `${n} bytes: either end may begin. From here on it sends nothing more.`,
    'close-back': (n: number) => `${n} bytes: the other end answers with a Close of its own.`,
  },
};

export type SequenceTexts = Shape<typeof sequenceEn>;
