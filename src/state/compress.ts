/**
 * Bytes as a short run of URL characters: zlib-deflated, then base64url without padding.
 *
 * Knows the browser's CompressionStream and an upper limit. Must not know what the bytes are or where the text goes.
 */

/** base64url (RFC 4648 §5) of `bytes`, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes of a base64url text, up to the first character that is none; `whole` is false when there was such a one. */
export function fromBase64Url(text: string): { readonly bytes: Uint8Array<ArrayBuffer>; readonly whole: boolean } {
  const clean = /^[A-Za-z0-9_-]*/.exec(text)![0];
  const rest = clean.length % 4;
  // One base64 character alone is six bits: not a byte yet.
  const usable = rest === 1 ? clean.slice(0, -1) : clean;
  const binary = atob(usable.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return { bytes, whole: usable.length === text.replace(/=+$/, '').length };
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<{ bytes: Uint8Array; whole: boolean; over: boolean }> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = true;
  let over = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > limit) {
        over = true;
        await reader.cancel();
        break;
      }
      chunks.push(value);
      length += value.length;
    }
  } catch {
    // A cut or altered stream: what came before the fault is kept and said to be a part.
    whole = false;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, whole: whole && !over, over };
}

const piped = (bytes: Uint8Array, through: GenericTransformStream): ReadableStream<Uint8Array> =>
  new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(through as unknown as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>);

/** Deflates `bytes` in the zlib format (RFC 1950: its checksum makes an altered link show) and spells them in base64url. */
export async function deflateToText(bytes: Uint8Array): Promise<string> {
  const { bytes: small } = await collect(piped(bytes, new CompressionStream('deflate')), Infinity);
  return toBase64Url(small);
}

/**
 * The reverse. Stops at `limit` inflated bytes without having made more; `over` says so, and then there are no bytes.
 * Damaged text gives what could be inflated before the damage, with `whole` false.
 */
export async function inflateFromText(text: string, limit: number): Promise<{ bytes: Uint8Array; whole: boolean; over: boolean }> {
  const packed = fromBase64Url(text);
  const result = await collect(piped(packed.bytes, new DecompressionStream('deflate')), limit);
  if (result.over) return { bytes: new Uint8Array(0), whole: false, over: true };
  return { ...result, whole: result.whole && packed.whole };
}
