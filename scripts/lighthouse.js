/**
 * `node scripts/lighthouse.js`: Lighthouse (mobile defaults, median of five) on every route of a build made with
 * SITE_URL set, served with compression. Not a dependency and not part of `npm test`: npx fetches it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { ensureBrowser } from './find-browser.js';

const RUNS = Number(process.env.RUNS ?? 5);
const root = resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);

spawnSync('npx', ['vite', 'build'], { cwd: root, stdio: 'inherit', env: { ...process.env, SITE_URL: 'https://example.org/' } });
const { serveStatic } = await import('../dist-node/server.js');
const dist = join(root, 'dist');
const routes = readdirSync(dist, { recursive: true })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => relative(dist, dirname(join(dist, file))))
  .filter((route) => only.length === 0 || only.includes(route));
const server = await serveStatic({ root: dist, base: '/', host: '127.0.0.1', port: 0 });
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const env = { ...process.env, CHROME_PATH: ensureBrowser() };
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

console.log('route                 performance  accessibility  best practices  SEO    LCP');
for (const route of routes) {
  const results = [];
  for (let run = 0; run < RUNS; run++) {
    const file = join(folder, 'report.json');
    const args = [
      '--yes',
      'lighthouse@13',
      new URL(route === '' ? '' : route + '/', server.url).href,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      '--chrome-flags=--headless=new --no-sandbox',
    ];
    // The server answers from this process, so the child must not block it.
    await new Promise((done) => spawn('npx', args, { env, stdio: 'ignore' }).on('close', done));
    results.push(JSON.parse(readFileSync(file, 'utf8')));
  }
  const score = (category) => Math.round(median(results.map((result) => result.categories[category].score)) * 100);
  const lcp = median(results.map((result) => result.audits['largest-contentful-paint'].numericValue));
  const cells = [score('performance'), score('accessibility'), score('best-practices'), score('seo')];
  console.log(
    `/${route}`.padEnd(22),
    String(cells[0]).padStart(11),
    String(cells[1]).padStart(14),
    String(cells[2]).padStart(15),
    String(cells[3]).padStart(4),
    `${(lcp / 1000).toFixed(2)} s`.padStart(7),
  );
}
rmSync(folder, { recursive: true, force: true });
await server.close();
