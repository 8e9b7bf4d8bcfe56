/**
 * A scroll box that draws only what is in view: measures the box and its items, and says which items to draw.
 *
 * Knows a scrolling element and the items marked `data-item` in it, all of one size. Must not know what they show.
 * On the server it draws the first items; sizes are set through the CSSOM, since style attributes are blocked.
 */
import { scrollTo, windowOf, type ItemWindow } from './windowing.ts';

interface Options {
  readonly count: () => number;
  readonly axis?: 'x' | 'y';
  /** Items drawn beyond either edge. */
  readonly margin?: number;
  /** Items drawn before anything is measured. */
  readonly initial?: number;
}

export class ScrollWindow {
  #scroll = $state(0);
  #size = $state(0);
  #pitch = $state(0);
  #lead = 0;
  #box: HTMLElement | null = null;
  readonly #options: Options;
  readonly #horizontal: boolean;
  readonly items: ItemWindow = $derived.by(() => windowOf(this.#view(), this.#options.margin ?? 8, this.#options.initial ?? 24));

  constructor(options: Options) {
    this.#options = options;
    this.#horizontal = options.axis === 'x';
  }

  /** Attachment for the scroll box. */
  readonly box = (box: HTMLElement): (() => void) => {
    this.#box = box;
    const measure = (): void => {
      this.#measure(box);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', measure);
      this.#box = null;
    };
  };

  /** Attachment for the empty space before the drawn items. */
  readonly before = (space: HTMLElement): void => {
    this.#stretch(space, this.items.before);
  };

  /** Attachment for the empty space after the drawn items. */
  readonly after = (space: HTMLElement): void => {
    this.#stretch(space, this.items.after);
  };

  /** Scrolls the box so that item `index` is in view; does nothing before the box is measured. */
  bring(index: number): void {
    const box = this.#box;
    if (box === null) return;
    this.#measure(box);
    if (this.#pitch === 0) return;
    const target = scrollTo(index, this.#view()) + this.#lead;
    if (this.#horizontal) box.scrollLeft = target;
    else box.scrollTop = target;
    this.#measure(box);
  }

  #view() {
    return { scroll: this.#scroll, size: this.#size, pitch: this.#pitch, count: this.#options.count() };
  }

  #stretch(space: HTMLElement, pixels: number): void {
    const side = this.#horizontal ? 'width' : 'height';
    // A short list keeps the very HTML that was prerendered.
    if (pixels > 0 || space.style[side] !== '') space.style[side] = `${pixels}px`;
  }

  #measure(box: HTMLElement): void {
    const [first, second] = box.querySelectorAll('[data-item]');
    const edge = (element: Element): number => {
      const rect = element.getBoundingClientRect();
      return this.#horizontal ? rect.left : rect.top;
    };
    const position = this.#horizontal ? box.scrollLeft : box.scrollTop;
    if (first && second) this.#pitch = edge(second) - edge(first);
    const space = box.querySelector('[data-before]');
    if (space) this.#lead = edge(space) - edge(box) + position;
    this.#size = this.#horizontal ? box.clientWidth : box.clientHeight;
    this.#scroll = position - this.#lead;
  }
}
