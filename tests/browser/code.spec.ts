/** Code exercises: what runs is stopped, reaches nothing, and is kept; the editor lets keys through. */
import type { Locator, Page } from '@playwright/test';
import { expect, open, test, used } from './site.ts';

const card = (page: Page): Locator => page.locator('#guard-send');
const editor = (page: Page): Locator => card(page).locator('textarea');
const says = (page: Page): Locator => card(page).locator('.feedback');

async function run(page: Page, code: string): Promise<void> {
  await editor(page).fill(code);
  await card(page).locator('button.check').click();
  // The words are about this code, not about the one before.
  await expect(card(page).locator('button.check')).toHaveText('Run');
}

test.beforeEach(async ({ page }) => {
  await open(page, 'lessons/browser-api/');
  await used(page);
});

test('a loop that never ends, code that is none, and code that spoils its own tools get a sentence each', async ({ page }) => {
  await run(page, 'while (true) {}');
  await expect(says(page)).toContainText('so it was stopped');
  await run(page, 'let a = 1;\nlet b = ;');
  await expect(says(page)).toContainText(/Unexpected token.*in line 2/);
  await run(page, 'function f() {\n');
  await expect(says(page)).toContainText('Unexpected end of input');
  await run(page, '\n\nnull.x;');
  await expect(card(page).locator('.results')).toContainText('(line 3)');
  await run(page, 'Promise = null; Promise.prototype.then = null;');
  await expect(card(page).locator('.results')).toBeVisible();
  await run(page, "Object.defineProperty(Array.prototype, '0', { set() { throw 1; } });\nnew WebSocket('/x');");
  await expect(says(page)).toContainText('The run broke off');
});

test('nothing that fetches, stores or makes code is left, and no console or network hears of it', async ({ page }) => {
  const names =
    'fetch XMLHttpRequest EventSource WebTransport importScripts Worker SharedWorker BroadcastChannel indexedDB caches navigator location ' +
    'postMessage onmessage addEventListener dispatchEvent eval Function FontFace fonts Notification RTCPeerConnection WebAssembly close';
  await run(
    page,
    `const left = '${names}'.split(' ').filter((name) => globalThis[name] !== undefined);
const made = [() => 0, async () => 0, function* () {}, async function* () {}].filter((each) => each.constructor !== Object);
console.log('left:', left, made.length);
try { (() => 0).constructor('return 1')(); console.log('made'); } catch { console.log('not made'); }`,
  );
  await expect(card(page).locator('.results')).toContainText('left: [] 0');
  await expect(card(page).locator('.results')).toContainText('not made');
  await run(page, "import('https://example.com/x.js');");
  await expect(says(page)).toContainText('cannot be used here');
});

test('Tab passes by, indents for who types, and leaves after Escape; what was typed is kept', async ({ page }) => {
  await editor(page).focus();
  await page.keyboard.press('Tab');
  await expect(card(page).locator('button.check')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('if (a) {');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b;');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('c;');
  await expect(editor(page)).toHaveValue('if (a) {\n  b;\n    c;');
  await page.keyboard.press('Shift+Tab');
  await expect(editor(page)).toHaveValue('if (a) {\n  b;\n  c;');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(card(page).locator('button.check')).toBeFocused();
  await page.reload();
  await used(page);
  await expect(editor(page)).toHaveValue('if (a) {\n  b;\n  c;');
});

test('where the site’s headers forbid it, the exercise says so', async ({ page }) => {
  await page.route(/code\.worker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" } });
  });
  await run(page, 'console.log(1);');
  await expect(says(page)).toContainText('served with a policy that forbids');
});
