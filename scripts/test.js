/**
 * `npm test`: unit tests, the build, then the browser tests on the built site. Prints one closing line with the counts.
 * Arguments: `unit` or `browser` runs that half alone.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './find-browser.js';

const only = process.argv[2];
const reports = mkdtempSync(join(tmpdir(), 'frame-by-frame-test-'));
const bin = (name) => join(import.meta.dirname, '../node_modules/.bin', name);

function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
    child.on('close', (code) => done(code === 0));
    child.on('error', () => done(false));
  });
}

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(join(reports, file), 'utf8'));
  } catch {
    return null;
  }
};

let passed = 0;
let failed = 0;
let skipped = 0;

// The command line is built with the site, and its black-box tests run what was built.
const built = await run(bin('vite'), ['build']);

async function unit() {
  const file = join(reports, 'unit.json');
  const ok = await run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = readReport('unit.json');
  passed += report?.numPassedTests ?? 0;
  failed += report?.numFailedTests ?? 0;
  skipped += report?.numPendingTests ?? 0;
  return ok && report !== null;
}

async function browser() {
  let path;
  try {
    path = ensureBrowser();
  } catch (error) {
    console.error(error.message);
    return false;
  }
  const env = { CHROME_PATH: path, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'browser.json') };
  const ok = await run(bin('playwright'), ['test', '--reporter=list,json'], env);
  const stats = readReport('browser.json')?.stats;
  passed += stats?.expected ?? 0;
  failed += stats?.unexpected ?? 0;
  skipped += stats?.skipped ?? 0;
  return ok && stats !== undefined;
}

const results = built ? [only === 'browser' || (await unit()), only === 'unit' || (await browser())] : [false];
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = results.every(Boolean) && passed > 0 ? 0 : 1;
