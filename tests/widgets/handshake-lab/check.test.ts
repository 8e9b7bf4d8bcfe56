/** The check of an accept: what is taken out of a paste, the mistakes to try, how octets are written, and every sentence. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { checkEn } from '../../../src/i18n/handshake/check-en.ts';
import { checkZh } from '../../../src/i18n/handshake/check-zh.ts';
import { derivationEn } from '../../../src/i18n/handshake/derivation-en.ts';
import { derivationZh } from '../../../src/i18n/handshake/derivation-zh.ts';
import { en } from '../../../src/i18n/tools/en.ts';
import { zh } from '../../../src/i18n/tools/zh.ts';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import {
  guidDeviations,
  HASHES,
  JOINS,
  keepDeviations,
  keyDeviations,
  TAILS,
  WRITINGS,
} from '../../../src/protocol/handshake/accept-deviations.ts';
import { GUID } from '../../../src/protocol/handshake/accept-key.ts';
import { slipsOf, wrappedGuids } from '../../../src/protocol/handshake/guid-slips.ts';
import { explainAccept } from '../../../src/protocol/handshake/wrong-accept.ts';
import Check from '../../../src/widgets/handshake-lab/check/Check.svelte';
import { acceptIn, Checking } from '../../../src/widgets/handshake-lab/check/checking.svelte.ts';
import { octetText, runsOf } from '../../../src/widgets/handshake-lab/check/octet-text.ts';
import { sampleOf, SAMPLES } from '../../../src/widgets/handshake-lab/check/samples.ts';
import Derivation from '../../../src/widgets/handshake-lab/derivation/Derivation.svelte';

const RFC = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const KEY = encodeUtf8(RFC);

describe('what is checked', () => {
  it.each([
    [ACCEPT, ACCEPT],
    [`  ${ACCEPT}\r\n`, ACCEPT],
    [`Sec-WebSocket-Accept: ${ACCEPT}`, ACCEPT],
    [`< sec-websocket-accept:${ACCEPT}\n`, ACCEPT],
    ['', ''],
  ])('is the value in %j', (text, value) => {
    expect(acceptIn(text)).toBe(value);
  });

  it('is the answer’s accept until something is typed', () => {
    const checking = new Checking({ key: () => KEY, given: () => ACCEPT, others: () => undefined });
    expect([checking.text, checking.isRight, checking.canTake]).toEqual([ACCEPT, true, false]);
    checking.typed = 'x';
    expect([checking.text, checking.isRight, checking.canTake]).toEqual(['x', false, true]);
    checking.typed = null;
    expect(checking.text).toBe(ACCEPT);
    const none = new Checking({ key: () => KEY, given: () => null, others: () => undefined });
    expect([none.text, none.canTake]).toEqual(['', false]);
  });
});

describe('the mistakes to try', () => {
  it.each(SAMPLES)('%s is found', (name) => {
    const found = explainAccept({ key: RFC, accept: sampleOf(name, KEY) });
    expect(found.kind === 'mistake' && found.mistakes.map((each) => each.name)).toEqual([name]);
  });
});

describe('octets for reading', () => {
  it('show control characters, and hex of what is no text', () => {
    expect(octetText(encodeUtf8('a b\r\n\0\x7f'))).toBe('a b␍␊␀␡');
    expect(octetText(Uint8Array.of(0x61, 0x62, 0x63, 0x64, 0xff))).toBe('abcd\\xff');
    expect(octetText(Uint8Array.of(0xb3, 0x7a, 0x4f))).toBe('b3 7a 4f');
    expect(octetText(new Uint8Array(0))).toBe('');
  });

  it('tell key and GUID from what does not belong there', () => {
    const kinds = (text: string) => runsOf(encodeUtf8(text), KEY).map(({ kind, text: shown }) => [kind, shown]);
    expect(kinds(RFC + GUID)).toEqual([
      ['key', RFC],
      ['guid', GUID],
    ]);
    expect(kinds(`${GUID} ${RFC}\n`)).toEqual([
      ['guid', GUID],
      ['other', ' '],
      ['key', RFC],
      ['other', '␊'],
    ]);
    expect(kinds('neither')).toEqual([['other', 'neither']]);
    expect(kinds('')).toEqual([]);
  });
});

describe.each([
  ['English', checkEn],
  ['Chinese', checkZh],
])('the sentences in %s', (_, texts) => {
  it('say something of every mistake, in a sentence of its own', () => {
    const lists = [keyDeviations(RFC, ['other']), guidDeviations(), JOINS, TAILS, HASHES, keepDeviations(12), WRITINGS];
    const mistakes = lists.flat().map(({ mistake }) => mistake);
    for (const { name, params } of mistakes) {
      const says = (texts.says[name] as (given: typeof params) => string)(params);
      expect(says).toMatch(/[.。)）]$/);
      // One of them is about the words “undefined” and “null”.
      if (name !== 'key-nothing') expect(says).not.toMatch(/undefined|NaN|null|\[object|[\n\r\0\t]/);
      expect(texts.names[name]).not.toBe('');
    }
  });

  it('say which character of the GUID is off', () => {
    for (const { edit } of slipsOf(GUID)) expect(texts.says['guid-typo'](edit)).not.toMatch(/undefined|“ *”/);
    for (const { at, white } of wrappedGuids()) expect(texts.says['guid-wrapped']({ at, white })).not.toMatch(/“\s*”|[\n\r\t]/);
    expect(texts.says['guid-typo']({ kind: 'missing', at: 24, wrote: '', right: 'C' })).toContain('25');
  });

  it('say what a value looks like', () => {
    const looks = (accept: string) => {
      const found = explainAccept({ key: RFC, accept });
      return found.kind === 'unknown' ? texts.looks(found.looks) : '';
    };
    expect(looks('A'.repeat(42) + 'A=')).toContain('SHA-256');
    expect(looks('ab'.repeat(64))).toContain('SHA-512');
    for (const odd of ['what?', 'a b c', 'A', '=A==', 'AB', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=', '-_==', '好'])
      expect(looks(odd)).not.toMatch(/undefined|NaN|null|^$/);
  });
});

describe.each([
  ['English', checkEn, { derivation: derivationEn, tools: en }],
  ['Chinese', checkZh, { derivation: derivationZh, tools: zh }],
])('without a script, in %s', (_, check, derivation) => {
  it('the derivation holds every value, and a right accept is said to be right', () => {
    const html = render(Derivation, { props: { key: KEY, given: ACCEPT, texts: derivation } }).body;
    for (const value of [RFC, GUID, 'f48a5426 835995e1', 'b3 7a 4f 2c', ACCEPT]) expect(html).toContain(value);
    expect(html).not.toMatch(/\sstyle=/);
    const checked = render(Check, { props: { key: KEY, given: ACCEPT, texts: check } }).body;
    expect(checked).toContain(check.right);
    expect(checked).not.toMatch(/\sstyle=/);
  });

  it('any step of any key can be drawn', () => {
    for (const open of [false, true])
      for (const key of [KEY, new Uint8Array(0), Uint8Array.of(0xff, 0x0a, 0x20), new Uint8Array(300), new Uint8Array(9000)])
        for (const step of [0, 1, 2, 3, 4, 5, 6, 7, 8, 25, 85, 168, 170, 9999]) {
          const html = render(Derivation, { props: { key, given: null, step, open, texts: derivation } }).body;
          expect(html).not.toMatch(/undefined|NaN/);
        }
  });
});
