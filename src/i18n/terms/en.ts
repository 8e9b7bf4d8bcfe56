/**
 * English words that every other catalogue needs: opcodes, close codes, directions, counts.
 *
 * Knows wording and what the registries say about close codes. Must not know frames, findings or pages.
 */
import type { Direction } from '../../protocol/annotation/model.ts';
import { closeCodeKind, type CloseCodeText } from './close-codes.ts';

const OPCODES = ['continuation', 'text', 'binary', '', '', '', '', '', 'close', 'ping', 'pong'];
const NOUNS: Readonly<Record<number, string>> = {
  0: 'continuation frame',
  1: 'text frame',
  2: 'binary frame',
  8: 'Close frame',
  9: 'Ping frame',
  10: 'Pong frame',
};

const EITHER = 'Either side may send it.';
const NEVER = 'Never sent: a receiver reports it to its own program.';
const CLOSE_CODES: Readonly<Record<number, CloseCodeText>> = {
  1000: {
    name: 'Normal Closure',
    meaning: 'the connection has done what it was opened for',
    sender: 'Either side may send it, a web page too.',
  },
  1001: { name: 'Going Away', meaning: 'the server is shutting down, or the browser is leaving the page', sender: EITHER },
  1002: { name: 'Protocol Error', meaning: 'the other side broke a rule of the protocol', sender: EITHER },
  1003: { name: 'Unsupported Data', meaning: 'data of a type that this endpoint does not accept, such as binary', sender: EITHER },
  1004: { name: 'Reserved', meaning: 'no meaning has been defined', sender: 'Nobody may send it.' },
  1005: { name: 'No Status Received', meaning: 'a Close frame without a code came', sender: NEVER },
  1006: { name: 'Abnormal Closure', meaning: 'the connection was lost with no Close frame', sender: NEVER },
  1007: { name: 'Invalid Frame Payload Data', meaning: 'a text message was not valid UTF-8', sender: EITHER },
  1008: { name: 'Policy Violation', meaning: 'the message broke a rule of this endpoint, when no closer code fits', sender: EITHER },
  1009: { name: 'Message Too Big', meaning: 'the message is larger than this endpoint takes', sender: EITHER },
  1010: {
    name: 'Mandatory Extension',
    meaning: 'the client needs an extension that the server did not agree to',
    sender: 'Clients send it; a server refuses the handshake instead.',
  },
  1011: { name: 'Internal Error', meaning: 'something unexpected went wrong inside the endpoint', sender: EITHER },
  1012: { name: 'Service Restart', meaning: 'the server is restarting; come back after a short random delay', sender: 'Servers send it.' },
  1013: { name: 'Try Again Later', meaning: 'the server is overloaded; come back later', sender: 'Servers send it.' },
  1014: {
    name: 'Bad Gateway',
    meaning: 'a gateway received an invalid answer from the server behind it',
    sender: 'Gateways and proxies send it.',
  },
  1015: { name: 'TLS Handshake', meaning: 'the TLS handshake failed', sender: NEVER },
  3000: { name: 'Unauthorized', meaning: 'there is no valid login', sender: EITHER },
  3003: { name: 'Forbidden', meaning: 'this is not allowed', sender: EITHER },
  3008: { name: 'Timeout', meaning: 'waiting took too long', sender: EITHER },
};

export const en = {
  /** `text`, `ping`, `reserved data`: the value of the opcode in one or two words. */
  opcodeName: (opcode: number): string => OPCODES[opcode] || (opcode < 8 ? 'reserved data' : 'reserved control'),
  /** `text frame`, `Ping frame`, `reserved frame 0x3`: what a sentence calls such a frame. */
  frameNoun: (opcode: number): string => NOUNS[opcode] ?? `reserved frame 0x${opcode.toString(16)}`,
  /** Name, meaning and permitted sender of any 16-bit close code. */
  closeCode: (code: number): CloseCodeText => {
    const known = CLOSE_CODES[code];
    if (known) return known;
    switch (closeCodeKind(code)) {
      case 'unused':
        return { name: 'Not used', meaning: 'codes 0 to 999 are not used', sender: 'Nobody may send it.' };
      case 'registered':
        return {
          name: 'Registered range',
          meaning: 'codes 3000 to 3999 are for libraries and frameworks, registered with IANA',
          sender: 'Either side may send it, a web page too.',
        };
      case 'private':
        return {
          name: 'Private use',
          meaning: 'codes 4000 to 4999 mean what the two sides agreed on',
          sender: 'Either side may send it, a web page too.',
        };
      case 'undefined':
        return { name: 'Undefined', meaning: 'nothing is defined from 5000 up', sender: 'Nobody may send it.' };
      default:
        return {
          name: 'Reserved',
          meaning: 'codes 1016 to 2999 are reserved for later versions and extensions',
          sender: 'Nobody may send it yet.',
        };
    }
  },
  direction: (direction: Direction): string =>
    direction === 'c2s' ? 'client to server' : direction === 's2c' ? 'server to client' : 'direction unknown',
  bytes: (count: number | bigint): string => `${count} ${Number(count) === 1 ? 'byte' : 'bytes'}`,
  bits: (count: number | bigint): string => `${count} ${Number(count) === 1 ? 'bit' : 'bits'}`,
  frames: (count: number): string => `${count} ${count === 1 ? 'frame' : 'frames'}`,
  messages: (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`,
  problems: (count: number): string => (count === 0 ? 'no problems' : count === 1 ? '1 problem' : `${count} problems`),
  quote: (text: string): string => `“${text}”`,
};
