/**
 * The state of the URL dissector: the text, the page whose script would connect, and the part that is pointed at.
 *
 * Knows what follows from the text. Must not know the DOM, the address bar or wording.
 */
import { dissectUrl, type UrlPartName } from '../../protocol/handshake/uri.ts';
import { LINK_LIMIT } from '../../state/link-limits.ts';
import { type LinkSchema, wordKey } from '../../state/tool-link.ts';
import { type PageKind, readAsBrowser } from './browser-reading.ts';

export const FIRST = 'wss://example.com/chat?room=1';

/** What a link to the tool holds. */
export interface UrlLink {
  readonly u: string;
  readonly page: PageKind;
}

export const URL_LINK: LinkSchema<UrlLink> = {
  u: {
    parse: (text) => (text.length <= LINK_LIMIT ? text : null),
    format: (text) => (text === FIRST || text.length > LINK_LIMIT ? null : text),
  },
  page: wordKey(['https', 'http']),
};

export class UrlTool {
  text = $state(FIRST);
  page: PageKind = $state('https');
  /** Pointed at, by pointer or focus. */
  pointed: UrlPartName | null = $state(null);

  readonly url = $derived(dissectUrl(this.text));
  readonly browser = $derived(readAsBrowser(this.text, this.page));
  /** The address to go on with: as it was written where RFC 6455 takes it, else as a browser would have it; null where nobody can. */
  readonly usable = $derived(this.url.valid ? this.url.text : this.browser.href);

  get isEmpty(): boolean {
    return this.text.trim() === '';
  }

  toLink(): UrlLink {
    return { u: this.text, page: this.page };
  }

  open({ u = FIRST, page = 'https' }: Partial<UrlLink>): void {
    this.text = u;
    this.page = page;
    this.pointed = null;
  }
}
