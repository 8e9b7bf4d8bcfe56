/**
 * A pasted log of 20,000 lines that take turns (`→ 81 85 …`, `← 81 05 …`), each a part of its own: how long until it is
 * read, and the longest main-thread task on the way and when it is used. Median of three fresh pages. The target is 50 ms.
 */
import type { Page } from '@playwright/test';
import { aftermath, busyWhile, headers, onFreshPages, paste, row, type Busy } from './longest-task.ts';

export const name = 'A conversation of 20,000 lines that take turns, pasted with Ctrl+V (target for each task 50 ms)';

const LINES = 20_000;
const RUNS = 3;

/** JSON from either side, the client's masked; every 500th answer has RSV1 set, which nothing agreed on. */
function conversation(): string {
  const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return Array.from({ length: LINES }, (_, i) => {
    const isClient = i % 2 === 0;
    const text = JSON.stringify(isClient ? { id: i, method: 'get', params: [`item ${i}`] } : { id: i - 1, result: i * 7 });
    const payload = [...text].map((character) => character.charCodeAt(0));
    if (!isClient) return `← ${hex([i % 1000 === 501 ? 0xc1 : 0x81, payload.length, ...payload])}`;
    const key = [0x37, i >> 8, i & 0xff, 0x3d];
    return `→ ${hex([0x81, 0x80 | payload.length, ...key, ...payload.map((byte, at) => byte ^ key[at % 4]!)])}`;
  }).join('\n');
}

/** What a person does with it afterwards, each under its own trace. */
const USES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['next problem', (page) => page.getByRole('button', { name: 'Next problem' }).click()],
  [
    'to the last frame and back',
    async (page) => {
      await page.getByRole('listbox').focus();
      await page.keyboard.press('End');
      await page.waitForTimeout(200);
      await page.keyboard.press('Home');
    },
  ],
  ['filter by text', (page) => page.getByRole('searchbox').fill('ITEM 19998')],
  ['filter away', (page) => page.getByRole('searchbox').fill('')],
  ['list of messages', (page) => page.getByText('Messages', { exact: true }).first().click()],
  ['show all', (page) => page.getByRole('button', { name: 'Show all' }).first().click()],
];

export async function run(): Promise<{ headers: string[]; rows: string[][]; notes: string[] }> {
  const text = conversation();
  const measured = await onFreshPages(RUNS, text, async ({ page, session }) => {
    const started = performance.now();
    let [preview, read] = [0, 0];
    const uses: Busy[] = [];
    const during = await busyWhile(session, async () => {
      const first = page.getByTestId('counts').filter({ hasText: 'messages' }).waitFor();
      const whole = paste(page, LINES.toLocaleString('en'));
      await first;
      preview = performance.now() - started;
      await whole;
      read = performance.now() - started;
      await aftermath(page);
    });
    for (const [, use] of USES) {
      uses.push(
        await busyWhile(session, async () => {
          await use(page);
          await aftermath(page);
        }),
      );
    }
    return { preview, read, during, uses };
  });
  return {
    headers: headers(RUNS),
    rows: [
      row(
        'paste to first frames (with trace)',
        measured.map(({ preview }) => preview),
      ),
      row(
        'paste to complete list (with trace)',
        measured.map(({ read }) => read),
      ),
      row(
        'longest main-thread task while pasting',
        measured.map(({ during }) => during.wall),
      ),
      row(
        'the same, processor time',
        measured.map(({ during }) => during.processor),
      ),
      ...USES.map(([label], use) =>
        row(
          `longest task: ${label}`,
          measured.map(({ uses }) => uses[use]!.wall),
        ),
      ),
    ],
    notes: [`${(text.length / 1e6).toFixed(1)} MB of text, ${LINES.toLocaleString('en')} lines`],
  };
}
