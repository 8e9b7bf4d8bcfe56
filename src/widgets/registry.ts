/**
 * The widgets that pages and lessons may place, by name: the only list of them.
 *
 * A widget is a folder of that name with `en.ts` and `zh.ts`; each exports `component`, the Svelte component, and
 * `texts`, its words in that language. The component gets the props of the page plus `locale` and `texts`.
 * Must not know what a widget does, and must import none of them eagerly: each is loaded by the pages that show it.
 */
import type { Component } from 'svelte';
import type { Locale } from '../i18n/catalogue.ts';

export interface WidgetModule {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each widget has props of its own; Island checks nothing
  readonly component: Component<any>;
  readonly texts: object;
}

export const WIDGETS = {
  'close-codes': { en: () => import('./close-codes/en.ts'), zh: () => import('./close-codes/zh.ts') },
  'closing-lab': { en: () => import('./closing-lab/en.ts'), zh: () => import('./closing-lab/zh.ts') },
  'course-map': { en: () => import('./course-map/en.ts'), zh: () => import('./course-map/zh.ts') },
  exercise: { en: () => import('./exercise/en.ts'), zh: () => import('./exercise/zh.ts') },
  'frame-bench': { en: () => import('./frame-bench/en.ts'), zh: () => import('./frame-bench/zh.ts') },
  'frame-editor': { en: () => import('./frame-editor/en.ts'), zh: () => import('./frame-editor/zh.ts') },
  'frame-glance': { en: () => import('./frame-glance/en.ts'), zh: () => import('./frame-glance/zh.ts') },
  'handshake-lab': { en: () => import('./handshake-lab/en.ts'), zh: () => import('./handshake-lab/zh.ts') },
  'handshake-sequence': { en: () => import('./handshake-sequence/en.ts'), zh: () => import('./handshake-sequence/zh.ts') },
  'history-lab': { en: () => import('./history-lab/en.ts'), zh: () => import('./history-lab/zh.ts') },
  'history-readings': { en: () => import('./history-readings/en.ts'), zh: () => import('./history-readings/zh.ts') },
  layers: { en: () => import('./layers/en.ts'), zh: () => import('./layers/zh.ts') },
  'length-encoder': { en: () => import('./length-encoder/en.ts'), zh: () => import('./length-encoder/zh.ts') },
  'live-panel': { en: () => import('./live-panel/en.ts'), zh: () => import('./live-panel/zh.ts') },
  'masking-stepper': { en: () => import('./masking-stepper/en.ts'), zh: () => import('./masking-stepper/zh.ts') },
  'message-lab': { en: () => import('./message-lab/en.ts'), zh: () => import('./message-lab/zh.ts') },
  prediction: { en: () => import('./prediction/en.ts'), zh: () => import('./prediction/zh.ts') },
  'review-deck': { en: () => import('./review-deck/en.ts'), zh: () => import('./review-deck/zh.ts') },
  'review-note': { en: () => import('./review-note/en.ts'), zh: () => import('./review-note/zh.ts') },
  'reference-filter': { en: () => import('./reference-filter/en.ts'), zh: () => import('./reference-filter/zh.ts') },
  'url-dissector': { en: () => import('./url-dissector/en.ts'), zh: () => import('./url-dissector/zh.ts') },
} satisfies Record<string, Record<Locale, () => Promise<WidgetModule>>>;

export type WidgetName = keyof typeof WIDGETS;

/** Loads a widget with its words in one language. Rejects when the name is unknown or its files do not arrive. */
export async function loadWidget(name: string, locale: Locale): Promise<WidgetModule> {
  const loaders = (WIDGETS as Record<string, Record<Locale, () => Promise<WidgetModule>> | undefined>)[name];
  if (!loaders) throw new Error(`There is no widget “${name}”.`);
  return loaders[locale]();
}
