/** Tools inside of a lesson: they are prerendered in the state of their preset, and without what only their own page needs. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/catalogue.ts';
import { loadWidget } from '../../src/widgets/registry.ts';

async function embedded(name: string, locale: Locale, preset: string): Promise<string> {
  const { component, texts } = await loadWidget(name, locale);
  return (await render(component, { props: { frames: 'frames/', locale, texts, embedded: { preset, page: 'page/' } } })).body;
}

describe('an embedded tool', () => {
  it('shows the masking of its preset', async () => {
    const body = await embedded('masking-stepper', 'en', 't=Hi&key=12345678&step=2');
    expect(body).toContain('12 34 56 78');
    expect(body).toContain('Step 2');
  });
  it('shows the length of its preset, and reads no bytes back', async () => {
    const body = await embedded('length-encoder', 'zh', 'n=70000&mask=1&step=5');
    expect(body).toContain('70000');
    expect(body).not.toContain('class="read');
  });
});
