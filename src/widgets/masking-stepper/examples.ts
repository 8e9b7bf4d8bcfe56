/** Payloads to try, each for one thing to see. Knows bytes. Must not know their names. */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { PAYLOAD_LIMIT, type Writing } from './payload-field.svelte.ts';

export type ExampleName = 'hello' | 'emoji' | 'json' | 'zeros' | 'long';

interface Example {
  readonly writing: Writing;
  readonly bytes: () => Uint8Array;
}

const LINE = encodeUtf8('{"type":"tick","symbol":"ABC","price":101.25}\n');

function repeated(unit: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += unit.length) bytes.set(unit.subarray(0, length - at), at);
  return bytes;
}

export const EXAMPLES: Readonly<Record<ExampleName, Example>> = {
  hello: { writing: 'text', bytes: () => encodeUtf8('Hello') },
  emoji: { writing: 'text', bytes: () => encodeUtf8('你好 👋') },
  json: { writing: 'text', bytes: () => encodeUtf8('{"op":"ping"}') },
  // The key shows through.
  zeros: { writing: 'hex', bytes: () => new Uint8Array(8) },
  long: { writing: 'text', bytes: () => repeated(LINE, PAYLOAD_LIMIT) },
};
export const EXAMPLE_NAMES = Object.keys(EXAMPLES) as ExampleName[];
