/**
 * What the sentences of the layer diagram speak about. Knows the shape. Must not know how it is worked out (widgets/layers).
 */
export type LayerId = 'tcp' | 'tls' | 'http' | 'websocket';
export type LegId = 'syn' | 'syn-ack' | 'ack' | 'client-hello' | 'server-hello' | 'finished' | 'request' | 'response' | 'frame' | 'answer';

export interface LegFacts {
  readonly secure: boolean;
  /** Bytes of the layer that reads it. */
  readonly bytes: number;
  /** Bytes of them that are not payload: a frame's header. */
  readonly overhead: number;
}
