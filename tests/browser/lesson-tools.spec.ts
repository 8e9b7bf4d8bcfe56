/** Tools inside of lessons: they work there, leave the address bar to the lesson, and lead to their own page with what they show. */
import { expect, open, test, used } from './site.ts';

test('a frame is edited in a lesson and taken along to the dissector', async ({ page }) => {
  await open(page, 'lessons/text-and-binary/');
  await used(page);
  const tool = page.locator('#characters');
  await tool.scrollIntoViewIfNeeded();
  await tool.hover();
  const payload = tool.locator('section:has(#payload-heading)');
  await payload.getByRole('button', { name: 'Edit' }).click();
  await payload.getByRole('textbox').fill('é');
  await expect(tool.locator('.frame')).toContainText('Text frame, 2 bytes');
  await expect(tool.getByTestId('counts')).toContainText('0 problems');
  expect(new URL(page.url()).hash).toBe('');
  await tool.getByRole('link', { name: 'Open this in the tool' }).click();
  await expect(page).toHaveURL(/\/frames\/#f=8102c3a9&dir=s2c$/);
  await expect(page.getByTestId('counts')).toContainText('1 frame');
  await expect(page.locator('.frame')).toContainText('Text frame, 2 bytes');
});

test('the proxy scene alone stands in its lesson, and its masking goes along to the tool', async ({ page }) => {
  await open(page, 'lessons/why-masking/');
  await used(page);
  const tool = page.locator('#proxy');
  await tool.scrollIntoViewIfNeeded();
  await expect(tool.getByText('Masking key', { exact: true })).toHaveCount(0);
  await tool.getByText('Key fresh', { exact: true }).click();
  await tool.getByRole('button', { name: 'Last step' }).click();
  await expect(tool).toContainText('Nobody behind it is harmed.');
  expect(new URL(page.url()).hash).toBe('');
  await tool.getByRole('link', { name: 'Open this in the tool' }).click();
  await expect(page).toHaveURL(/\/masking\/#.*scene=fresh/);
});
