/** `handshake` as a black box: vectors through --lines, shapes of pastes, text in both languages, exit codes. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cli as program, type World } from './fake-io.ts';

interface Item {
  readonly id: string;
  readonly kind: 'request' | 'response';
  readonly about: string;
  readonly raw: string;
  readonly trailingHex?: string;
  readonly clientKey?: string;
  readonly sent?: { readonly protocols: readonly string[]; readonly extensions: string | null };
  readonly expect: {
    readonly verdict: 'valid' | 'invalid' | 'either';
    readonly rule?: string;
    readonly accept?: string;
    readonly protocol?: string | null;
    readonly leftoverHex?: string;
    readonly supportedVersions?: readonly number[];
  };
}
interface Printed {
  readonly key: string | null;
  readonly accept: string | null;
  readonly steps: { decodedKey: string | null; concatenation: string; sha1: string; accept: string } | null;
  readonly valid: boolean | null;
  readonly findings: readonly { code: string; section: string; severity: string; side: string }[];
  readonly diagnosis: string | null;
  readonly behind: readonly { bytes: string }[];
  readonly response: { protocol: string | null; supportedVersions: readonly number[] } | null;
  readonly read: { format: string; closed: boolean };
  readonly error?: { code: string; message: string };
}

const { items } = JSON.parse(readFileSync(new URL('../vectors/handshakes.json', import.meta.url), 'utf8')) as { items: readonly Item[] };
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const REQUEST = items.find(({ id }) => id === 'q01')!.raw;
const RESPONSE = items.find(({ id }) => id === 's01')!.raw;

const cli = (args: readonly string[], world?: World) => program(['handshake', ...args], world);
async function json(...args: string[]): Promise<Printed> {
  const { out } = await cli(['--json', ...args]);
  return JSON.parse(out) as Printed;
}
async function lines(...texts: unknown[]): Promise<Printed[]> {
  const { out } = await cli(['--lines'], {
    stdin: texts.map((text) => (typeof text === 'string' ? text : JSON.stringify(text))).join('\n'),
  });
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Printed);
}
const octets = (hex: string): string => hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));

/** The request that a response's vector says was sent. */
const requestFor = ({ clientKey, sent }: Item): string =>
  [
    'GET /chat HTTP/1.1',
    'Host: server.example.com',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${clientKey!}`,
    'Sec-WebSocket-Version: 13',
    ...(sent?.protocols.length ? [`Sec-WebSocket-Protocol: ${sent.protocols.join(', ')}`] : []),
    ...(sent?.extensions == null ? [] : [`Sec-WebSocket-Extensions: ${sent.extensions}`]),
    '',
    '',
  ].join('\r\n');

describe('every vector of handshakes.json through --lines', () => {
  it.each(items.map((item) => [item.id, item.about, item] as const))('%s: %s', async (_, __, item) => {
    const raw = item.raw + octets(item.trailingHex ?? '');
    const text = item.kind === 'request' ? raw : requestFor(item) + raw;
    const [printed] = await lines(JSON.stringify(text));
    const { verdict, rule, accept, protocol, leftoverHex, supportedVersions } = item.expect;
    if (verdict !== 'either') expect(printed!.valid).toBe(verdict === 'valid');
    const side = item.kind === 'request' ? 'client' : 'server';
    const first = printed!.findings.find(({ severity }) => severity === 'error');
    expect(first?.code).toBe(rule);
    if (rule !== undefined) expect(first).toMatchObject({ side, section: expect.stringMatching(/^RFC \d+ §/) as string });
    if (accept !== undefined) expect(printed!.accept).toBe(accept);
    if (protocol !== undefined) expect(printed!.response?.protocol).toBe(protocol);
    if (supportedVersions !== undefined) expect(printed!.response?.supportedVersions).toEqual(supportedVersions);
    expect(printed!.behind.map(({ bytes }) => bytes).join('')).toBe(leftoverHex ?? '');
  });
});

describe('--json', () => {
  it('of a key alone has the derivation and no verdict', async () => {
    expect(await json(KEY)).toMatchObject({
      key: KEY,
      accept: ACCEPT,
      // RFC 6455 §1.3.
      steps: {
        decodedKey: '7468652073616d706c65206e6f6e6365',
        concatenation: `${KEY}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
        sha1: 'b37a4f2cc0624f1690f64606cf385945b2bec4ea',
        accept: ACCEPT,
      },
      valid: null,
      findings: [],
      diagnosis: null,
    });
  });

  it('of a key that is none says what is wrong with it, and derives all the same', async () => {
    const { findings, accept, valid } = await json('AAECAwQFBgcICQoLDA0O');
    expect(findings[0]).toMatchObject({ code: 'key-not-16-octets', severity: 'error', side: 'client', section: 'RFC 6455 §4.2.1' });
    expect([accept?.length, valid]).toEqual([28, null]);
  });

  it('of both messages is true only where both are right', async () => {
    expect(await json(REQUEST + RESPONSE)).toMatchObject({ valid: true, key: KEY, accept: ACCEPT, diagnosis: null });
    const wrong = RESPONSE.replace(ACCEPT, 'BXhwxM0SZasKmCD9S4BfpPmCnEw=');
    expect(await json(REQUEST + wrong)).toMatchObject({ valid: false, accept: ACCEPT, diagnosis: 'key-decoded' });
  });

  it('of an answer alone does not call it valid', async () => {
    expect(await json(RESPONSE)).toMatchObject({ key: null, accept: null, steps: null, valid: null });
    expect((await json(RESPONSE.replace('101', '200'))).valid).toBe(false);
  });

  it.each([
    ['2OZf2Seed9yzIpkj+zvC9KS9Mjw=', 'guid-first'],
    ['YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==', 'hex-encoded'],
    ['WJfwerbIozKsJXHxxI0JTO1SQgU=', 'guid-case'],
    ['BQgomKt49tqcGtJYe4ASzQz1IXI=', 'tail-hashed'],
  ])('names the mistake behind %s: %s', async (accept, mistake) => {
    expect((await json(KEY, accept)).diagnosis).toBe(mistake);
    expect((await json(accept, KEY)).diagnosis).toBe(mistake);
  });
});

describe('shapes', () => {
  const verbose = [
    ...REQUEST.trimEnd()
      .split('\r\n')
      .map((line) => `> ${line}`),
    '> ',
    ...RESPONSE.trimEnd()
      .split('\r\n')
      .map((line) => `< ${line}`),
    '< ',
  ];
  const har = JSON.stringify({
    log: {
      entries: [
        {
          request: {
            method: 'GET',
            url: 'wss://server.example.com/chat',
            httpVersion: 'HTTP/1.1',
            headers: REQUEST.trimEnd()
              .split('\r\n')
              .slice(1)
              .map((line) => ({ name: line.split(': ')[0], value: line.split(': ')[1] })),
          },
          response: {
            status: 101,
            statusText: 'Switching Protocols',
            httpVersion: 'http/1.1',
            headers: RESPONSE.trimEnd()
              .split('\r\n')
              .slice(1)
              .map((line) => ({ name: line.split(': ')[0], value: line.split(': ')[1] })),
          },
        },
      ],
    },
  });
  it.each([
    ['as it is', REQUEST + RESPONSE],
    ['with line feeds alone and no last empty line', (REQUEST + RESPONSE).replaceAll('\r\n', '\n').trimEnd()],
    ['without an empty line between', `${REQUEST.replaceAll('\r\n', '\n').trimEnd()}\n${RESPONSE.replaceAll('\r\n', '\n')}`],
    ['curl -v', `* Connected to server.example.com\n${verbose.join('\n')}\n`],
    ['hex', Buffer.from(REQUEST + RESPONSE).toString('hex')],
    ['a string literal', JSON.stringify(REQUEST + RESPONSE)],
    ['a HAR file', har],
  ])('%s', async (_, text) => {
    const printed = await json(text);
    expect(printed).toMatchObject({ key: KEY, accept: ACCEPT, valid: true });
    expect(printed.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it.each([`Sec-WebSocket-Key: ${KEY}`, `{"Sec-WebSocket-Key": "${KEY}"}`, `curl -H 'Sec-WebSocket-Key: ${KEY}' http://x`, `  ${KEY}\n`])(
    'a key in %j',
    async (text) => {
      expect((await json(text)).accept).toBe(ACCEPT);
    },
  );

  it('a curl command as the request that it sends', async () => {
    const printed = await json(
      `curl -H 'Upgrade: websocket' -H 'Sec-WebSocket-Key: ${KEY}' -H 'Sec-WebSocket-Version: 13' http://a.example/x`,
    );
    expect(printed).toMatchObject({ key: KEY, valid: false, request: { host: 'a.example', resource: '/x' } });
    expect(printed.findings.map(({ code }) => code)).toContain('connection-missing');
  });

  it('keeps what was on the wire in --lines, and mends nothing', async () => {
    const [lone, cut] = await lines(JSON.stringify(REQUEST.replaceAll('\r\n', '\n')), JSON.stringify(REQUEST.trimEnd()));
    expect(lone!.findings.map(({ code }) => code)).toContain('line-feed-alone');
    expect(cut).toMatchObject({ valid: null, read: { supplied: [] } });
    expect(cut!.findings.map(({ code }) => code)).toContain('head-incomplete');
  });
});

describe('--lines', () => {
  it('gives an error for a line that cannot be read, and goes on', async () => {
    const printed = await lines('nonsense', '17', '""', JSON.stringify('there is nothing in here'), '', JSON.stringify(KEY));
    expect(printed.map(({ error, accept }) => error?.code ?? accept)).toEqual([
      'not-a-json-string',
      'not-a-json-string',
      'empty',
      'no-handshake',
      'not-a-json-string',
      ACCEPT,
    ]);
    expect(printed[0]!.error!.message).toMatch(/JSON string/);
  });

  it('answers any text with one line of JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(REQUEST, RESPONSE, 'GET / HTTP/1.1\n\u0000')), {
          minLength: 1,
          maxLength: 3,
        }),
        async (texts) => {
          const printed = await lines(JSON.stringify(texts.join('')));
          expect(printed).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('text', () => {
  it('shows every step, every check and both verdicts, in both languages', async () => {
    const { out, code } = await cli([REQUEST + RESPONSE]);
    expect(code).toBe(0);
    for (const part of [
      KEY,
      'b3 7a 4f 2c',
      ACCEPT,
      'item 5',
      'Server: 101, it upgrades',
      'Client: takes the connection for open',
      '✓ Right.',
    ])
      expect(out).toContain(part);
    expect(out).not.toContain('\u001b[');
    const { out: zh } = await cli(['--lang', 'zh', REQUEST + RESPONSE.replace(ACCEPT, '2OZf2Seed9yzIpkj+zvC9KS9Mjw=')]);
    for (const part of ['从 key 到 accept', '✗', '第 4 项', '收到的 accept']) expect(zh).toContain(part);
  });

  it('names rule, item, refusal and way out of a fault', async () => {
    const { out, code } = await cli(['--strict', REQUEST.replace('Connection: Upgrade\r\n', '')]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ item 4 {3}Connection holds Upgrade\s+failed/);
    expect(out).toMatch(/RFC 6455 §4\.2\.1, item 4, refused with\s+400/);
    expect(out).toMatch(/Server: refuses with 400/);
  });

  it('has colours on a terminal only', async () => {
    expect((await cli([KEY], { colours: true })).out).toContain('\u001b[');
  });

  it('shows nothing that a terminal would obey', async () => {
    const { out } = await cli([REQUEST.replace('Host: server', 'Host: \u001b[2Jserver')]);
    expect(out).not.toContain('\u001b');
  });
});

describe('the edges', () => {
  it('explains itself', async () => {
    const { out, code } = await cli(['--help']);
    expect(code).toBe(0);
    for (const option of ['--file F', '--json', '--lines', '--strict', '--lang en|zh']) expect(out).toContain(option);
    expect((await cli(['--help', '--lang', 'zh'])).out).toContain('用法');
  });

  it.each([
    [['--wrong'], 'Unknown option: --wrong'],
    [['--file', 'x', 'text'], 'either a text or --file'],
    [['81 85 37 fa 21 3d 7f 9f 4d 51 58'], 'There is no handshake in this'],
    [['   '], 'The input is empty'],
  ])('%j is refused in one line', async (args, says) => {
    const { code, error } = await cli(args);
    expect(code).toBe(2);
    expect(error).toContain(says);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is pointed at by dissect', async () => {
    expect((await program(['dissect', REQUEST])).out).toContain('frame-by-frame handshake');
  });
});
