/** What every route must do: read without JavaScript, pass axe, fit a phone, work offline, keep to itself. */
import { moving, overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, ROUTES, settled, test, THEMES } from './site.ts';

/** What only a living page says of itself: sizes set by script, that an island lives, which part of it a narrow screen shows. */
const LIVING = ['style', 'data-hydrated', 'data-tab', 'data-wired'];

/**
 * Every element below `root` with its attributes, one a line; of a control, what it holds in place of the attributes that say what
 * it held at first.
 */
function outline(root: Element, living: readonly string[]): string[] {
  return [...root.querySelectorAll('*')].map((element) => {
    const control = element instanceof HTMLInputElement ? element : null;
    const attributes = [...element.attributes]
      .filter(({ name }) => !living.includes(name) && !(control && ['value', 'checked'].includes(name)))
      .map(({ name, value }) => `${name}=${value}`);
    const held = control ? [`holds ${control.value} ${control.checked}`] : [];
    return [element.tagName.toLowerCase(), ...attributes.sort(), ...held].join(' ');
  });
}

/** What needs a script: controls, the whole desk of the live page, which says so itself, and what is marked as shown to scripts only. */
const CONTROLS = 'button, label, legend, select, summary, .live-controls, .live > .do, [data-scripted]';

test('both languages have the same routes', () => {
  const english = ROUTES.filter((route) => !route.startsWith('zh/'));
  expect(english).toContain('frames/');
  expect(ROUTES.filter((route) => route.startsWith('zh/'))).toEqual(english.map((route) => 'zh/' + route));
});

for (const route of ROUTES) {
  const name = '/' + route;

  test(`${name} passes axe in both themes`, async ({ page }) => {
    for (const theme of THEMES) {
      // Without motion: a colour on its way from one theme to the other is neither's.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      if (theme === THEMES[0]) await open(page, route);
      const { violations } = await axe(page, theme).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
        theme,
      ).toEqual([]);
    }
  });

  test(`${name} fits every width, can be touched, moves nothing where motion is reduced, and has its head`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, route);
    expect(await smallTargets(page, 24)).toEqual([]);
    expect(await moving(page)).toEqual([]);
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => overflow(page), { message: `${width} px` }).toBeLessThanOrEqual(0);
    }
    await expect(page.locator('h1')).toHaveCount(1);
    expect((await page.title()).length).toBeGreaterThan(5);
    expect(await page.locator('meta[name=description]').getAttribute('content')).toMatch(/.{20,}/);
    await expect(page.locator('html')).toHaveAttribute('lang', route.startsWith('zh/') ? /^zh/ : 'en');
    const policy = (await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content'))!;
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("connect-src 'self' ws: wss:");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    await expect(page.locator('[style]')).toHaveCount(await page.locator('[data-hydrated] [style]').count());
  });

  test(`${name} reads the same without JavaScript`, async ({ page, browser }) => {
    const bare = await browser.newContext({ javaScriptEnabled: false });
    const still = await bare.newPage();
    await still.goto(at(route));
    const before = await still.locator('main').innerText();
    const structure = await still.locator('main').evaluate(outline, LIVING);
    // Answers and the like that stand there only because no script can give them.
    const instead = (await still.locator('main [data-scriptless]').allInnerTexts()).join('\n').split('\n');
    expect(await still.locator('[style]').count()).toBe(0);
    await bare.close();
    await open(page, route);
    const [lines, bareLines] = [await page.locator('main').innerText(), before].map((text) => text.split('\n'));
    expect(bareLines!.filter((line) => !lines!.includes(line) && !instead.includes(line))).toEqual([]);
    // Controls that need a script may be left out where there is none; nothing else differs.
    const controls = (await page.locator('main').locator(CONTROLS).allInnerTexts()).join('\n').split('\n');
    expect(lines!.filter((line) => !bareLines!.includes(line) && !controls.includes(line))).toEqual([]);
    expect(await page.locator('main').evaluate(outline, LIVING)).toEqual(structure);
  });
}

test('the first sheet lays every route out as the whole sheet does', async ({ browser }) => {
  const page = await browser.newPage();
  await page.route(/entry-client/, (route) => route.abort());
  const looks = (): Promise<string[]> =>
    page.locator('body *').evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const { color, backgroundColor, font } = getComputedStyle(element);
        return [element.tagName, x, y, width, height, color, backgroundColor, font].join(' ');
      }),
    );
  for (const route of ROUTES) {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(at(route));
      const first = await looks();
      const sheets = (await page.locator('script[data-styles]').getAttribute('data-styles'))!.split(' ');
      for (const sheet of sheets) await page.addStyleTag({ url: sheet });
      expect(await looks(), `/${route} at ${width} px`).toEqual(first);
    }
  }
  await page.close();
});

test('every link of every route leads to a page or an anchor that exists', async ({ page, request }) => {
  const known = new Map<string, string>();
  for (const route of ROUTES) {
    await page.goto(at(route));
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const link of new Set(links)) {
      const url = new URL(link);
      if (url.origin !== new URL(at('')).origin) continue;
      const [address, anchor] = url.href.split('#') as [string, string?];
      if (!known.has(address)) {
        const response = await request.get(address);
        expect(response.status(), link).toBe(200);
        known.set(address, await response.text());
      }
      // With an equals sign it is the state of a tool.
      if (anchor && !anchor.includes('=')) expect(known.get(address), link).toContain(` id="${decodeURIComponent(anchor)}"`);
    }
  }
});

test('the language switch keeps the page and its fragment', async ({ page }) => {
  await open(page, 'frames/#f=8900');
  await page.locator('a[hreflang^=zh]').first().click();
  await expect(page).toHaveURL(at('zh/frames/#f=8900'));
  await settled(page);
  await page.locator('header a[hreflang=en]').first().click();
  await expect(page).toHaveURL(at('frames/#f=8900'));
});

test('the theme is the system’s until one is chosen, and survives a reload', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '');
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.evaluate(() => localStorage.clear());
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  expect(await paper()).toBe(light);
  await page.reload();
  await settled(page);
  expect(await paper()).toBe(light);
});

test('an unknown address gets the page that says so, at any depth', async ({ page, request }) => {
  const response = await request.get(at('no/such/page/'));
  expect(response.status()).toBe(404);
  const html = await response.text();
  expect(html).toMatch(/[\u4e00-\u9fff]/);
  await page.setContent(html);
  await expect(page.locator('h1').first()).toBeVisible();
});

test('every route works offline after one visit, below a sub-path', async ({ page, context }) => {
  await open(page, '');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  for (const route of ROUTES) {
    await open(page, route);
    await expect(page.locator('h1')).toBeVisible();
  }
});
