/**
 * Known plaintext against a masking key: what some known bytes of a payload say about the four key bytes (RFC 6455 §10.3
 * protects proxies, not the message).
 *
 * Knows XOR and lanes. Must not know how likely a text is (capture/diagnose/key-search.ts does).
 */
import { KEY_LENGTH, keyByteFor } from './masking.ts';

/** One masked byte whose plain byte is known: their XOR is the key byte that was used. */
export interface KnownByte {
  readonly index: number;
  readonly masked: number;
  readonly plain: number;
  /** `masked XOR plain`. */
  readonly key: number;
  readonly lane: number;
}

/** What the known bytes of one lane say about its key byte. */
export interface KnownLane {
  /** From the lane's first known byte; null while the lane has none. */
  readonly value: number | null;
  /** Known bytes in the lane. A second one is the first that could contradict. */
  readonly seen: number;
  /** False when two known bytes ask for different key bytes: then what was thought to be known is wrong. */
  readonly agree: boolean;
}

export interface KnownText {
  readonly bytes: readonly KnownByte[];
  /** One for each of the four key bytes. */
  readonly lanes: readonly KnownLane[];
}

/**
 * The key bytes that turn the beginning of `masked` into `plain`. XOR is its own inverse, so every known byte gives
 * its key byte away. Looks at the bytes that both have.
 */
export function keyFromKnownText(masked: Uint8Array, plain: Uint8Array): KnownText {
  const count = Math.min(masked.length, plain.length);
  const bytes: KnownByte[] = [];
  for (let index = 0; index < count; index++) {
    const known = { masked: masked[index]!, plain: plain[index]! };
    bytes.push({ index, ...known, key: known.masked ^ known.plain, lane: keyByteFor(index) });
  }
  const lanes = Array.from({ length: KEY_LENGTH }, (_, lane) => {
    const own = bytes.filter((byte) => byte.lane === lane);
    const value = own[0]?.key ?? null;
    return { value, seen: own.length, agree: own.every(({ key }) => key === value) };
  });
  return { bytes, lanes };
}
