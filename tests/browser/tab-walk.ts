/** Walks a page with the Tab key: what gets the focus, what it is called, and whether it shows. */
import type { Page } from '@playwright/test';

export interface Stop {
  readonly tag: string;
  readonly name: string;
  readonly cell: string;
  /** A ring of two pixels or more, on it or on what stands for it. */
  readonly ring: boolean;
}

/** The stops from where the focus is until it leaves the page, or `most` of them. */
export async function tabStops(page: Page, most = 100): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < most) {
    const stop = await page.evaluate((): Stop | null => {
      const focused = document.activeElement as (HTMLElement & Partial<Pick<HTMLInputElement, 'labels'>>) | null;
      if (!focused || focused.localName === 'body') return null;
      const shown = (element: Element | null): boolean => {
        if (!element) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      };
      const labels = [...(focused.labels ?? [])].map((label) => label.textContent).join(' ');
      const name = focused.getAttribute('aria-label') ?? (labels || focused.textContent);
      return {
        tag: focused.localName,
        name: name.trim(),
        cell: focused.dataset['cell'] ?? focused.dataset['byte'] ?? '',
        ring: shown(focused) || shown(focused.nextElementSibling),
      };
    });
    if (stop === null) break;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  return stops;
}
