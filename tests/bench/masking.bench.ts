/**
 * The longest main-thread task on the masking page with a payload of 1 MiB: pasted with a real Ctrl+V, jumped about in,
 * its key typed, its steps played with. Median of three fresh pages. Measures; the target is 50 ms.
 */
import type { Page } from '@playwright/test';
import { aftermath, type Busy, busyWhile, median, ms, onFreshPages } from './longest-task.ts';

export const name = 'Longest main-thread task on the masking page: a payload of 1 MiB (target 50 ms)';

const RUNS = 3;
const LENGTH = 1024 * 1024;

const jump = async (page: Page, byte: number): Promise<void> => {
  await page.getByLabel('Go to byte').fill(String(byte));
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await page.locator(`[data-cell="plain-${byte}"]`).waitFor();
};

/** What is done with the long payload, each under its own trace. */
const USES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'paste 1 MiB of text',
    async (page) => {
      await page.getByLabel('Payload', { exact: true }).focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
      await page.getByText('1 MiB. The field shows the beginning').waitFor();
    },
  ],
  [
    'jump to five bytes',
    async (page) => {
      for (const byte of [500_000, 1_048_575, 0, 777_777, 12]) await jump(page, byte);
    },
  ],
  [
    'type a key',
    async (page) => {
      await page.getByRole('textbox', { name: 'Masking key' }).fill('');
      await page.getByRole('textbox', { name: 'Masking key' }).pressSequentially('0badf00d');
    },
  ],
  ['random key', (page) => page.getByRole('button', { name: 'Random' }).click()],
  ['unmask', (page) => page.getByText('Unmask ↑').click()],
  [
    'bit by bit, through all steps',
    async (page) => {
      await page.getByText('Bit by bit', { exact: true }).click();
      await page.getByRole('slider').first().focus();
      for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowRight');
    },
  ],
  [
    'scroll through the lanes',
    async (page) => {
      await page.locator('[data-cell^="plain-"]').first().hover();
      for (let i = 0; i < 5; i++) await page.mouse.wheel(0, 20_000);
    },
  ],
  ['write it as hex', (page) => page.locator('label', { has: page.getByRole('radio', { name: 'Hex' }) }).click()],
];

export async function run(): Promise<{ headers: string[]; rows: string[][]; notes: string[] }> {
  const text = '{"type":"tick","symbol":"ABC","price":101.25}\n'.repeat(LENGTH).slice(0, LENGTH);
  const runs = await onFreshPages(
    RUNS,
    text,
    async ({ page, session }) => {
      const busy: Busy[] = [];
      for (const [, act] of USES) {
        busy.push(
          await busyWhile(session, async () => {
            await act(page);
            await aftermath(page);
          }),
        );
      }
      return busy;
    },
    'masking/',
  );
  const columns = (busy: readonly Busy[]): string[] => [
    ms(median(busy.map(({ wall }) => wall))),
    ms(median(busy.map(({ processor }) => processor))),
    ms(Math.max(...busy.map(({ wall }) => wall))),
  ];
  return {
    headers: ['longest task', 'median', 'processor time', 'worst run'],
    rows: USES.map(([label], at) => [label, ...columns(runs.map((busy) => busy[at]!))]),
    notes: [`${LENGTH.toLocaleString('en')} bytes of text, ${RUNS} fresh pages`],
  };
}
