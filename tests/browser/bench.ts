/** What the specs of the frames page do again and again: paste, wait until it is read, look at one span in every view. */
import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './site.ts';

export const FRAMES = { en: 'frames/', zh: 'zh/frames/' } as const;

export const box = (page: Page): Locator => page.locator('.box textarea');
export const table = (page: Page): Locator => page.locator('.fields tbody tr');
export const counts = (page: Page): Locator => page.getByTestId('counts');
export const list = (page: Page): Locator => page.getByRole('listbox');

/** Opens the frames page at a link with frames, with everything fetched, as it is once somebody began to use it. */
export async function openBench(page: Page, path: string = FRAMES.en): Promise<void> {
  await open(page, path);
  await page.mouse.move(5, 5);
  await page.mouse.move(8, 8);
  // The payload is the last part to come.
  await expect(page.locator('#payload-heading')).toBeVisible();
  // Until the link is read, edits wait in line: the sentence in place of their buttons is there as long.
  await expect(page.locator('.edit > p')).toHaveCount(0);
}

/** Puts `text` on the clipboard and pastes it over what is in the box, with the real keys. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

/** The row of the field table with this name. */
export const row = (page: Page, name: string): Locator =>
  table(page).filter({ has: page.locator('th button', { hasText: new RegExp(`^\\S*\\s*${name}$`) }) });

/** The value of a field of the table, white space folded: of its control where it has one. */
export async function valueOf(page: Page, name: string): Promise<string> {
  const value = await row(page, name)
    .locator('.value')
    .evaluate((cell: HTMLElement) => {
      const control = cell.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
      if (control instanceof HTMLSelectElement) return `0x${Number(control.value).toString(16)}`;
      const shown = cell.querySelector<HTMLElement>('[role=switch] b') ?? cell.querySelector<HTMLElement>(':scope > span') ?? cell;
      return control?.value ?? shown.innerText;
    });
  return value.trim().replace(/\s+/g, ' ');
}

/** What is lit in each view: bytes of the strip, bits of the grid, rows of the table, payload text, characters of the box. */
export interface Lit {
  readonly strip: readonly number[];
  readonly grid: readonly number[];
  readonly table: readonly string[];
  readonly text: string;
  readonly box: string;
}

/** Reads what is lit as `kind` (hover or pin) everywhere. */
export async function litAs(page: Page, kind: 'hover' | 'pin'): Promise<Lit> {
  return page.evaluate((wanted) => {
    const lights = [wanted, 'both'];
    const lit = (selector: string): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => lights.includes(each.dataset['light'] ?? ''));
    // The grid rings a span in each row it crosses: a ring spans the cells from data-from to data-to of its row.
    const rings = [...document.querySelectorAll<HTMLElement>('table[role=grid] .ring:not(.lane)')].filter(
      (ring) => ring.classList.contains('pin') === (wanted === 'pin'),
    );
    const grid = rings.flatMap((ring) => {
      const first = Number(ring.closest('tr')!.querySelector<HTMLElement>('[data-bit]')?.dataset['bit']);
      const [from, to] = [Number(ring.dataset['from']), Number(ring.dataset['to'])];
      return Array.from({ length: to - from }, (_, at) => first + from + at);
    });
    const marks = [...document.querySelectorAll(`.marks [data-kind=${wanted}] mark`)];
    return {
      strip: lit('.pill').map((pill) => Number(pill.dataset['byte'])),
      grid: grid.sort((a, b) => a - b),
      table: lit('.fields tbody tr').map((each) => each.querySelector('th button')!.textContent.trim().replace(/\s+/g, ' ')),
      text: lit('.text [data-at]')
        .map((each) => each.textContent)
        .join(''),
      box: marks.map((mark) => mark.textContent).join('|'),
    };
  }, kind);
}

/** The sizes of everything that can be clicked or tapped and is on screen, where `least` is not reached, as readable lines. */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const inSentence = (element: Element): boolean => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, label, [role=option]')]
      .filter((element) => {
        const { visibility } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        // Visually hidden radios are clicked through their labels.
        return visibility !== 'hidden' && width > 1 && height > 1 && !inSentence(element);
      })
      .filter((element) => {
        const target = element.matches('input[type=checkbox], input[type=radio]') ? (element.closest('label') ?? element) : element;
        const { width, height } = target.getBoundingClientRect();
        return width < pixels - 0.5 || height < pixels - 0.5;
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${element.outerHTML.slice(0, 90)} ${width.toFixed(1)}x${height.toFixed(1)}`;
      });
  }, least);
}

/** How many pixels the page scrolls sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Everything that moves, or would at its next change: running animations, and elements with a time of transition or animation. */
export const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const milliseconds = (list: string): number =>
      Math.max(...list.split(',').map((each) => Number.parseFloat(each) * (each.trim().endsWith('ms') ? 1 : 1000)));
    const timed = [...document.querySelectorAll('*')].flatMap((element) =>
      [null, '::before', '::after'].map((pseudo) => ({ element, style: getComputedStyle(element, pseudo) })),
    );
    return [
      ...document.getAnimations().map((animation) => `running: ${animation.id}`),
      ...timed
        .filter(
          ({ style }) =>
            milliseconds(style.transitionDuration) > 0 || (style.animationName !== 'none' && milliseconds(style.animationDuration) > 0),
        )
        .map(({ element }) => element.outerHTML.slice(0, 80)),
    ];
  });
