/** Everything the gallery says in English, as one module to fetch. Knows the parts. Must not word anything. */
import { examplesEn } from './examples-en.ts';
import type { GalleryTexts } from './examples-shape.ts';
import { storiesEn } from './examples-stories-en.ts';

export const galleryEn: GalleryTexts = { ...examplesEn, ...storiesEn };
