/**
 * What happened while a script ran, up to a length that a page can show.
 *
 * Knows lines and the time. Must not know who adds them. Built so that a script that changes the prototypes of lists cannot lose its lines.
 */
import type { Clock } from './clock.ts';
import type { LogLine, SocketEvent } from './code-schema.ts';

/** Lines in all, and lines that were printed: a script that prints much is to show what else it does, too. */
const MOST_LINES = 60;
const MOST_PRINTED = 20;
const MOST_CHARACTERS = 200;

export class Log {
  readonly lines: LogLine[] = [];
  unlogged = 0;
  #printed = 0;
  #during: SocketEvent | undefined;

  constructor(private readonly clock: Clock) {}

  /** Nothing more of what is printed is taken: whoever prints need not write it out. */
  get isPrinted(): boolean {
    return this.#printed >= MOST_PRINTED;
  }

  add(kind: LogLine['kind'], text: string, more: { readonly line?: number | null; readonly heard?: number } = {}): void {
    if (this.lines.length >= MOST_LINES || (kind === 'console' && this.isPrinted)) {
      this.unlogged++;
      return;
    }
    if (kind === 'console') this.#printed++;
    const short = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) + '…' : text;
    this.lines[this.lines.length] = { at: this.clock.now(), kind, text: short, during: this.#during, ...more };
  }

  /** An event reaches so many handlers; what is added from now on comes of it. */
  fired(type: SocketEvent, text: string, heard: number): void {
    this.#during = undefined;
    this.add(type, text, { heard });
    this.#during = type;
  }

  /** Something else is at work again. */
  rest(): void {
    this.#during = undefined;
  }
}
