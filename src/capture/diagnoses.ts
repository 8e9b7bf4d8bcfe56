/**
 * The registry of diagnoses: what bytes are when they are not a clean frame stream.
 *
 * Knows codes and the facts each one carries. Must not know how they are detected (diagnose/) or worded (i18n).
 */

/**
 * Every code with its params, in the order in which they are explained. Hex values are lower-case digits without spaces;
 * lengths and counts are bytes unless said otherwise; `at` is a byte offset in the run, `frame` counts its frames from 0; `frames`
 * counts what the repair holds.
 */
export const DIAGNOSES = [
  /** type: 'handshake' | 'data' | 'alert' | 'change-cipher-spec'; version: hex of the two version bytes; records: count seen. */
  'tls-records',
  /** line: the first line, at most 80 characters; kind: 'request' | 'response'. */
  'http-text',
  /** kind: 'request' | 'response' | 'tail'; length: bytes of HTTP in front; frames. */
  'handshake-before-frames',
  /** at: where frames line up; skipped: bytes in front of it; frames; bits: strength of the evidence. */
  'out-of-sync',
  /** length; kind: 'text' | 'json' | 'binary'; preview: the first characters (text and json). */
  'payload-without-header',
  /** key: hex of the recovered key; header: 'present' | 'absent' | 'key-in-front'; preview. */
  'payload-still-masked',
  /** key: hex (empty when even the key is missing); keyPresent: 'yes' | 'no'; preview; count: frames like that. */
  'mask-bit-but-readable',
  /** key: hex; counted: 'yes' when the length counts the key as payload, else 'no'; preview; count. */
  'mask-bit-clear-but-key',
  /** key: hex of the header's key; second: hex of the key that was left; preview. */
  'masked-twice',
  /** count: frames with key 00000000; frame: the first of them. A remark, not a fault. */
  'zero-key',
  /** key: hex; count: frames with that key, three or more; frame: the first that took the key of the one before. A remark. */
  'fixed-key',
  /** rsv1: 'set' | 'clear' | 'no-header'; wrapper: 'none' | 'zlib' | 'gzip'; count: frames; preview: the text, where it could be read. */
  'compressed',
  /** count: bytes left out; at: the first. */
  'stray-nul',
  /** count: line ends left out; at: the first; bytes: hex of the first ('0a' or '0d0a'). */
  'stray-newline',
  /** count: padding bytes at the end; at. */
  'ethernet-padding',
  /** layers: names of lower-layers.ts joined with '+'; header: bytes in front; trailing: bytes behind; source, destination: ports; bareAck: 'yes' | 'no'. */
  'lower-layers',
  /** count: messages; closing: 'yes' when the run ends with ff 00; preview. */
  'hixie-76',
  /** draft: '76-binary' (base-128 lengths) | '01-03' | '04-06' | '04-06-masked'; count: frames; opcode: the first frame's, a number. */
  'early-hybi-draft',
  /** digits: what the bytes spell, for instance '1000'; code: number. */
  'close-code-ascii',
  /** bytes: hex as found ('00e8' or 'e8'); code: the code meant. */
  'close-code-low-byte',
  /** bytes: hex as found; code: the code meant. */
  'close-code-little-endian',
  /** reason: the text that stands where the code belongs. */
  'close-code-missing',
  /** declared; actual; delta: 1 (the header says too much) or -1; count: frames. */
  'length-off-by-one',
  /** bytes: hex of the length bytes; declared: as a decimal string; actual; count. */
  'length-little-endian',
  /** bytes: hex of the four length bytes; actual; count. */
  'length-32-bit',
  /** bytes: hex of the length bytes; actual; count. */
  'length-sign-extended',
  /** declared: characters; actual: bytes; unit: 'utf-16' | 'code-point'; preview; count: frames. */
  'length-counts-characters',
  /** count: replacement characters (ef bf bd); at: the first. */
  'text-already-decoded',
  /** at: the first byte that became two; count: bytes that did. */
  'bytes-as-utf8',
  /** masked, unmasked: frames of either kind; at: the first that changes sides. */
  'directions-mixed',
  /** frame, length; root: 'object' | 'array'; dialect: '' | 'json-rpc' | 'graphql-ws' | 'graphql-transport-ws' | 'phoenix' | 'wamp' | 'action-cable' | 'signalr' | 'sockjs'; detail: a method, type or event name, or ''; entries: keys or items. */
  'payload-json',
  /** frame; packet: 'open' | 'close' | 'ping' | 'pong' | 'message' | 'upgrade' | 'noop'; detail: text behind the type, at most 40 characters. */
  'payload-engine-io',
  /** frame; packet: 'connect' | 'disconnect' | 'event' | 'ack' | 'connect-error' | 'binary-event' | 'binary-ack'; namespace; event: name or ''; id: acknowledgement id or ''. */
  'payload-socket-io',
  /** frame; command; headers: count; destination: or ''. */
  'payload-stomp',
  /** frame; packet: the MQTT name in capitals; detail: client id, topic or ''; version: '' | '3.1' | '3.1.1' | '5.0'. */
  'payload-mqtt',
  /** frame; root: 'map' | 'array'; entries; detail: the first key or ''. */
  'payload-messagepack',
] as const;
export type DiagnosisCode = (typeof DIAGNOSES)[number];

/** Diagnoses that say what a payload is or remark on something legal; they accompany a faultless stream too. */
export const REMARKS: readonly DiagnosisCode[] = [
  'zero-key',
  'fixed-key',
  'payload-json',
  'payload-engine-io',
  'payload-socket-io',
  'payload-stomp',
  'payload-mqtt',
  'payload-messagepack',
];

/** A repair is only new bytes and how to read them: the page applies it like any other paste. */
export interface Repair {
  readonly bytes: Uint8Array;
  readonly direction?: 'c2s' | 's2c';
  readonly rsv1Allowed?: boolean;
}

export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** 0 to 1: how sure. */
  readonly confidence: number;
  /** Half-open byte range in the run it is about. */
  readonly start: number;
  readonly end: number;
  /** The facts the reason is worded from (offsets, recovered key, counts). */
  readonly params: Readonly<Record<string, string | number>>;
  readonly repair?: Repair;
}

/**
 * The facts of a diagnosis as a sentence says them: `frame`, counted from 0 in its run, becomes the number that lists show,
 * from 1 over all runs of the paste. `firstFrame`: how many frames the runs before it hold.
 */
export function spokenFacts({ params }: Diagnosis, firstFrame: number): Diagnosis['params'] {
  const { frame } = params;
  return typeof frame === 'number' ? { ...params, frame: firstFrame + frame + 1 } : params;
}
