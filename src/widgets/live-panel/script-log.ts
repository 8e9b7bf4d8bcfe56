/**
 * What the script does and is told, one row each: calls and events of the WebSocket API.
 *
 * Knows kinds and their facts. Must not know the wire or wording. Data is kept as far as a list shows it: the wire has all of it.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { floatColumn, intColumn } from '../../wire/columns.ts';

/** Calls: `new`, `send`, `close-call`. Events: `open`, `message`, `error`, `close`. `throws`: a call that threw. */
export const SCRIPT_KINDS = ['new', 'open', 'send', 'message', 'close-call', 'error', 'close', 'throws'] as const;
export type ScriptKind = (typeof SCRIPT_KINDS)[number];

export interface ScriptRow {
  readonly kind: ScriptKind;
  /** Number of the WebSocket among those of this page, from 1. */
  readonly socket: number;
  /** Milliseconds, on the page's clock. */
  readonly at: number;
  /** Of data: its bytes (text as UTF-8). Of a Close: its code; -1 where none was given. */
  readonly number: number;
  /** Of data: how many of its kind came before on this socket, from 1. */
  readonly ordinal: number;
  readonly text: string;
  /** Of data: whether it is text. Of a close event: whether it was clean. Of a call to send(): with `dropped`, see there. */
  readonly flag: boolean;
  /** Of a call to send(): the socket was closing or closed, and the data went nowhere. */
  readonly dropped: boolean;
}

export type ScriptEvent = Omit<ScriptRow, 'ordinal' | 'dropped'> & { readonly dropped?: boolean };

/** Characters of data that are kept. */
export const EXCERPT = 120;

export class ScriptLog {
  readonly #kind = intColumn();
  readonly #socket = intColumn();
  readonly #at = floatColumn();
  readonly #number = floatColumn();
  readonly #ordinal = intColumn();
  readonly #flags = intColumn();
  #texts: string[] = [];
  readonly #counts = new Map<string, number>();

  get count(): number {
    return this.#kind.count;
  }

  kindOf(index: number): ScriptKind {
    return SCRIPT_KINDS[this.#kind.at(index)]!;
  }

  row(index: number): ScriptRow {
    const flags = this.#flags.at(index);
    return {
      kind: this.kindOf(index),
      socket: this.#socket.at(index),
      at: this.#at.at(index),
      number: this.#number.at(index),
      ordinal: this.#ordinal.at(index),
      text: this.#texts[index] ?? '',
      flag: (flags & 1) !== 0,
      dropped: (flags & 2) !== 0,
    };
  }

  /** Gives up all rows; what is counted goes on. */
  clear(): void {
    for (const column of [this.#kind, this.#socket, this.#ordinal, this.#flags]) column.clear();
    for (const column of [this.#at, this.#number]) column.clear();
    this.#texts = [];
  }

  add({ kind, socket, at, number, text, flag, dropped = false }: ScriptEvent): number {
    const counted = kind === 'message' || (kind === 'send' && !dropped);
    const key = `${kind} ${socket}`;
    const ordinal = counted ? (this.#counts.get(key) ?? 0) + 1 : 0;
    if (counted) this.#counts.set(key, ordinal);
    this.#kind.push(SCRIPT_KINDS.indexOf(kind));
    this.#socket.push(socket);
    this.#at.push(at);
    this.#number.push(number);
    this.#ordinal.push(ordinal);
    this.#flags.push((flag ? 1 : 0) | (dropped ? 2 : 0));
    this.#texts.push(text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);
    return this.count - 1;
  }
}

/** A message as a list shows it: text as it is, of bytes the first ones in hex. */
export function dataFacts(data: string | Uint8Array): { readonly text: string; readonly bytes: number; readonly isText: boolean } {
  if (typeof data === 'string') return { text: data, bytes: encodeUtf8(data).length, isText: true };
  const first = Array.from(data.subarray(0, 24), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return { text: data.length > 24 ? `${first} …` : first, bytes: data.length, isText: false };
}
