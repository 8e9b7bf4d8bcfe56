/**
 * Things on their way from where they stand to where they stand next: bytes that a step puts into their cells.
 *
 * Knows places on the page and the Web Animations API. Must not know what travels, or why. Where nothing may move, nothing
 * does: the token `--t-move` is 0 then (tokens.css, base.css).
 */
import './travel.css';
import type { Speed } from './stepper.ts';

/** One thing on its way. */
export interface Trip {
  /** What it looks like: its text, and the role that paints it (roles.css). */
  readonly text: string;
  readonly role: string;
  readonly from: DOMRect;
  readonly to: DOMRect;
}

/** How fast, and what shows only once the travellers have come: first what they become, `last` what nobody brings. */
export interface Arrivals {
  readonly speed: Speed;
  readonly arriving?: readonly Element[];
  readonly last?: readonly Element[];
}

/** Milliseconds of a computed CSS time, such as `320ms` or `.32s`; 0 for what is none. */
export function milliseconds(time: string): number {
  const [, number, unit] = /^(\d*\.?\d+)(m?s)$/.exec(time.trim()) ?? [];
  return number === undefined ? 0 : Number(number) * (unit === 's' ? 1000 : 1);
}

export class Travels {
  #running: Animation[] = [];
  #travellers: HTMLElement[] = [];

  /** Sends all of them off at once over `stage`, which is positioned. */
  start(stage: HTMLElement, trips: readonly Trip[], { speed, arriving = [], last = [] }: Arrivals): void {
    this.stop();
    const style = getComputedStyle(stage);
    const duration = milliseconds(style.getPropertyValue('--t-move')) / speed;
    if (duration === 0) return;
    const fade = milliseconds(style.getPropertyValue('--t-value')) / speed;
    const easing = style.getPropertyValue('--ease');
    const origin = stage.getBoundingClientRect();
    for (const trip of trips) this.#send(stage, trip, origin, { duration, easing });
    for (const part of arriving) this.#run(part, [{ opacity: 0 }, { opacity: 0 }], { duration });
    for (const part of last) {
      const offset = duration / (duration + fade);
      this.#run(part, [{ opacity: 0 }, { opacity: 0, offset }, { opacity: 1 }], { duration: duration + fade });
    }
  }

  /** Everything is where it belongs, at once. */
  stop(): void {
    for (const animation of this.#running) animation.cancel();
    for (const traveller of this.#travellers) traveller.remove();
    this.#running = [];
    this.#travellers = [];
  }

  #send(stage: HTMLElement, { text, role, from, to }: Trip, origin: DOMRect, timing: KeyframeAnimationOptions): void {
    const traveller = document.createElement('span');
    traveller.className = 'traveller';
    traveller.dataset['role'] = role;
    traveller.setAttribute('aria-hidden', 'true');
    traveller.textContent = text;
    // As large as the larger place, from centre to centre: what is written on it keeps its size.
    const [width, height] = [Math.max(from.width, to.width), Math.max(from.height, to.height)];
    traveller.style.width = `${width}px`;
    traveller.style.height = `${height}px`;
    stage.append(traveller);
    this.#travellers.push(traveller);
    const at = (place: DOMRect): string =>
      `translate(${place.left + (place.width - width) / 2 - origin.left}px, ${place.top + (place.height - height) / 2 - origin.top}px)`;
    this.#run(traveller, [{ transform: at(from) }, { transform: at(to) }], { ...timing, fill: 'forwards' }).addEventListener(
      'finish',
      () => {
        traveller.remove();
      },
    );
  }

  #run(element: Element, frames: Keyframe[], timing: KeyframeAnimationOptions): Animation {
    const animation = element.animate(frames, timing);
    this.#running.push(animation);
    return animation;
  }
}
