/**
 * Renders any path of the site to the parts of an HTML document. Used by the build for every page and by the dev
 * server for the one that is asked for.
 *
 * Must not touch files or the environment: what a build knows comes in as SiteInfo.
 */
import { render } from 'svelte/server';
import type { Locale } from '../i18n/catalogue.ts';
import { shell } from '../i18n/shell/shell.ts';
import { loadWidget, type WidgetName } from '../widgets/registry.ts';
import { notFoundTexts } from '../i18n/shell/not-found.ts';
import { attribute, headTags } from './head.ts';
import { FIND_START_SCRIPT, PREFERENCES_SCRIPT } from './head-scripts.ts';
import { islandContext, type Placed } from './islands.ts';
import { LANG, PAGES, rootOf } from './routes.ts';
import type { SiteInfo } from './site-info.ts';
import NotFound from './pages/NotFound.svelte';
import notFoundStyle from './pages/not-found.css?inline';
import { lostPagePolicy, pagePolicy, sourceHash } from './policy.ts';
import Shell from './Shell.svelte';

export { document } from './document.ts';
export { headScript, PREFERENCES_SCRIPT } from './head-scripts.ts';
export { PAGES } from './routes.ts';

/** The policy of a page with this script and this style sheet in its head. */
export const policy = async (script: string, firstSheet: string): Promise<string> =>
  pagePolicy(await sourceHash(script), await sourceHash(firstSheet));

export interface RenderedPage {
  readonly status: 200 | 404;
  /** Path below the site's root. */
  readonly path: string;
  readonly locale: Locale;
  readonly lang: string;
  /** From the page to the site's root. */
  readonly root: string;
  readonly head: string;
  readonly body: string;
  /** Widgets of the first view. */
  readonly islands: readonly WidgetName[];
}

/** Renders the page at a path (`/`, `/zh/frames/`), or the page that says there is none. */
export async function renderPath(path: string, info: SiteInfo): Promise<RenderedPage> {
  const page = PAGES.find((each) => '/' + each.path === path);
  if (!page) return renderNotFound(info);
  const { route, locale } = page;
  const texts = shell[locale];
  const placed: Placed[] = [];
  const { body, head } = await render(Shell, {
    props: { route, locale, texts, info },
    context: islandContext({ placed }),
  });
  return {
    status: 200,
    path: page.path,
    locale,
    lang: LANG[locale],
    root: rootOf(page.path),
    head: headTags({ page, texts, info }) + head,
    body: await fillIslands(body, placed, locale),
    islands: placed.filter(({ later }) => !later).map((island) => island.name),
  };
}

async function fillIslands(body: string, placed: readonly Placed[], locale: Locale): Promise<string> {
  let filled = body;
  for (const [at, { name, props, mark }] of placed.entries()) {
    const { component, texts } = await loadWidget(name, locale);
    const widget = await render(component, { props: { ...props, locale, texts }, idPrefix: `i${at}` });
    filled = filled.replace(mark, () => widget.body);
  }
  return filled;
}

/** The page for an address that does not exist; it speaks both languages because it cannot know which is wanted. */
export async function renderNotFound(info: SiteInfo): Promise<RenderedPage> {
  const { body } = await render(NotFound, { props: { siteUrl: info.siteUrl } });
  const script = PREFERENCES_SCRIPT + (info.siteUrl === null ? ';' + FIND_START_SCRIPT : '');
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${attribute(lostPagePolicy(await sourceHash(notFoundStyle), await sourceHash(script)))}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${attribute(notFoundTexts.title)}</title>`,
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    `<style>${notFoundStyle}</style>`,
    `<script>${script}</script>`,
  ];
  return { status: 404, path: '404.html', locale: 'en', lang: 'en', root: './', head: head.join('\n    '), body, islands: [] };
}
