/** What stands on the history page before anybody touches it, what a link leaves out, and the samples. Knows values. Must not know who uses them. */
import type { StopId } from '../../protocol/legacy/stop-ids.ts';

export interface Sample {
  readonly key1: string;
  readonly key2: string;
  readonly body: Uint8Array;
  readonly answer: Uint8Array;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const sample = (key1: string, key2: string, body: string, answer: string): Sample => ({
  key1,
  key2,
  body: ascii(body),
  answer: ascii(answer),
});

export type SampleName = 'first' | 'second' | 'third';
/** The three handshakes that draft-ietf-hybi-thewebsocketprotocol-00 prints: §1.2, §1.3 and §5.2. */
export const SAMPLES: Readonly<Record<SampleName, Sample>> = {
  first: sample('4 @1  46546xW%0l 1 5', '12998 5 Y3 1  .P00', '^n:ds[4U', "8jKS'y:G*Co,Wxa-"),
  second: sample('18x 6]8vM;54 *(5:  {   U1]8  z [  8', '1_ tx7X d  <  nw  334J702) 7]o}` 0', 'Tm[K T2u', 'fQJ,fN/4F4!~K~MH'),
  third: sample('3e6b263  4 17 80', '17  9 G`ZD9   2 2b 7X 3 /r90', 'WjN}|M(6', 'n`9eBk9z$R8pOtVb'),
};
export const SAMPLE_NAMES = Object.keys(SAMPLES) as SampleName[];
export const FIRST = SAMPLES.first;

/** First keys that a server must not accept, each for one reason. */
export type BrokenName = 'remainder' | 'spaceless';
export const BROKEN: Readonly<Record<BrokenName, string>> = { remainder: '1 2 3 4 5 7', spaceless: '12998' };
export const BROKEN_NAMES = Object.keys(BROKEN) as BrokenName[];

const hello = [0x48, 0x65, 0x6c, 0x6c, 0x6f];
/** Bytes for both readers. */
export const BYTES = {
  hello: Uint8Array.of(0x00, ...hello, 0xff),
  euro: Uint8Array.of(0x00, 0xe2, 0x82, 0xac, 0xff),
  two: Uint8Array.of(0x00, 0x61, 0xff, 0x00, 0x62, 0xff),
  closing: Uint8Array.of(0x00, ...hello, 0xff, 0xff, 0x00),
  length: Uint8Array.of(0x80, 0x05, ...hello, 0x00, 0x61, 0xff),
  unknown: Uint8Array.of(0x01, ...hello, 0xff, 0x00, 0x61, 0xff),
  broken: Uint8Array.of(0x00, 0xc3, 0x28, 0xff),
  today: Uint8Array.of(0x81, 0x05, ...hello),
  masked: Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58),
} as const satisfies Record<string, Uint8Array>;
export type BytesName = keyof typeof BYTES;
export const BYTES_NAMES = Object.keys(BYTES) as BytesName[];
export const FIRST_BYTES: Uint8Array = BYTES.hello;

export const FIRST_STOP: StopId = '76';
