/**
 * Keeps the address bar and the page the same: the fragment follows what is on screen, and Back undoes an example.
 *
 * Knows the History API, the session store and when to write. Must not know what a link holds (permalink.ts) or how it
 * is shown (bench.svelte.ts). Runs in the browser only.
 */
import type { Bench } from './bench.svelte.ts';
import { settle } from './bench-moves.ts';
import { linkOf, lookAt, openLink } from './bench-link.ts';
import type { Desk } from './paste-desk.ts';
import type { PasteSnapshot } from './paste.svelte.ts';
import { formatLink, parseLink } from './permalink.ts';
import { keptPaste, PasteKeeper } from './session-paste.ts';
import { tabStorage } from './session-text.ts';

/** Writing while somebody types or hovers through fields would flood the history: browsers refuse that. */
const SETTLE_MS = 250;

/** How much text of history entries is remembered, in UTF-16 code units, so that Back brings it as it was typed. */
const REMEMBERED = 40_000_000;

export interface AddressReport {
  /** Parts of the opened link that could not be read, as `key=value`. */
  readonly unread?: readonly string[];
  /** True when the text came back from the tab's session. */
  readonly restored?: boolean;
  /** Whether what is on screen will be there after a reload, and through what. */
  readonly survives?: 'link' | 'session' | 'nothing';
}

export class Address {
  readonly #bench: Bench;
  readonly #desk: Desk;
  readonly #report: (report: AddressReport) => void;
  readonly #storage = tabStorage();
  readonly #keeper = new PasteKeeper(this.#storage);
  readonly #entries = new Map<number, PasteSnapshot>();
  #entry = 0;
  #fragment = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writes = 0;
  /** What was on screen when the address was last written or opened: that again is no change. */
  #seen: string;
  readonly #off = new AbortController();

  /** `initial` is the bench's signature before anybody touched it. */
  constructor(bench: Bench, desk: Desk, initial: string, report: (report: AddressReport) => void) {
    this.#bench = bench;
    this.#desk = desk;
    this.#seen = initial;
    this.#report = report;
  }

  /**
   * Opens what the address says, else what the tab remembers, and follows the history from now on. What somebody did
   * before this was called wins over both.
   */
  async start(): Promise<void> {
    const follow = (): void => void this.#follow();
    const { signal } = this.#off;
    addEventListener('popstate', follow, { signal });
    addEventListener('hashchange', follow, { signal });
    this.#fragment = location.hash.slice(1);
    const untouched = this.#bench.signature === this.#seen;
    if (untouched && (this.#fragment !== '' || keptPaste(this.#storage, ''))) await this.#open(this.#fragment);
  }

  stop(): void {
    this.#off.abort();
    clearTimeout(this.#timer);
  }

  /** Something on screen may have changed: then the fragment follows a moment later. */
  touch(): void {
    const { signature } = this.#bench;
    if (signature === this.#seen) return;
    this.#seen = signature;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write('replace'), SETTLE_MS);
  }

  /** Runs `act`, which replaces the bytes as a whole (an example), as a history entry of its own. */
  async step(act: () => Promise<void>): Promise<void> {
    clearTimeout(this.#timer);
    await this.#write('replace');
    await act();
    await this.#write('push');
  }

  /** The address of what is on screen now, or null when its bytes are too many for one. */
  async link(): Promise<string | null> {
    const { fragment, complete } = await formatLink(linkOf(this.#bench));
    return complete ? location.href.replace(/#.*$/, '') + (fragment === '' ? '' : '#' + fragment) : null;
  }

  /** Drops what the tab remembers. */
  forget(): void {
    this.#keeper.forget();
  }

  async #write(how: 'replace' | 'push'): Promise<void> {
    clearTimeout(this.#timer);
    const write = ++this.#writes;
    const { paste } = this.#bench;
    const { fragment, complete } = await formatLink(linkOf(this.#bench));
    if (write !== this.#writes) return;
    this.#seen = this.#bench.signature;
    if (how === 'push') this.#entry = Math.max(0, ...this.#entries.keys(), this.#entry) + 1;
    this.#remember(this.#desk.snapshot());
    this.#fragment = fragment;
    const url = fragment === '' ? location.pathname + location.search : '#' + fragment;
    history[how === 'push' ? 'pushState' : 'replaceState']({ entry: this.#entry }, '', url);
    const { text, readAs, from } = paste;
    if (text === '') this.forget();
    const kept = text !== '' && this.#keeper.keep({ fragment, text, readAs, from });
    this.#report({ survives: complete ? 'link' : kept ? 'session' : 'nothing' });
  }

  #remember(snapshot: PasteSnapshot): void {
    this.#entries.delete(this.#entry);
    this.#entries.set(this.#entry, snapshot);
    let length = 0;
    for (const [entry, { text }] of [...this.#entries].reverse()) {
      length += text.length;
      if (length > REMEMBERED && entry !== this.#entry) this.#entries.delete(entry);
    }
  }

  async #follow(): Promise<void> {
    const fragment = location.hash.slice(1);
    const state: unknown = history.state;
    const entry = typeof state === 'object' && state !== null && 'entry' in state ? Number(state.entry) : null;
    if (entry === this.#entry && fragment === this.#fragment) return;
    clearTimeout(this.#timer);
    this.#writes++;
    this.#fragment = fragment;
    const snapshot = entry === null ? undefined : this.#entries.get(entry);
    this.#entry = entry ?? this.#entry;
    if (!snapshot) return this.#open(fragment);
    this.#desk.restore(snapshot);
    const { link } = await parseLink(fragment);
    settle(this.#bench);
    lookAt(this.#bench, link);
    this.#seen = this.#bench.signature;
    this.#report({ unread: [], restored: false });
  }

  async #open(fragment: string): Promise<void> {
    const kept = keptPaste(this.#storage, fragment);
    const { link, unread } = await parseLink(fragment);
    if (kept && unread.length === 0) {
      const { text, readAs, from } = kept;
      const { rsv1Allowed = false, maxMessage = null } = link;
      await this.#desk.paste(text, { readAs, from, rsv1Allowed, maxMessage });
      settle(this.#bench);
      lookAt(this.#bench, link);
    } else await openLink(this.#bench, this.#desk, link);
    this.#seen = this.#bench.signature;
    const restored = kept !== null && unread.length === 0 && !link.runs && link.text === undefined;
    this.#report({ unread, restored, survives: restored ? 'session' : 'link' });
  }
}
