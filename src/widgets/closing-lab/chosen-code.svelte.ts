/**
 * The close code that is looked at: the explorer shows it, the page's link holds it.
 *
 * Knows that a browser shows one page. Must not be changed while a page is rendered: what is prerendered is the first code.
 */
import { FIRST_CODE } from './closing-link.ts';

class ChosenCode {
  #code = $state(FIRST_CODE);
  #typed = $state(String(FIRST_CODE));

  /** 0 to 65535. */
  get code(): number {
    return this.#code;
  }

  /** What stands in the field: the code, or what is none. */
  get typed(): string {
    return this.#typed;
  }

  choose(code: number, typed = String(code)): void {
    this.#code = code;
    this.#typed = typed;
  }
}

export const chosenCode = new ChosenCode();
