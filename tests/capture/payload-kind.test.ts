import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { payloadKind } from '../../src/capture/payload-kind.ts';
import { concat, fromHexText, utf8Bytes } from './helpers/bytes.ts';

const texts: [text: string, code: string, facts: Record<string, string | number>][] = [
  ['{"a":1,"b":[]}', 'payload-json', { root: 'object', entries: 2, dialect: '' }],
  [' [1, 2, 3]\n', 'payload-json', { root: 'array', entries: 3, dialect: '' }],
  ['{"type":"message","id":1}', 'payload-json', { dialect: '', detail: 'message' }],
  ['{"jsonrpc":"2.0","method":"eth_subscribe","params":[],"id":1}', 'payload-json', { dialect: 'json-rpc', detail: 'eth_subscribe' }],
  ['{"type":"connection_init","payload":{}}', 'payload-json', { dialect: 'graphql-transport-ws', detail: 'connection_init' }],
  ['{"id":"1","type":"subscribe","payload":{"query":"{ a }"}}', 'payload-json', { dialect: 'graphql-transport-ws' }],
  ['{"id":"1","type":"start","payload":{"query":"{ a }"}}', 'payload-json', { dialect: 'graphql-ws' }],
  ['{"command":"subscribe","identifier":"{\\"channel\\":\\"Chat\\"}"}', 'payload-json', { dialect: 'action-cable' }],
  ['["1","1","room:1","phx_join",{}]', 'payload-json', { dialect: 'phoenix', detail: 'phx_join' }],
  ['{"topic":"room:1","event":"phx_reply","payload":{},"ref":"1"}', 'payload-json', { dialect: 'phoenix', detail: 'phx_reply' }],
  ['[32,713845233,{},"com.myapp.topic1"]', 'payload-json', { dialect: 'wamp', detail: 'com.myapp.topic1' }],
  ['[1,"somerealm",{"roles":{}}]', 'payload-json', { dialect: 'wamp', detail: 'somerealm' }],
  ['{"protocol":"json","version":1}\u001e', 'payload-json', { dialect: 'signalr' }],
  ['{"type":1,"target":"Send","arguments":[]}\u001e{"type":6}\u001e', 'payload-json', { dialect: 'signalr', detail: 'Send' }],
  ['a["{\\"x\\":1}"]', 'payload-json', { dialect: 'sockjs', detail: 'message' }],
  ['c[3000,"Go away!"]', 'payload-json', { dialect: 'sockjs', detail: 'close' }],
  ['0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[],"pingInterval":25000}', 'payload-engine-io', { packet: 'open' }],
  ['2probe', 'payload-engine-io', { packet: 'ping', detail: 'probe' }],
  ['3', 'payload-engine-io', { packet: 'pong', detail: '' }],
  ['5', 'payload-engine-io', { packet: 'upgrade' }],
  ['40', 'payload-socket-io', { packet: 'connect', namespace: '/' }],
  ['40/admin,{"token":"x"}', 'payload-socket-io', { packet: 'connect', namespace: '/admin' }],
  ['42["chat message","hi"]', 'payload-socket-io', { packet: 'event', event: 'chat message', id: '' }],
  ['42/admin,12["save",{"a":1}]', 'payload-socket-io', { packet: 'event', namespace: '/admin', event: 'save', id: '12' }],
  ['4312["ok"]', 'payload-socket-io', { packet: 'ack', id: '12' }],
  ['451-["file",{"_placeholder":true,"num":0}]', 'payload-socket-io', { packet: 'binary-event', event: 'file' }],
  ['44{"message":"Not authorized"}', 'payload-socket-io', { packet: 'connect-error' }],
  ['CONNECT\naccept-version:1.2\nhost:x\n\n\0', 'payload-stomp', { command: 'CONNECT', headers: 2, destination: '' }],
  ['MESSAGE\r\ndestination:/topic/a\r\nmessage-id:7\r\n\r\nhello\0', 'payload-stomp', { command: 'MESSAGE', destination: '/topic/a' }],
];

const binaries: [name: string, bytes: Uint8Array, code: string, facts: Record<string, string | number>][] = [
  [
    'MQTT 3.1.1 CONNECT',
    concat([0x10, 0x0f, 0, 4], utf8Bytes('MQTT'), [4, 2, 0, 60, 0, 3], utf8Bytes('abc')),
    'payload-mqtt',
    { packet: 'CONNECT', version: '3.1.1', detail: 'abc' },
  ],
  [
    'MQTT 5 CONNECT',
    concat([0x10, 0x10, 0, 4], utf8Bytes('MQTT'), [5, 2, 0, 60, 0, 0, 3], utf8Bytes('abc')),
    'payload-mqtt',
    { version: '5.0', detail: 'abc' },
  ],
  [
    'MQTT PUBLISH',
    concat([0x30, 0x0a, 0, 5], utf8Bytes('a/b/c'), utf8Bytes('23C')),
    'payload-mqtt',
    { packet: 'PUBLISH', detail: 'a/b/c' },
  ],
  ['MQTT SUBSCRIBE', concat([0x82, 0x0a, 0, 1, 0, 5], utf8Bytes('a/b/c'), [0]), 'payload-mqtt', { packet: 'SUBSCRIBE', detail: 'a/b/c' }],
  [
    'a CONNECT without its first byte, as a browser tool showed it',
    fromHexText('1e00044d5154540402003c0012636c69656e742d6369387466667a3961376b'),
    'payload-mqtt',
    { packet: 'CONNECT', version: '3.1.1', detail: 'client-ci8tffz9a7k' },
  ],
  [
    'a MessagePack map',
    fromHexText('82 a7 636f6d70616374 c3 a6 736368656d61 00'),
    'payload-messagepack',
    { root: 'map', entries: 2, detail: 'compact' },
  ],
  ['a MessagePack array', fromHexText('93 01 c0 a5 68656c6c6f'), 'payload-messagepack', { root: 'array', entries: 3, detail: 'hello' }],
];

describe('payloadKind', () => {
  for (const [text, code, facts] of texts) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(payloadKind(utf8Bytes(text))).toMatchObject({ code, facts });
    });
  }

  for (const [name, bytes, code, facts] of binaries) {
    it(`reads ${name}`, () => {
      expect(payloadKind(bytes)).toMatchObject({ code, facts });
    });
  }

  it('says nothing of prose, numbers, single words, broken JSON and half of a binary packet', () => {
    for (const text of ['Hello', '42', '4', '2 apples', '{"a":', 'SEND help', 'CONNECT', 'true', '"text"', '0', 'a[', '451']) {
      expect({ text, kind: payloadKind(utf8Bytes(text)) }).toEqual({ text, kind: null });
    }
    for (const [, bytes] of binaries) expect(payloadKind(bytes.subarray(0, bytes.length - 1))).toBeNull();
    expect(payloadKind(new Uint8Array(0))).toBeNull();
  });

  test.prop([fc.uint8Array({ maxLength: 200 })], { numRuns: 5000 })('never throws', (bytes) => {
    expect(() => payloadKind(bytes)).not.toThrow();
  });

  test.prop([fc.uint8Array({ minLength: 16, maxLength: 300 })], { numRuns: 5000 })(
    'does not take random bytes for a binary protocol',
    (bytes) => {
      const kind = payloadKind(bytes);
      expect(kind?.code === 'payload-mqtt' || kind?.code === 'payload-messagepack').toBe(false);
    },
  );
});
