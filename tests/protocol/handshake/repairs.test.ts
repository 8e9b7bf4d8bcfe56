/** Repairs: what they change, that they mend, and that they stop. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { isError } from '../../../src/protocol/handshake/checks.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../../../src/protocol/handshake/octets.ts';
import { isRepairable, repairAll, type RepairMeans, repairOf } from '../../../src/protocol/handshake/repairs.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import { judgeResponse, type SentRequest } from '../../../src/protocol/handshake/response.ts';
import { anyHead } from './arbitraries.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const URL = 'ws://server.example.com/chat';
const SENT: SentRequest = { key: KEY, protocols: ['chat', 'superchat'], extensions: 'permessage-deflate; client_max_window_bits' };
const MEANS: RepairMeans = { url: URL, freshKey: KEY, sent: SENT };

function judge(bytes: Uint8Array) {
  const head = readHead(bytes);
  const { findings, valid } = head.kind === 'request' ? judgeRequest(head, { url: URL }) : judgeResponse(head, SENT);
  return { head, findings, valid };
}

const count = (codes: readonly { code: string }[], code: string) => codes.filter((each) => each.code === code).length;

describe('one repair', () => {
  it('leaves fewer findings of its code, and what stands behind the head untouched', () => {
    fc.assert(
      fc.property(anyHead, (bytes) => {
        const { head, findings } = judge(bytes);
        for (const finding of findings) {
          const repaired = repairOf(head, finding, MEANS);
          if (repaired === null) continue;
          expect(isRepairable(finding.code)).toBe(true);
          const after = judge(repaired);
          // Behind the fields that it takes in there may be the next empty line too many.
          if (finding.code === 'fields-after-blank-line') {
            expect(after.head.length).toBeGreaterThan(head.length);
            continue;
          }
          expect(count(after.findings, finding.code), finding.code).toBeLessThan(count(findings, finding.code));
          if (head.complete && after.head.complete) {
            expect(toHex(repaired.subarray(after.head.length))).toBe(toHex(bytes.subarray(head.length)));
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('all repairs', () => {
  it('end, and leave no error that has one', () => {
    fc.assert(
      fc.property(anyHead, (bytes) => {
        const { bytes: repaired, repaired: codes } = repairAll(bytes, judge, MEANS);
        if (codes.length === 40) return;
        const { head, findings } = judge(repaired);
        for (const finding of findings.filter(isError)) expect(repairOf(head, finding, MEANS), finding.code).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'nothing but a request line',
      'GET /chat HTTP/1.1\r\n',
      `GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    ],
    [
      'many faults at once',
      `post  ws://server.example.com/chat HTTP/1.0\nHOST : server.example.com\n\nUpgrade: websocket.\nConnection: keep-alive\nSec-WebSocket-Key:\n dGhlIHNhbXBsZSBub25jZQ\nSec-WebSocket-Version: 8`,
      `GET /chat HTTP/1.1\r\nHOST: server.example.com\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    ],
    [
      'a response with everything wrong',
      'HTTP/1.1 101\r\nUpgrade: websocket, h2c\r\nSec-WebSocket-Accept: x\r\nSec-WebSocket-Extensions: x-turbo, permessage-deflate; a=1\r\nSec-WebSocket-Protocol: Chat\r\n\r\n',
      'HTTP/1.1 101 \r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Protocol: chat\r\nConnection: Upgrade\r\n\r\n',
    ],
  ])('mend %s', (_, broken, mended) => {
    const { bytes } = repairAll(fromLatin1(broken), judge, MEANS);
    expect(latin1(bytes)).toBe(mended);
    expect(judge(bytes).valid).toBe(true);
  });
});
