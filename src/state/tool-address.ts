/**
 * Keeps the address bar and a step-by-step tool the same: the fragment follows the tool, Back undoes an example, and a
 * fragment that somebody types or follows is opened.
 *
 * Knows the History API and when to write. Must not know what a link holds (the schema does) or how it is shown. Runs in
 * the browser only: call `start` when the tool is mounted. A tool that is embedded leaves the address bar alone.
 */
import { formatToolLink, type LinkSchema, parseToolLink } from './tool-link.ts';

/** Writing at every key would flood the history: browsers refuse that. */
const SETTLE_MS = 250;

/** History entries of which is remembered what their links have no room for. */
const REMEMBERED = 16;

/** What is on screen and too long for a link: it stays with its history entry, and with the tab for a reload. */
export interface Beside<Rest extends object> {
  /** Null while the link holds everything. The same object until it changes. */
  readonly take: () => Rest | null;
  /** Keeps it for a reload together with its fragment, or with null keeps nothing. */
  readonly keep: (fragment: string, rest: Rest | null) => void;
  /** What was kept with this fragment before the page was loaded. */
  readonly kept: (fragment: string) => Rest | null;
}

/** A tool inside of another page, a lesson: the address bar is not its own. */
export interface Embedded {
  /** The fragment of a link, for the state in which it stands there. */
  readonly preset: string;
  /** Address of the tool's own page, to which its links lead. */
  readonly page: string;
}

export interface AddressedTool<State, Rest extends object = never> {
  readonly embedded?: Embedded | undefined;
  readonly schema: LinkSchema<State>;
  /** What is on screen. */
  readonly read: () => State;
  /** Shows what a link says, with what was too long for it; what both leave out gets its default. */
  readonly open: (state: Partial<State>, rest: Rest | null) => void;
  /** Parts of the opened link that could not be read, as `key=value`. */
  readonly report: (unread: readonly string[]) => void;
  readonly beside?: Beside<Rest>;
}

export class ToolAddress<State extends object, Rest extends object = never> {
  readonly #tool: AddressedTool<State, Rest>;
  #fragment = '';
  /** What was on screen when the address was last written or opened: that again is no change. */
  #seen: string | null = null;
  #rest: Rest | null = null;
  #entry = 0;
  readonly #rests = new Map<number, Rest | null>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #off = new AbortController();

  constructor(tool: AddressedTool<State, Rest>) {
    this.#tool = tool;
    // At once, and in the renderer too: what is prerendered is the state that is meant.
    if (tool.embedded) tool.open(parseToolLink(tool.schema, tool.embedded.preset).state, null);
  }

  /** Opens what the address says and follows the history from now on. Returns what ends it, for `onMount`. */
  start(): () => void {
    if (this.#tool.embedded) return () => undefined;
    const { signal } = this.#off;
    const follow = (): void => {
      this.#follow();
    };
    addEventListener('popstate', follow, { signal });
    addEventListener('hashchange', follow, { signal });
    this.#fragment = location.hash.slice(1);
    this.#entry = entryOf(history.state) ?? 0;
    const kept = this.#tool.beside?.kept(this.#fragment) ?? null;
    if (this.#fragment === '' && kept === null) this.#seen = this.#format();
    else this.#open(kept);
    return () => {
      this.#off.abort();
      clearTimeout(this.#timer);
    };
  }

  /** Something on screen may have changed: then the fragment follows a moment later. For an effect that read the state. */
  touch(): void {
    if (this.#tool.embedded || this.#seen === null || !this.#hasChanged()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#write('replaceState');
    }, SETTLE_MS);
  }

  /** Runs `act`, which replaces what is on screen as a whole (an example), as a history entry of its own. */
  step(act: () => void): void {
    if (this.#tool.embedded) {
      act();
      return;
    }
    // Also where nothing changed: the entry gets its number, and is told from the next one even if their links are the same.
    this.#write('replaceState');
    act();
    this.#write('pushState');
  }

  /** The address of what is on screen now. */
  link(): string {
    const fragment = this.#format();
    const { embedded } = this.#tool;
    const page = embedded ? new URL(embedded.page, location.href).href : location.href.replace(/#.*$/, '');
    return page + (fragment === '' ? '' : '#' + fragment);
  }

  /** The address, on the tool's own page, of what an embedded tool shows now; null on that page itself. */
  get elsewhere(): string | null {
    const { embedded } = this.#tool;
    return embedded ? `${embedded.page}#${this.#format()}` : null;
  }

  #format(): string {
    return formatToolLink(this.#tool.schema, this.#tool.read());
  }

  #take(): Rest | null {
    return this.#tool.beside?.take() ?? null;
  }

  #hasChanged(): boolean {
    // Both are read, so that an effect follows both.
    const [fragment, rest] = [this.#format(), this.#take()];
    return fragment !== this.#seen || rest !== this.#rest;
  }

  #write(how: 'replaceState' | 'pushState'): void {
    clearTimeout(this.#timer);
    this.#fragment = this.#seen = this.#format();
    if (how === 'pushState') this.#entry = Math.max(this.#entry, ...this.#rests.keys()) + 1;
    history[how]({ entry: this.#entry }, '', this.#fragment === '' ? location.pathname + location.search : '#' + this.#fragment);
    this.#remember();
    this.#tool.beside?.keep(this.#fragment, this.#rest);
  }

  #remember(): void {
    this.#rest = this.#take();
    this.#rests.delete(this.#entry);
    this.#rests.set(this.#entry, this.#rest);
    const [oldest] = this.#rests.keys();
    if (this.#rests.size > REMEMBERED) this.#rests.delete(oldest!);
  }

  #follow(): void {
    const fragment = location.hash.slice(1);
    const entry = entryOf(history.state);
    if (fragment === this.#fragment && (entry ?? this.#entry) === this.#entry) return;
    this.#fragment = fragment;
    this.#entry = entry ?? this.#entry;
    const known = entry === null ? undefined : this.#rests.get(entry);
    this.#open(known === undefined ? (this.#tool.beside?.kept(fragment) ?? null) : known);
    if (known !== undefined) this.#tool.beside?.keep(fragment, known);
  }

  #open(rest: Rest | null): void {
    clearTimeout(this.#timer);
    const { state, unread } = parseToolLink(this.#tool.schema, this.#fragment);
    this.#tool.open(state, rest);
    this.#tool.report(unread);
    this.#seen = this.#format();
    this.#remember();
  }
}

/** The number of the history entry that a state belongs to, or null for one that somebody else made. */
function entryOf(state: unknown): number | null {
  return typeof state === 'object' && state !== null && 'entry' in state && typeof state.entry === 'number' ? state.entry : null;
}
