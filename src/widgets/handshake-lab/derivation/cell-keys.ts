/**
 * The keyboard map of the digest's bits: bytes above, characters of base64 below, three bytes and four characters a line.
 *
 * Knows the geometry. Must not know the DOM.
 */
import type { Pointed } from './linking.ts';

interface Stroke {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
}

/** Where `stroke` leads from `from`, with so many bytes and (0 while they are not shown) characters; null for other keys. */
export function cellMove(from: Pointed, stroke: Stroke, bytes: number, characters: number): Pointed | null {
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null;
  const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
  const byte = (at: number): Pointed => ({ byte: within(at, bytes) });
  const character = (at: number): Pointed => (characters > 0 ? { character: within(at, characters) } : byte(Math.floor((at * 3) / 4)));
  const onByte = 'byte' in from;
  const at = onByte ? from.byte : from.character;
  const same = onByte ? byte : character;
  const line = Math.floor(at / (onByte ? 3 : 4));
  switch (stroke.key) {
    case 'ArrowLeft':
      return same(at - 1);
    case 'ArrowRight':
      return same(at + 1);
    case 'ArrowDown':
      if (onByte) return characters > 0 ? character(4 * line + (at % 3)) : byte(at + 3);
      return 3 * (line + 1) < bytes ? byte(3 * (line + 1) + Math.min(2, at % 4)) : from;
    case 'ArrowUp':
      if (!onByte) return byte(3 * line + Math.min(2, at % 4));
      if (line === 0) return from;
      return characters > 0 ? character(4 * (line - 1) + (at % 3)) : byte(at - 3);
    case 'Home':
      return same(0);
    case 'End':
      return same(Number.MAX_SAFE_INTEGER);
    default:
      return null;
  }
}
