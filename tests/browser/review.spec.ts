/** The review: a day's cards by keyboard, their return by a clock that is set, the deck with the course's progress, a phone. */
import type { Page } from '@playwright/test';
import { overflow, smallTargets } from './bench.ts';
import { at, expect, open, test } from './site.ts';

const MONDAY = new Date(2026, 2, 2, 10);
const later = (days: number): Date => new Date(2026, 2, 2 + days, 10);
const card = (page: Page) => page.locator('form.card');

/** Answers the card on screen by keyboard, with whatever: the first option, or a number. */
async function answer(page: Page): Promise<void> {
  const field = card(page).locator('input').first();
  await expect(field).toBeFocused();
  if ((await field.getAttribute('type')) === 'radio') await page.keyboard.press('Space');
  else await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(card(page).getByText(/It comes back/)).toBeVisible();
}

test('an empty deck says how it fills; five cards are asked by keyboard; then it says what is next', async ({ page }) => {
  await page.clock.setFixedTime(MONDAY);
  await open(page, 'review/');
  await expect(page.getByRole('heading', { name: 'Your deck is empty' })).toBeVisible();
  for (const lesson of ['The first two bytes', 'One length, three spellings'])
    await page.getByRole('button', { name: `Take the cards of “${lesson}” into the deck` }).click();
  await expect(page.getByText('Card 1 of 5 today')).toBeVisible();
  await card(page).locator('input').first().focus();
  const asked = new Set<string>();
  for (let number = 1; number <= 5; number++) {
    await expect(page.getByText(`Card ${number} of 5 today`)).toBeVisible();
    asked.add((await card(page).getAttribute('data-card'))!);
    await answer(page);
    await expect(page.getByRole('button', { name: number < 5 ? 'Next card' : 'Finish' })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  expect(asked.size).toBe(5);
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await expect(page.getByText('5 cards come back tomorrow.')).toBeVisible();
  // The same day there are no more by themselves; the next day there are, with other numbers.
  await open(page, 'review/');
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await open(page, 'course/');
  await expect(page.getByText('nothing is due today')).toBeVisible();
  await page.clock.setFixedTime(later(1));
  await open(page, 'course/');
  await expect(page.getByText('5 cards are due today')).toBeVisible();
  await open(page, 'review/');
  await expect(page.getByText('Card 1 of 5 today')).toBeVisible();
  // Cleared with the progress of the course.
  await open(page, 'course/');
  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.getByRole('button', { name: 'Yes, clear it' }).click();
  await open(page, 'review/');
  await expect(page.getByRole('heading', { name: 'Your deck is empty' })).toBeVisible();
});

test('a wrong answer is told with its reason and the right one, and an empty one is not judged', async ({ page }) => {
  await page.clock.setFixedTime(MONDAY);
  await open(page, 'zh/review/');
  await page.getByRole('button', { name: /把“最前面的两个字节”的卡片放入/ }).click();
  await expect(card(page)).toHaveAttribute('data-card', 'read-opcode');
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByText('“操作码”还没有填。')).toBeVisible();
  await card(page).getByRole('textbox').fill('77');
  await page.keyboard.press('Enter');
  await expect(card(page).getByText('还不对。')).toBeVisible();
  await expect(card(page).getByText('你读出的是 77。')).toBeVisible();
  await expect(card(page).getByText('这张卡片明天再来。')).toBeVisible();
});

test('on a phone it is no wider than the page, and without a script it says which cards there are', async ({ page, browser }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'zh/review/');
  await page.getByRole('button', { name: /放入/ }).first().click();
  await expect(card(page)).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await smallTargets(page, 24)).toEqual([]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(at('review/'));
  await expect(still.getByText('The cards are drawn in your browser')).toBeVisible();
  await expect(still.getByRole('link', { name: 'The first two bytes' })).toBeVisible();
  await context.close();
});
