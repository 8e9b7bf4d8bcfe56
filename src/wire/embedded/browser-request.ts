/**
 * The request that a browser sends for `new WebSocket()`: the fields of Chromium over HTTP/1.1, in its order.
 *
 * Knows field names. Must not know which page it is: that is an argument.
 */
import { encodeBase64 } from '../../protocol/bytes/base64.ts';
import { Draft, type Opening, type StepResult } from '../../protocol/connection/draft.ts';
import type { Input } from '../../protocol/connection/machine-io.ts';
import type { ConnectionState } from '../../protocol/connection/machine-state.ts';
import { OPENING } from '../../protocol/connection/opening.ts';
import { takeInput } from '../../protocol/connection/take-input.ts';
import { type BuiltField, buildHead, requestLineFor } from '../../protocol/handshake/build.ts';
import { dissectUrl } from '../../protocol/handshake/uri.ts';

/** What a browser says of itself and of the page. */
export interface BrowserPage {
  readonly origin: string;
  readonly userAgent: string;
  /** As the page's navigator.languages. */
  readonly languages: readonly string[];
}

/** RFC 7692 §7.1.2.2. The server in the page knows no extension and leaves the offer aside, as it may (RFC 6455 §9.1). */
const OFFER = 'permessage-deflate; client_max_window_bits';

export function requestOf(page: BrowserPage, url: string, protocols: readonly string[], key: string): Uint8Array {
  const location = dissectUrl(url);
  const fields: BuiltField[] = [
    { name: 'Host', value: location.hostField },
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Pragma', value: 'no-cache' },
    { name: 'Cache-Control', value: 'no-cache' },
    { name: 'User-Agent', value: page.userAgent },
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Origin', value: page.origin },
    { name: 'Sec-WebSocket-Version', value: '13' },
    { name: 'Accept-Encoding', value: location.secure || isLoopback(location.host) ? 'gzip, deflate, br, zstd' : 'gzip, deflate' },
    { name: 'Accept-Language', value: weighed(page.languages) },
    { name: 'Sec-WebSocket-Key', value: key },
    { name: 'Sec-WebSocket-Extensions', value: OFFER },
    { name: 'Sec-WebSocket-Protocol', value: protocols.join(', '), drop: protocols.length === 0 },
  ];
  return buildHead(requestLineFor(location), fields);
}

/** Proxies that do not know the newer encodings would spoil them: Chromium names them where none can be in between. */
const isLoopback = (host: string | null): boolean => /^(?:localhost|.+\.localhost|127\..+|\[::1\])$/.test(host ?? '');

/** RFC 9110 §12.5.4, as browsers write it: `zh-CN,zh;q=0.9,en;q=0.8`. */
function weighed(languages: readonly string[]): string {
  return languages.map((each, at) => (at === 0 ? each : `${each};q=${Math.max(1 - at / 10, 0.1).toFixed(1)}`)).join(',');
}

/** The engine's step for a client that asks as a browser does. */
export function browserStep(page: BrowserPage): (state: ConnectionState, input: Input) => StepResult {
  const opening: Opening = {
    ...OPENING,
    requestWith: (nonce, { client }) => {
      const key = encodeBase64(nonce);
      return { key, bytes: requestOf(page, client?.url ?? '', client?.protocols ?? [], key) };
    },
  };
  return (state, input) => {
    const draft = new Draft(state, opening);
    takeInput(draft, input);
    return draft.result();
  };
}

/** What the engine is to know of the offer, for judging the answer. */
export const OFFERED = { offer: OFFER, ownsRsv1: true } as const;
