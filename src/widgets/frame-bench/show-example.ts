/** Puts an example on the page. Knows examples and pastes. Must not know the menu. */
import type { Desk } from '../../state/paste-desk.ts';
import type { Example } from './examples.ts';

/** Shows the example's bytes, or pastes its text, with the choices that belong to it. */
export async function showExample(desk: Desk, example: Example): Promise<void> {
  const made = example.content();
  const options = { from: example.from ?? null, rsv1Allowed: example.rsv1Allowed ?? false, maxMessage: example.maxMessage ?? null };
  if ('text' in made) await desk.paste(made.text, options);
  else
    await desk.show(
      made.runs.map((run) => ({ ...run, kind: 'frames' as const })),
      options,
    );
}
