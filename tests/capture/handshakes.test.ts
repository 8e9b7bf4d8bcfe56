/** Handshakes as people paste them: what tools, browsers, programs and logs make of a head. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readHandshakeBytes, readHandshakes } from '../../src/capture/handshakes.ts';
import { loneValues } from '../../src/capture/lone-values.ts';
import { readPaste } from '../../src/capture/read-paste.ts';
import { fromLatin1, latin1 } from '../../src/protocol/handshake/octets.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const OTHER_KEY = 'H+VLjR1wb4JQ62TmabK87g==';
const OTHER_ACCEPT = 'ccJoRDcGOFzCVrIwpX/qF3BoIN0=';

const REQUEST = `GET /chat HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`;
const RESPONSE = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${ACCEPT}\r\n\r\n`;
const lines = (head: string): string[] => head.trimEnd().split('\r\n');
const hex = (text: string): string => [...text].map((each) => each.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');

interface Seen {
  readonly request: string;
  readonly response: string;
  readonly behind: readonly string[];
}
function seen(text: string): { format: string | null; supplied: readonly string[]; exchanges: Seen[] } {
  const { format, supplied, exchanges } = readHandshakes(text);
  return {
    format,
    supplied,
    exchanges: exchanges.map(({ request, response, behind }) => ({
      request: latin1(request),
      response: latin1(response),
      behind: behind.map(({ bytes, direction }) => `${direction} ${hex(latin1(bytes))}`),
    })),
  };
}
const only = (text: string): Seen => {
  const { exchanges } = seen(text);
  expect(exchanges).toHaveLength(1);
  return exchanges[0]!;
};

describe('HTTP as it is', () => {
  it.each([
    ['CR LF', REQUEST + RESPONSE],
    ['line feeds', (REQUEST + RESPONSE).replaceAll('\r', '')],
    ['curl -v', [...lines(REQUEST).map((line) => `> ${line}`), '> ', ...lines(RESPONSE).map((line) => `< ${line}`), '< '].join('\n')],
    [
      'a log with times and no empty lines',
      [
        ...lines(REQUEST).map((line) => `2026-01-01 10:00:00,001 > ${line}`),
        ...lines(RESPONSE).map((line) => `2026-01-01 10:00:00,004 < ${line}`),
      ].join('\n'),
    ],
    ['prose around it', `I send:\n\n${REQUEST}\nand get:\n\n${RESPONSE}\nWhy?`],
    ['lost line breaks', lines(REQUEST).join(' ') + '\n\n' + lines(RESPONSE).join('\n')],
  ])('%s', (_name, text) => {
    expect(only(text)).toMatchObject({ request: REQUEST, response: RESPONSE });
  });

  it('says that an empty line was put in', () => {
    expect(seen(REQUEST.trimEnd()).supplied).toEqual(['empty-line']);
    expect(seen(REQUEST).supplied).toEqual([]);
  });

  it('gives a list of headers a first line, and says so', () => {
    const request = seen(lines(REQUEST).slice(1).join('\n'));
    expect(request.exchanges[0]!.request).toBe(REQUEST.replace('/chat', '/'));
    expect(request.supplied).toEqual(['start-line', 'empty-line']);
    expect(only(lines(RESPONSE).slice(1).join('\n')).response).toBe(RESPONSE);
  });
});

describe('bytes in other spellings', () => {
  const escaped = (text: string): string => text.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
  it.each([
    ['hex', hex(REQUEST + RESPONSE)],
    ['bare hex', hex(REQUEST + RESPONSE).replaceAll(' ', '')],
    ['a string literal', `"${escaped(REQUEST)}${escaped(RESPONSE)}"`],
    ['Python', `b'${escaped(REQUEST)}'\nb'${escaped(RESPONSE)}'`],
    ['C, line by line', [...lines(REQUEST).map((line) => `  "${line}\\r\\n"`), '  "\\r\\n";'].join('\n')],
    ['base64', btoa(REQUEST)],
  ])('%s', (_name, text) => {
    expect(only(text).request).toBe(REQUEST);
  });

  it('keeps lone line feeds where they are spelled out', () => {
    const lone = REQUEST.replaceAll('\r', '');
    expect(only(`'${escaped(lone)}'`).request).toBe(lone);
    expect(only(hex(lone)).request).toBe(lone);
  });
});

describe('headers as data', () => {
  const plain = { host: 'a.example', upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-key': KEY, 'sec-websocket-version': '13' };
  const request = ['GET / HTTP/1.1', ...Object.entries(plain).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  it.each([
    ['JSON', JSON.stringify(plain, null, 2)],
    [
      'Node’s req.headers',
      `{\n${Object.entries(plain)
        .map(([name, value]) => `  ${name.includes('-') ? `'${name}'` : name}: '${value}'`)
        .join(',\n')}\n}`,
    ],
    [
      'Node’s rawHeaders',
      `[ ${Object.entries(plain)
        .flat()
        .map((each) => `'${each}'`)
        .join(', ')} ]`,
    ],
    [
      'an ASGI scope',
      `[${Object.entries(plain)
        .map(([name, value]) => `(b'${name}', b'${value}')`)
        .join(', ')}]`,
    ],
  ])('%s', (_name, text) => {
    expect(only(text).request).toBe(request);
  });

  it('Go’s map', () => {
    const text = `map[Connection:[Upgrade] Sec-Websocket-Extensions:[permessage-deflate; client_max_window_bits] Sec-Websocket-Key:[${KEY}] Sec-Websocket-Version:[13] Upgrade:[websocket]]`;
    expect(only(text).request).toContain(
      `\r\nSec-Websocket-Extensions: permessage-deflate; client_max_window_bits\r\nSec-Websocket-Key: ${KEY}\r\n`,
    );
  });

  it('CGI’s names', () => {
    const text = `"HTTP_HOST"=>"a.example", "HTTP_UPGRADE"=>"websocket", "HTTP_SEC_WEBSOCKET_KEY"=>"${KEY}"`;
    expect(only(text).request).toBe(`GET / HTTP/1.1\r\nHOST: a.example\r\nUPGRADE: websocket\r\nSEC-WEBSOCKET-KEY: ${KEY}\r\n\r\n`);
  });

  it('a fetch call', () => {
    const text = `fetch("wss://a.example:8443/chat?x=1", {\n  "headers": {\n    "sec-websocket-key": "${KEY}",\n    "sec-websocket-version": "13"\n  },\n  "body": null,\n  "method": "GET"\n});`;
    expect(only(text).request).toBe(
      `GET /chat?x=1 HTTP/1.1\r\nHost: a.example:8443\r\nsec-websocket-key: ${KEY}\r\nsec-websocket-version: 13\r\n\r\n`,
    );
  });

  it.each([
    [
      'bash',
      `curl 'wss://a.example/chat' \\\n  -H 'Upgrade: websocket' \\\n  -H 'Connection: Upgrade' \\\n  -H 'Sec-WebSocket-Key: ${KEY}' \\\n  -H 'Sec-WebSocket-Version: 13'`,
    ],
    [
      'cmd',
      `curl ^"wss://a.example/chat^" ^\n  -H ^"Upgrade: websocket^" ^\n  -H ^"Connection: Upgrade^" ^\n  -H ^"Sec-WebSocket-Key: ${KEY}^" ^\n  -H ^"Sec-WebSocket-Version: 13^"`,
    ],
    [
      'address last',
      `$ curl -i -N -H "Upgrade: websocket" -H "Connection: Upgrade" -H "Sec-WebSocket-Key: ${KEY}" -H "Sec-WebSocket-Version: 13" http://a.example/chat`,
    ],
    [
      'options glued',
      `curl --http1.1 --header='Upgrade: websocket' --header='Connection: Upgrade' -H'Sec-WebSocket-Key: ${KEY}' -H'Sec-WebSocket-Version: 13' --url http://a.example/chat\nSecond line of a log`,
    ],
  ])('a curl command for %s', (_name, text) => {
    expect(only(text).request).toBe(REQUEST);
  });

  it('DevTools’ list, answer first', () => {
    const text = ['Request URL', 'wss://a.example/live', 'Request Method', 'GET', 'Status Code', '101 Switching Protocols']
      .concat(['connection', 'Upgrade', 'sec-websocket-accept', ACCEPT, 'upgrade', 'websocket'])
      .concat([
        'accept-encoding',
        'gzip',
        'connection',
        'Upgrade',
        'host',
        'a.example',
        'sec-websocket-key',
        KEY,
        'sec-websocket-version',
        '13',
        'upgrade',
        'websocket',
      ])
      .join('\n');
    const { request, response } = only(text);
    expect(response).toBe(
      `HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nsec-websocket-accept: ${ACCEPT}\r\nupgrade: websocket\r\n\r\n`,
    );
    expect(request).toContain(
      `GET /live HTTP/1.1\r\naccept-encoding: gzip\r\nconnection: Upgrade\r\nhost: a.example\r\nsec-websocket-key: ${KEY}`,
    );
  });

  it('DevTools’ lists below headings', () => {
    const text = [
      'Response Headers',
      'Connection:',
      'Upgrade',
      'Sec-WebSocket-Accept:',
      ACCEPT,
      'Upgrade:',
      'websocket',
      'Request Headers',
      'Host:',
      'a.example',
      'Sec-WebSocket-Key:',
      KEY,
      'Sec-WebSocket-Version:',
      '13',
    ].join('\n');
    const { request, response } = only(text);
    expect(response).toContain(`Sec-WebSocket-Accept: ${ACCEPT}\r\n`);
    expect(request).toBe(`GET / HTTP/1.1\r\nHost: a.example\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`);
  });

  const listed = (head: string) =>
    lines(head)
      .slice(1)
      .map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 2) }));
  const entry = (url: string) => ({
    _webSocketMessages: [{ type: 'send', time: 1, opcode: 1, data: 'Hello' }],
    request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: listed(REQUEST) },
    response: { status: 101, statusText: 'Switching Protocols', headers: listed(RESPONSE) },
  });
  it('a HAR entry', () => {
    expect(only(JSON.stringify(entry('wss://a.example/chat')))).toMatchObject({ request: REQUEST, response: RESPONSE });
  });
  it('a HAR entry with pseudo-headers of HTTP/2', () => {
    const pseudo = [':authority', ':method', ':path', ':scheme'].map((name) => ({ name, value: 'x' }));
    const { request, response } = entry('wss://a.example/chat');
    const har = { request: { ...request, headers: [...pseudo, ...request.headers.filter(({ name }) => name !== 'Host')] }, response };
    expect(only(JSON.stringify(har)).request).toBe(REQUEST);
  });
  it('a HAR file with other requests', () => {
    const other = {
      request: { method: 'GET', url: 'https://a.example/', headers: [{ name: 'Host', value: 'a.example' }] },
      response: { status: 200, headers: [] },
    };
    const har = { log: { version: '1.2', entries: [other, entry('wss://a.example/1'), entry('wss://a.example/2')] } };
    expect(seen(JSON.stringify(har)).exchanges.map(({ request }) => request.split(' ')[1])).toEqual(['/1', '/2']);
  });
});

describe('conversations', () => {
  it('takes the frames behind along', () => {
    const { request, response, behind } = only(`${REQUEST}${RESPONSE}\n81 05 48 65 6c 6c 6f\n`);
    expect([request, response]).toEqual([REQUEST, RESPONSE]);
    expect(behind).toEqual(['unknown 81 05 48 65 6c 6c 6f']);
    const bytes = only(hex(`${RESPONSE}\x81\x05Hello`));
    expect(bytes.behind).toEqual(['unknown 81 05 48 65 6c 6c 6f']);
  });

  it('pairs two connections by their keys, whatever the order of the answers', () => {
    const second = REQUEST.replace(KEY, OTHER_KEY).replace('/chat', '/news');
    const answer = RESPONSE.replace(ACCEPT, OTHER_ACCEPT);
    const { exchanges } = seen(`${REQUEST}${second}${answer}${RESPONSE}`);
    expect(exchanges.map(({ request, response }) => [request, response])).toEqual([
      [REQUEST, RESPONSE],
      [second, answer],
    ]);
  });

  it('takes the last response for the answer: interim ones come before it', () => {
    // RFC 9110 §15.2.
    const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n';
    expect(only(REQUEST + hints + RESPONSE)).toMatchObject({ request: REQUEST, response: RESPONSE });
    expect(only(hex(REQUEST + hints + RESPONSE))).toMatchObject({ request: REQUEST, response: RESPONSE });
  });

  it('pairs the only two messages, also when the answer stands first and its accept is wrong', () => {
    const wrong = RESPONSE.replace(ACCEPT, OTHER_ACCEPT);
    expect(only(wrong + REQUEST)).toMatchObject({ request: REQUEST, response: wrong });
  });

  it('keeps a first line that is none, so that it can be judged', () => {
    for (const line of ['GET /chat', 'BREW /chat HTTP/1.1', 'GET  /chat HTTP/1.1', 'get /chat http/1.1']) {
      expect(only(REQUEST.replace('GET /chat HTTP/1.1', line)).request.split('\r\n')[0]).toBe(line);
    }
  });

  it('leaves ordinary requests out', () => {
    const page = 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
    expect(only(page + REQUEST + RESPONSE).request).toBe(REQUEST);
    expect(seen(page).exchanges).toHaveLength(1);
  });

  it('finds none where there is none', () => {
    for (const text of ['', '   ', 'Hello', '81 05 48 65 6c 6c 6f', '{"a": 1}']) expect(seen(text).exchanges).toEqual([]);
  });
});

describe('octets as they were sent', () => {
  const exact = (text: string) => readHandshakes(text, { exact: true });
  it('mends nothing and puts nothing in', () => {
    for (const text of [REQUEST.replaceAll('\r', ''), REQUEST.trimEnd(), REQUEST.replace('Host:', ' Host :'), '\r\n' + REQUEST]) {
      expect(exact(text).supplied).toEqual([]);
      expect(exact(text).exchanges.map(({ request }) => latin1(request))).toEqual([text]);
    }
  });

  it('hands on what is behind, from text and from bytes', () => {
    const stream = `${RESPONSE}\x81\x05Hello`;
    for (const { exchanges } of [exact(stream), readHandshakeBytes(fromLatin1(stream))]) {
      expect(exchanges[0]!.behind.map(({ bytes, direction }) => direction + latin1(bytes))).toEqual(['s2c\x81\x05Hello']);
    }
    expect(readHandshakeBytes(fromLatin1('\x81\x05Hello')).exchanges).toEqual([]);
  });
});

describe('a key or an accept by itself', () => {
  it.each([
    [KEY, KEY, null],
    [ACCEPT, null, ACCEPT],
    [` "${KEY}",`, KEY, null],
    [`Sec-WebSocket-Key: ${KEY}`, KEY, null],
    [`{"Sec-WebSocket-Key": "${KEY}"}`, KEY, null],
    [`sec-websocket-accept=${ACCEPT}`, null, ACCEPT],
    [`Sec-WebSocket-Key: ${KEY}\nSec-WebSocket-Accept: ${OTHER_ACCEPT}`, KEY, OTHER_ACCEPT],
    [`{"sec-websocket-key": "${KEY}", "sec-websocket-accept": "${ACCEPT}"}`, KEY, ACCEPT],
    [`${ACCEPT} ${KEY}`, KEY, ACCEPT],
    [`${KEY}\n${ACCEPT}`, KEY, ACCEPT],
    ['AAECAwQFBgcICQoLDA0O', 'AAECAwQFBgcICQoLDA0O', null],
  ])('%j', (text, key, accept) => {
    expect(loneValues(text)).toEqual({ key, accept });
  });

  it('is not found in other text', () => {
    for (const text of ['', 'Hello', '818537fa213d7f9f4d5158', REQUEST, `${KEY} ${KEY} ${KEY}`, `key ${KEY}`, '81 85', 'x'.repeat(10_000)])
      expect(loneValues(text), text.slice(0, 30)).toBeNull();
  });
});

describe('whatever is pasted', () => {
  test.prop([fc.string({ maxLength: 400 })])('nothing throws', (text) => {
    readHandshakes(text);
    readHandshakes(text, { exact: true });
    loneValues(text);
  });
  test.prop([fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(400)])('nor when a handshake is cut and torn', (noise, at) => {
    const text = REQUEST + RESPONSE;
    readHandshakes(text.slice(0, at) + noise + text.slice(at));
    readHandshakes(JSON.stringify({ 'sec-websocket-key': noise, upgrade: noise }) + noise);
    readHandshakes(`curl -H 'Sec-WebSocket-Key: ${noise}' ${noise}`);
  });
  test.prop([fc.string({ unit: 'binary', maxLength: 30 })])('every byte of a head knows its characters', (noise) => {
    for (const guess of readPaste(`curl -H 'Upgrade: websocket' -H 'Sec-WebSocket-Key: ${noise}' http://a/`).guesses) {
      for (const run of guess.runs) expect(run.map.byteLength ?? run.bytes.length).toBe(run.bytes.length);
    }
  });
});
