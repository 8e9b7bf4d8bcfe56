/**
 * Keeps the address bar and a step-by-step tool the same: the fragment follows the tool, Back undoes an example, and a
 * fragment that somebody types or follows is opened.
 *
 * Knows the History API and when to write. Must not know what a link holds (the schema does) or how it is shown. Runs in
 * the browser only: call `start` when the tool is mounted.
 */
import { formatToolLink, type LinkSchema, parseToolLink } from './tool-link.ts';

/** Writing at every key would flood the history: browsers refuse that. */
const SETTLE_MS = 250;

export interface AddressedTool<State> {
  readonly schema: LinkSchema<State>;
  /** What is on screen. */
  readonly read: () => State;
  /** Shows what a link says; what it leaves out gets its default. */
  readonly open: (state: Partial<State>) => void;
  /** Parts of the opened link that could not be read, as `key=value`. */
  readonly report: (unread: readonly string[]) => void;
}

export class ToolAddress<State extends object> {
  readonly #tool: AddressedTool<State>;
  #fragment = '';
  /** What was on screen when the address was last written or opened: that again is no change. */
  #seen: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #off = new AbortController();

  constructor(tool: AddressedTool<State>) {
    this.#tool = tool;
  }

  /** Opens what the address says and follows the history from now on. Returns what ends it, for `onMount`. */
  start(): () => void {
    const { signal } = this.#off;
    const follow = (): void => {
      this.#follow();
    };
    addEventListener('popstate', follow, { signal });
    addEventListener('hashchange', follow, { signal });
    this.#fragment = location.hash.slice(1);
    if (this.#fragment === '') this.#seen = this.#format();
    else this.#open();
    return () => {
      this.#off.abort();
      clearTimeout(this.#timer);
    };
  }

  /** Something on screen may have changed: then the fragment follows a moment later. For an effect that read the state. */
  touch(): void {
    if (this.#seen === null || this.#format() === this.#seen) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#write('replaceState');
    }, SETTLE_MS);
  }

  /** Runs `act`, which replaces what is on screen as a whole (an example), as a history entry of its own. */
  step(act: () => void): void {
    if (this.#format() !== this.#seen) this.#write('replaceState');
    act();
    this.#write('pushState');
  }

  #format(): string {
    return formatToolLink(this.#tool.schema, this.#tool.read());
  }

  #write(how: 'replaceState' | 'pushState'): void {
    clearTimeout(this.#timer);
    this.#fragment = this.#seen = this.#format();
    history[how](null, '', this.#fragment === '' ? location.pathname + location.search : '#' + this.#fragment);
  }

  #follow(): void {
    const fragment = location.hash.slice(1);
    if (fragment === this.#fragment) return;
    this.#fragment = fragment;
    this.#open();
  }

  #open(): void {
    clearTimeout(this.#timer);
    const { state, unread } = parseToolLink(this.#tool.schema, this.#fragment);
    this.#tool.open(state);
    this.#tool.report(unread);
    this.#seen = this.#format();
  }
}
