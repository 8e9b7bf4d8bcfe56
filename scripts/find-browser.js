/**
 * Finds a Chromium-family browser for the browser tests and benchmarks, or fetches one.
 * Knows where browsers live. Must not know what is tested with them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome.exe', 'msedge.exe'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const root = process.env[name];
    return root ? [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')] : [];
  }),
];

/** Playwright's own download; asking must not throw where its registry has no entry for this platform. */
function playwrightBrowser() {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

/** Path of a browser that is already on this machine, or null. Never throws, so a configuration file may call it. */
export function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) return existsSync(given) ? given : null;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [playwrightBrowser(), ...onPath, ...PLACES].find((path) => path !== null && existsSync(path)) ?? null;
}

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

function onDebianAsRoot() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && readFileSync('/etc/debian_version', 'utf8').length > 0;
}

/**
 * A browser, fetched if need be: Playwright's download first, then, on a CI machine that is root on Debian, the
 * distribution's package. Throws one sentence that says what to do.
 */
export function ensureBrowser() {
  if (process.env.CHROME_PATH && !existsSync(process.env.CHROME_PATH)) {
    throw new Error(`CHROME_PATH names ${process.env.CHROME_PATH}, which does not exist: correct it or unset it.`);
  }
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium, Chrome or Edge was found; trying to fetch Chromium …');
  run('npx', ['playwright', 'install', 'chromium']);
  if (!findBrowser() && process.env.CI && onDebianAsRoot()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  }
  const fetched = findBrowser();
  if (!fetched) throw new Error('The browser tests need Chromium, Chrome or Edge: install one, or set CHROME_PATH to its program file.');
  return fetched;
}
