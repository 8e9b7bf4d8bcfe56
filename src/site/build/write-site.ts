/**
 * Writes the finished site: every page with exactly the files its first view needs, the page for lost addresses,
 * the service worker with its list, and, when the site's address is known, sitemap and robots.txt.
 *
 * Knows files. Must not know how a page is rendered. Output depends on the sources alone, byte for byte.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import type * as EntryServer from '../entry-server.ts';
import type { SiteInfo } from '../site-info.ts';
import { firstSheet } from './first-sheet.ts';
import { modulesOf } from './manifest.ts';
import { widgetSource } from './widget-sources.ts';

/** No page may need more JavaScript than this to show its first view, in gzipped bytes. */
const BUDGET = 60 * 1024;
/** Part of the site but of no use offline: read by crawlers and by people with the address. */
const NOT_KEPT = /^(social\.png|screenshot\.png|sitemap\.xml|robots\.txt)$/;

export interface SiteFiles {
  readonly template: string;
  readonly out: string;
  readonly ssrOut: string;
  readonly workerOut: string;
  /** Manifest keys of the browser's entry, of what it starts on every page, and of what an island's wake-up needs. */
  readonly entry: string;
  readonly start: string;
  readonly wake: string;
  readonly renderer: typeof EntryServer;
  readonly info: SiteInfo;
}

export interface PageSize {
  readonly path: string;
  readonly bytes: number;
}

const readManifest = async (out: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(out, '.vite/manifest.json'), 'utf8')) as Manifest;

const hash = (algorithm: string, data: string | Uint8Array): Buffer => createHash(algorithm).update(data).digest();

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Tells each island of a page where its module lies. */
function withModules({ body, locale, root }: EntryServer.RenderedPage, manifest: Manifest): string {
  return body.replace(/ data-island="([a-z-]+)"/g, (attribute, name: string) => {
    const { file } = manifest[widgetSource(name, locale)]!;
    return `${attribute} data-module="${root}${file}"`;
  });
}

/** Writes all pages and what belongs to them. Answers with the first-view JavaScript of each page, in gzipped bytes. */
export async function writeSite(site: SiteFiles): Promise<readonly PageSize[]> {
  const { renderer, out, info } = site;
  const { styles, fonts } = await placeStyles(site);
  const manifest = await readManifest(out);
  const sheets = await Promise.all(styles.map((file) => readFile(join(out, file))));
  const entry = manifest[site.entry]!.file;

  const sizes: PageSize[] = [];
  for (const { path } of renderer.PAGES) {
    const page = await renderer.renderPath('/' + path, info);
    const islands = page.islands.map((name) => widgetSource(name, page.locale));
    const modules = modulesOf(manifest, [site.entry, site.start, ...(islands.length > 0 ? [site.wake, ...islands] : [])]);
    const fromPage = (file: string): string => page.root + file;
    const sheet = styles.map((file, at) => firstSheet(sheets[at]!, page.body, fromPage(dirname(file) + '/'))).join('');
    const body = withModules(page, manifest);
    const script = renderer.headScript(fromPage(entry));
    const html = renderer.document(
      site.template,
      { ...page, body },
      {
        styles: styles.map(fromPage),
        firstSheet: sheet,
        script,
        modules: modules.filter((file) => file !== entry).map(fromPage),
        fonts: fonts.map(fromPage),
        entry: null,
        policy: await renderer.policy(script, sheet),
      },
    );
    await put(join(out, path, 'index.html'), html);
    const scripts = await Promise.all(modules.map((file) => readFile(join(out, file))));
    sizes.push({ path: '/' + path, bytes: scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) });
  }
  const files = { styles: [], firstSheet: null, script: '', modules: [], fonts: [], entry: null, policy: null };
  await put(join(out, '404.html'), renderer.document(site.template, await renderer.renderNotFound(info), files));
  await writeForCrawlers(site);
  await writeServiceWorker(site);
  return sizes;
}

/** The site's one style sheet with its fonts: the renderer's build has the styles of everything, the browser's only its own. */
async function placeStyles({ ssrOut, out }: SiteFiles): Promise<{ styles: readonly string[]; fonts: readonly string[] }> {
  const own = Object.values(await readManifest(out)).map(({ file }) => file);
  for (const file of own.filter((file) => file.endsWith('.css'))) await rm(join(out, file));
  const files = [...new Set(Object.values(await readManifest(ssrOut)).map(({ file }) => file))];
  const styles = files.filter((file) => file.endsWith('.css'));
  const fonts = files.filter((file) => file.endsWith('.woff2'));
  for (const file of [...styles, ...fonts]) await cp(join(ssrOut, file), join(out, file));
  return { styles, fonts };
}

async function writeForCrawlers({ out, info: { siteUrl }, renderer }: SiteFiles): Promise<void> {
  if (siteUrl === null) return;
  const urls = renderer.PAGES.map(({ path }) => `  <url><loc>${siteUrl}${path}</loc></url>`).join('\n');
  await put(
    join(out, 'sitemap.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`,
  );
  await put(join(out, 'robots.txt'), `User-agent: *\nAllow: /\nSitemap: ${siteUrl}sitemap.xml\n`);
}

/** The service worker goes last: its list names every other file with the hash of its content. */
async function writeServiceWorker({ out, workerOut }: SiteFiles): Promise<void> {
  const all = (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.') && !NOT_KEPT.test(path))
    .sort();
  const files: [string, string][] = [];
  for (const path of all) {
    const integrity = 'sha256-' + hash('sha256', await readFile(join(out, path))).toString('base64');
    files.push([path.replace(/(^|\/)index\.html$/, '$1'), integrity]);
  }
  const version = hash('sha256', JSON.stringify(files)).toString('hex').slice(0, 12);
  const worker = await readFile(join(workerOut, 'sw.js'), 'utf8');
  await put(join(out, 'sw.js'), `self.SITE=${JSON.stringify({ version, files })};\n${worker}`);
}

/** Logs the sizes; throws when a page exceeds the budget. */
export function checkBudget(sizes: readonly PageSize[], log: (line: string) => void): void {
  const kib = (bytes: number): string => (bytes / 1024).toFixed(1) + ' KiB';
  log('JavaScript of the first view, gzip:');
  for (const { path, bytes } of sizes) log(`  ${path.padEnd(20)} ${kib(bytes).padStart(9)}`);
  const over = sizes.filter(({ bytes }) => bytes > BUDGET);
  if (over.length > 0) throw new Error(`More than ${kib(BUDGET)} of JavaScript on ${over.map(({ path }) => path).join(', ')}`);
}
