/** English words of the proxy scene. Its log is the accessible version of its picture. */
import type { Shape } from '../catalogue.ts';
import type { OddsFacts } from './facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const million = (count: number): string => (count >= 1_000_000 ? `${(count / 1_000_000).toFixed(1)} million` : n(Math.round(count)));

export const proxyEn = {
  heading: 'Whom masking protects',
  lead: 'Not the message: the machines in between. A page may choose every byte of what it sends. A cache that does not know WebSocket could take such bytes for a request, and store the answer of a hostile server for everybody behind it. So the browser mixes in four bytes that the page cannot know.',
  message: 'What the page wants on the wire',
  masking: 'Masking',
  maskings: { off: 'Off', predictable: 'Key predictable', fresh: 'Key fresh' },
  maskingHints: {
    off: 'No browser does this: the scene shows what the rule prevents.',
    predictable: 'The page knows the key beforehand, so it masks its text itself. Masked again, it stands on the wire as it wanted.',
    fresh: 'As RFC 6455 asks: a new random key for every frame, chosen after the page has let go of its bytes.',
  },
  label: 'Steps of the scene',
  names: [
    'the page writes',
    'the browser frames',
    'bytes pass the cache',
    'the cache looks',
    'the server answers',
    'what stays in the cache',
  ],
  boxes: { browser: 'browser', cache: 'cache', server: 'hostile server' },
  store: { empty: 'nothing stored', poisoned: 'stored for all' },
  start: 'A page of a hostile site holds a WebSocket to its own server. Between them stands a cache that does not know WebSocket.',
  events: {
    written: (bytes: number, prepared: boolean, looksLikeRequest: boolean) =>
      prepared
        ? `The page hands ${n(bytes)} bytes to send(): its text, masked beforehand with the key that it expects.`
        : looksLikeRequest
          ? `The page hands ${n(bytes)} bytes to send(): a text that looks like an HTTP request.`
          : `The page hands ${n(bytes)} bytes to send().`,
    framed: (key: string | null) =>
      key === null
        ? 'The browser puts a header in front and masks nothing.'
        : `The browser draws the key ${key}, puts it into the header and masks the payload with it.`,
    passes: (hex: string, more: boolean) =>
      hex === ''
        ? 'The frame passes the cache. Behind the header there is nothing.'
        : `The bytes pass the cache. Behind the header it sees ${hex}${more ? ' …' : '.'}`,
    believed: (prefix: string) => `“${prefix}” is how a request begins. The cache takes the payload for one, and waits for its answer.`,
    ignored: 'No “GET ”, “POST ” or “HEAD ”: to the cache it is noise, and it lets it pass.',
    answered: 'The hostile server sends back what looks like an HTTP response, with a script of its choice in it.',
    read: 'The server unmasks the payload and has the text. Masking hid nothing from it.',
    stored: (address: string | null) =>
      address === null
        ? 'The cache stores the answer. Everybody who asks it for that address gets the hostile script.'
        : `The cache stores the answer under ${address}. Everybody who asks it for that address gets the hostile script.`,
    clean: 'The cache has stored nothing. Nobody behind it is harmed.',
  },
  log: 'What happened',
  nothingYet: 'Nothing was sent yet.',
  noKey: 'no key',
  trials: {
    heading: (count: number) => `The same message ${n(count)} times`,
    hits: 'taken for a request',
    beginnings: 'different beginnings on the wire',
    again: (count: number) => `Another ${n(count)}`,
    off: 'What the page sends is what passes. It works every time.',
    fixed: 'The key never changes, so neither do the bytes on the wire: once it works, it works always.',
    fresh: ({ bits, methods, oneIn, runs }: OddsFacts) =>
      `All ${bits} bits of the key must fall right. ${
        methods.length === 1 ? `Of 2^${bits} keys one does` : `Of 2^${bits} keys ${methods.length} do`
      } (what comes out is ${methods.join(' or ')}): 1 in ${n(oneIn)} frames. So about one run of ${n(runs)} in ${million(oneIn / runs)} has a hit.`,
    never: (bits: number) => `No key of all 2^${bits} makes a request of this message.`,
  },
};

export type ProxyTexts = Shape<typeof proxyEn>;
