/**
 * The live panel's Flood: 50,000 messages to the endpoint in the page, about 200,000 rows. The longest main-thread task while they come, and
 * of what a person does with them then. Median of three fresh pages. The target is 50 ms.
 */
import type { Page } from '@playwright/test';
import { aftermath, type Busy, busyWhile, headers, onFreshPages, row } from './longest-task.ts';

export const name = 'A flood of 50,000 messages in the live panel (target for each task 50 ms)';

const RUNS = 3;

const list = (page: Page) => page.getByRole('listbox');
const press = (page: Page, label: string): Promise<void> => page.getByRole('button', { name: label, exact: true }).click();

/** While the flood comes, and behind it, each under its own trace. */
const USES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['the first second and a half', (page) => press(page, 'Flood').then(() => page.waitForTimeout(1500))],
  ['filter while it comes', (page) => page.getByLabel('Data frames').uncheck()],
  [
    'filter away, pause, go on',
    (page) =>
      page
        .getByLabel('Data frames')
        .check()
        .then(() => press(page, 'Pause'))
        .then(() => press(page, 'Go on')),
  ],
  [
    'until all is here',
    (page) =>
      page
        .locator('.count')
        .filter({ hasText: /^200,\d{3} rows/ })
        .waitFor({ timeout: 120_000 }),
  ],
  [
    'scroll anywhere, thirty times',
    (page) =>
      list(page).evaluate(async (box) => {
        for (let at = 0; at < 30; at++) {
          box.scrollTop = (box.scrollHeight * ((at * 7) % 30)) / 30;
          await new Promise(requestAnimationFrame);
        }
      }),
  ],
  ['filter 200,000 rows', (page) => page.getByLabel('Script', { exact: true }).uncheck()],
  [
    'choose a row, End, Home',
    async (page) => {
      await list(page).getByRole('option').nth(5).click();
      await page.keyboard.press('End');
      await page.waitForTimeout(200);
      await page.keyboard.press('Home');
    },
  ],
  [
    'export JSON',
    async (page) => {
      await page.locator('.tools').getByText('Export', { exact: true }).click();
      const download = page.waitForEvent('download');
      await press(page, 'JSON');
      await (await download).path();
    },
  ],
  ['clear', (page) => press(page, 'Clear')],
];

export async function run(): Promise<{ headers: string[]; rows: string[][]; notes: string[] }> {
  const measured = await onFreshPages(
    RUNS,
    '',
    async ({ page, session }) => {
      // The rest of the panel comes with its first use.
      while (!(await page.locator('.deeds').isVisible())) await page.mouse.move(5 + Math.random() * 9, 5);
      const uses: Busy[] = [];
      for (const [, use] of USES) {
        uses.push(
          await busyWhile(session, async () => {
            await use(page);
            await aftermath(page);
          }),
        );
      }
      return uses;
    },
    'live/',
  );
  return {
    headers: headers(RUNS),
    rows: USES.map(([label], use) =>
      row(
        `${label}, processor time`,
        measured.map((uses) => uses[use]!.processor),
      ),
    ),
    notes: [],
  };
}
