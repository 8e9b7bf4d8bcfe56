/** Every page as the renderer makes it: heads, links that stay inside the site, what the words promise. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { document, headScript, PAGES, policy, renderNotFound, renderPath, type RenderedPage } from '../../src/site/entry-server.ts';
import { pathOf, rootOf, ROUTES } from '../../src/site/routes.ts';
import { ROOT_MARK, type SiteInfo } from '../../src/site/site-info.ts';

const INFO: SiteInfo = { version: '9.8.7', siteUrl: null, repositoryUrl: null };
const PUBLISHED: SiteInfo = { ...INFO, siteUrl: 'https://example.org/ws/', repositoryUrl: 'https://example.org/repository' };
const FILES = {
  styles: ['s.css'],
  firstSheet: 'p{color:red}',
  modules: ['m.js'],
  fonts: ['f.woff2'],
  entry: null,
  script: headScript('e.js'),
  policy: await policy(headScript('e.js'), 'p{color:red}'),
};
const TEMPLATE = '<html lang="%lang%"><head><!--head--></head><body><!--body--></body></html>';
const BASE = 'https://site.test/a/b/';

const paths = PAGES.map(({ path }) => path);
const publicFile = (path: string) => existsSync(resolve(import.meta.dirname, '../../public', path));
const attributes = (html: string, name: string) => [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]!);

/** The policy of a document names the hashes of the one inline script and the one inline style sheet in it. */
async function expectOwnInlineTexts(html: string): Promise<void> {
  for (const [name, directive] of [
    ['script', 'script-src'],
    ['style', 'style-src'],
  ] as const) {
    const texts = [...html.matchAll(new RegExp(`<${name}[^>]*>([^]*?)</${name}>`, 'g'))].map((match) => match[1]!);
    expect(texts).toHaveLength(1);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texts[0]));
    const sources = attributes(html, 'content')[0]!
      .split('; ')
      .find((each) => each.startsWith(directive + ' '));
    expect(sources).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`);
  }
}

describe('paths', () => {
  it('are the same in both languages', () => {
    expect(ROUTES.map((route) => [pathOf(route, 'en'), pathOf(route, 'zh')])).toContainEqual(['frames/', 'zh/frames/']);
    expect(paths).toContain('');
    expect(paths).toContain('zh/');
  });

  it('lead back to the root', () => {
    for (const path of paths) expect(new URL(rootOf(path), BASE + path).href).toBe(BASE);
  });
});

describe.each(paths)('page /%s', (path) => {
  it('has a language, one main heading, a title and no inline style or script', async () => {
    const page = await renderPath('/' + path, INFO);
    expect(page.status).toBe(200);
    expect(page.lang).toBe(path.startsWith('zh/') ? 'zh-Hans' : 'en');
    expect(page.body.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page.body).not.toMatch(/ style="|<script|<style|javascript:/);
    expect(page.body).not.toContain('\uE000');
    expect(page.head).toMatch(/<title>[^<]{5,}<\/title>/);
  });

  it('links only to pages and files that exist, wherever the site stands', async () => {
    const { head, body } = await renderPath('/' + path, INFO);
    const hrefs = attributes(head + body, 'href').map((href) => new URL(href.replaceAll('&amp;', '&'), BASE + path));
    expect(hrefs.length).toBeGreaterThan(10);
    for (const url of hrefs.filter(({ origin }) => origin === 'https://site.test')) {
      expect(url.href.startsWith(BASE), url.href).toBe(true);
      const target = url.pathname.slice('/a/b/'.length);
      expect(paths.includes(target) || publicFile(target), url.href).toBe(true);
    }
  });

  it('marks itself as the current page and offers the other language of itself', async () => {
    const { body } = await renderPath('/' + path, INFO);
    // A lesson and the review are pages inside of the course, which is marked instead.
    const isInside = /lessons\/|review\//.test(path);
    const current = new RegExp(`<a[^>]*aria-current="${isInside ? 'true' : 'page'}"[^>]*>`).exec(body)![0];
    expect(new URL(attributes(current, 'href')[0]!, BASE + path).href).toBe(BASE + path.replace(/(lessons|review)\/.*/, 'course/'));
    const language = /<a[^>]*data-language[^>]*>/.exec(body)![0];
    const other = path.startsWith('zh/') ? path.slice(3) : 'zh/' + path;
    expect(new URL(attributes(language, 'href')[0]!, BASE + path).href).toBe(BASE + other);
  });

  it('names absolute addresses only when the build knows them', async () => {
    const { head } = await renderPath('/' + path, INFO);
    expect(head).not.toMatch(/canonical|hreflang|og:|https?:/);
    const published = (await renderPath('/' + path, PUBLISHED)).head;
    expect(published).toContain(`<link rel="canonical" href="https://example.org/ws/${path}">`);
    const plain = path.replace(/^zh\//, '');
    expect(published).toContain(`<link rel="alternate" hreflang="zh-Hans" href="https://example.org/ws/zh/${plain}">`);
    expect(published).toContain(`<link rel="alternate" hreflang="x-default" href="https://example.org/ws/${plain}">`);
    expect(published).toContain('content="https://example.org/ws/social.png"');
  });
});

describe('the About page', () => {
  it.each(['about/', 'zh/about/'])('/%s lists every entry that the sources keep in the browser', async (path) => {
    const { body } = await renderPath('/' + path, PUBLISHED);
    for (const key of ['theme', 'motion', 'course', 'paste', 'paste-place']) expect(body).toContain(`<code>frame-by-frame:${key}</code>`);
    expect(body).toContain('9.8.7');
    expect(body).toContain('href="https://example.org/repository"');
  });

  it('invents no repository', async () => {
    expect(attributes((await renderPath('/about/', INFO)).body, 'href').filter((href) => href.startsWith('http'))).toEqual([]);
  });
});

describe('the page for lost addresses', () => {
  it('speaks both languages and brings everything with it', async () => {
    const page = await renderNotFound(INFO);
    const html = document(TEMPLATE, page, FILES);
    expect(page.status).toBe(404);
    expect(html).toMatch(/<h1>[A-Z]/);
    expect(html).toMatch(/lang="zh-Hans"[^>]*><h2>[\u4e00-\u9fff]/);
    expect(html).not.toMatch(/ src=|rel="stylesheet"|s\.css/);
    const hashes = attributes(html, 'content')[0]!.match(/'sha256-[^']+'/g);
    expect(hashes).toHaveLength(2);
  });

  it('allows exactly its own script', async () => {
    await expectOwnInlineTexts((await renderNotFound(INFO)).head);
  });

  it('links straight to the start page when the build knows where that is', async () => {
    expect(attributes((await renderNotFound(PUBLISHED)).body, 'href')).toEqual(['/ws/', '/ws/zh/']);
  });

  it('is what an unknown path renders to', async () => {
    expect((await renderPath('/nothing/here/', INFO)).status).toBe(404);
    expect((await renderPath('/frames', INFO)).status).toBe(404);
  });
});

describe('document', () => {
  const page: RenderedPage = {
    status: 200,
    path: 'x/',
    locale: 'en',
    lang: 'en',
    root: '../',
    head: '<title>$& $1</title>',
    body: `$' <img src="${ROOT_MARK}a.png">`,
    islands: [],
  };

  it('keeps dollar signs of a page as they are and points root marks to the root', () => {
    const html = document(TEMPLATE, page, FILES);
    expect(html).toContain('<title>$& $1</title>');
    expect(html).toContain(`<body>$' <img src="../a.png"></body>`);
  });

  it('allows exactly the inline texts in its head', async () => {
    await expectOwnInlineTexts(document(TEMPLATE, page, FILES));
  });

  it('puts the policy before anything that it governs', () => {
    const html = document(TEMPLATE, page, FILES);
    const head = html.slice(html.indexOf('<head>') + '<head>'.length);
    expect(head.startsWith('<meta http-equiv="Content-Security-Policy"')).toBe(true);
    for (const file of ['s.css', 'm.js', 'f.woff2']) expect(html).toContain(`="${file}"`);
    expect(html).toContain('import("e.js")');
  });

  it('waits for no file before its first paint', () => {
    expect(document(TEMPLATE, page, FILES)).not.toMatch(/rel="stylesheet"|<script[^>]* src=/);
  });

  it('in development links the sheets and starts the module itself', () => {
    const html = document(TEMPLATE, page, { ...FILES, firstSheet: null, entry: 'e.js' });
    expect(html).toContain('<link rel="stylesheet" href="s.css">');
    expect(html).toContain('<script type="module" src="e.js"></script>');
    expect(html).not.toContain('data-styles');
  });
});
