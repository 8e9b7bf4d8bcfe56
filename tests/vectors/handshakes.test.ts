/** handshakes.json: raw requests and responses with their verdicts and the first rule violated. */
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { open } from '../../src/protocol/connection/machine.ts';
import { readHead } from '../../src/protocol/handshake/head.ts';
import { fromLatin1 } from '../../src/protocol/handshake/octets.ts';
import { judgeRequest } from '../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../src/protocol/handshake/response.ts';
import { decodeBase64 } from '../../src/protocol/bytes/base64.ts';
import { concat, cutAt } from '../protocol/bytes.ts';
import { bytes as pieces, ofType, run } from '../protocol/connection/drive.ts';
import data from './handshakes.json';

interface Pmd {
  readonly decision?: string;
  readonly serverMaxWindowBits?: number;
  readonly clientMaxWindowBits?: number;
}
interface Item {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly raw: string;
  readonly trailingHex?: string;
  readonly clientKey?: string;
  readonly sent?: { readonly protocols: readonly string[]; readonly extensions: string | null };
  readonly expect: {
    readonly verdict: string;
    readonly rule?: string;
    readonly accept?: string;
    readonly protocolsOffered?: readonly string[];
    readonly protocol?: string | null;
    readonly resource?: string;
    readonly pmd?: Pmd;
    readonly supportedVersions?: readonly number[];
    readonly leftoverHex?: string;
  };
}

const items = data.items as readonly Item[];

const HELLO = '48656c6c6f';

/** The endpoint that the bytes are for: a server, or a client that has sent its request. */
function opening({ kind, clientKey, sent }: Item) {
  if (kind === 'request') return open('server', { extension: { ownsRsv1: true } });
  const { protocols, extensions } = sent!;
  const client = open('client', {
    client: { url: 'ws://server.example.com/chat', protocols },
    ...(extensions === null ? {} : { extension: { offer: extensions, ownsRsv1: true } }),
  });
  return run(client, [{ kind: 'random', bytes: decodeBase64(clientKey!).bytes }]).state;
}

describe.each(items.map((item) => [`${item.id} ${item.about}`, item] as const))('%s', (_, item) => {
  const bytes = concat([fromLatin1(item.raw), fromHex(item.trailingHex ?? '')]);
  const wanted = item.expect;

  it('comes out as written', () => {
    const head = readHead(bytes);
    expect(head.kind).toBe(item.kind);
    expect(head.complete).toBe(true);
    expect(toHex(bytes.subarray(head.length))).toBe(wanted.leftoverHex ?? '');
    if (head.kind === 'request') {
      const verdict = judgeRequest(head);
      expect(verdict.firstError?.code ?? null).toBe(wanted.rule ?? null);
      expect(verdict.valid).toBe(wanted.verdict === 'valid');
      expect(verdict.refusal === null).toBe(verdict.valid);
      if (wanted.accept !== undefined) expect(verdict.accept).toBe(wanted.accept);
      if (wanted.protocolsOffered !== undefined) expect(verdict.protocols).toEqual(wanted.protocolsOffered);
      if (wanted.resource !== undefined) expect(verdict.resource).toBe(wanted.resource);
      expect(verdict.deflate.decision).toBe(wanted.pmd?.decision ?? 'none');
      expect(verdict.deflate.preferred?.parameters.serverMaxWindowBits ?? null).toBe(wanted.pmd?.serverMaxWindowBits ?? null);
    } else {
      const verdict = judgeResponse(head, { key: item.clientKey!, ...item.sent! });
      expect(verdict.firstError?.code ?? null).toBe(wanted.rule ?? null);
      expect(verdict.valid).toBe(wanted.verdict === 'valid');
      if (wanted.protocol !== undefined) expect(verdict.protocol).toBe(wanted.protocol);
      if (wanted.supportedVersions !== undefined) expect(verdict.supportedVersions).toEqual(wanted.supportedVersions);
      expect(verdict.deflate?.clientMaxWindowBits ?? null).toBe(wanted.pmd?.clientMaxWindowBits ?? null);
    }
  });

  it('fails alone, or cannot be told', () => {
    const head = readHead(bytes);
    if (head.kind !== 'response') return expect(sentBy(judgeRequest(head)).key).toBe(judgeRequest(head).key);
    const { valid } = judgeResponse(head);
    expect(valid).not.toBe(true);
    if (wanted.verdict === 'valid') expect(valid).toBeNull();
  });

  it('opens a connection or does not, however TCP cuts it, and what follows the head is read as frames', () => {
    for (const cuts of [[], bytes.keys(), [bytes.length - 20]]) {
      const { state, events, sent } = run(opening(item), pieces(...cutAt(bytes, cuts)));
      const [failed] = ofType(events, 'failed');
      expect(failed?.failure).toEqual(wanted.rule === undefined ? undefined : expect.objectContaining({ by: 'handshake', finding: wanted.rule }));
      expect(state.readyState).toBe(wanted.verdict === 'valid' ? 'open' : 'closing');
      expect(ofType(events, 'message').map(({ payload }) => toHex(payload))).toEqual(wanted.leftoverHex === undefined ? [] : [HELLO]);
      if (wanted.protocol !== undefined) expect(state.protocol).toBe(wanted.protocol);
      if (item.kind === 'response') return;
      const answer = readHead(sent, 'response');
      expect(answer.line?.status).toBe(wanted.verdict === 'valid' ? 101 : judgeRequest(readHead(bytes, 'request')).refusal?.status);
      expect(state.tcpEnded).toBe(wanted.verdict !== 'valid');
      if (wanted.accept !== undefined) expect(judgeResponse(answer).accept).toBe(wanted.accept);
    }
  });
});
