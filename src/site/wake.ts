/**
 * Hydrates one island: loads its component with its words in the page's language and marks it when it answers.
 *
 * Where its module lies stands in the page, which the build has written: a list of every widget would be part of every page and grow
 * with each. The development server writes no files, so there the registry is asked.
 */
import { flushSync, hydrate } from 'svelte';
import type { Locale } from '../i18n/catalogue.ts';
import { loadWidget, type WidgetModule } from '../widgets/registry.ts';

/** Brings a prerendered island to life; afterwards it carries `data-hydrated`. */
export async function wake(target: HTMLElement): Promise<void> {
  const { island, module, props } = target.dataset;
  const locale: Locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const { component, texts } = import.meta.env.DEV
    ? await loadWidget(island!, locale)
    : ((await import(/* @vite-ignore */ new URL(module!, document.baseURI).href)) as WidgetModule);
  hydrate(component, { target, props: { ...(JSON.parse(props!) as object), locale, texts } });
  flushSync();
  target.dataset['hydrated'] = '';
}
