/**
 * The picture of two endpoints that an exercise drives, fetched with its words when it is needed: most lessons have none.
 *
 * Knows the two fetches. Must not know what the picture shows.
 */
import type { ClosingTexts } from '../../i18n/closing/en.ts';
import type StateStage from './StateStage.svelte';
import type { ExerciseTexts } from './texts.ts';

export interface Stage {
  readonly component: typeof StateStage;
  readonly texts: ClosingTexts;
}

/** Rejects when it does not arrive. */
export async function fetchStage(texts: ExerciseTexts): Promise<Stage> {
  const [{ default: component }, closing] = await Promise.all([import('./StateStage.svelte'), texts.closing()]);
  return { component, texts: closing };
}
