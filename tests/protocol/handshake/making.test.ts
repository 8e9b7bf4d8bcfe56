/** URLs taken apart; requests, responses, answers and bootstraps made from parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../src/protocol/handshake/answer.ts';
import { isIpv6, parseAuthority } from '../../../src/protocol/handshake/authority.ts';
import { bootstrapOf } from '../../../src/protocol/handshake/bootstrap.ts';
import { buildRequest, buildResponse, requestRows } from '../../../src/protocol/handshake/build.ts';
import { extensionText, parseExtensions } from '../../../src/protocol/handshake/extensions.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../../../src/protocol/handshake/octets.ts';
import { windowBits } from '../../../src/protocol/handshake/permessage-deflate.ts';
import { SUPPORTED_VERSIONS } from '../../../src/protocol/handshake/refusal.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../../src/protocol/handshake/response.ts';
import { dissectUrl } from '../../../src/protocol/handshake/uri.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const judge = (bytes: Uint8Array) => judgeRequest(readHead(bytes, 'request'));

describe('a URL', () => {
  it('is tiled by its parts, whatever it is', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'ws:/?#@[].%a1 帧'), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(odd, fc.webUrl(), fc.string()), (text) => {
        const url = dissectUrl(text);
        expect(url.parts.map((part) => part.text).join('')).toBe(url.text);
        expect(url.resourceName).toMatch(/^\/[!-~]*$/);
        for (const { from, to } of url.findings) expect(from >= 0 && from <= to && to <= url.text.length).toBe(true);
      }),
    );
  });

  it('is read as the platform reads it, where both take it', () => {
    const host = fc.constantFrom('example.com', 'EXAMPLE.com', '127.0.0.1', '[::1]', '[2001:DB8::1]', 'a.b');
    const parts = fc.record({
      scheme: fc.constantFrom('ws', 'wss', 'WS', 'WSS'),
      host,
      port: fc.constantFrom('', ':', ':80', ':443', ':8080', ':65535'),
      path: fc.constantFrom('', '/', '/chat', '/a/b%20c', '/a;b=c'),
      query: fc.constantFrom('', '?', '?a=1&b=/?'),
    });
    fc.assert(
      fc.property(parts, ({ scheme, host, port, path, query }) => {
        const url = dissectUrl(`${scheme}://${host}${port}${path}${query}`);
        const theirs = new URL(url.text);
        expect(url.valid).toBe(true);
        expect(url.hostField).toBe(theirs.host);
        expect(url.resourceName).toBe(theirs.pathname + theirs.search);
        expect(url.secure).toBe(theirs.protocol === 'wss:');
      }),
    );
  });

  it.each([
    ['::', true],
    ['::1', true],
    ['1::', true],
    ['1:2:3:4:5:6:7:8', true],
    ['1:2:3:4:5:6:7::', true],
    ['::ffff:192.0.2.1', true],
    ['1:2:3:4:5:6:192.0.2.1', true],
    ['', false],
    [':', false],
    [':::', false],
    ['1::2::3', false],
    ['1:2:3:4:5:6:7', false],
    ['1:2:3:4:5:6:7:8:9', false],
    ['1:2:3:4:5:6:7:8::', false],
    ['12345::', false],
    ['g::', false],
    ['192.0.2.1::', false],
    ['::192.0.2.256', false],
  ])('has or has not an IPv6 host: %j (RFC 4291 §2.2)', (text, is) => {
    expect(isIpv6(text)).toBe(is);
    if (is) expect(() => new URL(`http://[${text}]/`)).not.toThrow();
    else expect(() => new URL(`http://[${text}]/`)).toThrow();
  });

  it.each([
    ['example.com', 'name', null],
    ['a%20b', 'name', null],
    ['192.0.2.1:80', 'ipv4', 80],
    ['[::1]:', 'ipv6', null],
    ['[v1.a:b]', 'ipvfuture', null],
  ])('has the authority %j', (text, kind, port) => expect(parseAuthority(text)).toMatchObject({ kind, port }));

  it.each([
    ['', 'empty'],
    [':80', 'empty'],
    ['a b', 'host'],
    ['a%2', 'host'],
    ['[::1', 'ipv6'],
    ['[::1]80', 'port'],
    ['a:b', 'port'],
    ['a:99999', 'port-range'],
    ['a@b', 'userinfo'],
  ])('has not the authority %j', (text, fault) => expect(parseAuthority(text)).toBe(fault));
});

describe('a built request', () => {
  const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.!'), minLength: 1, maxLength: 8 });

  it('is one that a server opens, against the URL it was built for', () => {
    const parts = fc.record({
      url: fc.constantFrom('ws://example.com', 'wss://example.com:8443/a?b=c', 'ws://[::1]:80/chat', 'ws://a.b/帧 x'),
      protocols: fc.uniqueArray(token, { maxLength: 3 }),
      extensions: fc.constantFrom(null, 'permessage-deflate', 'permessage-deflate; client_max_window_bits, x'),
      origin: fc.constantFrom(null, 'https://example.com'),
    });
    fc.assert(
      fc.property(parts, ({ url, ...rest }) => {
        const verdict = judgeRequest(readHead(buildRequest({ url, key: KEY, ...rest }), 'request'), { url });
        expect(verdict.firstError).toBeNull();
        expect(verdict.valid).toBe(true);
        expect(verdict.protocols).toEqual(rest.protocols);
        expect(verdict.origin).toBe(rest.origin);
        const { protocols } = rest;
        for (const deflate of [true, false]) {
          const answer = answerTo(verdict, { protocols: protocols.slice(1), deflate })!;
          const judged = judgeResponse(readHead(answer.bytes, 'response'), sentBy(verdict));
          expect([judged.valid, judged.protocol]).toEqual([true, protocols[1] ?? null]);
          expect(judged.deflate !== null).toBe(deflate && rest.extensions !== null);
        }
      }),
    );
  });

  it('is the example of RFC 6455 §1.2', () => {
    const built = buildRequest({
      url: 'ws://server.example.com/chat',
      key: KEY,
      origin: 'http://example.com',
      protocols: ['chat', 'superchat'],
    });
    expect(latin1(built)).toBe(
      [
        'GET /chat HTTP/1.1',
        'Host: server.example.com',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${KEY}`,
        'Origin: http://example.com',
        'Sec-WebSocket-Protocol: chat, superchat',
        'Sec-WebSocket-Version: 13',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('misses what its switches leave out, and the judge says so', () => {
    const names = ['host', 'upgrade', 'connection', 'sec-websocket-key', 'sec-websocket-version'];
    const codes = ['host-missing', 'upgrade-missing', 'connection-missing', 'key-missing', 'version-missing'];
    for (const [at, name] of names.entries()) {
      const parts = { url: 'ws://a/', key: KEY, without: new Set([name]) };
      expect(
        requestRows(parts)
          .filter((row) => row.drop)
          .map((row) => row.name.toLowerCase()),
      ).toEqual([name]);
      expect(judge(buildRequest(parts)).firstError?.code).toBe(codes[at]);
    }
  });
});

describe('an answer', () => {
  const request = (change: string) =>
    judge(fromLatin1(latin1(buildRequest({ url: 'ws://a/', key: KEY })).replace(...(change.split('>') as [string, string]))));

  it('is the example of RFC 6455 §1.3', () => {
    expect(latin1(buildResponse({ key: KEY, protocol: 'chat' }))).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: chat\r\n\r\n',
    );
  });

  it.each([
    ['POST for GET', 'GET>POST', 'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
    [
      'version 8',
      '13>8',
      'HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nConnection: Upgrade, close\r\nContent-Length: 0\r\n\r\n',
    ],
    [
      'a version that is none',
      '13>x',
      'HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    ],
    ['HTTP/1.0', 'HTTP/1.1>HTTP/1.0', 'HTTP/1.1 505 HTTP Version Not Supported\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
    ['no token', 'Connection: Upgrade>Connection: close', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
  ])('refuses %s as HTTP has it', (_, change, answer) => {
    const refused = answerTo(request(change))!;
    expect(latin1(refused.bytes)).toBe(answer);
    expect(judgeResponse(readHead(refused.bytes, 'response')).firstError?.code).toBe('status-not-101');
    expect(judgeResponse(readHead(refused.bytes, 'response')).findings.map(({ code }) => code)).not.toContain('status-426-without-upgrade');
  });

  it('waits for the rest of a head', () => expect(answerTo(judge(fromLatin1('GET / HTTP/1.1\r\n')))).toBeNull());

  it('names the versions of RFC 6455', () => expect(SUPPORTED_VERSIONS).toEqual([13]));
});

describe('extensions', () => {
  it('come out of their text as they went in', () => {
    const token = fc.string({ unit: fc.constantFrom(...'ab-9_'), minLength: 1, maxLength: 6 });
    const parameter = fc.record({ name: token, value: fc.option(token), quoted: fc.boolean() });
    const extension = fc.record({ name: token, parameters: fc.array(parameter, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(extension, { minLength: 1, maxLength: 3 }), fc.constantFrom(', ', ',', ' \t, '), (list, comma) => {
        const wanted = list.map(({ name, parameters }) => ({
          name,
          parameters: parameters.map((each) => ({ ...each, quoted: each.quoted && each.value !== null })),
        }));
        const text = list
          .map((each) => extensionText({ ...each, parameters: each.parameters.map((one) => ({ ...one, from: 0, to: 0 })) }))
          .join(comma);
        const { extensions, fault } = parseExtensions(text);
        expect(fault).toBeNull();
        expect(
          extensions.map(({ name, parameters }) => ({
            name,
            parameters: parameters.map(({ name: key, value, quoted }) => ({ name: key, value, quoted })),
          })),
        ).toEqual(wanted);
      }),
    );
  });

  it('unquote with the backslash of RFC 9110 §5.6.4', () => {
    expect(parseExtensions('a; b="c\\d"').extensions[0]!.parameters[0]).toMatchObject({ value: 'cd', quoted: true });
  });

  it('have windows of 8 to 15 bits, without leading zeros (RFC 7692 §7.1.2)', () => {
    const taken = Array.from({ length: 100 }, (_, n) => [String(n), `0${n}`, `+${n}`, `${n}.0`, ` ${n}`])
      .flat()
      .filter((text) => windowBits(text) !== null);
    expect(taken).toEqual(['8', '9', '10', '11', '12', '13', '14', '15']);
  });
});

describe('a bootstrap', () => {
  const parts = {
    url: 'wss://server.example.com/chat',
    origin: 'http://www.example.com',
    protocols: ['chat', 'superchat'],
    extensions: 'permessage-deflate',
    chosenProtocol: 'chat',
  };
  const lines = (list: readonly { name: string; value: string }[]) => list.map(({ name, value }) => `${name} = ${value}`);

  it.each(['h2', 'h3'] as const)('over %s has the fields of RFC 8441 §5.1', (version) => {
    const { request, response, setting } = bootstrapOf(version, parts);
    expect(lines(request)).toEqual([
      ':method = CONNECT',
      ':protocol = websocket',
      ':scheme = https',
      ':path = /chat',
      ':authority = server.example.com',
      'origin = http://www.example.com',
      'sec-websocket-version = 13',
      'sec-websocket-protocol = chat, superchat',
      'sec-websocket-extensions = permessage-deflate',
    ]);
    expect(lines(response)).toEqual([':status = 200', 'sec-websocket-protocol = chat']);
    expect([setting.id, setting.value]).toEqual([8, 1]);
  });

  it("has pseudo-header fields first, lower-case names, and none of the connection's fields", () => {
    for (const url of ['ws://a/', 'wss://[::1]:8080/x?y', 'nonsense']) {
      for (const list of [bootstrapOf('h2', { ...parts, url }).request, bootstrapOf('h2', { ...parts, url }).response]) {
        const plain = list.findIndex((line) => !line.pseudo);
        expect(list.slice(plain < 0 ? list.length : plain).some((line) => line.pseudo)).toBe(false);
        for (const { name, pseudo } of list) {
          expect(name).toBe(name.toLowerCase());
          expect(name.startsWith(':')).toBe(pseudo);
          expect(['host', 'upgrade', 'connection', 'sec-websocket-key', 'sec-websocket-accept']).not.toContain(name);
        }
      }
    }
  });

  it('uses the scheme of the URL', () => expect(lines(bootstrapOf('h2', { url: 'ws://a' }).request)[2]).toBe(':scheme = http'));
});
