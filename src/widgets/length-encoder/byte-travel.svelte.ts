/**
 * Sends bytes from the working into the header when a step writes them there, and back when it is taken back.
 *
 * Knows which byte of the working becomes which of the header. Must not know how things move (ui/travel.ts), or whether they may.
 */
import { untrack } from 'svelte';
import type { LengthFacts } from '../../i18n/length/facts.ts';
import { type Trip, Travels } from '../../ui/travel.ts';
import type { Encoder } from './encoder.svelte.ts';
import { type HeaderCell, pictureOf } from './picture.ts';

/** Header bytes that a step writes. */
const written = (facts: LengthFacts, step: number): readonly HeaderCell[] =>
  pictureOf(facts, step, false).cells.filter(({ changed }) => changed);

/** For the setup of the component whose root is `stage`. Only a step on or back by one moves anything: no jump, no link, no other length. */
export function byteTravel(encoder: Encoder, stage: () => HTMLElement | undefined): void {
  const travels = new Travels();
  let seen = { step: 0, facts: encoder.facts };
  let back: readonly Trip[] = [];

  // Before the page follows: what is about to be taken back still stands where it is.
  $effect.pre(() => {
    const { facts, lookedAt, stepper } = encoder;
    const { index } = stepper;
    travels.stop();
    const root = untrack(stage);
    const isBack = lookedAt === null && facts === seen.facts && index === seen.step - 1;
    back = root && isBack ? trips(root, written(facts, seen.step)).map(reversed) : [];
  });
  $effect(() => {
    const { facts, lookedAt, stepper } = encoder;
    const { index, asking } = stepper;
    const isNext = lookedAt === null && facts === seen.facts && index === seen.step + 1 && !asking;
    seen = { step: index, facts };
    const root = untrack(stage);
    if (!root) return;
    const { speed } = untrack(() => stepper);
    if (back.length > 0) travels.start(root, back, { speed });
    else if (isNext) {
      const cells = written(facts, index);
      const digits = (those: readonly HeaderCell[]) =>
        those.flatMap((cell) => [...root.querySelectorAll(`[data-byte="${cell.index}"] > span`)]);
      travels.start(root, trips(root, cells), {
        speed,
        arriving: digits(cells.filter(({ padding }) => !padding)),
        last: digits(cells.filter(({ padding }) => padding)),
      });
    }
  });
}

/** The ways of `cells` from the working into the header. A zero in front comes from nowhere. */
function trips(root: HTMLElement, cells: readonly HeaderCell[]): Trip[] {
  return cells.flatMap(({ index, role }) => {
    const from = root.querySelector(`[data-becomes="${index}"]`);
    const to = root.querySelector(`[data-byte="${index}"]`);
    if (!from || !to) return [];
    return [{ text: from.textContent, role, from: from.getBoundingClientRect(), to: to.getBoundingClientRect() }];
  });
}

const reversed = ({ from, to, ...look }: Trip): Trip => ({ ...look, from: to, to: from });
