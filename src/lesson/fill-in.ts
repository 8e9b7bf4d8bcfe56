/**
 * Numbers and bytes in prose: `{hello}`, `{hello.byte.0}`, `{hello.bits.0}`, `{ping-hi.solution.frame.opcode}` become what the data says.
 *
 * Knows names of bytes and paths into them. Must not know Markdown beyond the marks of code.
 */
import { fromHex, hexByte, toHex } from '../protocol/bytes/hex.ts';
import { compact } from './exercise/check.ts';
import { hasBytes } from './exercise/solution.ts';
import { isPath, stateOf, valueAt, written } from './exercise/state.ts';
import type { Lesson } from './lesson-schema.ts';

/** Every name that prose may use for bytes, with the bytes. */
export function namedBytes({ bytes, exercises, recap }: Lesson): Map<string, Uint8Array> {
  const named = new Map(Object.entries(bytes));
  for (const exercise of exercises) {
    if ('bytes' in exercise) named.set(`${exercise.id}.bytes`, exercise.bytes);
    if (hasBytes(exercise)) named.set(`${exercise.id}.start`, exercise.start).set(`${exercise.id}.solution`, exercise.solution);
  }
  named.set('recap.frame', recap.frame);
  return new Map([...named].map(([name, hex]) => [name, fromHex(compact(hex))]));
}

const MARK = /\{([a-z][\w.-]*)\}/g;

/** `line` with every `{…}` filled in, and the marks that mean nothing. Bytes come out as code, numbers as they are. */
export function fillIn(
  line: string,
  named: ReadonlyMap<string, Uint8Array>,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const text = line.replaceAll(MARK, (mark, reference: string) => {
    const filled = valueOf(reference, named);
    if (filled === null) unknown.push(mark);
    return filled ?? mark;
  });
  return { text, unknown };
}

function valueOf(reference: string, named: ReadonlyMap<string, Uint8Array>): string | null {
  const name = [...named.keys()]
    .filter((each) => reference === each || reference.startsWith(each + '.'))
    .sort((a, b) => b.length - a.length)[0];
  if (name === undefined) return null;
  const bytes = named.get(name)!;
  const rest = reference.slice(name.length + 1);
  if (rest === '') return `\`${toHex(bytes, ' ')}\``;
  const [, form, at] = /^(byte|bits)\.(\d+)$/.exec(rest) ?? [];
  if (form !== undefined) {
    const byte = bytes[Number(at)];
    if (byte === undefined) return null;
    const bits = byte.toString(2).padStart(8, '0');
    return form === 'byte' ? `\`${hexByte(byte)}\`` : `\`${bits.slice(0, 4)} ${bits.slice(4)}\``;
  }
  if (!isPath(rest)) return null;
  const value = valueAt(stateOf(bytes), rest);
  if (value === null) return null;
  const shown = written(rest, value);
  return typeof value === 'string' || rest.endsWith('opcode') ? `\`${shown}\`` : shown;
}
