/** The whole frames page without a mouse: every stop can be seen, the grid's keys do what the list of keys says. */
import type { Page } from '@playwright/test';
import { box, litAs, openBench } from './bench.ts';
import { expect, test } from './site.ts';

/** A fragmented Ping with RSV1 and a 16-bit length that does not need it: four problems, four header fields, a payload. */
const FAULTY = 'f=49fe000537fa213d7f9f4d5158&dir=c2s';

interface Stop {
  readonly name: string;
  readonly ring: boolean;
  readonly bit: number | null;
}

/** Where the focus is, and whether one can see it. */
const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const focused = document.activeElement as HTMLElement;
    const visible = (element: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    // A hidden radio shows its ring on its label, or on the words beside it.
    const hidden = focused.matches('input[type=radio]');
    const shown = [focused, ...(hidden ? [focused.nextElementSibling, focused.closest('label')] : [])].find(
      (each) => each && visible(each),
    );
    const rect = (shown ?? focused).getBoundingClientRect();
    return {
      name: `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent.trim().slice(0, 30)} ${focused.closest('label')?.textContent.trim() ?? ''}`,
      ring: shown !== undefined && rect.width > 0 && rect.bottom > 0 && rect.top < innerHeight,
      bit: focused.dataset['bit'] === undefined ? null : Number(focused.dataset['bit']),
    };
  });

for (const path of [`frames/#${FAULTY}`, 'zh/frames/#f=818537fa213d7f9f4d51588900&dir=c2s', 'frames/']) {
  test(`every stop of the Tab key is seen, forwards and back, /${path.slice(0, 20)}`, async ({ page }) => {
    await openBench(page, path);
    const seen: string[] = [];
    await page.keyboard.press('Tab');
    for (let presses = 0; presses < 120; presses++) {
      const here = await stop(page);
      if (here.name.startsWith('body')) break;
      expect(here.ring, `no focus ring on ${here.name}`).toBe(true);
      seen.push(here.name);
      await page.keyboard.press('Tab');
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(
      seen.filter((name) => /^button .*(?:bit \d of byte|字节第 \d 位|^button 第 \d+ 字节)/.test(name)).length,
      'the grid is one stop',
    ).toBeLessThanOrEqual(2);
    await box(page).focus();
    await page.keyboard.press('Shift+Tab');
    expect((await stop(page)).ring).toBe(true);
  });
}

test('after edits, with the menu of the frame and the payload’s box open, every stop has a ring and a name, from top to bottom', async ({
  page,
}) => {
  await openBench(page, 'zh/frames/#f=818537fa213d7f9f4d5158&dir=c2s');
  const menu = page.locator('.bar summary');
  await menu.click();
  await page.getByRole('group', { name: '在后面添加' }).getByText('← 客户端').click();
  await page.getByRole('button', { name: '文本', exact: true }).click();
  await page.locator('table[role=grid] [data-bit="3"]').click();
  await page.getByRole('button', { name: '编辑', exact: true }).last().click();
  await expect(page.locator('section textarea')).toBeFocused();
  await menu.click();
  await page.locator('header a').first().focus();
  const seen: string[] = [];
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const here = await stop(page);
    if (here.name.startsWith('body')) break;
    expect(here.ring, `no focus ring on ${here.name}`).toBe(true);
    expect(here.name.replace(/^\w+ /, '').trim(), 'a name').not.toBe('');
    seen.push(here.name);
  }
  const places = ['button 撤销', 'summary 帧', '后移', '第 0 字节', 'FIN', '以文本编辑负载'].map((name) =>
    seen.findIndex((each) => each.includes(name)),
  );
  expect(places, seen.join(' | ')).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('the grid’s keys', async ({ page }) => {
  await openBench(page, `frames/#${FAULTY}`);
  await page.locator('table[role=grid] [tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  const at = async (): Promise<number | null> => {
    const here = await stop(page);
    expect(here.ring, `no focus ring on ${here.name}`).toBe(true);
    return here.bit;
  };
  const walk: readonly (readonly [string, number])[] = [
    ['ArrowRight', 1],
    ['ArrowLeft', 0],
    ['ArrowLeft', 0],
    ['End', 7],
    ['ArrowDown', 15],
    ['Home', 8],
    ['ArrowUp', 0],
    ['PageDown', 32],
    ['PageDown', 64],
    ['PageUp', 32],
    ['Control+Home', 0],
    ['Control+ArrowRight', 1],
    ['Control+ArrowRight', 2],
    ['Control+ArrowRight', 3],
    ['Control+ArrowRight', 4],
    ['Control+ArrowRight', 8],
    ['f', 9],
    ['f', 16],
    ['f', 32],
    ['f', 64],
    ['Control+ArrowLeft', 32],
    ['Control+End', 103],
  ];
  for (const [key, bit] of walk) {
    await page.keyboard.press(key);
    await expect.poll(at, { message: key }).toBe(bit);
  }
  // Problems one after the other, and round again.
  const badges = await page
    .locator('table[role=grid] [data-bit]:has(.badge)')
    .evaluateAll((all) => all.map((each) => Number((each as HTMLElement).dataset['bit'])));
  expect(badges.length).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Control+End');
  for (const bit of [...badges, badges[0]!]) {
    await page.keyboard.press('i');
    await expect.poll(at).toBe(bit);
  }
  // p pins what the cursor stands on and lets it go again, Esc lets go too.
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([]);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('p');
  await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([1]);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([]);
  await page.keyboard.press('p');
  await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([1]);
  await page.keyboard.press('p');
  await expect.poll(async () => (await litAs(page, 'pin')).grid).toEqual([]);
});

test('? opens the list of keys, c the copy menu; Esc closes both and the focus returns', async ({ page }) => {
  await openBench(page, 'frames/#f=818537fa213d7f9f4d5158&dir=c2s');
  await page.locator('table[role=grid] [tabindex="0"]').focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys in the bit grid' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  expect((await stop(page)).bit).toBe(0);
  await page.keyboard.press('c');
  const form = page.getByRole('button', { name: /Uint8Array/ });
  await expect(form).toBeVisible();
  await form.focus();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});

test('fields and problems one after the other by their buttons', async ({ page }) => {
  await openBench(page, `frames/#${FAULTY}`);
  const pinned = async () => (await litAs(page, 'pin')).grid;
  const first = await pinned();
  expect(first.length, 'the first problem is pinned').toBeGreaterThan(0);
  const next = page.getByRole('button', { name: 'Next problem' });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect.poll(pinned).not.toEqual(first);
  await page.getByRole('button', { name: 'Previous problem' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(pinned).toEqual(first);
  const forward = page.getByRole('button', { name: /Next field/ });
  await forward.focus();
  const visited: string[] = [];
  for (let i = 0; i < 8; i++) {
    const before = JSON.stringify(await pinned());
    await page.keyboard.press('Enter');
    await expect.poll(async () => JSON.stringify(await pinned())).not.toBe(before);
    visited.push(JSON.stringify(await pinned()));
  }
  expect(new Set(visited).size).toBe(8);
});

test('the strip is one stop with arrow keys of its own', async ({ page }) => {
  await openBench(page, 'frames/#f=818537fa213d7f9f4d5158&dir=c2s');
  await page.locator('.pill[tabindex="0"]').focus();
  for (const [key, byte] of [
    ['ArrowRight', 1],
    ['End', 10],
    ['ArrowLeft', 9],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator('.pill:focus')).toHaveAttribute('data-byte', String(byte));
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await litAs(page, 'pin')).strip).toEqual([1]);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await litAs(page, 'pin')).strip).toEqual([]);
});
