/**
 * Solves any exercise of a lesson with keys alone, from its data: one way of answering a kind.
 *
 * Knows how each kind is worked by hand. Must not know any lesson. The focus must stand before the exercise or in it; it is moved with
 * Tab, as somebody without a pointer would.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { compact } from '../../src/lesson/exercise/check.ts';
import type { Exercise, ExerciseKind } from '../../src/lesson/exercise/schema.ts';

type Solve<Kind extends ExerciseKind> = (at: Place, exercise: Extract<Exercise, { kind: Kind }>) => Promise<void>;

interface Place {
  readonly page: Page;
  /** The section of the exercise. */
  readonly card: Locator;
}

/** Moves the focus with the Tab key until `wanted` has it. Fails when the page ends before. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stops = 0; stops < 300; stops++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let each = 0; each < times; each++) await page.keyboard.press(key);
}

/** Takes one of several radio buttons: those of a group are one stop of Tab. */
async function takeOption({ page, card }: Place, index: number): Promise<void> {
  await tabTo(page, card.locator('input').first());
  await press(page, 'Space');
  await press(page, 'ArrowDown', index);
  await expect(card.locator('input').nth(index)).toBeChecked();
}

async function fillBlanks({ page, card }: Place, answers: readonly (string | number)[]): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await tabTo(page, card.locator('.blanks input').nth(index));
    await page.keyboard.type(String(answer));
  }
}

/** The next control may stand above what has the focus now. */
async function backToTop(card: Locator): Promise<void> {
  await card.locator('.prompt').evaluate((prompt: HTMLElement) => {
    prompt.tabIndex = -1;
    prompt.focus();
  });
}

async function typeBytes({ page, card }: Place, { solution }: { readonly solution: string }): Promise<void> {
  await tabTo(page, card.locator('.type input'));
  await press(page, 'ControlOrMeta+A');
  await page.keyboard.type(compact(solution));
}

const SOLVE: { readonly [Kind in ExerciseKind]: Solve<Kind> } = {
  async predict(at, { options }) {
    // Never the right one: the guess is kept as it was made.
    await takeOption(
      at,
      options.findIndex(({ right }) => !right),
    );
  },
  choice: async (at, { options }) =>
    takeOption(
      at,
      options.findIndex(({ right }) => right),
    ),
  async multi({ page, card }, { options }) {
    for (const [index, { right }] of options.entries()) {
      if (!right) continue;
      await tabTo(page, card.locator('input').nth(index));
      await press(page, 'Space');
    }
  },
  number: async (at, { blanks }) =>
    fillBlanks(
      at,
      blanks.map(({ answers }) => answers[0]!),
    ),
  text: async (at, { blanks }) =>
    fillBlanks(
      at,
      blanks.map(({ answers }) => answers[0]!),
    ),
  async bit({ page, card }, { answers }) {
    const bit = answers[0]!;
    await tabTo(page, card.locator('[data-bit="0"]'));
    await press(page, 'ArrowDown', Math.floor(bit / 8));
    await press(page, 'ArrowRight', bit % 8);
    await press(page, 'Enter');
  },
  async byte({ page, card }, { answer: { from, to } }) {
    await tabTo(page, card.locator('.bytes button').first());
    await press(page, 'ArrowRight', from);
    await press(page, 'Enter');
    await press(page, 'ArrowRight', to - 1 - from);
    if (to - from > 1) await press(page, 'Enter');
  },
  async order({ page, card }, { items, start }) {
    // Each in its turn goes up to its place; those that have one stand above.
    const now = [...start];
    for (const [place, { id }] of items.entries()) {
      const from = now.indexOf(id);
      if (from === place) continue;
      await tabTo(page, card.locator('ol li').nth(from).locator('button').first());
      await press(page, 'Enter', from - place);
      now.splice(place, 0, ...now.splice(from, 1));
      await backToTop(card);
    }
  },
  async match({ page, card }, { pairs, choices }) {
    for (const [index, { answer }] of pairs.entries()) {
      const select = card.locator('select').nth(index);
      await tabTo(page, select);
      // The first entry says “choose”.
      await press(page, 'ArrowDown', choices.findIndex(({ id }) => id === answer) + 1);
      await expect(select).toHaveValue(answer);
    }
  },
  async line({ page, card }, { lines }) {
    for (const { id, right } of lines) {
      if (!right) continue;
      await tabTo(page, card.locator(`input[value="${id}"]`));
      await press(page, 'Space');
    }
  },
  async head({ page, card }, { solution }) {
    await tabTo(page, card.locator('textarea'));
    await press(page, 'ControlOrMeta+A');
    await page.keyboard.type(solution.join('\n'));
  },
  async code({ page, card }, { solution }) {
    await tabTo(page, card.locator('.editor textarea'));
    await press(page, 'ControlOrMeta+A');
    await page.keyboard.insertText(solution.join('\n'));
    // Who edits has Tab for indenting, until Escape gives it back.
    await press(page, 'Escape');
  },
  build: typeBytes,
  stream: typeBytes,
  async state({ page, card }, { solution }) {
    for (const action of solution) {
      await tabTo(page, card.locator(`[data-action="${action}"]`));
      await press(page, 'Enter');
      await backToTop(card);
    }
  },
};

/** Answers `exercise` rightly and has it checked; for a guess, makes one that is wrong. */
export async function solve(page: Page, exercise: Exercise): Promise<void> {
  const card = page.locator(`section.card[id="${exercise.id}"]`);
  await (SOLVE[exercise.kind] as Solve<ExerciseKind>)({ page, card }, exercise);
  if (exercise.kind === 'predict') {
    await tabTo(page, card.locator('button'));
    await press(page, 'Enter');
    await expect(card.getByRole('status')).not.toBeEmpty();
    return;
  }
  await tabTo(page, card.locator('button.check'));
  await press(page, 'Enter');
  await expect(card.locator('.feedback.ok'), exercise.id).toBeVisible();
}
