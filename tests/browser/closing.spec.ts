/** The closing page: by mouse, by keys alone, both languages, links, faults, phone, no script. */
import type { Locator, Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { at, axe, expect, open, settled, test, themesOf, used } from './site.ts';

const end = (page: Page, role: 'client' | 'server'): Locator => page.locator(`.endpoint[data-role="${role}"]`);
const state = (page: Page, role: 'client' | 'server'): Locator => end(page, role).locator('.chip');
const controls = (page: Page, role: 'client' | 'server'): Locator => page.locator(`.closing-controls[data-role="${role}"]`);
const course = (page: Page): Locator => page.locator('.course select');
const fragment = (page: Page): string => new URL(page.url()).hash.slice(1);

test('a clean close, step by step and back, with the mouse', async ({ page }) => {
  await open(page, 'closing/');
  await expect(state(page, 'client')).toHaveText('OPEN');
  const next = page.getByRole('button', { name: 'Next step' });
  await next.click();
  await expect(state(page, 'client')).toHaveText('CLOSING');
  await expect(page.locator('figure[data-role="client"] .cause')).toHaveText('→ sent a Close §7.1.3');
  await expect(state(page, 'server')).toHaveText('OPEN');
  await next.click();
  await expect(end(page, 'server')).toContainText('both: waiting for TCP');
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(end(page, 'server')).toContainText('on the wire: 03 e8');
  await expect(end(page, 'client').locator('.values')).toContainText('wasClean true');
  await expect.poll(() => fragment(page)).toBe('step=5');
  await page.getByRole('button', { name: 'First step' }).click();
  await expect(state(page, 'server')).toHaveText('OPEN');
  await page.locator('.log button').nth(3).click();
  await expect.poll(() => fragment(page)).toBe('step=3');
});

test('a cut cable: 1006 was never on the wire, and Back undoes the choice', async ({ page }) => {
  await open(page, 'closing/');
  await course(page).selectOption('cut');
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(end(page, 'client')).toContainText('code 1006');
  await expect(end(page, 'client')).toContainText('never on the wire: no Close came');
  await expect(state(page, 'server')).toHaveText('OPEN');
  await page.goBack();
  await expect(course(page)).toHaveValue('clean');
});

test('what somebody does travels with the link', async ({ page }) => {
  await open(page, 'closing/#scene=empty');
  const server = controls(page, 'server');
  await server.getByLabel('Close code').fill('4001');
  await server.getByLabel('Reason').fill('a.b~c 好');
  await server.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Last step' }).click();
  // The address follows both what was done and where the stepper stands.
  await expect.poll(() => fragment(page)).toMatch(/^step=5&.*do=/);
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link.replace('/closing/', '/zh/closing/'));
  await settled(page);
  await expect(end(page, 'client')).toContainText('code 4001');
  await expect(end(page, 'client')).toContainText('线路上：0f a1');
  await page.goto('about:blank');
  await open(page, 'closing/#scene=foo&do=zzz&lat=200');
  await expect(page.getByText('This link had parts I could not read: scene=foo do=zzz.')).toBeVisible();
  await expect(page.getByText('Latency, one way: 200 ms')).toBeVisible();
});

test('misuse of close() is said kindly, and nothing typed is lost', async ({ page }) => {
  await open(page, 'closing/');
  const client = controls(page, 'client');
  await client.getByLabel('Close code').fill('1001');
  await expect(client.getByText('close(1001) throws InvalidAccessError')).toBeVisible();
  await client.getByLabel('Close code').press('Enter');
  await expect(state(page, 'client')).toHaveText('OPEN');
  await client.getByLabel('Close code').fill('4000');
  await client.getByLabel('Reason').fill('好'.repeat(42));
  await expect(client.getByText('126 of 123 bytes')).toBeVisible();
  await expect(client.getByText('126 bytes in UTF-8, 3 too many')).toBeVisible();
  await client.getByLabel('Reason').fill('好'.repeat(41));
  await client.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(state(page, 'client')).toHaveText('CLOSING');
  await client.getByRole('button', { name: 'Send text' }).click();
  await expect(page.locator('.stepper')).toContainText('after its own Close an endpoint sends nothing more');
});

test('keys alone: course, steps, a close, the list', async ({ page }) => {
  await open(page, 'zh/closing/');
  await course(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(course(page)).toHaveValue('server');
  await page.getByRole('button', { name: '下一步' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(state(page, 'server')).toHaveText('CLOSING');
  await page.keyboard.press('End');
  await expect(state(page, 'client')).toHaveText('CLOSED');
  await page.keyboard.press('Home');
  await controls(page, 'client').getByLabel('关闭码').focus();
  await page.keyboard.press('Enter');
  await expect(state(page, 'client')).toHaveText('CLOSING');
  await expect(page.getByText('你已改动')).toBeVisible();
  await page.locator('.log button').last().focus();
  await page.keyboard.press('Enter');
  await expect(end(page, 'client')).toContainText('CLOSED');
});

test('the handshake’s courses fetch their engine', async ({ page }) => {
  await open(page, 'closing/#scene=refused&step=4');
  await expect(end(page, 'client')).toContainText('The 403 is not shown to the page');
  await course(page).selectOption('whole');
  await page.getByRole('button', { name: 'Next step' }).click();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(state(page, 'server')).toHaveText('OPEN');
  await expect(state(page, 'client')).toHaveText('CONNECTING');
});

test('the codes: who may send what', async ({ page }) => {
  await open(page, 'closing/');
  await used(page);
  const codes = page.locator('.codes');
  await codes.getByRole('button', { name: '1006', exact: true }).click();
  await expect(codes.locator('.wire')).toHaveText('never');
  await expect(codes.locator('.api')).toHaveText('close(1006) throws InvalidAccessError');
  await codes.getByLabel('Code', { exact: true }).fill('4242');
  await expect(codes.locator('.api')).toHaveText('close(4242) is allowed');
  await expect(codes).toContainText('88 02 10 92');
  await codes.getByLabel('Code', { exact: true }).fill('70000');
  await expect(codes).toContainText('“70000” is no close code');
  await expect.poll(() => fragment(page)).toBe('code=4242');
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link.replace('/closing/', '/zh/closing/'));
  await settled(page);
  await used(page);
  await expect(codes.locator('.api')).toContainText('close(4242)');
});

test('a dot runs along the wire from step to step, and stands where motion is reduced', async ({ page }) => {
  await open(page, 'closing/');
  await expect(page.getByText('Nothing has been sent yet.')).toBeVisible();
  const dot = page.locator('.packet').first();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(dot).toBeVisible();
  await expect(page.locator('.wire svg')).toHaveClass(/travels/);
  const duration = (): Promise<string> => dot.evaluate((each) => getComputedStyle(each).transitionDuration);
  expect(await duration()).toBe('0.32s, 0.32s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await duration()).toBe('0s, 0s');
  // A jump is no journey.
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(page.locator('.wire svg')).not.toHaveClass(/travels/);
});

test('who wants to guess is asked for the code before it is shown', async ({ page }) => {
  await open(page, 'closing/#scene=both');
  await page.getByLabel('Let me guess first').check();
  await page.getByRole('button', { name: 'Last step' }).click();
  const says = page.locator('.says').filter({ hasText: 'Which code does its CloseEvent report?' });
  await expect(says).toContainText('The server is CLOSED now.');
  await expect(end(page, 'server').locator('.values')).toHaveText('code ?');
  await expect(page.locator('.log li').last()).not.toContainText('CloseEvent');
  await says.getByRole('textbox').fill('4001');
  await says.getByRole('textbox').press('Enter');
  await expect(page.locator('.stepper')).toContainText('You said 4001. It is 1000.');
  await expect(end(page, 'server').locator('.values')).toContainText('code 1000');
  await page.getByLabel('Let me guess first').uncheck();
  await expect(page.locator('.log')).toContainText('CloseEvent 4001');
});

test('the handshake is refused and TLS fails by a button', async ({ page }) => {
  await open(page, 'closing/');
  await page.getByRole('button', { name: 'Begin with the handshake' }).click();
  await page.getByRole('button', { name: 'Refuse it (403)' }).click();
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(end(page, 'client')).toContainText('The 403 is not shown to the page');
  await page.getByRole('button', { name: 'First step' }).click();
  await page.getByRole('button', { name: 'Let TLS fail' }).click();
  await expect(end(page, 'client')).toContainText('browsers still say 1006');
  await expect(page.getByRole('button', { name: 'Refuse it (403)' })).toHaveAttribute('aria-disabled', 'true');
});

test('a text too long for a link is kept and said, and forced colours reach the drawing', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await open(page, 'closing/#step=1');
  const client = controls(page, 'client');
  await client.getByLabel('Text', { exact: true }).fill('x'.repeat(5000));
  await expect(client.getByText('This text has 5,000 characters')).toBeVisible();
  await expect(client.getByLabel('Text', { exact: true })).toHaveValue('x'.repeat(5000));
  const fill = await page
    .locator('.packet')
    .first()
    .evaluate((each) => getComputedStyle(each).fill);
  expect(fill).toBe(await page.evaluate(() => getComputedStyle(document.body).color));
});

for (const path of ['closing/', 'zh/closing/'])
  for (const theme of themesOf(path))
    test(`axe: ${path} ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, `${path}#scene=late&step=6`);
      await used(page);
      await expect(state(page, 'server')).toHaveText('CLOSING');
      expect((await axe(page, theme).analyze()).violations).toEqual([]);
    });

for (const path of ['closing/#scene=both&step=4', 'zh/closing/#scene=whole&step=9'])
  test(`360 px, no sideways scroll: ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, path);
    await used(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page, 24)).toEqual([]);
  });

test('without JavaScript the course and the codes can be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('closing/'));
  await expect(page.getByText('JavaScript is off')).toBeVisible();
  await expect(page.locator('.log')).toContainText('CloseEvent 1000 “bye”, wasClean true.');
  await expect(page.getByText('Nobody can: 1006 is never on the wire.')).toBeVisible();
  await context.close();
});
