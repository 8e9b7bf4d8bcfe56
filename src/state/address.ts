/**
 * Keeps the address bar and the page the same: the fragment follows what is on screen, and Back undoes an example.
 *
 * Knows the History API, the session store and when to write. Must not know what a link holds (permalink.ts) or how it
 * is shown (bench.svelte.ts). Runs in the browser only.
 */
import type { Bench } from './bench.svelte.ts';
import { goTo, settle } from './bench-moves.ts';
import { linkOf, lookAt, openLink } from './bench-link.ts';
import type { EditHistory, EditWay } from './edit-history.svelte.ts';
import type { Desk } from './paste-desk.ts';
import type { PasteSnapshot } from './paste.svelte.ts';
import { formatLink, parseLink, type FramesLink } from './permalink.ts';
import { keptPaste, PasteKeeper } from './session-paste.ts';
import { tabStorage } from './session-text.ts';
import { MOST_REMEMBERED } from './undo-stack.ts';

/** The least time between two writes: writing with every key that is typed would flood the history, and browsers refuse that. */
const SETTLE_MS = 250;

/** How much text of history entries is remembered, in UTF-16 code units, so that Back brings it as it was typed. */
const REMEMBERED = 40_000_000;

/** A history entry as it was left: what Back and Forward bring, with the way back through its edits. */
interface Entry {
  readonly paste: PasteSnapshot;
  readonly link: FramesLink;
  readonly frame: number;
  way: EditWay | null;
}

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
  readonly #edits: Pick<EditHistory, 'putAside' | 'takeUp'>;
  /** By the number that stands in the state of each; numbers grow along the history, also over a reload. */
  readonly #entries = new Map<number, Entry>();
  #entry = 0;
  #fragment = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When an address was last written, in milliseconds since the page began. */
  #wrote = -SETTLE_MS;
  /** Writes come one after the other; going back or forth calls off those that still wait. */
  #line: Promise<void> = Promise.resolve();
  #travels = 0;
  /** Counts what replaced all bytes; while the last one is being read, what is on screen has no entry of its own yet. */
  #steps = 0;
  #stepping = false;
  /** What was on screen when the address was last written or opened: that again is no change. */
  #seen: string;
  readonly #off = new AbortController();

  /** `initial` is the bench's signature before anybody touched it. */
  constructor(
    bench: Bench,
    desk: Desk,
    edits: Pick<EditHistory, 'putAside' | 'takeUp'>,
    initial: string,
    report: (report: AddressReport) => void,
  ) {
    this.#bench = bench;
    this.#desk = desk;
    this.#edits = edits;
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
    this.#entry = numberOf(history.state) ?? 0;
    const untouched = this.#bench.signature === this.#seen;
    if (untouched && (this.#fragment !== '' || keptPaste(this.#storage, ''))) await this.#open(this.#fragment);
  }

  stop(): void {
    this.#off.abort();
    clearTimeout(this.#timer);
  }

  /** Something on screen may have changed: then the fragment follows, at once where nothing else has changed for a moment. */
  touch(): void {
    const { signature } = this.#bench;
    if (signature === this.#seen || this.#stepping) return;
    this.#seen = signature;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write('replace'), Math.max(0, this.#wrote + SETTLE_MS - performance.now()));
  }

  /**
   * Runs `act`, which replaces the bytes as a whole (an example), as a history entry of its own: however long it is read, the
   * entry before stays what it was.
   */
  async step(act: () => Promise<void>): Promise<void> {
    const step = ++this.#steps;
    if (!this.#stepping) await this.#write('replace');
    this.#stepping = true;
    await act();
    // Another one took its place, or somebody went back meanwhile.
    if (step !== this.#steps) return;
    this.#stepping = false;
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

  /** Remembers what is on screen for its entry, at once, and writes its address as soon as that is spelled. */
  #write(how: 'replace' | 'push'): Promise<void> {
    clearTimeout(this.#timer);
    this.#wrote = performance.now();
    this.#seen = this.#bench.signature;
    if (how === 'push') this.#entry = this.#nextEntry;
    this.#remember();
    const { text, readAs, from } = this.#bench.paste;
    const [entry, link, travels] = [this.#entry, linkOf(this.#bench), this.#travels];
    const put = async (): Promise<void> => {
      const { fragment, complete } = await formatLink(link);
      if (travels !== this.#travels) return;
      this.#fragment = fragment;
      const url = fragment === '' ? location.pathname + location.search : '#' + fragment;
      try {
        history[how === 'push' ? 'pushState' : 'replaceState']({ entry }, '', url);
      } catch {
        // A browser that was asked too often refuses for half a minute: the next change writes the address anew.
      }
      if (text === '') this.forget();
      const kept = text !== '' && this.#keeper.keep({ fragment, text, readAs, from });
      this.#report({ survives: complete ? 'link' : kept ? 'session' : 'nothing' });
    };
    return (this.#line = this.#line.then(put));
  }

  get #nextEntry(): number {
    return Math.max(this.#entry, ...this.#entries.keys()) + 1;
  }

  #remember(): void {
    this.#entries.delete(this.#entry);
    const { frame } = this.#bench;
    this.#entries.set(this.#entry, { paste: this.#desk.snapshot(), link: linkOf(this.#bench), frame, way: this.#edits.putAside() });
    let [length, edits] = [0, 0];
    for (const [number, entry] of [...this.#entries].reverse()) {
      length += entry.paste.text.length;
      if (number === this.#entry) continue;
      if (length > REMEMBERED) this.#entries.delete(number);
      edits += entry.way?.stack.weight ?? 0;
      if (edits > MOST_REMEMBERED) entry.way = null;
    }
  }

  async #follow(): Promise<void> {
    const fragment = location.hash.slice(1);
    const state = numberOf(history.state);
    if (state === this.#entry && fragment === this.#fragment) return;
    clearTimeout(this.#timer);
    this.#travels++;
    this.#steps++;
    // The last moment before leaving may not have been written yet.
    if (!this.#stepping) this.#remember();
    this.#stepping = false;
    this.#fragment = fragment;
    const kept = state === null ? undefined : this.#entries.get(state);
    this.#entry = state ?? this.#nextEntry;
    if (!kept) {
      await this.#open(fragment);
      if (state === null && location.hash.slice(1) === fragment) history.replaceState({ entry: this.#entry }, '');
      return;
    }
    this.#desk.restore(kept.paste);
    settle(this.#bench);
    goTo(this.#bench, kept.frame);
    lookAt(this.#bench, kept.link);
    this.#edits.takeUp(kept.way);
    this.#report({ unread: [], restored: false });
    await this.#write('replace');
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

/** The number of a history entry; null where the page has not written one. */
function numberOf(state: unknown): number | null {
  return typeof state === 'object' && state !== null && 'entry' in state ? Number(state.entry) : null;
}
