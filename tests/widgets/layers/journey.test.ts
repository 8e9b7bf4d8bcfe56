/** The journey of a connection: the order of RFC 6455 §4.1, bytes that the core can read, and what each layer does. */
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../../src/protocol/handshake/response.ts';
import { en } from '../../../src/i18n/layers/en.ts';
import { journeyOf, stateOf } from '../../../src/widgets/layers/journey.ts';
import { LayerTool } from '../../../src/widgets/layers/layer-tool.svelte.ts';

const legOf = (secure: boolean, id: string) => journeyOf(secure).find((leg) => leg.id === id)!;

describe.each([true, false])('the journey, wss: %s', (secure) => {
  const legs = journeyOf(secure);
  it('goes up through the layers', () => {
    const layers = [...new Set(legs.map(({ reader }) => reader))];
    expect(layers).toEqual(secure ? ['tcp', 'tls', 'http', 'websocket'] : ['tcp', 'http', 'websocket']);
  });
  it('has a handshake that both ends accept', () => {
    const request = judgeRequest(readHead(legOf(secure, 'request').bytes!, 'request'), {
      url: `${secure ? 'wss' : 'ws'}://example.com/chat`,
    });
    expect(request.findings).toEqual([]);
    expect(judgeResponse(readHead(legOf(secure, 'response').bytes!, 'response'), sentBy(request)).findings.map(({ code }) => code)).toEqual(
      ['accept-right'],
    );
  });
  it('sends the frames of RFC 6455 §5.7', () => {
    expect(toHex(legOf(secure, 'frame').bytes!)).toBe('818537fa213d7f9f4d5158');
    expect(toHex(legOf(secure, 'answer').bytes!)).toBe('810548656c6c6f');
    expect([legOf(secure, 'frame').overhead, legOf(secure, 'answer').overhead]).toEqual([6, 2]);
  });
  // TCP one, TLS 1.3 one, the upgrade one.
  it('counts round trips', () => {
    expect(legOf(secure, 'syn').trips).toBe(0.5);
    expect(legOf(secure, 'syn-ack').trips).toBe(1);
    expect(legOf(secure, 'response').trips).toBe(secure ? 3 : 2);
  });
  it('ends HTTP with the 101', () => {
    const at = (id: string): number => legs.findIndex((leg) => leg.id === id);
    expect(['ack', 'request', 'response', 'frame', 'answer'].map((id) => stateOf('http', legs, at(id)))).toEqual([
      'before',
      'reads',
      'reads',
      'gone',
      'gone',
    ]);
    expect(stateOf('tcp', legs, at('frame'))).toBe('carries');
    expect(stateOf('tcp', legs, -1)).toBe('before');
  });
});

it('seals what TLS carries into records of its size', () => {
  const { bytes, record } = legOf(true, 'frame');
  // RFC 8446 §5.2: type 23, version 0x0303, length of content, its type and the tag.
  expect(toHex(record!, ' ')).toBe('17 03 03 00 1c');
  expect(bytes!.length + 17).toBe(0x1c);
  expect(legOf(false, 'frame').record).toBeNull();
});

it('keeps its place when the scheme changes', () => {
  const tool = new LayerTool(true, en);
  const go = (id: string): void => tool.stepper.seek(tool.legs.findIndex((leg) => leg.id === id) + 1);
  go('response');
  tool.secure = false;
  expect(tool.leg?.id).toBe('response');
  tool.secure = true;
  expect(tool.leg?.id).toBe('response');
  go('server-hello');
  tool.secure = false;
  expect(tool.leg?.id).toBe('ack');
  tool.stepper.first();
  tool.secure = true;
  expect(tool.leg).toBeNull();
});
