/** Which draft a handshake is of: the samples that the documents print, what people pasted, and what must not be taken for old. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { challengeOf } from '../../../src/protocol/legacy/challenge.ts';
import { recogniseObsolete } from '../../../src/protocol/legacy/recognise.ts';
import { readLegacyStream } from '../../../src/protocol/legacy/frames.ts';
import { STOP_IDS } from '../../../src/protocol/legacy/stop-ids.ts';
import { type SampleLine, stopOf, STOPS } from '../../../src/protocol/legacy/versions.ts';
import handshakes from '../../vectors/hixie76.json' with { type: 'json' };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const wire = (lines: readonly SampleLine[]): Uint8Array => {
  const text = lines.map((line) => line.text).join('\r\n');
  // A sample without body ends with the empty line.
  return bytesOf(lines.some((line) => line.text === '') ? text : text + '\r\n\r\n');
};

describe('the samples of the time line', () => {
  it.each([
    ['75', 'hixie-75'],
    ['76', 'hixie-76'],
    ['hybi', 'hybi-07'],
    ['rfc', null],
  ] as const)('%s: %s', (id, draft) => {
    expect(recogniseObsolete(wire(stopOf(id).request))?.draft ?? null).toBe(draft);
  });

  it.each([
    ['75', 'hixie-75'],
    ['76', 'hixie-76'],
    // From draft 04 on the response is that of RFC 6455.
    ['hybi', null],
    ['rfc', null],
  ] as const)('the response of %s: %s', (id, draft) => {
    expect(recogniseObsolete(wire(stopOf(id).response))?.draft ?? null).toBe(draft);
  });

  it('stand in their order, with every id once', () => {
    expect(STOPS.map(({ id }) => id)).toEqual(STOP_IDS);
    const months = STOPS.flatMap(({ documents }) => documents.map(({ year, month }) => year * 12 + month));
    expect(months).toEqual([...months].sort((a, b) => a - b));
  });

  it('carry Hello in their own framing', () => {
    for (const { framing, message, masked } of STOPS) {
      expect(framing === 'until-ff').toBe(!masked);
      if (framing === 'until-ff') expect(readLegacyStream(Uint8Array.from(message)).events).toEqual([{ t: 'text', text: 'Hello' }]);
    }
  });
});

describe('what a handshake of hixie-76 brings', () => {
  const [sample] = handshakes.samples;
  it('keys and body of the request, every space kept', () => {
    const found = recogniseObsolete(bytesOf(sample!.request!))!;
    expect(found).toMatchObject({ draft: 'hixie-76', message: 'request', key1: sample!.key1.value, key2: sample!.key2.value });
    expect(textOf(found.body)).toBe(sample!.key3);
    expect(textOf(challengeOf(found.key1!, found.key2!, found.body).answer!)).toBe(sample!.answer);
  });

  it('the answer of the response, and nothing of the frames behind it', () => {
    const found = recogniseObsolete(bytesOf(sample!.response! + '\u0000Hello'))!;
    expect(found).toMatchObject({ draft: 'hixie-76', message: 'response', key1: null, key2: null });
    expect(textOf(found.body)).toBe(sample!.answer);
  });

  it('spaces at the edges of a value but the one behind the colon', () => {
    const found = recogniseObsolete(bytesOf('GET / HTTP/1.1\r\nSec-WebSocket-Key1:   1 2 \r\nsec-websocket-key2:3\r\n\r\nabc'))!;
    expect([found.key1, found.key2, textOf(found.body)]).toEqual(['  1 2 ', '3', 'abc']);
  });

  it('also with lone line feeds and before the empty line has come', () => {
    expect(recogniseObsolete(bytesOf('GET / HTTP/1.1\nSec-WebSocket-Key1: 1 2\n\n12345678'))!.body).toHaveLength(8);
    expect(recogniseObsolete(bytesOf('GET / HTTP/1.1\r\nSec-WebSocket-Key1: 1 2'))).toMatchObject({ key1: '1 2', body: new Uint8Array(0) });
  });
});

describe('other evidence', () => {
  const request = (...fields: string[]): Uint8Array => bytesOf(['GET / HTTP/1.1', 'Host: a.example', ...fields, '', ''].join('\r\n'));
  it.each([
    [['Sec-WebSocket-Draft: 2', 'Sec-WebSocket-Key1: 1 2'], 'hybi-01'],
    [['Sec-WebSocket-Version: 4', 'Sec-WebSocket-Key: x'], 'hybi-04'],
    [['Sec-WebSocket-Version: 6'], 'hybi-04'],
    [['Sec-WebSocket-Version: 8', 'Sec-WebSocket-Origin: http://a.example'], 'hybi-07'],
    [['Sec-WebSocket-Origin: http://a.example'], 'hybi-07'],
    [['Upgrade: WebSocket', 'Connection: Upgrade', 'Origin: http://a.example'], 'hixie-75'],
    [['Upgrade: WebSocket', 'Connection: Upgrade'], null],
    // A capital S alone is allowed to RFC 6455's clients: the field is compared without case.
    [['Upgrade: WebSocket', 'Origin: http://a.example', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'], null],
    [['Upgrade: websocket', 'Connection: Upgrade', 'Origin: http://a.example'], null],
    [['Sec-WebSocket-Version: 13'], null],
    [['Sec-WebSocket-Version: 777'], null],
    [[], null],
  ])('%j: %s', (fields, draft) => {
    expect(recogniseObsolete(request(...fields))?.draft ?? null).toBe(draft);
  });

  it('never throws', () => {
    const start = fc.constantFrom('', 'GET / HTTP/1.1\r\n', 'HTTP/1.1 101 X\r\n', 'GET / HTTP/1.1\nSec-WebSocket-Key1:');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (front, rest) => {
        recogniseObsolete(Uint8Array.from([...bytesOf(front), ...rest]));
      }),
    );
  });
});
