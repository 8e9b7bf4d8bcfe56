/** The address page: parts, verdicts, mends, links, keys alone, phone, no script; and the constructor of this very browser. */
import { test as plain } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { CONSTRUCTOR_ROWS } from '../widgets/url-dissector/constructor-rows.ts';
import { overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, test, THEMES } from './site.ts';

const field = (page: Page): Locator => page.locator('.entry input[type=text]');
const parts = (page: Page): Locator => page.locator('[data-part] code');
const verdict = (page: Page, who: 'rfc' | 'browser'): Locator => page.locator(`[data-who="${who}"] > p`).first();
const fragment = (page: Page): string => new URL(page.url()).hash.slice(1);
/** Whether a field of the page holds `text`. */
const filled = (page: Page, text: string): Promise<boolean> =>
  page
    .locator('main :is(input, textarea)')
    .evaluateAll((all, wanted) => all.some((each) => (each as HTMLInputElement).value.includes(wanted)), text);
async function openLink(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await open(page, path);
}

test('an address is taken apart as it is typed, and mended', async ({ page }) => {
  await open(page, 'url/');
  await expect(parts(page)).toHaveText(['wss://', 'example.com', '/chat', '?room=1']);
  await expect(verdict(page, 'rfc')).toContainText('A ws-URI');
  await field(page).fill('https://例子.测试:443/a b#c');
  await expect(parts(page)).toHaveText(['https://', '例子.测试', ':443', '/a b', '#c']);
  await expect(verdict(page, 'rfc')).toContainText('2 faults');
  await expect(verdict(page, 'browser')).toContainText('SyntaxError');
  for (const mend of ['Write wss://', 'Write it in Punycode', 'Leave the port out', 'Percent-encode it', 'Remove the fragment']) {
    await page.getByRole('button', { name: mend }).click();
    await expect(page.getByRole('button', { name: mend })).toHaveCount(0);
  }
  await expect(field(page)).toHaveValue('wss://xn--fsqu00a.xn--0zwm56d/a%20b');
  await expect(field(page)).toBeFocused();
  await expect(verdict(page, 'rfc')).toContainText('A ws-URI');
  await expect(page.locator('.wire')).toContainText('GET /a%20b HTTP/1.1');
  await page.goBack();
  await expect(field(page)).toHaveValue('wss://xn--fsqu00a.xn--0zwm56d/a%20b#c');
});

test('the page of the script decides about mixed content, and the link holds both', async ({ page }) => {
  await openLink(page, 'zh/url/#u=ws://a.example/chat');
  await expect(verdict(page, 'browser')).toContainText('混合内容');
  await page.getByText('http 页面').click();
  await expect(verdict(page, 'browser')).toContainText('ws://a.example/chat');
  await expect.poll(() => fragment(page)).toBe('u=ws:%2F%2Fa.example%2Fchat&page=http');
  await page.getByRole('link', { name: '到实时页连接它' }).click();
  await expect(
    page.locator('input').filter({ visible: true }).and(page.locator('[value="ws://a.example/chat"], input')).first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/live\/#ep=url/);
  await expect.poll(() => filled(page, 'ws://a.example/chat')).toBe(true);
});

test('the handshake that follows opens on its page', async ({ page }) => {
  await open(page, 'url/');
  await page.getByRole('link', { name: 'Open this handshake' }).click();
  await expect(page).toHaveURL(/handshake\/#req=/);
  await expect.poll(() => filled(page, '/chat?room=1')).toBe(true);
});

test('keys alone: examples, parts, what is said about them', async ({ page }) => {
  await open(page, 'url/');
  const examples = page.locator('summary', { hasText: 'Examples' });
  await examples.focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-example="fragment"]').focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('wss://example.com/chat#room-1');
  await page.locator('[data-part="scheme"]').focus();
  await expect(page.locator('.explain')).toContainText('TLS');
  await page.keyboard.press('End');
  await expect(page.locator('[data-part="fragment"]')).toBeFocused();
  await expect(page.locator('.explain')).toContainText('must not be used');
  await page.keyboard.press('Tab');
  await expect(page.locator('.explain a')).toBeFocused();
});

test('any text is taken: empty, long, strange', async ({ page }) => {
  await open(page, 'url/');
  await field(page).fill('');
  await expect(page.getByText('Type or paste an address')).toBeVisible();
  await field(page).fill(`wss://a.example/${'x'.repeat(100_000)}`);
  await expect(verdict(page, 'browser')).toContainText('Connects');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await openLink(page, 'url/#u=%00%F0%9F%91%8B&page=gopher');
  await expect(page.getByText('This link had a part I could not read: page=gopher.')).toBeVisible();
});

for (const path of ['url/', 'zh/url/']) {
  test(`/${path} fits a phone, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const link of ['#u=ws：//ann@例子.测试:80/a b?c%23d', '#u=http://::1/&page=http']) {
        await openLink(page, path + link);
        await expect(page.locator('.finding').first()).toBeVisible();
        expect(await overflow(page), link).toBeLessThanOrEqual(0);
        expect(await smallTargets(page, 24), link).toEqual([]);
        const { violations } = await axe(page, theme).include('main').analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      }
    }
  });
}

test('without JavaScript the example and the tables say it all', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('url/'));
  await expect(page.locator('.wire')).toContainText('GET /chat?room=1 HTTP/1.1');
  await expect(page.locator('main')).toContainText('blocked: mixed content');
  await context.close();
});

plain('the constructor of this browser does what the page says', async ({ page }) => {
  await page.route('**/*', (route) => route.fulfill({ body: '<p>hi', contentType: 'text/html' }));
  await page.goto('http://example.org/app/');
  // Nothing goes out: only what the constructor says is asked.
  await page.context().setOffline(true);
  const construct = (addresses: readonly string[]): Promise<string[]> =>
    page.evaluate(
      (all) =>
        all.map((address) => {
          try {
            const socket = new WebSocket(address);
            socket.close();
            return socket.url;
          } catch (error) {
            return (error as DOMException).name;
          }
        }),
      addresses,
    );
  const addresses = CONSTRUCTOR_ROWS.map(([address]) => address);
  const found = await construct(addresses);
  expect(addresses.map((address, row) => [address, found[row]])).toEqual(CONSTRUCTOR_ROWS);
  await page.context().setOffline(false);
  await page.goto('https://example.org/app/');
  await page.context().setOffline(true);
  expect(await construct(['ws://a.example/', 'http://a.example/', 'wss://a.example/', 'ws://localhost:1/', '/chat'])).toEqual([
    'SecurityError',
    'SecurityError',
    'wss://a.example/',
    'ws://localhost:1/',
    'wss://example.org/chat',
  ]);
});
