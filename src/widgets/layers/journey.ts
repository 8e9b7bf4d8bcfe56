/**
 * How a WebSocket comes about, message by message: who sends it, which layer reads it, and how many round trips have passed.
 *
 * Knows the order of TCP, TLS 1.3, the HTTP upgrade and frames, and makes their bytes with the core. Must not know the page or any
 * wording. Of TLS it knows no more than the head of a record: what is inside nobody on the way can read, either.
 */
import type { LayerId, LegId } from '../../i18n/layers/facts.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { makeFrame } from '../../protocol/frame/frame-list.ts';
import { dissectFrame } from '../../protocol/frame/dissect.ts';
import { TEXT } from '../../protocol/frame/opcodes.ts';
import { buildRequest, buildResponse } from '../../protocol/handshake/build.ts';

export interface Leg {
  readonly id: LegId;
  readonly from: 'client' | 'server';
  /** The layer that it is for; those below it only carry it. */
  readonly reader: LayerId;
  /** What that layer is given; null where this is none of our business (TCP's flags, TLS's handshake). */
  readonly bytes: Uint8Array | null;
  /** Of `bytes`, how many are a frame's header. */
  readonly overhead: number;
  /** The head of the TLS record around it; null where there is none. Of a handshake record only what is always so. */
  readonly record: Uint8Array | null;
  /** Round trips that have passed when it arrives; one way is a half. */
  readonly trips: number;
}

/** The key of RFC 6455 §1.3 and the masking key of §5.7. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const MASKING_KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
const HELLO = encodeUtf8('Hello');

/** RFC 8446 §5.1: content types 22 and 23; §5.2: an encrypted record hides its type in one more byte and ends in a tag of 16. */
const HANDSHAKE = 22;
const APPLICATION = 23;
const SEALED = 1 + 16;

/** "opaque_type = application_data, legacy_record_version = 0x0303, length" in front of `length` bytes of content. */
function sealedHead(length: number): Uint8Array {
  const sealed = length + SEALED;
  return Uint8Array.of(APPLICATION, 3, 3, sealed >> 8, sealed & 0xff);
}

export function journeyOf(secure: boolean): readonly Leg[] {
  const url = `${secure ? 'wss' : 'ws'}://example.com/chat`;
  const inside = (id: LegId, from: Leg['from'], reader: LayerId, bytes: Uint8Array) => {
    const overhead = reader === 'websocket' ? dissectFrame(bytes).headerLength : 0;
    return { id, from, reader, bytes, overhead, record: secure ? sealedHead(bytes.length) : null };
  };
  const bare = (id: LegId, from: Leg['from'], reader: LayerId, record: Uint8Array | null = null) => ({
    id,
    from,
    reader,
    bytes: null,
    overhead: 0,
    record,
  });
  const legs = [
    bare('syn', 'client', 'tcp'),
    bare('syn-ack', 'server', 'tcp'),
    bare('ack', 'client', 'tcp'),
    // A ClientHello's record says version 0x0301 (RFC 8446 §5.1), all later ones 0x0303.
    ...(secure
      ? [
          bare('client-hello', 'client', 'tls', Uint8Array.of(HANDSHAKE, 3, 1)),
          bare('server-hello', 'server', 'tls', Uint8Array.of(HANDSHAKE, 3, 3)),
          bare('finished', 'client', 'tls', Uint8Array.of(APPLICATION, 3, 3)),
        ]
      : []),
    inside('request', 'client', 'http', buildRequest({ url, key: KEY, origin: `${secure ? 'https' : 'http'}://example.com` })),
    inside('response', 'server', 'http', buildResponse({ key: KEY })),
    inside('frame', 'client', 'websocket', makeFrame(TEXT, HELLO, MASKING_KEY)),
    inside('answer', 'server', 'websocket', makeFrame(TEXT, HELLO)),
  ];
  // Who has just spoken need not wait to go on; who answers has waited for one way there.
  let ways = 0;
  return legs.map((leg, at) => {
    if (leg.from !== legs[at - 1]?.from) ways++;
    return { ...leg, trips: ways / 2 };
  });
}

/** `before`: not begun. `reads`: this message is for it. `carries`: it is under the layer that reads. `gone`: over. */
export type LayerState = 'before' | 'reads' | 'carries' | 'gone';

const ORDER: readonly LayerId[] = ['tcp', 'tls', 'http', 'websocket'];

/** What a layer does while `legs[at]` travels; `at` -1: nothing has been sent. */
export function stateOf(layer: LayerId, legs: readonly Leg[], at: number): LayerState {
  const leg = legs[at];
  if (!leg) return 'before';
  if (layer === leg.reader) return 'reads';
  // The handshake is read by HTTP, and it is WebSocket's: there the two overlap.
  if (layer === 'http') return leg.reader === 'websocket' ? 'gone' : 'before';
  return ORDER.indexOf(layer) < ORDER.indexOf(leg.reader) ? 'carries' : 'before';
}
