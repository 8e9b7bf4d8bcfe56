/**
 * Node's HTTP parser with the ws package as peers: every readable vector goes over a socket to a ws server or comes back to a ws client.
 * They decide as we do, but for the differences listed here, each with its reason; a difference that has gone fails, too.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo } from '../../src/protocol/handshake/answer.ts';
import { buildRequest } from '../../src/protocol/handshake/build.ts';
import { readHead } from '../../src/protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../../src/protocol/handshake/octets.ts';
import { refusalFor } from '../../src/protocol/handshake/refusal.ts';
import { judgeRequest } from '../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../src/protocol/handshake/response.ts';
import { concat } from '../protocol/bytes.ts';
import { type HandshakeVector, readHandshakeVectors } from '../vectors/handshake/readable.ts';
import { PeerServer, readWithClient } from './handshake-peers.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const vectors = readHandshakeVectors();
const named = (kind: 'request' | 'response') =>
  vectors.filter((vector) => vector.kind === kind).map((vector): [string, HandshakeVector] => [vector.title, vector]);

/** Requests that the server opens although the RFC has it refuse them. */
const SERVER_LENIENT = new Map([
  // The target goes to the application as it is.
  ['RFC 6455 §4.2.1 (1): ws: in the request line', 'Node checks the characters of a target, not its scheme'],
  ['RFC 6455 §4.2.1 (1): a URI of another scheme', 'Node checks the characters of a target, not its scheme'],
  ['RFC 6455 §4.2.1 (1): the target of an OPTIONS request', 'Node takes an asterisk from any method'],
  ['RFC 6455 §3: a fragment in the target', 'Node lets # stand in a target'],
  ['RFC 9112 §3.2: a percent sign that encodes nothing', 'Node decodes nothing, so it checks no encoding'],
  ['RFC 9112 §3.2.2: an absolute target without a host', 'Node lets the authority be empty'],
  // The version is not asked for.
  ['RFC 6455 §4.2.1 (1): HTTP/1.0', 'ws does not look at the HTTP version, and Node upgrades HTTP/1.0'],
  ['RFC 6455 §4.2.1 (1): no version at all', 'Node reads it as HTTP/0.9, with fields'],
  // Neither is Host.
  ['RFC 6455 §4.2.1 (2): no Host', 'Node asks for Host only where nothing is upgraded'],
  ['RFC 9112 §3.2: Host twice', 'Node keeps the first one'],
  ['RFC 9112 §3.2: the same Host twice', 'Node keeps the first one'],
  ['RFC 9112 §3.2: Host with a scheme', 'nobody parses Host'],
  ['RFC 9112 §3.2: Host with user information', 'nobody parses Host'],
  ['RFC 9112 §3.2: an empty Host', 'nobody parses Host'],
  ['RFC 9112 §3.2: a port that no TCP has', 'nobody parses Host'],
  ['RFC 9112 §3.2: an IPv6 address without brackets', 'nobody parses Host'],
  ['RFC 6455 §4.3: a version with a leading zero', 'ws compares numbers'],
  ['RFC 6455 §4.2.1 (6): version 8', 'ws speaks version 8, too, whose frames are the same'],
  ['RFC 6454 §7.3: Origin twice', 'Node keeps the first one'],
]);

/** Requests that the server refuses although the RFC has it open them. */
const SERVER_STRICT = new Map([
  // A lone LF has been a way to smuggle requests; the RFC's MAY is not used.
  ['RFC 9112 §2.2: lines ended by LF alone', 'Node wants CR LF'],
  ['RFC 9112 §2.2: one LF alone among CR LF', 'Node wants CR LF'],
  ['RFC 9110 §5.5: a control character in a value', 'Node does not use the MAY that lets recipients keep it'],
  ['RFC 6455 §4.2.1 (1): HTTP/1.2', 'Node knows 0.9, 1.0, 1.1 and 2.0 only'],
  ['RFC 6455 §4.2.1 (3): websocket in a list', 'ws compares the whole value of Upgrade'],
  ['RFC 6455 §4.2.1 (3): websocket in a second field', 'Node joins the fields and ws compares the whole value'],
  ['RFC 6455 §9.1: an empty field beside another', 'ws takes no empty element in a list of extensions'],
  ['RFC 6455 §9.1: empty elements', 'ws takes no empty element in a list of extensions'],
  // RFC 7692 §7.1 has a server decline the offer; ws refuses the connection.
  ['RFC 7692 §7.1: a faulty offer with a fallback behind it', 'ws refuses for the first faulty offer'],
  ['RFC 7692 §7.1: an unknown parameter', 'ws refuses instead of declining'],
  ['RFC 7692 §7.1: a parameter twice', 'ws refuses instead of declining'],
  ['RFC 7692 §7.1.1.2: a value on a flag', 'ws refuses instead of declining'],
  ['RFC 7692 §7.1.2.1: 16 window bits', 'ws refuses instead of declining'],
  ['RFC 7692 §7.1.2.1: 7 window bits', 'ws refuses instead of declining'],
  ['RFC 7692 §7.1.2.1: server_max_window_bits without a value', 'ws refuses instead of declining'],
]);

/** Responses that the client opens although the RFC has it fail. */
const CLIENT_LENIENT = new Map([
  ['RFC 9112 §4: a control character in the reason', 'Node does not read the reason'],
  ['RFC 6455 §4.2.2 (5): HTTP/1.0', 'neither Node nor ws looks at the version'],
  ['RFC 7692 §5: accepted twice', 'ws uses the first of two'],
]);

/** Responses that the client refuses although the RFC has it open. */
const CLIENT_STRICT = new Map([
  ['RFC 9112 §5.2: folding in a response', 'Node rejects folding in responses, too'],
  ['RFC 6455 §4.2.2 (4): none of the offered subprotocols', 'ws fails where subprotocols were offered and none was chosen'],
]);

const server = new PeerServer();
beforeAll(() => server.listen());
afterAll(() => server.close());

describe('a ws server', () => {
  it.each(named('request'))('reads: %s', async (title, { bytes }) => {
    // Without what a context would add: this server knows no URL and no list of origins.
    const head = readHead(bytes, 'request');
    const verdict = judgeRequest(head);
    if (verdict.valid === null) return expect(head.complete).toBe(false);
    const { status, answer } = await server.read(bytes);
    expect(status).not.toBeNull();
    expect(SERVER_LENIENT.has(title)).toBe(status === 101 && !verdict.valid);
    expect(SERVER_STRICT.has(title)).toBe(status !== 101 && verdict.valid);
    if (status !== 101 || !verdict.valid) return;
    // Its answer is right by our measure, and says what we would say.
    const judged = judgeResponse(readHead(answer, 'response'), sentBy(verdict));
    expect(judged.valid).toBe(true);
    expect(judged.protocol).toBe(verdict.protocols[0] ?? null);
  });

  it('opens what we build, and its choice is ours', async () => {
    const request = buildRequest({
      url: 'ws://localhost:8080/chat?room=1',
      key: KEY,
      origin: 'http://localhost',
      protocols: ['chat', 'superchat'],
      extensions: 'permessage-deflate; server_max_window_bits=10; server_no_context_takeover',
    });
    const verdict = judgeRequest(readHead(request, 'request'));
    const { status, answer } = await server.read(request);
    expect(status).toBe(101);
    const response = judgeResponse(readHead(answer, 'response'), sentBy(verdict));
    expect([response.valid, response.protocol, response.deflate?.serverMaxWindowBits]).toEqual([true, 'chat', 10]);
  });
});

describe('a ws client', () => {
  it.each(named('response'))('reads: %s', async (title, { bytes, options }) => {
    const { protocols = '', extensions } = options;
    let valid: boolean | null = null;
    const { outcome } = await readWithClient(
      (request) => {
        const sent = judgeRequest(readHead(request, 'request'));
        // Vectors answer the RFC's key; this client drew one of its own.
        const answer = fromLatin1(latin1(bytes).replaceAll(ACCEPT, sent.accept ?? ''));
        valid = judgeResponse(readHead(answer, 'response'), sentBy(sent)).valid;
        return answer;
      },
      { protocols: protocols === '' ? [] : protocols.split(','), deflate: extensions !== undefined },
    );
    expect(CLIENT_LENIENT.has(title)).toBe(outcome === 'open' && valid !== true);
    expect(CLIENT_STRICT.has(title)).toBe(outcome !== 'open' && valid === true);
  });

  it.each([
    ['with a subprotocol and compression', { protocols: ['superchat', 'chat'], deflate: true }, { protocols: ['chat'], deflate: true }],
    ['with nothing', {}, {}],
  ])('opens our answer %s', async (_, options, choice) => {
    const { outcome, request } = await readWithClient((bytes) => {
      const verdict = judgeRequest(readHead(bytes, 'request'));
      expect(verdict.valid).toBe(true);
      return answerTo(verdict, choice)!.bytes;
    }, options);
    expect(outcome).toBe('open');
    expect(readHead(request).complete).toBe(true);
  });

  it('reads past an interim response, as we do', async () => {
    const interim = fromLatin1('HTTP/1.1 100 Continue\r\n\r\n');
    const { outcome } = await readWithClient((request) => {
      const verdict = judgeRequest(readHead(request, 'request'));
      const bytes = concat([interim, answerTo(verdict)!.bytes]);
      const first = readHead(bytes, 'response');
      expect(judgeResponse(first, sentBy(verdict)).valid).toBeNull();
      expect(judgeResponse(readHead(bytes.subarray(first.length), 'response'), sentBy(verdict)).valid).toBe(true);
      return bytes;
    });
    expect(outcome).toBe('open');
  });

  it.each([400, 403, 405, 426, 431, 505])('is told our refusal %i', async (status) => {
    const refused = vectors
      .filter(({ kind }) => kind === 'request')
      .map(({ bytes, options }) => {
        const allowedOrigins = options['origins'] === undefined ? {} : { allowedOrigins: options['origins'].split(',') };
        return refusalFor(judgeRequest(readHead(bytes, 'request'), allowedOrigins).firstError);
      })
      .find((refusal) => refusal?.status === status);
    const { outcome } = await readWithClient(() => refused!.bytes);
    expect(outcome).toBe(`Unexpected server response: ${status}`);
    expect(judgeResponse(readHead(refused!.bytes, 'response')).status).toBe(status);
  });
});
