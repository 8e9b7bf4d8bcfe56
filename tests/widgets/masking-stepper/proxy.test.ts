/** The proxy scene as a simulation: when the cache is fooled, what it stores, and how likely a fresh key fools it. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import { unmask } from '../../../src/protocol/bytes/xor.ts';
import { dissectFrame } from '../../../src/protocol/frame/dissect.ts';
import {
  cachedAddress,
  eventsAt,
  luckyKeys,
  MASKINGS,
  oddsOf,
  passing,
  passWith,
  REQUESTS,
  requestPrefix,
  runTrials,
  SCENE_STEPS,
  wireText,
  type ProxySetup,
} from '../../../src/widgets/masking-stepper/proxy.ts';
import { drawKeys } from '../../../src/widgets/masking-stepper/seeded-keys.ts';

const MESSAGE = 'GET /app.js HTTP/1.1\nHost: shop.example\n\n';
const setup = (more: Partial<ProxySetup> = {}): ProxySetup => ({
  message: MESSAGE,
  masking: 'off',
  knownKey: Uint8Array.of(0x37, 0xfa, 0x21, 0x3d),
  seed: 1,
  ...more,
});

describe('what the cache sees', () => {
  it('is the text itself without masking', () => {
    const { wire, match, key } = passing(setup());
    expect(decodeUtf8(wire)).toBe(MESSAGE.replaceAll('\n', '\r\n'));
    expect(match).toBe(4);
    expect(key).toBeNull();
  });

  it('is the text again when the page can mask it beforehand with the key', () => {
    const { wire, sent, match } = passing(setup({ masking: 'predictable' }));
    expect(decodeUtf8(wire)).toContain('GET /app.js');
    expect(requestPrefix(sent)).toBe(0);
    expect(match).toBe(4);
  });

  it('is noise with a fresh key', () => {
    const { wire, match, key } = passing(setup({ masking: 'fresh' }));
    expect(match).toBe(0);
    expect(decodeUtf8(unmask(wire, key!))).toContain('GET /app.js');
  });

  it('is the payload of a frame that says so', () => {
    for (const masking of MASKINGS) {
      const { frame, wire, sent, key } = passing(setup({ masking }));
      const dissected = dissectFrame(frame);
      expect(dissected.masked).toBe(masking !== 'off');
      expect(dissected.payload).toEqual(sent);
      expect(frame.slice(dissected.headerLength)).toEqual(wire);
      if (key) expect(dissected.maskingKey).toEqual(key);
      expect(dissected.tree.missingBits).toBe(0n);
    }
  });

  it('is a request only at the very beginning', () => {
    expect(requestPrefix(encodeUtf8('POST /'))).toBe(5);
    expect(requestPrefix(encodeUtf8('HEAD /'))).toBe(5);
    expect(requestPrefix(encodeUtf8(' GET /'))).toBe(0);
    expect(requestPrefix(encodeUtf8('GET'))).toBe(0);
    expect(requestPrefix(encodeUtf8('get /'))).toBe(0);
    expect(requestPrefix(new Uint8Array(0))).toBe(0);
  });
});

describe('what the cache stores', () => {
  it.each([
    [MESSAGE, 'http://shop.example/app.js'],
    ['GET http://shop.example/a HTTP/1.1\nHost: other.example\n\n', 'http://shop.example/a'],
    ['GET /a', '/a'],
    ['GET ', null],
  ])('for %j is under %j', (message, address) => {
    expect(cachedAddress(wireText(message))).toBe(address);
  });
});

describe('a thousand trials', () => {
  it('all hit without masking and with a key that can be foreseen', () => {
    expect(runTrials(setup(), 1000)).toEqual({ count: 1000, hits: 1000, beginnings: 1 });
    expect(runTrials(setup({ masking: 'predictable' }), 1000)).toEqual({ count: 1000, hits: 1000, beginnings: 1 });
  });

  it('never hit with fresh keys, and look different each time', () => {
    const trials = runTrials(setup({ masking: 'fresh' }), 1000);
    expect(trials).toEqual({ count: 1000, hits: 0, beginnings: 1000 });
    expect(runTrials(setup({ masking: 'fresh' }), 1000)).toEqual(trials);
  });

  it('do not hit with a message that is no request', () => {
    expect(runTrials(setup({ message: 'Hello' }), 1000).hits).toBe(0);
  });
});

describe('the chance', () => {
  it('is two keys of all for a GET that is sent as it is: the slash after it makes a HEAD possible', () => {
    const message = wireText(MESSAGE);
    expect(luckyKeys(message).map(({ key, method }) => [toHex(key), method])).toEqual([
      ['00000000', 'GET'],
      ['0f001564', 'HEAD'],
    ]);
    expect(oddsOf(message)).toEqual({ bits: 32, methods: ['GET', 'HEAD'], oneIn: 2 ** 31 });
    expect(oddsOf(encodeUtf8('GET x')).oneIn).toBe(2 ** 32);
  });

  it('counts every method that could come out', () => {
    // Byte 4 meets the key byte of byte 0 again: "P" and "H" against " " must differ by the same bits as these two.
    const bytes = encodeUtf8('aaaa' + String.fromCharCode(0x61 ^ 0x50 ^ 0x20));
    expect(luckyKeys(bytes)).toHaveLength(2);
    expect(oddsOf(bytes).oneIn).toBe(2 ** 31);
  });

  it('is none for fewer bytes than a method has', () => {
    expect(oddsOf(encodeUtf8('GET'))).toEqual({ bits: 32, methods: [], oneIn: null });
  });

  it('agrees with trying: a lucky key hits, every other key misses', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 12 }), fc.uint8Array({ minLength: 4, maxLength: 4 }), (message, key) => {
        const lucky = luckyKeys(message);
        for (const each of lucky) expect(passWith(message, 'fresh', each.key).match).toBeGreaterThan(0);
        const isLucky = lucky.some((each) => toHex(each.key) === toHex(key));
        expect(passWith(message, 'fresh', key).match > 0).toBe(isLucky);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...REQUESTS), fc.uint8Array({ minLength: 4, maxLength: 4 }), (start, key) => {
        const message = unmask(encodeUtf8(start + '/'), key);
        expect(luckyKeys(message).map((each) => toHex(each.key))).toContain(toHex(key));
      }),
    );
  });
});

describe('the story', () => {
  it('has as many steps with a fooled cache as with one that is not', () => {
    for (const match of [true, false]) {
      expect(eventsAt(match, 0)).toEqual([]);
      expect(eventsAt(match, SCENE_STEPS)).toHaveLength(SCENE_STEPS);
      expect(eventsAt(match, 99)).toEqual(eventsAt(match, SCENE_STEPS));
      for (let step = 0; step < SCENE_STEPS; step++) expect(eventsAt(match, step + 1).slice(0, step)).toEqual(eventsAt(match, step));
    }
  });
});

describe('seeded keys', () => {
  it('are the same for the same seed and others for another', () => {
    const draw = (seed: number) => {
      const next = drawKeys(seed);
      return Array.from({ length: 5 }, () => toHex(next()));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(new Set([...draw(1), ...draw(2)]).size).toBe(10);
  });

  it('use every byte value in every lane about as often', () => {
    const next = drawKeys(7);
    const counts = Array.from({ length: 4 }, () => new Uint32Array(256));
    for (let i = 0; i < 65_536; i++) next().forEach((byte, lane) => counts[lane]![byte]!++);
    for (const lane of counts) expect(Math.min(...lane) > 170 && Math.max(...lane) < 350).toBe(true);
  });
});
