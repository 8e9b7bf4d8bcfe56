/** Hydrates one island: loads its component with its words in the page's language and marks it when it answers. */
import { flushSync, hydrate } from 'svelte';
import type { Locale } from '../i18n/catalogue.ts';
import { loadWidget } from '../widgets/registry.ts';

/** Brings a prerendered island to life; afterwards it carries `data-hydrated`. */
export async function wake(target: HTMLElement): Promise<void> {
  const { island, props } = target.dataset;
  const locale: Locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const { component, texts } = await loadWidget(island!, locale);
  hydrate(component, { target, props: { ...(JSON.parse(props!) as object), locale, texts } });
  flushSync();
  target.dataset['hydrated'] = '';
}
