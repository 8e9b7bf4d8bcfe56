/**
 * Puts a rendered page and the files it needs together as one HTML document.
 *
 * Knows the template's marks and the order of the head. Must not know what the page says.
 */
import type { RenderedPage } from './entry-server.ts';
import { attribute } from './head.ts';
import { ROOT_MARK } from './site-info.ts';

export interface PageFiles {
  /** Style sheets, as addresses that work from the page; the entry asks for them after the first paint. */
  readonly styles: readonly string[];
  /** The rules that the first paint needs; null in development, where the sheets themselves are waited for. */
  readonly firstSheet: string | null;
  /** The script that runs before anything is painted. */
  readonly script: string;
  /** Modules of the first view, dependencies first; the entry asks for them after the first paint. */
  readonly modules: readonly string[];
  readonly fonts: readonly string[];
  /** A module to start at once, for development; null where the script starts it. */
  readonly entry: string | null;
  /** Content-Security-Policy; null in development. */
  readonly policy: string | null;
}

const policyTag = (policy: string): string => `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">`;

const data = (name: string, addresses: readonly string[]): string =>
  addresses.length === 0 ? '' : ` data-${name}="${attribute(addresses.join(' '))}"`;

/** Fills the template with a page and its files. The page for lost addresses brings everything with it. */
export function document(template: string, page: RenderedPage, files: PageFiles): string {
  const lines =
    page.status === 404
      ? [page.head]
      : [
          ...(files.policy === null ? [] : [policyTag(files.policy)]),
          '<meta charset="utf-8">',
          '<meta name="viewport" content="width=device-width, initial-scale=1">',
          `<script${data('modules', files.modules)}${data('styles', files.firstSheet === null ? [] : files.styles)}>${files.script}</script>`,
          ...(files.firstSheet === null
            ? files.styles.map((href) => `<link rel="stylesheet" href="${attribute(href)}">`)
            : [`<style>${files.firstSheet}</style>`]),
          ...files.fonts.map((href) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${attribute(href)}">`),
          ...(files.entry === null ? [] : [`<script type="module" src="${attribute(files.entry)}"></script>`]),
          page.head,
        ];
  // Replacer functions: a `$&` in a page's text must stay what it is.
  return template
    .replace('%lang%', () => page.lang)
    .replace('<!--head-->', () => lines.join('\n    '))
    .replace('<!--body-->', () => page.body)
    .replaceAll(ROOT_MARK, () => page.root);
}
